"""Pinyin annotations: readings in brackets that a web page's reading aid left after hanzi, `發(fā)言` for `發言`.

A bracket is an annotation only when it holds a reading of the hanzi before it. A tone mark or tone digit makes that
certain; without one (`的(de)`) it takes a file that is annotated throughout, since `啊(a)` and `(he)` occur by
themselves.
"""

from __future__ import annotations

import re

from reader.intake.edits import Edit
from reader.language import romanise

_HANZI = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ\u0300-\u030cɡɑＡ-Ｚａ-ｚ"

BRACKET = re.compile(
    rf"(?P<before> ?)[(（][ \u3000]?"
    rf"(?P<inside>[{_LETTERS}][{_LETTERS}:0-5'’ /,，、;；-]{{0,40}}?)"
    rf"[ \u3000]?[)）](?P<after> ?)"
)
"""A bracket whose inside could be syllables: one, several readings (`cháng/zhǎng`), or those of several hanzi."""

_ALTERNATIVES = re.compile(r"[/,，、;；]\s*")
_BETWEEN_SYLLABLES = re.compile(r"[\s'’-]+")

ANNOTATED = 3
"""So many certain annotations make a file an annotated one. One or two may be a writer's own, of a rare name."""


def count_certain(text: str) -> int:
    """Return how many annotations of single hanzi with a tone the text holds."""
    return sum(
        1 for hanzi, match in _brackets(text) if _is_toned(match["inside"]) and _reads(hanzi[-1], match["inside"])
    )


def find_annotations(text: str, *, annotated: bool) -> list[Edit]:
    """Find pinyin annotations.

    Args:
        text: one line.
        annotated: whether its file is full of them, so that less certain ones are annotations, too.
    """
    edits: list[Edit] = []
    for hanzi, match in _brackets(text):
        inside = match["inside"]
        certain = _is_toned(inside) and _reads(hanzi[-1], inside)
        if certain or (annotated and inside.islower() and _is_likely(hanzi, inside)):
            # `發 (fā) 言`: the space behind goes with the one before.
            end = match.end() if match["before"] else match.end() - len(match["after"])
            edits.append(Edit(match.start(), end, "", not certain))
    return edits


def _brackets(text: str) -> list[tuple[str, re.Match[str]]]:
    """Return candidate brackets, each with the hanzi before it; a second bracket belongs to the same hanzi."""
    found: list[tuple[str, re.Match[str]]] = []
    for match in BRACKET.finditer(text):
        start = match.start()
        if found and found[-1][1].end() == start:
            found.append((found[-1][0], match))
            continue
        first = start
        while first > 0 and start - first < 8 and re.match(f"[{_HANZI}]", text[first - 1]):
            first -= 1
        if first < start:
            found.append((text[first:start], match))
    return found


def _is_toned(inside: str) -> bool:
    return any(romanise.syllable(part).tone is not None for part in _parts(inside))


def _parts(inside: str) -> list[str]:
    return [part for part in re.split(r"[\s'’/,，、;；-]+", inside) if part]


def _reads(hanzi: str, inside: str) -> bool:
    """Tell whether the inside is a reading of one hanzi, or several readings of it."""
    alternatives = _ALTERNATIVES.split(inside.strip())
    return all(romanise.is_reading(hanzi, alternative) for alternative in alternatives)


def _is_likely(hanzi: str, inside: str) -> bool:
    return _reads_all(hanzi, inside) if _is_toned(inside) else _is_neutral(hanzi[-1], inside)


def _reads_all(hanzi: str, inside: str) -> bool:
    """Tell whether the inside reads as many hanzi as it has syllables; names (`Wáng Fāng`) are left to the writer."""
    syllables = [part for part in _BETWEEN_SYLLABLES.split(inside.strip()) if part]
    if not 1 < len(syllables) <= len(hanzi):
        return False
    return all(romanise.is_reading(char, part) for char, part in zip(hanzi[-len(syllables) :], syllables, strict=True))


def _is_neutral(hanzi: str, inside: str) -> bool:
    """Tell whether an unmarked syllable is how the hanzi is read in the neutral tone, as particles are."""
    return romanise.Syllable(romanise.syllable(inside).letters, romanise.NEUTRAL) in romanise.toned_readings(hanzi)
