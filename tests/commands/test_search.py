"""`search`: rows found by words of either language, for people and for programs."""

import json
import os
import re
import subprocess
import sys

import pytest
from commanding import PATIENCE, SPOTLESS, needs_posix, records, start
from hypothesis import given
from hypothesis import strategies as st

from reader.export import hits_text
from reader.library.contents import BulletinKey
from reader.library.searching.hits import Count, Hit
from reader.library.searching.matches import Lit
from reader.library.searching.rank import Via
from reader.model import BulletinId, Passage, RowId, Source, Span
from reader.settings import samples_folder

ARTICLE = """港口重新開放

燈塔守望人陸承志說，新的燈可以照到三十海里以外。

下個月起，每逢初一和十五有渡輪開往對岸的青石鎮。

Port Opens Again

The keeper of the lighthouse, Lu Chengzhi, said that the new lamp reaches more than thirty sea miles.

From next month a ferry will leave for Qingshi on the other shore twice a month.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def answer(output):
    (record,) = records(output)
    return record


# For programs


def test_the_answer_has_the_shape_other_programs_read(run, file):
    code, out, err = run("search", "--json", "灯塔", file)
    assert (code, err) == (0, "")
    found = answer(out)
    assert set(found) == {"query", "ms", "hits"}
    assert found["query"] == "灯塔"
    assert found["ms"] >= 0
    (hit,) = found["hits"]
    assert set(hit) == {"source", "bulletin", "row", "score", "via", "zh", "en"}
    assert (hit["source"], hit["via"]) == (str(file), "variant")
    assert hit["zh"] == {
        "text": "燈塔守望人陸承志說，新的燈可以照到三十海里以外。",
        "lines": [3],
        "spans": [{"start": 0, "end": 2, "text": "燈塔", "via": "variant"}],
    }
    assert hit["en"]["text"].startswith("The keeper of the lighthouse")
    assert (hit["en"]["lines"], [each["text"] for each in hit["en"]["spans"]]) == ([9], ["lighthouse"])
    exported = answer(run("export", file)[1])
    assert hit["bulletin"] == exported["id"]
    assert hit["row"] in {row["id"] for row in exported["rows"]}


def test_a_title_is_found_as_the_bulletins_own_row(run, file):
    (hit,) = answer(run("search", "--json", "重新開放", file)[1])["hits"]
    assert hit["row"] == hit["bulletin"]
    assert (hit["zh"]["text"], hit["en"]["text"]) == ("港口重新開放", "Port Opens Again")


def test_one_side_may_be_missing_and_a_pair_has_both_its_files(run, tmp_path):
    zh, en = tmp_path / "news.zh.txt", tmp_path / "news.en.txt"
    zh.write_text("港口重新開放\n\n漁會今天在碼頭開會，商量下個月的船期。\n", encoding="utf-8")
    en.write_text("Harbour Budget Approved\n\nThe council approved the money for dredging.\n", encoding="utf-8")
    (hit, *_) = answer(run("search", "--json", "漁會", tmp_path)[1])["hits"]
    assert hit["source"] == {"zh": str(zh), "en": str(en)}
    (hit, *_) = answer(run("search", "--json", "漁會", zh)[1])["hits"]
    assert hit["en"] is None


def test_nothing_found_is_1_and_an_empty_answer(run, file):
    code, out, err = run("search", "--json", "zyzzyva", file)
    assert (code, err) == (1, "")
    assert answer(out)["hits"] == []


def test_the_limit_bounds_the_hits(run):
    for limit in (1, 3):
        found = answer(run("search", "--json", "the", samples_folder(), "--limit", limit)[1])
        assert len(found["hits"]) == limit
    assert len(answer(run("search", "--json", "the", samples_folder())[1])["hits"]) == 10


def test_a_query_that_cannot_be_answered_says_why_and_is_2(run, file):
    code, out, err = run("search", "--json", "!port", file)
    assert (code, err) == (2, "")
    assert answer(out)["hits"] == []
    assert answer(out)["error"]
    code, out, err = run("search", "!port", file)
    assert (code, out) == (2, "")
    assert err.startswith("bulletin-reader: ")
    assert err.count("\n") == 1


def test_each_line_of_a_file_of_queries_is_answered_in_its_turn(run, file, tmp_path):
    queries = tmp_path / "queries.txt"
    queries.write_bytes("\ufefflighthouse\r\n\n燈塔\n   \n!x\nzyzzyva\nferry".encode())
    code, out, err = run("search", "--queries", queries, file)
    assert (code, err) == (0, "")
    found = records(out)
    assert [record["query"] for record in found] == ["lighthouse", "", "燈塔", "   ", "!x", "zyzzyva", "ferry"]
    assert [len(record["hits"]) for record in found] == [1, 0, 1, 0, 0, 0, 1]
    assert ["error" in record for record in found] == [False, True, False, True, True, False, False]


@pytest.mark.parametrize(("queries", "code"), [("zyzzyva\n", 1), ("", 1), ("zyzzyva\n!x\n", 2), ("!x\nferry\n", 0)])
def test_the_exit_code_of_many_queries_says_whether_any_was_found(run, file, tmp_path, queries, code):
    (tmp_path / "q").write_text(queries, encoding="utf-8")
    assert run("search", "--queries", tmp_path / "q", file)[0] == code


def test_queries_of_any_bytes_and_any_length_are_answered(run, file, tmp_path):
    lines = [b"\xff\xfe port", b"a" * 3_000_000, b"x\x00y", b"port\x1b]0;t\x07", "\u2028 port".encode(), b"ferry"]
    (tmp_path / "q").write_bytes(b"\n".join(lines))
    code, out, _ = run("search", "--queries", tmp_path / "q", file)
    assert code == 0
    found = [json.loads(line) for line in out.split("\n")[:-1]]
    assert len(found) == len(lines)
    assert "error" in found[1]
    assert len(found[-1]["hits"]) == 1
    assert "\x1b" not in out


def test_queries_come_from_standard_input_and_each_is_answered_before_the_next_is_asked(file):
    command = [sys.executable, "-m", "reader", "search", "--queries", "-", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for query in ("ferry", "燈塔", ""):
            process.stdin.write(f"{query}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["query"] == query
        process.stdin.close()
        assert process.wait(PATIENCE) == 0


def test_queries_and_text_cannot_both_come_from_standard_input(run):
    code, out, err = run("search", "--queries", "-", "-")
    assert (code, out) == (2, "")
    assert "standard input" in err


def test_a_missing_file_of_queries_is_said(run, file, tmp_path):
    code, out, err = run("search", "--queries", tmp_path / "none", file)
    assert (code, out) == (2, "")
    assert str(tmp_path / "none") in err


# Where is searched


def test_without_paths_the_library_is_searched(run, file):
    run("add", file)
    (hit,) = answer(run("search", "--json", "ferry")[1])["hits"]
    assert hit["source"] == str(file)
    assert answer(run("search", "--json", "ferry", SPOTLESS)[1])["hits"] == []


def test_files_that_are_searched_do_not_get_into_the_library(run, file, a_library_of_its_own):
    assert run("search", "ferry", file)[0] == 0
    assert not a_library_of_its_own.exists()


def test_an_empty_library_holds_nothing_to_find_and_says_how_to_fill_it(run):
    code, out, err = run("search", "ferry")
    assert (code, out) == (1, "Nothing found for ferry.\n")
    assert "bulletin-reader add" in err


def test_what_cannot_be_read_is_said_and_the_rest_is_searched(run, file, tmp_path):
    code, out, err = run("search", "ferry", tmp_path / "none.txt", file)
    assert code == 0
    assert str(tmp_path / "none.txt") in err
    code, out, err = run("search", "ferry", tmp_path / "none.txt")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_standard_input_can_be_searched():
    done = start("search", "--json", "port", "-", input=ARTICLE.encode())
    assert done.returncode == 0
    assert {hit["source"] for hit in answer(done.stdout)["hits"]} == {"-"}


# For people


def test_people_get_a_block_a_hit_with_both_languages(run, file):
    code, out, err = run("search", "lighthouse", file)
    assert (code, err) == (0, "")
    head, zh, en, end = out.split("\n", 3)
    assert re.fullmatch(
        rf"{re.escape(str(file))}  (\d{{4}}-\d\d-\d\d )?row \d+  港口重新開放 / Port Opens Again  \[exact\]", head
    )
    assert zh == "  燈塔守望人陸承志說，新的燈可以照到三十海里以外。"
    assert en.startswith("  The keeper of the lighthouse, Lu Chengzhi, said that")
    assert end == "\n"


def test_a_file_below_the_present_folder_is_named_from_there(run, file, monkeypatch):
    monkeypatch.chdir(file.parent)
    run("add", file)
    assert run("search", "lighthouse")[1].startswith("port.txt  ")


def test_how_many_more_there_are_is_said_at_the_end(run):
    _, out, _ = run("search", "the", samples_folder(), "--limit", "2")
    last = out.splitlines()[-1]
    assert re.fullmatch(r"and [\d,]+ rows more; --limit shows them", last)
    hits = answer(run("search", "--json", "the", samples_folder(), "--limit", "1000")[1])["hits"]
    as_typed = [hit for hit in hits if hit["via"] == "exact"]  # asked for a thousand, it also gives words that begin so
    assert last.startswith(f"and {len(as_typed) - 2:,} ")
    _, out, _ = run("search", "the", samples_folder(), "--limit", "1000")
    assert "more" not in out.splitlines()[-1]


def test_nothing_found_is_one_line(run, file):
    assert run("search", "zyzzyva\x1b[31m", file)[1] == "Nothing found for zyzzyva\\x1b[31m.\n"


def test_a_misspelt_option_is_not_taken_for_a_query(run, file):
    code, _, err = run("search", "-json", file)
    assert code == 2
    assert "is not an option" in err


@needs_posix
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_on_a_terminal_what_matches_is_lit_and_languages_stand_side_by_side_where_there_is_room(file, environment):
    pytest.importorskip("pexpect")
    pytest.importorskip("pyte")
    from terminal import Terminal, command

    for columns in (60, 120):
        terminal = Terminal([*command(), "search", "lighthouse", str(file)], columns, 40, **environment)
        try:
            terminal.wait_for("lighthouse", "sea miles")
            lines = terminal.text.split("\n")
            beside = [line for line in lines if "燈塔" in line and "The keeper" in line]
            assert bool(beside) == (columns == 120)
            written = terminal.written.decode()
            assert "\x1b[1" in written  # bold, with and without colours
            assert ("\x1b[1;33m" in written) == (not environment)
        finally:
            terminal.close()


def test_without_a_terminal_there_are_no_escapes(file):
    done = start("search", "lighthouse", file, env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color"})
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout


# How hits are set


def hit(zh=None, en=None, zh_lit=(), en_lit=(), position=0):
    sides = [None if text is None else Passage(text, (1,)) for text in (zh, en)]
    lit = [tuple(Lit(Span(*span), Via.EXACT) for span in spans) for spans in (zh_lit, en_lit)]
    return Hit(BulletinKey(1), BulletinId("b"), Source("f", "f"), RowId("r"), position, 1.0, Via.EXACT, *sides, *lit)


def plain(lines):
    return ["".join(part.text for part in line) for line in lines]


def lit(lines):
    return [part.text for line in lines for part in line if part.style == "lit"]


def test_no_line_is_wider_than_the_screen():
    row = hit("港口今日向所有船隻開放。" * 20, "The port opened to all ships today. " * 20)
    for width in (40, 80, 120):
        for beside in (False, True):
            from reader.language.cells import cell_width

            lines = list(hits_text.lines(row, "a file", "a title " * 30, "exact", width, beside=beside))
            assert max(cell_width(line) for line in plain(lines)) <= width


def test_what_is_lit_stays_lit_where_lines_are_broken_and_long_texts_are_cut():
    text = "word " * 400 + "needle in the hay " + "word " * 400
    start = text.index("needle")
    row = hit(en=text, en_lit=[(start, start + len("needle in the"))])
    for width in (None, 30, 80):
        lines = list(hits_text.lines(row, "f", "", "exact", width))
        assert "".join(lit(lines)).replace(" ", "") == "needleinthe"
    cut = "".join(plain(hits_text.lines(row, "f", "", "exact", 80)))
    assert "…" in cut
    assert len(cut) < 1200


def test_a_title_that_was_found_is_not_named_twice():
    row = hit("港口", "Port", position=-1)
    assert plain(hits_text.lines(row, "f", "港口 / Port", "exact", None)) == ["f  [exact]", "  港口", "  Port", ""]


def test_the_paragraphs_of_a_row_stay_apart():
    row = hit("一。\n二。", "One.\nTwo.")
    assert plain(hits_text.lines(row, "f", "", "exact", None, date="2021-06-03")) == [
        "f  2021-06-03 row 1  [exact]",
        "  一。",
        "  二。",
        "  One.",
        "  Two.",
        "",
    ]


def test_text_of_a_library_that_came_from_elsewhere_does_not_act():
    row = hit("港\x1b]0;x\x07口", "po\u202ert", zh_lit=[(0, 1)])
    for width in (None, 80):
        text = "".join(plain(hits_text.lines(row, "f", "", "exact", width)))
        assert not re.search("[\x1b\x07\u202e]", text)
        assert "港" in text


@given(st.text("港口 ab-\n\x1b", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_no_character_is_lost_or_doubled_and_only_what_matched_is_lit(text, ends):
    spans = [(min(pair), min(max(pair), len(text))) for pair in ends if min(pair) < len(text)]
    (_, *lines, _) = hits_text.lines(hit(en=text, en_lit=spans), "f", "", "exact", None)
    shown = text.replace("\x1b", "\ufffd")
    assert [line[2:] for line in plain(lines)] == [line for line in shown.split("\n") if line]
    inside = {place for start, end in spans for place in range(start, end)}
    assert "".join(lit(lines)) == "".join(c for place, c in enumerate(shown) if place in inside and c != "\n")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(2, True), ""),
        (Count(1, True), ""),
        (Count(3, True), "and 1 row more; --limit shows them"),
        (Count(5_002, False), "and about 5,000 rows more; --limit shows them"),
    ],
)
def test_the_rest_is_counted(count, said):
    assert hits_text.more(2, count) == said


# Guesses

GUESSES = """The Harbour

