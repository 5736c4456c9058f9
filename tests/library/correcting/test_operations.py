"""Correcting rows: what each operation makes of a bulletin, what it refuses, and that no text is lost or doubled."""

from collections import Counter
from dataclasses import replace

import pytest
from correcting import bulletin, flow, paragraphs, texts, wrapped
from hypothesis import given
from hypothesis import strategies as st
from strategies import passages

from reader.library.correcting import operations
from reader.library.correcting.applying import UnmatchedError, applied, row_digest
from reader.library.correcting.operations import CorrectionError, Ref, Together
from reader.library.correcting.paragraphs import cut, together
from reader.library.correcting.paragraphs import paragraphs as taken_apart
from reader.model import SIDES, Passage, Repair, Span

ABC = bulletin(("甲一。甲二。", "A one. A two."), ("乙。", "B."), (None, "C."))


def test_the_last_paragraph_moves_to_the_next_row():
    town = bulletin(("甲。\n乙。", "A."), (None, "B."))
    after = applied(town, operations.move(town, 0, "zh", 1))
    assert texts(after) == [("甲。", "A."), ("乙。", "B.")]
    assert [row.zh.lines for row in after.rows] == [(1,), (2,)]


def test_the_first_paragraph_moves_to_the_row_before():
    town = bulletin(("甲。", "A."), ("乙。", "B.\nC."))
    assert texts(applied(town, operations.move(town, 1, "en", -1))) == [("甲。", "A.\nB."), ("乙。", "C.")]


def test_a_row_that_is_left_empty_goes():
    assert texts(applied(ABC, operations.move(ABC, 2, "en", -1))) == [texts(ABC)[0], ("乙。", "B.\nC.")]
    only = bulletin(("甲。", None), ("乙。", "B."))
    assert texts(applied(only, operations.move(only, 0, "zh", 1))) == [("甲。\n乙。", "B.")]


def test_two_rows_become_one_with_the_links_of_both():
    after = applied(ABC, operations.merge(ABC, 0))
    assert texts(after) == [("甲一。甲二。\n乙。", "A one. A two.\nB."), (None, "C.")]
    assert [(link.zh, link.en) for link in after.rows[0].links] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_a_row_is_split_before_a_sentence_with_what_says_the_same():
    after = applied(ABC, operations.split(ABC, 0, "zh", 1))
    assert texts(after)[:2] == [("甲一。", "A one."), ("甲二。", "A two.")]
    assert [[(link.zh, link.en) for link in row.links] for row in after.rows[:2]] == [[((0,), (0,))]] * 2
    assert texts(applied(ABC, operations.split(ABC, 0, "en", 1))) == texts(after)


def test_a_row_is_split_between_paragraphs_without_cutting_any():
    town = bulletin(("甲。\n乙。", "A.\nB."))
    correction = operations.split(town, 0, "zh", 1)
    assert correction.cuts == ()
    assert texts(applied(town, correction)) == [("甲。", "A."), ("乙。", "B.")]


def test_a_row_of_one_language_can_be_split():
    town = bulletin(("甲一。甲二。", None))
    assert texts(applied(town, operations.split(town, 0, "zh", 1))) == [("甲一。", None), ("甲二。", None)]


def test_what_belongs_to_both_halves_stays_in_the_first():
    town = bulletin(("甲一。甲二。", "All of it."))
    linked = replace(town.rows[0], links=(replace(town.rows[0].links[0], zh=(0, 1), en=(0,)),))
    town = replace(town, rows=(linked,))
    assert texts(applied(town, operations.split(town, 0, "zh", 1))) == [("甲一。", "All of it."), ("甲二。", None)]


def test_a_row_becomes_two_of_one_language_each():
    after = applied(ABC, operations.unlink(ABC, 0))
    assert texts(after)[:2] == [("甲一。甲二。", None), (None, "A one. A two.")]
    assert [row.score for row in after.rows[:2]] == [None, None]


def test_two_paragraphs_are_linked_wherever_they_stand():
    town = bulletin(("甲。\n乙。\n丙。", "A."), (None, "B."), ("丁。", "D."))
    after = applied(town, operations.link(town, (0, "zh", 1), (1, "en", 0)))
    assert texts(after) == [("甲。", "A."), ("乙。", "B."), ("丙。", None), ("丁。", "D.")]
    assert operations.link(town, (1, "en", 0), (0, "zh", 1)) == operations.link(town, (0, "zh", 1), (1, "en", 0))


