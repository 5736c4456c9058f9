"""Fit what a row's score is made of, and show how often rows of a given score are right.

    python tests/benchmarks/calibrate_rows.py [--data ../shared/align/dev]

Every row of the development data that has both sides is held against the gold: it is right when its lines are exactly
a gold link's. Rows between texts that have nothing to do with each other are added as wrong ones. A logistic with a
small ridge is fitted on one half of the documents and its reliability shown on the other, both ways; then on all, and
the constants for `reader/assembly/aligning/rowscore.py` are printed.
"""

from __future__ import annotations

import argparse
import json
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np

from reader.assembly.aligning import align, rowscore
from reader.assembly.assemble import assemble
from reader.assembly.comparing import evidence
from reader.assembly.dictionary import dictionary
from reader.assembly.segmenting.segment import segment
from reader.assembly.sentenced import split
from reader.intake.read import read_file
from reader.model import CleanFile, Line, Source

RIDGE = 1.0
STRANGERS = 4
"""Every so many-th document stands in a pair of texts that are no translations, too: readers meet such."""
NAMES = list(rowscore.WEIGHTS)


def rows_of(path):
    """Return the features of a file's rows, and whether each is right."""
    seen = []

    def remember(found):
        seen.append([found[name] for name in NAMES])
        return float(len(seen))

    align.row_score = remember
    document = assemble(Source(str(path), str(path)), read_file(str(path)))
    gold = json.loads(path.with_name(path.name.replace(".txt", ".gold.json")).read_text(encoding="utf-8"))
    wanted = {(tuple(sorted(z)), tuple(sorted(e))) for z, e in gold["links"]}
    found = []
    for bulletin in document.bulletins:
        for row in bulletin.rows:
            if row.score is not None and row.score >= 1:
                lines = tuple(n - 1 for n in row.zh.lines), tuple(n - 1 for n in row.en.lines)
                found.append((seen[int(row.score) - 1], lines in wanted))
    return found


def strangers(path, following):
    """Return the features of the rows between the Chinese of one document and the English of another: all wrong."""
    sides = []
    for name, side in ((path, "zh"), (following, "en")):
        gold = json.loads(name.with_name(name.name.replace(".txt", ".gold.json")).read_text(encoding="utf-8"))
        texts = name.read_text(encoding="utf-8").split("\n")
        lines = tuple(Line(number, texts[n]) for number, n in enumerate(gold[side], 1))
        sides.append(segment(CleanFile(str(name), lines, "utf-8"), side))
    sentenced = split([*sides[0], *sides[1]])
    found = evidence.gather(sentenced.texts["zh"], sentenced.texts["en"], dictionary())
    zh, en = (sentenced.text([i for i, p in enumerate(sentenced.pieces) if p.side == side]) for side in ("zh", "en"))
    seen = []
    align.row_score = lambda features: seen.append([features[name] for name in NAMES]) or 0.0
    align.rows(found, zh, en, align.match(found, zh, en, ()), interleaved=False)
    return [(features, False) for features in seen]


def fit(rows, right):
    """Return the weights of a logistic (Newton's method)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - share) - RIDGE * weights
        bend = (rows * (share * (1 - share))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def show(score, right):
    """Print how often rows of a given score are right."""
    print("rows scored     rows   right")
    edges = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.001]
    for low, high in pairwise(edges):
        here = (score >= low) & (score < high)
        if here.any():
            print(f"  {low:.2f}–{min(high, 1):.2f}   {here.sum():6d}   {right[here].mean():.3f}")
    sure = score >= 0.9
    print(f"  ≥ 0.90      {sure.sum():6d}   {right[sure].mean():.3f}   ({sure.mean():.0%} of all rows)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "align" / "dev")
    parser.add_argument("--sets", default="messy,pair-cn,pair-tw,para-cn,para-tw,sent-cn,sent-tw")
    arguments = parser.parse_args()
    paths = [p for name in arguments.sets.split(",") for p in sorted((arguments.data / name).glob("*.txt"))]
    rows, right, half = [], [], []
    unrelated = [path for path in paths if path.parent.name.startswith("para")][::STRANGERS]
    pairs = list(pairwise(unrelated))
    sources = [(path, lambda path=path: rows_of(path)) for path in paths]
    sources += [(one, lambda one=one, two=two: strangers(one, two)) for one, two in pairs]
    for path, read in sources:
        for found, is_right in read():
            rows.append(found)
            right.append(is_right)
            half.append(zlib.crc32(path.name.encode()) % 2)
    rows, right, half = np.array(rows), np.array(right, float), np.array(half)
    score = np.zeros(len(rows))
    for fold in (0, 1):
        score[half == fold] = 1 / (1 + np.exp(-rows[half == fold] @ fit(rows[half != fold], right[half != fold])))
    print(
        f"{len(rows)} rows of {len(paths)} documents, {right.mean():.3f} right; each half scored by a fit on the other"
    )
    show(score, right)
    print("\nWEIGHTS =", {n: round(float(w), 2) for n, w in zip(NAMES, fit(rows, right), strict=True)})
    print("\nwith the constants as they stand:")
    show(1 / (1 + np.exp(-rows @ np.array([rowscore.WEIGHTS[name] for name in NAMES]))), right)


if __name__ == "__main__":
    main()
