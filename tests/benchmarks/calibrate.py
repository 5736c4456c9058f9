"""Fit the weights of beads (`aligning/weights.py`) to development data, and say how good they are where they were not.

    python tests/benchmarks/calibrate.py [--data ../shared/align/dev] [--sets sent-cn,sent-tw]

The sets hold one sentence (or several, joined) a line, with the links of the lines. Both levels are log-linear models
over all alignments, fitted by maximum likelihood with a Gaussian prior (L-BFGS, Nocedal 1980):

1. clauses: which clauses belong together is not given, so the likelihood is that of all alignments of clauses that keep
   inside the links of the lines (a clause of a linked line that is left out costs `LEFT_OUT`);
2. lines, with what the clauses say, each line's clauses judged by the weights fitted to the other half.

Every document stands there twice: as it is, and with a few lines of two other documents put in at one place, which are
no translations of each other. The lines are fitted to both: else the model takes for granted that whatever stands side
by side is a translation. The clauses are fitted to the documents as they are.

Where the extra `semantic` is installed the held-out numbers follow for several values of `doubts.MEANING`, on top of
these models; nothing is fitted to it.

Two folds by document name (a document is in one fold in all its sets): the printed numbers are those of each half under
the weights fitted to the other. The last lines are the weights fitted to everything, to be copied into `weights.py`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from reader.assembly.aligning import beads, doubts
from reader.assembly.aligning.beadfeatures import FEATURES, OF_SHAPE, PASSING, SHAPES, Aligned, passing
from reader.assembly.aligning.lattice import Grid, posteriors
from reader.assembly.aligning.parts import Part
from reader.assembly.aligning.weights import Model
from reader.assembly.comparing import semantic
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary
from reader.language import script

LEFT_OUT = 6.0
PRIOR = 1.0
BATCH = 12
SEED = 4


@dataclass
class Case:
    """One document: its texts, its gold links as spans, and the features of its beads."""

    name: str
    evidence: object
    texts: Aligned
    size: tuple[int, int]
    links: list[tuple[int, int, int, int]]
    usable: bool
    plain: bool
    meanings: object = None
    clause: np.ndarray | None = None
    alone: np.ndarray | None = None
    sentence: np.ndarray | None = None

    @property
    def part(self):
        return Part((0, self.size[0]), (0, self.size[1]), (0, self.size[0]))


def read(folder, sets):
    """Read every document twice: as it is, and with a stretch of others' texts put in."""
    found = []
    for path in sorted(p for name in sets for p in (folder / name).glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        lines = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8").split("\n")
        zh_at, en_at = {n: k for k, n in enumerate(gold["zh"])}, {n: k for k, n in enumerate(gold["en"])}
        links = []
        for z, e in gold["links"]:
            if z and e:
                i, j = [zh_at[n] for n in z], [en_at[n] for n in e]
                links.append((min(i), max(i) + 1, min(j), max(j) + 1))
        links.sort()
        name = path.name.removesuffix(".gold.json")
        found.append((name, [lines[n] for n in gold["zh"]], [lines[n] for n in gold["en"]], links))
    chosen = random.Random(SEED)
    half = halves_of({name for name, *_ in found})
    strange = []
    for name, zh, en, links in found:
        # Strangers of the same half: what is held out stays unseen.
        others = [case for case in found if case[0] != name and half[case[0]] == half[name]]
        strange.append(with_strangers((name, zh, en, links), *chosen.sample(others, 2), chosen))
    return [case_of(*document, plain=True) for document in found] + [case_of(*document) for document in strange]


def halves_of(names):
    return {name: number % 2 for number, name in enumerate(sorted(names))}


def with_strangers(document, zh_from, en_from, chosen):
    """Put two to six lines of two other documents, which say nothing of each other, between two links."""
    name, zh, en, links = document
    fresh_zh, fresh_en = (text[: chosen.randint(2, 6)] for text in (zh_from[1], en_from[2]))
    at = chosen.randint(0, len(links))
    zh_at, en_at = (links[at][0], links[at][2]) if at < len(links) else (len(zh), len(en))
    moved = [(a + len(fresh_zh), b + len(fresh_zh), c + len(fresh_en), d + len(fresh_en)) for a, b, c, d in links[at:]]
    zh, en = [*zh[:zh_at], *fresh_zh, *zh[zh_at:]], [*en[:en_at], *fresh_en, *en[en_at:]]
    return name, zh, en, [*links[:at], *moved]


def case_of(name, zh, en, links, *, plain=False):
    evidence = replace(gather(zh, en, dictionary()), meanings=None)
    size = len(zh), len(en)
    texts = Aligned(
        evidence, range(size[0]), range(size[1]), beads.length_ratio(evidence, range(size[0]), range(size[1]))
    )
    usable = all((b - a, d - c) in SHAPES for a, b, c, d in links) and all(
        one[1] <= two[0] and one[3] <= two[2] for one, two in itertools.pairwise(links)
    )
    meanings = semantic.Meanings(zh, en, lambda text: script.fold(text).text) if semantic.available() else None
    case = Case(name, evidence, texts, size, links, usable, plain, meanings)
    case.clause, case.alone = texts.clause_features(case.part), texts.sentence_features(case.part)
    return case


def grids(cases, blocks, weights):
    """Lattices of the cases under these weights (the last is the gap's)."""
    return [beads.grid(blocks(c), (weights[:-1], weights[-1]), c.part) for c in cases]


def expected(found, block, width):
    """Expected features of a lattice."""
    total = np.zeros(width)
    total[:5] = np.einsum("iabj,abf->f", found.beads, OF_SHAPE)
    total[5:-1] = block.reshape(len(block), -1) @ found.beads.reshape(-1)
    total[-1] = found.zh_gap.sum() + found.en_gap.sum()
    return total


def inside(case, grid):
    """The same lattice with only those alignments of clauses that keep inside the gold links."""
    zh, en = np.full(len(grid.zh_gap), -1), np.full(len(grid.en_gap), -1)
    for number, (a, b, c, d) in enumerate(case.links):
        zh[case.texts.firsts[0][a] : case.texts.firsts[0][b]] = number
        en[case.texts.firsts[1][c] : case.texts.firsts[1][d]] = number

    def same(link, size):
        found = link[: len(link) - size + 1].copy()
        for step in range(1, size):
            found = np.where(link[step : step + len(found)] == found, found, -1)
        return found

    scores = np.full_like(grid.scores, -np.inf)
    for a, b in SHAPES:
        if a <= len(zh) and b <= len(en):
            here, there = same(zh, a)[:, None], same(en, b)[None, :]
            kept = grid.scores[: len(here), a - 1, b - 1, : there.shape[1]]
            scores[: len(here), a - 1, b - 1, : there.shape[1]] = np.where((here == there) & (here >= 0), kept, -np.inf)
    return Grid(scores, grid.zh_gap - LEFT_OUT * (zh >= 0), grid.en_gap - LEFT_OUT * (en >= 0))


def gold_features(case, block, width):
    total = np.zeros(width)
    linked_zh = linked_en = 0
    for a, b, c, d in case.links:
        total[:5] += OF_SHAPE[b - a - 1, d - c - 1]
        total[5:-1] += block[:, a, b - a - 1, d - c - 1, c]
        linked_zh, linked_en = linked_zh + b - a, linked_en + d - c
    total[-1] = sum(case.size) - linked_zh - linked_en
    return total


def clause_loss(weights, cases):
    loss, slope = PRIOR / 2 * weights @ weights, PRIOR * weights
    for group in batches(cases):
        free = grids(group, lambda c: c.clause, weights)
        held = [inside(case, grid) for case, grid in zip(group, free, strict=True)]
        for case, every, kept in zip(group, posteriors(free), posteriors(held), strict=True):
            loss += every.log_total - kept.log_total
            slope = slope + expected(every, case.clause, len(weights)) - expected(kept, case.clause, len(weights))
    return loss, slope


def sentence_loss(weights, cases, prior=PRIOR, blocks=lambda case: case.sentence):
    loss, slope = prior / 2 * weights @ weights, prior * weights
    for group in batches(cases):
        found = posteriors(grids(group, blocks, weights))
        for case, every in zip(group, found, strict=True):
            gold = gold_features(case, blocks(case), len(weights))
            loss += every.log_total - gold @ weights
            slope = slope + expected(every, blocks(case), len(weights)) - gold
    return loss, slope


def alone_loss(weights, cases):
    """The same for sentences of which nothing is known from their clauses."""
    return sentence_loss(weights, cases, blocks=lambda case: case.alone)


def batches(cases):
    return [cases[at : at + BATCH] for at in range(0, len(cases), BATCH)]


def minimise(loss, start, cases, steps=60, memory=10):
    """L-BFGS with backtracking."""
    x = start
    value, slope = loss(x, cases)
    moved, changed = [], []
    for _ in range(steps):
        way, kept = slope.copy(), []
        for s, y in zip(reversed(moved), reversed(changed), strict=True):
            kept.append(s @ way / (s @ y))
            way -= kept[-1] * y
        way *= moved[-1] @ changed[-1] / (changed[-1] @ changed[-1]) if moved else 1 / max(1, np.linalg.norm(slope))
        for s, y, a in zip(moved, changed, reversed(kept), strict=True):
            way += s * (a - y @ way / (s @ y))
        step = 1.0
        while step > 1e-6:
            value_then, slope_then = loss(x - step * way, cases)
            if value_then <= value - 1e-4 * step * (way @ slope):
                break
            step /= 2
        else:
            return x
        s, y = -step * way, slope_then - slope
        if s @ y > 1e-10:
            moved, changed = [*moved, s][-memory:], [*changed, y][-memory:]
        done = value - value_then < 1e-2
        x, value, slope = x + s, value_then, slope_then
        if done:
            break
    return x


def ask_clauses(cases, weights):
    """Put what the clauses say beside the features of the sentences."""
    for group in batches(cases):
        for case, found in zip(group, posteriors(grids(group, lambda c: c.clause, weights)), strict=True):
            case.sentence = np.concatenate([case.alone, passing(case.texts.ends(case.part, found.nodes))])


def score(cases, models):
    """Strict F1 (vecalign's) of the product's own choice, and the reliability of its scores."""
    right, found, wanted = [0, 0], [0, 0], 0
    table = {}
    for case, model in zip(cases, models, strict=True):
        chosen = beads.align(case.evidence, range(case.size[0]), range(case.size[1]), model=model)
        gold = {(tuple(range(a, b)), tuple(range(c, d))) for a, b, c, d in case.links}
        gaps = {("zh", i) for i in range(case.size[0])} - {("zh", i) for z, _ in gold for i in z}
        gaps |= {("en", j) for j in range(case.size[1])} - {("en", j) for _, e in gold for j in e}
        left = {("zh", i) for i in range(case.size[0])} - {("zh", i) for bead in chosen for i in bead.zh}
        left |= {("en", j) for j in range(case.size[1])} - {("en", j) for bead in chosen for j in bead.en}
        hits = sum((bead.zh, bead.en) in gold for bead in chosen)
        right = [right[0] + hits + len(gaps & left), right[1] + hits]
        found = [found[0] + len(chosen) + len(left), found[1] + len(chosen)]
        wanted += len(gold)
        for bead in chosen:
            row = table.setdefault(min(9, int(bead.score * 10)), [0, 0, 0.0])
            row[0] += 1
            row[1] += (bead.zh, bead.en) in gold
            row[2] += bead.score
    precision, recall = right[0] / max(1, found[0]), right[1] / max(1, wanted)
    return 2 * precision * recall / max(1e-9, precision + recall), table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[3] / "shared" / "align" / "dev")
    parser.add_argument("--sets", default="sent-cn,sent-tw")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        sys.exit(f"{chosen.data}: the development data are not here")
    cases = read(chosen.data, chosen.sets.split(","))
    half = halves_of({case.name for case in cases})
    halves = [[c for c in cases if half[c.name] == h] for h in (0, 1)]
    zeros = np.zeros(len(FEATURES) + 1)
    of_clauses = [minimise(clause_loss, zeros, [c for c in other if c.usable and c.plain]) for other in halves[::-1]]
    for own, weights in zip(halves, of_clauses, strict=True):
        ask_clauses(own, weights)
    start = np.zeros(len(FEATURES) + len(PASSING) + 1)
    of_alone = [minimise(alone_loss, zeros, [c for c in other if c.usable]) for other in halves[::-1]]
    of_sentences = [minimise(sentence_loss, start, [c for c in other if c.usable]) for other in halves[::-1]]
    models = [
        Model(*((weights[:-1], weights[-1]) for weights in found))
        for found in zip(of_alone, of_clauses, of_sentences, strict=True)
    ]
    lost = sum(
        sentence_loss(w, [c for c in own if c.usable], 0)[0] for own, w in zip(halves, of_sentences, strict=True)
    )
    ordered = [(case, models[h]) for h in (0, 1) for case in halves[h]]
    print(f"each document under weights fitted to the other half: loss {lost:.1f}")
    for weight in (0.6, 1.25, 2.5) if semantic.available() else ():
        doubts.MEANING = weight
        meant = [(replace(case, evidence=replace(case.evidence, meanings=case.meanings)), m) for case, m in ordered]
        for plain, what in ((True, "as they are"), (False, "with strangers")):
            part = [(case, model) for case, model in meant if case.plain == plain]
            f1, table = score([case for case, _ in part], [model for _, model in part])
            print(f"meaning weighs {weight}, {what}: F1 {f1:.3f}, of .9 or more (beads, right) {table[9][:2]}")
    for plain, what in ((True, "as they are"), (False, "with strangers")):
        part = [(case, model) for case, model in ordered if case.plain == plain]
        f1, table = score([case for case, _ in part], [model for _, model in part])
        print(f"{len(part)} documents {what}: strict F1 {f1:.3f}\nbead's score   beads   mean   right")
        for bucket, (count, right, total) in sorted(table.items()):
            print(
                f"  {bucket / 10:.1f}–{bucket / 10 + 0.1:.1f}     {count:5d}   {total / count:.3f}  {right / count:.3f}"
            )
    usable = [case for case in cases if case.usable]
    clause = minimise(clause_loss, np.mean(of_clauses, axis=0), [case for case in usable if case.plain])
    # The clauses' answers stay those of the other half: answers to what was fitted would be too sure.
    sentence = minimise(sentence_loss, np.mean(of_sentences, axis=0), usable)
    alone = minimise(alone_loss, np.mean(of_alone, axis=0), usable)
    for name, weights in (("CLAUSE", clause), ("SENTENCE", sentence), ("ALONE", alone)):
        print(f"{name}_WEIGHTS = ({', '.join(f'{w:.2f}' for w in weights[:-1])})\n{name}_GAP = {weights[-1]:.2f}")


if __name__ == "__main__":
    main()
