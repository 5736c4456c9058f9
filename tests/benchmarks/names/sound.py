"""Measure how names are found across languages by the model alone, beside plain pinyin and edit distance.

    python tests/benchmarks/names/sound.py NAMES_FOLDER [--hay 2k|20k] [--sample N]

NAMES_FOLDER holds `dev_queries.jsonl` (query, kind, language of the answer, right answers with Simplified hanzi or
plain letters) and the names to choose from, `dev_haystack_{zh,en}_{2k,20k}.txt`. A Chinese name that is spelled exactly
so comes first, then what is heard, then a Chinese name a typo away. The last table says how often the right name, and
the likeliest wrong one, reach a chance.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import opencc
from pypinyin import lazy_pinyin
from rapidfuzz import fuzz, process

from reader.language.chinese_names import ChineseNames, SpelledNames
from reader.language.sound import HanziNames, LatinNames, best

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_simplified = opencc.OpenCC("t2s").convert
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"})


def letters(latin: str) -> str:
    """Return the plain letters of a name, as the right answers are written."""
    folded = unicodedata.normalize("NFKD", latin.lower().translate(_WHOLE)).replace("ı", "i")
    return re.sub("[^a-z]", "", folded)


def hanzi(name: str) -> str:
    """Return the Simplified hanzi of a name, as the right answers are written."""
    return _simplified(name).replace("·", "")


def ours(names: Sequence[str], target: str) -> Callable[[str], list[tuple[int, float]]]:
    """Return the product's search among names: their places, best first, with the chance of each."""
    spelled = ChineseNames(names) if target == "zh" else SpelledNames(names)
    sounding = HanziNames(names) if target == "zh" else LatinNames(names)

    def ask(query: str) -> list[tuple[int, float]]:
        found = {one.place: one.chance for one in best(sounding, query, 20)}
        said = spelled.said(query)
        found |= {one.place: one.chance for one in said if one.chance > found.get(one.place, 0.0)}
        # The order they were found in decides between equals: what is spelled so, by its rarity.
        spelled_first = {one.place: i for i, one in enumerate(said)}
        ranked = sorted(found, key=lambda place: (-found[place], spelled_first.get(place, 0)))
        return [(place, found[place]) for place in ranked[:20]]

    return ask


def plain(names: Sequence[str], target: str) -> Callable[[str], list[tuple[int, float]]]:
    """Return the usual way: the pinyin of the hanzi and the ratio of edits."""
    read = [letters("".join(lazy_pinyin(name)) if target == "zh" else name) for name in names]

    def ask(query: str) -> list[tuple[int, float]]:
        key = letters("".join(lazy_pinyin(query)))
        return [(place, score / 100) for _, score, place in process.extract(key, read, scorer=fuzz.ratio, limit=20)]

    return ask


def measure(folder: Path, hay: str, sample: int, method: str) -> None:
    """Print the shares of queries whose right name comes first, and among the first five, a kind of query a line."""
    queries = [json.loads(line) for line in (folder / "dev_queries.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(1).shuffle(queries)
    ranks: dict[str, list[int]] = defaultdict(list)
    chances: list[tuple[float, float]] = []
    took: list[float] = []
    for target, norm in (("zh", hanzi), ("en", letters)):
        names = (folder / f"dev_haystack_{target}_{hay}.txt").read_text(encoding="utf-8").splitlines()
        normal = [norm(name) for name in names]
        ask = (ours if method == "ours" else plain)(names, target)
        asked: dict[str, int] = defaultdict(int)
        for query in queries:
            if query["target"] != target or (sample and asked[query["cat"]] >= sample):
                continue
            asked[query["cat"]] += 1
            start = time.process_time()
            found = ask(query["q"])
            took.append(1000 * (time.process_time() - start))
            gold = set(query["gold"])
            ranks[query["cat"]].append(next((i for i, (n, _) in enumerate(found, 1) if normal[n] in gold), 0))
            if query["cat"].startswith("foreign"):
                right = max((chance for n, chance in found if normal[n] in gold), default=0.0)
                wrong = max((chance for n, chance in found if normal[n] not in gold), default=0.0)
                chances.append((right, wrong))
    print(
        f"{method}, {hay} names: median {np.median(took):.1f} ms, 95% within {np.percentile(took, 95):.1f} ms",
        flush=True,
    )
    for kind, places in sorted(ranks.items()):
        first, five = (np.mean([0 < place <= top for place in places]) for top in (1, 5))
        print(f"  {kind:22} n={len(places):5d}  R@1 {first:.3f}  R@5 {five:.3f}")
    if method == "ours":
        for edge in (0.5, 0.8, 0.9):
            right, wrong = (np.mean([pair[side] >= edge for pair in chances]) for side in (0, 1))
            print(f"  chance ≥ {edge}: the right name {right:.3f}, the likeliest wrong one {wrong:.3f}")


def main() -> None:
    """Read the arguments and measure both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hay", choices=["2k", "20k"], default="2k")
    parser.add_argument("--sample", type=int, default=0, help="queries of each kind; 0 for all")
    arguments = parser.parse_args()
    for method in ("ours", "plain"):
        measure(arguments.folder, arguments.hay, arguments.sample, method)


if __name__ == "__main__":
    main()
