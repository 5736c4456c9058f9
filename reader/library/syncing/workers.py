"""Worker processes: both cores read and align, and what breaks one of them costs one source.

They are plain child processes with pipes, and not those of `multiprocessing`: they never touch the terminal, not even
while they start, do not run the program's main module again, and need neither a resource tracker nor a handler at exit.
The same on all systems: nothing is forked, nothing is pickled.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Final

from reader.library.syncing import frames, identity
from reader.library.syncing.frames import Frame
from reader.library.syncing.outcomes import LeftOut, name_of

if TYPE_CHECKING:
    from reader.library.syncing.frames import Task

MOST: Final = 8
"""More workers than this are not started however many cores there are: each takes some 150 MB."""

_AHEAD: Final = 2  # tasks a worker has at most: one in work, one that is there when that is done
_FAILED_STARTS: Final = 2  # so many workers that end before they are ready show that none will be
_PATIENCE: Final = 5.0  # seconds a killed process may take to be gone

# Ctrl-C goes to all processes of a terminal; the parent decides what it means. The path is the parent's, so that the
# same program runs, and nothing that happens to lie in the current folder (-P).
_START: Final = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    "from reader.library.syncing.worker import serve; serve()\n"
)

# One process a core is enough; numpy's helpers would only be in each other's way.
_ALONE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def cores() -> int:
    """Return how many cores this process may use."""
    with contextlib.suppress(AttributeError, OSError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Worker:
    """One process, and the tasks it has, in the order in which it will do them."""

    def __init__(self, inbox: SimpleQueue[tuple[_Worker, Frame | None]]) -> None:
        self.is_ready = False
        self.is_gone = False
        self.tasks: deque[int] = deque()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**_ALONE, **os.environ},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._thread = threading.Thread(target=self._listen, args=(inbox,), name="bulletin-reader worker", daemon=True)
        self._thread.start()

    def _listen(self, inbox: SimpleQueue[tuple[_Worker, Frame | None]]) -> None:
        frame: Frame | None = Frame(frames.READY)
        while frame is not None:
            try:
                frame = frames.read(self.process.stdout)  # type: ignore[arg-type]  # it is a pipe
            except (OSError, ValueError, MemoryError):  # the pipe is gone, or what comes is too much
                frame = None
            inbox.put((self, frame))

    def send(self, number: int, body: bytes) -> bool:
        """Give it a task; False when it is there no more."""
        try:
            frames.write(self.process.stdin, Frame(frames.TASK, number, body))  # type: ignore[arg-type]  # it is a pipe
        except OSError:
            return False
        self.tasks.append(number)
        return True

    def end(self) -> None:
        """End it at once: it has nothing to put in order."""
        with contextlib.suppress(OSError):
            self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_PATIENCE)
        self._thread.join(_PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


class Workers:
    """As many processes as there is work for. Used by one thread.

    Args:
        most: how many processes at most; None is one a core.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = min(cores(), MOST) if most is None else most
        self._inbox: SimpleQueue[tuple[_Worker, Frame | None]] = SimpleQueue()
        self._workers: list[_Worker] = []
        self._waiting: deque[int] = deque()
        self._tasks: dict[int, Task] = {}
        self._failed = 0

    @property
    def is_usable(self) -> bool:
        """False when processes end before they begin, or are of another program."""
        return self._failed < _FAILED_STARTS

    @property
    def is_ready(self) -> bool:
        """True when a task that waits will be taken by a process that is up."""
        return any(worker.is_ready for worker in self._workers)

    def submit(self, number: int, task: Task) -> None:
        """Give out a task under a number of its own."""
        self._tasks[number] = task
        self._waiting.append(number)
        self._give_out()

    def withdraw(self, number: int) -> bool:
        """Take a task back if no process has it."""
        if number not in self._waiting:
            return False
        self._waiting.remove(number)
        del self._tasks[number]
        return True

    def results(self, timeout: float) -> list[tuple[int, bytes | LeftOut]]:
        """Wait until something happens, `timeout` seconds at most; return what was made since, with its number."""
        found: list[tuple[int, bytes | LeftOut]] = []
        until = monotonic() + timeout
        while not found:
            try:
                worker, frame = self._inbox.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                break
            while True:
                found += self._ended(worker) if frame is None else self._answered(worker, frame)
                try:
                    worker, frame = self._inbox.get_nowait()
                except Empty:
                    break
            self._give_out()
            if not self.is_usable:
                break
        return found

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            with contextlib.suppress(OSError):
                worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _answered(self, worker: _Worker, frame: Frame) -> list[tuple[int, bytes | LeftOut]]:
        kind, number, body = frame
        if kind == frames.READY:
            # A program that was brought up to date while it runs: its processes would make something else.
            if body != identity.made_by().encode():
                self._failed = _FAILED_STARTS
                return []
            worker.is_ready = True
            return []
        worker.tasks.remove(number)
        source = self._tasks.pop(number).source
        return [(number, body if kind == frames.DOCUMENT else frames.unpack_reason(source, body))]

    def _ended(self, worker: _Worker) -> list[tuple[int, bytes | LeftOut]]:
        """Leave out what a process was at when it ended; its other task is for another."""
        if worker not in self._workers:
            return []
        self._workers.remove(worker)
        worker.end()
        if not worker.is_ready:
            self._failed += 1
        if not worker.tasks:
            return []
        first, *others = worker.tasks
        self._waiting.extendleft(reversed(others))
        source = self._tasks.pop(first).source
        reason = (
            f"{name_of(source)}: left out because reading it was ended by the system, most likely for lack of memory. "
            "Close other programs, or split it, and try again."
        )
        cause = frames.WorkerError(f"a worker process ended with the code {worker.process.returncode}")
        return [(first, LeftOut(source, reason, cause))]

    def _give_out(self) -> None:
        """Hand tasks to those who have least, and start another process when all have enough."""
        starting = sum(not worker.is_ready for worker in self._workers)
        most = 1 if starting else _AHEAD  # one that is about to be ready should find something to do
        while self._waiting:
            able = [each for each in self._workers if each.is_ready and not each.is_gone and len(each.tasks) < most]
            if not able:
                break
            worker = min(able, key=lambda each: len(each.tasks))
            number = self._waiting.popleft()
            if not worker.send(number, frames.pack_task(self._tasks[number])):
                self._waiting.appendleft(number)
                worker.is_gone = True  # which is about to be heard
        while self.is_usable and len(self._workers) < self._most and starting < len(self._waiting):
            try:
                self._workers.append(_Worker(self._inbox))
            except (OSError, ValueError):  # no more processes, no interpreter to run
                self._failed = _FAILED_STARTS
                return
            starting += 1
