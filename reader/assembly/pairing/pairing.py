"""Which Chinese text belongs to which English text: pieces in source order become drafts of bulletins.

Each side is cut where a title stands (`titles.py`). Stretches of the two sides that say the same, whatever their order,
are put together by the weight of the sentences that match (`paths.py`). Where one side lacks a title its stretch is cut
where its partners change. What matches nothing stays a bulletin of one language.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from reader.assembly.pairing.titles import Division, divide, is_label, starts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.assembly.pieces import Piece
    from reader.model import Side

MOST_TITLE_PIECES = 2
"""A title and a subtitle; a third heading line in a row is a section's or a list's."""

KINSHIP = 0.17
"""Matched similarity per sentence of the smaller stretch from which two are taken for translations: of 203 pairs in the
development data two lie below, and of pairs that are none the nearest has .10 (counted with the first evidence)."""

CHANGE = 0.6
"""Matched weight that a change of partner must bring (tried: .3 and .6 are alike, 1 loses .006 on one set)."""

SHARE = 0.2
"""Two stretches belong together when the matched weight is this share of what either has matched at all."""


_Trace = tuple[Any, int]


@dataclass(slots=True)
class Draft:
    """A bulletin before its rows: indices of pieces, each list in source order.

    Args:
        zh_title, en_title: headings that are the title.
        zh, en: paragraphs and section headings.
        credits: who made it.
        plain: lines that look like headings and are text.
    """

    zh_title: list[int] = field(default_factory=list)
    en_title: list[int] = field(default_factory=list)
    zh: list[int] = field(default_factory=list)
    en: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    plain: set[int] = field(default_factory=set)

    def title(self, side: Side) -> list[int]:
        """Return the list of title pieces of one side itself."""
        return self.zh_title if side == "zh" else self.en_title

    def body(self, side: Side) -> list[int]:
        """Return the list of text pieces of one side itself."""
        return self.zh if side == "zh" else self.en

    def all(self) -> list[int]:
        """Return every piece but the credits, in source order."""
        return sorted([*self.zh_title, *self.en_title, *self.zh, *self.en])


@dataclass(frozen=True, slots=True)
class Pairing:
    """Drafts in the order in which they begin, the pieces that belong to no bulletin, and every piece's section."""

    drafts: list[Draft]
    furniture: list[int]
    sections: list[int]


def pair(
    pieces: Sequence[Piece],
    weights: Mapping[tuple[int, int], float],
    sentences: Sequence[Sequence[str]],
    *,
    one_file: bool,
) -> Pairing:
    """Put the pieces of a source together.

    Args:
        pieces: in source order; in a pair of files, first all of the Chinese file.
        weights: how much a Chinese and an English piece (by index) match, for those that do.
        sentences: of every piece.
        one_file: False when each language has a file of its own.
    """
    division = divide(pieces, one_file)
    order: dict[Side, list[int]] = {
        side: [
            i
            for i, p in enumerate(pieces)
            if p.side == side and p.kind in ("text", "heading") and i not in division.page
        ]
        for side in ("zh", "en")
    }
    sections = _sections(pieces, division) if one_file else [0] * len(pieces)
    stretches: dict[Side, list[list[int]]] = {
        side: _cut(pieces, order[side], division, weights) for side in ("zh", "en")
    }
    stretches["en"] = _cut_by_partner(
        pieces, stretches["en"], stretches["zh"], {(e, z): w for (z, e), w in weights.items()}
    )
    stretches["zh"] = _cut_by_partner(pieces, stretches["zh"], stretches["en"], dict(weights))
    stretches = {
        side: [part for whole in stretches[side] for part in _by_section(whole, sections)] for side in stretches
    }
    groups = _groups(stretches["zh"], stretches["en"], weights, sentences, sections)
    drafts = [_draft(pieces, zh, en) for zh, en in groups]
    drafts.sort(key=lambda draft: draft.all()[0])
    _give_credits(pieces, drafts)
    furniture = [i for i, piece in enumerate(pieces) if piece.kind == "furniture"] + sorted(division.page)
    if not drafts:
        furniture += [i for i, piece in enumerate(pieces) if piece.kind == "credit"]
    return Pairing(drafts, sorted(furniture), sections)


