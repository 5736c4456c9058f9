"""Time to first paint, as a ratio to that of an empty Textual app, in the same run on the same machine.

Each program is started in a pseudo-terminal of its own and watched until its first words stand in what it writes.
Runs alternate, and the medians are compared: what else the machine does falls on both. The processor time of the child
is compared as well, which a busy machine distorts less. All modules are compiled beforehand, as they are for whoever
starts an installed program a second time, whatever the environment says.

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
import tempfile
import time
from fcntl import ioctl
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


def first_paint(compiled, code, words, *arguments):
    """Return the seconds, and those of processor time, from starting Python until `words` are painted."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", PYTHONPYCACHEPREFIX=compiled)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
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
        seconds = time.perf_counter() - started
    finally:
        os.kill(pid, signal.SIGKILL)
        used = os.wait4(pid, 0)[2]
        os.close(terminal)
    return seconds, used.ru_utime + used.ru_stime


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--runs", type=int, default=9)
    options.add_argument("paths", nargs="*", help="what to open; the sample bulletins when there is none")
    chosen = options.parse_args()
    empty, reader = [], []
    with tempfile.TemporaryDirectory() as compiled:
        for run in range(chosen.runs + 1):
            times = (
                first_paint(compiled, EMPTY, b"first words"),
                first_paint(compiled, READER, b"Original", *chosen.paths),
            )
            if run:  # the first one compiles the modules and warms the file cache
                empty.append(times[0])
                reader.append(times[1])
    print(f"{'median of ' + str(chosen.runs):25}{'until painted':>15}{'processor':>12}")
    columns = [
        (statistics.median(a), statistics.median(b))
        for a, b in zip(zip(*empty, strict=True), zip(*reader, strict=True), strict=True)
    ]
    for number, name in enumerate(("an empty Textual app", "bulletin-reader")):
        print(f"{name:25}{columns[0][number]:13.3f} s{columns[1][number]:10.3f} s")
    ratios = [both[1] / both[0] for both in columns]
    print(f"{'ratio':25}{ratios[0]:15.2f}{ratios[1]:12.2f}")


if __name__ == "__main__":
    main()