def test_what_stays_behind_of_a_linked_row_keeps_its_score_and_is_not_called_checked():
    town = bulletin(("甲。\n乙。", "A."), (None, "B."))
    rest, linked = applied(town, operations.link(town, (0, "zh", 1), (1, "en", 0))).rows
    assert (rest.score, rest.checked) == (0.4, None)
    assert (linked.score, linked.checked) == (1.0, "corrected")


def test_a_pinned_row_stays_as_it_is_but_is_certain():
    after = applied(ABC, operations.pin(ABC, 1))
    assert after.rows[1] == replace(ABC.rows[1], score=1.0, checked="pinned")
    assert (after.rows[0], after.rows[2]) == (ABC.rows[0], ABC.rows[2])
    with pytest.raises(CorrectionError, match="pinned already"):
        operations.pin(after, 1)


def test_untouched_rows_keep_their_ids_and_new_ones_get_those_of_their_texts():
    after = applied(ABC, operations.merge(ABC, 1))
    assert after.rows[0] is ABC.rows[0]
    assert after.rows[1].id == row_digest("乙。", "B.\nC.")


def test_equal_rows_get_different_ids():
    town = bulletin(("甲。\n甲。", "A."), ("甲。", None), ("甲。", None))
    after = applied(town, operations.unlink(town, 0))
    after = applied(after, operations.split(after, 0, "zh", 1))
    assert len({row.id for row in after.rows}) == len(after.rows) == 5


