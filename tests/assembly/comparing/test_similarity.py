from itertools import pairwise

import numpy as np
import pytest

from reader.assembly.aligning.likelihood import MOST, Held, Lists, likelihoods, weigh
from reader.assembly.comparing import similarity
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary

ZH = ["工程师修建了一座桥。", "医院收到十二辆救护车。", "渔民担心鱼的价格。"]
EN = ["Engineers built a bridge.", "The hospital received twelve ambulances.", "Fishermen fear for the price of fish."]


@pytest.fixture(scope="module")
def evidence():
    return gather(ZH, EN, dictionary())


def test_what_says_the_same_is_more_similar_than_what_does_not(evidence):
    matrix = similarity.sentence_matrix(evidence, range(3), range(3))
    assert list(matrix.argmax(axis=1)) == [0, 1, 2]
    assert np.diag(matrix).min() > 0.2
    assert matrix[~np.eye(3, dtype=bool)].max() < 0.1


def test_small_and_large_texts_are_measured_alike(evidence, monkeypatch):
    small = similarity.sentence_matrix(evidence, range(3), range(3))
    monkeypatch.setattr(similarity, "SMALL", 0)
    assert np.allclose(similarity.sentence_matrix(evidence, range(3), range(3)), small, atol=1e-5)


def test_a_bead_is_similar_as_a_whole(evidence):
    whole = similarity.bead_similarity(evidence, (0, 1), (0, 1))
    assert whole > similarity.bead_similarity(evidence, (0, 1), (0, 2))
    assert 0 <= whole <= 1


def test_the_right_place_is_likelier_than_any_other(evidence):
    zh, en = (
        Held(Lists.of(side.items), Lists.of(side.wanted), side.length)
        for side in (evidence.zh_clauses, evidence.en_clauses)
    )
    ratio, count = likelihoods(zh, en, weigh(evidence.unit_hit, en.wanted), weigh(evidence.term_hit, zh.wanted))
    assert ratio.shape == count.shape == (3, MOST, MOST, 3)
    assert list(ratio[:, 0, 0].argmax(axis=1)) == [0, 1, 2]
    assert np.diag(ratio[:, 0, 0]).min() > 0
    assert count.min() > 0


def test_a_part_of_a_text_says_what_it_says_in_the_whole(evidence):
    zh, en = (
        Held(Lists.of(side.items), Lists.of(side.wanted), side.length)
        for side in (evidence.zh_clauses, evidence.en_clauses)
    )
    weighings = weigh(evidence.unit_hit, en.wanted), weigh(evidence.term_hit, zh.wanted)
    whole, _ = likelihoods(zh, en, *weighings)
    part, _ = likelihoods(zh.part(1, 3), en.part(0, 2), *weighings)
    assert np.allclose(part[:, 0, 0], whole[1:, 0, 0, :2], atol=1e-4)
    assert part[0, 1, 1, 0] == pytest.approx(whole[1, 1, 1, 0], abs=1e-4)


def test_finding_what_is_everywhere_says_nothing():
    hit = np.array([0.5, 0.5], np.float32)
    everywhere, once = np.array([0], np.int32), np.array([0, 1], np.int32)
    weighing = weigh(hit, Lists.of([everywhere] * 30 + [once]))
    assert len(weighing.gain) == MOST
    assert weighing.gain[0][0] < weighing.gain[0][1]
    assert all(later[1] <= earlier[1] for earlier, later in pairwise(weighing.gain))
