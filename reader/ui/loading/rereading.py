"""Reading the open bulletin's file again in another encoding: asked for, on its way, done or refused."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.ui.parts.oneline import source_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.contents import BulletinKey
    from reader.model import Source
    from reader.ui.loading.loading import NotReread, Reread
    from reader.ui.reading import ReadingScreen


class Rereading:
    """What was asked for and what is known about the encodings of one screen's files.

    Args:
        screen: where bulletins are shown; has what reads files.
        encoding: what all files were said to be written in, or None.
    """

    def __init__(self, screen: ReadingScreen, encoding: str | None) -> None:
        self._screen = screen
        self._encoding = encoding
        self._asked: dict[Source, str | None] = {}
        self._found: dict[Source, tuple[str, ...]] = {}
        self._source: Source | None = None
        self._bulletins: tuple[BulletinKey, ...] = ()
        self._number = 0
        self._since = 0.0

    @property
    def is_busy(self) -> bool:
        """True while a file is being read again."""
        return self._source is not None

    @property
    def chosen(self) -> dict[Source, str]:
        """The encodings that were chosen for single files."""
        return {source: encoding for source, encoding in self._asked.items() if encoding is not None}

    def words(self, after: float) -> str:
        """Return what to say about it, once it has taken `after` seconds."""
        if self._source is None or monotonic() - self._since <= after:
            return ""
        return f"reading {source_name(self._source)} again"

    def know(self, encodings: Mapping[Source, tuple[str, ...]]) -> None:
        """Remember what files were read as."""
        self._found.update(encodings)

    def ask(self) -> None:
        """Let the person choose an encoding for the open bulletin's file."""
        from reader.ui.encodings import AUTOMATIC, EncodingScreen, known_as

        shelf = self._screen.shelf
        if shelf.is_waiting:
            shelf.later(self.ask)
            return
        if (source := shelf.source) is None:
            self._screen.notify("There is no bulletin whose file could be read again.", timeout=3, markup=False)
            return
        asked = self._asked.get(source, self._encoding)

        def chosen(encoding: str | None) -> None:
            if encoding is not None:
                self._begin(source, None if encoding == AUTOMATIC else encoding)

        found = self._found.get(source, ())
        self._screen.app.push_screen(EncodingScreen(source_name(source), known_as(asked), found), chosen)

    def _begin(self, source: Source, encoding: str | None) -> None:
        shelf = self._screen.shelf
        self._source, self._since = source, monotonic()
        self._number = shelf.listing.source_of(shelf.number) if shelf.number >= 0 else -1
        self._bulletins = shelf.listing.keys(shelf.listing.of_source(self._number))
        self._screen.loader.read_again(source, encoding)

    def give_up(self) -> None:
        """Let what is being read again have no effect."""
        self._source = None
        self._screen.loader.forget_again()

    def done(self, message: Reread) -> None:
        """Show the same bulletin of the file as it reads now, at the same row, unless the person has gone elsewhere."""
        if message.source == self._source:
            self._source = None
        self._asked[message.source] = message.encoding
        self._found[message.source] = message.encodings
        shelf, pane = self._screen.shelf, self._screen.desk.pane
        wanted = shelf.wanted_key
        row = pane.walk.row if wanted == shelf.key and pane.walk.rows else 0
        self._screen.contents.cards.forget()
        shelf.fill(message.listing)
        now = shelf.listing.of_source(self._number)
        if wanted in self._bulletins and now:
            shelf.show(now[min(self._bulletins.index(wanted), len(now) - 1)], row)
        names = " and ".join(dict.fromkeys(message.encodings))
        self._screen.notify(f"{source_name(message.source)}: read as {names}.", timeout=4, markup=False)

    def failed(self, message: NotReread) -> None:
        """Say why all is as it was."""
        self._source = None
        words = f"Not read again; all is as it was. {message.problem}"
        self._screen.notify(words, severity="warning", timeout=8, markup=False)
