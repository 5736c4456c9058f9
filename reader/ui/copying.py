"""What is copied, and the words that say so. Copied text is the source's own, without line breaks of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.counted import counted
from reader.inert import inert
from reader.language.script import Script, Standard
from reader.model import LANGUAGE, SIDES
from reader.ui.clipboard import is_slow, keep
from reader.ui.pane.cursor import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.model import Row, Side
    from reader.settings import Settings
    from reader.ui.pane.blocks import Block
    from reader.ui.pane.cursor import Cursor
    from reader.ui.pane.pane import ReadingPane
    from reader.ui.pane.select import Selection
    from reader.ui.view import View

_AT_ONCE: Final = 200  # blocks of a selection that are got ready while a key waits


class Copied(NamedTuple):
    """Text for the clipboard (empty when there is nothing to copy), and what to tell the person."""

    text: str
    notice: str


class Written(NamedTuple):
    """The script in which Chinese is copied.

    Args:
        script: which.
        standard: which Traditional.
    """

    script: Script = Script.ORIGINAL
    standard: Standard = Standard.OPENCC

    def text(self, text: str, side: Side) -> str:
        """Return text of one side as it is copied."""
        if side == "en" or self.script is Script.ORIGINAL:
            return text
        from reader.language.script import convert

        return convert(text, self.script, self.standard).text


SOURCE: Final = Written()


def written(settings: Settings, view: View) -> Written:
    """Return the script that the person has chosen for copies."""
    script = view.script if settings.copy_script == "shown" else Script(settings.copy_script)
    return Written(script, Standard(settings.standard))


def selected(selection: Selection | None, blocks: Sequence[Block], as_: Written = SOURCE) -> Copied | None:
    """Return what is selected, or None when nothing is."""
    text = selection.text(blocks) if selection else ""
    if selection is None or not text:
        return None
    text = as_.text(text, selection.side)
    return Copied(
        text, f"Copied the selection: {_rows(selection, blocks)}{_characters(text)} of {LANGUAGE[selection.side]}."
    )


def one_side(row: Row | None, side: Side, as_: Written = SOURCE) -> Copied:
    """Return one side of a row."""
    passage = row.passage(side) if row else None
    if passage is None:
        return Copied("", f"This row has no {LANGUAGE[side]} to copy." if row else "There is no row to copy.")
    text = as_.text(passage.text, side)
    return Copied(text, f"Copied {_characters(text)} of {LANGUAGE[side]}.")


def both_sides(row: Row | None, as_: Written = SOURCE) -> Copied:
    """Return a row as `Chinese⇥English` in one line, so that it can be pasted into two cells of a table."""
    if row is None:
        return Copied("", "There is no row to copy.")
    texts = [
        " ".join(as_.text(passage.text, side).split("\n")).replace("\t", " ") if (passage := row.passage(side)) else ""
        for side in SIDES
    ]
    there = [(side, text) for side, text in zip(SIDES, texts, strict=True) if row.passage(side) is not None]
    counts = " and ".join(f"{_characters(text)} of {LANGUAGE[side]}" for side, text in there)
    missing = "".join(f"; this row has no {LANGUAGE[side]}" for side in SIDES if row.passage(side) is None)
    return Copied("\t".join(texts), f"Copied {counts}{missing}.")


def one_sentence(block: Block | None, cursor: Cursor, as_: Written = SOURCE) -> Copied:
    """Return the sentence under the cursor."""
    if block is None:
        return Copied("", "There is no row to copy.")
    passage, spans = block.passage(cursor.side), sentences(block, cursor.side)
    if passage is None or cursor.sentence >= len(spans):
        return Copied("", f"This row has no {LANGUAGE[cursor.side]} to copy.")
    span = spans[cursor.sentence]
    text = as_.text(passage.text[span.start : span.end].strip(), cursor.side)
    return Copied(text, f"Copied a sentence: {_characters(text)} of {LANGUAGE[cursor.side]}.")


def _rows(selection: Selection, blocks: Sequence[Block]) -> str:
    """Say how many rows a selection is from, if there are several."""
    (first, _), (last, _) = selection.ends
    rows = sum(
        blocks[number].row is not None and selection.span(number, blocks[number]) is not None
        for number in range(first, last + 1)
    )
    return f"{rows:,} rows, " if rows > 1 else ""


def _characters(text: str) -> str:
    return counted(len(text), "character")


class Copier:
    """Copies from one pane.

    Args:
        pane: where text is read.
        settings: gives what the person has chosen.
    """

    def __init__(self, pane: ReadingPane, settings: Callable[[], Settings]) -> None:
        self._pane = pane
        self._settings = settings

    @property
    def _as(self) -> Written:
        return written(self._settings(), self._pane.view)

    def side(self) -> None:
        """Copy the selection, or one side of the row."""
        if not self.selection():
            row, side, as_ = self._pane.row, self._pane.walk.cursor.side, self._as
            self._copy(lambda: one_side(row, side, as_))

    def both(self) -> None:
        """Copy both sides of the row."""
        row, as_ = self._pane.row, self._as
        self._copy(lambda: both_sides(row, as_))

    def word(self, word: str) -> None:
        """Copy a word that is looked up, or all that is said of it, with tabs between."""
        as_ = self._as
        hanzi, tab, said = word.partition("\t")
        text = f"{as_.text(hanzi, 'zh')}{tab}{said}"
        self._copy(lambda: Copied(text, f"Copied the word{', its reading and its meaning' if tab else ''}."))

    def sentence(self) -> None:
        """Copy the sentence under the cursor."""
        cursor, as_ = self._pane.walk.cursor, self._as
        block = self._pane.blocks[cursor.block] if self._pane.row is not None else None
        self._copy(lambda: one_sentence(block, cursor, as_))

    def selection(self) -> bool:
        """Copy what is selected; return whether anything is."""
        selection, blocks, as_ = self._pane.selection, self._pane.blocks, self._as
        if selection is None or selection.is_empty:
            return False
        many = selection.ends[1][0] - selection.ends[0][0] > _AT_ONCE
        self._copy(lambda: selected(selection, blocks, as_) or Copied("", "Nothing is selected."), is_long=many)
        return True

    def _copy(self, make: Callable[[], Copied], *, is_long: bool = False) -> None:
        """Get text ready and put it where it can be pasted from; no key waits for what may take long."""
        if is_long or is_slow():
            self._pane.run_worker(lambda: self._put(make()), thread=True, exclusive=True, group="copying")
        else:
            self._put(make())

    def _put(self, copied: Copied) -> None:
        where = ""
        if copied.text:
            try:
                where = keep(self._pane.app, copied.text, self._settings().clipboard)
            except OSError as error:
                copied = Copied("", f"Nothing was copied: {error.filename or 'its file'} cannot be written.")
        words = f"{copied.notice} {inert(where)}".strip()
        self._pane.notify(words, timeout=10 if where else 3, markup=False)
