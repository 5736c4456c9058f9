"""Offset maps: places survive derivation and come back."""

from hypothesis import given
from hypothesis import strategies as st

from reader.language.offsets import OffsetMap
from reader.model import Span

pieces = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12)


def test_a_span_of_corresponding_characters_maps_exactly():
    offsets = OffsetMap.from_pieces([(3, 3), (1, 0), (2, 2)])
    assert offsets.forward(Span(1, 3)) == Span(1, 3)
    assert offsets.forward(Span(4, 6)) == Span(3, 5)
    assert offsets.back(Span(3, 5)) == Span(4, 6)


def test_a_span_inside_a_block_covers_the_whole_block():
    offsets = OffsetMap.from_pieces([(2, 2), (2, 3), (2, 2)])
    assert offsets.forward(Span(3, 4)) == Span(2, 5)
    assert offsets.back(Span(3, 4)) == Span(2, 4)


def test_a_removed_stretch_belongs_to_neither_neighbour():
    offsets = OffsetMap.from_pieces([(2, 2), (3, 0), (2, 2)])
    assert offsets.back(Span(0, 2)) == Span(0, 2)
    assert offsets.back(Span(2, 4)) == Span(5, 7)
    assert offsets.forward(Span(2, 5)) == Span(2, 2)


@given(pieces)
def test_the_whole_text_maps_onto_the_whole_text(lengths):
    offsets = OffsetMap.from_pieces(lengths)
    source, target = sum(s for s, _ in lengths), sum(t for _, t in lengths)
    if source and target:
        assert offsets.source[0] == offsets.target[0] == 0
        assert (offsets.source[-1], offsets.target[-1]) == (source, target)


@given(pieces, st.data())
def test_spans_stay_inside_and_in_order_both_ways(lengths, data):
    offsets = OffsetMap.from_pieces(lengths)
    end = data.draw(st.integers(0, offsets.source[-1]))
    start = data.draw(st.integers(0, end))
    there = offsets.forward(Span(start, end))
    assert 0 <= there.start <= there.end <= offsets.target[-1]
    back = offsets.back(there)
    assert 0 <= back.start <= back.end <= offsets.source[-1]


@given(pieces, pieces, st.data())
def test_composition_agrees_with_one_map_after_the_other(first, second, data):
    one = OffsetMap.from_pieces(first)
    gap = one.target[-1] - sum(s for s, _ in second)
    two = OffsetMap.from_pieces([*second, (gap, gap)] if gap >= 0 else [(one.target[-1], one.target[-1])])
    both = one.then(two)
    assert list(both.source) == sorted(both.source)
    assert list(both.target) == sorted(both.target)
    assert (both.source[-1], both.target[-1]) == (one.source[-1], two.target[-1])
    end = data.draw(st.integers(0, one.source[-1]))
    span = both.forward(Span(data.draw(st.integers(0, end)), end))
    assert 0 <= span.start <= span.end <= two.target[-1]
