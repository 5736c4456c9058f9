"""What a person put right, as the commands see it: listed by `check`, exported, searched; files stay as they are."""

import json
import sqlite3

import pytest
from invented import TEXT

from reader.cli import run as cli
from reader.library.correcting import operations
from reader.library.correcting.journal import Journal
from reader.library.store import Library
from reader.library.syncing.sync import fill
from reader.model import Source
from reader.settings import library_file


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "invented.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def corrected(file):
    """The file, of which one row was split and one pinned by somebody who opened it by its path."""
    with Library() as memory, Library(str(library_file())) as own:
        fill(memory, [str(file)])
        (entry,) = memory.contents()
        town = memory.bulletin(entry.key)
        journal = Journal(own)
        journal.add(town.source, town.id, operations.split(town, 0, "zh", 1))
        journal.add(town.source, town.id, operations.pin(town, 1))
    return file


def test_check_lists_what_was_put_right(run, corrected):
    code, out, _ = run("check", corrected)
    assert code == 0
    assert "corrected  3 rows by hand, 1 of them pinned as right" in out
    assert "corrected: Chinese line 3, English line 9: 青石鎮圖書館" in out
    assert "pinned: Chinese line 5" in out


def test_check_says_nothing_about_corrections_where_there_are_none(run, file):
    _, out, _ = run("check", file)
    assert "by hand" not in out
    assert "corrected" not in out


def test_check_lists_what_cannot_be_matched_any_more(run, corrected):
    corrected.write_text(
        TEXT.replace("館長林若秋說，新座位有四十個，其中二十個靠窗。", "渡輪明日停航。"), encoding="utf-8"
    )
    code, out, _ = run("check", corrected)
    assert code == 1
    assert "1 correction is of text that is not here any more, and kept" in out
    assert "pinned: 館長林若秋說，新座位有四" in out
    _, out, _ = run("check", corrected, "--json")
    (found,) = map(json.loads, out.splitlines())
    assert found["status"] == "look"
    assert [each["checked"] for each in found["corrected"]] == ["corrected", "corrected"]
    (lost,) = found["unmatched"]
    assert (lost["kind"], lost["rows"][0]["zh"]) == ("pinned", ["館長林若秋說，新座位有四十個，其中二十個靠窗。"])


def test_what_cannot_be_matched_is_put_aside_when_asked_and_listed_no_more(run, corrected):
    corrected.write_text(
        TEXT.replace("館長林若秋說，新座位有四十個，其中二十個靠窗。", "渡輪明日停航。"), encoding="utf-8"
    )
    _, out, _ = run("check", corrected, "--put-aside")
    assert "1 correction is of text that is not here any more" in out
    for _ in range(2):
        code, out, _ = run("check", corrected)
        assert (code, "not here any more" in out, "2 rows by hand" in out) == (0, False, True)
    with Library(str(library_file())) as own:
        assert [each.is_aside for each in Journal(own).of(Source(str(corrected), str(corrected)))] == [False, True]


def test_corrections_of_a_file_that_is_gone_are_listed_with_the_library_until_they_are_put_aside(run, corrected):
    assert run("add", corrected)[0] == 0
    assert run("remove", corrected)[0] == 0
    code, out, _ = run("check")
    assert "corrections" not in out
    corrected.unlink()
    code, out, _ = run("check")
    assert code == 1
    assert f"itsfileisgone:{corrected}" in "".join(out.split())
    _, out, _ = run("check", "--json", "--put-aside")
    (found,) = map(json.loads, out.splitlines())
    assert [(each["kind"], each["source"]) for each in found["lost_corrections"]] == [
        ("split", str(corrected)),
        ("pinned", str(corrected)),
    ]
    code, out, _ = run("check", "--json")
    assert json.loads(out)["lost_corrections"] == []


