"""What is known of a bulletin in type is used again after a correction, and it looks as if nothing had been known."""

import pytest
from correcting import bulletin
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.correcting import operations
from reader.library.correcting.applying import applied
from reader.library.correcting.operations import CorrectionError
from reader.ui.pane.blocks import manuscript, shared
from reader.ui.pane.layout import Layout, geometry
from reader.ui.pane.sheet import Sheet
from reader.ui.view import View

TOWN = bulletin(*((f"第{n}段。" * (n % 4 + 1), f"Paragraph {n}. " * (n % 5 + 1)) for n in range(12)))
WIDE, NARROW = geometry(100, Layout.SIDE_BY_SIDE), geometry(40, Layout.STACKED)


def laid(sheet):
    """Every block's lines, after which all heights are exact."""
    return [sheet.lay(number).lines for number in range(len(sheet.blocks))], sheet.map.heights


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [([], [], (0, 0)), ("abc", "abc", (3, 0)), ("abc", "abxc", (2, 1)), ("ab", "xy", (0, 0)), ("aa", "aaa", (2, 0))],
)
def test_what_two_sequences_share_at_their_ends_is_counted_once(one, two, expected):
    assert shared(one, two) == expected


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["merge", "split", "unlink", "pin"]),
    st.integers(0, 11),
    st.sets(st.integers(0, 13)),
    st.sampled_from([WIDE, NARROW]),
)
def test_after_a_correction_all_is_as_if_it_were_set_anew(kind, row, looked_at, now):
    make = {
        "merge": operations.merge,
        "split": lambda town, row: operations.split(town, row, "zh", 1),
        "unlink": operations.unlink,
        "pin": operations.pin,
    }
    try:
        after = applied(TOWN, make[kind](TOWN, row))
    except CorrectionError:
        return
    were = manuscript(TOWN)
    before = Sheet(were.blocks, View(), WIDE)
    for number in looked_at:
        if number < len(before.blocks):
            before.lay(number)
    anew = manuscript(after)
    written = manuscript(after, were)
    assert written == anew
    assert laid(Sheet(written.blocks, View(), now, before)) == laid(Sheet(anew.blocks, View(), now))


def test_blocks_and_lines_of_rows_that_stay_are_the_same_objects():
    were = manuscript(TOWN)
    before = Sheet(were.blocks, View(), WIDE)
    laid(before)
    written = manuscript(applied(TOWN, operations.merge(TOWN, 5)), were)
    sheet = Sheet(written.blocks, View(), WIDE, before)
    assert [one is two for one, two in zip(written.blocks, were.blocks, strict=False)] == [True] * 6 + [False] * 6
    assert written.blocks[7:] == were.blocks[8:]
    assert sheet.lay(2) is before.lay(2)
    assert sheet.lay(9) is before.lay(10)


def test_what_was_hidden_or_is_of_another_bulletin_is_set_anew():
    were = manuscript(TOWN)
    hidden = Sheet(were.blocks, View(), WIDE)
    hidden.hide(frozenset({3}))
    other = manuscript(bulletin(("別的。", "Other."), name="other"), were)
    for before in (hidden, Sheet(were.blocks, View(), WIDE), Sheet((), View(), WIDE)):
        assert laid(Sheet(other.blocks, View(), WIDE, before)) == laid(Sheet(other.blocks, View(), WIDE))
    after = manuscript(applied(TOWN, operations.merge(TOWN, 5)), were)
    assert laid(Sheet(after.blocks, View(), WIDE, hidden)) == laid(Sheet(after.blocks, View(), WIDE))
