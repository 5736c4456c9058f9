"""The installed command in a real pseudo-terminal: its screen is read back as a person would see it."""

import os
import re
import shutil
import sys
import time
from pathlib import Path

import pexpect
import pyte

PATIENCE = 300  # seconds: a slow machine that does other things as well

# pyte 0.8 takes the parts of `ESC [ > …` and `ESC [ < …` sequences it does not know for text.
UNKNOWN = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]")
UNFINISHED = re.compile(rb"\x1b(?:\[(?:[<>=][0-9;]*)?)?$")

# What would speak of another terminal than this one; pytest-xdist gives its workers a size, which Textual believes.
OF_THE_TESTS = frozenset({"NO_COLOR", "COLORTERM", "TEXTUAL", "COLUMNS", "LINES"})


class Terminal:
    """A command in a pseudo-terminal, and the screen it draws on."""

    def __init__(self, command, columns, lines, **environment):
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.written = self._held = b""
        keep = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
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
                self._feed(new)
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if holds(self.text):
                return self.text
        raise AssertionError(f"waited for {what!r}; the screen:\n{self.text}")

    def _feed(self, new):
        """Draw what was written, but for the beginning of a sequence whose rest has not come yet."""
        whole = self._held + new
        unfinished = UNFINISHED.search(whole)
        end = unfinished.start() if unfinished else len(whole)
        self._held = whole[end:]
        self.stream.feed(UNKNOWN.sub(b"", whole[:end]))

    @property
    def text(self):
        # A wide character takes two cells, of which pyte leaves the second empty.
        return "\n".join("".join(line[x].data for x in range(self.screen.columns)) for line in self.lines)

    @property
    def lines(self):
        return [self.screen.buffer[y] for y in range(self.screen.lines)]

    def press(self, keys):
        self.child.send(keys)

    def left(self):
        """Leave the reader, wait until it is gone, and return its exit code."""
        self.press("q")
        self.child.expect(pexpect.EOF, timeout=PATIENCE)
        self.child.wait()
        return self.child.exitstatus

    def close(self):
        self.child.close(force=True)


def command():
    beside = Path(sys.executable).with_name("bulletin-reader")
    found = str(beside) if beside.exists() else shutil.which("bulletin-reader")
    return [found] if found else [sys.executable, "-m", "reader"]