def test_a_file_that_was_moved_is_checked_and_exported_as_corrected_before_anything_is_added(run, corrected):
    new = corrected.parent / "moved.txt"
    new.write_bytes(corrected.read_bytes())
    assert "by hand" not in run("check", new)[1]  # a copy: the corrections are of the other
    corrected.unlink()
    assert "3 rows by hand, 1 of them pinned as right" in run("check", new)[1]
    rows = json.loads(run("export", new)[1])["rows"]
    assert [row.get("checked") for row in rows] == ["corrected", "corrected", "pinned"]


def test_it_is_made_again_when_the_text_comes_back(run, corrected):
    corrected.write_text("新聞\n\n今日無事。\n\nNews\n\nNothing happened today.\n", encoding="utf-8")
    _, out, _ = run("check", corrected)
    assert "2 corrections are of text that is not here any more" in out
    corrected.write_text(TEXT, encoding="utf-8")
    _, out, _ = run("check", corrected)
    assert "3 rows by hand" in out
    assert "not here any more" not in out


@pytest.mark.parametrize("added", [False, True])
def test_an_export_has_rows_as_corrected_and_says_which(run, corrected, added):
    if added:
        assert run("add", corrected)[0] == 0
    paths = [] if added else [corrected]
    _, out, _ = run("export", *paths)
    rows = json.loads(out)["rows"]
    assert [row["zh"]["text"] for row in rows][:2] == ["青石鎮圖書館本月起延長開放時間。", "週末開到晚上九點。"]
    assert [row.get("checked") for row in rows] == ["corrected", "corrected", "pinned"]
    assert [row["score"] for row in rows] == [1.0, 1.0, 1.0]
    assert rows[1]["sentences"] == [[[1], [1], rows[1]["sentences"][0][2]]]
    _, out, _ = run("export", *paths, "--format", "tmx", "--units", "paragraphs")
    assert out.count('<prop type="x-checked">corrected</prop>') == 2
    assert out.count('<prop type="x-checked">pinned</prop>') == 1


def test_rows_that_nobody_touched_have_no_such_field(run, file):
    _, out, _ = run("export", file)
    assert all("checked" not in row for row in json.loads(out)["rows"])
    assert "x-checked" not in run("export", file, "--format", "tmx")[1]


def test_what_was_exported_can_be_read_back(run, corrected, tmp_path):
    for name in ("back.jsonl", "back.tmx"):
        assert run("export", corrected, "-o", tmp_path / name)[0] == 0
        code, out, _ = run("export", tmp_path / name)
        assert code == 0
        rows = json.loads(out)["rows"]
        assert "週末開到晚上九點。" in [row["zh"]["text"] for row in rows]


def test_a_search_of_files_finds_rows_as_corrected(run, corrected):
    _, out, _ = run("search", "週末", corrected, "--json")
    assert "青石鎮" not in out
    assert "At weekends it closes" in out


def test_a_library_that_cannot_be_opened_keeps_nobody_from_checking(run, file):
    library_file().write_text("no library", encoding="utf-8")
    code, out, err = run("check", file)
    assert code == 0
    assert "clean" in out
    assert "what was corrected by hand is not seen" in err


def test_no_file_is_ever_written_to(run, corrected):
    before = corrected.read_bytes(), corrected.stat().st_mtime_ns
    for command in (["check"], ["export"], ["search", "週末"], ["add"]):
        run(*command, corrected)
    assert (corrected.read_bytes(), corrected.stat().st_mtime_ns) == before


@pytest.mark.parametrize("command", ["export", "check"])
def test_files_are_read_also_where_ones_library_has_lost_its_corrections(corrected, capfd, command):
    path = str(library_file())
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DROP TABLE correction")
    connection.close()
    assert cli([command, str(corrected)]) != 2
    said = capfd.readouterr()
    assert "forty new seats" in said.out if command == "export" else "invented.txt" in said.out
    assert path in said.err
    assert "what was corrected by hand is not seen" in said.err
