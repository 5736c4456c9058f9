"""Every way to write a name brings the rows in which it stands, in whichever form it stands there.

The forms were written down by hand from the samples; where they stand is found by looking for them letter by letter,
without any of the search's own ways.
"""

import json
from pathlib import Path

import pytest

from reader.library.searching.rank import WEAK
from reader.library.searching.search import search
from reader.library.store import Library
from reader.library.syncing.sync import fill

ROOT = Path(__file__).parents[3]
CASES = json.loads((ROOT / "tests" / "cases" / "forms.json").read_text(encoding="utf-8"))
TITLE = -1


@pytest.fixture(scope="module")
def samples():
    with Library() as library:
        fill(library, [str(ROOT / "sample_data")])
        yield library


@pytest.fixture(scope="module")
def texts(samples):
    """(bulletin, position) → everything that stands there."""
    found = {}
    for entry in samples.contents():
        bulletin = samples.bulletin(entry.key)
        both = [(TITLE, bulletin.zh_title, bulletin.en_title)]
        both += [(position, row.zh, row.en) for position, row in enumerate(bulletin.rows)]
        for position, *sides in both:
            found[bulletin.id, position] = "\n".join(side.text for side in sides if side)
    return found


@pytest.mark.parametrize(("typed", "forms"), [(typed, case["forms"]) for case in CASES for typed in case["typed"]])
def test_a_name_in_any_form_brings_every_row_it_stands_in_and_sure_hits_bring_no_other(samples, texts, typed, forms):
    wanted = {place for place, text in texts.items() if any(form in text for form in forms)}
    assert wanted
    hits = search(samples, typed, limit=60).hits
    assert wanted <= {(hit.bulletin, hit.position) for hit in hits}
    assert {(hit.bulletin, hit.position) for hit in hits if hit.via not in WEAK} <= wanted