def _cut(
    pieces: Sequence[Piece], order: Sequence[int], division: Division, weights: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    begin = set(starts(pieces, order, division, weights))
    stretches: list[list[int]] = []
    for index in order:
        if index in begin or not stretches:
            stretches.append([])
        stretches[-1].append(index)
    return stretches


def _sections(pieces: Sequence[Piece], division: Division) -> list[int]:
    """Return the number of the explicit section that each piece stands in; a heading in both languages opens one."""
    numbers, opened = [0], None
    for index, piece in enumerate(pieces):
        number = numbers[-1]
        if division.level is not None and piece.kind == "heading" and piece.level == division.level:
            if opened is None or pieces[opened].side == piece.side or opened != index - 1:
                number += 1
            opened = index
        numbers.append(number)
    return numbers[1:]


def _by_section(stretch: list[int], sections: Sequence[int]) -> list[list[int]]:
    return [list(group) for _, group in groupby(stretch, key=sections.__getitem__)]


def _cut_by_partner(
    pieces: Sequence[Piece], own: list[list[int]], others: list[list[int]], weights: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """Cut a stretch whose parts match different stretches of the other side, one after the other."""
    home = {index: number for number, stretch in enumerate(others) for index in stretch}
    by_piece: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (mine, theirs), weight in weights.items():
        if theirs in home:
            by_piece[mine][home[theirs]] += weight
    return [part for stretch in own for part in _split(pieces, stretch, _labels([by_piece[i] for i in stretch]))]


def _labels(weights: Sequence[Mapping[int, float]]) -> list[int | None]:
    """Return which stretch each piece goes with: the heaviest choice in which every change of stretch costs `CHANGE`.

    A piece that matches nothing goes with none.
    """
    best: dict[int, tuple[float, _Trace | None]] = {}
    for weight in weights:
        if not weight:
            continue
        top, before = max(best.values(), key=lambda found: found[0]) if best else (CHANGE, None)
        fresh: dict[int, tuple[float, _Trace | None]] = {}
        for label in {**best, **weight}:
            worth, trace = best.get(label, (-1.0, None))
            if worth < top - CHANGE:
                worth, trace = top - CHANGE, before
            fresh[label] = (worth + weight.get(label, 0.0), (trace, label))
        # What lies farther below the best than a change costs is no better than changing to it later.
        most = max(worth for worth, _ in fresh.values())
        best = {label: found for label, found in fresh.items() if found[0] > most - CHANGE}
    trace = max(best.values(), key=lambda found: found[0])[1] if best else None
    chosen = []
    while trace is not None:
        trace, label = trace
        chosen.append(label)
    return [chosen.pop() if weight else None for weight in weights]


def _split(pieces: Sequence[Piece], stretch: list[int], labels: Sequence[int | None]) -> list[list[int]]:
    """Cut a stretch between pieces of different labels: before a heading, where the source has a gap, or else late."""
    known = [(place, label) for place, label in enumerate(labels) if label is not None]
    cuts = []
    for (last, label), (first, following) in pairwise(known):
        if label != following:
            between = range(last + 1, first + 1)
            headings = [k for k in between if pieces[stretch[k]].kind == "heading"]
            gaps = [k for k in between if stretch[k] != stretch[k - 1] + 1]
            cuts.append(headings[0] if headings else gaps[0] if gaps else first)
    bounds = [0, *cuts, len(stretch)]
    return [stretch[a:b] for a, b in pairwise(bounds) if b > a]


def _groups(
    zh: list[list[int]],
    en: list[list[int]],
    weights: Mapping[tuple[int, int], float],
    sentences: Sequence[Sequence[str]],
    sections: Sequence[int],
) -> list[tuple[list[int], list[int]]]:
    """Put stretches together that match: connected components of the links that carry weight on either side.

    Two texts on one subject share words without being translations: what matches is held against their size.
    """
    zh_home = {index: number for number, stretch in enumerate(zh) for index in stretch}
    en_home = {index: number for number, stretch in enumerate(en) for index in stretch}
    shared: dict[tuple[int, int], float] = defaultdict(float)
    zh_all: dict[int, float] = defaultdict(float)
    en_all: dict[int, float] = defaultdict(float)
    for (z, e), weight in weights.items():
        if z in zh_home and e in en_home:
            shared[zh_home[z], en_home[e]] += weight
            zh_all[zh_home[z]] += weight
            en_all[en_home[e]] += weight
    for a, b in list(shared):
        # A refrain is counted once: it matches everywhere, and so nowhere.
        smaller = min(len({text for i in part for text in sentences[i]}) for part in (zh[a], en[b]))
        if shared[a, b] < KINSHIP * smaller:
            del shared[a, b]
    best_zh = {a: max((w, -b) for (x, b), w in shared.items() if x == a) for a in {a for a, _ in shared}}
    best_en = {b: max((w, -a) for (a, y), w in shared.items() if y == b) for b in {b for _, b in shared}}
    parent = {("zh", n): ("zh", n) for n in range(len(zh))} | {("en", n): ("en", n) for n in range(len(en))}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for (a, b), weight in sorted(shared.items(), key=lambda item: -item[1]):
        mutual = best_zh[a] == (weight, -b) and best_en[b] == (weight, -a)
        if (
            mutual
            or (best_zh[a] == (weight, -b) and weight > SHARE * en_all[b])
            or (best_en[b] == (weight, -a) and weight > SHARE * zh_all[a])
        ):
            parent[root(("zh", a))] = root(("en", b))
    # What stands under one explicit heading belongs together: a heading above text of the other language is its title.
    if len(set(sections)) > 1:
        first_en = {sections[stretch[0]]: number for number, stretch in reversed(list(enumerate(en)))}
        for number, stretch in enumerate(zh):
            if sections[stretch[0]] in first_en:
                parent[root(("zh", number))] = root(("en", first_en[sections[stretch[0]]]))
    groups: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, stretch in enumerate(zh):
        groups[root(("zh", number))][0].extend(stretch)
    for number, stretch in enumerate(en):
        groups[root(("en", number))][1].extend(stretch)
    return list(groups.values())


def _draft(pieces: Sequence[Piece], zh: list[int], en: list[int]) -> Draft:
    draft = Draft(zh=sorted(zh), en=sorted(en))
    draft.zh_title, draft.zh = take_title(pieces, draft.zh)
    draft.en_title, draft.en = take_title(pieces, draft.en)
    return draft


def take_title(pieces: Sequence[Piece], side: list[int]) -> tuple[list[int], list[int]]:
    """Take the headings a side begins with: one, or two where the second has no lower level and is no label."""
    count = 0
    while count < min(len(side), MOST_TITLE_PIECES):
        piece = pieces[side[count]]
        if piece.kind != "heading":
            break
        if count:
            first = pieces[side[0]]
            if side[count] != side[count - 1] + 1 or piece.level != first.level or is_label(piece.text):
                break
        count += 1
    return side[:count], side[count:]


def _give_credits(pieces: Sequence[Piece], drafts: list[Draft]) -> None:
    """Give each credit to the bulletin that holds the piece before it, or, at the beginning, the first one."""
    home = {index: draft for draft in drafts for index in draft.all()}
    current = drafts[0] if drafts else None
    for index, piece in enumerate(pieces):
        current = home.get(index, current)
        if piece.kind == "credit" and current is not None:
            current.credits.append(index)
