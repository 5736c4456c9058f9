"""A bulletin as blocks for the eye: a heading, its rows, its credits. Only rows can stand under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.model import SIDES, Passage, Side

if TYPE_CHECKING:
    from reader.model import Bulletin, Row

BlockKind = Literal["heading", "row", "credits"]

LANGUAGE: Final[dict[Side, str]] = {"zh": "Chinese", "en": "English"}


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


def manuscript(bulletin: Bulletin) -> Manuscript:
    """Make a bulletin ready to be set in type."""
    blocks = blocks_of(bulletin)
    doubtful = tuple(number for number, block in enumerate(blocks) if block.row is not None and block.row.is_doubtful)
    return Manuscript(bulletin, blocks, missing_side(bulletin), doubtful)


def blocks_of(bulletin: Bulletin) -> tuple[Block, ...]:
    """Return the blocks of a bulletin in reading order."""
    blocks = []
    missing = missing_side(bulletin)
    note = " · ".join(part for part in (long_date(bulletin), f"no {LANGUAGE[missing]}" if missing else "") if part)
    if bulletin.zh_title or bulletin.en_title or note:
        blocks.append(
            Block("heading", bulletin.zh_title, bulletin.en_title, note=note, gap=None if missing else " title")
        )
    blocks += [Block("row", row.zh, row.en, row) for row in bulletin.rows]
    credits_by_side = {side: _credits(bulletin, side) for side in SIDES}
    if any(credits_by_side.values()):
        blocks.append(Block("credits", credits_by_side["zh"], credits_by_side["en"], gap=None))
    return tuple(blocks)


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
