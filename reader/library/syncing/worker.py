"""A worker process: takes tasks from its standard input, makes documents, and hands them back on its standard output.

It is started by `workers.py` and ends with it: when its input ends, however that came about, it is gone at once. It
knows neither the terminal nor the interface.
"""

from __future__ import annotations

import gc
import importlib
import os
import threading
from queue import SimpleQueue
from typing import BinaryIO, Final

from reader.library.syncing import frames, identity
from reader.library.syncing.frames import Frame
from reader.library.syncing.outcomes import LeftOut

_NEW_OBJECTS: Final = 10_000
"""Objects between two collections of garbage: documents hold hardly any cycles; at 700, as is usual, it took 4 %."""


def serve() -> None:
    """Work until the input ends."""
    tasks, answers = _take_streams()
    waiting: SimpleQueue[Frame] = SimpleQueue()

    def listen() -> None:
        try:
            while (frame := frames.read(tasks)) is not None:
                waiting.put(frame)
        finally:
            os._exit(0)  # nobody waits for what is being made

    threading.Thread(target=listen, daemon=True).start()
    _warm_up()
    frames.write(answers, Frame(frames.READY, body=identity.made_by().encode()))
    while True:
        task = waiting.get()
        frames.write(answers, _answer(task))


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes to the parent away from standard input and output, where anything might read or print."""
    tasks, answers = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    return tasks, answers


def _warm_up() -> None:
    """Load what every task needs, so that a worker that says it is ready is."""
    for module in ("reader.intake.read", "reader.assembly.assemble", "reader.library.packing"):
        importlib.import_module(module)
    from reader.assembly.dictionary import dictionary

    dictionary()
    gc.freeze()  # what is loaded stays
    gc.set_threshold(_NEW_OBJECTS)


def _answer(frame: Frame) -> Frame:
    """Carry out a task; return the frame that answers it."""
    from reader.library.syncing.making import guarded, make
    from reader.library.syncing.sealing import seal

    task = frames.unpack_task(frame.body)
    made = make(*task)
    sealed = made if isinstance(made, LeftOut) else guarded(task.source, lambda: seal(made))
    if isinstance(sealed, LeftOut):
        return Frame(frames.REASON, frame.number, frames.pack_reason(sealed))
    return Frame(frames.DOCUMENT, frame.number, sealed)
