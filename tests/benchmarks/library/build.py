"""The library of a given size, and the same text in a plain file for the peers."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import corpus

from reader.library.packing import pack_document
from reader.library.store import Library
from reader.library.syncing.adding import add

_BATCH = 20  # documents a transaction


@dataclass(frozen=True, slots=True)
class Built:
    """What stands on the disk.

    Args:
        rows: how many.
        library: the library's file.
        text: the same text, one side a line.
        text_bytes: of the rows and titles, UTF-8.
        seconds: of making the text up, finding names, packing, writing and indexing; None when it was there already.
    """

    rows: int
    library: Path
    text: Path
    text_bytes: int
    seconds: float | None

    @property
    def library_bytes(self) -> int:
        """The library with its log."""
        files = (self.library.with_name(self.library.name + suffix) for suffix in ("", "-wal"))
        return sum(path.stat().st_size for path in files if path.exists())


def build(folder: Path, rows: int) -> Built:
    """Make a library of so many rows, unless it is there."""
    library, text = folder / f"{rows}.db", folder / f"{rows}.txt"
    done = folder / f"{rows}.done"
    seconds = None
    if not done.exists():
        for path in folder.glob(f"{rows}.*"):
            path.unlink()
        seconds = _write(library, text, rows)
        done.touch()
    return Built(rows, library, text, text.stat().st_size, seconds)


def _write(library: Path, text: Path, rows: int) -> float:
    """Write the library and the text; packing is done by as many processes as there are cores, as adding does it."""
    started = time.perf_counter()
    pack = partial(_packed, rows=rows)
    with (
        Library(str(library)) as store,
        text.open("w", encoding="utf-8") as lines,
        multiprocessing.get_context("spawn").Pool() as processes,
    ):
        batch = []
        for packed in processes.imap(pack, corpus.firsts(rows), chunksize=4):
            for bulletin in packed.bulletins:
                lines.writelines(f"{row.zh}\n{row.en}\n" for row in bulletin.rows)
            batch.append((packed, None))
            if len(batch) == _BATCH:
                store.add_all(batch)
                batch = []
        if batch:
            store.add_all(batch)
    return time.perf_counter() - started


def _packed(first: int, rows: int):
    return pack_document(corpus.document(first, rows))


def aligned_rate(rows: int) -> float:
    """Return the rows a second that are read from files, aligned and added, by as many processes as adding uses."""
    with tempfile.TemporaryDirectory() as name, Library() as store:
        for document in corpus.documents(rows):
            text = "\n\n".join(map(_as_file, document.bulletins))
            (Path(name) / Path(document.source.zh).name).write_text(text, encoding="utf-8")
        started = time.perf_counter()
        add(store, [name])
        return store.counts().rows / (time.perf_counter() - started)


def _as_file(bulletin) -> str:
    """Return a bulletin as a file has it: all Chinese, then all English."""
    passages = [[bulletin.title(side), *(row.passage(side) for row in bulletin.rows)] for side in ("zh", "en")]
    return "\n\n".join(passage.text for side in passages for passage in side)
