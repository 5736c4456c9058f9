"""Derive reader/language/sounds.tsv: how strongly each hanzi of names suggests the letters it may stand for.

    python tests/benchmarks/names/train.py PAIRS.tsv [OUT.tsv]

PAIRS.tsv holds one name a line: Latin letters, hanzi, where it is from (Wikidata, CC0; GeoNames, CC BY 4.0), set apart
by tabs. Two steps, the same bytes each time:

1. Expectation–maximisation over all ways to cut a name into one chunk of 0 to 6 letters a hanzi (joint multigrams:
   Deligne & Bimbot 1995; Li, Zhang & Su 2004 for English and Chinese) counts how often each hanzi stands for each
   chunk. Pairs that no cut explains are translations, not renderings by sound, and are left out.
2. The weights, at first .7 log P(chunk | hanzi) + .3 log P(hanzi | chunk), are then moved so that each name is told
   from the names most like it, in both directions (log-linear training against hard negatives, as in Och & Ney 2002).
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from reader.language.sound_table import LONGEST, folded_hanzi, guess

ROUNDS = 6
SEED = 20_240_101
UNEXPLAINED = -4.0
"""Log likelihood a hanzi under which a pair is no rendering by sound."""
RARE = 0.05
"""Expected occurrences under which a chunk of a hanzi is noise."""
EPOCHS = 3
RIVALS = 12
RATE = 0.15
KEPT = 0.002

HEADER = """\
# How strongly a hanzi of names suggests the letters it may stand for: hanzi, tab, letters and -10 times the weight.
# Derived by tests/benchmarks/names/train.py from names of Wikidata (CC0 1.0, https://www.wikidata.org) and of
# GeoNames (CC BY 4.0, https://www.geonames.org): labels paired, cut and counted. Do not edit.
"""

Weights = dict[str, dict[str, float]]


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read the pairs that could be renderings by sound, hanzi folded for search."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, hanzi, _ = line.split("\t")
        hanzi = folded_hanzi(hanzi)
        if 1 <= len(hanzi) <= len(latin) + 1 and len(latin) <= LONGEST * len(hanzi):
            found.append((latin, hanzi))
    return sorted(set(found))


def expect(latin: str, hanzi: str, chances: Weights | None, counts: Weights) -> float | None:
    """Add the expected counts of one pair (forward–backward); return its log likelihood, None when it has no cut."""
    length = len(latin)
    forward = [[0.0] * (length + 1) for _ in range(len(hanzi) + 1)]
    forward[0][0] = 1.0
    steps: list[list[tuple[int, int, float]]] = []
    for i, char in enumerate(hanzi):
        of_char = chances.get(char, {}) if chances is not None else None
        here, after = forward[i], forward[i + 1]
        taken = []
        for j in range(length + 1):
            if not here[j]:
                continue
            for k in range(min(LONGEST, length - j) + 1):
                if of_char is None:
                    chance = math.exp(-abs(k - length / len(hanzi)))
                else:
                    chance = of_char.get(latin[j : j + k], 0.0)
                if chance > 0:
                    after[j + k] += here[j] * chance
                    taken.append((j, k, chance))
        steps.append(taken)
    total = forward[-1][length]
    if total <= 0:
        return None
    backward = [0.0] * length + [1.0]
    for i in range(len(hanzi) - 1, -1, -1):
        before = [0.0] * (length + 1)
        of_char, here = counts[hanzi[i]], forward[i]
        for j, k, chance in steps[i]:
            if backward[j + k]:
                before[j] += chance * backward[j + k]
                of_char[latin[j : j + k]] += here[j] * chance * backward[j + k] / total
        backward = before
    return math.log(total)


def count(pairs: list[tuple[str, str]]) -> tuple[Weights, list[tuple[str, str]]]:
    """Return expected counts, and the pairs that are renderings by sound."""
    chances: Weights | None = None
    kept = pairs
    for turn in range(ROUNDS):
        counts: Weights = defaultdict(lambda: defaultdict(float))
        explained = []
        for latin, hanzi in kept:
            likelihood = expect(latin, hanzi, chances, counts)
            if likelihood is not None and (turn != 3 or likelihood / max(len(hanzi), len(latin) / 2.2) >= UNEXPLAINED):
                explained.append((latin, hanzi))
        if turn >= 3:
            kept = explained
        chances = {}
        for char, of_char in counts.items():
            total = sum(of_char.values())
            chances[char] = {
                chunk: seen / total
                for chunk, seen in of_char.items()
                if seen / total > 1e-4 and (seen > 0.02 or turn < 2)
            }
        print(f"round {turn}: {len(kept)} pairs, {sum(map(len, chances.values()))} chunks", file=sys.stderr, flush=True)
    return counts, kept


def weigh(counts: Weights) -> Weights:
    """Turn counts into weights that serve both directions."""
    of_chunk: dict[str, float] = defaultdict(float)
    for of_char in counts.values():
        for chunk, seen in of_char.items():
            of_chunk[chunk] += seen
    weights: Weights = {}
    for char, of_char in counts.items():
        total = sum(of_char.values())
        weights[char] = {
            chunk: 0.7 * math.log(seen / (total + 2)) + 0.3 * math.log(seen / (of_chunk[chunk] + 2))
            for chunk, seen in of_char.items()
            if seen >= RARE
        }
    return {char: chunks for char, chunks in weights.items() if chunks}


def best_cut(latin: str, hanzi: str, weights: Weights) -> tuple[float, list[tuple[str, str]]]:
    """Return the score of the best cut of a name and the cut (Viterbi)."""
    best: dict[int, tuple[float, list[tuple[str, str]]]] = {0: (0.0, [])}
    length = len(latin)
    for left, char in enumerate(hanzi):
        of_char = weights.get(char, {})
        after: dict[int, tuple[float, int, str]] = {}
        room = (len(hanzi) - left - 1) * LONGEST
        for j, (score, _) in best.items():
            for k in range(min(LONGEST, length - j) + 1):
                if length - j - k > room:
                    continue
                chunk = latin[j : j + k]
                here = score + of_char.get(chunk, guess(k))
                if j + k not in after or here > after[j + k][0]:
                    after[j + k] = (here, j, chunk)
        best = {end: (score, [*best[j][1], (char, chunk)]) for end, (score, j, chunk) in after.items()}
    return best.get(length, (-99.0, []))


def rivals(pairs: list[tuple[str, str]], chosen: list[int], right: dict[str, set[str]]) -> dict[int, list[int]]:
    """Return, for each chosen pair, the pairs whose Latin names are spelled most like it and mean another name."""
    names = [latin for latin, _ in pairs]
    found = {}
    for start in range(0, len(chosen), 500):
        batch = chosen[start : start + 500]
        near = process.cdist(
            [names[i] for i in batch], names, scorer=Indel.normalized_similarity, dtype=np.float32, workers=1
        )
        for row, i in enumerate(batch):
            order = np.argpartition(-near[row], RIVALS * 3)[: RIVALS * 3]
            order = sorted(order.tolist(), key=lambda other: (-near[row][other], other))
            found[i] = [other for other in order if pairs[other][1] not in right[names[i]]][:RIVALS]
    return found


def sharpen(weights: Weights, pairs: list[tuple[str, str]], size: int) -> None:
    """Move the weights so that each name is told from its rivals, in both directions."""
    draw = random.Random(SEED)
    right: dict[str, set[str]] = defaultdict(set)
    meant: dict[str, set[str]] = defaultdict(set)
    for latin, hanzi in pairs:
        right[latin].add(hanzi)
        meant[hanzi].add(latin)
    chosen = sorted(draw.sample(range(len(pairs)), min(size, len(pairs))))
    opposed = rivals(pairs, chosen, right)
    squares: Weights = defaultdict(lambda: defaultdict(float))
    first = {char: dict(chunks) for char, chunks in weights.items()}
    for epoch in range(EPOCHS):
        draw.shuffle(chosen)
        loss = 0.0
        for i in chosen:
            latin, hanzi = pairs[i]
            others = [pairs[other] for other in opposed[i]]
            loss += contrast(weights, squares, first, [(latin, hanzi), *((latin, other) for _, other in others)])
            other_way = [(other, hanzi) for other, _ in others if other not in meant[hanzi]]
            loss += contrast(weights, squares, first, [(latin, hanzi), *other_way])
        print(f"epoch {epoch}: {loss / len(chosen):.4f}", file=sys.stderr, flush=True)


def contrast(weights: Weights, squares: Weights, first: Weights, choices: list[tuple[str, str]]) -> float:
    """Take one step (Adagrad) that makes the first of the choices likelier; return the loss before it."""
    cuts = [best_cut(latin, hanzi, weights) for latin, hanzi in dict.fromkeys(choices)]
    if not cuts[0][1]:
        return 0.0
    top = max(score for score, _ in cuts)
    chances = [math.exp(score - top) for score, _ in cuts]
    total = sum(chances)
    slope: dict[tuple[str, str], float] = defaultdict(float)
    for place, (chance, (_, cut)) in enumerate(zip(chances, cuts, strict=True)):
        share = chance / total - (place == 0)
        if abs(share) > 1e-3:
            for step in cut:
                slope[step] += share
    for (char, chunk), by in slope.items():
        if by and chunk in weights.get(char, {}):
            pull = by + KEPT * (weights[char][chunk] - first[char][chunk])
            squares[char][chunk] += pull * pull
            weights[char][chunk] -= RATE * pull / math.sqrt(1.0 + squares[char][chunk])
    return math.log(total) - math.log(chances[0]) if chances[0] else -math.log(1e-12)


def write(weights: Weights, path: Path) -> None:
    """Write the table, hanzi and chunks in order."""
    lines = [HEADER]
    for char in sorted(weights):
        chunks = " ".join(f"{chunk}{max(0, round(-10 * weight))}" for chunk, weight in sorted(weights[char].items()))
        lines.append(f"{char}\t{chunks}\n")
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def main() -> None:
    """Train and write."""
    source = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[3] / "reader/language/sounds.tsv"
    counts, pairs = count(read_pairs(source))
    weights = weigh(counts)
    if "--plain" not in sys.argv:
        sharpen(weights, pairs, 20_000)
    write(weights, out)


if __name__ == "__main__":
    main()
