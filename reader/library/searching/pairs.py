"""The pair of the name table by which a row was found, with what speaks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.searching.rank import Via
from reader.model import Side, other

if TYPE_CHECKING:
    from reader.library.names.asking.lookup import Names, Partner
    from reader.library.searching.matches import Match


def pair_of(match: Match, zh: str | None, en: str | None, names: Names | None, words: str) -> Partner | None:
    """Return the pair that says that what was found is what was typed; None where no pair was needed.

    Where one name leads to the other by way of a third (SCO, 上合組織, Shanghai Cooperation Organization), it is the
    pair of what was found with most bulletins.

    Args:
        match: what was found in the row.
        zh: the row's Chinese text, or None.
        en: its English text, or None.
        names: the names that are known.
        words: what was typed.
    """
    if match.via is not Via.NAME or names is None:
        return None
    from reader.library.names.gather import key_of

    texts: dict[Side, str] = {"zh": zh or "", "en": en or ""}
    for place in (one for found in match.found for one in found if one.via is Via.NAME):
        pairs = names.partners(key_of(texts[place.side][place.start : place.end], place.side), place.side)
        if pairs:
            far = other(place.side)
            typed = key_of(words, far)
            return next((pair for pair in pairs if pair.key(far) == typed), pairs[0])
    return None
