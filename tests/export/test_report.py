"""What `check` says: every line accounted for, every repair with examples, and what a person should look at."""

import json

import pytest
from hypothesis import given, settings
from strategies import documents

from reader.assembly.assemble import assemble
from reader.export import report_json, report_text
from reader.export.report import EXAMPLES, report
from reader.inert import ACTING
from reader.intake.read import read_file
from reader.language.cells import cell_width
from reader.model import (
    DOUBTFUL,
    Bulletin,
    BulletinId,
    CleanFile,
    Credit,
    Document,
    Furniture,
    Line,
    Passage,
    Repair,
    Row,
    RowId,
    Source,
    Suspicion,
    Unit,
)

FILE = Source("port.txt", "port.txt")
PAIR = Source("port.zh.txt", "port.en.txt")


def lines(*texts):
    return tuple(text if isinstance(text, Line) else Line(n, text) for n, text in enumerate(texts, start=1))


def clean(*texts, path="port.txt", **facts):
    return CleanFile(path, lines(*texts), "UTF-8", **facts)


def bulletin(*rows, source=FILE, zh_title=None, en_title=None, credits=()):
    return Bulletin(BulletinId("b"), source, None, zh_title, en_title, tuple(credits), tuple(rows))


def row(zh=None, en=None, score=0.9):
    """A row of (text, line, …) on either side."""
    passages = [side and Passage(side[0], tuple(side[1:])) for side in (zh, en)]
    return Row(RowId("r"), *passages, score if zh and en else None)


BOTH = row(("港口開放。", 1), ("The port opened.", 2))
TEXTS = ("港口開放。", "The port opened.")


def found(document, *files):
    return report(document, files)


def test_a_file_with_all_lines_placed_is_clean():
    told = found(Document(FILE, (bulletin(BOTH),)), clean(*TEXTS, ""))
    account = told.files[0].account
    assert told.is_clean
    assert (account.total, account.places["row"], account.nowhere, account.twice) == (2, 2, (), ())


def test_every_line_counts_in_one_place_and_the_places_add_up():
    document = Document(
        FILE,
        (
            bulletin(
                row(("正文。（林譯）", 2), ("Text.", 4)),
                zh_title=Passage("標題", (1,)),
                en_title=Passage("Title", (3,)),
                credits=[Credit("（林譯）", (2,), "translator", "zh"), Credit("By Ann", (5,), "author", "en")],
            ),
        ),
        (Furniture("Share", 6, "en"),),
    )
    told = found(document, clean("標題", "正文。（林譯）（林譯）", "Title", "Text.", "By Ann", "Share"))
    account = told.files[0].account
    assert dict(account.places) == {"title": 2, "row": 2, "credit": 1, "furniture": 1}
    assert sum(account.places.values()) == account.total
    assert told.is_clean


def test_a_line_that_went_nowhere_is_said():
    told = found(Document(FILE, (bulletin(BOTH),)), clean(*TEXTS, "Lost."))
    assert told.files[0].account.nowhere == (3,)
    assert not told.is_clean
    assert "line 3 in no place" in text_of(told)


def test_a_line_that_stands_in_two_places_is_said_but_a_line_that_was_cut_is_not():
    doubled = Document(FILE, (bulletin(BOTH, row(("港口開放。", 1))),))
    assert found(doubled, clean(*TEXTS)).files[0].account.twice == (1,)
    cut = Document(FILE, (bulletin(row(("港口。", 1), ("Port.", 1)), en_title=Passage("Ports", (1,))),))
    assert found(cut, clean("港口。 Ports Port.")).files[0].account.twice == ()


def test_the_two_files_of_a_pair_are_accounted_for_apart():
    document = Document(PAIR, (bulletin(row(("港口。", 1), ("Port.", 1)), source=PAIR),))
    told = found(document, clean("港口。", path="port.zh.txt"), clean("Port.", "More.", path="port.en.txt"))
    assert [file.account.nowhere for file in told.files] == [(), (2,)]


def test_lines_of_a_table_are_told_apart_by_their_language_and_a_date_needs_no_place():
    unit = Unit(0, 1)
    table = (
        Line(1, "2024-01-19", (), None, Unit(0, 0, "date")),
        Line(1, "港口。", (), "zh", unit),
        Line(1, "Port.", (), "en", unit),
    )
    told = found(Document(FILE, (bulletin(row(("港口。", 1))),)), CleanFile("port.txt", table, "UTF-8"))
    account = told.files[0].account
    assert (account.total, account.places["row"], account.nowhere) == (2, 1, (1,))


@pytest.mark.parametrize("score", [DOUBTFUL - 0.01, DOUBTFUL])
def test_a_row_is_doubtful_below_the_threshold_the_reader_uses(score):
    told = found(Document(FILE, (bulletin(row((TEXTS[0], 1), (TEXTS[1], 2), score)),)), clean(*TEXTS))
    assert bool(told.doubtful) == (score < DOUBTFUL)
    assert told.is_clean == (score >= DOUBTFUL)


def test_a_bulletin_in_one_language_is_one_sided():
    told = found(Document(FILE, (bulletin(row(("港口。", 1))),)), clean("港口。"))
    assert len(told.one_sided) == 1
    assert not told.is_clean
    assert "Chinese only: 港口。" in text_of(told)


