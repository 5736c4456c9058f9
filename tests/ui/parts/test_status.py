"""The status line: what is left out where there is no room, and how keys are told from words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.parts.status import Fact, StatusLine, fitted

ROW = Fact("row 2/7", 1, strong=True)
FILE = Fact("news.txt", 8, right=True)
SPLIT, MERGE = Fact("split", 2, key="S"), Fact("merge", 2, key="M")


def test_what_is_needed_least_is_left_out_first():
    assert fitted([ROW, SPLIT, FILE], 80) == [ROW, SPLIT, FILE]
    assert fitted([ROW, SPLIT, FILE], 20) == [ROW, SPLIT]
    assert fitted([ROW, SPLIT, FILE], 10) == [ROW]


def test_what_must_be_said_stays_however_little_room_there_is():
    both = [Fact("correcting", 0), Fact("Esc lets go", 0)]
    assert fitted(both, 8) == both


def test_nothing_takes_no_room_and_a_key_alone_is_something():
    escape = Fact("", 1, key="Esc")
    assert fitted([Fact("", 0), escape], 80) == [escape]


@given(
    st.lists(st.builds(Fact, st.text("ab", min_size=1), st.integers(1, 9), right=st.booleans(), key=st.text("XY"))),
    st.integers(4, 120),
)
def test_what_is_left_fits_unless_it_is_one_thing(facts, width):
    left = fitted(facts, width)
    in_order = iter(facts)
    assert all(fact in in_order for fact in left)
    assert len(left) <= 1 or sum(cell_len(fact.words) for fact in left) + len(left) + 1 <= width


@pytest.fixture
def line(make_app, make_bulletin, settle):
    """Return a function that gives the segments of a status line of so many cells."""

    async def drawn(width, *facts):
        app = make_app(make_bulletin(1))
        async with app.run_test(size=(width, 20)) as pilot:
            await settle(pilot)
            status = app.screen.query_one(StatusLine)
            status.say(*facts)
            return list(status.render_line(0)), status.get_component_rich_style("status-line--strong")

    return drawn


async def test_a_key_stands_out_from_its_words(line):
    segments, strong = await line(80, SPLIT)
    assert [segment.text for segment in segments if segment.style == strong and segment.text] == ["S"]


async def test_keys_come_closer_before_any_is_left_out(line):
    said = Fact("correcting", 0), MERGE, SPLIT
    wide, _ = await line(40, *said)
    assert "".join(part.text for part in wide).strip() == "correcting  M merge  S split"
    narrow, _ = await line(29, *said)
    assert "".join(part.text for part in narrow) == " correcting  M merge S split "
