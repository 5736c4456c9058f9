"""PDF documents, written by reportlab: the text of the pages without what stands on every page."""

import contextlib
import io
import sys

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from reader.intake.formats import format_of, pdf
from reader.intake.problems import UnreadableError

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

ZH = ["港口今天开放。", "大家都来看船。", "天气一直很好。", "明天还会下雨。"]
EN = ["The harbour opens today.", "Everybody comes to see ships.", "The weather stays fine.", "It will rain again."]


def written(pages, lock=None):
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=lock)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.setFont("STSong-Light", 12)
            canvas.drawString(72, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def text(data):
    return [line.text for line in pdf.extract(data).lines if line.text]


def test_the_lines_of_a_page_come_from_top_to_bottom_in_both_languages():
    assert text(written([[ZH[0], EN[0], ZH[1], EN[1]]])) == [ZH[0], EN[0], ZH[1], EN[1]]


def test_headers_footers_and_page_numbers_are_left_out_and_said():
    data = written([["每周通讯", ZH[n], EN[n], f"- {n + 1} -"] for n in range(4)])
    extracted = pdf.extract(data)
    assert [line.text for line in extracted.lines] == [line for pair in zip(ZH, EN, strict=True) for line in pair]
    assert "每周通讯" in extracted.notes[0]


def test_what_is_repeated_inside_pages_or_on_few_of_them_stays():
    pages = [[ZH[n], EN[n], "同样的一行。", EN[3 - n], ZH[3 - n]] for n in range(4)]
    assert text(written(pages)).count("同样的一行。") == 4
    assert text(written([["每周通讯", ZH[0]], ["每周通讯", ZH[1]]])).count("每周通讯") == 2


def test_pages_of_pictures_ask_for_text_recognition():
    with pytest.raises(UnreadableError, match="OCR"):
        pdf.extract(written([[], []]))


def test_some_pages_without_text_are_said():
    assert "1 of 2 pages" in pdf.extract(written([[ZH[0]], []])).notes[0]


def test_a_locked_document_gives_a_message_and_one_without_password_opens():
    with pytest.raises(UnreadableError, match="password"):
        pdf.extract(written([[ZH[0]]], StandardEncryption("secret", ownerPassword="owner", canPrint=0)))
    assert text(written([[ZH[0]]], StandardEncryption("", ownerPassword="owner"))) == [ZH[0]]


def test_a_document_is_known_by_its_mark():
    assert format_of(WHOLE[:4096], "").name == "PDF"
    assert format_of(b"a text about %PDF-1.4", ".txt").name == "plain text"


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableError, match=r"bulletin-reader\[pdf\]"):
        pdf.extract(WHOLE)


def test_more_pages_than_the_limit_are_said(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    extracted = pdf.extract(WHOLE)
    assert [line.text for line in extracted.lines] == [ZH[0], EN[0]]
    assert "first 1 of 2 pages" in extracted.notes[0]


def test_a_page_that_never_ends_is_left_out(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_OPERATIONS", 1)
    with pytest.raises(UnreadableError, match="damaged"):
        pdf.extract(WHOLE)


WHOLE = written([[ZH[0], EN[0]], [ZH[1], EN[1]]])


@pytest.mark.parametrize(
    "damaged", [b"%PDF-1.4", WHOLE[:300], b"%PDF-1.4\n" + b"[" * 50_000, b"%PDF-1.4\n" + b"<<" * 50_000]
)
def test_a_damaged_document_gives_a_message(damaged):
    with pytest.raises(UnreadableError):
        pdf.extract(damaged)


@settings(max_examples=60)
@given(st.data())
def test_any_damage_gives_text_or_a_message(data):
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(UnreadableError):
        pdf.extract(bytes(damaged))
