"""What a person types over the sample bulletins, and what comes first: rows, tiers, and what is lit on both sides."""

import json
from pathlib import Path

import pytest

from reader.library.searching.search import search
from reader.library.store import Library
from reader.library.syncing.sync import fill

ROOT = Path(__file__).parents[3]
CASES = json.loads((ROOT / "tests" / "cases" / "relevance.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def samples():
    with Library() as library:
        fill(library, [str(ROOT / "sample_data")])
        yield library


def lit(passage, found):
    return sorted({passage.text[one.span.start : one.span.end] for one in found}) if passage else []


def where(hit):
    return [Path(hit.source.zh).name, (hit.zh or hit.en).lines[0], str(hit.via)]


@pytest.mark.parametrize(("query", "rows", "both"), [(query, rows, both) for query, rows, *both in CASES])
def test_what_is_typed_comes_first_lit_on_both_sides(samples, query, rows, both):
    hits = search(samples, query, limit=20).hits
    assert [where(hit) for hit in hits[:3]] == rows
    assert [lit(hits[0].zh, hits[0].zh_lit), lit(hits[0].en, hits[0].en_lit)] == both if hits else both == []


def test_the_cases_are_many_and_hold_what_must_not_be_found():
    assert len(CASES) >= 120
    assert sum(1 for _, rows, *_ in CASES if not rows) >= 10
