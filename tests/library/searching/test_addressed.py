"""People are found as they are addressed, where bulletins write their names alone; other queries stay as they are."""

import pytest

from reader.library.searching.addressed import without_address
from reader.library.searching.count import count
from reader.library.searching.inrows import find_in
from reader.library.searching.query import parse
from reader.library.searching.search import search

ROWS = [
    ("港務局局長趙明遠在會上發言。", "Zhao Mingyuan, Director of the Port Authority, spoke at the meeting."),
    ("趙明遠說，新燈塔已經點亮。", "The new lighthouse is lit, Zhao said."),
    ("國家的港口由委員會的主席視察。", "The ports of the country were inspected by the chairman of the committee."),
    ("渡輪每日兩班。", "The ferry runs twice a day."),
    ("請寫信給船員。", "Please write to Mr Holloway of the crew."),
    ("霍洛威在港口工作。", "Holloway works at the port."),
]


def plainer(text):
    found = without_address(parse(text))
    return found and [clause.choices[0].text for clause in found.wanted]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Mr Zhao", ["Zhao"]),
        ("Prof. Zhao Mingyuan", ["Zhao", "Mingyuan"]),
        ("趙先生", ["趙"]),
        ("趙明遠局長", ["趙明遠", "局長"]),
        ("赵副局长", ["赵", "副局长"]),
        ("賽特卡利耶夫局長 港口", ["賽特卡利耶夫", "局長", "港口"]),
        ("Zhao", None),
        ("Mr", None),
        ("director Zhao", None),
        ("國家主席", None),
        ("委員會主席", None),
        ("局長", None),
        ('"Mr Zhao"', None),
        ("Mr | Zhao", None),
        ("'趙局長", None),
    ],
)
def test_forms_of_address_are_left_out_and_offices_stand_apart(typed, left):
    assert plainer(typed) == left


@pytest.mark.parametrize(
    ("typed", "rows_found"),
    [
        ("Mr Zhao", {0, 1}),
        ("Ms Zhao Mingyuan", {0, 1}),
        ("趙局長", {0}),
        ("赵明远局长", {0}),
        ("趙明遠先生", {0, 1}),
        ("Mr Holloway", {4}),
        ("國家主席", set()),
        ("Mr Nobody", set()),
    ],
)
def test_who_is_addressed_is_found_where_what_was_typed_stands_nowhere(library, rows, typed, rows_found):
    assert {hit.position for hit in search(library, typed).hits} == rows_found
    assert {hit.position for hit in find_in(rows, typed)} == rows_found
    assert count(library, typed).number == len(rows_found)