The lamps of the harbour were lit at six.

The keeper tamps the sand around the lighthouse.

The ramps of the quay are to be repaired by the spring.
"""


@pytest.fixture
def guessed(tmp_path):
    path = tmp_path / "lamps.txt"
    path.write_text(GUESSES, encoding="utf-8")
    return path


def test_what_is_only_guessed_at_stands_behind_one_line(run, guessed):
    code, out, _ = run("search", "lamps", guessed)
    assert code == 0
    assert "The lamps of the harbour" in out
    assert "ramps" not in out
    assert out.splitlines()[-1] == "and 2 weaker matches; --weak shows them"


def test_guesses_are_shown_when_they_are_asked_for_and_always_to_programs(run, guessed):
    out = run("search", "lamps", guessed, "--weak")[1]
    assert out.index("The lamps of") < out.index("[typo: ramps]")
    assert "weaker" not in out
    hits = answer(run("search", "lamps", guessed, "--json")[1])["hits"]
    assert [hit["via"] for hit in hits] == ["exact", "typo", "typo"]


def test_where_there_are_only_guesses_they_are_shown_at_once(run, guessed):
    out = run("search", "harbuor", guessed)[1]
    assert "[typo: harbour]" in out
    assert "weaker" not in out


def test_one_guess_is_told_as_one():
    assert hits_text.weaker(1) == "and 1 weaker match; --weak shows it"


# Which bulletins, and what text looks like


def test_bulletins_are_asked_for_by_name_and_rows_by_an_expression(run, file, guessed):
    out = run("search", "doc:lamps", file, guessed)[1]
    assert "ramps" in out
    assert "Lu Chengzhi" not in out
    assert "[bulletin]" in out
    (hit,) = answer(run("search", r"re:\bthirt\w+", file, guessed, "--json")[1])["hits"]
    assert [one["text"] for one in hit["en"]["spans"]] == ["thirty"]
    assert hit["via"] == "expression"


def test_an_expression_that_cannot_be_understood_says_so_in_one_line(run, file):
    code, out, err = run("search", "re:(", file)
    assert (code, out) == (2, "")
    assert "a ( is not closed" in err
    assert err.count("\n") == 1


def test_a_phrase_that_is_not_closed_is_found_and_said_to_be_open(run, file):
    code, out, err = run("search", '"the new la', file)
    assert (code, err.count("\n")) == (0, 1)
    assert "thirty sea miles" in out
    assert 'the quotation mark " is not closed' in err
    found = answer(run("search", '"the new la', file, "--json")[1])
    assert [one["text"] for one in found["hits"][0]["en"]["spans"]] == ["the new lamp"]
    assert "is not closed" in found["note"]
    assert run("search", '"the new la"', file)[::2] == (1, "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lamp OR zyzzyva", "OR is no operator here: write a | b."),
        ("lamp NOT lighthouse", "NOT is no operator here: write a !b."),
        ("zyzzyva -lamp", "- is no operator here: write a !b."),
    ],
)
def test_operators_of_other_search_engines_are_told_from_words(run, file, typed, said):
    code, out, err = run("search", typed, file)
    assert (code, out) == (1, f"Nothing found for {typed}.\n")
    assert said in err


def test_what_was_given_up_says_so(run, file, monkeypatch):
    monkeypatch.setattr("reader.library.searching.listed.PATIENCE", -1.0)
    code, out, err = run("search", "re:lamp", file)
    assert (code, out) == (1, "Nothing found for re:lamp.\n")
    assert "not all rows were looked at" in err
    assert "not all rows" in answer(run("search", "re:lamp", file, "--json")[1])["note"]


def test_a_name_found_in_the_other_language_says_by_which_pair(run, file, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("漁會開會\n\n燈塔守望人陸承志也到了會場，談了燈塔的歷史。\n", encoding="utf-8")
    heads = [line for line in run("search", "Lu Chengzhi", file, other)[1].splitlines() if line.endswith("]")]
    assert [head.rpartition("  [")[2] for head in heads] == [
        "exact]",
        "name table: 陸承志 = Lu Chengzhi: pinyin in 1 row; 1 bulletin]",
    ]
    heads = [line for line in run("search", "Chengzhi Lu", other)[1].splitlines() if line.endswith("]")]
    assert [head.rpartition("  [")[2] for head in heads] == ["other order: 陸承志]"]
