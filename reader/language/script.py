"""Traditional and Simplified: folding for comparison, conversion for display, both with offset maps.

OpenCC does the converting. Its script and variant dictionaries (hk2s, s2t, s2tw, s2hk, t2tw, t2hk) keep the number of
code points in each of their 60,000 entries, so places correspond one to one. The configurations that exchange regional
words (s2twp: 软件 → 軟體) change lengths and what a text says, and are not used. Should a dictionary of another release
change a length, the offset map has a block there.

Display in Traditional folds to Simplified first, because web pages are often half converted (國務委員…愿同…云計算), and
converts back with phrases. The way there and back loses what only the writer knew, so three kinds of characters are
told apart:

- A character that folding changes was Traditional as written, and stays, adapted to the standard asked for. In 127,000
  hanzi of Taiwan and Hong Kong texts, phrases would have changed 134 of them, 6 for the better; the others were such
  as 燒毀 → 燒燬, 計畫 → 計劃.
- A character written the same in both scripts (愿, 云, 系, 里) is converted as its phrase says: it is what a half
  conversion leaves behind. But in a text whose own characters are mostly Traditional, those in `TRADITIONAL_ALSO`
  stay, because Traditional writers use them in the words that OpenCC would change (周年, 回歸, 雇主, 了解). Of 187
  changes to the same texts 46 are left by this, about 30 of them right; most wrong ones are in names (范, 里).
- All others are Simplified and are converted.

OpenCC's phrases know nothing of words: where one cuts a word in two (并发|言), `wordborders.py` puts it right.

Original text is untouched text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from reader.language.offsets import OffsetMap
from reader.language.wordborders import mended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Span


class Script(StrEnum):
    """Which script Chinese is shown in; the order is the order in which the toggle goes round."""

    ORIGINAL = "original"
    TRADITIONAL = "traditional"
    SIMPLIFIED = "simplified"


class Standard(StrEnum):
    """Which Traditional.

    OpenCC's own standard prefers no region: what is Traditional stays as it is, Simplified becomes 爲, 裏, 羣.
    """

    OPENCC = "opencc"
    TAIWAN = "taiwan"
    HONG_KONG = "hong-kong"


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in another script.

    Args:
        text: the converted text.
        offsets: from the source text to the converted one.
    """

    text: str
    offsets: OffsetMap


TRADITIONAL_ALSO = frozenset(
    # In half or more of the CC-CEDICT headwords where OpenCC would change it, the character stands unchanged in the
    # Traditional headword too (measured over the 122,000 entries; characters with ten headwords or more).
    "了仿伙佛修借僵克具凌凶升卷合同向周哄噪回困夫娘家局岩岳巨布席幸弦彩念恤戚扇"
    "扎托折抵拐挨挽搜暗曲朱杯板果沈沾泛注溪澄熏玩皂私糊胄背致芸苔蒙表象酸雕霉"
    # 台 is how both shores write Taiwan. 只 is "only" far more often than a measure word; 咸 spells sounds in Hong Kong
    # names; 雇 and 占 are the everyday Traditional forms.
    "台只咸雇占"
)
"""Characters of both scripts that stay as they are in Traditional text."""

UNCHANGING_SURNAMES = frozenset("范于余谷岳沈郁游朴姜涂卜干曲种胡朱幸仇党后向冼洪")
"""Family names that keep this form in Traditional text, where the same character in other words is converted."""

_STANDARDS = {Standard.OPENCC: "s2t", Standard.TAIWAN: "s2tw", Standard.HONG_KONG: "s2hk"}
_VARIANTS = {Standard.TAIWAN: "t2tw", Standard.HONG_KONG: "t2hk"}
# OpenCC refuses halves of surrogate pairs, and some configurations stop at a NUL.
_UNCONVERTIBLE = re.compile("[\ud800-\udfff\0]")
# t2s, and six Hong Kong characters it does not know (衞, 敍, 枱, 粧, 糭, 衹).
_FOLD = "hk2s"


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


_loading = Lock()


def _converter(configuration: str) -> _Converter:
    """Return OpenCC for a configuration; the first use loads it (0.01–0.2 s). Converting is safe in any thread."""
    with _loading:
        return _load(configuration)


