"""What the open reader takes: time to its first picture, memory, and its own time for a key."""

from __future__ import annotations

import asyncio
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

sys.path.insert(0, str(Path(__file__).parents[1]))
import startup

from reader.library.store import Library
from reader.ui.app import ReaderApp

KEYS = {"script": "s", "next row": "j", "next page": "space", "next bulletin": "right_square_bracket"}
_SETTLED = 4  # seconds after which the reader has loaded what it loads in the background


def first_pictures(libraries: list[Path], compiled: str, runs: int) -> dict[str, list[float]]:
    """Return the seconds to the first picture of an empty Textual app (`empty`) and of each library, in turn."""
    times = {"empty": [], **{library.name: [] for library in libraries}}
    for run in range(runs + 1):
        measured = {"empty": startup.first_paint(compiled, startup.EMPTY, b"first words")[0]}
        for library in libraries:
            measured[library.name] = startup.first_paint(
                compiled, startup.READER, b"Original", "--library", str(library)
            )[0]
        if run:  # the first one warms the disk's cache
            for name, seconds in measured.items():
                times[name].append(seconds)
    return times


def memory(library: Path) -> float:
    """Return the megabytes an open reader holds (resident, Linux) after it has settled."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(sys.executable, [sys.executable, "-c", startup.READER, "--library", str(library)])
    ioctl(terminal, TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        end = time.monotonic() + _SETTLED
        while time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                os.read(terminal, 65536)
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def keys(library: Path, times: int = 15) -> dict[str, float]:
    """Return the median milliseconds of processor time a key takes on the thread that draws, drawing included."""
    return asyncio.run(_keys(library, times))


async def _keys(library: Path, times: int) -> dict[str, float]:
    taken = {}
    with Library(str(library)) as store:
        app = ReaderApp(store)
        async with app.run_test(size=(120, 40)) as pilot:
            while app.screen.number < 0:
                await pilot.pause(0.05)
            await pilot.pause(1.0)
            for name, key in KEYS.items():
                measured = []
                for _ in range(times):
                    started = time.thread_time()
                    await pilot.press(key)
                    await pilot.pause()
                    measured.append(1000 * (time.thread_time() - started))
                    await pilot.pause(0.05)
                taken[name] = statistics.median(measured)
    return taken
