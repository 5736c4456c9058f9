import itertools

import bilingual as b
import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.assembly.assemble import assemble
from reader.model import Source

HARBOUR = set(zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], strict=True))
LIBRARY = set(zip(b.LIBRARY_ZH[1:], b.LIBRARY_EN[1:], strict=True))
BLOCKS = [b.HARBOUR_ZH, b.HARBOUR_EN, b.LIBRARY_ZH, b.LIBRARY_EN]


def lines_used(document):
    used = [f.line for f in document.furniture]
    for bulletin in document.bulletins:
        used += [n for c in bulletin.credits for n in c.lines]
        for passage in (bulletin.zh_title, bulletin.en_title):
            used += passage.lines if passage else ()
        for row in bulletin.rows:
            for passage in (row.zh, row.en):
                used += passage.lines if passage else ()
    return sorted(used)


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::3])
def test_the_order_of_articles_in_the_file_changes_no_row(order):
    document = b.read([line for block in order for line in BLOCKS[block]])
    assert b.texts(document) == HARBOUR | LIBRARY
    assert b.titles(document) == {(b.HARBOUR_ZH[0], b.HARBOUR_EN[0]), (b.LIBRARY_ZH[0], b.LIBRARY_EN[0])}


def test_paragraph_by_paragraph_with_a_title_that_shifts_the_pairs_is_one_bulletin():
    lines = [b.HARBOUR_EN[0]]
    for zh, en in zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], strict=True):
        lines += [zh, en]
    document = b.read(lines)
    assert len(document.bulletins) == 1
    assert b.texts(document) == HARBOUR


def test_an_article_without_translation_stays_whole_and_one_sided():
    document = b.read([*b.HARBOUR_ZH, *b.BRIDGE_ZH, *b.HARBOUR_EN])
    assert b.texts(document) == HARBOUR | {(line, None) for line in b.BRIDGE_ZH[1:]}
    assert (b.BRIDGE_ZH[0], None) in b.titles(document)


def test_texts_side_by_side_that_are_not_translations_stay_one_sided():
    document = b.read([*b.BRIDGE_ZH, *b.LIBRARY_EN])
    assert all(zh is None or en is None for zh, en in b.texts(document))


def test_a_paragraph_split_in_two_in_the_other_language_is_one_row():
    halves = b.HARBOUR_EN[2].split(". ", 1)
    document = b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN[:2], halves[0] + ".", halves[1], b.HARBOUR_EN[3]])
    assert (b.HARBOUR_ZH[2], halves[0] + ".\n" + halves[1]) in b.texts(document)


def test_paragraphs_told_in_another_order_find_each_other():
    zh, en = [*b.LIBRARY_ZH], [b.LIBRARY_EN[0], b.LIBRARY_EN[2], b.LIBRARY_EN[1], b.LIBRARY_EN[3]]
    assert b.texts(b.read([*zh, *en])) == LIBRARY


def test_the_script_of_the_chinese_changes_no_link():
    convert = opencc.OpenCC("s2t").convert
    lines = [*b.HARBOUR_ZH, *b.HARBOUR_EN, *b.LIBRARY_ZH, *b.LIBRARY_EN]
    traditional = b.read([convert(line) for line in lines])
    simplified = b.read(lines)

    def shape(document):
        return [(row.zh and row.zh.lines, row.en and row.en.lines) for x in document.bulletins for row in x.rows]

    assert shape(traditional) == shape(simplified)


def test_ids_stay_when_the_file_is_read_again_and_when_it_is_edited_elsewhere():
    before = b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN])
    after = b.read([*b.LIBRARY_ZH, *b.LIBRARY_EN, *b.HARBOUR_ZH, *b.HARBOUR_EN])
    ids = [row.id for row in before.bulletins[0].rows]
    assert ids == [row.id for row in b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN]).bulletins[0].rows]
    assert set(ids) <= {row.id for bulletin in after.bulletins for row in bulletin.rows}
    assert before.bulletins[0].id in {bulletin.id for bulletin in after.bulletins}


def test_the_same_paragraph_twice_gets_two_ids():
    document = b.read([b.HARBOUR_ZH[1], b.HARBOUR_ZH[1], b.HARBOUR_ZH[1]])
    ids = [row.id for bulletin in document.bulletins for row in bulletin.rows]
    assert len(set(ids)) == len(ids) == 3


def test_two_files_count_their_lines_each_on_its_own():
    document = assemble(
        Source("a.zh.txt", "a.en.txt"), b.clean(b.HARBOUR_ZH, "a.zh.txt"), b.clean(b.HARBOUR_EN, "a.en.txt")
    )
    (bulletin,) = document.bulletins
    assert [(row.zh.lines, row.en.lines) for row in bulletin.rows] == [((n,), (n,)) for n in (2, 3, 4)]


@pytest.mark.parametrize(("lines", "note"), [(b.HARBOUR_ZH, "no English text"), (b.HARBOUR_EN, "no Chinese text")])
def test_a_file_in_one_language_gives_a_one_sided_bulletin_and_says_so(lines, note):
    document = b.read(lines)
    assert note in document.notes
    assert lines_used(document) == [1, 2, 3, 4]
    assert all(row.score is None for row in document.bulletins[0].rows)


def test_an_empty_file_gives_no_bulletins():
    assert b.read([]).bulletins == ()
    assert b.read(["", "  "]).bulletins == ()


def test_scores_are_shares():
    for bulletin in b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN]).bulletins:
        for row in bulletin.rows:
            assert 0 <= row.score <= 1
            assert all(link.score is None or 0 <= link.score <= 1 for link in row.links)


def test_every_sentence_of_a_two_sided_row_is_in_one_link():
    for bulletin in b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN]).bulletins:
        for row in bulletin.rows:
            assert sorted(n for link in row.links for n in link.zh) == list(range(len(row.zh.sentences)))
            assert sorted(n for link in row.links for n in link.en) == list(range(len(row.en.sentences)))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from([line for block in [*BLOCKS, b.BRIDGE_ZH, ["", "。", "A", "12"]] for line in block]),
        max_size=14,
    )
)
def test_every_line_is_in_exactly_one_place(lines):
    assert lines_used(b.read(lines)) == [number for number, line in enumerate(lines, 1) if line.strip()]


def test_hostile_input_ends():
    assert b.read(["重复的一行。", "The same line."] * 1500).bulletins
    assert b.read(["字" * 20_000, "word " * 4_000]).bulletins
