"""A stretch of source text that can be cut, cleaned and joined while every change stays on record.

Lines come from intake with repairs of their own; taking marks out of them or joining them must keep those in place, so
that the raw view can still undo the lot.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Line


class Edit(NamedTuple):
    """Put `text` where `start:end` stands."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text with the lines it stands on and what was changed in it.

    Args:
        text: the text so far.
        lines: the source lines, ascending.
        repairs: offsets into `text`, ordered, not overlapping.
    """

    text: str
    lines: tuple[int, ...]
    repairs: tuple[Repair, ...] = ()

    @classmethod
    def of(cls, line: Line) -> Stretch:
        """Return a whole line as a stretch."""
        return cls(line.text, (line.number,), line.repairs)

    def cut(self, start: int, end: int) -> Stretch:
        """Return the part `start:end`, without the white space around it."""
        part = self.text[start:end]
        if len(part) == len(self.text) == len(part.strip()):
            return self
        end = start + len(part.rstrip())
        start += len(part) - len(part.lstrip())
        end = max(start, end)
        kept = tuple(
            Repair(
                r.name,
                max(r.start, start) - start,
                min(r.end, end) - start,
                r.before,
                r.inferred,
            )
            for r in self.repairs
            if _belongs(r, start, end)
        )
        return Stretch(self.text[start:end], self.lines, kept)

    def trimmed(self) -> Stretch:
        """Return the stretch without the white space around it."""
        return self.cut(0, len(self.text))

    def edited(self, edits: Iterable[Edit], name: str) -> Stretch:
        """Make changes, each recorded as a repair called `name`.

        An edit that touches an earlier repair swallows it whole, so that undoing the edit gives the source again.

        Args:
            edits: in order of place, not overlapping.
            name: the repair's name.
        """
        text, repairs = [], []
        at = length = 0
        earlier = deque(self.repairs)
        starts = [repair.start for repair in self.repairs]
        for edit in edits:
            start, end, new = self._widened(edit, starts, at)
            while earlier and earlier[0].end <= start and not (earlier[0].start == earlier[0].end == start < end):
                repairs.append(_moved(earlier.popleft(), length - at))
            inside = []
            while earlier and earlier[0].start < max(end, start + 1) and earlier[0].end <= end:
                inside.append(earlier.popleft())
            before = _undone(self.text, start, end, inside)
            text.append(self.text[at:start])
            length += start - at
            repairs.append(Repair(name, length, length + len(new), before))
            text.append(new)
            length += len(new)
            at = end
        repairs += [_moved(r, length - at) for r in earlier]
        text.append(self.text[at:])
        return Stretch("".join(text), self.lines, tuple(repairs))

    def _widened(self, edit: Edit, starts: list[int], floor: int) -> Edit:
        """Widen an edit to whole repairs; the text it takes in beyond its own place is kept."""
        start, end, text = edit
        first = bisect_left(starts, start) - 1
        if first >= 0 and floor <= starts[first] and self.repairs[first].end > start:
            text = self.text[starts[first] : start] + text
            start = starts[first]
        last = bisect_left(starts, end) - 1
        if last >= 0 and self.repairs[last].end > end:
            text += self.text[end : self.repairs[last].end]
            end = self.repairs[last].end
        return Edit(start, end, text)


def joined(parts: Iterable[Stretch], separators: Iterable[str], name: str = "wrapped-line") -> Stretch:
    r"""Join stretches of following lines; each separator is a repair that stands for the source's line end.

    Args:
        parts: one or more stretches in order.
        separators: what stands between them now, one fewer than `parts`.
        name: the repair's name; its `before` is a line feed.
    """
    first, *rest = parts
    text, lines, repairs = first.text, list(first.lines), list(first.repairs)
    for part, separator in zip(rest, separators, strict=True):
        start = len(text)
        repairs.append(Repair(name, start, start + len(separator), "\n"))
        text += separator
        repairs += [_moved(r, len(text)) for r in part.repairs]
        text += part.text
        lines += [number for number in part.lines if number not in lines]
    return Stretch(text, tuple(lines), tuple(repairs))


def _belongs(repair: Repair, start: int, end: int) -> bool:
    """Tell whether a repair is part of `start:end`; a removal belongs to the character before it, as a gloss does."""
    if repair.start == repair.end:
        return start < repair.start <= end or repair.start == start == 0
    return repair.start < end and repair.end > start


def _moved(repair: Repair, distance: int) -> Repair:
    return Repair(repair.name, repair.start + distance, repair.end + distance, repair.before, repair.inferred)


def _undone(text: str, start: int, end: int, repairs: Iterable[Repair]) -> str:
    """Return what the source has for `start:end`."""
    parts, at = [], start
    for repair in repairs:
        parts += [text[at : repair.start], repair.before]
        at = repair.end
    return "".join([*parts, text[at:end]])
