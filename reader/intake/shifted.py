"""GBK text in which a byte was lost, so that all pairs after it are read one byte off until a lone byte ends it.

The first byte of `。“平安中國”的密碼就` is lost: what is left pairs up as `?！捌桨仓袊…钡拿艽` and `a就`, where `a` was
the second byte of 碼. Reading the run's bytes again with one unknown byte before them brings the text back. Where the
wrong pairs were no characters (private use, dropped on the way), two characters are lost and are shown so.

Which stretches are shifted is found with the Viterbi algorithm over two states, read right and read shifted, weighing
how plausible the characters of each are. What the same document says elsewhere speaks for a reading, and fills a gap
where the bytes around it leave one choice; that is marked as inferred.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.intake import frequent, plausible, wordpairs
from reader.intake.edits import Edit
from reader.intake.restored import Restored, add, character, is_good, pairs, written
from reader.intake.said import Said
from reader.intake.suspects import SIGNS, suspect_parts
from reader.intake.unsafe import LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_GAPS = frozenset(SIGNS)


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
    read: Restored | None
    outside: _Outside
    lead: int | None = None


def find_shifted(text: str, said: Said = Said()) -> list[Edit]:  # noqa: B008 - it is immutable
    """Find stretches of GBK text that are read one byte off.

    Args:
        text: one line.
        said: what its document says elsewhere.
    """
    edits: list[Edit] = []
    for first, last in suspect_parts(text):
        dropped = _NOT_DROPPED if _TRACE.search(text, first, last) else _DROPPED
        edits += _find_in(_Line(text, first, last, said, dropped))
    return edits


class _Line(NamedTuple):
    """A line that is weighed.

    Args:
        text: the line.
        first: where the part begins that is weighed.
        last: where it ends.
        said: what its document says elsewhere.
        dropped: the log-probability that a wrong pair left no trace, which costs more where such pairs show.
    """

    text: str
    first: int
    last: int
    said: Said
    dropped: float

    @property
    def is_silent(self) -> bool:
        """True where no wrong pair left a trace."""
        return self.dropped == _DROPPED

    def weight(self, place: int) -> float:
        """Return the log-probability of a character as it stands."""
        before = self.text[place - 1] if place else " "
        return plausible.log_probability(self.text[place]) + wordpairs.evidence(before, self.text[place])

    def is_marked(self, place: int) -> bool:
        """Tell whether the sign of a lost byte stands before a character."""
        return place > self.first and self.text[place - 1] in _GAPS


def _find_in(line: _Line) -> list[Edit]:
    """Run the Viterbi algorithm over a part of a line."""
    outside = {line.first: _Outside(0.0)}
    shifts: list[_Shift] = []
    for place in range(line.first, line.last):
        here = outside.pop(place)
        _offer(outside, place + 1, here)
        shifts = _advance(line, place, here, shifts)
        for shift in shifts:
            for end, gain, read in _endings(line, place, shift):
                if gain - shift.outside.gain >= _GAIN and is_good(read):
                    _offer(outside, end, _Outside(gain, shift._replace(read=read), end))
    edits: list[Edit] = []
    found = outside[line.last]
    while found.shift:
        edits.append(_edit(line, found.shift, found.end))
        found = found.shift.outside
    return edits[::-1]


def _offer(outside: dict[int, _Outside], place: int, found: _Outside) -> None:
    """Keep the better of two ways to come into step at a place."""
    known = outside.get(place)
    if known is None or found.gain > known.gain:
        outside[place] = found


def _advance(line: _Line, place: int, here: _Outside, shifts: list[_Shift]) -> list[_Shift]:
    """Return the best shift for each pair of bytes that the character at `place` may stand for."""
    char = line.text[place]
    weight = line.weight(place)
    advanced: list[_Shift] = []
    for pair in pairs(char):
        marked = line.is_marked(place)
        gain = here.gain + _START + (_SIGNED if marked else 0.0) - weight
        options = [_Shift(gain, place - marked, pair[0], pair[1], None, here)]
        options += (
            _extend(line, shift, pair, weight) for shift in shifts if shift.trail is None or shift.trail >= 0x80
        )
        advanced.append(max(options, key=_gain))
    if char in _GAPS and shifts:
        best = max(shifts, key=_gain)
        # The character that began before the gap is lost, and the one that ends behind it, unless they are known.
        read = add(LOST, best.read) if best.trail is None else best.read
        advanced.append(best._replace(gain=best.gain + _LOST_ONE - weight, trail=None, read=read, lead=best.trail))
    return advanced


def _gain(shift: _Shift) -> float:
    return shift.gain


def _extend(line: _Line, shift: _Shift, pair: bytes, weight: float) -> _Shift:
    """Read on: the waiting byte and this pair's first are a character, or, at worse odds, a pair is missing between."""
    said, dropped = line.said, line.dropped
    gain = shift.gain - weight
    before = shift.read.char if shift.read else ""
    lead = shift.lead if shift.trail is None else shift.trail
    fill = said.between.get((before, lead, pair[0])) if lead is not None else None
    filled = gain + dropped + _SAID
    if shift.trail is not None:
        char, likely = character(shift.trail, pair[0])
        likely += wordpairs.evidence(before, char, said.pairs) if before else 0.0
        if shift.read and shift.read.before and shift.read.before.char + before + char in said.triples:
            likely += _SAID_BEFORE
        if likely >= dropped and not (fill and filled > gain + likely):
            return shift._replace(gain=gain + likely, trail=pair[1], read=add(char, shift.read))
    if fill:
        read = add(fill[1], add(fill[0], shift.read), filled=True)
        return shift._replace(gain=filled, trail=pair[1], read=read, lead=None)
    lost = add(LOST, add(LOST, shift.read))
    return shift._replace(
        gain=gain + (_LOST_ONE if shift.trail is None else dropped), trail=pair[1], read=lost, lead=None
    )


