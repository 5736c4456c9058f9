"""What stands in quotation marks on both sides, in two rows, is one name."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText

TITLE = ("“安澜行动”演练在梧州举行", 'Exercise "Tranquil Waters" Held in Wuzhou')
HEAD = ("“安澜行动”的指挥部设在渡轮上。", "The headquarters of “Tranquil Waters” was set up on a ferry.")


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows])
    return {(pair.zh, pair.en): pair.evidence["quoted"] for pair in found.values() if "quoted" in pair.evidence}


def test_names_in_quotation_marks_in_the_same_two_rows_are_one():
    assert pairs(TITLE, HEAD) == {("安澜行动", "Tranquil Waters"): 2}


@pytest.mark.parametrize(
    "rows",
    [
        (TITLE,),
        (TITLE, ("指挥部设在渡轮上。", HEAD[1])),
        (("“再等等看”，他说。", "“Wait and see,” he said."), ("“再等等看”。", "“Wait and see” was the answer.")),
        (("“安澜行动”和“清风行动”", "“Tranquil Waters” and “Fresh Wind”"),) * 2,
    ],
)
def test_one_row_what_is_said_and_what_may_be_either_pair_nothing(rows):
    assert pairs(*rows) == {}
