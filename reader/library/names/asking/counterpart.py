"""What stands for a stretch of one language in the other language of the same row; nothing when that is not sure.

First the name table is asked, with the name itself and with the name it is part of; then what the row shows by itself
(pinyin, sound, the dictionary's proper names, brackets); last the dictionary's words, for phrases.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.language.searchable import GAP
from reader.library.names import latin, mostly, phrases, wholly
from reader.library.names.asking import partof
from reader.library.names.asking.called import is_family_name
from reader.library.names.gather import bare
from reader.library.names.links import covers
from reader.library.names.pairing import bynumbers
from reader.library.names.saying import all_stems, said
from reader.library.searching.rank import Via
from reader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.asking.lookup import Names, Partner
    from reader.library.names.links import Link
    from reader.library.names.reading import RowText
    from reader.library.names.saying import Said
    from reader.model import Side

Found = tuple[Span, Via]

MOST_CHARACTERS: Final = 6_000
"""Code points of a side beyond which nothing is compared: that is no paragraph."""

_MOST_QUERY: Final = 120
_WIDER: Final = 3  # hanzi on either side that a name may go on for
_OF_PERSONS: Final = frozenset(("pinyin", "sound", "apposition", "together", "surname"))
"""Evidence of names that a part of stands for: Kezhi for Zhao Kezhi, but Cooperation for no organisation."""

_SHORTEST_PHRASE: Final = 3  # letters; Ri is a name and no rise
_HEARD: Final = frozenset(("pinyin", "sound", "apposition"))
_VIAS: Final = {"pinyin": Via.PINYIN, "sound": Via.SOUND, "words": Via.WORDS, "dictionary": Via.NAME}


class Counterparts:
    """Finds counterparts in one row.

    Args:
        row: its texts.
        names: the names that are known, or None.
    """

    def __init__(self, row: RowText, names: Names | None) -> None:
        self._row = row
        self._zh = row.zh
        self._en = row.en
        self._names = names
        self._converted = row.converted

    def of(self, side: Side, span: Span) -> list[Found]:
        """Return what stands in the other language for a stretch of one, and how that is known.

        Args:
            side: the language of the stretch.
            span: code points of that side's text.
        """
        if max(len(self._zh), len(self._en)) > MOST_CHARACTERS or span.end - span.start > _MOST_QUERY:
            return []
        return self._number(side, span) or (self._of_latin(span) if side == "en" else self._of_hanzi(span))

    def known(self, side: Side, span: Span) -> list[Found]:
        """Return what the name table says that stands in the other language for just a stretch of one.

        Args:
            side: the language of the stretch.
            span: code points of that side's text.
        """
        if side == "en":
            key = latin.key(self._en[span.start : span.end])
            return [one for partner in self._partners(key, "en") for one in self._hanzi(partner.zh, Via.NAME)]
        place = self._converted.offsets.forward(span)
        key = bare(self._converted.text[place.start : place.end])
        return [one for partner in self._partners(key, "zh") for one in self._latin(partner)]

    def _number(self, side: Side, span: Span) -> list[Found]:
        """Return where the same number or date stands: 1140万 is 11.4 million."""
        if side == "en":
            if not bynumbers.may_be(self._en[span.start : span.end]):
                return []
            return [(self._zh_span(*one), Via.WORDS) for one in bynumbers.in_chinese(self._row, span.start, span.end)]
        place = self._converted.offsets.forward(span)
        if not bynumbers.may_be(self._converted.text[place.start : place.end]):
            return []
        return [(Span(*one), Via.WORDS) for one in bynumbers.in_english(self._row, place.start, place.end)]

    def _of_latin(self, span: Span) -> list[Found]:
        text = self._en[span.start : span.end]
        key = latin.key(text)
        if not key:
            return []
        found = self.known("en", span)
        if found or not any(char.isupper() for char in text):
            return found or self._phrase_of_latin(span)
        around = self._around(span)
        self._expect(list(around), "en")
        for name, run in around.items():
            for partner in self._partners(name, "en"):
                if not _OF_PERSONS.isdisjoint(partner.evidence) or is_family_name(key, partner.zh):
                    found += self._hanzi(partner.zh, Via.NAME)
            if found:
                part = Span(span.start - run.start, span.end - run.start)
                en = self._en[run.start : run.end]
                return [(partof.of_hanzi(self._zh, one, en, part), via) for one, via in found]
        place = (span.start, span.end)
        row = self._row
        links = (
            [link for link in row.links if link.en == place]
            or [link for link in row.links if covers(link.en, place) and link.why in _HEARD]
            or [link for link in row.links if covers(place, link.en) and self._is_titled(span, link.en)]
        )
        found = [(self._zh_span(*link.zh), _VIAS.get(link.why, Via.NAME)) for link in links]
        return found or self._phrase_of_latin(span)

    def _is_titled(self, span: Span, name: tuple[int, int]) -> bool:
        """Tell whether all that a stretch of English has beside a name are titles: Sheikh Saif, Samdech Hun Sen."""
        beside = latin.words(self._en[span.start : name[0]]) + latin.words(self._en[name[1] : span.end])
        return all(word.folded in latin.TITLES for word in beside)

    def _of_hanzi(self, span: Span) -> list[Found]:
        place = self._converted.offsets.forward(span)
        folded = self._converted.text[place.start : place.end]
        found = self.known("zh", span)
        if found or not folded:
            return found
        wider = [bare(self._converted.text[start:end]) for start, end in self._wider(place)]
        self._expect(wider, "zh")
        for name in wider:
            for partner in self._partners(name, "zh"):
                if partner.kind == "person" and (len(folded) > 1 or name.startswith(folded)):
                    found += self._latin(partner)
            if found:
                return found
        where = (place.start, place.end)
        row = self._row
        if found := self._in_dots(where):
            return found
        around = [link for link in row.links if link.zh[0] <= place.start and place.end <= link.zh[1]]
        links = [link for link in around if link.zh == where] or [
            link
            for link in around
            if len(folded) > 1 and (link.why == "sound" or self._part(link, place) != Span(*link.en))
        ]
        if links:
            return [(self._part(link, place), _VIAS.get(link.why, Via.NAME)) for link in links]
        where = self._country(where)
        if where[0] not in {start for start, _ in row.cut} or where[1] not in {end for _, end in row.cut}:
            return []  # a part of a word says nothing by itself
        inside = [end - start for start, end in row.cut if place.start <= start and end <= place.end]
        said_so = row.words.to_english(row.folded, *where, self._en)
        if len(inside) > 1 and max(inside) == 1:
            # Hanzi that make no words are a name, of which each says something else: 赵立坚, but not 东翼, East Wing.
            said_so = [one for one in said_so if self._is_name(one, len(inside))]
        elif len(inside) > 1:
            said_so = mostly.in_full(row, *where, said_so) or mostly.english(row, *where)
        else:
            said_so = said_so or mostly.english(row, *where)
        return [(Span(*one), Via.WORDS) for one in said_so]

    def _in_dots(self, part: tuple[int, int]) -> list[Found]:
        """Return what stands for a part of a name that is set apart with dots, where the whole is known."""
        start, end = self._row.to_dots(*part)
        if (start, end) == part:
            return []
        name, place = self._row.folded[start:end], Span(part[0] - start, part[1] - start)
        there = [one for partner in self._partners(bare(name), "zh") for one in self._latin(partner)]
        found = [(partof.of_latin(self._en, whole, name, place), via) for whole, via in there]
        return [one for one, (whole, _) in zip(found, there, strict=True) if one[0] != whole]

    def _country(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return where the name of a country is of which hanzi are another one, as 哈萨克 is of 哈萨克斯坦."""
        row, known = self._row, self._row.words.known
        name = row.folded[slice(*place)]
        for start, end in row.cut if name in known.territories else ():
            longer = row.folded[start:end]
            if start <= place[0] and place[1] <= end and longer in known.territories:
                return (start, end) if not set(known.forms[longer]).isdisjoint(known.forms[name]) else place
        return place

    def _is_name(self, place: tuple[int, int], size: int) -> bool:
        """Tell whether a stretch of English has so many words, each with a capital."""
        words = latin.words(self._en[slice(*place)])
        return len(words) == size and all(word.is_capital for word in words)

    def _part(self, link: Link, place: Span) -> Span:
        """Return the English of a link, or of that part of it that some hanzi are."""
        start, end = link.zh
        part = Span(place.start - start, place.end - start)
        return partof.of_latin(self._en, Span(*link.en), self._row.folded[start:end], part)

    def _phrase_of_latin(self, span: Span) -> list[Found]:
        text = self._en[span.start : span.end]
        wanted = said(text)
        if not any(each.stems for each in wanted) or len(text) < _SHORTEST_PHRASE:
            return []
        row = self._row
        if len(wanted) < phrases.LEAST and not any(row.says(each.stems) for each in wanted):
            return []  # what the dictionary does not know, as most names
        said_so = row.words.to_chinese(wanted, row.folded, row.units) or mostly.chinese(row, text)
        if len(wanted) == 1:
            said_so = [one for one in said_so if wholly.are_near(self._en, (span.start, span.end), row.folded, one)]
        else:
            said_so = [row.to_dots(*self._with_country(one, wanted)) for one in said_so]
        return [(self._zh_span(*one), Via.WORDS) for one in said_so]

    def _with_country(self, place: tuple[int, int], wanted: Sequence[Said]) -> tuple[int, int]:
        """Return a stretch of hanzi with the country before it that is said as well: mainland China, 中国|内地."""
        row = self._row
        for start, end in row.cut:
            if end == place[0] and row.folded[start:end] in row.words.known.territories:
                needs = row.words.needs(row.folded[start:end])
                if any(need <= all_stems(wanted) for need in needs):
                    return start, place[1]
        return place

    def _expect(self, keys: Sequence[str], side: Side) -> None:
        if self._names is not None:
            self._names.expect(keys, side)

    def _partners(self, key: str, side: Side) -> list[Partner]:
        return self._names.partners(key, side) if self._names is not None and key else []

    def _hanzi(self, zh: str, via: Via) -> Iterator[Found]:
        """Give where a name stands in the Chinese text."""
        for match in re.finditer(GAP.join(map(re.escape, zh)), self._converted.text):
            yield self._zh_span(*match.span()), via

    def _latin(self, partner: Partner) -> Iterator[Found]:
        """Give where a name stands in the English text; a family name alone, not another's."""
        key = partner.en.split(" ")
        for start, end in latin.occurrences(key, self._en):
            if not any(char.isupper() for char in self._en[start:end]):
                continue
            if len(key) == 1 and partner.kind in ("person", "name") and self._goes_on(end):
                continue
            yield Span(start, end), Via.NAME

    def _goes_on(self, end: int) -> bool:
        """Tell whether a capitalised word that is no ordinary one follows: Zhao Leji is not the Zhao that was meant."""
        following = re.match(r" ([A-Z][\w’'-]*)", self._en[end:])
        return following is not None and latin.fold(following[1]) not in self._row.words.known.common

    def _around(self, span: Span) -> dict[str, latin.Run]:
        """Return the names a stretch of the English text is part of, the longest first, by their keys."""
        found: dict[str, latin.Run] = {}
        for run in self._row.runs:
            if run.start <= span.start and span.end <= run.end:
                for part in latin.windows(run, 6, (span.start, span.end)):
                    found.setdefault(part.key, part)
        return found

    def _wider(self, place: Span) -> Iterator[tuple[int, int]]:
        """Give the stretches of hanzi a place may be part of, the longest first."""
        text = self._converted.text
        for size in range(_WIDER, 0, -1):
            for before in range(size + 1):
                start, end = place.start - before, place.end + size - before
                if start >= 0 and end <= len(text) and text[start:end].isalpha():
                    yield start, end

    def _zh_span(self, start: int, end: int) -> Span:
        return self._converted.offsets.back(Span(start, end))