def _endings(line: _Line, place: int, shift: _Shift) -> Iterator[tuple[int, float, Restored | None]]:
    """Give the ways in which a shift may end with the character at `place`: where, what it wins, what it reads."""
    if shift.trail is None:
        yield place + 1, shift.gain, add(LOST, shift.read)
    elif shift.trail < 0x80:
        if not chr(shift.trail).isalpha():
            return
        # The wrong pair swallowed an ASCII character as its second byte, and is in step again behind it.
        yield place + 1, shift.gain + _SWALLOWED, add(chr(shift.trail), shift.read)
    else:
        yield place + 1, shift.gain + _LOST_ONE, add(LOST, shift.read)
        if place + 1 < line.last and "@" <= line.text[place + 1] <= "~":
            char, likely = character(shift.trail, ord(line.text[place + 1]))
            gain = shift.gain + likely - plausible.log_probability(line.text[place + 1])
            if char:
                yield place + 2, gain, add(char, shift.read)


def _edit(line: _Line, shift: _Shift, end: int) -> Edit:
    """Write a shift out. Its first character is half gone; before an opening mark its rest leaves one choice."""
    said = line.said
    chars = written(shift.read)
    if line.is_silent:
        chars = _without_strays(chars, line.text[end : end + 1], said)
    inferred = bool(shift.read and shift.read.filled)
    first = said.first.get((shift.first, "".join(chars[:2])))
    if chars and chars[0] in _OPENING and shift.first in _BEFORE_QUOTE:
        first = _BEFORE_QUOTE[shift.first]
    if chars and chars[-1] == LOST and shift.trail and (last := said.last.get(("".join(chars[-3:-1]), shift.trail))):
        chars[-1] = last
        inferred = True
    # Beside pairs dropped without a trace two outer halves can happen to form a word: likely, but not certain.
    inferred |= line.is_silent and LOST in chars
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
