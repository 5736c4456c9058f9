"""Measure how names are found across languages by the model alone, beside plain pinyin and edit distance.

    python tests/benchmarks/names/sound.py NAMES_FOLDER [--hay 2k|20k] [--sample N]

NAMES_FOLDER holds `dev_queries.jsonl` (query, kind, language of the answer, right answers with Simplified hanzi or
plain letters) and the names to choose from, `dev_haystack_{zh,en}_{2k,20k}.txt`. Chinese names that are spelled so and
names that sound so are put in one order by their chances. The last table says how often the right name, and the
likeliest wrong one, reach a chance.
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

from reader.language.romanised_names import has_family_name, latin_spellings, likely
from reader.language.sound import HanziNames, LatinNames, best
from reader.language.spoken import is_typo, says, spoken
from reader.library.names.table import spellings_of

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


class Spelled:
    """Names prepared to be asked for by how Chinese names are spelled, as the library keeps them."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._spelled: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            for spelling in [letters(name)] if name.isascii() else spellings_of(hanzi(name)):
                self._spelled[spelling].append(place)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for spelling in self._spelled:
            self._near[spelling[:1], len(spelling)].append(spelling)

    def hanzi(self, query: str) -> dict[int, float]:
        """Return the names in hanzi that a Latin query says, with the chance of each; typos where none is said so."""
        said = spoken(query)
        asked = ["".join(key) for key, _ in said.keys()]  # noqa: SIM118 (not a dictionary)
        found: dict[int, float] = {}
        for place in dict.fromkeys(place for one in asked for place in self._spelled.get(one, ())):
            via = says(said, hanzi(self._names[place]))
            if via:
                found[place] = likely(via, self._names[place], len(letters(query)))
        if found:
            return found
        for one in said.letters:
            near = [other for by in (-1, 0, 1) for other in self._near.get((one[:1], len(one) + by), ())]
            for spelling in near:
                if is_typo(said, [spelling]):
                    for place in self._spelled[spelling]:
                        if has_family_name(self._names[place]):
                            found[place] = likely("typo", self._names[place], len(one))
        return found

    def latin(self, query: str) -> dict[int, float]:
        """Return the Latin names that spell hanzi, with the chance of each."""
        return {
            place: likely(via, query, len(spelling))
            for spelling, via in reversed(latin_spellings(hanzi(query)).items())
            for place in self._spelled.get(spelling, ())
        }


def ours(names: Sequence[str], target: str) -> Callable[[str], list[tuple[int, float]]]:
    """Return the product's search among names: their places, best first, with the chance of each."""
    spelled = Spelled(names)
    sounding = HanziNames(names) if target == "zh" else LatinNames(names)

    def ask(query: str) -> list[tuple[int, float]]:
        heard = best(sounding, query, 20)
        found = spelled.hanzi(query) if target == "zh" else spelled.latin(query)
        for one in heard:
            found[one.place] = max(one.chance, found.get(one.place, 0.0))
        order = {one.place: rank for rank, one in enumerate(heard)}
        ranked = sorted(found, key=lambda place: (-found[place], order.get(place, len(order))))
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
