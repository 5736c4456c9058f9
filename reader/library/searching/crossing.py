"""Expanders that cross the languages: a name typed in one finds it in the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.language.searchable import BETWEEN, GAP, JOINT, is_hanzi, searchable, tokens
from reader.library.names import meant
from reader.library.searching.expand import Alternative, lookup_of
from reader.library.searching.rank import Via

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.library.names.lookup import Names
    from reader.library.searching.query import Term


def crossed(term: Term, names: Names, vias: Iterable[Via]) -> list[Alternative]:
    """Return the alternatives of a term that names give, on some tiers."""
    if term.is_exact:
        return []
    folded = searchable(term.text).text
    if not _is_text(folded):
        return []
    if term.is_phrase:  # these words in this order: what they are called elsewhere, but nothing alike
        vias = [via for via in vias if via is Via.NAME]
    found: dict[str, Alternative] = {}
    for via in vias:
        for text, at, likeness in _FINDERS.get(via, _none)(folded, names):
            if at is via and text not in found:
                alternative = _alternative(text, via, likeness)
                if alternative is not None:
                    found[text] = alternative
    return list(found.values())


_TYPO = 0.6  # how likely a name is meant that is spelled with one other letter


def _is_text(text: str) -> bool:
    """Tell whether a database can be asked for a text: lone surrogates are none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


_Meant = list[tuple[str, Via, float]]


def _none(_: str, __: Names) -> _Meant:
    return []


def _by_spelling(text: str, names: Names) -> _Meant:
    return [(name, via, 1.0) for name, via in meant.by_spelling(text, names)]


_FINDERS: dict[Via, Callable[[str, Names], _Meant]] = {
    Via.NAME: lambda text, names: [(name, Via.NAME, 1.0) for name in meant.by_table(text, names)],
    Via.PINYIN: _by_spelling,
    Via.ORDER: _by_spelling,
    Via.WADE_GILES: _by_spelling,
    Via.REGIONAL: _by_spelling,
    Via.SOUND: lambda text, names: [(name, Via.SOUND, chance) for name, chance in meant.by_sound(text, names)],
    Via.TYPO: lambda text, names: [(name, Via.TYPO, _TYPO) for name in meant.by_typo(text, names)],
    Via.INITIALS: lambda text, names: [(name, Via.INITIALS, 1.0) for name in meant.by_initials(text, names)],
}


def _alternative(name: str, via: Via, likeness: float) -> Alternative | None:
    """Return a name as what to look up and what to look for."""
    parts = tokens(name)
    if not parts:
        return None
    hanzi = is_hanzi(parts[0].text)
    pieces = [re.escape(part.text) for part in parts]
    pattern = GAP.join(pieces) if hanzi else f"(?:{JOINT}|{BETWEEN})".join(pieces)
    lookup = lookup_of("".join(part.text for part in parts) if hanzi else " ".join(part.text for part in parts))
    return Alternative(via, (lookup,), pattern, starts_word=not hanzi, ends_word=not hanzi, likeness=likeness)
