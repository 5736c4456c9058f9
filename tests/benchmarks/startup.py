"""Time to first paint, as a ratio to that of an empty Textual app, in the same run on the same machine.

Each program is started in a pseudo-terminal of its own and watched until its first words stand in what it writes.
Runs alternate, and the medians are compared: what else the machine does falls on both.

    python tests/benchmarks/startup.py [--runs 9] [PATH ...]
"""

from __future__ import annotations

import argparse
import os
import pty
import select
import signal
import statistics
import struct
import sys
import time
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("first words")

Empty().run()
"""
READER = "import sys; from reader.cli import main; main()"
PATIENCE = 60  # seconds
SAMPLES = Path(__file__).parents[2] / "sample_data"


def first_paint(code, words, *arguments):
    """Return the seconds from starting Python until `words` are painted."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, "-c", code, *arguments])
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    written = b""
    try:
        while words not in written:
            if time.perf_counter() - started > PATIENCE:
                raise SystemExit(
                    f"nothing was painted in {PATIENCE} s; written so far:\n{written.decode(errors='replace')}"
                )
            if select.select([terminal], [], [], 0.5)[0]:
                try:
                    written += os.read(terminal, 65536)
                except OSError:
                    raise SystemExit(f"it ended before painting:\n{written.decode(errors='replace')}") from None
        return time.perf_counter() - started
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("paths", nargs="*", default=[str(SAMPLES)])
    chosen = options.parse_args()
    empty, reader = [], []
    for run in range(chosen.runs + 1):
        times = first_paint(EMPTY, b"first words"), first_paint(READER, b"Original", *chosen.paths)
        if run:  # the first one only warms the file cache
            empty.append(times[0])
            reader.append(times[1])
    ratio = statistics.median(reader) / statistics.median(empty)
    print(f"an empty Textual app:  {statistics.median(empty):.3f} s")
    print(f"bulletin-reader:       {statistics.median(reader):.3f} s")
    print(f"ratio:                 {ratio:.2f}")


if __name__ == "__main__":
    main()
