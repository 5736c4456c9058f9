"""What goes to and fro between this process and its workers: frames, a head (what it is about, how long) and a body.

A task is JSON; an answer is a sealed document (`sealing.py`), or JSON that says why there is none.
"""

from __future__ import annotations

import json
import struct
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from reader.library.syncing.outcomes import LeftOut
from reader.model import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAD: Final = struct.Struct(">cIQ")

TASK, READY, DOCUMENT, REASON = b"t", b"r", b"d", b"x"
"""The kinds of frames."""


class Frame(NamedTuple):
    """One message: what it is, the number of the task it is about, and what it says."""

    kind: bytes
    number: int = 0
    body: bytes = b""


class Task(NamedTuple):
    """What a worker is to do; the fields are the arguments of `making.make`."""

    source: Source
    encoding: str | None
    shared: Mapping[Path, frozenset[str]]


class WorkerError(Exception):
    """Something that happened in a worker process; its traceback is among the notes."""


def write(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame to an unbuffered stream.

    Raises:
        OSError: nobody reads.
    """
    rest = memoryview(_HEAD.pack(frame.kind, frame.number, len(frame.body)) + frame.body)
    while rest:
        rest = rest[stream.write(rest) :]


def read(stream: BinaryIO) -> Frame | None:
    """Read a frame; None at the end of the stream, also in the middle of a frame."""
    head = _read(stream, _HEAD.size)
    if head is None:
        return None
    kind, number, length = _HEAD.unpack(head)
    body = _read(stream, length)
    return None if body is None else Frame(kind, number, body)


def _read(stream: BinaryIO, length: int) -> bytes | None:
    data = bytearray()
    while len(data) < length:
        piece = stream.read(length - len(data))
        if not piece:
            return None
        data += piece
    return bytes(data)


def pack_task(task: Task) -> bytes:
    """Return the body of a task's frame."""
    folders = {str(folder): sorted(lines) for folder, lines in task.shared.items()}
    return json.dumps([task.source.zh, task.source.en, task.encoding, folders]).encode()


def unpack_task(body: bytes) -> Task:
    """Return the task a body holds."""
    zh, en, encoding, folders = json.loads(body)
    return Task(Source(zh, en), encoding, {Path(folder): frozenset(lines) for folder, lines in folders.items()})


def pack_reason(left_out: LeftOut) -> bytes:
    """Return the body of a frame that says why there is no document."""
    cause = left_out.cause
    problem = [cause.path, cause.problem] if isinstance(cause, SourceError) else None
    return json.dumps([left_out.reason, problem, "".join(traceback.format_exception(cause))]).encode()


def unpack_reason(source: Source, body: bytes) -> LeftOut:
    """Return why there is no document of a source, as a worker says it."""
    reason, problem, trace = json.loads(body)
    cause: Exception = WorkerError(reason) if problem is None else SourceError(*problem)
    cause.add_note(f"In a worker process:\n{trace}")
    return LeftOut(source, reason, cause)
