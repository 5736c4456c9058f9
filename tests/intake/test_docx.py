"""Word documents, written by python-docx: every paragraph a reader sees, in order."""

import contextlib
import io
import zipfile

import docx as word
import hypothesis.strategies as st
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given

from reader.intake.decode import NotTextError
from reader.intake.formats import docx, format_of
from reader.intake.problems import UnreadableError


def saved(document):
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def sample():
    document = word.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_heading("港口今日开放", 1)
    document.add_paragraph("第一段。")
    document.add_paragraph("The first paragraph.")
    return document


def text(data):
    return [line.text for line in docx.extract(data).lines if line.text]


def with_body(xml, document=None):
    document = document or word.Document()
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)


def remade(data, change):
    """Return the archive with the bytes of its members changed by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def test_paragraphs_come_in_order_and_page_headers_stay_out():
    assert text(saved(sample())) == ["# 港口今日开放", "第一段。", "The first paragraph."]


def test_paragraphs_are_parted_by_blank_lines_and_breaks_end_lines():
    document = word.Document()
    document.add_paragraph("one\ntwo")
    document.add_paragraph("three")
    assert [line.text for line in docx.extract(saved(document)).lines] == ["one", "two", "", "three"]


def test_a_title_is_a_heading_and_so_is_a_style_with_an_outline_level():
    document = word.Document()
    document.add_heading("总题", 0)
    style = document.styles.add_style("Chapter", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))
    document.add_paragraph("章", style="Chapter")
    assert text(saved(document)) == ["# 总题", "## 章"]


def test_a_bilingual_table_keeps_its_rows():
    document = word.Document()
    table = document.add_table(2, 2)
    for row, (en, zh) in zip(table.rows, [("It rains.", "下雨了。"), ("It is fine.", "天晴了。")], strict=True):
        row.cells[0].text, row.cells[1].text = en, zh
    rows = docx.extract(saved(document)).lines
    assert [(line.side, line.text) for line in rows] == [
        ("zh", "下雨了。"),
        ("en", "It rains."),
        ("zh", "天晴了。"),
        ("en", "It is fine."),
    ]


def test_a_table_stands_where_it_stands_in_the_text():
    document = sample()
    document.add_table(1, 2).rows[0].cells[0].text = "格"
    document.add_paragraph("后面")
    assert text(saved(document))[-2:] == ["格", "后面"]


def test_insertions_and_content_controls_are_read_and_deletions_are_not():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"<w:p><w:ins>{run.format('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    body += f"<w:sdt><w:sdtContent>{run.format('控件')}</w:sdtContent></w:sdt></w:p>"
    assert text(with_body(body)) == ["新控件"]


def test_hidden_text_and_readings_of_ruby_are_left_out():
    body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
    body += "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"
    assert text(with_body(body)) == ["漢"]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:pict>{box}</w:pict></w:r><w:r><w:t>外</w:t></w:r></w:p>"
    assert text(with_body(body)) == ["框", "外"]


def test_a_document_is_known_by_its_name_or_its_parts():
    data = saved(sample())
    assert format_of(data[:4096], ".docx").name == "DOCX"
    assert format_of(b"not an archive", ".docx").name == "plain text"


@pytest.mark.parametrize(
    "damaged",
    [
        b"PK\x03\x04",
        saved(sample())[:2000],
        remade(saved(sample()), lambda name, content: None if name == "word/document.xml" else content),
        remade(saved(sample()), lambda name, content: b"\0\1\2" * 99 if name == "word/document.xml" else content),
    ],
    ids=["a mark only", "cut off", "without text", "no XML"],
)
def test_a_damaged_document_gives_a_message(damaged):
    with pytest.raises(UnreadableError, match="damaged"):
        docx.extract(damaged)


def test_a_part_that_breaks_off_gives_what_came_before():
    cut = remade(saved(sample()), lambda name, content: content[:-200] if name == "word/document.xml" else content)
    extracted = docx.extract(cut)
    assert "第一段。" in [line.text for line in extracted.lines]
    assert any("Damaged" in note for note in extracted.notes)


@pytest.mark.parametrize(
    "bomb",
    [
        b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        b"<w:p>" * 100_000,
        b" " * (60 << 20),
    ],
    ids=["entities", "nesting", "size"],
)
def test_a_bomb_gives_a_message(bomb):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(UnreadableError):
        docx.extract(target.getvalue())


SMALL = {"_rels/.rels", "word/document.xml", "word/styles.xml"}
WHOLE = remade(saved(sample()), lambda name, content: content if name in SMALL else None)
SMALL_STYLES = (
    f'<w:styles {nsdecls("w")}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
WHOLE = remade(WHOLE, lambda name, content: SMALL_STYLES if "styles" in name else content)


@given(st.data())
def test_any_damage_gives_text_or_a_message(data):
    def change(name, content):
        content = bytearray(content)
        for _ in range(data.draw(st.integers(0, 3))):
            place = data.draw(st.integers(0, len(content)))
            content[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
        return bytes(content)

    damaged = bytearray(remade(WHOLE, change))
    if data.draw(st.booleans()):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableError, NotTextError):
        docx.extract(bytes(damaged))
