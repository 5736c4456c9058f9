"""Fit the chance that two names which sound so much alike are one (reader/language/sound.py, `chance`).

    python tests/benchmarks/names/chances.py NAMES_FOLDER [--sample N]

NAMES_FOLDER is that of sound.py. Each query is asked among 10, 100, 2,000 and 20,000 names that hold a right one; its
best right name and its likeliest wrong one are the cases of a logistic regression on the score, the letters, the hanzi
and the logarithm of how many names there were, in units of 2,000.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from pathlib import Path

import numpy as np

from reader.language.sound import HanziNames, LatinNames, best
from reader.language.sound_table import folded_hanzi, folded_letters

AMONG = (10, 100, 2_000, 20_000)
ROUNDS = 30


def cases(folder: Path, sample: int) -> tuple[list[list[float]], list[bool]]:
    """Return what the regression is told of each case, and whether it is the right name."""
    draw = random.Random(1)
    queries = [json.loads(line) for line in (folder / "dev_queries.jsonl").read_text(encoding="utf-8").splitlines()]
    told: list[list[float]] = []
    right: list[bool] = []
    for target, fold, kind in (("zh", folded_hanzi, HanziNames), ("en", folded_letters, LatinNames)):
        foreign = [one for one in queries if one["target"] == target and one["cat"].startswith("foreign")]
        names = (folder / f"dev_haystack_{target}_20k.txt").read_text(encoding="utf-8").splitlines()
        place = {fold(name): name for name in names}
        for among in AMONG:
            chosen = draw.sample(foreign, min(sample, len(foreign)))
            every = kind(draw.sample(names, min(among, len(names)))) if among > AMONG[1] else None
            for query in chosen:
                gold = {fold(name) for name in query["gold"]}
                there = [place[name] for name in sorted(gold) if name in place]
                if not there:
                    continue
                for hay in [kind(draw.sample(names, among)) if every is None else every, kind(there)]:
                    is_right = hay.folded == [fold(name) for name in there]
                    found = [one for one in best(hay, query["q"], 8) if is_right or hay.folded[one.place] not in gold]
                    if found:
                        size, asked = int(hay.sizes[found[0].place]), len(fold_query(target, query["q"]))
                        both = (asked, size) if target == "zh" else (size, asked)
                        told.append([1.0, found[0].score, *both, math.log(among / 2_000)])
                        right.append(is_right)
    return told, right


def fold_query(target: str, query: str) -> str:
    """Return a query as it is heard."""
    return folded_letters(query) if target == "zh" else folded_hanzi(query)


def fit(told: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression (Newton's method)."""
    weights = np.zeros(told.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - chance)
        curve = (told * (chance * (1 - chance))[:, None]).T @ told + 1e-6 * np.eye(told.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=400, help="queries of each direction and number of names")
    arguments = parser.parse_args()
    told, right = cases(arguments.folder, arguments.sample)
    weights = fit(np.array(told), np.array(right, dtype=float))
    for name, weight in zip(("base", "score", "letter", "hanzi", "rivals"), weights, strict=True):
        print(f"{name:8}{weight:8.3f}")


if __name__ == "__main__":
    main()
