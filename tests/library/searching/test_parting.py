"""Names typed one behind the other are each found in either language; words of one name stay together."""

import pytest

from reader.library.searching.inrows import find_in
from reader.library.searching.search import search

ROWS = [
    ("趙明遠同塞拜克在杜尚別會面。", "Zhao Mingyuan met Saibek in Dushanbe."),
    ("趙明遠說，杜尚別的燈塔已經點亮。", "The lighthouse of the town is lit, Zhao Mingyuan said."),
    ("塞拜克感謝趙明遠。", "Saibek was grateful for the welcome."),
    ("塞拜克回到了杜尚別。", None),
    ("趙立群住在杜尚別。", "Zhao Liqun lives in Dushanbe."),
]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Zhao Mingyuan Dushanbe", {0, 1}),
        ("Dushanbe Zhao Mingyuan", {0, 1}),
        ("Zhao Mingyuan Saibek", {0, 2}),
        ("Saibek Dushanbe", {0, 3}),
        ("Zhao Mingyuan lighthouse", {1}),
        ("Zhao Mingyuan", {0, 1, 2}),
        ("Liqun Saibek", set()),
        ("Zhao Mingyuan ferry", set()),
        ('"Saibek Dushanbe"', set()),
    ],
)
def test_names_one_behind_the_other_are_each_found_in_either_language(library, rows, typed, wanted):
    assert {hit.position for hit in search(library, typed).hits} == wanted
    assert {hit.position for hit in find_in(rows, typed)} == wanted
