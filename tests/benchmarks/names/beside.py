"""Names through the command, beside plain pinyin and edit distance: the same names, the same queries, the same run.

Each name stands in a sentence of its own, in a file of one language, and a query in the other language must bring its
row: nothing but spelling and sound can. So `bulletin-reader search` is asked. The usual way, beside it, is told what
is a name and what is not: it compares the pinyin of the hanzi with the letters of the query (rapidfuzz, `fuzz.ratio`)
for each name. Milliseconds are those of one query without starting: as the command reports them, and by the clock.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from babel import Locale
from sound import hanzi, letters, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = Path(__file__).parents[2] / "cases" / "forms.json"
SENTENCES = {
    "zh": ("{}在开幕式上致辞。", "会后，{}回答了记者的提问。", "委员会感谢{}提供的资料。", "这份报告是{}去年写的。"),
    "en": (
        "{} opened the session.",
        "Later {} answered questions.",
        "The council is grateful to {} for the papers.",
        "The report was written by {} last year.",
    ),
}
NORMAL = {"zh": hanzi, "en": letters}
FIRST = 10


class Query(NamedTuple):
    """What is typed, the language of the answer, the right answers as `NORMAL` writes them, and the kind of query."""

    text: str
    target: str
    right: frozenset[str]
    kind: str


class Asked(NamedTuple):
    """What a way of searching answered: the rank of the right name (0 for none) of each query, and its milliseconds."""

    ranks: list[int]
    took: list[float]


def shared(folder: Path, hay: str, sample: int) -> tuple[dict[str, list[str]], list[Query]]:
    """Return the development names of a language each, and queries, in the order of ../shared/names/measure.py."""
    names = {
        side: (folder / f"dev_haystack_{side}_{hay}.txt").read_text(encoding="utf-8").splitlines() for side in NORMAL
    }
    told = [json.loads(line) for line in (folder / "dev_queries.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(1).shuffle(told)
    return names, [Query(one["q"], one["target"], frozenset(one["gold"]), one["cat"]) for one in told[:sample]]


def samples() -> tuple[dict[str, list[str]], list[Query]]:
    """Return the names of our own samples, among those of countries, and the ways they are typed elsewhere."""
    groups = [(one["forms"], one["typed"]) for one in json.loads(FORMS.read_text(encoding="utf-8"))]
    names: dict[str, list[str]] = {}
    queries = []
    for side, normal in NORMAL.items():
        kept: dict[str, str] = {}
        for forms, typed in groups:
            own = [form for form in forms if _side(form) == side]
            kept.update((normal(form), form) for form in own[:1])  # in one script and spelling
            right = frozenset(normal(form) for form in own)
            queries += [Query(text, side, right, f"samples_{side}") for text in typed if own and _side(text) != side]
        for country in Locale(side).territories.values():
            kept.setdefault(normal(country), country)
        names[side] = list(kept.values())
    return names, queries


def _side(text: str) -> str:
    return "en" if letters(text) else "zh"


def ours(names: dict[str, list[str]], queries: list[Query]) -> Asked:
    """Ask the command."""
    ranks: dict[Query, int] = {}
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for side, every in names.items():
            path, asked = Path(folder, f"names.{side}.txt"), Path(folder, f"queries.{side}.txt")
            sentences = [sentence.format(name) for name, sentence in zip(every, cycle(SENTENCES[side]), strict=False)]
            path.write_text("\n".join(sentences) + "\n", encoding="utf-8")
            part = [query for query in queries if query.target == side]
            asked.write_text("".join(f"{query.text}\n" for query in part), encoding="utf-8")
            search = [sys.executable, "-m", "reader", "search", "--json"]
            command = [*search, "--limit", str(FIRST), "--queries", asked, path]
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            if run.returncode > 1:  # 1: something was not found
                raise SystemExit(run.stderr)
            for query, line in zip(part, run.stdout.splitlines(), strict=True):
                answer = json.loads(line)
                took.append(answer["ms"])
                lines = [[every[number - 1] for number in hit[side]["lines"]] for hit in answer["hits"] if hit[side]]
                ranks[query] = _rank(query, ([NORMAL[side](name) for name in names] for names in lines))
    return Asked([ranks[query] for query in queries], took)


def usual(names: dict[str, list[str]], queries: list[Query]) -> Asked:
    """Ask the usual way."""
    ways = {side: plain(every, side) for side, every in names.items()}
    normal = {side: [NORMAL[side](name) for name in every] for side, every in names.items()}
    ranks, took = [], []
    for query in queries:
        start = time.perf_counter()
        found = ways[query.target](query.text)
        took.append(1000 * (time.perf_counter() - start))
        ranks.append(_rank(query, ([normal[query.target][place]] for place, _ in found[:FIRST])))
    return Asked(ranks, took)


def _rank(query: Query, answers: Iterator[list[str]]) -> int:
    return next((rank for rank, names in enumerate(answers, 1) if not query.right.isdisjoint(names)), 0)


def compare(names: dict[str, list[str]], queries: list[Query], what: str) -> None:
    """Ask both and print: how often the right name comes first, and among the first five, a kind of query a line."""
    answers = {"bulletin-reader": ours(names, queries), "pinyin + rapidfuzz": usual(names, queries)}
    kinds = defaultdict(list, {"all": list(range(len(queries)))})
    for place, query in enumerate(queries):
        kinds[query.kind].append(place)
    print(f"{what}: {len(names['zh'])} names in hanzi, {len(names['en'])} in Latin letters, {len(queries)} queries")
    print(f"  {'':22}{'':>6}" + "".join(f"{way:>22}" for way in answers))
    print(f"  {'':22}{'n':>6}" + f"{'R@1':>14}{'R@5':>8}" * len(answers))
    for kind, places in kinds.items():
        shares = [
            np.mean([0 < asked.ranks[place] <= top for place in places]) for asked in answers.values() for top in (1, 5)
        ]
        line = "".join(f"{first:14.3f}{five:8.3f}" for first, five in zip(shares[::2], shares[1::2], strict=True))
        print(f"  {kind:22}{len(places):6}{line}")
    took = [(np.median(asked.took), np.percentile(asked.took, 95)) for asked in answers.values()]
    print(f"  {'ms, median and 95%':28}" + "".join(f"{half:14.1f}{most:8.1f}" for half, most in took))
