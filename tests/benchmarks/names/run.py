"""Measure names: `python tests/benchmarks/names/run.py`: in text, by sound, and what mining costs when files are added.

    python tests/benchmarks/names/run.py [--hay 2k|20k] [--sample N]

In text it wraps the measure in ../shared/names; where that is not there, the queries of tests/cases/relevance.json are
asked over the samples instead. By sound, plain pinyin and edit distance stand beside ours (beside.py): on the names of
../shared/names, or on those of our samples.
"""

import argparse
import json
import shlex
import subprocess
import sys
import time
from pathlib import Path

import beside

ROOT = Path(__file__).parents[3]
MEASURE = ROOT.parent / "shared" / "names" / "measure.py"
SAMPLES = ROOT / "sample_data"


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hay", choices=["2k", "20k"], default="2k", help="names to choose from, a language")
    parser.add_argument("--sample", type=int, default=400, help="queries by sound")
    arguments = parser.parse_args()
    if MEASURE.exists():
        command = shlex.join([sys.executable, "-m", "reader"])
        subprocess.run([sys.executable, str(MEASURE), "text", "--cli", command], check=True)
        names, queries = beside.shared(MEASURE.parent, arguments.hay, arguments.sample)
        beside.compare(names, queries, "development names by sound")
    else:
        relevance()
    beside.compare(*beside.samples(), "names of our samples among countries, by spelling and sound")
    cost()


def relevance():
    """Ask the queries of the case table, and print how many bring the row that is expected first."""
    from reader.library.searching.search import search
    from reader.library.store import Library
    from reader.library.syncing.sync import fill

    groups = json.loads((ROOT / "tests" / "cases" / "relevance.json").read_text(encoding="utf-8"))
    cases = [(typed, case) for group in groups for case in group["cases"] for typed in case["typed"] if case["rows"]]
    with Library() as library:
        fill(library, [str(SAMPLES)])
        right, spent = 0, []
        for typed, case in cases:
            found = search(library, typed, limit=20)
            spent.append(found.milliseconds)
            wanted = {(file, line) for file, lines in case["rows"].items() for line in lines}
            right += any(
                (Path(path).stem, line) in wanted
                for hit in found.hits[:1]
                for path, side in ((hit.source.zh, hit.zh), (hit.source.en, hit.en))
                for line in (side.lines if side else ())
            )
    spent.sort()
    print(f"queries {len(cases)}  right first {right}  median {spent[len(spent) // 2]:.1f} ms")


def cost():
    """Print how much of the time of reading and aligning mining names takes: of real documents, or else the samples."""
    from reader.assembly.assemble import assemble
    from reader.intake.read import read_source
    from reader.intake.sources import find_sources
    from reader.library.names.gather import names_of

    sources = find_sources(documents() or [str(SAMPLES)]).sources
    for source in find_sources([str(SAMPLES)]).sources:  # what is loaded and remembered once is not counted
        names_of(assemble(source, *read_source(source)))
    reading = mining = 0.0
    for source in sources:
        start = time.process_time()
        document = assemble(source, *read_source(source))
        middle = time.process_time()
        names_of(document)
        reading, mining = reading + middle - start, mining + time.process_time() - middle
    print(f"reading and aligning {reading * 1000:.0f} ms, names {mining * 1000:.0f} ms ({mining / reading:.0%} more)")


def documents():
    """Return the three real documents of bulletins, and one of each of five sets of aligned ones, where they are."""
    shared = MEASURE.parents[1]
    sets = ("messy", "pair-cn", "pair-tw", "para-cn", "sent-tw")
    found = sorted((shared / "seeds").glob("*.txt"))
    found += [path for name in sets for path in sorted((shared / "align" / "dev" / name).glob("*.txt"))[:1]]
    return [str(path) for path in found]


if __name__ == "__main__":
    main()
