"""Text that looks like markup, formulas or escapes does nothing in any export, and is still there."""

import csv
import io
import json
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from exporting import bulletin, exported, files_of, printed, row
from given import units
from markdown_it import MarkdownIt

from reader.export.formats import FORMATS
from reader.inert import ACTING
from reader.model import Credit, Source

CASES = Path(__file__).parents[1] / "cases" / "hostile.json"
HOSTILE = json.loads(CASES.read_text(encoding="utf-8"))["texts"]
ACTS = "\x1b]52;c;eA\x07\u202ea\x00b\u2028c\ufffed\x85e\ufeff\U000e0041"


def everywhere(text):
    """A bulletin in which a text stands wherever text can stand."""
    source = Source(f"{text}.zh", f"{text}.en")
    return bulletin(
        row("r1", f"{text}", f"{text}", 0.9), row("r2", f"{text}\n港{text}", "Safe.", 0.2),
        zh=text, en=text, source=source, credits=[Credit(text, (1,), "other", "en")],
    )  # fmt: skip


ALL = [everywhere(text) for text in HOSTILE]
ROWS = [(text, text) for text in HOSTILE]


def shown(text):
    return " ".join(text.split())


class Page(HTMLParser):
    """The elements and the text of the cells of a page."""

    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.cells = set(), set(), []
        self.inside = False
        self.feed(data)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag == "td":
            self.inside = True
            self.cells.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "td"

    def handle_data(self, data):
        if self.inside:
            self.cells[-1] += data


def test_a_page_has_its_own_elements_only_and_all_of_the_text():
    page = Page(printed("html", *ALL))
    harmless = Page(printed("html", everywhere("港口")))
    assert page.elements == harmless.elements
    assert page.attributes <= harmless.attributes
    assert page.cells[::4] == HOSTILE
    assert "script" not in page.elements


def test_a_memory_is_well_formed_and_says_what_the_text_says():
    tree = ElementTree.fromstring(exported("tmx", *ALL))
    elements = {element.tag for element in tree.iter()}
    assert elements == {"tmx", "header", "body", "tu", "prop", "tuv", "seg"}
    segments = [[seg.text for seg in unit.iter("seg")] for unit in tree.iter("tu")]
    assert segments[1::3] == [[text, text] for text in HOSTILE]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_of_a_table_is_a_formula(name):
    text = printed(name, *ALL)
    table = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if name == "csv" else "\t"))
    assert len({len(cells) for cells in table}) == 1
    for cells in table:
        for cell in cells:
            assert not re.match(r"[=+\-@\t\r＝＋－＠]", cell)


def test_no_cell_of_a_table_becomes_one_for_a_program_that_expects_semicolons():
    text = printed("csv", *ALL)
    outside = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert set(outside) <= set(",\r\n")


@pytest.mark.parametrize("name", ["csv", "tsv", "tmx", "xlsx"])
def test_our_own_intake_reads_it_back_as_it_was(name):
    found = units(exported(name, *ALL), f".{name}")
    read = [(zh, en) for _, zh, en in found if en != "Safe."]
    wanted = [pair for text in HOSTILE for pair in _units_of(name, text)]
    assert len(read) == len(wanted)
    different = {(w, r) for r, w in zip(read, wanted, strict=True) if [*map(_stripped, r)] != [*map(_stripped, w)]}
    # openpyxl does not undo the escapes of inline text, which Excel does (ECMA-376, ST_Xstring).
    # Intake takes the apostrophe that guards the cells of our tables away in workbooks too, where none is needed.
    known = {"_x0041_", "_x000D_", "'=1", "''"} if name == "xlsx" else set()
    assert {_stripped(wanted_pair[1]) for wanted_pair, _ in different} == known


def _units_of(name, text):
    """The units a bulletin comes to, less its last row."""
    title, one = (text, text), (text, text)
    return [title, one] if name == "tmx" else [title, (None, text), one]


def _stripped(text):
    return text and text.strip()


def test_no_cell_of_a_workbook_is_anything_but_text():
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", *ALL)))
    sheet = book["Rows"]
    kinds = {(cell.column_letter, cell.data_type) for cells in sheet.iter_rows(min_row=2) for cell in cells}
    assert {kind for column, kind in kinds if column != "C"} == {"s", "n"}  # n is what an empty cell is
    assert all(
        isinstance(cell.value, str | None) for cells in sheet.iter_rows(min_row=2) for cell in cells if cell.column != 3
    )
    formulas = [cell for cells in sheet.iter_rows() for cell in cells if str(cell.value).startswith("=")]
    assert formulas
    assert all(cell.quotePrefix for cell in formulas)
    with zipfile.ZipFile(io.BytesIO(exported("xlsx", *ALL))) as archive:
        raw = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in raw
    assert "_x005F_x0041_" in raw


def test_a_document_has_the_text_in_its_cells_and_nothing_else():
    document = docx.Document(io.BytesIO(exported("docx", *ALL)))
    found = [[cell.text for cell in table.rows[1].cells] for table in document.tables]
    assert found == [[text, text] for text in HOSTILE]
    assert not document.inline_shapes
    assert {rel.reltype.rpartition("/")[2] for rel in document.part.rels.values()} == {"styles"}


MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True}).enable("table")


def test_markdown_shows_the_text_and_has_no_element_of_its_making():
    html = MARKDOWN.render(printed("md", *ALL))
    page = Page(html)
    assert page.elements <= {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "em"}
    assert [shown(cell) for cell in page.cells[::4]] == [shown(text) for text in HOSTILE]
    assert [shown(cell) for cell in page.cells[1::4]] == [shown(text) for text in HOSTILE]


@pytest.mark.parametrize(
    ("text", "written"),
    [("http://e.com/", r"http\://e.com/"), ("www.e.com", r"www\.e.com"), ("a@e.com", r"a\@e.com"), ("#12", r"\#12")],
)
def test_what_github_would_make_a_link_of_has_a_backslash_in_it(text, written):
    assert f"| {written} |" in printed("md", bulletin(row("r", text, text, 0.9)))


def test_cards_hold_the_text_and_nothing_anki_acts_on():
    lines = printed("anki", *ALL).splitlines()
    directives = [line for line in lines if line.startswith("#")]
    assert directives == lines[: len(directives)]
    cards = list(csv.reader(lines[len(directives) :], delimiter="\t", strict=True))
    assert {len(card) for card in cards} == {6}
    for card in cards:
        for field in card:
            assert not re.search(r"\[sound:|\[latex\]|\[\$|\{\{|\\[(\[]|<(?!br>|/?span>)", field)
    page = "".join(f"<td>{card[1]}</td>" for card in cards if "/r1" in card[0])
    assert [shown(cell) for cell in Page(page).cells if cell.strip()]


def test_lines_of_a_corpus_stay_aligned_whatever_the_text():
    zh, en = files_of("moses", ALL, units="paragraphs")
    assert zh.count(b"\n") == en.count(b"\n") == 3 * len(ALL)
    assert [line.decode() for line in en.split(b"\n")[1::3]] == [shown(text) for text in HOSTILE]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("raw", [False, True])
def test_nothing_that_acts_on_a_terminal_gets_into_any_file(name, raw):
    for data in files_of(name, [everywhere(f"港{ACTS}口")], raw=raw):
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"\n".join(map(archive.read, archive.namelist()))  # noqa: PLW2901
        text = unescape(data.decode("utf-8"))
        assert set(ACTING.findall(text)) <= {"\n", "\r", "\t"}
        assert "港" in text
        if name in {"tmx", "docx", "xlsx"}:
            assert "\ufffe" not in text
