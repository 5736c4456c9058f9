"""The installed command in a real pseudo-terminal: its screen is read back as a person would see it."""

import base64
import os
import re
import shutil
import sys
import time
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect")
pyte = pytest.importorskip("pyte")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")

PATIENCE = 60  # seconds: a slow machine that does other things as well
TEXT = """圖書館延長開放時間

青石鎮圖書館本月起延長開放時間。週末開到晚上九點。

館長林若秋說，新座位有四十個，其中二十個靠窗。

Library Stays Open Longer

The Qingshi Town library will stay open longer from this month. At weekends it closes at nine in the evening.

The librarian, Lin Ruoqiu, said that there are forty new seats, of which twenty stand at the windows.
"""


class Terminal:
    """A command in a pseudo-terminal, and the screen it draws on."""

    def __init__(self, command, columns, lines, **environment):
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.written = b""
        keep = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLORTERM", "TEXTUAL"}}
        self.child = pexpect.spawn(
            command[0], command[1:], dimensions=(lines, columns), env={**keep, "TERM": "xterm-256color", **environment}
        )

    def wait_for(self, *words):
        """Read until all the words stand on the screen; fail with the screen when they do not come."""
        return self.until(lambda text: all(word in text for word in words), words)

    def until(self, holds, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                new = self.child.read_nonblocking(65536, timeout=0.2)
                self.written += new
                # pyte 0.8 takes the parts of `ESC [ > …` and `ESC [ < …` sequences it does not know for text.
                self.stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-z]", b"", new))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if holds(self.text):
                return self.text
        raise AssertionError(f"waited for {what!r}; the screen:\n{self.text}")

    @property
    def text(self):
        # A wide character takes two cells, of which pyte leaves the second empty.
        return "\n".join("".join(line[x].data for x in range(self.screen.columns)) for line in self.lines)

    @property
    def lines(self):
        return [self.screen.buffer[y] for y in range(self.screen.lines)]

    def press(self, keys):
        self.child.send(keys)

    def close(self):
        self.child.close(force=True)


def command():
    beside = Path(sys.executable).with_name("bulletin-reader")
    found = str(beside) if beside.exists() else shutil.which("bulletin-reader")
    return [found] if found else [sys.executable, "-m", "reader"]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "invented.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def start():
    terminals = []

    def make(*arguments, columns=120, lines=30, **environment):
        terminal = Terminal([*command(), *map(str, arguments)], columns, lines, **environment)
        terminals.append(terminal)
        return terminal

    yield make
    for terminal in terminals:
        terminal.close()


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
    terminal.press("q")
    terminal.child.expect(pexpect.EOF, timeout=PATIENCE)
    terminal.child.wait()
    assert terminal.child.exitstatus == 0


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
    terminal.wait_for("青石鎮圖書館", "row 1/2")

    def look(sentence):
        for line in terminal.lines:
            text = "".join(line[x].data or " " for x in range(80))
            if sentence in text.replace(" ", ""):
                cell = next(line[x] for x in range(80) if line[x].data == sentence[0])
                return cell.bg, cell.underscore, cell.reverse
        return None

    marked, plain = look("青石鎮圖"), look("館長林若")
    assert marked is not None
    assert plain is not None
    assert marked != plain
    assert "┃" in terminal.text


def test_it_works_in_a_very_small_terminal(start, file):
    terminal = start(file, columns=40, lines=15)
    terminal.wait_for("青石鎮圖書館", "Original")
    terminal.press("G")
    terminal.wait_for("row 2/2")


def test_a_missing_file_is_a_message_not_a_traceback(start, tmp_path):
    terminal = start(tmp_path / "none.txt")
    terminal.until(lambda text: "none.txt" in text.replace("\n", ""), "the name of the file")
    assert "Traceback" not in terminal.text