def test_repairs_are_counted_by_name_with_examples_that_differ():
    repaired = [
        Line(n, f"說{c}話", (Repair("pinyin-annotation", 1, 2, f"{c}(a)"),)) for n, c in enumerate("一二三四一", 1)
    ]
    told = found(Document(FILE, ()), clean(*repaired))
    (group,) = told.files[0].repaired
    assert (group.name, group.count, group.inferred) == ("pinyin-annotation", 5, 0)
    assert len(group.examples) == EXAMPLES
    assert [(e.line, e.left, e.before, e.after, e.right) for e in group.examples[:1]] == [
        (1, "說", "一(a)", "一", "話")
    ]
    assert group.why
    assert "5 × pinyin-annotation" in text_of(told)
    assert "line 1: 說一(a)話 → 說一話" in text_of(told)


def test_certain_repairs_need_no_look_and_inferred_ones_do():
    for inferred in (False, True):
        line = Line(1, "港口", (Repair("shifted-bytes", 0, 1, "?", inferred),))
        assert found(Document(FILE, (bulletin(row(("港口", 1), ("x", 2))),)), clean(line, "x")).is_clean != inferred


def test_joins_of_wrapped_lines_count_as_repairs_of_their_file():
    joined = Passage("港口開放", (1, 2), (Repair("wrapped-line", 2, 2, "\n"),))
    document = Document(PAIR, (bulletin(Row(RowId("r"), joined, Passage("Port", (1,)), 0.9), source=PAIR),))
    zh, en = found(document, clean("港口", "開放", path="a"), clean("Port", path="b")).files
    assert [each.name for each in zh.repaired] == ["wrapped-line"]
    assert en.repaired == ()


def test_what_is_suspected_is_shown_with_what_may_have_stood_there():
    suspicion = Suspicion("lost-apostrophe", 1, 0, 6, "China’s")
    told = found(
        Document(FILE, (bulletin(row(None, ("Chinas ports", 1))),)), clean("Chinas ports", suspicions=(suspicion,))
    )
    ((kind, example),) = told.files[0].suspected
    assert (kind, example.before, example.after, example.right) == ("lost-apostrophe", "Chinas", "China’s", " ports")
    assert not told.is_clean
    assert "lost-apostrophe, line 1: Chinas ports → China’s ports" in text_of(told)


def text_of(told):
    return "\n".join("".join(part.text for part in line) for line in report_text.lines(told))


def test_json_has_the_keys_of_the_contract():
    told = found(
        Document(FILE, (bulletin(row((TEXTS[0], 1), (TEXTS[1], 2), 0.1)),), (), ("odd",)),
        clean(*TEXTS, margin=34.56, suspicions=(Suspicion("x", 2, 0, 3, "A"),)),
    )
    assert json.loads(report_json.dump(told)) == {
        "source": "port.txt",
        "status": "look",
        "problem": None,
        "files": [
            {
                "path": "port.txt",
                "format": "plain text",
                "encoding": "UTF-8",
                "margin": 34.6,
                "lines": {"total": 2, "title": 0, "row": 2, "credit": 0, "furniture": 0, "nowhere": [], "twice": []},
                "repairs": [],
                "suspected": [
                    {"name": "x", "line": 2, "left": "", "before": "The", "after": "A", "right": " port opened."}
                ],
            }
        ],
        "bulletins": [{"id": "b", "title": {"zh": None, "en": None}, "rows": 1, "one_sided": None}],
        "doubtful": [{"bulletin": "b", "row": "r", "score": 0.1, "zh_lines": [1], "en_lines": [2]}],
        "notes": ["odd"],
        "corrected": [],
        "unmatched": [],
    }


def test_a_source_that_cannot_be_read_has_the_same_keys():
    record = json.loads(report_json.dump_unreadable(PAIR, "gone"))
    assert record.keys() == json.loads(report_json.dump(found(Document(FILE, ()), clean()))).keys()
    assert (record["source"], record["status"], record["problem"]) == (
        {"zh": PAIR.zh, "en": PAIR.en},
        "unreadable",
        "gone",
    )


@settings(max_examples=40)
@given(documents)
def test_any_document_can_be_reported_in_lines_that_fit_and_do_not_act(document):
    files = [clean("港口", "A port", path=path) for path in dict.fromkeys((document.source.zh, document.source.en))]
    told = found(document, *files)
    record = report_json.dump(told)
    assert not ACTING.search(record)
    assert json.loads(record.encode("utf-8"))["notes"] == list(document.notes)
    for number, line in enumerate(report_text.lines(told)):
        text = "".join(part.text for part in line)
        assert not ACTING.search(text)
        assert number == 0 or cell_width(text.rstrip()) <= report_text.COLUMNS


def test_a_real_file_is_accounted_for_to_the_last_line(tmp_path):
    file = tmp_path / "port.txt"
    file.write_text(
        "港口今日開(kāi)放\n\n港口今日向所有船隻開放。\n\nPort Opens\n\nThe port opened to all ships today.\n", "utf-8"
    )
    source = Source(str(file), str(file))
    read = read_file(str(file))
    told = found(assemble(source, read), read)
    account = told.files[0].account
    assert sum(account.places.values()) == account.total == 4
    assert told.is_clean
    assert told.files[0].repaired[0].name == "pinyin-annotation"