def test_an_id_is_that_of_the_assembly():
    from reader.assembly.ids import Ids

    assert row_digest("甲。", None) == Ids().give("row", "甲。", None)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: operations.move(ABC, 2, "en", 1), "last row"),
        (lambda: operations.move(ABC, 0, "zh", -1), "first row"),
        (lambda: operations.move(ABC, 2, "zh", -1), "no Chinese"),
        (lambda: operations.merge(ABC, 2), "last row"),
        (lambda: operations.split(ABC, 0, "zh", 0), "Nothing stands before"),
        (lambda: operations.split(ABC, 1, "zh", 1), "Nothing stands before"),
        (lambda: operations.unlink(ABC, 2), "one language"),
        (lambda: operations.link(ABC, (0, "zh", 0), (1, "zh", 0)), "a Chinese and an English"),
        (lambda: operations.link(ABC, (1, "zh", 0), (1, "en", 0)), "a row already"),
        (lambda: operations.link(ABC, (2, "zh", 0), (1, "en", 0)), "no Chinese"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(make, says):
    with pytest.raises(CorrectionError, match=says):
        make()


def test_what_is_not_in_the_text_cannot_be_corrected():
    gone = operations.Correction("merged", (Together((Ref("沒有這一段。", 0),), (Ref("A one. A two.", 0),)),))
    with pytest.raises(UnmatchedError):
        applied(ABC, gone)


# Paragraphs


def test_lines_go_with_their_paragraphs():
    both = together([wrapped("甲一，甲二。", 3), wrapped("乙。丙。", 2, 8)])
    assert both.lines == (1, 2, 8, 9)
    assert [part.lines for part in taken_apart(both)] == [(1, 2), (8, 9)]


def test_a_paragraph_cut_where_lines_were_joined_is_on_both_lines_no_more():
    before, after = cut(wrapped("甲。乙。", 2), 2)
    assert (before.text, before.lines, before.repairs) == ("甲。", (1,), ())
    assert (after.text, after.lines, after.repairs) == ("乙。", (2,), ())


def test_a_paragraph_cut_within_a_line_stands_on_it_twice():
    before, after = cut(wrapped("甲。乙，丙。", 4), 2)
    assert (before.lines, after.lines) == ((1,), (1, 2))
    assert after.repairs == (Repair("wrapped-line", 2, 2, "\n"),)


def test_white_space_between_sentences_goes_and_repairs_stay_with_what_they_changed():
    text = "He spoke (now). Then he left."
    passage = Passage(text, (4,), (Repair("x", 3, 8, "spake"), Repair("y", 21, 23, "she")), (Span(0, 15), Span(16, 29)))
    before, after = cut(passage, 16)
    assert (before.text, after.text) == ("He spoke (now).", "Then he left.")
    assert (before.repairs, after.repairs) == ((Repair("x", 3, 8, "spake"),), (Repair("y", 5, 7, "she"),))
    assert (before.sentences, after.sentences) == ((Span(0, 15),), (Span(0, 13),))


def test_nothing_is_cut_off_at_an_end():
    with pytest.raises(ValueError, match="0"):
        cut(wrapped("甲。乙。", 2), 0)


@given(st.lists(passages.filter(lambda passage: "\n" not in passage.text), min_size=1, max_size=4))
def test_a_passage_taken_apart_and_put_together_is_what_it_was(parts):
    whole = together([tidy(part) for part in parts])
    assert together(taken_apart(whole)) == whole


def tidy(passage):
    """A passage as assembly makes them: what is known of its text lies inside it."""
    held = len(passage.text)
    return replace(
        passage,
        sentences=tuple(span for span in passage.sentences if span.start < span.end <= held),
        repairs=tuple(repair for repair in passage.repairs if repair.end <= held),
    )


# Whatever somebody does

sides = st.none() | st.lists(st.sampled_from(["甲。", "乙，丙。丁。", "戊"]), min_size=1, max_size=3).map("\n".join)
english = st.none() | st.lists(st.sampled_from(["A.", "B, c. D.", "E"]), min_size=1, max_size=3).map("\n".join)
pairs = st.tuples(sides, english).filter(any)
deeds = st.lists(st.tuples(st.sampled_from("JKMSOLP"), *(st.integers(0, 5),) * 4), max_size=6)


def done(town, deed):
    """A bulletin after a key, whose row, side and sentence are any; what makes no sense changes nothing."""
    key, number, other, sentence, paragraph = deed
    number %= len(town.rows)
    side = SIDES[other % 2]
    try:
        match key:
            case "J" | "K":
                correction = operations.move(town, number, side, 1 if key == "J" else -1)
            case "M":
                correction = operations.merge(town, number)
            case "S":
                correction = operations.split(town, number, side, sentence)
            case "O":
                correction = operations.unlink(town, number)
            case "L":
                there = (other % len(town.rows), "en", paragraph)
                correction = operations.link(town, (number, "zh", sentence), there)
            case _:
                correction = operations.pin(town, number)
    except CorrectionError:
        return town, None
    return applied(town, correction), correction


@given(st.lists(pairs, min_size=1, max_size=5), deeds)
def test_no_text_is_ever_lost_or_doubled(rows, several):
    town = bulletin(*rows)
    for deed in several:
        after, correction = done(town, deed)
        for side in SIDES:
            if correction is not None and correction.kind == "linked" and side == "en":
                assert Counter(paragraphs(after, side)) == Counter(paragraphs(town, side))
            else:
                assert flow(after, side) == flow(town, side)  # nor does it change its order
            for one in after.rows:
                if (there := one.passage(side)) is not None:
                    assert there.text
                    assert all(there.text[span.start : span.end].strip() for span in there.sentences)
        assert len({one.id for one in after.rows}) == len(after.rows)
        for one in after.rows:
            if one.zh and one.en:
                for linked, held in (("zh", one.zh), ("en", one.en)):
                    numbers = sorted(n for link in one.links for n in getattr(link, linked))
                    assert numbers == list(range(len(held.sentences)))
            else:
                assert (one.score, one.links) == (None, ())
        town = after


@given(st.lists(pairs, min_size=2, max_size=5), deeds)
def test_the_same_corrections_on_the_same_text_give_the_same_rows(rows, several):
    town = now = bulletin(*rows)
    corrections = []
    for deed in several:
        now, correction = done(now, deed)
        corrections += [correction] if correction else []
    again = town
    for correction in corrections:
        again = applied(again, correction)
    assert again == now


def test_rows_that_nobody_touched_are_the_same_in_a_long_bulletin():
    long = bulletin(*(((f"第{n}段。", f"Paragraph {n}.")) for n in range(500)))
    after = applied(long, operations.merge(long, 250))
    assert all(one is two for one, two in zip(long.rows[:250], after.rows[:250], strict=True))
    assert all(one is two for one, two in zip(long.rows[252:], after.rows[251:], strict=True))
