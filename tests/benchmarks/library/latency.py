"""How long queries take, and what the same queries take peers, on the same text in the same run.

Ours is `search` in one process with the library open, as in the reader: parsed, found, read, ranked, and the ten best
lit in both languages. What the program takes to start is left out (`bulletin-reader search` adds it once; `--queries`
answers many).

A peer is started for each query, as its users start it, and reads the whole text from the page cache: rg and ugrep what
is spelt so or nearly so, fzf what has its letters in this order. They print what they find to nowhere, because a
terminal would take longer than they do; ugrep counts, because it ends at the first match when it prints to nowhere.
They know no ranks, no other language and no bulletins: this compares what a person waits for, not the same answer.
`rg -m 10` stops after the first ten lines of the text. For words that stand everywhere nothing is faster; they are the
oldest ten and not the best.

The aim (issue 5) is that our 95th percentile is a tenth of the time of `rg -i` and of `fzf --filter`; a peer's time is
its median. Processor time is told beside it, because it is the same on a machine that does other things as well.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import time
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import corpus

from reader.library.searching.search import search
from reader.library.store import Library

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Taken(NamedTuple):
    """Milliseconds of a query: by the clock, and of the processor."""

    clock: float
    processor: float


class Peer(NamedTuple):
    """A program to compare with.

    Args:
        command: for a query and a file.
        every: of the queries only every so many are asked, where one takes seconds.
    """

    command: Callable[[str, str], list[str]]
    every: int = 1


PEERS = {
    "rg -i": Peer(lambda query, text: ["rg", "-i", "-F", query, text]),
    "rg -i -m 10": Peer(lambda query, text: ["rg", "-i", "-F", "-m", "10", query, text]),
    "ugrep -Z": Peer(lambda query, text: ["ugrep", "-i", "-Z", "-c", "-F", query, text], every=20),
    "fzf --filter": Peer(lambda query, text: ["fzf", "--filter", query], every=20),
}


def ours(library: Path) -> dict[str, list[Taken]]:
    """Return what each query took by kind, and under `all`, after five queries to warm up."""
    taken = defaultdict(list)
    asked = corpus.queries()
    with Library(str(library)) as store:
        for _, query in asked[-5:]:
            search(store, query)
        for kind, query in asked:
            one = _timed(lambda query=query: search(store, query), time.process_time)
            taken[kind].append(one)
            taken["all"].append(one)
    return taken


def peers(text: Path) -> dict[str, dict[int, Taken]]:
    """Return what the queries took each peer that is installed, by their numbers."""
    found = {}
    for name, peer in PEERS.items():
        if shutil.which(name.split()[0]) is None:
            continue
        found[name] = {}
        for number, (_, query) in list(enumerate(corpus.queries()))[:: peer.every]:
            command = peer.command(query.strip('"'), str(text))
            with text.open("rb") as given:
                found[name][number] = _timed(lambda command=command, given=given: _run(command, given), _of_children)
    return found


def _run(command, given):
    subprocess.run(command, stdin=given, stdout=subprocess.DEVNULL, check=False)


def _timed(work, processor) -> Taken:
    clock, used = time.perf_counter(), processor()
    work()
    return Taken(1000 * (time.perf_counter() - clock), 1000 * (processor() - used))


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
