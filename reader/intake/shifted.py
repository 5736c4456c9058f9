"""GBK text in which a byte was lost, so that all pairs after it are read one byte off until a lone byte ends it.

The first byte of `。“平安中國”的密碼就` is lost: what is left pairs up as `?！捌桨仓袊…钡拿艽` and `a就`, where `a` was
the second byte of 碼. Reading the run's bytes again with one unknown byte before them brings the text back. Where the
wrong pairs were no characters (private use, dropped on the way), two characters are lost and are shown so.

Which stretches are shifted is found with the Viterbi algorithm over two states, read right and read shifted, weighing
how plausible the characters of each are. What the same document says elsewhere speaks for a reading, and fills a gap
where the bytes around it leave one choice; that is marked as inferred.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from reader.intake import frequent, plausible, wordpairs
from reader.intake.edits import Edit
from reader.intake.said import Said
from reader.intake.unsafe import LOST
from reader.language.script import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL_WIDTH = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
"""ASCII that may have been full-width when the bytes were read (the two lie 0xFEE0 apart in Unicode)."""

_UNUSUAL = 4
"""So many unusual hanzi in a row make a line suspect."""

_LONGEST, _MOST = 2_000, 20
"""A line is weighed in parts of so many characters at most, to bound memory, and at so many parts, to bound time."""

_BEFORE = 40
"""A shift begins at most so many characters before what is unusual: wrong pairs do not look right for long."""

BUDGET = _MOST * _LONGEST
"""So many characters of a file are weighed, at a tenth of a millisecond each; real files have a few hundred."""

_START, _LOST_ONE, _SIGNED, _SWALLOWED = -14.0, -7.5, 6.0, -9.5
"""Log-probabilities: that a shift begins here, that one character is lost, how much more likely a beginning is after a
question mark (what is left of the lost byte), that a wrong pair's second byte is a swallowed ASCII letter."""

_DROPPED, _NOT_DROPPED = -10.6, -19.0
"""Log-probability that a wrong pair was no character (one in seven is not) and left no trace; and where other such
pairs of the text did leave one. A restored character less likely than the first is more likely chance than text."""

_TRACE = re.compile(r"[\ue000-\uf8ff\ufffd□]|(?:\?[^\x00-\x7f]{1,20}){3}")
"""Signs for pairs that were no characters: private use, replacement signs, question marks that recur."""

_SAID, _SAID_BEFORE = 10.0, 2.5
"""The log-odds that two characters the document says elsewhere belong into a gap whose outer bytes they fit (there are
126 × 190 pairs of bytes, of which chance would have to hit one), and of a character after two it follows elsewhere."""

_GAIN = 18.0
"""By so much, in log-probability, the shifted reading must beat the text as it stands."""

_BEFORE_QUOTE = {0xA3: "。", 0xAC: "，", 0xA2: "、", 0xBA: "：", 0xBB: "；"}
"""The marks that stand before an opening one, by their second byte (GBK rows A1 and A3)."""

_OPENING = frozenset("“‘《〈「『（【")
_SIGNS = "?□\ufffd"
_GAPS = frozenset(_SIGNS)
"""What stands for a pair that was no character."""


class _Read(NamedTuple):
    """A restored character and those before it, with their sums, so that a reading is judged without being written out.

    Args:
        char: one character, or `LOST`.
        before: those before it.
        lost: how many are lost.
        whole: how many are not.
        weight: the log-probability of these.
        filled: whether some were filled in from elsewhere in the document.
    """

    char: str
    before: _Read | None
    lost: int
    whole: int
    weight: float
    filled: bool


class _Outside(NamedTuple):
    """The best way to read the text up to a place where it is in step: a linked list of the shifts found, newest first.

    Args:
        gain: the log-probability won over reading the text as it stands.
        shift: the newest shift, or None.
        end: where it ends.
    """

    gain: float
    shift: _Shift | None = None
    end: int = 0


class _Shift(NamedTuple):
    """The best way to read the text up to a character as shifted, that character standing for two bytes.

    Args:
        gain: as in `_Outside`.
        start: where the shift begins.
        first: the first byte of its first pair, whose partner is gone.
        trail: the second byte of its last pair, which waits for the next pair's first; None after a gap.
        read: the characters so far.
        outside: what was found before it.
        lead: after a gap, the byte that waited when it came; None when that is not known either.
    """

    gain: float
    start: int
    first: int
    trail: int | None
    read: _Read | None
    outside: _Outside
    lead: int | None = None


def find_shifted(text: str, said: Said = Said()) -> list[Edit]:  # noqa: B008 - it is immutable
    """Find stretches of GBK text that are read one byte off.

    Args:
        text: one line.
        said: what its document says elsewhere.
    """
    return [edit for first, last in _suspect_parts(text) for edit in _find_in(text, first, last, said)]


def cost(text: str) -> int:
    """Return how many characters of a line are to be weighed; 0 when none is suspect."""
    return sum(last - first for first, last in _suspect_parts(text))


