"""The installed command in a real pseudo-terminal: who reads, marks a row and comes back finds it again."""

import sys
from functools import partial

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")

TEXT = """圖書館延長開放時間

青石鎮圖書館本月起延長開放時間。週末開到晚上九點。

館長林若秋說，新座位有四十個，其中二十個靠窗。

居民可在服務台領取借書證，手續免費。

Library Stays Open Longer

The Qingshi Town library will stay open longer from this month. At weekends it closes at nine in the evening.

The librarian, Lin Ruoqiu, said that there are forty new seats, of which twenty stand at the windows.

Residents may collect library cards at the counter, free of charge.
"""
OTHER = "港口今日向所有船隻開放。\n\nThe port opened to all ships today.\n"


@pytest.fixture
def start(start, tmp_path):
    own = {"BULLETIN_READER_LIBRARY": str(tmp_path / "own" / "library.db")}
    return partial(start, columns=80, lines=24, **own)


def written(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("opened", ["a file", "a library"])
def test_a_row_marked_with_a_note_is_listed_and_gone_to_after_coming_back(start, tmp_path, opened):
    file = written(tmp_path / "invented.txt", TEXT)
    arguments = [file]
    if opened == "a library":
        added = start("add", file)
        added.until(lambda text: "1 added" in text, "the file to be added")
        arguments = []
    terminal = start(*arguments)
    terminal.wait_for("row 1/3")
    terminal.press("j")
    terminal.wait_for("row 2/3")
    terminal.press("B")
    terminal.wait_for("Enter keeps the bookmark")
    terminal.press("靠窗 seats\r")
    terminal.wait_for("Bookmarked", "◆")
    terminal.press("g")
    terminal.wait_for("row 1/3")
    assert terminal.left() == 0

    again = start(*arguments)
    again.wait_for("row 1/3", "◆")
    again.press("'")
    again.wait_for("Bookmarks", "靠窗 seats", "invented.txt", "館長林若秋", "1 of 1")
    again.press("\r")
    again.wait_for("row 2/3", "◆")
    again.press("\x0f")  # Ctrl+O
    again.wait_for("row 1/3")
    assert again.left() == 0
    assert file.read_text(encoding="utf-8") == TEXT


def test_a_bookmark_that_was_just_written_outlives_quitting_at_once(start, tmp_path):
    file = written(tmp_path / "invented.txt", TEXT)
    terminal = start(file)
    terminal.wait_for("row 1/3")
    terminal.press("B")
    terminal.wait_for("Enter keeps the bookmark")
    terminal.press("at once\r")
    terminal.until(lambda text: "Enter keeps the bookmark" not in text, "the bar to go")  # it takes all keys till then
    assert terminal.left() == 0
    again = start(file)
    again.wait_for("row 1/3", "◆")
    again.press("'")
    again.wait_for("at once")
    assert again.left() == 0


def test_a_bookmark_of_another_file_is_opened_from_the_list(start, tmp_path):
    file, other = written(tmp_path / "invented.txt", TEXT), written(tmp_path / "port.txt", OTHER)
    terminal = start(file)
    terminal.wait_for("row 1/3")
    terminal.press("G")
    terminal.wait_for("row 3/3")
    terminal.press("B")
    terminal.wait_for("Enter keeps the bookmark")
    terminal.press("cards\r")
    terminal.wait_for("Bookmarked")
    assert terminal.left() == 0

    again = start(other)
    again.wait_for("The port opened")
    again.press("'")
    again.wait_for("cards", "not open", "Residents may collect")
    again.press("\r")
    again.wait_for("Read it now?")
    again.press("y")
    again.wait_for("row 3/3", "◆")
    again.press("\x1b[1;3D")  # Alt+Left
    again.wait_for("The port opened", "row 1/1")
    assert again.left() == 0


def test_the_open_bulletin_is_exported_into_the_current_folder(start, tmp_path, monkeypatch):
    file = written(tmp_path / "invented.txt", TEXT)
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    terminal = start(file)
    terminal.wait_for("row 1/3")
    terminal.press("o")
    terminal.wait_for("Enter exports", "library-stays-open-longer.jsonl")
    terminal.press("\x1b[B")  # down
    terminal.wait_for("< jsonl >")
    terminal.press("t")
    terminal.wait_for("< tmx >", "library-stays-open-longer.tmx")
    terminal.press("\r")
    terminal.wait_for("Exported")
    assert terminal.left() == 0
    (made,) = folder.iterdir()
    assert "館長林若秋" in made.read_text(encoding="utf-8")
