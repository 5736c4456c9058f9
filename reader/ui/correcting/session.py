"""The corrections of the open bulletin while somebody makes them: what was read, what was done, what was taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.correcting.applying import applied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.contents import BulletinKey
    from reader.library.correcting.operations import Correction
    from reader.model import Bulletin


@dataclass(slots=True, eq=False)
class Item:
    """A correction, and the number under which it is kept: None until it is."""

    correction: Correction
    number: int | None = None


@dataclass(slots=True)
class Session:
    """What can be taken back and done again, across restarts.

    Args:
        key: the bulletin in the library that is read.
        as_read: what it was before anybody corrected it.
        done: what was corrected, in its order, each with the bulletin as it was then; rows that stay are shared.
        undone: what was taken back; the last one is the first to be done again.
        misfits: how many of its corrections fit no text any more.
    """

    key: BulletinKey
    as_read: Bulletin
    done: list[tuple[Item, Bulletin]] = field(default_factory=list)
    undone: list[Item] = field(default_factory=list)
    misfits: int = 0

    def go_through(self, items: Iterable[Item]) -> None:
        """Do again what was done before.

        Raises:
            UnmatchedError: one of them speaks of text that is not there.
        """
        for item in items:
            self.done.append((item, applied(self.bulletin, item.correction)))

    @property
    def bulletin(self) -> Bulletin:
        """The bulletin with all that is done; not what was taken back."""
        return self.done[-1][1] if self.done else self.as_read

    def do(self, correction: Correction, bulletin: Bulletin) -> Item:
        """Remember what was just corrected; what was taken back before cannot be done again any more.

        Args:
            correction: what it was.
            bulletin: the bulletin as it is now.
        """
        item = Item(correction)
        self.done.append((item, bulletin))
        self.undone.clear()
        return item

    def undo(self) -> Item | None:
        """Take the last correction back, and return it; None when there is none."""
        if not self.done:
            return None
        item, _ = self.done.pop()
        self.undone.append(item)
        return item

    def redo(self) -> Item | None:
        """Do again what was taken back last, and return it; None when there is nothing.

        Raises:
            UnmatchedError: it speaks of text that is not there any more; it is not tried again.
        """
        if not self.undone:
            return None
        item = self.undone.pop()
        self.go_through([item])
        return item
