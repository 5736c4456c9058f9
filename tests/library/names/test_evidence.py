"""What speaks for a pair of names, kind by kind, and what does not; what of it is lit, to the character."""

import json
from pathlib import Path

import pytest

from reader.library.names.asking.counterpart import Counterparts
from reader.library.names.mining import mine
from reader.library.names.reading import RowText
from reader.model import Span

CASES = json.loads((Path(__file__).parents[2] / "cases" / "names.json").read_text(encoding="utf-8"))


def mined(rows):
    pairs = mine([RowText(zh, en) for zh, en in rows]).values()
    return {(pair.zh, pair.en): set(pair.evidence) for pair in pairs}


def cases(kind, names):
    return pytest.mark.parametrize(names, [case[1:] for case in CASES[kind]], ids=[case[0] for case in CASES[kind]])


@cases("pairs", ("rows", "expected"))
def test_a_pair_is_mined_with_what_speaks_for_it(rows, expected):
    found = mined(rows)
    for zh, en, why in expected:
        assert why in found.get((zh, en), set()), found


@cases("no_pairs", ("zh", "en", "left", "right"))
def test_what_only_looks_like_a_pair_is_none(zh, en, left, right):
    assert (left, right.lower()) not in {(zh, en.lower()) for zh, en in mined([(zh, en)])}


@cases("lit", ("zh", "en", "side", "text", "expected"))
def test_the_other_side_is_lit_to_the_character_or_not_at_all(zh, en, side, text, expected):
    here, other = (zh, en) if side == "zh" else (en, zh)
    at = here.index(text)
    found = Counterparts(RowText(zh, en), None).of(side, Span(at, at + len(text)))
    assert sorted({other[span.start : span.end] for span, _ in found}) == expected
