"""Loading what a learner needs away from the keys: the dictionary, once (a second), and the names of a bulletin."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.language.wordbook import Wordbook
    from reader.library.contents import BulletinKey
    from reader.library.store import Library


class Loaded(NamedTuple):
    """What was loaded.

    Args:
        key: the bulletin whose names they are.
        book: the dictionary; None when it could not be read.
        names: the names, folded, each with its Latin form.
        problem: why there is no dictionary.
    """

    key: BulletinKey | None
    book: Wordbook | None
    names: Mapping[str, str]
    problem: str = ""


@lru_cache(maxsize=1)
def wordbook() -> Wordbook:
    """Return the dictionary; the first call of a process reads it."""
    from reader.assembly.dictionary import cedict_lines
    from reader.language.wordbook import Wordbook

    return Wordbook(cedict_lines())


def load(library: Library, key: BulletinKey | None, then: Callable[[Loaded], object]) -> None:
    """Load dictionary and names on a thread, and pass them on there."""

    def work() -> None:
        loaded = _load(library, key)
        with suppress(RuntimeError):  # the app was left meanwhile
            then(loaded)

    threading.Thread(target=work, name="bulletin-reader dictionary", daemon=True).start()


def _load(library: Library, key: BulletinKey | None) -> Loaded:
    try:
        book = wordbook()
    except Exception as error:  # whatever it was, the text can still be read
        return Loaded(key, None, {}, f"The dictionary could not be read: {error or type(error).__name__}")
    try:
        from reader.library.names.listing.standing import latin_in

        return Loaded(key, book, latin_in(library, key) if key is not None else {})
    except Exception:  # without names it still knows words
        return Loaded(key, book, {})
