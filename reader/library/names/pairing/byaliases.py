"""Short forms that a text gives in brackets: 高原公共卫生网络（简称“高卫网”）, Highland Public Health Network (HPHN).

What one form is in the other language all are. So the forms of either language are brought together over all rows of a
bulletin, also those of one language, and what is known of one is said of the others.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import latin
from reader.library.names.hanzi import BESIDE_NAMES
from reader.library.names.links import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.links import Evidence, Key
    from reader.library.names.reading import RowText

_ACRONYM: Final = re.compile(r"\((?:the )?[“\"]?([A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,6})[”\"]?\)")
_NAMED: Final = re.compile(r"[A-Z][\w-]+(?: (?:of |for |and |on |in |the )*[A-Z][\w-]+){2,7}")
_FEWEST_INITIALS: Final = 3
_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")
_GIVEN: Final = re.compile(
    r"[(（](?:以下)?(?:简称|下称|又称|或称)(?:为|:|：)?[“\"「『《]?([\u4e00-\u9fff]{2,8}|[a-z]{2,8})[”\"」』》]?[)）]"
)
"""The short form of a name, where a text gives it: （简称“上合组织”）."""

_INITIALS: Final = re.compile(r"[(（]([a-z]{2,8})[)）]")
"""Latin initials behind a Chinese name: 北部湾检验检测协会（BGIA）, folded."""

_CAPITALS: Final = re.compile(r"[A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,6}")

_BREAK: Final = re.compile(r"[^\u4e00-\u9fff]")
_MOST_BEFORE: Final = 5  # words before a short form beyond one a letter (Schwartz and Hearst, 2003)
_LONGEST: Final = 20  # hanzi of a name in full
_SMALL: Final = latin.PARTICLES | {"of", "the", "and", "for", "on", "in", "to"}


class _Alias(NamedTuple):
    """A name in full and its short form, as they are written, and as they are known by."""

    full: str
    short: str
    full_key: str
    short_key: str


def complete(texts: Sequence[RowText], pairs: dict[Key, Pair]) -> None:
    """Add what the short forms that stand in brackets tell: they are called what the full names are.

    Args:
        texts: all rows of the bulletin, also those of one language.
        pairs: the bulletin's, which are added to.
    """
    chinese: list[_Alias] = []
    english: list[_Alias] = []
    for text in texts:
        if "(" in text.folded or "（" in text.folded:
            chinese += _chinese(text)
        if "(" in text.en:
            english += _english(text.en)
    english += _by_initials(texts)
    if not chinese and not english:
        return
    _same_initials(chinese, english, pairs)
    for _ in range(2):  # what is learned of one form is told of the others, in both languages
        for zh, en in list(pairs):
            for alias in chinese:
                if zh == alias.short_key:
                    _add(pairs, (alias.full_key, en), alias.full, pairs[zh, en].en)
                elif zh == alias.full_key:
                    _add(pairs, (alias.short_key, en), alias.short, pairs[zh, en].en, is_short=True)
            for alias in english:
                if en == alias.short_key:
                    _add(pairs, (zh, alias.full_key), pairs[zh, en].zh, alias.full)
                elif en == alias.full_key:
                    _add(pairs, (zh, alias.short_key), pairs[zh, en].zh, alias.short)


def _same_initials(chinese: Sequence[_Alias], english: Sequence[_Alias], pairs: dict[Key, Pair]) -> None:
    """Pair full names behind which the same initials stand: 北部湾检验检测协会（BGIA）."""
    for one in chinese:
        for other in english:
            if one.short_key == other.short_key:
                _add(pairs, (one.full_key, other.full_key), one.full, other.full)
                _add(pairs, (one.full_key, other.short_key), one.full, other.short)


def _add(pairs: dict[Key, Pair], key: Key, zh: str, en: str, *, is_short: bool = False) -> None:
    """Add a pair that is not there yet."""
    if key not in pairs and not zh.isascii():
        why: Evidence = "acronym" if latin.words(en)[0].is_acronym else "short" if is_short else "brackets"
        pairs[key] = Pair(zh, en, "organisation", Counter({why: 1}))


def _english(text: str) -> Iterator[_Alias]:
    """Give the short forms in brackets behind the words that they are made of: Lancang River Ports Council (LRPC)."""
    for match in _ACRONYM.finditer(text):
        short = match[1]
        # Of Fugitive Offenders Ordinance (Cap. 503) ("FOO") the first bracket is no part of the name.
        end = match.start() - len(bracket[0]) if (bracket := _BRACKET.search(text, 0, match.start())) else match.start()
        before = latin.words(text[:end].rpartition(". ")[2])
        offset = text[:end].rfind(". ") + 2 if ". " in text[:end] else 0
        most = min(len(short) + _MOST_BEFORE, 2 * len(short))
        start = _begins(short.lower(), before[-most:])
        if start is not None:
            full = text[offset + start : end].strip()
            if len(latin.words(full)) > 1:
                yield _Alias(full, short, latin.key(full), latin.key(short))


def _by_initials(texts: Sequence[RowText]) -> list[_Alias]:
    """Return names and the initials that stand for them elsewhere in a bulletin, where no other name has these.

    PLG is the Progressive Lawyers Group, though no bracket says so.
    """
    short = {word.text for text in texts for run in text.runs for word in run.words if _is_initials(word)}
    full: dict[str, set[str]] = {}
    for text in texts if short else ():
        for match in _NAMED.finditer(text.en):
            capitals = [word for word in latin.words(match[0]) if word.is_capital]
            for first in range(len(capitals) - _FEWEST_INITIALS + 1):
                name = match[0][capitals[first].start :]
                letters = "".join(piece[0] for word in capitals[first:] for piece in word.text.split("-") if piece)
                if letters in short and all(not word.is_acronym for word in capitals):
                    full.setdefault(letters, set()).add(name)
    return [
        _Alias(name, letters, latin.key(name), latin.key(letters))
        for letters, names in sorted(full.items()) if len({latin.key(name) for name in names}) == 1
        for name in sorted(names)[:1]
    ]  # fmt: skip


def _is_initials(word: latin.Word) -> bool:
    return word.is_acronym and len(word.text) >= _FEWEST_INITIALS


def _begins(letters: str, words: Sequence[latin.Word]) -> int | None:
    """Return where the nearest words begin that some letters are the initials of, or letters in them, in order.

    The first letter must begin the first word, and every longer word but small ones begins with a capital.
    """
    for at in range(len(words) - 1, -1, -1):
        if not words[at].folded.startswith(letters[0]) or not words[at].is_capital:
            continue
        part = words[at:]
        rest = iter("".join(word.folded for word in part))
        initials = "".join(piece[0] for word in part for piece in word.folded.split("-") if piece)
        named = all(word.is_capital or word.folded in _SMALL for word in part)
        if named and len(initials) <= 2 * len(letters) and all(letter in rest for letter in letters):
            capitals = [piece[0] for word in part if word.is_capital for piece in word.folded.split("-") if piece]
            if 2 * sum(1 for letter in letters if letter in capitals) > len(letters):
                return words[at].start
    return None


def _chinese(text: RowText) -> Iterator[_Alias]:
    """Give the short forms in brackets behind the hanzi that they are made of, and initials behind a whole name."""
    for match in _GIVEN.finditer(text.folded):
        short = match[1]
        start = _full_start(text, match.start(), short) if short[0] > "z" else _name_start(text, match.start())
        if start is not None and (alias := _alias(text, start, match)):
            yield alias
    for match in _INITIALS.finditer(text.folded):
        start = _name_start(text, match.start())
        if start is not None and (alias := _alias(text, start, match)):
            yield alias


def _alias(text: RowText, start: int, match: re.Match[str]) -> _Alias | None:
    """Return a name that begins somewhere and what a bracket behind it gives; None for (photo) and the like."""
    full, short = text.folded[start : match.start()], match[1]
    shown, brief = text.zh_span(start, match.start()), text.zh_span(*match.span(1))
    written = text.zh[brief.start : brief.end]
    if short.isascii() and not _CAPITALS.fullmatch(written):
        return None
    return _Alias(text.zh[shown.start : shown.end], written, full, short)


def _full_start(text: RowText, end: int, short: str) -> int | None:
    """Return where the nearest hanzi before a bracket begin that hold those of a short form in order."""
    for start, _ in reversed(text.cut):
        if start >= end:
            continue
        full = text.folded[start:end]
        if end - start > _LONGEST or _BREAK.search(full):
            return None
        rest = iter(full)
        if full[0] == short[0] and len(full) > len(short) and all(hanzi in rest for hanzi in short):
            return start
    return None


def _name_start(text: RowText, end: int) -> int | None:
    """Return where a name before a bracket begins; None where no mark or word of grammar says so."""
    at = end
    for start, last in reversed(text.cut):
        if last > at or start >= at:
            continue
        if last < at or _BREAK.search(text.folded[start:last]):
            break
        if last - start == 1 and text.folded[start] in BESIDE_NAMES:
            break
        at = start
    return at if 1 < end - at <= _LONGEST else None
