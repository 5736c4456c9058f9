"""Adds to a library and is killed, again and again: run by `test_killed.py`, in a process of one thread so that it may
fork. Says what it found as JSON.

    killed.py LIBRARY TIMES SEED
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing, suppress

from stored import document, terms

from reader.library.packing import pack_document
from reader.library.store import Library

SOURCES = 24


# Packed before anything is forked, so that the processes to be killed do nothing but write.
PACKED = [[pack_document(document(number, edition=edition)) for number in range(SOURCES)] for edition in range(3)]


def batches(edition):
    """All sources, in batches of one to three."""
    rest = list(PACKED[edition % len(PACKED)])
    while rest:
        size = 1 + len(rest) % 3
        yield [(each, None) for each in rest[:size]]
        del rest[:size]


def work(path, edition, told):
    """Add all there is, edition after edition, opening and closing in between, until killed; tell of each batch."""
    while True:
        with Library(path) as library:
            for batch in batches(edition):
                library.add_all(batch)
                os.write(told, b".")
        edition += 1


def look(path):
    """Return what is wrong with a library, if anything."""
    with Library(path) as library:
        with library.writing() as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            if found != [("ok",)]:
                return str(found)
            counted = [
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("source", "bulletin", "row WHERE position >= 0")
            ]
        terms(library)  # raises when FTS5's own check fails
        counts = library.counts()
        if [counts.sources, counts.bulletins, counts.rows] != counted:
            return f"counters say {counts}, there are {counted}"
        for entry in library.contents():
            bulletin = library.bulletin(entry.key)
            number, edition = map(int, bulletin.id.removeprefix("bulletin").split("-"))
            if bulletin not in document(number, edition=edition).bulletins:
                return f"{bulletin.id} is not what was added"
    return None


def main(path, times, seed):
    """Kill so many times, look after each, then finish the work and compare with a library nobody was killed over."""
    chance = random.Random(seed)
    reached, longest = [], 0.05
    for turn in range(times):
        heard, told = os.pipe()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                work(path, turn, told)
            os._exit(1)
        os.close(told)
        # After so many batches, and then at any moment of the next one: as many as fit into a moment on this machine.
        began = time.monotonic()
        for _ in range(chance.randrange(4 * SOURCES // 10)):
            os.read(heard, 1)
            began, took = time.monotonic(), time.monotonic() - began
            longest = max(longest, took)
        time.sleep(chance.uniform(0, min(longest, 0.1)))
        os.kill(child, signal.SIGKILL)
        os.close(heard)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return {"wrong": f"the worker ended by itself in turn {turn}"}
        wrong = look(path)
        if wrong:
            return {"wrong": f"turn {turn}: {wrong}"}
        with closing(sqlite3.connect(path)) as connection:
            reached.append(connection.execute("SELECT value FROM meta WHERE name = 'change'").fetchone()[0])
    with Library(path) as library, Library() as anew:
        for batch in batches(1):
            library.add_all(batch)
            anew.add_all(batch)
        same = terms(library) == terms(anew) and library.counts() == anew.counts()
    return {"wrong": None if same else "what was added again is not all there", "reached": reached}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201  # that is what it is for
