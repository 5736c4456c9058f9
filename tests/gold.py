"""Hand-made gold: what our own bulletins should come out as, and how far what was made of them is from it.

Two folders have gold: `sample_data` (shipped, and easy but for its damage) and `tests/cases/alignment` (hard to
align, and nothing else). A gold file in `tests/cases` maps a file (for a pair of files, `zh name + en name`) to::

    {"zh": file, "en": file,               # the same file twice when one file holds both languages
     "bulletins": [{                       # in the order in which they begin
        "hard": "…",                       # what is hard about it; only where something is
        "date": ["YYYY-MM-DD", …],         # any of these is right: the first and the last day of a meeting; [] is none
        "zh_title": [line], "en_title": [line],      # a title line in both languages stands in both
        "pairs": [[[zh lines], [en lines]], …],      # the rows; an empty list is a missing side
        "mixed": [line],                   # lines that hold both languages, and so stand on both sides of a row
        "credits": [{"lines", "text", "role", "side"?, "inline"?}]}],  # inline: at the end of a paragraph's own line
     "furniture": [line] | {"zh": [line], "en": [line]},
     "damaged": [{"line", "before", "after"}]}       # what the mess was before it was made; only where it matters

Lines count from 1 in their own file. Where facts do not move paragraph by paragraph (a news report beside an official
text, a translation that was rewritten), the bulletin has `links` ([zh line, en line], the lines that tell the same
facts), `zh_alone` and `en_alone` in the place of `pairs`.

Gold says what a careful reader would say, whatever the program makes of it.
"""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from pathlib import Path

from reader.assembly.assemble import assemble
from reader.intake.read import read_file
from reader.model import Bulletin, Document, Passage, Side, Source

CASES = Path(__file__).parent / "cases"
FOLDERS = {"samples": CASES.parents[1] / "sample_data", "alignment": CASES / "alignment"}
SIDES: tuple[Side, Side] = ("zh", "en")

Links = set[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class GoldFile:
    """One file (or pair of files) and what is to be made of it."""

    folder: str
    name: str
    gold: dict

    @property
    def bulletins(self) -> list[dict]:
        """The gold bulletins, in the order in which they begin."""
        return self.gold["bulletins"]

    @property
    def is_pair(self) -> bool:
        """Whether each language has a file of its own."""
        return self.gold["zh"] != self.gold["en"]

    def path(self, side: Side) -> Path:
        """Return the file that holds a side."""
        return FOLDERS[self.folder] / self.gold[side]

    def lines(self, side: Side) -> list[str]:
        """Return the lines of a side's file; line 1 comes first."""
        return self.path(side).read_text(encoding="utf-8").split("\n")

    def furniture(self, side: Side) -> set[int]:
        """Return the lines of a side's file that are no text."""
        found = self.gold["furniture"]
        return set(found[side] if isinstance(found, dict) else found)

    @functools.cached_property
    def document(self) -> Document:
        """What the program makes of the file."""
        source = Source(str(self.path("zh")), str(self.path("en")))
        return assemble(source, read_file(source.zh), read_file(source.en) if source.is_pair else None)

    def made(self, index: int) -> Bulletin:
        """Return what the program made of a gold bulletin: the bulletin that shares most lines with it."""
        wanted = {side: gold_lines(self.bulletins[index], side) for side in SIDES}
        return max(self.document.bulletins, key=lambda b: sum(len(row_lines(b, s) & wanted[s]) for s in SIDES))


def gold_lines(bulletin: dict, side: Side) -> set[int]:
    """Return the lines of one side's rows, without title and credits."""
    at = SIDES.index(side)
    lines = {n for pair in bulletin.get("pairs", ()) for n in pair[at]}
    lines |= {link[at] for link in bulletin.get("links", ())}
    return lines | set(bulletin.get(f"{side}_alone", ())) | set(bulletin.get("mixed", ()))


def gold_links(bulletin: dict) -> Links:
    """Return which Chinese lines stand beside which English ones, lines in both languages left out."""
    if "links" in bulletin:
        return {(z, e) for z, e in bulletin["links"]}
    return {(z, e) for zs, es in bulletin["pairs"] for z in zs for e in es}


def row_lines(bulletin: Bulletin, side: Side) -> set[int]:
    """Return the lines of one side's rows as the program made them."""
    return {n for row in bulletin.rows if (passage := row.passage(side)) for n in passage.lines}


def row_links(bulletin: Bulletin) -> Links:
    """Return which Chinese lines the program put beside which English ones."""
    return {(z, e) for row in bulletin.rows if row.zh and row.en for z in row.zh.lines for e in row.en.lines}


def sentence_links(bulletin: Bulletin) -> Links:
    """Return which Chinese lines have sentences beside which English lines, where every paragraph is one line."""
    found: Links = set()
    for row in bulletin.rows:
        if row.zh and row.en:
            zh, en = sentence_lines(row.zh), sentence_lines(row.en)
            found |= {(zh[z], en[e]) for link in row.links for z in link.zh for e in link.en}
    return found


def sentence_lines(passage: Passage) -> list[int]:
    """Return the line each sentence of a passage stands on."""
    return [passage.lines[passage.text.count("\n", 0, sentence.start)] for sentence in passage.sentences]


def without_mixed(links: Links, bulletin: dict) -> Links:
    """Leave out the links of lines that hold both languages: they are right by themselves."""
    mixed = set(bulletin.get("mixed", ()))
    return {(z, e) for z, e in links if z not in mixed and e not in mixed}


def f1(got: Links, want: Links) -> float:
    """Return the harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


def gold_files() -> list[GoldFile]:
    """Return every file that has gold, folder by folder."""
    return [
        GoldFile(folder, name, gold)
        for folder in FOLDERS
        for name, gold in json.loads((CASES / f"{folder}.gold.json").read_text(encoding="utf-8")).items()
    ]
