"""Where each bulletin stands in the contents, known without knowing what it is called."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.contents import Outline
from reader.library.store import Library
from reader.model import Document
from reader.ui.contents.catalogue import outline_of
from reader.ui.contents.listing import GAP, Listing


def outline(*bulletins, first=1):
    """Return the outline of bulletins given as (lines, source)."""
    keys = array("I", range(first, first + len(bulletins)))
    lines, sources = array("B", [each[0] for each in bulletins]), array("I", [each[1] for each in bulletins])
    return Outline(keys, lines, sources, 0)


bulletins = st.lists(st.tuples(st.integers(2, 3), st.integers(0, 2)), max_size=12).map(
    lambda found: sorted(found, key=lambda each: each[1])
)


def drawn(found):
    """Return what stands on each line, by the plain way of drawing a list."""
    lines, several = [], len({source for _, source in found}) > 1
    for number, (height, source) in enumerate(found):
        if several and (number == 0 or found[number - 1][1] != source):
            lines.append((number, "heading"))
        lines += [(number, line) for line in range(height)] + [None] * GAP
    return lines[:-GAP]


@given(bulletins, st.integers(0, 12))
def test_every_line_is_where_plain_drawing_puts_it_however_the_list_grew(found, cut):
    listing = Listing(outline(*found[:cut]))
    listing.extend(outline(*found[cut:], first=1 + len(found[:cut])))
    wanted = drawn(found)
    assert listing.height == len(wanted)
    assert len(listing) == len(found)
    for line, what in enumerate(wanted):
        item = listing.at(line)
        if what is None:
            assert line >= item.top + item.height
        elif what[1] == "heading":
            assert (item.is_heading, item.number, item.top) == (True, what[0], line)
            assert listing.heading(item.number) == item
        else:
            assert (item.is_heading, item.number, item.top) == (False, what[0], line - what[1])
            assert listing.item(item.number) == item
    assert listing.at(-1) is None
    assert listing.at(len(wanted)) is None


@given(bulletins)
def test_bulletins_are_found_by_key_and_by_source(found):
    listing = Listing(outline(*found))
    for number, (_, source) in enumerate(found):
        assert listing.number_of(listing.key(number)) == number
        assert list(listing.of_source(source)) == [n for n, each in enumerate(found) if each[1] == source]
    assert listing.number_of(99) == -1
    assert listing.number_of(None) == -1
    assert not listing.of_source(7)


def test_a_hundred_thousand_bulletins_take_no_more_than_two_megabytes():
    listing = Listing(outline(*[(3, n // 5) for n in range(100_000)]))
    held = sum(value.itemsize * len(value) for value in vars(listing).values() if isinstance(value, array))
    assert held < 2_000_000
    assert listing.at(listing.height - 1).number == 99_999


@pytest.mark.parametrize("titles", [("題", "Title"), ("題", None), (None, "Title"), (None, None)])
def test_what_is_told_of_the_first_bulletins_is_what_the_library_says_of_all(make_bulletin, titles):
    with Library() as library:
        for path in ("a.txt", "b.txt"):
            several = tuple(make_bulletin(1, f"{path}{n}", path, titles) for n in range(2))
            library.add(Document(several[0].source, several))
        first, whole = Listing(outline_of(library.contents())), Listing(library.outline())
        assert first.keys(range(4)) == whole.keys(range(4))
        assert [first.item(n) for n in range(4)] == [whole.item(n) for n in range(4)]
        assert first.height == whole.height
