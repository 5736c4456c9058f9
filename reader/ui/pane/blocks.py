"""A bulletin as blocks for the eye: a heading, its rows, its credits. Only rows can stand under the cursor."""

from __future__ import annotations

from itertools import compress, count
from operator import is_not
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.model import LANGUAGE, SIDES, Passage, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Bulletin, Row

BlockKind = Literal["heading", "row", "credits"]


class Block(NamedTuple):
    """What is drawn as one unit.

    Args:
        kind: what it is.
        zh: its Chinese, or None.
        en: its English, or None.
        row: the row it shows, when it is one.
        note: a quiet line below (a heading's date).
        gap: what stands for a missing side, after "no Chinese" or "no English"; None when nothing is said.
    """

    kind: BlockKind
    zh: Passage | None
    en: Passage | None
    row: Row | None = None
    note: str = ""
    gap: str | None = ""

    def passage(self, side: Side) -> Passage | None:
        """Return the block's text in one language."""
        return self.zh if side == "zh" else self.en


class Manuscript(NamedTuple):
    """A bulletin ready to be set in type: all that takes as long as it has rows is done.

    Args:
        bulletin: the bulletin.
        blocks: what is drawn, in order.
        missing: the language no row has, or None.
        doubtful: the numbers of the blocks whose rows are doubtful, ascending.
    """

    bulletin: Bulletin
    blocks: tuple[Block, ...]
    missing: Side | None
    doubtful: tuple[int, ...]


def manuscript(bulletin: Bulletin, before: Manuscript | None = None) -> Manuscript:
    """Make a bulletin ready to be set in type.

    Args:
        bulletin: the bulletin.
        before: it, or another, as it was made ready; the blocks at either end that are the same are used.
    """
    blocks = blocks_of(bulletin, before)
    first, last = shared(blocks, before.blocks) if before is not None else (0, 0)
    end = len(blocks) - last
    doubtful = [at for at in range(first, end) if (row := blocks[at].row) is not None and row.is_doubtful]
    if before is not None:
        were, later = before.doubtful, len(blocks) - len(before.blocks)
        doubtful = [at for at in were if at < first] + doubtful + [at + later for at in were if at + later >= end]
    return Manuscript(bulletin, blocks, missing_side(bulletin), tuple(doubtful))


def shared(one: Sequence[object], two: Sequence[object]) -> tuple[int, int]:
    """Return how many objects at the beginning, and how many at the end, two sequences have in common."""
    least = min(len(one), len(two))  # in C: a long bulletin has thousands, and a key waits
    first = next(compress(count(), map(is_not, one, two)), least)
    last = next(compress(count(), map(is_not, reversed(one), reversed(two))), least)
    return first, min(last, least - first)


def blocks_of(bulletin: Bulletin, before: Manuscript | None = None) -> tuple[Block, ...]:
    """Return the blocks of a bulletin in reading order; see `manuscript`."""
    blocks: list[Block] = []
    missing = missing_side(bulletin)
    note = " · ".join(part for part in (long_date(bulletin), f"no {LANGUAGE[missing]}" if missing else "") if part)
    if bulletin.zh_title or bulletin.en_title or note:
        gap = None if missing else " title"
        blocks.append(_same(Block("heading", bulletin.zh_title, bulletin.en_title, note=note, gap=gap), before))
    blocks += _blocks_of_rows(bulletin.rows, before)
    credits_by_side = {side: _credits(bulletin, side) for side in SIDES}
    if any(credits_by_side.values()):
        blocks.append(_same(Block("credits", credits_by_side["zh"], credits_by_side["en"], gap=None), before))
    return tuple(blocks)


def _same(block: Block, before: Manuscript | None) -> Block:
    """Return a block, the very one that stood at an end before where that was equal."""
    ends = (before.blocks[0], before.blocks[-1]) if before is not None and before.blocks else ()
    return next((one for one in ends if one == block), block)


def _blocks_of_rows(rows: Sequence[Row], before: Manuscript | None) -> list[Block]:
    were = before.bulletin.rows if before is not None else ()
    known = [block for block in before.blocks if block.kind == "row"] if before is not None else []
    first, last = shared(rows, were)
    new = [Block("row", row.zh, row.en, row) for row in rows[first : len(rows) - last]]
    return [*known[:first], *new, *known[len(known) - last :]]


def missing_side(bulletin: Bulletin) -> Side | None:
    """Return the language no row of the bulletin has, or None."""
    for side in SIDES:
        if bulletin.rows and all(row.passage(side) is None for row in bulletin.rows):
            return side
    return None


def long_date(bulletin: Bulletin) -> str:
    """Return the bulletin's date as `5 May 2024`, or nothing."""
    date = bulletin.date
    return f"{date.day} {date:%B} {date.year}" if date else ""


def _credits(bulletin: Bulletin, side: Side) -> Passage | None:
    credit = [credit for credit in bulletin.credits if credit.side == side]
    if not credit:
        return None
    lines = tuple(line for one in credit for line in one.lines)
    return Passage("\n".join(one.text for one in credit), lines)
