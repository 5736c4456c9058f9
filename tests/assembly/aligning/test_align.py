"""Rows of one bulletin: what stands beside what, and how sure that is."""

import bilingual as b
import pytest

from reader.assembly.aligning import align, joints
from reader.assembly.aligning.parallel import Bead, Text
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary

HARBOUR = set(zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], strict=True))
LIBRARY = set(zip(b.LIBRARY_ZH[1:], b.LIBRARY_EN[1:], strict=True))


def scores(document):
    return [row.score for bulletin in document.bulletins for row in bulletin.rows if row.score is not None]


def test_a_label_in_brackets_is_never_joined_to_the_paragraph_below_it():
    lines = [b.HARBOUR_ZH[0], b.HARBOUR_EN[0]]
    for zh, en in zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], strict=True):
        lines += ["【港口消息】", zh, en]
    found = b.texts(b.read(lines))
    assert found == HARBOUR | {("【港口消息】", None)}


def test_a_line_in_both_languages_stands_beside_itself_whatever_the_lines_around_it_say():
    glosses = ["container  n.集装箱", "wharf  n.码头", "firefighter  n.消防队员"]
    lines = [b.HARBOUR_ZH[0], b.HARBOUR_EN[0]]
    for zh, en, gloss in zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], glosses, strict=True):
        lines += [en, gloss, zh]
    rows = [row for bulletin in b.read(lines).bulletins for row in bulletin.rows]
    mixed = {n for n, line in enumerate(lines, 1) if line in glosses}
    assert {row.zh.lines for row in rows if row.en and row.zh and row.zh.lines == row.en.lines} == {(n,) for n in mixed}
    assert b.texts(b.read(lines)) >= HARBOUR


def test_two_halves_that_change_places_are_aligned_each_in_its_own_order():
    en = [*b.LIBRARY_EN[1:], *b.HARBOUR_EN[1:]]
    document = b.read([*b.HARBOUR_ZH[1:], *b.LIBRARY_ZH[1:], *en])
    assert b.texts(document) == HARBOUR | LIBRARY


def test_a_title_that_looks_like_a_sentence_is_a_title_when_the_other_side_says_so():
    document = b.read([b.LIBRARY_ZH[0] + "。", *b.LIBRARY_ZH[1:], *b.LIBRARY_EN])
    assert b.titles(document) == {(b.LIBRARY_ZH[0] + "。", b.LIBRARY_EN[0])}
    assert b.texts(document) == LIBRARY


def test_translations_score_higher_than_texts_that_share_a_form_only():
    right = scores(b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN]))
    assert min(right) > 0.8
    wrong = scores(b.read([b.HARBOUR_ZH[0], b.HARBOUR_EN[0], *b.BRIDGE_ZH[1:], *b.LIBRARY_EN[1:]]))
    assert all(score < 0.8 for score in wrong)


@pytest.mark.parametrize(("score", "linked"), [(0.6, [((3,), (0,))]), (0.99, [((0, 3), (0,))])])
def test_only_a_sure_bead_ties_a_paragraph_to_a_row_by_its_last_sentence(score, linked):
    zh = [*b.LIBRARY_ZH[1:], *b.HARBOUR_ZH[1:2]]
    evidence = gather(zh, b.HARBOUR_EN[1:2], dictionary())
    left = Text([0, 1, 2, 3], [0, 0, 0, 3], [False] * 4, [False] * 4)
    right = Text([0], [0], [False], [False])
    rows = align.rows(evidence, left, right, [Bead((2, 3), (0,), 0.4, score)], interleaved=False)
    assert [(row.zh, row.en) for row in rows if row.score is not None] == linked


@pytest.mark.parametrize("titled", [True, False], ids=["title", "sentence without a full stop"])
def test_a_line_like_a_heading_may_be_half_a_sentence_unless_both_sides_begin_with_one(titled):
    lines = Text([0, 1, 2], [0, 1, 2], [True, False, False], [False] * 3)
    full = Text([0, 1, 2, 3, 4], [0, 1, 1, 2, 2], [True, *[False] * 4], [False] * 5)
    assert bool(joints.joints_of(lines, titled=titled)[1] > joints.HEADING_APART) == titled
    assert joints.joints_of(full, titled=titled)[1] > joints.HEADING_APART / 2  # paragraphs of two sentences
