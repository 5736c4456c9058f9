"""The installed command in a real pseudo-terminal: its screen is read back as a person would see it."""

import base64
import re
import sys

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from invented import TEXT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "invented.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_person_opens_reads_toggles_copies_and_leaves(start, file):
    terminal = start(file)
    terminal.wait_for("青石鎮圖書館", "The Qingshi Town library", "row 1/2", "Original")
    terminal.press("j")
    terminal.wait_for("row 2/2")
    terminal.press("s")
    terminal.wait_for("Traditional")
    terminal.press("s")
    terminal.wait_for("Simplified", "青石镇图书馆")
    terminal.press("s")
    terminal.wait_for("Original", "青石鎮圖書館")
    terminal.press("v")
    terminal.wait_for("stacked")
    terminal.press("y")
    terminal.wait_for("Copied", "characters of Chinese")
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.written)
    assert base64.b64decode(copied[1]).decode() == "館長林若秋說，新座位有四十個，其中二十個靠窗。"
    terminal.press("?")
    terminal.wait_for("Moving", "Go to the next row")
    terminal.press("\x1b")
    terminal.wait_for("row 2/2")
    assert terminal.left() == 0


@pytest.mark.parametrize(
    ("term", "environment"),
    [
        ("xterm", {}),
        ("xterm-256color", {}),
        ("xterm-256color", {"NO_COLOR": "1"}),
        ("screen-256color", {"COLORTERM": "truecolor"}),
    ],
)
def test_the_sentence_is_marked_with_any_number_of_colours(start, file, term, environment):
    terminal = start(file, columns=80, lines=24, **{**environment, "TERM": term})

    def look(sentence):
        for line in terminal.lines:
            text = "".join(line[x].data or " " for x in range(80))
            if sentence in text.replace(" ", ""):
                cell = next(line[x] for x in range(80) if line[x].data == sentence[0])
                return cell.bg, cell.underscore, cell.reverse
        return None

    def is_marked(text):
        marked, plain = look("青石鎮圖"), look("館長林若")
        return "row 1/2" in text and marked is not None and plain is not None and marked != plain

    terminal.until(is_marked, "the sentence under the cursor to look unlike the others")
    assert "┃" in terminal.text


@pytest.mark.parametrize("opened", ["a folder", "a library"])
def test_who_comes_back_is_where_they_left(start, tmp_path, opened):
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, place, town in (("1", "白水鎮", "Baishui"), ("2", "青石鎮", "Qingshi"), ("3", "黑山", "Heishan")):
        text = (
            TEXT.replace("青石鎮", place)
            .replace("圖書館延", f"{place}圖書館延")
            .replace("Library S", f"{town} Library S")
        )
        (texts / f"{name}.txt").write_text(text.replace("Qingshi", town).replace("林若秋", place), encoding="utf-8")
    own = {"BULLETIN_READER_LIBRARY": str(tmp_path / "library.db")}
    arguments = [texts]
    if opened == "a library":
        added = start("add", texts, **own)
        added.until(lambda text: "3 added" in text, "the files to be added")
        arguments = []
    terminal = start(*arguments, **own)
    terminal.wait_for("row 1/2", "bulletin 1/3", "side by side", "Original")
    terminal.press("]")
    terminal.wait_for("bulletin 2/3", "row 1/2")
    terminal.press("j")
    terminal.wait_for("row 2/2")
    terminal.press("s")
    terminal.wait_for("Traditional")
    terminal.press("v")
    terminal.wait_for("stacked")
    assert terminal.left() == 0
    again = start(*arguments, **own)
    again.wait_for("bulletin 2/3", "row 2/2", "Traditional", "stacked", "Qingshi")
    again.press("k")
    again.wait_for("row 1/2")
    assert again.left() == 0


@pytest.mark.parametrize("opened", ["a file", "a library"])
def test_what_a_person_corrects_is_there_when_they_come_back_and_can_be_taken_back(start, file, tmp_path, opened):
    own = {"BULLETIN_READER_LIBRARY": str(tmp_path / "library.db")}
    arguments = [file]
    if opened == "a library":
        start("add", file, **own).until(lambda text: "1 added" in text, "the file to be added")
        arguments = []
    before = file.read_bytes(), file.stat().st_mtime_ns
    terminal = start(*arguments, columns=80, lines=24, **own)
    terminal.wait_for("row 1/2", "青石鎮圖書館")
    terminal.press("e")
    terminal.wait_for("correcting", "JK move", "S split", "U undo")
    terminal.press("\x1b[C")  # the second sentence
    terminal.press("S")
    terminal.until(lambda text: text.count("~") == 2, "two corrected rows")
    terminal.press("j")
    terminal.press("P")
    terminal.wait_for("✓")
    terminal.press("\x1b")
    terminal.wait_for("row 3/3", "pinned by hand")
    assert terminal.left() == 0
    again = start(*arguments, columns=80, lines=24, **own)
    again.wait_for("row 3/3", "pinned by hand", "~", "✓")
    again.press("e")
    again.wait_for("correcting")
    again.press("U")
    again.until(lambda text: "✓" not in text, "the pin to be taken back")
    again.press("U")
    again.until(lambda text: "~" not in text, "the rows to be one again")
    again.press("\x12")  # Ctrl+R
    again.until(lambda text: text.count("~") == 2, "the rows to be two again")
    again.press("U")
    again.until(lambda text: "~" not in text, "the rows to be one again")
    again.press("\x1b")
    again.wait_for("/2", "match")
    assert again.left() == 0
    last = start(*arguments, columns=80, lines=24, **own)
    last.wait_for("/2", "青石鎮圖書館")
    assert "~" not in last.text
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_it_works_in_a_very_small_terminal(start, file):
    terminal = start(file, columns=40, lines=15)
    terminal.wait_for("青石鎮圖書館", "Original")
    terminal.press("G")
    terminal.wait_for("row 2/2")


def test_a_missing_file_is_a_message_not_a_traceback(start, tmp_path):
    terminal = start(tmp_path / "none.txt")
    terminal.until(lambda text: "none.txt" in text.replace("\n", ""), "the name of the file")
    assert "Traceback" not in terminal.text
