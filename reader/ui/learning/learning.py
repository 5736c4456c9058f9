"""What a learner's keys do: readings above hanzi, words looked up one by one, one side hidden until it is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.language.script import Script
from reader.model import LANGUAGE, Span, other
from reader.ui.keyboard.keys import spelt
from reader.ui.learning.loading import load
from reader.ui.learning.panel import WordPanel
from reader.ui.learning.told import word_page, word_row
from reader.ui.learning.tutor import Tutor
from reader.ui.pane.cursor import sentence_at, sentences, switched
from reader.ui.pane.paint import Ink, Mark
from reader.ui.parts.status import Fact, StatusLine
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.contents import BulletinKey
    from reader.model import Row, RowId
    from reader.ui.learning.loading import Loaded
    from reader.ui.learning.tutor import Found
    from reader.ui.pane.aids import Aids, Ruby
    from reader.ui.pane.pane import ReadingPane
    from reader.ui.reading import ReadingScreen
    from reader.ui.view import Shown


class Learning:
    """The learner's help of one reading screen.

    Args:
        screen: what is read.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._panel = WordPanel(self)
        self._tutor: Tutor | None = None
        self._loaded: Loaded | None = None
        self._loading: BulletinKey | None = None
        self._is_loading = False
        self._later: list[Callable[[], None]] = []
        self._word: Span | None = None
        self._found: Found | None = None
        self._row = -1
        screen.mount(self._panel, before=screen.query_one(StatusLine))

    @property
    def _pane(self) -> ReadingPane:
        return self._screen.pane

    @property
    def _aids(self) -> Aids:
        return self._pane.aids

    # The dictionary and the names

    def _with_tutor(self, action: Callable[[], None]) -> None:
        """Do something that needs the dictionary, now or, in the order in which it was asked for, when it is there."""
        key = self._screen.shelf.key
        if self._tutor is not None and self._loaded is not None and self._loaded.key == key:
            action()
            return
        if self._loading != key:
            self._later.clear()  # that was of another bulletin
        self._later.append(action)
        self._load()

    def _load(self) -> None:
        key = self._screen.shelf.key
        if self._is_loading and self._loading == key:
            return
        self._is_loading, self._loading = True, key
        load(self._screen.library, key, lambda loaded: self._panel.post_message(WordPanel.Ready(loaded)))

    def ready(self, loaded: Loaded) -> None:
        """Go on with what waited for the dictionary."""
        if loaded.key != self._loading:
            return
        self._is_loading = False
        if loaded.book is None:
            self._later.clear()
            self._screen.notify(loaded.problem, severity="warning", timeout=6, markup=False)
            return
        self._loaded = loaded
        self._tutor = Tutor(loaded.book, loaded.names)
        if self._aids.ruby is not None:
            self._pane.use_aids(replace(self._aids, ruby=self._ruby))
        later, self._later = self._later, []
        for action in later:
            action()
        self._screen.tell()

    # Readings

    def readings(self) -> None:
        """Show the readings of the row, or put them away."""
        if (row := self._row_with_chinese()) is not None:
            self._with_tutor(partial(self._read, row))

    def _read(self, row: Row) -> None:
        read = self._aids.read
        if read is None:  # of all rows
            self._pane.use_aids(replace(self._aids, ruby=None, read=frozenset()))
        else:
            read = read ^ {row.id}
            self._pane.use_aids(replace(self._aids, ruby=self._ruby if read else None, read=read))

    def all_readings(self) -> None:
        """Show the readings of all rows, or put them away."""
        self._with_tutor(self._read_all)

    def _read_all(self) -> None:
        is_on = self._aids.read is None
        read: frozenset[RowId] | None = frozenset() if is_on else None
        self._pane.use_aids(replace(self._aids, ruby=None if is_on else self._ruby, read=read))

    def _ruby(self, shown: Shown, width: int) -> Ruby:
        """Set a text with its readings, as they are written by the settings that hold now."""
        assert self._tutor is not None
        readings, wide = self._screen.settings.readings, self._pane.view.ambiguous_wide
        return self._tutor.ruby(shown, width, readings=readings, ambiguous_wide=wide)

    def resettle(self) -> None:
        """Show what is shown as other settings have it."""
        if self._aids.ruby is not None:
            self._pane.use_aids(replace(self._aids))
        if self._word is not None:
            self._look_at(self._row, self._word)

    def _row_with_chinese(self) -> Row | None:
        row = self._pane.row
        if row is None or row.zh is None or "zh" not in self._pane.walk.sheet.geometry.sides:
            said = "This row has no Chinese." if row is not None and row.zh is None else "No Chinese is shown here."
            self._screen.notify(said, timeout=3, markup=False)
            return None
        return row

    # Looking up

    @property
    def is_looking(self) -> bool:
        """True while words are looked up."""
        return self._word is not None

    @property
    def looked_up(self) -> str:
        """The word that is looked up, its reading and its meaning, with tabs between; empty where none is."""
        if self._found is None or not self.is_looking:
            return ""
        return word_row(self._found, readings=self._screen.settings.readings)

    def look_up(self) -> None:
        """Look up the first word of the sentence under the cursor; again to end it."""
        if self.is_looking:
            self.end_looking()
        elif self._row_with_chinese() is not None:
            self._with_tutor(lambda: self.end_looking() if self.is_looking else self._begin())

    def _begin(self) -> None:
        if self._row_with_chinese() is None:
            return
        block, cursor = self._pane.blocks[self._pane.walk.cursor.block], self._pane.walk.cursor
        number = cursor.sentence if cursor.side == "zh" else switched(block, cursor).sentence
        there = sentences(block, "zh")
        start = there[number].start if number < len(there) else 0
        words = self._words(self._pane.walk.row)
        chosen = next((word for word in words if word.end > start), words[-1] if words else None)
        if chosen is None:
            self._screen.notify("This row has no Chinese words.", timeout=3, markup=False)
            return
        self._look_at(self._pane.walk.row, chosen)

    def word(self, way: int) -> None:
        """Look up the next word, or the one before, from row to row."""
        if self._word is None and self._later:
            self._with_tutor(lambda: self.word(way))
            return
        if self._word is None:
            said = f"{self._key('look_up')} looks words up; then {self._word_keys()} go from word to word."
            self._screen.notify(said, timeout=3, markup=False)
            return
        words, row = self._words(self._row), self._row
        at = next((number for number, word in enumerate(words) if word.end > self._word.start), len(words)) + way
        while not 0 <= at < len(words):
            row += way
            if not 0 <= row < self._pane.walk.rows:
                end = "last" if way > 0 else "first"
                self._screen.notify(f"This is the {end} word.", timeout=2, markup=False)
                return
            words = self._words(row)
            at = 0 if way > 0 else len(words) - 1
        self._look_at(row, words[at])

    def _words(self, row: int) -> list[Span]:
        """Return the words of a row, as places of the passage's own text."""
        passage = self._pane.blocks[self._pane.walk.first + row].passage("zh")
        if passage is None or self._tutor is None:
            return []
        shown = show(passage, self._pane.view)
        return [shown.back(word) for word in self._tutor.words(shown.text)]

    def _look_at(self, row: int, word: Span) -> None:
        block = self._pane.blocks[self._pane.walk.first + row]
        passage = block.passage("zh")
        if passage is None or block.row is None or self._tutor is None:
            return
        self._row, self._word = row, word
        shown = show(passage, self._pane.view)
        found = self._found = self._tutor.look_up(shown.text, shown.forward(word))
        traditional = self._pane.view.script is not Script.SIMPLIFIED and (
            self._pane.view.script is Script.TRADITIONAL
            or any(entry.traditional in found.text for entry in found.entries)
        )
        readings = self._screen.settings.readings
        self._panel.show(word_page(found, readings=readings, traditional=traditional))
        revealed = self._aids.revealed | ({block.row.id} if self._aids.hides(block) == "zh" else frozenset())
        looked = (block.row.id, Mark("zh", word, Ink.HIT_CURRENT))
        self._pane.use_aids(replace(self._aids, looked=looked, revealed=revealed), typeset=False)
        self._pane.reach(row, "zh", word)
        self._screen.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        """Scroll to the word again when the panel has taken its room."""
        if self._word is not None and self._pane.walk.row == self._row:
            self._pane.reach(self._row, "zh", self._word)

    def end_looking(self) -> None:
        """Put the panel away."""
        self._word = None
        self._panel.hide()
        self._pane.use_aids(replace(self._aids, looked=None), typeset=False)

    def moved(self) -> None:
        """Follow the person: look up a word of the row or sentence they went to."""
        key = self._screen.shelf.key
        if self._aids.ruby is not None and self._loaded is not None and self._loaded.key != key:
            self._load()  # its names are read as its own rows have them
        if self._word is None:
            return
        row = self._pane.row
        if row is None or row.zh is None or (self._loaded is not None and self._loaded.key != key):
            self.end_looking()
            return
        cursor = self._pane.walk.cursor
        here = sentence_at(self._pane.blocks[cursor.block], "zh", self._word.start)
        if self._pane.walk.row != self._row or (cursor.side == "zh" and cursor.sentence != here):
            self._begin()

    # Hiding

    def cloze(self) -> None:
        """Hide the other language; on a row that is hidden, show it; on one that was shown, hide it again."""
        aids, pane = self._aids, self._pane
        row = pane.row
        if aids.hidden is None:
            sides, side = pane.walk.sheet.geometry.sides, other(pane.walk.cursor.side)
            if row is None or side not in sides:
                shown = f"Only {LANGUAGE[sides[0]]} is shown here: there is nothing to hide."
                self._screen.notify(shown if row else "There is nothing to hide yet.", timeout=3, markup=False)
                return
            pane.use_aids(replace(aids, hidden=side, revealed=frozenset()), typeset=False)
        elif row is not None:
            pane.use_aids(replace(aids, revealed=aids.revealed ^ {row.id}), typeset=False)
        self._screen.tell()

    # Leaving, and what is said

    def back(self) -> bool:
        """End what was begun last: looking up, then hiding; return whether there was anything."""
        if self.is_looking:
            self.end_looking()
        elif self._aids.hidden is not None:
            self._pane.use_aids(replace(self._aids, hidden=None, revealed=frozenset()), typeset=False)
        elif self._later:
            self._later.clear()
        else:
            return False
        return True

    def facts(self) -> list[Fact]:
        """Return what the status line says of it."""
        found = []
        aids, row = self._aids, self._pane.row
        if self._later:
            found.append(Fact("reading the dictionary", 2))
        if self.is_looking:
            does = f"{self._word_keys()} word by word, {self._key('copy_side')} copies it, Esc ends"
            found.append(Fact(does, 3, strong=True))
        if aids.hidden is not None:
            shown = row is not None and row.id in aids.revealed
            does = f"{self._key('cloze')} {'hides' if shown else 'shows'} it here"
            found.append(Fact(f"{LANGUAGE[aids.hidden]} hidden: {does}, Esc ends", 2, strong=True))
        if aids.read is None:
            found.append(Fact("all readings", 6))
        return found

    def _key(self, name: str) -> str:
        return spelt(name, self._screen.keymap)

    def _word_keys(self) -> str:
        return f"{self._key('previous_word')} {self._key('next_word')}"
