"""CSV, TSV and XLSX: the two languages are found by what the columns hold."""

import csv
import io
import zipfile

import openpyxl
import pytest
from given import extract, units

from reader.intake.formats import extras
from reader.intake.problems import UnreadableError

ROWS = [("会议昨天召开。", "A meeting was held, at last."), ("再见；明天，同一时间。", 'He said "goodbye".')]
WANTED = list(ROWS)


def table(rows, suffix=".csv", codec="utf-8", **dialect):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t" if suffix == ".tsv" else ",", **dialect).writerows(rows)
    return text.getvalue().encode(codec)


def book(*sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def pairs(data, suffix=".csv"):
    return [(zh, en) for _, zh, en in units(data, suffix)]


@pytest.mark.parametrize("suffix", [".csv", ".tsv"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_columns_of_both_languages_become_rows(suffix, codec):
    assert pairs(table(ROWS * 3, suffix, codec), suffix) == WANTED * 3


def test_the_order_of_the_columns_does_not_matter():
    assert pairs(table([(en, zh) for zh, en in ROWS])) == WANTED


def test_other_columns_are_left_out():
    rows = [(str(n), zh, "done", en, "2024-05-01") for n, (zh, en) in enumerate(ROWS * 4)]
    assert pairs(table(rows)) == WANTED * 4


@pytest.mark.parametrize(
    "heading", [("zh", "en"), ("中文", "英文"), ("Chinese", "English"), ("zh-TW", "en_US"), ("source", "target")]
)
def test_a_heading_is_no_row(heading):
    data = table([heading, *ROWS])
    assert pairs(data) == WANTED
    assert units(data, ".csv")[0][0] == 2  # the line it stands on


def test_a_first_row_of_text_is_no_heading():
    assert pairs(table([("你好", "Hello"), *ROWS])) == [("你好", "Hello"), *WANTED]


def test_a_heading_decides_where_content_would_mislead():
    rows = [("notes", "en", "zh"), *((f"{zh}{zh}", en, zh) for zh, en in ROWS)]
    assert pairs(table(rows)) == WANTED


def test_an_empty_cell_is_a_missing_side_and_an_empty_row_is_nothing():
    assert pairs(table([*ROWS, ("", ""), ("只有中文。", ""), ("", "English only.")])) == [
        *WANTED,
        ("只有中文。", None),
        (None, "English only."),
    ]


def test_a_cell_may_hold_lines():
    data = table([("甲。\n乙。", "First.\nSecond."), *ROWS])
    assert pairs(data)[0] == ("甲。\n乙。", "First.\nSecond.")
    assert units(data, ".csv")[1][0] == 4  # records are numbered by the line they begin on


def test_quotes_that_are_text_stay_text():
    rows = [*ROWS, ("他说。", '"Well, he said'), ("最后。", "The last.")]
    data = "".join(f"{zh}\t{en}\n" for zh, en in rows).encode()
    assert pairs(data, ".tsv") == rows


def test_a_quote_never_closed_does_not_swallow_the_rest():
    rows = [(f"第{n}行。", f"Line {n}.") for n in range(20_000)]
    lines = [f"{zh},{en}" for zh, en in rows]
    lines[10_000] = '第一万行。,"Never closed'
    found = pairs("\n".join(lines).encode())
    assert len(found) == 20_000
    assert found[-1] == rows[-1]


def test_semicolons_part_the_cells_of_some_spreadsheets():
    assert pairs("会议。;A meeting.\n再见。;Bye.\n".encode()) == [
        ("会议。", "A meeting."),
        ("再见。", "Bye."),
    ]


def test_what_is_no_table_is_read_as_text():
    lines = extract(b"1;2;3\n4;5;6\n", ".csv").lines
    assert [(line.text, line.unit) for line in lines] == [("1;2;3", None), ("4;5;6", None)]


def test_what_our_export_says_of_a_row_is_read_back():
    rows = [
        ("bulletin", "role", "score", "zh", "en"),
        ("a", "title", "", "标题", "Title"),
        ("a", "row", "0.9", "'=一加一", "'-1 is less."),
        ("b", "row", "", "二。", "Two."),
    ]
    lines = extract(table(rows), ".csv").lines
    assert [(line.unit.article, line.unit.role, line.unit.score) for line in lines[::2]] == [
        (0, "title", None),
        (0, "row", 0.9),
        (1, "row", None),
    ]
    assert [line.text for line in lines[2:4]] == ["=一加一", "-1 is less."]


def test_an_apostrophe_of_a_table_from_elsewhere_stays():
    assert pairs(table([("'-'是减号。", "'-' is a minus.")])) == [("'-'是减号。", "'-' is a minus.")]


def test_a_million_columns_are_no_trouble():
    assert pairs(("会议。,A meeting.," + "x," * 1_000_000).encode()) == [("会议。", "A meeting.")]


def test_nul_characters_are_no_trouble():
    assert pairs("会议召开。\0,A meeting.\n".encode() + "会议召开。,A meeting.\n".encode() * 30)[0] == (
        "会议召开。",
        "A meeting.",
    )


def test_the_rows_of_a_workbook():
    assert pairs(book(("a", [("中文", "English"), *ROWS])), ".xlsx") == WANTED


def test_each_sheet_is_an_article_and_those_without_text_are_passed_over():
    data = book(("a", ROWS), ("numbers", [(1, 2.5)]), ("b", ROWS))
    assert [line.unit.article for line in extract(data, ".xlsx").lines[::2]] == [0, 0, 1, 1]


def test_gaps_and_numbers_in_a_workbook():
    data = book(("a", [(None, None), (1, "会议召开。", "A meeting."), (), (2, "再见。", "Bye.")]))
    assert units(data, ".xlsx") == [(2, "会议召开。", "A meeting."), (4, "再见。", "Bye.")]


def test_a_workbook_is_known_by_its_content():
    assert pairs(book(("a", ROWS)), ".xlsx") == WANTED


def rewritten(data, part, old, new):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def test_a_row_number_beyond_all_sheets_does_not_hang():
    data = rewritten(book(("a", ROWS)), "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="999999999999"')
    assert pairs(data, ".xlsx") == WANTED[:1]


def test_entities_in_a_workbook_are_refused():
    bomb = b'<!DOCTYPE w [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]><worksheet'
    data = rewritten(book(("a", ROWS)), "xl/worksheets/sheet1.xml", b"<worksheet", bomb)
    with pytest.raises(UnreadableError, match="entities"):
        extract(data, ".xlsx")


def test_a_damaged_workbook_says_so():
    data = book(("a", ROWS))
    with pytest.raises(UnreadableError, match="damaged"):
        extract(data[: len(data) // 2], ".xlsx")


def test_a_workbook_without_words_says_so():
    with pytest.raises(UnreadableError, match="no Chinese and no English"):
        extract(book(("a", [(1, 2)])), ".xlsx")


def test_a_missing_package_is_named_with_its_extra(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras.importlib, "import_module", missing)
    with pytest.raises(UnreadableError, match=r"bulletin-reader\[xlsx\]"):
        extract(book(("a", ROWS)), ".xlsx")
