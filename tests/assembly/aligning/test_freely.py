"""Sentences that are known by their place alone."""

import pytest

from reader.assembly.aligning.freely import freely
from reader.assembly.aligning.gaps import gaps
from reader.assembly.aligning.parallel import Bead, Text
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary

ZH = ["局长何明远出席了会议。", "此话一出，满座皆惊。", "会议在四月结束。"]
EN = ["Director He Mingyuan attended the meeting.", "You could have heard a pin drop.", "The meeting ended in April."]
ENDS = (Bead((0,), (0,), 0.5), Bead((2,), (2,), 0.5))


def found(zh=ZH, en=EN, homes=((0, 0, 0), (0, 0, 0)), beads=ENDS):
    sides = [
        Text(list(range(len(texts))), list(home), [False] * len(texts), [False] * len(texts))
        for texts, home in zip((zh, en), homes, strict=True)
    ]
    return [(bead.zh, bead.en) for bead in freely(gather(zh, en, dictionary()), *sides, beads)]


def test_what_is_left_in_the_same_place_of_one_paragraph_is_each_others():
    assert found() == [((1,), (1,))]


def test_a_paragraph_may_be_left_whole_when_its_counterpart_is_a_part_of_one():
    assert found(homes=((0, 1, 2), (0, 0, 0))) == [((1,), (1,))]
    assert found(homes=((0, 0, 0), (0, 1, 2))) == [((1,), (1,))]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"homes": ((0, 1, 2), (0, 1, 2))}, id="both are paragraphs of their own"),
        pytest.param({"en": [EN[0], "No.", EN[2]]}, id="one is much shorter"),
        pytest.param({"en": [EN[0], f"{EN[1]} " * 4, EN[2]]}, id="one is much longer"),
        pytest.param({"beads": (ENDS[0], Bead((2,), (1,), 0.5))}, id="the other has its counterpart"),
        pytest.param({"beads": ()}, id="nothing else is known"),
    ],
)
def test_nothing_is_guessed_when(case):
    assert found(**case) == []


def test_gaps_lie_between_beads_that_keep_their_order():
    assert list(gaps([0, 1, 2], [0, 1, 2], ENDS)) == [([1], [1])]
    assert list(gaps([0, 1, 2, 3], [5, 6], [Bead((2,), (5,), 0.5)])) == [([0, 1], []), ([3], [6])]
    assert list(gaps([0, 1, 2], [0, 1, 2], [Bead((0,), (2,), 0.5), Bead((2,), (0,), 0.5)])) == []