def _suspect_parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of a line to weigh: from before what is suspect to the ASCII behind it, where shifts end.

    Suspect are several unusual hanzi in a row, one of them rare, and a rare one soon after the sign of a lost byte:
    wrong pairs look so, good text seldom.
    """
    parts: list[tuple[int, int]] = []
    for match in _suspect().finditer(text):
        first = max(0, match.start() - _BEFORE)
        if parts and match.start() < parts[-1][1]:
            continue
        if not any(map(plausible.is_rare_hanzi, match[0])):
            continue
        ended = _IN_STEP.search(text, match.end())
        last = min(ended.end() if ended else len(text), first + _LONGEST)
        parts.append((max(first, parts[-1][1]) if parts else first, last))
        if len(parts) == _MOST:
            break
    return parts


_IN_STEP = re.compile(r"[0-9A-Za-z ]{2}|[ 0-9]")
"""ASCII that is no folded punctuation: what is behind it is read right."""


@functools.cache
def _suspect() -> re.Pattern[str]:
    usual = frequent.EVERYDAY + frequent.EVERYDAY_TRADITIONAL + plausible.PUNCTUATION
    return re.compile(f"(?:[^\x00-\x7f{usual}][?]?){{{_UNUSUAL}}}|[{_SIGNS}][!,.:;]?[^\x00-\x7f]{{2,6}}")


def _find_in(text: str, first: int, last: int, said: Said) -> list[Edit]:
    """Run the Viterbi algorithm over `text[first:last]`; that a pair was dropped costs more where such pairs show."""
    outside = {first: _Outside(0.0)}
    dropped = _NOT_DROPPED if _TRACE.search(text, first, last) else _DROPPED
    shifts: list[_Shift] = []
    for place in range(first, last):
        here = outside.pop(place)
        _offer(outside, place + 1, here)
        shifts = _advance(text, first, place, here, shifts, dropped=dropped, said=said)
        for shift in shifts:
            for end, gain, read in _endings(text, place, last, shift):
                if gain - shift.outside.gain >= _GAIN and _is_good(read):
                    _offer(outside, end, _Outside(gain, shift._replace(read=read), end))
    edits: list[Edit] = []
    found = outside[last]
    while found.shift:
        edits.append(_edit(found.shift, found.end, text[found.end : found.end + 1], said, silent=dropped == _DROPPED))
        found = found.shift.outside
    return edits[::-1]


def _offer(outside: dict[int, _Outside], place: int, found: _Outside) -> None:
    """Keep the better of two ways to come into step at a place."""
    known = outside.get(place)
    if known is None or found.gain > known.gain:
        outside[place] = found


def _advance(
    text: str, first: int, place: int, here: _Outside, shifts: list[_Shift], *, dropped: float, said: Said
) -> list[_Shift]:
    """Return the best shift for each pair of bytes that the character at `place` may stand for."""
    char = text[place]
    weight = _weight(text, place)
    advanced: list[_Shift] = []
    for pair in _pairs(char):
        marked = place > first and text[place - 1] in _GAPS
        gain = here.gain + _START + (_SIGNED if marked else 0.0) - weight
        options = [_Shift(gain, place - marked, pair[0], pair[1], None, here)]
        options += (
            _extend(shift, pair, weight, dropped, said)
            for shift in shifts
            if shift.trail is None or shift.trail >= 0x80
        )
        advanced.append(max(options, key=_gain))
    if char in _GAPS and shifts:
        best = max(shifts, key=_gain)
        # The character that began before the gap is lost, and the one that ends behind it, unless they are known.
        read = _add(LOST, best.read) if best.trail is None else best.read
        advanced.append(best._replace(gain=best.gain + _LOST_ONE - weight, trail=None, read=read, lead=best.trail))
    return advanced


def _weight(text: str, place: int) -> float:
    """Return the log-probability of a character as it stands."""
    before = text[place - 1] if place else " "
    return plausible.log_probability(text[place]) + wordpairs.evidence(before, text[place])


def _gain(shift: _Shift) -> float:
    return shift.gain


def _extend(shift: _Shift, pair: bytes, weight: float, dropped: float, said: Said) -> _Shift:
    """Read on: the waiting byte and this pair's first are a character, or, at worse odds, a pair is missing between."""
    gain = shift.gain - weight
    before = shift.read.char if shift.read else ""
    lead = shift.lead if shift.trail is None else shift.trail
    fill = said.between.get((before, lead, pair[0])) if lead is not None else None
    filled = gain + dropped + _SAID
    if shift.trail is not None:
        char, likely = _character(shift.trail, pair[0])
        likely += wordpairs.evidence(before, char, said.pairs) if before else 0.0
        if shift.read and shift.read.before and shift.read.before.char + before + char in said.triples:
            likely += _SAID_BEFORE
        if likely >= dropped and not (fill and filled > gain + likely):
            return shift._replace(gain=gain + likely, trail=pair[1], read=_add(char, shift.read))
    if fill:
        read = _add(fill[1], _add(fill[0], shift.read), filled=True)
        return shift._replace(gain=filled, trail=pair[1], read=read, lead=None)
    lost = _add(LOST, _add(LOST, shift.read))
    return shift._replace(
        gain=gain + (_LOST_ONE if shift.trail is None else dropped), trail=pair[1], read=lost, lead=None
    )


