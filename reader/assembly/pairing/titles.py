"""Which headings begin a bulletin, which only a section of one.

Explicit headings (`#`, `##`, front matter) tell by their levels: the highest level that comes more than once divides
the
file, unless a single heading in both languages stands above it, for then the whole is one article and the lower ones
are its sections. A single heading in one language above bilingual ones is the page's name. Without explicit levels a
heading begins a bulletin when text follows and it reads like a headline, not like a label ("Background", "一、").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.assembly.pieces import Piece

LABEL_HANZI = 7
LABEL_WORDS = 2
"""A heading of no more hanzi or words is a label; titles of bulletins name somebody who does something."""

ALTERNATING = 0.45
"""From this share of language changes on, a file alternates paragraph by paragraph.

The stricter rule for titles there rests on little: of the development files it changes one (links F1 1.00 for .96).
"""

_ENUMERATED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百\d]+[、.．)）:：]|第[一二三四五六七八九十百\d]+[章节節条條部篇]|[IVX]+[.、]|"
    r"(?:chapter|part|section|article|annex|appendix|step)\b|[【\[〔])",
    re.I,
)
_BRACKETED = re.compile(r"^\s*(?:[【\[〔][^】\]〕]*[】\]〕]\s*$|——|—\s)")
_LABEL_END = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class Division:
    """What divides a file.

    Args:
        level: explicit headings of this level begin bulletins; None when levels do not divide the file.
        page: indices of headings that name the page as a whole.
        plain: whether headings without a level may begin bulletins.
    """

    level: int | None
    page: frozenset[int]
    plain: bool


def is_label(text: str) -> bool:
    """Tell whether a heading reads like a section's label rather than like a headline."""
    if _ENUMERATED.search(text) or _LABEL_END.search(text):
        return True
    hanzi = sum("㐀" <= character <= "鿿" for character in text)
    return hanzi <= LABEL_HANZI if hanzi else len(text.split()) <= LABEL_WORDS


def divide(pieces: Sequence[Piece], one_file: bool) -> Division:
    """Find out what divides a file.

    Args:
        pieces: all pieces in source order; in a pair of files, first the Chinese ones.
        one_file: False when each language has a file of its own.
    """
    explicit = [(i, piece) for i, piece in enumerate(pieces) if piece.kind == "heading" and piece.level is not None]
    if not explicit:
        return Division(None, frozenset(), True)
    page: set[int] = set()
    levels = sorted({piece.level for _, piece in explicit if piece.level is not None})
    for level in levels:
        here = [(i, piece) for i, piece in explicit if piece.level == level]
        sides = {side: [i for i, piece in here if piece.side == side] for side in ("zh", "en")}
        most = max(len(found) for found in sides.values())
        if most > 1:
            # Level 2 headings in a pair of files are the sections of the one article the pair holds.
            return Division(level if one_file or level == 1 else None, frozenset(page), False)
        if len(here) > 1 or not one_file or level == levels[-1] or _text_before_next(pieces, here[0][0]):
            return Division(None, frozenset(page), False)
        page.add(here[0][0])
    return Division(None, frozenset(), False)


def _text_before_next(pieces: Sequence[Piece], heading: int) -> bool:
    """Tell whether text follows a heading before the next one: then it is an article's, not a page's."""
    for piece in pieces[heading + 1 :]:
        if piece.kind == "heading" and piece.level is not None:
            return False
        if piece.kind == "text":
            return True
    return False


def starts(
    pieces: Sequence[Piece], order: Sequence[int], division: Division, weights: Mapping[tuple[int, int], float]
) -> list[int]:
    """Return the indices of the headings that begin a bulletin on one side.

    Args:
        pieces: all pieces in source order.
        order: indices of one side's headings and texts, in source order.
        division: what divides the file.
        weights: how much a Chinese and an English piece match, for those that do.
    """
    partners = _partners(weights)
    strict = _alternates(pieces)
    found = []
    for place, index in enumerate(order):
        piece = pieces[index]
        if piece.kind != "heading" or index in division.page:
            continue
        before = pieces[order[place - 1]] if place else None
        adjacent = place > 0 and order[place - 1] == index - 1
        if piece.level is not None:
            if piece.level == division.level:
                found.append(index)
            continue
        if not division.plain:
            continue
        if before is not None and before.kind == "heading" and adjacent:
            continue  # the second line of a stack
        stack = [index]
        while (
            stack[-1] + 1 < len(pieces)
            and pieces[stack[-1] + 1].kind == "heading"
            and pieces[stack[-1] + 1].side == piece.side
        ):
            stack.append(stack[-1] + 1)
        after = order[place + len(stack)] if place + len(stack) < len(order) else None
        if after is None or is_label(" ".join(pieces[i].text for i in stack)):
            continue
        # A line without a full stop that says what a paragraph says is a paragraph. Where the languages alternate
        # line by
        # line, labels, glosses and unpunctuated lines are many: there a title must have its title on the other side.
        kinds = {pieces[partners[i]].kind for i in stack if i in partners}
        if "heading" in kinds or not (kinds or strict):
            found.append(index)
    return found


def _partners(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return the piece that each piece matches best."""
    best: dict[int, tuple[float, int]] = {}
    for (zh, en), weight in weights.items():
        best[zh] = max(best.get(zh, (0.0, en)), (weight, en))
        best[en] = max(best.get(en, (0.0, zh)), (weight, zh))
    return {piece: partner for piece, (_, partner) in best.items()}


def _alternates(pieces: Sequence[Piece]) -> bool:
    """Tell whether the language changes with almost every piece."""
    sides = [piece.side for piece in pieces if piece.kind in ("text", "heading")]
    changes = sum(a != b for a, b in pairwise(sides))
    return changes > ALTERNATING * len(sides)


def is_bracketed(text: str) -> bool:
    """Tell whether a line is a label in brackets or what follows a dash: 【…】, ——2022年…."""
    return bool(_BRACKETED.match(text))


def stands_apart(piece: Piece) -> bool:
    """Tell whether a piece is no part of the paragraphs around it: a heading, a bracketed label, a dash."""
    return piece.kind == "heading" or is_bracketed(piece.text)
