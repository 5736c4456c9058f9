"""Foreign names that stand in the same rows and sound a little alike: 阿奎罗 and Aguero, 卡瓦诺 and Kavanaugh.

Neither is enough alone: a name is often rendered as it is said elsewhere, and what stands together may be chance. Two
rows at least, two of three of those that either stands in, and no other name that fits as well.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.sound_table import by_hanzi
from reader.library.names import latin, sounding
from reader.library.names.links import Link, everywhere, meets
from reader.library.names.pairing.bycompany import TOGETHER, is_name
from reader.library.names.pairing.inside import left_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_FEATURES: Final = ("岛", "山", "河", "湖", "市", "县", "州", "省", "区", "镇", "村", "队", "港")
"""What may stand behind a name, and is no part of how it sounds."""

_OFTEN: Final = 3
"""Rows from which on a name that only begins or only ends alike will do."""

_SHORTEST: Final = 4  # letters
_FEWEST: Final = 2  # hanzi


class _Standing(NamedTuple):
    """Where a name stands: its places by the numbers of the rows."""

    places: dict[int, list[Place]]

    def add(self, number: int, place: Place) -> None:
        """Add a place."""
        self.places.setdefault(number, []).append(place)


def alike(texts: Sequence[RowText], links: Sequence[list[Link]]) -> None:
    """Pair what no link touches, and stands in the same rows as what begins and ends like it."""
    english = _english(texts, links)
    if not english:
        return
    chinese: dict[str, _Standing] = {}
    rows = {number for standing in english.values() for number in standing.places}
    for number in sorted(rows):
        text = texts[number]
        for place in left_over(text, links[number])[0]:
            hanzi = text.folded[slice(*place)]
            last = hanzi.rpartition("·")[2]
            if len(last) >= _FEWEST and ("·" in hanzi or is_name(text, hanzi)):
                chinese.setdefault(last, _Standing({})).add(number, place)
    pairs = [
        (zh, en) for en, here in english.items() for zh, there in chinese.items() if _are_one(zh, en, here, there)
    ]  # fmt: skip
    zh_count, en_count = Counter(zh for zh, _ in pairs), Counter(en for _, en in pairs)
    for zh, en in pairs:
        if zh_count[zh] == en_count[en] == 1:
            for number in sorted(chinese[zh].places.keys() & english[en].places.keys()):
                folded = texts[number].folded
                links[number].extend(
                    Link(there, here, "name", "together")
                    for here in english[en].places[number]
                    for there in everywhere(folded, zh)
                )


def _english(texts: Sequence[RowText], links: Sequence[list[Link]]) -> dict[str, _Standing]:
    """Return where foreign names stand that no link touches, by their last words; those of two rows at least."""
    found: dict[str, _Standing] = {}
    for number, (text, known) in enumerate(zip(texts, links, strict=True)):
        common = text.words.known.common
        taken = [link.en for link in known]
        for name in text.names:
            last = name.words[-1]
            if len(last.folded) < _SHORTEST or last.is_acronym or meets((name.start, name.end), taken):
                continue
            if not any(latin.is_ordinary(word.folded, common) for word in name.words):
                found.setdefault(last.folded, _Standing({})).add(number, (name.start, name.end))
    return {key: standing for key, standing in found.items() if len(standing.places) >= TOGETHER}


def _are_one(zh: str, en: str, here: _Standing, there: _Standing) -> bool:
    """Tell whether two names stand in the same rows and sound alike."""
    both = here.places.keys() & there.places.keys()
    if len(both) < TOGETHER or len(both) * 3 < 2 * len(here.places.keys() | there.places.keys()):
        return False
    letters = latin.letters(en)
    hanzi = zh[:-1] if zh.endswith(_FEATURES) and len(zh) > _FEWEST else zh
    if sounding.across(letters, hanzi):
        return True
    table = by_hanzi()
    begins = any(chunk and letters.startswith(chunk) for chunk in table.get(hanzi[0], ()))
    ends = any(chunk and letters.endswith(chunk) for chunk in table.get(hanzi[-1], ()))
    return begins and ends if len(both) < _OFTEN else begins or ends