def _endings(text: str, place: int, last: int, shift: _Shift) -> Iterator[tuple[int, float, _Read | None]]:
    """Give the ways in which a shift may end with the character at `place`: where, what it wins, what it reads."""
    if shift.trail is None:
        yield place + 1, shift.gain, _add(LOST, shift.read)
    elif shift.trail < 0x80:
        if not chr(shift.trail).isalpha():
            return
        # The wrong pair swallowed an ASCII character as its second byte, and is in step again behind it.
        yield place + 1, shift.gain + _SWALLOWED, _add(chr(shift.trail), shift.read)
    else:
        yield place + 1, shift.gain + _LOST_ONE, _add(LOST, shift.read)
        if place + 1 < last and "@" <= text[place + 1] <= "~":
            char, likely = _character(shift.trail, ord(text[place + 1]))
            gain = shift.gain + likely - plausible.log_probability(text[place + 1])
            if char:
                yield place + 2, gain, _add(char, shift.read)


def _edit(shift: _Shift, end: int, after: str, said: Said, *, silent: bool) -> Edit:
    """Write a shift out. Its first character is half gone; before an opening mark its rest leaves one choice."""
    chars: list[str] = []
    read = shift.read
    while read:
        chars.append(read.char)
        read = read.before
    chars.reverse()
    if silent:
        chars = _without_strays(chars, after, said)
    inferred = bool(shift.read and shift.read.filled)
    first = said.first.get((shift.first, "".join(chars[:2])))
    if chars and chars[0] in _OPENING and shift.first in _BEFORE_QUOTE:
        first = _BEFORE_QUOTE[shift.first]
    if chars and chars[-1] == LOST and shift.trail and (last := said.last.get(("".join(chars[-3:-1]), shift.trail))):
        chars[-1] = last
        inferred = True
    # Beside pairs dropped without a trace two outer halves can happen to form a word: likely, but not certain.
    inferred |= silent and LOST in chars
    return Edit(shift.start, end, (first or LOST) + "".join(chars), inferred or bool(first))


def _without_strays(chars: list[str], after: str, said: Said) -> list[str]:
    """Take out what may be the outer halves of two characters whose inner halves were dropped without a trace.

    Such a stray comes by chance: it forms no word with its neighbours, and is no hanzi that often stands alone, or is
    one of the less frequent marks, beside what is lost.
    """
    around = [" ", *chars, after or " "]
    return [
        LOST * 2
        if wordpairs.evidence(before, char, said.pairs) <= 0
        and wordpairs.evidence(char, following, said.pairs) <= 0
        and not (char in frequent.OFTEN_ALONE or char in _OFTEN_BETWEEN)
        and ("\u4e00" <= char <= "\u9fff" or LOST in (before, following))
        and char != LOST
        else char
        for before, char, following in zip(around, chars, around[2:], strict=False)
    ]


_OFTEN_BETWEEN = frozenset("，。、“”《》")
"""The frequent marks."""


def _is_good(read: _Read | None) -> bool:
    """Tell whether what comes out is text: half of it there, and of common characters."""
    return read is not None and read.whole >= max(4, read.lost) and read.weight >= plausible.COMMON * read.whole


def _add(char: str, before: _Read | None, *, filled: bool = False) -> _Read:
    """Add a character to what is read."""
    lost, whole, weight, so_far = (
        (before.lost, before.whole, before.weight, before.filled) if before else (0, 0, 0.0, False)
    )
    if char == LOST:
        return _Read(char, before, lost + 1, whole, weight, so_far)
    return _Read(char, before, lost, whole + 1, weight + plausible.log_probability(char), filled or so_far)


@functools.lru_cache(1 << 16)
def _character(lead: int, trail: int) -> tuple[str, float]:
    """Return what two bytes are in GBK, and how likely it is in text."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return "", plausible.NEVER * 2
    return (char, plausible.log_probability(char)) if len(char) == 1 else ("", plausible.NEVER * 2)


@functools.lru_cache(1 << 14)
def _pairs(char: str) -> tuple[bytes, ...]:
    """Return the pairs of bytes that a character may have been, folded punctuation and changed script allowed for."""
    found = []
    for form in dict.fromkeys((_FULL_WIDTH.get(char, char), _simplified(char))):
        data = form.encode("gb18030", "ignore")
        if len(data) == 2 and data[0] >= 0x81:
            found.append(data)
    return tuple(found)


def _simplified(char: str) -> str:
    return fold(char).text if "\u4e00" <= char <= "\u9fff" else char
