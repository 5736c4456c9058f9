"""Names are paired that stand in the same rows and sound a little alike: neither would be enough alone."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows]).values()
    return {(pair.zh, pair.en) for pair in found if "together" in pair.evidence}


BEGUN = ("阿奎多昨天到了。", "Yesterday Aguedo came.")
WENT_ON = ("大家欢迎阿奎多。", "All welcomed Aguedo.")


def test_two_rows_and_a_little_likeness_pair_names():
    assert pairs(BEGUN, WENT_ON) == {("阿奎多", "Aguedo")}


def test_the_full_name_is_paired_with_it():
    assert ("阿奎多", "Belo Aguedo") in pairs(BEGUN, ("大家欢迎阿奎多。", "All welcomed Belo Aguedo."))


@pytest.mark.parametrize(
    "rows",
    [
        [BEGUN],  # once is chance
        [BEGUN, ("大家欢迎他。", "All welcomed Aguedo."), ("人人都说好。", "Aguedo was praised.")],  # one of three
        [
            ("斯蒙捷昨天到了。", "Yesterday Aguedo came."),
            ("大家欢迎斯蒙捷。", "All welcomed Aguedo."),
        ],  # nothing is alike
    ],
)
def test_less_pairs_nothing(rows):
    assert pairs(*rows) == set()
