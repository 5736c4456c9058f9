"""How well articles, rows and sentences are aligned, beside a baseline that knows lengths alone.

    python tests/benchmarks/align.py [--data ../shared]

Prints how near our own bulletins (`tests/gold.py`) come to their gold; then
runs `bulletin-reader` on the development data where they are present and prints what their own scorers say; then, on
the same texts and with the gold articles given, what a length-only aligner (Gale & Church 1993) reaches, and how often
rows and beads of sentences of a given score are right. Beads are asked about the sets of one sentence a line that their
weights were fitted to: `calibrate.py` prints the same for documents held out.

Last comes what 1,000 sentences cost, of both languages together: reading and assembling in this process after all is
loaded, in seconds of one core, and as a multiple of what the length-only aligner, in plain Python, takes for the same
rows' sentences.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

# One core is one core: matrices are too small for threads to help, and their waiting would be counted.
os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

from reader.assembly.aligning import beads
from reader.assembly.assemble import assemble
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary
from reader.intake.read import read_source
from reader.model import Source

sys.path.insert(0, str(Path(__file__).parents[1]))
import gold as own

SHAPES = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (1, 2): 2.4, (2, 1): 2.4, (2, 2): 4.4, (1, 3): 5.0, (3, 1): 5.0}
RATIO = 3.3


def by_length(zh, en):
    """Align two lists of texts by their lengths; returns links as pairs of index lists."""
    best = {(0, 0): (0.0, None)}
    for i in range(len(zh) + 1):
        for j in range(len(en) + 1):
            for (a, b), cost in SHAPES.items():
                if i < a or j < b or (i - a, j - b) not in best or (a, b) == (0, 0):
                    continue
                left = sum(len(t) for t in zh[i - a : i]) * RATIO
                right = sum(len(t) for t in en[j - b : j])
                strange = (right - left) ** 2 / (6.8 * (left + right + 1)) / 2 if a and b else 0.0
                offer = best[i - a, j - b][0] + cost + min(strange, 20)
                if (i, j) not in best or offer < best[i, j][0]:
                    best[i, j] = (offer, (a, b))
    links, i, j = [], len(zh), len(en)
    while (i, j) != (0, 0):
        a, b = best[i, j][1]
        links.append((list(range(i - a, i)), list(range(j - b, j))))
        i, j = i - a, j - b
    return links


def length_only(folder, scorer):
    """Score the length-only aligner with the gold articles given to it."""
    predictions = {}
    for path in sorted(folder.glob("*/*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8").split("\n")
        links = []
        for article in gold.get("bulletins") or [gold]:
            found = by_length([lines[n] for n in article["zh"]], [lines[n] for n in article["en"]])
            links += [[[article["zh"][i] for i in z], [article["en"][j] for j in e]] for z, e in found]
        predictions[gold["id"]] = links
    return scorer.score(predictions, str(folder.parent), folder.name)


def reliability(folder, files):
    """Count how many rows of a given score have exactly the gold lines."""
    export = subprocess.run(
        ["bulletin-reader", "export", *map(str, files), "--format", "jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )
    right, count = defaultdict(int), defaultdict(int)
    for line in export.stdout.splitlines():
        bulletin = json.loads(line)
        path = Path(bulletin["source"])
        gold = json.loads(path.with_name(path.name.replace(".txt", ".gold.json")).read_text(encoding="utf-8"))
        wanted = {(tuple(sorted(z)), tuple(sorted(e))) for z, e in gold["links"]}
        for row in bulletin["rows"]:
            if row["score"] is not None:
                bucket = min(9, math.floor(row["score"] * 10))
                count[bucket] += 1
                lines = tuple(n - 1 for n in row["zh"]["lines"]), tuple(n - 1 for n in row["en"]["lines"])
                right[bucket] += lines in wanted
    table("rows scored   rows", count, right)


def bead_reliability(folder, sets=("sent-cn", "sent-tw")):
    """Count how many beads of a given score are gold links, where every line is a sentence."""
    right, count = defaultdict(int), defaultdict(int)
    for path in sorted(path for name in sets for path in (folder / name).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8").split("\n")
        zh, en = ([lines[n] for n in gold[side]] for side in ("zh", "en"))
        wanted = {(tuple(sorted(z)), tuple(sorted(e))) for z, e in gold["links"]}
        for bead in beads.align(gather(zh, en, dictionary()), range(len(zh)), range(len(en))):
            bucket = min(9, math.floor(bead.score * 10))
            count[bucket] += 1
            right[bucket] += (tuple(gold["zh"][i] for i in bead.zh), tuple(gold["en"][j] for j in bead.en)) in wanted
    table("beads scored  beads", count, right)


def table(head, count, right):
    """Print how many of each bucket of scores are right."""
    print(f"{head}   right")
    for bucket in sorted(count):
        print(f"  {bucket / 10:.1f}–{bucket / 10 + 0.1:.1f}   {count[bucket]:7d}   {right[bucket] / count[bucket]:.3f}")


def texts(bulletin, side):
    """Return the sentences in a side's rows."""
    passages = [passage for row in bulletin.rows if (passage := row.passage(side))]
    return [passage.text[span.start : span.end] for passage in passages for span in passage.sentences]


