"""Readings above hanzi: none touches another, each begins where its hanzi does, lines break where they may."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.language.cells import cell_width, character_widths
from reader.language.linebreak import break_lines, drawn, opportunities
from reader.model import Span
from reader.ui.learning.ruby import set_with
from reader.ui.view import Shown

READINGS = {"中": "zhōng", "國": "guó", "壯": "zhuàng", "阿": "ā", "說": "shuō"}
TEXTS = st.text(alphabet="中國壯阿說，。「」（）,.:() ab1\n、", max_size=60)


def lines(text, width, *, wide=False, readings=READINGS):
    shown = Shown(text, None, len(text))
    by_place = {at: readings[char] for at, char in enumerate(text) if char in readings}
    return set_with(shown, by_place, width, ambiguous_wide=wide)


@given(TEXTS, st.integers(12, 60), st.booleans())
def test_a_reading_begins_where_its_hanzi_does_and_every_line_fits(text, width, wide):
    ruby = lines(text, width, wide=wide)
    widths = character_widths(ambiguous_wide=wide)
    for above, span in ruby.lines:
        line = ruby.shown.text[span.start : span.end]
        assert cell_width(above, ambiguous_wide=wide) <= width
        assert cell_width(line, ambiguous_wide=wide) <= width
        wanted = []
        x = 0
        for char in line:
            if char in READINGS:
                wanted.append((x, READINGS[char]))
            x += widths[char]
        found, x = [], 0
        for word in above.split(" "):
            if word:
                found.append((x, word))
            x += cell_width(word, ambiguous_wide=wide) + 1
        assert found == wanted


@given(TEXTS, st.integers(16, 60))
def test_nothing_is_lost_and_places_lead_back(text, width):
    ruby = lines(text, width)
    kept = [char for char in text if char not in " \n"]
    drawn_ = [char for _, span in ruby.lines for char in ruby.shown.text[span.start : span.end] if char != " "]
    assert drawn_ == kept
    for at in range(len(text)):
        place = ruby.shown.forward(Span(at, at + 1))
        assert ruby.shown.text[place.start] == text[at]
        assert ruby.shown.back(place) == Span(at, at + 1)


@given(st.text(alphabet="中國壯阿說，。「」（）,:、", max_size=60), st.integers(24, 60))
def test_lines_begin_only_where_the_text_may_be_broken(text, width):
    ruby = lines(text, width)
    allowed = {0, *opportunities(text)}
    longest = max((len(run) for run in _runs(text, allowed)), default=0)
    if longest * 7 > width - 6:
        return  # a run that has no place to break is cut somewhere
    for _, span in ruby.lines:
        assert ruby.shown.back(Span(span.start, span.start + 1)).start in allowed or span.start == span.end


def _runs(text, allowed):
    edges = sorted({*allowed, len(text)})
    return [text[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize("text", ["中國說，", "「中國」說。", "（壯）阿說"])
def test_without_readings_lines_are_as_ever(text):
    ruby = lines(text, 8, readings={})
    assert [span for _, span in ruby.lines] == [drawn(text, span) for span in break_lines(text, 8)]
    assert all(not above for above, _ in ruby.lines)
