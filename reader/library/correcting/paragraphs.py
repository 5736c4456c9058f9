r"""The paragraphs of a passage, taken apart, put together, and cut in two at a sentence.

A row's side is one text in which a `\n` stands between paragraphs (see `model.Passage`), and the paragraph is what a
person moves from row to row. Taking a passage apart and putting it together again gives exactly what it was.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from reader.model import Passage, Repair, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_JOINED_LINE: Final = "wrapped-line"
"""The repair that says two lines of a source are one paragraph (`assembly/segmenting/wrapping.py`)."""


def paragraphs(passage: Passage | None) -> tuple[Passage, ...]:
    """Return the paragraphs of a passage, each as a passage of its own; none where there is none."""
    if passage is None:
        return ()
    if "\n" not in passage.text:
        return (passage,)
    starts, texts = [], passage.text.split("\n")
    start = 0
    for text in texts:
        starts.append(start)
        start += len(text) + 1
    parts = [_between(passage, start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    return tuple(replace(part, lines=lines) for part, lines in zip(parts, _lines(passage, parts), strict=True))


def together(parts: Sequence[Passage]) -> Passage | None:
    """Return paragraphs as one passage; None where there are none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    starts = [0, *accumulate(len(part.text) + 1 for part in parts)]
    return Passage(
        "\n".join(part.text for part in parts),
        tuple(sorted({line for part in parts for line in part.lines})),
        tuple(
            replace(repair, start=repair.start + at, end=repair.end + at)
            for at, part in zip(starts, parts, strict=False)
            for repair in part.repairs
        ),
        tuple(
            Span(span.start + at, span.end + at)
            for at, part in zip(starts, parts, strict=False)
            for span in part.sentences
        ),
    )


def cut(paragraph: Passage, offset: int) -> tuple[Passage, Passage]:
    """Cut a paragraph in two; the white space between the two goes.

    Args:
        paragraph: a passage of one paragraph.
        offset: the code point before which it is cut: where a sentence begins.

    Raises:
        ValueError: one of the two would be empty.
    """
    text = paragraph.text
    end = len(text[:offset].rstrip())
    start = len(text) - len(text[offset:].lstrip())
    if not end or start == len(text):
        raise ValueError(offset)
    before, after = _between(paragraph, 0, end), _between(paragraph, start, len(text))
    # What changed nothing but the border itself stands before it; but for lines that were joined there: they are not.
    before = replace(before, repairs=tuple(r for r in before.repairs if not (_joins([r]) and r.start == r.end == end)))
    if end == start:
        after = replace(after, repairs=tuple(repair for repair in after.repairs if repair.end > 0))
    if len(paragraph.lines) != 1 + _joins(paragraph.repairs):
        return before, after
    above = sum(repair.start < end for repair in paragraph.repairs if _joins([repair]))
    left = sum(repair.end <= start for repair in paragraph.repairs if _joins([repair]))
    return replace(before, lines=paragraph.lines[: above + 1]), replace(after, lines=paragraph.lines[left:])


def _between(passage: Passage, start: int, end: int) -> Passage:
    """Return a part of a passage, which stands on all of its lines for all that is known."""
    sentences = tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in passage.sentences
        if span.start < end and start < span.end
    )
    repairs = tuple(part for repair in passage.repairs if (part := _part(repair, start, end)) is not None)
    return Passage(passage.text[start:end], passage.lines, repairs, sentences)


def _part(repair: Repair, start: int, end: int) -> Repair | None:
    """Return what a repair changed in a part of the text; where it goes beyond, the part it begins in has what was."""
    is_touching = start <= repair.start <= end if repair.start == repair.end else _meets(repair, start, end)
    if not is_touching:
        return None
    if start <= repair.start and repair.end <= end:
        return _moved(repair, start)
    first, last = max(repair.start, start) - start, min(repair.end, end) - start
    return replace(repair, start=first, end=last, before=repair.before if repair.start >= start else "")


def _meets(repair: Repair, start: int, end: int) -> bool:
    return repair.start < end and start < repair.end


def _moved(repair: Repair, start: int) -> Repair:
    return replace(repair, start=repair.start - start, end=repair.end - start)


def _joins(repairs: Sequence[Repair]) -> int:
    return sum(repair.name == _JOINED_LINE for repair in repairs)


def _lines(passage: Passage, parts: Sequence[Passage]) -> list[tuple[int, ...]]:
    """Return the lines of each paragraph: as many as were joined to it; all where that cannot be told."""
    counts = [1 + _joins(part.repairs) for part in parts]
    if sum(counts) != len(passage.lines):
        return [passage.lines] * len(parts)
    ends = list(accumulate(counts))
    return [passage.lines[end - count : end] for end, count in zip(ends, counts, strict=True)]