def cost(name, sources):
    """Print what 1,000 sentences cost, beside the length-only aligner on the rows that came out."""
    for source in sources[:2]:
        assemble(source, *read_source(source))  # loads what is loaded on first use
    began = time.process_time()
    documents = [assemble(source, *read_source(source)) for source in sources]
    ours = time.process_time() - began
    sides = [[texts(b, side) for side in own.SIDES] for document in documents for b in document.bulletins]
    began = time.process_time()
    for zh, en in sides:
        by_length(zh, en)
    plain = time.process_time() - began
    sentences = sum(len(side) for pair in sides for side in pair)
    print(
        f"1,000 sentences, one core, after start, {name} ({sentences} sentences): "
        f"{1000 * ours / sentences:.2f} s, {ours / plain:.1f} × length only"
    )


def our_own():
    """Print, file by file and for each folder, how near our own bulletins come to their gold."""
    print(f"{'our own bulletins':40} links F1  length only  bulletins  titles")
    folders = defaultdict(list)
    for file in own.gold_files():
        counts = [near(file, index) for index in range(len(file.bulletins))]
        folders[file.folder] += counts
        show(f"  {file.name}", counts)
    for folder, counts in folders.items():
        show(folder, counts)


def near(file, index):
    """Count links found, right, wanted and by length alone, and whether the bulletin's lines and titles are right."""
    gold, made = file.bulletins[index], file.made(index)
    want, got = own.gold_links(gold), own.without_mixed(own.row_links(made), gold)
    zh, en = ([n for n in sorted(own.gold_lines(gold, side)) if n not in gold.get("mixed", ())] for side in own.SIDES)
    text = {side: file.lines(side) for side in own.SIDES}
    plain = by_length([text["zh"][n - 1] for n in zh], [text["en"][n - 1] for n in en])
    length = {(zh[i], en[j]) for left, right in plain for i in left for j in right}
    titles = ((set(t.lines) if (t := made.title(s)) else set()) - file.furniture(s) for s in own.SIDES)
    return {
        "want": len(want),
        "got": len(got),
        "right": len(got & want),
        "length": len(length),
        "length right": len(length & want),
        "whole": all(own.row_lines(made, side) == own.gold_lines(gold, side) for side in own.SIDES),
        "titles": list(titles) == [set(gold[f"{side}_title"]) for side in own.SIDES],
    }


def show(name, counts):
    """Print one line of the table of our own bulletins."""
    total = {key: sum(count[key] for count in counts) for key in counts[0]}
    ours = 2 * total["right"] / (total["got"] + total["want"] or 1)
    length = 2 * total["length right"] / (total["length"] + total["want"] or 1)
    whole, titles = (f"{total[key]}/{len(counts)}" for key in ("whole", "titles"))
    print(f"{name:40} {ours:8.3f}  {length:11.3f}  {whole:>9}  {titles:>6}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared")
    data = parser.parse_args().data.resolve()
    our_own()
    cost("our own", [Source(str(file.path("zh")), str(file.path("en"))) for file in own.gold_files()])
    if not data.is_dir():
        sys.exit(f"{data}: the development data are not here")
    for command in (
        [sys.executable, data / "seeds" / "measure.py"],
        ["bash", data / "wild" / "measure.sh"],
        [sys.executable, data / "align" / "measure.py"],
    ):
        print(f"\n$ {Path(command[1]).relative_to(data)}", flush=True)
        subprocess.run([str(part) for part in command], check=False, cwd=tempfile.gettempdir())
    spec = importlib.util.spec_from_file_location("scorer", data / "align" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    print("\nlength only, articles given:  strict F1")
    for name, result in length_only(data / "align" / "dev", scorer).items():
        print(f"  {name:9} {result['f1_strict']:.3f}")
    print()
    dev = data / "align" / "dev"
    reliability(data, sorted(dev.glob("*/*.txt")))
    print()
    bead_reliability(dev)
    print()
    for name in ("sent-cn", "para-cn", "messy"):
        cost(name, [Source(str(path), str(path)) for path in sorted((dev / name).glob("*.txt"))])


if __name__ == "__main__":
    main()
