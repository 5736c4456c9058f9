"""A library of 10,000, 100,000 or a million rows: how fast it grows, opens and answers, beside named peers.

    python tests/benchmarks/library/run.py [--rows 10000 100000] [--folder DIR]
    python tests/benchmarks/library/run.py --rows 10000 100000 1000000      (ten minutes, 3 GB; not in CI)

Needs the packages rg (ripgrep), ugrep and fzf for the peers; what is not installed is left out. All sizes are measured
in one run, so that ratios are those of one machine in one state.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import latency
import opening
from build import aligned_rate, build

_ALIGNED = 2_000  # rows; aligning is as fast for the next thousand as for the first


def main():
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--runs", type=int, default=5, help="of opening; the median is taken")
    options.add_argument("--folder", type=Path, help="where libraries are kept for the next run")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")  # nothing is known beforehand
        built = [build(folder, rows) for rows in sorted(chosen.rows)]
        print("rows      text MB  library/text  rows/s")
        for each in built:
            rate = f"{each.rows / each.seconds:,.0f}" if each.seconds else "(kept)"
            size = each.text_bytes / 1e6
            print(f"{each.rows:<9,} {size:7.1f}  {each.library_bytes / each.text_bytes:12.2f}  {rate:>7}")
        print(f"with alignment, {_ALIGNED:,} rows in {_ALIGNED // 100} files: {aligned_rate(_ALIGNED):,.0f} rows/s")
        answer(built)
        first(built, chosen.runs, scratch)


def answer(built):
    """Print how long queries take, ours and the peers', by the clock and of the processor."""
    tables = []
    for each in built:
        ours, peers = latency.ours(each.library), latency.peers(each.text)
        tables.append(ours)
        print(f"\n{each.rows:,} rows, ms{'p50     p95     p99':>27}   processor p50     p95     p99")
        print_shares("search", ours["all"])
        for name, taken in peers.items():
            print_shares(name, list(taken.values()))
        for name, taken in peers.items():
            compare(name, taken, ours["all"])
    print("\nprocessor p95 by kind  " + "  ".join(f"{each.rows:>9,}" for each in built))
    for kind in tables[0]:
        values = ([one.processor for one in ours[kind]] for ours in tables)
        print(f"  {kind:20} " + "  ".join(f"{latency.percentile(each, 0.95):9.1f}" for each in values))


def print_shares(name, taken):
    """Print the percentiles of the clock and of the processor."""
    clock, processor = (
        "".join(f"{latency.percentile(list(column), share):8.1f}" for share in (0.5, 0.95, 0.99))
        for column in zip(*taken, strict=True)
    )
    print(f"  {name:16}{clock}         {processor}")


def compare(name, taken, ours):
    """Print how many times a peer's time is ours: its median to our p95, and query by query."""
    medians = (latency.percentile(list(column), 0.5) for column in zip(*taken.values(), strict=True))
    p95s = (latency.percentile(list(column), 0.95) for column in zip(*ours, strict=True))
    clock, processor = (median / p95 for median, p95 in zip(medians, p95s, strict=True))
    pairs = [one.processor / ours[number].processor for number, one in taken.items()]
    print(
        f"  the median of {name} is {clock:.1f} times our p95 (processor {processor:.1f}); query by query, of the "
        f"processor, {latency.percentile(pairs, 0.5):.1f} times (slowest tenth {latency.percentile(pairs, 0.1):.1f})"
    )


def first(built, runs, compiled):
    """Print how long opening takes, what an open reader holds, and what a key takes."""
    times = opening.first_pictures([each.library for each in built], compiled, runs)
    empty = statistics.median(times["empty"])
    small = statistics.median(times[built[0].library.name])
    memory = [opening.memory(each.library) for each in built]
    print("\nopening    first picture  to the smallest  to an empty app  memory MB  to the smallest")
    for each, held in zip(built, memory, strict=True):
        seconds = statistics.median(times[each.library.name])
        print(
            f"{each.rows:<10,} {seconds:11.2f} s {seconds / small:14.2f} x {seconds / empty:14.2f} x "
            f"{held:10.0f} {held / memory[0]:14.2f} x"
        )
    print("\nown time for a key, milliseconds: " + ", ".join(opening.KEYS))
    for each in built:
        taken = opening.keys(each.library)
        print(f"{each.rows:<10,} " + "  ".join(f"{taken[name]:8.1f}" for name in opening.KEYS))


if __name__ == "__main__":
    main()
