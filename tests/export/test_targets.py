"""What each format gives, one by one: tables, workbooks, documents, Markdown, cards, corpora."""

import csv
import io
import sys

import docx
import openpyxl
import pytest
from exporting import PORT, bulletin, exported, files_of, printed, row

from reader.export import workbook
from reader.export.formats import FORMATS, format_for, format_of
from reader.model import ReaderError


def table(data, delimiter):
    return list(csv.reader(io.StringIO(data, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("name", "delimiter", "end"), [("csv", ",", "\r\n"), ("tsv", "\t", "\n")])
def test_a_table_has_a_heading_and_a_row_a_row(name, delimiter, end):
    text = printed(name, PORT, notes={"r1": "Look"})
    rows = table(text, delimiter)
    assert rows[0] == ["zh", "en", "score", "role", "bulletin", "row", "source", "note"]
    assert rows[1][:4] == ["港口开放", "Port Opens", "", "title"]
    assert rows[4] == [
        "周一开放。周二关闭。", "It opened on Monday. It closed on Tuesday.", "0.980", "row", "b1", "r1",
        "news/port.txt", "Look",
    ]  # fmt: skip
    assert text.endswith(end)


def test_english_stands_first_where_it_is_asked_for():
    assert table(printed("csv", PORT, order="en-zh"), ",")[0][:2] == ["en", "zh"]
    assert table(printed("csv", PORT, order="en-zh"), ",")[1][:2] == ["Port Opens", "港口开放"]


def test_a_byte_order_mark_stands_there_when_asked_for_only():
    assert exported("csv", PORT, bom=True).startswith(b"\xef\xbb\xbf")
    assert not exported("csv", PORT).startswith(b"\xef")


def test_a_formula_is_guarded_and_nothing_else_is():
    rows = table(printed("csv", bulletin(row("r", "=1", "1 = 1", 0.5), zh=None, en=None)), ",")
    assert rows[1][:2] == ["'=1", "1 = 1"]


def sheets(data):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def test_a_workbook_has_scores_as_numbers_and_a_frozen_heading():
    (sheet,) = sheets(exported("xlsx", PORT))
    assert [cell.value for cell in sheet[1]][:4] == ["zh", "en", "score", "role"]
    assert sheet.freeze_panes == "A2"
    assert sheet["C5"].value == 0.98
    assert sheet["C5"].number_format == "0.000"
    assert sheet["A5"].value == "周一开放。周二关闭。"
    assert sheet["A9"].value == "第一段\n第二段"


def test_an_empty_workbook_has_its_heading():
    (sheet,) = sheets(exported("xlsx"))
    assert sheet.max_row == 1


def test_rows_that_a_sheet_has_no_room_for_go_on_another(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    found = sheets(exported("xlsx", PORT))
    assert [sheet.title for sheet in found] == ["Rows", "Rows 2", "Rows 3"]
    assert [sheet.max_row for sheet in found] == [4, 4, 3]
    assert all(sheet["A1"].value == "zh" for sheet in found)


def test_text_that_a_cell_has_no_room_for_goes_on_in_the_next_row():
    long = "港𠀀" * 30_000
    (sheet,) = sheets(exported("xlsx", bulletin(row("r", long, "Port", 0.9), zh=None, en=None)))
    cells = [sheet.cell(number, 1).value for number in range(2, sheet.max_row + 1)]
    assert "".join(cells) == long
    assert all(len(cell.encode("utf-16-le")) // 2 <= 32_767 for cell in cells)
    assert {sheet.cell(number, 6).value for number in range(2, sheet.max_row + 1)} == {"r"}


def test_nothing_is_left_in_the_temporary_folder_when_a_workbook_is_interrupted(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def interrupted():
        yield PORT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files_of("xlsx", interrupted())
    assert list(tmp_path.iterdir()) == []


def test_a_document_has_a_heading_and_a_table_of_two_columns():
    document = docx.Document(io.BytesIO(exported("docx", PORT, PORT, notes={"r2": "Look"})))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == ["港口开放\nPort Opens"] * 2
    first, _ = document.tables
    assert [cell.text for cell in first.rows[0].cells] == ["中文", "English"]
    assert [[cell.text for cell in each.cells] for each in first.rows[1:]] == [
        ["周一开放。周二关闭。", "It opened on Monday. It closed on Tuesday."],
        ["这是疑似的一段。", "Something else.\nscore 0.31 · Look"],
        ["没有译文。", ""],
        ["", "No Chinese here."],
        ["第一段\n第二段", "First\nSecond"],
    ]
    facts = [each.text for each in document.paragraphs if each.style.name == "Facts"]
    assert facts[0] == "2021-06-23 · (Translated by Ann) · news/port.txt"


def test_a_document_says_which_chinese_it_holds():
    def languages(zh):
        body = docx.Document(io.BytesIO(exported("docx", bulletin(row("r", zh, "x", 1.0), zh=None)))).element.body
        name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        return {each.get(f"{name}eastAsia") for each in body.iter(f"{name}lang")}

    assert languages("开放") == {"zh-CN"}
    assert languages("開放") == {"zh-TW"}


def test_markdown_has_a_table_a_bulletin():
    assert printed("md", PORT) == (
        "## 港口开放 / Port Opens\n\n"
        "2021-06-23 · (Translated by Ann) · news/port.txt\n\n"
        "| 中文 | English |\n| --- | --- |\n"
        "| 周一开放。周二关闭。 | It opened on Monday. It closed on Tuesday. |\n"
        "| 这是疑似的一段。 | Something else. *(score 0.31)* |\n"
        "| 没有译文。 |  |\n|  | No Chinese here. |\n"
        "| 第一段<br>第二段 | First<br>Second |\n"
    )


def test_markdown_has_what_the_person_noted():
    assert "| Something else. *(score 0.31)*<br>— Ask \\*Ann\\* |" in printed("md", PORT, notes={"r2": "Ask *Ann*"})


def test_cards_are_sentences_with_directives_before_them():
    lines = printed("anki", PORT).splitlines()
    assert lines[:4] == ["#separator:tab", "#html:true", "#guid column:1", "#tags column:6"]
    cards = table("\n".join(lines[4:]), "\t")
    assert cards[1] == [
        "b1/r1-1", "周一开放。", "It opened on Monday.", "港口开放 / Port Opens", "news/port.txt", "bulletin-reader",
    ]  # fmt: skip
    assert all(card[1] and card[2] for card in cards)
    assert len({card[0] for card in cards}) == len(cards)


def test_cards_ask_for_the_second_language_and_may_be_paragraphs():
    lines = printed("anki", PORT, order="en-zh", units="paragraphs").splitlines()
    assert '"First<br>Second"\t"第一段<br>第二段"' in lines[-1]


def test_a_corpus_has_a_line_a_sentence():
    zh, en = files_of("moses", [PORT])
    assert zh.decode().splitlines()[:3] == ["港口开放", "周一开放。", "周二关闭。"]
    assert en.decode().splitlines()[:3] == ["Port Opens", "It opened on Monday.", "It closed on Tuesday."]


def test_a_corpus_with_gaps_has_empty_lines_for_them():
    zh, en = (data.decode().split("\n") for data in files_of("moses", [PORT], keep_gaps=True, units="paragraphs"))
    assert len(zh) == len(en)
    assert en[zh.index("没有译文。")] == ""
    assert zh[en.index("No Chinese here.")] == ""
    assert "2021-06-23" not in en


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_to_export_is_a_file_of_that_kind_all_the_same(name):
    assert len(files_of(name, [])) == len(FORMATS[name].suffixes)


def test_a_format_is_told_by_the_name_of_a_file():
    assert format_for("a/b.TMX").name == "tmx"
    assert format_for("a.txt") is None
    assert format_for("notes") is None


@pytest.mark.parametrize(("file", "meant"), [("a.xls", "xlsx"), ("a.htm", "html"), ("b/a.doc", "docx")])
def test_a_file_whose_name_nearly_tells_a_format_is_not_written_in_another(file, meant):
    with pytest.raises(ReaderError, match=f"did you mean .{meant}"):
        format_for(file)


def test_a_misspelt_format_is_explained():
    with pytest.raises(ReaderError, match="did you mean tmx"):
        format_of("tmxx")
    with pytest.raises(ReaderError, match="jsonl, tmx"):
        format_of("klingon")


def test_a_format_whose_package_is_missing_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ReaderError, match=r'pip install "bulletin-reader\[xlsx\]"'):
        FORMATS["xlsx"].check_installed()
    FORMATS["docx"].check_installed()
