"""Foreign names whose parts are set apart with dots in Chinese: 皮特·琼斯 is Peter Jones, word for word.

The dots say where the parts are, and that it is a name; so everyday words (Peter, Holly) are parts of it as well, and
less has to be heard than elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.library.names import latin, sounding
from reader.library.names.links import Link, everywhere, meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.latin import Run
    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_DOTTED: Final = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")
"""A name with dots; what stands before its first part and behind its last may be no part of it."""

_ENOUGH: Final = -4.5
"""Mean weight of a hanzi from which on all parts of a name are taken to be heard between its dots."""

_MOST_WORDS: Final = 6


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give names with dots, and as many words that are heard in them."""
    if "·" not in text.folded:
        return
    taken = [link.en for link in found]
    names = [(part, _spoken(part)) for run in text.runs for part in latin.windows(run, _MOST_WORDS)]
    for match in _DOTTED.finditer(text.folded):
        best: tuple[float, Place, Place] | None = None
        parts = match[0].split("·")
        for part, spoken in names:
            if len(spoken) != len(parts) or meets((part.start, part.end), taken):
                continue
            heard = sounding.across("".join(spoken), "".join(parts))
            if heard is None or heard.weight < _ENOUGH:
                continue
            inside = heard.start < len(parts[0]) and heard.end > sum(map(len, parts[:-1]))
            if inside and (best is None or heard.weight > best[0]):
                first = match.start() + heard.start
                last = match.start() + heard.end + len(parts) - 1
                last = _known_to(text, match.end() - len(parts[-1]), last, spoken[-1])
                best = (heard.weight, (first, last), (part.start, part.end))
        if best:
            taken.append(best[2])
            for place in everywhere(text.folded, text.folded[slice(*best[1])]):
                yield Link(place, best[2], "person", "sound")


def _known_to(text: RowText, start: int, end: int, word: str) -> int:
    """Return where the last part of a name ends: 福特 is Ford, though 福 alone may be heard so."""
    longer = [name for name in text.words.known.called(word) if text.folded.startswith(name, start)]
    return max([end, *(start + len(name) for name in longer)])


def _spoken(part: Run) -> list[str]:
    """Return the letters of a name's words, without the initials and small words that are not rendered."""
    said = [
        word
        for word in part.words
        if word.is_capital and len(word.text) > 1 and not word.is_acronym and word.folded not in latin.TITLES
    ]
    if not said or said[0] is not part.words[0] or said[-1] is not part.words[-1]:
        return []
    return [latin.letters(word.folded) for word in said]
