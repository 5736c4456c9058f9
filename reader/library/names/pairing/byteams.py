"""Teams that are called after what they are many of: 巨人队 is the Giants, 贝尔法斯特巨人队 the Belfast Giants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names.links import Link
from reader.library.names.saying import word_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.reading import RowText

_TEAM: Final = "队"
_NAMING: Final = frozenset(("dictionary", "sound", "pinyin"))
"""Evidence of the name of the town or state that a team is from."""


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give teams whose name is a word in the plural, with the name that stands before it in both languages."""
    if _TEAM not in text.folded:
        return
    many = [
        word for run in text.runs for word in run.words
        if word.is_capital and word.folded.endswith("s") and not word.is_acronym
    ]  # fmt: skip
    known = text.words.known
    for unit, team in zip(text.units, text.units[1:], strict=False):
        hanzi = text.folded[unit.start : unit.end]
        is_team = text.folded[team.start : team.end] == _TEAM and team.start == unit.end
        if not many or not is_team or hanzi in known.places:
            continue
        for word in many:
            if unit.stems.isdisjoint(word_stems(word.text)):
                continue
            yield Link((unit.start, team.end), (word.start, word.end), "organisation", "kind")
            for link in found:
                is_beside = link.zh[1] == unit.start and link.en[1] + 1 == word.start
                if is_beside and link.why in _NAMING and text.en[link.en[1]] == " ":
                    yield Link((link.zh[0], team.end), (link.en[0], word.end), "organisation", "kind")
