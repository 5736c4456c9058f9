"""Where a name is rendered in more than one way: one Chinese name in two English spellings, one English in two Chinese.

Translators look for these, so what is no inconsistency is passed over: a family name or a part of the name alone,
an abbreviation, an adjective (Vietnam, Vietnamese), the other script, and two persons whose names sound alike
(李娜 and 李纳 are both Li Na).
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.english import STOP_WORDS
from reader.library.names import latin
from reader.model import other

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library.names.asking.lookup import Partner
    from reader.model import Side

SHORTENING: Final = frozenset(("surname", "acronym"))
"""Evidence of forms that are shorter, not other: Zhao beside Zhao Kezhi is no inconsistency."""

_STRONG: Final = frozenset(("pinyin", "dictionary", "sound", "words"))
"""Evidence that rests on the two forms themselves; a pair seen only side by side may be a wrong guess."""

_MOST: Final = 6  # renderings of a name; what seems to have more was taken apart wrongly
_LONG: Final = 5  # letters of words that are compared: shorter ones differ by two letters and are others
_SLIP: Final = 2  # letters by which two spellings of a word may differ and still be taken for one word
_STEM: Final = 3  # letters with which a country and its adjective begin alike: Spain, Spanish
_ACRONYM: Final = 7  # letters of the longest acronym
_ADJECTIVES: Final = ("ese", "ish", "ian", "ean", "ch", "an", "ino", "ic", "i")
"""What words end with that say where something is from: 中国 is China and Chinese."""


class Difference(NamedTuple):
    """A name that is rendered in more than one way.

    Args:
        side: the language in which it differs.
        forms: the renderings, as they are written, the one in most bulletins first.
        keys: the same folded, as the table of pairs has them.
        met: in how many bulletins each was met.
        of: what they render, in the other language.
    """

    side: Side
    forms: tuple[str, ...]
    keys: tuple[str, ...]
    met: tuple[int, ...]
    of: str


def is_whole(pair: Partner) -> bool:
    """Tell whether a pair is of whole names, not of a name and its family name or its acronym."""
    return not set(pair.evidence) <= SHORTENING


def english_of_one(pairs: Sequence[Partner]) -> Difference | None:
    """Return how the English of one Chinese name differs, or None.

    Args:
        pairs: of one Chinese name, whatever their order.
    """
    return _difference(pairs, "en", _english_differs)


def chinese_of_one(pairs: Sequence[Partner]) -> Difference | None:
    """Return how the Chinese of one English name differs, or None.

    Args:
        pairs: of one English name, whatever their order.
    """
    return _difference(pairs, "zh", _chinese_differs)


def _difference(pairs: Sequence[Partner], side: Side, differ: Callable[[Partner, Partner], bool]) -> Difference | None:
    whole = sorted((pair for pair in pairs if is_whole(pair)), key=lambda pair: (-pair.bulletins, pair.key(side)))
    found = {one.key(side) for both in combinations(whole, 2) if differ(*both) for one in both}
    if not 1 < len(found) <= _MOST:
        return None
    differing = [pair for pair in whole if pair.key(side) in found]
    return Difference(
        side,
        tuple(_shown(pair, side) for pair in differing),
        tuple(pair.key(side) for pair in differing),
        tuple(pair.bulletins for pair in differing),
        _shown(differing[0], other(side)),
    )


def _shown(pair: Partner, side: Side) -> str:
    return pair.zh_shown if side == "zh" else pair.en_shown


def _english_differs(left: Partner, right: Partner) -> bool:
    """Tell whether two English forms of one Chinese name are two renderings of it."""
    ours, theirs = left.en.split(" "), right.en.split(" ")
    if any(_is_acronym(pair.en_shown) for pair in (left, right)):
        return False
    if latin.letters(left.en) == latin.letters(right.en) or sorted(ours) == sorted(theirs):
        return True  # Ke-zhi and Kezhi, Kezhi Zhao and Zhao Kezhi
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return False
    only = [word for word in ours if word not in theirs], [word for word in theirs if word not in ours]
    if not latin.TITLES.isdisjoint((*only[0], *only[1])):
        return False  # the Minister of Public Security is no rendering of the Ministry
    if any(_goes_on(one, other) for one in only[0] for other in only[1]) or _is_adjective(left, right):
        return False
    if any(_is_alike(one, other) for one in only[0] for other in only[1]):
        return True
    if "dictionary" in left.evidence and "dictionary" in right.evidence:
        return False  # it knows several names of one country: the United States, America
    if "words" in left.evidence or "words" in right.evidence:  # which may be of a part only
        return not (set(ours) & set(theirs)) <= STOP_WORDS
    return _is_strong(left) and _is_strong(right)


def _chinese_differs(left: Partner, right: Partner) -> bool:
    """Tell whether two Chinese forms of one English name are two renderings of it."""
    if not (_is_strong(left) and _is_strong(right)) or "pinyin" in {*left.evidence, *right.evidence}:
        return False
    if all(latin.is_ordinary(word, frozenset()) for word in left.en.split(" ")):
        return False  # days and months have several names in Chinese, and titles have
    if "dictionary" in left.evidence and "dictionary" in right.evidence:
        # 中国, 中文 and 中式 are all Chinese; 老挝 and 寮国 are both Laos.
        return not _is_from(left.en) and not set(left.zh) & set(right.zh)
    shorter, longer = sorted((left.zh, right.zh), key=len)
    return not _is_within(shorter, longer)


def _is_acronym(form: str) -> bool:
    """Tell SCO and U.S. from words."""
    letters = latin.letters(form)
    return len(letters) <= _ACRONYM and letters.isupper()


def _is_strong(pair: Partner) -> bool:
    return not _STRONG.isdisjoint(pair.evidence)


def _is_adjective(left: Partner, right: Partner) -> bool:
    """Tell whether one of two words may be the adjective of the other: Spain, Spanish."""
    if " " in left.en or " " in right.en or not {"dictionary"} & {*left.evidence, *right.evidence}:
        return False
    return left.en[:_STEM] == right.en[:_STEM] or _is_from(left.en) or _is_from(right.en)


def _is_from(word: str) -> bool:
    """Tell whether a word may say where something or somebody is from: Chinese, Spaniards."""
    return word.removesuffix("s").endswith(_ADJECTIVES) or word.endswith("ss")


def _is_alike(left: str, right: str) -> bool:
    """Tell whether two words are spelled nearly alike."""
    from rapidfuzz.distance import OSA

    return min(len(left), len(right)) >= _LONG and OSA.distance(left, right, score_cutoff=_SLIP) <= _SLIP


def _goes_on(left: str, right: str) -> bool:
    """Tell whether one word only goes on where the other ends: Vietnam, Vietnamese."""
    return left.startswith(right[:-1]) or right.startswith(left[:-1])


def _is_within(shorter: str, longer: str) -> bool:
    """Tell whether hanzi stand in a longer name in the same order: 上合组织 in 上海合作组织 is an abbreviation."""
    rest = iter(longer)
    return all(char in rest for char in shorter)
