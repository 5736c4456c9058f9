"""How long queries take: ours in one process, and the peers as their users start them, on the same text."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import corpus

from reader.library.searching.search import search
from reader.library.store import Library

if TYPE_CHECKING:
    from pathlib import Path

PEERS = {
    "rg -i": lambda query, text: ["rg", "-i", "-c", "-F", query, text],
    "ugrep -Z": lambda query, text: ["ugrep", "-i", "-Z", "-c", "-F", query, text],
    "fzf --filter": lambda query, text: ["fzf", "--filter", query],
}
"""Commands that answer the same question: rg for what is spelt so, ugrep and fzf for what is spelt nearly so.

Counting (`-c`) spares them writing their answers, which at a million rows would take longer than finding them.
"""


def ours(library: Path) -> dict[str, list[float]]:
    """Return milliseconds of each query by kind, and under `all`, after five queries to warm up."""
    taken = defaultdict(list)
    asked = corpus.queries()
    with Library(str(library)) as store:
        for _, query in asked[-5:]:
            search(store, query)
        for kind, query in asked:
            started = time.perf_counter()
            search(store, query)
            elapsed = 1000 * (time.perf_counter() - started)
            taken[kind].append(elapsed)
            taken["all"].append(elapsed)
    return taken


def peers(text: Path, count: int = 10) -> dict[str, float]:
    """Return the median milliseconds of `count` of the same queries for each peer that is installed."""
    asked = corpus.queries()
    chosen = [query.strip('"') for _, query in asked[:: len(asked) // count]]
    found = {}
    for name, command in PEERS.items():
        if shutil.which(name.split()[0]) is None:
            continue
        times = []
        for query in chosen:
            started = time.perf_counter()
            with text.open("rb") as given:
                subprocess.run(command(query, str(text)), stdin=given, stdout=subprocess.PIPE, check=False)
            times.append(1000 * (time.perf_counter() - started))
        found[name] = statistics.median(times)
    return found


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
