"""Where the same is said twice, in whatever order."""

from itertools import pairwise

import bilingual as b

from reader.assembly.comparing import evidence
from reader.assembly.dictionary import dictionary
from reader.assembly.pairing import paths


def found(zh, en):
    return paths.find_paths(evidence.gather(zh, en, dictionary()))


def test_translations_lie_on_a_path_though_articles_change_places():
    zh, en = [*b.HARBOUR_ZH, *b.LIBRARY_ZH], [*b.LIBRARY_EN, *b.HARBOUR_EN]
    matches = {(match.zh, match.en) for path in found(zh, en) for match in path}
    assert {(1, 5), (2, 6), (5, 1), (6, 2)} <= matches


def test_no_sentence_lies_on_two_paths_and_every_path_goes_forward():
    zh, en = [*b.HARBOUR_ZH, *b.LIBRARY_ZH, *b.BRIDGE_ZH], [*b.LIBRARY_EN, *b.HARBOUR_EN]
    every = found(zh, en)
    for path in every:
        assert all(one.zh <= two.zh and one.en <= two.en for one, two in pairwise(path))
    for side in ("zh", "en"):
        owners = [{getattr(match, side) for match in path} for path in every]
        assert sum(map(len, owners)) == len(set().union(*owners))


def test_nothing_is_found_where_a_side_is_missing():
    assert found(b.HARBOUR_ZH, []) == []
    assert found([], b.HARBOUR_EN) == []
    assert found([], []) == []


def test_a_file_too_long_for_one_matrix_is_found_in_windows(monkeypatch):
    monkeypatch.setattr(paths, "DENSE", 20)
    monkeypatch.setattr(paths, "CHUNK", 4)
    matches = {
        (m.zh, m.en) for path in found([*b.HARBOUR_ZH, *b.LIBRARY_ZH], [*b.LIBRARY_EN, *b.HARBOUR_EN]) for m in path
    }
    assert {(1, 5), (6, 2)} <= matches
