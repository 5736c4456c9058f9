"""What the panel of names asks away from the keys: which names there are, and where one of them stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.library.contents import BulletinKey, Entry
    from reader.library.names.listing.panel import Asked, NameEntry, Page
    from reader.library.names.listing.standing import Standing
    from reader.library.store import Library
    from reader.ui.parts.questions import Cancelled, Question, Work

NAMED = 40
"""Bulletins of a name that are named; of the others it is said how many they are."""


@dataclass
class Named(Message):
    """Names are there.

    Args:
        question: what was asked.
        page: the names, and how many there are.
    """

    question: Question
    page: Page


@dataclass
class Stood(Message):
    """It is known where a name stands.

    Args:
        question: what was asked; its `query` is the name's key.
        standing: the bulletins.
        entries: the first of them, as many as are named.
    """

    question: Question
    standing: Standing
    entries: tuple[Entry, ...]


@dataclass
class Here:
    """The names of one bulletin, looked up when they are first asked for.

    Args:
        bulletin: which.
        keys: its names; None while nobody has looked.
    """

    bulletin: BulletinKey
    keys: frozenset[str] | None = None


def names_asked(question: Question, library: Library, asked: Asked, here: Here | None) -> Work:
    """Return the work of finding names.

    Args:
        question: what is asked.
        library: where.
        asked: which names.
        here: only those that stand in this bulletin, or None for all.
    """

    def work(cancelled: Cancelled) -> Iterator[Message]:
        from reader.library.names.listing.panel import (
            page,  # the names of a library need much that reading does without
        )

        wanted = asked
        if here is not None:
            if here.keys is None:
                from reader.library.names.listing.standing import names_in

                here.keys = names_in(library, here.bulletin, cancelled)
            wanted = replace(asked, within=here.keys)
        yield Named(question, page(library, wanted, question.limit, cancelled))

    return work


def standing_asked(question: Question, library: Library, entry: NameEntry) -> Work:
    """Return the work of finding out where a name stands."""

    def work(cancelled: Callable[[], bool]) -> Iterator[Message]:
        from reader.library.names.listing.standing import standing

        found = standing(library, entry, cancelled)
        entries = library.entries([place.key for place in found.places[:NAMED]])
        yield Stood(question, found, entries)

    return work
