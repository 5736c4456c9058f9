"""How things stand on the reading screen: what its status line is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.inert import inert
from reader.ui.facts import Busy, Open, facts
from reader.ui.keyboard.keys import spelt
from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from reader.ui.reading import ReadingScreen


def standing(screen: ReadingScreen, after: float) -> list[Fact]:
    """Return what is to be said now.

    Args:
        screen: the reading screen.
        after: seconds that work must have taken to be spoken of.
    """
    if screen.is_correcting:
        return screen.correcting.facts
    shelf = screen.shelf
    busy = Busy(
        screen.delivery.progress(after),
        screen.delivery.left,
        opening=shelf.waits_longer_than(after),
        again=screen.rereading.words(after),
        adding=screen.adding.facts(after) if "adding" in vars(screen) else (),
    )
    entry = screen.contents.cards.get(shelf.key) if shelf.key is not None else None
    contents = screen.contents
    is_sorted = contents.arrangement.by_date and not contents.arrangement.query and contents.opened >= 0
    bulletin = Open(
        contents.opened if is_sorted else shelf.number,
        screen.delivery.total,
        shelf.source,
        is_gone=entry is not None and entry.gone,
        elsewhere=shelf.elsewhere,
    )
    said = facts(screen.pane, bulletin=bulletin, busy=busy, messages=screen.delivery.messages, keymap=screen.keymap)
    if screen.finding is not None and (found := screen.finding.words):
        said.insert(1, Fact(found, 2, strong=True))
    if screen.desk.is_learning:
        said += screen.desk.learning.facts()
    if words := screen.contents.arrangement.words(len(screen.contents.listing)):
        said.append(Fact(inert(words), 3))
    if screen.focused is contents:
        said += (
            Fact(does, 2, key=spelt(action, screen.keymap).split()[0])
            for action, does in (("open", "opens"), ("find", "filters"), ("sort_contents", "sorts"))
        )
    return said
