"""Documents are packed small and readable, and come back exactly."""

import pickle

import pytest
from hypothesis import given, settings
from stored import SOURCE, bulletin, row
from strategies import documents, links, passages

from reader.library import columns, packing
from reader.model import Document, Passage, Repair, SentenceLink, Span


@settings(max_examples=50)
@given(documents)
def test_a_packed_document_travels_as_json_and_between_processes(document):
    packed = packing.pack_document(document, ("gb18030",))
    assert packing.from_json(packing.to_json(packed)) == packed
    assert pickle.loads(pickle.dumps(packed)) == packed


@given(passages)
def test_a_passage_comes_back_exactly(passage):
    assert columns.unpack_passage(*columns.pack_passage(passage)) == passage


@given(links, links)
def test_links_come_back_exactly(first, second):
    assert columns.unpack_links(columns.pack_links((first, second))) == (first, second)


@pytest.mark.parametrize(
    ("passage", "details"),
    [
        (Passage("港口。", (12,), (), (Span(0, 3),)), "12|3"),
        (Passage("One. Two.", (4, 5, 6, 9), (), (Span(0, 4), Span(5, 9))), "4-6,9|4 1+4"),
        (Passage("x", ()), ""),
        (Passage("x", (), (Repair("bom", 0, 0, "\ufeff"),)), '||[["bom",0,0,"\ufeff",0]]'),
        (
            Passage("a b c", (1, 2, 3), (Repair("wrapped-line", 1, 2, "\n"), Repair("wrapped-line", 3, 4, "\n"))),
            '1-3||[["wrapped-line",0,1,"\\n",1,3]]',
        ),
        (
            Passage("ab", (1,), (Repair("pinyin", 1, 1, "(ā)"), Repair("pinyin", 2, 2, "(b)", inferred=True))),
            '1||[["pinyin",0,0,"(ā)",1],["pinyin",1,0,"(b)",2]]',
        ),
    ],
)
def test_what_is_known_about_a_passage_is_written_short(passage, details):
    assert columns.pack_passage(passage) == (passage.text, details)
    assert columns.unpack_passage(passage.text, details) == passage


def test_links_are_written_short():
    written = columns.pack_links((SentenceLink((0,), (0, 1), 0.5), SentenceLink((), (2,), None)))
    assert written == "0:0-1:0.5 :2:"


def test_what_cannot_be_text_is_kept_in_json():
    repair = Repair("lost-bytes", 0, 0, "\ud800\x00")
    _, details = columns.pack_passage(Passage("x", (), (repair,)))
    details.encode()
    assert "\x00" not in details
    assert columns.unpack_passage("x", details).repairs == (repair,)


def test_text_no_database_can_hold_is_refused_before_anything_is_written():
    with pytest.raises(UnicodeEncodeError):
        columns.pack_passage(Passage("\ud800", (1,)))


@pytest.mark.parametrize("lines", ["1-99999999999", "x", "1-"])
def test_a_damaged_column_is_an_error_and_not_a_flood(lines):
    with pytest.raises(ValueError, match=r".*"):
        columns.unpack_passage("x", lines)


@pytest.mark.parametrize("text", ["{}", "[]", "[1, 2]", "null", "[1,2,3,4,[[1]],[]]", "nonsense"])
def test_json_of_something_else_is_refused(text):
    with pytest.raises((ValueError, TypeError)):
        packing.from_json(text)


def test_the_terms_of_each_side_are_packed_with_the_row():
    packed = packing.pack_document(Document(SOURCE, (bulletin(rows=[row("r", "港口", "The port")]),)))
    title, first = packed.bulletins[0].rows
    assert "\U000f0000" in title.zh_terms.split()
    assert "\U000f0000" not in first.zh_terms.split()
    assert "port" in first.en_terms.split()