@cache
def _load(configuration: str) -> _Converter:
    from opencc import OpenCC  # costs start-up time that most commands need not pay

    converter: _Converter = OpenCC(configuration)
    return converter


def _run(configuration: str, text: str) -> str:
    """Convert a text, passing over what OpenCC cannot take."""
    converter = _converter(configuration)
    if _UNCONVERTIBLE.search(text) is None:
        return converter.convert(text)
    kept = [*_UNCONVERTIBLE.findall(text), ""]
    parts = _UNCONVERTIBLE.split(text)
    return "".join(converter.convert(part) + character for part, character in zip(parts, kept, strict=True))


def fold(text: str) -> Converted:
    """Return the text in Simplified, for comparing and searching; offsets are from `text` to the folded text."""
    folded = _run(_FOLD, text)
    return Converted(folded, match_offsets(text, folded))


def convert(text: str, script: Script, standard: Standard = Standard.OPENCC, *, keep: Sequence[Span] = ()) -> Converted:
    """Return the text as it is shown in a script.

    Args:
        text: Chinese text in either script, or in both; anything else in it stays.
        script: which to show.
        standard: which Traditional.
        keep: where names stand in `text`. In Traditional they are converted character by character, without the words
            around them, and family names such as 范 stay (elsewhere it becomes 範).
    """
    if script is Script.ORIGINAL:
        return Converted(text, OffsetMap.identity(len(text)))
    folded = fold(text)
    if script is Script.SIMPLIFIED:
        return folded
    to_traditional = partial(_run, _STANDARDS[standard])
    converted = to_traditional(folded.text)
    if len(converted) == len(folded.text) == len(text):
        converted = mended(folded.text, converted, to_traditional)
        converted = _restore(text, folded.text, converted, standard, keep)
        return Converted(converted, OffsetMap.identity(len(text)))
    return Converted(converted, folded.offsets.then(match_offsets(folded.text, converted)))


def match_offsets(source: str, target: str) -> OffsetMap:
    """Return the map between a text and its conversion: one to one, or what they differ in as one block.

    Args:
        source: the text.
        target: its conversion, most of whose characters stand in the same order as in the source.
    """
    if len(source) == len(target):
        return OffsetMap.identity(len(source))
    shorter = min(len(source), len(target))
    head = next((at for at in range(shorter) if source[at] != target[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if source[-1 - at] != target[-1 - at]), rest)
    block = (len(source) - head - tail, len(target) - head - tail)
    return OffsetMap.from_pieces([(head, head), block, (tail, tail)])


def _restore(original: str, folded: str, converted: str, standard: Standard, keep: Sequence[Span]) -> str:
    """Put back what the way through Simplified should not have changed; all three texts are equally long."""
    if original == converted:
        return converted
    as_written = _run(_VARIANTS[standard], original) if standard in _VARIANTS else original
    traditional = sum(character != other for character, other in zip(original, folded, strict=True))
    simplified = sum(
        character == middle != last and not _in_traditional_use(character)
        for character, middle, last in zip(original, folded, converted, strict=True)
    )
    mostly_traditional = traditional > simplified
    # The same character in another variant (群, 羣) is no conversion either.
    taiwan = _run("t2tw", converted) if mostly_traditional else converted
    result = list(converted)
    for place, character in enumerate(original):
        if character == converted[place]:
            continue
        already = mostly_traditional and (character in TRADITIONAL_ALSO or character == taiwan[place])
        if character != folded[place] or already:
            result[place] = as_written[place]
    for span in keep:
        for place in range(max(span.start, 0), min(span.end, len(original))):
            surname = place == span.start and original[place] in UNCHANGING_SURNAMES
            if surname or (mostly_traditional and _in_traditional_use(original[place])):
                result[place] = as_written[place]
            elif original[place] == folded[place]:
                result[place] = _run(_STANDARDS[standard], folded[place])
    return "".join(result)


@cache
def _in_traditional_use(character: str) -> bool:
    """Say whether Traditional texts use the character: Big5 was made for them and has no Simplified ones."""
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True
