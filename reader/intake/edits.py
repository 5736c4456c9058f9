"""Changes to a line that can be taken back: edits are applied, and remembered as repairs of the final text.

A fix looks at the text as it is now and says what to replace. Several fixes follow each other, so that an edit may fall
on text that an earlier one made; both then become one repair. At any moment `undo` gives the first text back.
"""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from reader.language.offsets import OffsetMap
from reader.model import Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """Put `replacement` where `text[start:end]` stands now."""

    start: int
    end: int
    replacement: str
    inferred: bool = False


class Undone(NamedTuple):
    """The text before its repairs, and how the repaired text's offsets map onto it."""

    text: str
    offsets: OffsetMap


class _Change(NamedTuple):
    """Something that touches a stretch of the current text: a repair made earlier, or an edit to make now."""

    start: int
    end: int
    earlier: Repair | None
    edit: Edit | None


def apply(text: str, repairs: Sequence[Repair], edits: Iterable[Edit], name: str) -> tuple[str, tuple[Repair, ...]]:
    """Make edits to a text that has been repaired before.

    Args:
        text: the text as it is now.
        repairs: what led to it, in order of place.
        edits: what to change, in order of place, not overlapping.
        name: the name of the fix that makes them.

    Returns:
        the changed text, and all repairs against it. A repair that overlaps an edit becomes one with it, under the
        newer name; where the two take each other back nothing is left.
    """
    earlier = (_Change(repair.start, repair.end, repair, None) for repair in repairs)
    now = (_Change(edit.start, edit.end, None, edit) for edit in edits)
    pieces: list[str] = []
    result: list[Repair] = []
    done = length = 0
    for group in _overlapping(merge(earlier, now, key=lambda change: (change.start, change.end))):
        start, end = group[0].start, max(change.end for change in group)
        before, after, inferred = _both_ways(text, start, end, group)
        kept = text[done:start]
        pieces += (kept, after)
        length += len(kept)
        if before != after:
            label = name if any(change.edit for change in group) else group[0].earlier.name  # type: ignore[union-attr]
            result.append(Repair(label, length, length + len(after), before, inferred))
        length += len(after)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), tuple(result)


def _overlapping(changes: Iterable[_Change]) -> Iterable[list[_Change]]:
    """Group changes that overlap; mere neighbours stay apart."""
    group: list[_Change] = []
    end = 0
    for change in changes:
        if group and change.start >= end:
            yield group
            group = []
        end = max(end, change.end) if group else change.end
        group.append(change)
    if group:
        yield group


def _both_ways(text: str, start: int, end: int, group: Sequence[_Change]) -> tuple[str, str, bool]:
    """Return what stood in a stretch at first, what will stand there, and whether any of it is inferred."""
    before: list[str] = []
    after: list[str] = []
    inferred = False
    undone = made = start
    for change in group:
        if change.earlier:
            before += (text[undone : change.start], change.earlier.before)
            undone = change.end
            inferred |= change.earlier.inferred
        elif change.edit:
            after += (text[made : change.start], change.edit.replacement)
            made = change.end
            inferred |= change.edit.inferred
    before.append(text[undone:end])
    after.append(text[made:end])
    return "".join(before), "".join(after), inferred


def undo(text: str, repairs: Sequence[Repair]) -> Undone:
    """Return the text as the source has it, with a map from the repaired text to it.

    Control characters do not come back as themselves: a repair keeps them as visible signs (see `intake/unsafe.py`).
    """
    pieces: list[str] = []
    lengths: list[tuple[int, int]] = []
    done = 0
    for repair in repairs:
        kept = text[done : repair.start]
        pieces += (kept, repair.before)
        lengths += ((len(kept), len(kept)), (repair.end - repair.start, len(repair.before)))
        done = repair.end
    pieces.append(text[done:])
    lengths.append((len(pieces[-1]), len(pieces[-1])))
    return Undone("".join(pieces), OffsetMap.from_pieces(lengths))
