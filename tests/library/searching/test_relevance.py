"""What a person types over the sample bulletins: which rows come, why, what is lit on both sides, and what stays away.

The cases were written by reading the samples, and by looking for letters in the files; none is an answer of the
search. Of each it says:

- `typed`: queries, each with the tier of what comes first (empty where it does not matter);
- `rows`: lines of the files (of the Chinese, or where there is none of the English) whose rows come before all others;
- `may`: what may come after them; guesses may always, as they stand behind a line of their own;
- `beginnings`: words that begin as was typed may come as well; `none`: nothing may, not even guesses;
- `zh`, `en`: what may be lit in those rows, as it stands there. Where a row holds one of them, one is lit, but where
  it is `unsure` that the two say the same: then nothing need be, but nothing else may;
- `why`: what the case is about; `fails`: what is known to be wrong still.
"""

import json
from itertools import takewhile
from pathlib import Path

import pytest

from reader.library.searching.rank import WEAK, Via
from reader.library.searching.search import search
from reader.library.store import Library
from reader.library.syncing.sync import fill
from reader.model import SIDES

ROOT = Path(__file__).parents[3]
GROUPS = json.loads((ROOT / "tests" / "cases" / "relevance.json").read_text(encoding="utf-8"))
CASES = [(typed, via, case) for group in GROUPS for case in group["cases"] for typed, via in case["typed"].items()]
ALL = 120


def marked(typed, via, case):
    known = pytest.mark.xfail(reason=case["fails"], strict=True) if "fails" in case else ()
    return pytest.param(typed, via, case, marks=known)


@pytest.fixture(scope="module")
def samples():
    with Library() as library:
        fill(library, [str(ROOT / "sample_data")])
        yield library


def lines(stated):
    return {(file, line) for file, those in stated.items() for line in those}


def held(hit):
    """The lines of the files that a hit's row is made of."""
    sides = ((hit.source.zh, hit.zh), (hit.source.en, hit.en))
    return {(Path(path).stem, line) for path, side in sides if side for line in side.lines}


def lit(hit, side):
    text = getattr(hit, side).text
    return [text[one.span.start : one.span.end] for one in getattr(hit, f"{side}_lit")]


@pytest.mark.parametrize(("typed", "via", "case"), [marked(*one) for one in CASES])
def test_what_is_typed_brings_its_rows_first_and_says_why(samples, typed, via, case):
    wanted, may = lines(case["rows"]), lines(case.get("may", {}))
    hits = search(samples, typed, limit=ALL).hits
    first = list(takewhile(lambda hit: held(hit) & wanted, hits))
    assert wanted <= set().union(*map(held, first))
    others = [hit for hit in hits[len(first) :] if hit.via not in WEAK or "none" in case]
    if "beginnings" in case:
        others = [hit for hit in others if hit.via is not Via.PREFIX]
    assert [held(hit) for hit in others if not held(hit) & may] == []
    if via:
        assert hits[0].via == via
    for hit in first:
        for side in SIDES:
            if side in case and getattr(hit, side):
                shown = lit(hit, side)
                assert set(shown) <= set(case[side])
                assert shown or "unsure" in case or not any(one in getattr(hit, side).text for one in case[side])


def test_what_is_to_be_lit_stands_in_the_rows_of_its_case(samples):
    texts = {}
    for entry in samples.contents():
        bulletin = samples.bulletin(entry.key)
        rows = [(bulletin.zh_title, bulletin.en_title), *((row.zh, row.en) for row in bulletin.rows)]
        for sides in rows:
            said = dict(zip(SIDES, (side.text if side else "" for side in sides), strict=True))
            for path, side in zip((bulletin.source.zh, bulletin.source.en), sides, strict=True):
                for line in side.lines if side else ():
                    texts.setdefault((Path(path).stem, line), []).append(said)
    for typed, _, case in CASES:
        if "zh" in case or "en" in case:
            for place in lines(case["rows"]):
                stated = [(side, one) for side in SIDES for one in case.get(side, ())]
                assert any(one in said[side] for said in texts[place] for side, one in stated), (typed, place)


def test_the_cases_are_many_and_hold_what_must_not_be_found():
    queries = [typed for typed, *_ in CASES]
    assert len(set(queries)) == len(queries) >= 450
    assert sum(1 for *_, case in CASES if not case["rows"]) >= 40
    assert sum(1 for *_, case in CASES if "fails" in case) <= 0
    assert {one.value for one in Via} - {via for _, via, _ in CASES} <= {"regional", "order", "listed", "words"}
