"""Where the person is: a row, a language, a sentence; and which sentences of the other language say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model import Side, Span, other
from reader.ui.pane.paint import Ink, Mark

if TYPE_CHECKING:
    from reader.model import Row
    from reader.ui.pane.blocks import Block


class Cursor(NamedTuple):
    """A place in a bulletin.

    Args:
        block: the number of a block that is a row.
        side: the language the cursor is in.
        sentence: 0-based number of the sentence in that side of the row.
    """

    block: int
    side: Side = "zh"
    sentence: int = 0

    def on(self, block: int) -> Cursor:
        """Return the cursor on the first sentence of another row."""
        return self._replace(block=block, sentence=0)


def sentences(block: Block, side: Side) -> tuple[Span, ...]:
    """Return the sentences of one side; a passage that was not split counts as one."""
    passage = block.passage(side)
    if passage is None or not passage.text:
        return ()
    return passage.sentences or (Span(0, len(passage.text)),)


def counterparts(row: Row | None, side: Side, sentence: int) -> tuple[int, ...]:
    """Return the numbers of the other side's sentences that say what `sentence` of `side` says."""
    found: set[int] = set()
    for link in row.links if row else ():
        here, there = (link.zh, link.en) if side == "zh" else (link.en, link.zh)
        if sentence in here:
            found.update(there)
    return tuple(sorted(found))


def sentence_marks(block: Block, cursor: Cursor) -> tuple[Mark, ...]:
    """Return marks for the sentence under the cursor and its counterpart."""
    marks = []
    here = sentences(block, cursor.side)
    there = sentences(block, other(cursor.side))
    if cursor.sentence < len(here):
        marks.append(Mark(cursor.side, here[cursor.sentence], Ink.SENTENCE))
    for number in counterparts(block.row, cursor.side, cursor.sentence):
        if number < len(there):
            marks.append(Mark(other(cursor.side), there[number], Ink.SENTENCE))
    return tuple(marks)


def switched(block: Block, cursor: Cursor) -> Cursor:
    """Return the cursor in the other language, on the counterpart of its sentence where there is one."""
    there = counterparts(block.row, cursor.side, cursor.sentence)
    return cursor._replace(side=other(cursor.side), sentence=there[0] if there else 0)


def sentence_at(block: Block, side: Side, offset: int) -> int:
    """Return the number of the sentence at a place of the passage's text, or the last one before it."""
    spans = sentences(block, side)
    return max((number for number, span in enumerate(spans) if span.start <= offset), default=0)
