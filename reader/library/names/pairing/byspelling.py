"""Names spelled in pinyin: Zhao Kezhi is 赵克志, Wuhan 武汉."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.hanzi import DOUBLE_SURNAMES, SURNAMES
from reader.library.names.links import Link, meets
from reader.library.names.reading import is_pinyin, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_MOST_WORDS: Final = 4
_SHORTEST_WORD: Final = 5
"""Letters of a single word that may be pinyin: shorter ones are spelled by hanzi everywhere."""

_SHORTEST_KNOWN: Final = 3
"""The same where the dictionary knows a town of that name."""

_FOREIGN: Final = 4
"""Hanzi from which on what one word spells is hardly the name of a Chinese place."""

_WHOLE: Final = 3  # hanzi of most names of persons
_TOWNS: Final = ("市", "县", "州", "省", "自治州", "地区")


def links(text: RowText, _: Sequence[Link]) -> Iterator[Link]:
    """Give names spelled in pinyin, family name first or last."""
    taken: list[Place] = []
    for spelled in (part for run in text.runs for part in _pinyin_parts(run)):
        for part in latin.windows(spelled, _MOST_WORDS):
            span = (part.start, part.end)
            if meets(span, taken):
                continue
            if len(part.words) > 1:
                places, kind = _persons(text, part), "person"
            elif len(part.letters) >= _SHORTEST_WORD and not (part.opens and part.key in text.words.known.common):
                places, kind = [span for span in text.spelled(part.letters) if _is_chinese(text, span)], "place"
            elif len(part.letters) >= _SHORTEST_KNOWN and part.key not in text.words.known.common:
                places, kind = [span for span in text.spelled(part.letters) if _is_town(text, span)], "place"
            else:
                continue
            if places:
                taken.append(span)
                for place in places:
                    yield Link(place, span, "person" if kind == "person" else "place", "pinyin")


def _is_chinese(text: RowText, span: Place) -> bool:
    """Tell whether hanzi are a Chinese name: four and more that no dictionary knows render a foreign one (Masemola).

    So does what stands beside a dot: 达米安 of a name in three parts is no place called Damian.
    """
    if "·" in (text.folded[span[0] - 1 : span[0]], text.folded[span[1] : span[1] + 1]):
        return False
    return span[1] - span[0] < _FOREIGN or text.folded[slice(*span)] in text.words.known.forms


def _is_town(text: RowText, span: Place) -> bool:
    """Tell whether the dictionary knows a town only with what it is: 大理市; what it knows alone it pairs itself."""
    forms, name = text.words.known.forms, text.folded[slice(*span)]
    return name not in forms and any(name + ending in forms for ending in _TOWNS)


def _pinyin_parts(run: latin.Run) -> Iterator[latin.Run]:
    """Give the longest stretches of a run whose words are each spelled in syllables of Mandarin."""
    start: int | None = None
    for at, word in enumerate((*run.words, None)):
        fits = word is not None and is_pinyin(latin.letters(word.folded))
        if fits and start is None:
            start = at
        elif not fits and start is not None:
            yield run.part(start, at)
            start = None


def _persons(text: RowText, name: latin.Run) -> list[Place]:
    """Return the hanzi of a family name and a given name that are spelled so, in either order."""
    spelled = list(text.spelled(name.letters))
    places = [span for span in spelled if _is_family(text.folded, span)]
    if places:
        return places
    if len(name.words) == 2:  # whoever has a rare family name has a given name of two hanzi: Xin Changxing, 信长星
        edges = {edge for one in text.cut for edge in one}
        first = latin.letters(name.words[0].folded)
        places = [
            span for span in spelled
            if span[1] - span[0] == _WHOLE and edges.issuperset(span) and first in syllables(text.folded[span[0]])
        ]  # fmt: skip
        if places:
            return places
    turned = name.words[-1].folded + "".join(word.folded for word in name.words[:-1])
    return [span for span in text.spelled(latin.letters(turned)) if _is_family(text.folded, span)]


def _is_family(folded: str, span: Place) -> bool:
    size = span[1] - span[0]
    return 2 <= size <= 4 and (folded[span[0]] in SURNAMES or folded[span[0] : span[0] + 2] in DOUBLE_SURNAMES)
