"""Sentences that come again word for word."""

import bilingual as b
import pytest

from reader.assembly.aligning.parallel import Bead, Text
from reader.assembly.aligning.refrains import refrains
from reader.assembly.assemble import assemble
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary
from reader.model import Source

ZH = {"a": "船在港口等待。", "b": "工人检查箱子。"}
EN = {"a": "The ships wait in the port.", "b": "Workers inspect the boxes."}


def found(zh, en, beads=()):
    evidence = gather([ZH[n] for n in zh], [EN[n] for n in en], dictionary())
    sides = [Text(list(range(n)), list(range(n)), [False] * n, [False] * n) for n in (len(zh), len(en))]
    return [(bead.zh, bead.en) for bead in refrains(evidence, *sides, beads)]


@pytest.mark.parametrize("song", ["aaa", "abab", "aabbaa"])
def test_what_repeats_alike_on_both_sides_corresponds_in_order(song):
    assert found(song, song) == [((n,), (n,)) for n in range(len(song))]


@pytest.mark.parametrize(
    ("zh", "en"),
    [("aaa", "aa"), ("abab", "aabb"), ("ab", "ab"), ("aab", "aab"), ("a", "a"), ("aa", "bb")],
    ids=["as many", "in the same way", "at all", "every one", "more than one", "says the same"],
)
def test_nothing_is_said_of_sentences_unless(zh, en):
    assert found(zh, en) == []


def test_only_what_is_left_between_beads_in_order_is_looked_at():
    assert found("aaaa", "aaaa", [Bead((1,), (1,), 0.5)]) == [((2,), (2,)), ((3,), (3,))]
    assert found("aaaa", "aaaa", [Bead((0,), (3,), 0.5), Bead((3,), (0,), 0.5)]) == []


def test_hundreds_of_lines_alike_inside_a_text_keep_their_places():
    zh = [*b.HARBOUR_ZH[:3], *["箱子没有问题，检查通过。"] * 200, *b.HARBOUR_ZH[3:]]
    en = [*b.HARBOUR_EN[:3], *["The box was in order and passed."] * 200, *b.HARBOUR_EN[3:]]
    (bulletin,) = assemble(Source("x", "x"), b.clean([*zh, *en])).bulletins
    assert [(row.zh.lines, row.en.lines) for row in bulletin.rows] == [
        ((n,), (n + len(zh),)) for n in range(2, len(zh) + 1)
    ]
