"""Electronic books, made as archives: the chapters in reading order."""

import contextlib
import io
import zipfile

import hypothesis.strategies as st
import pytest
from hypothesis import given

from reader.intake.decode import NotTextError
from reader.intake.formats import epub, format_of
from reader.intake.problems import UnreadableError

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
ITEM = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml" {1}/>'
OPF = f"""<?xml version="1.0"?><package><manifest>{ITEM.format("one", "")}{ITEM.format("two%20b", "")}
{ITEM.format("nav", 'properties="nav"')}<item id="css" href="s.css" media-type="text/css"/></manifest>
<spine><itemref idref="nav"/><itemref idref="two%20b"/><itemref idref="one"/><itemref idref="css"/></spine></package>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/>
<script src="x.js"/></head><body><h1>{0}</h1><p>{0}的正文。</p><p><![CDATA[Text & more]]></p></body></html>"""

NO_TEXT = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def book(**changes):
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": OPF,
        "OPS/one.xhtml": CHAPTER.format("甲章"),
        "OPS/two b.xhtml": CHAPTER.format("乙章"),
        "OPS/nav.xhtml": "<html><body><ol><li>目录</li></ol></body></html>",
        **changes.pop("members", {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def text(data):
    return [line.text for line in epub.extract(data).lines if line.text]


def test_chapters_come_in_the_order_of_the_spine():
    chapters = ["# 乙章", "乙章的正文。", "Text & more", "# 甲章", "甲章的正文。", "Text & more"]
    assert text(book()) == chapters
    assert [line.number for line in epub.extract(book()).lines] == list(range(1, 12))


def test_a_book_is_known_by_its_mark():
    assert format_of(book()[:4096], "").name == "EPUB"


@pytest.mark.parametrize("missing", ["META-INF/container.xml", "mimetype"])
def test_a_book_is_found_without_its_container(missing):
    assert text(book(members={missing: None}))[0] == "# 乙章"


def test_without_a_list_the_chapters_come_by_name():
    extracted = epub.extract(book(members={"OPS/book.opf": None, "OPS/nav.xhtml": None}))
    assert extracted.lines[0].text == "# 甲章"
    assert any("order" in note for note in extracted.notes)


def test_a_damaged_chapter_is_left_out_and_said():
    extracted = epub.extract(book(members={"OPS/one.xhtml": NO_TEXT}))
    assert extracted.lines[0].text == "# 乙章"
    assert any("damaged" in note for note in extracted.notes)


LOCK = '<encryption><EncryptedData><CipherData><CipherReference URI="{}"/></CipherData></EncryptedData></encryption>'


def test_an_encrypted_book_gives_a_message_and_an_encrypted_font_does_not():
    with pytest.raises(UnreadableError, match="DRM"):
        epub.extract(book(members={"META-INF/encryption.xml": LOCK.format("OPS/one.xhtml")}))
    assert text(book(members={"META-INF/encryption.xml": LOCK.format("OPS/font.otf")}))


@pytest.mark.parametrize(
    "members",
    [
        {"OPS/one.xhtml": None, "OPS/two b.xhtml": None, "OPS/nav.xhtml": None},
        {"OPS/one.xhtml": NO_TEXT, "OPS/two b.xhtml": NO_TEXT},
        {"OPS/book.opf": '<!DOCTYPE p [<!ENTITY a "ha">]><package>&a;</package>'},
        {"OPS/one.xhtml": b" " * (60 << 20)},
    ],
    ids=["no chapters", "no text", "entities", "size"],
)
def test_what_cannot_be_read_gives_a_message(members):
    with pytest.raises(UnreadableError):
        epub.extract(book(members=members))


def test_names_that_lead_out_of_the_book_lead_nowhere():
    outside = OPF.replace("one.xhtml", "../../../etc/passwd.xhtml").replace("two%20b.xhtml", "http://[")
    assert epub.extract(book(members={"OPS/book.opf": outside})).notes


@given(st.data())
def test_any_damage_gives_text_or_a_message(data):
    members = {}
    for name, content in [("META-INF/container.xml", CONTAINER), ("OPS/book.opf", OPF), ("OPS/one.xhtml", CHAPTER)]:
        changed = bytearray(content.encode())
        for _ in range(data.draw(st.integers(0, 3))):
            place = data.draw(st.integers(0, len(changed)))
            changed[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=5))
        members[name] = bytes(changed)
    damaged = bytearray(book(members=members))
    if data.draw(st.booleans()):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableError, NotTextError):
        epub.extract(bytes(damaged))
