"""The page that shows why the two sides of a row are held to say the same, and what only one of them has."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.message import Message
from textual.widgets import Static

from reader.counted import counted
from reader.model import DOUBTFUL, LANGUAGE, SIDES
from reader.ui.keyboard.keys import bindings
from reader.ui.parts.textscreen import TextScreen
from reader.ui.view import show

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.binding import BindingType

    from reader.assembly.explain import Explanation, Kind, Lengths, Match
    from reader.model import Checked, Passage, Row, Side, Span
    from reader.ui.view import View

# The least score → how sure that is, the surest first; how often such rows are right: `assembly/aligning/rowscore.py`.
_SURE: Final = (
    (0.9, "the two sides almost certainly say the same"),
    (0.7, "the two sides most likely say the same"),
    (DOUBTFUL, "the two sides may well say the same, not in every part"),
    (0.0, "doubtful whether the two sides say the same"),
)
_HEADINGS: Final[dict[Kind, str]] = {
    "number": "Numbers and dates",
    "name": "Names, by their sound",
    "latin": "Latin words in both",
    "word": "Words, by the dictionary",
}
_BY_HAND: Final[dict[Checked, str]] = {
    "corrected": "You put this row right; while correcting you can take that back.",
    "pinned": "You pinned this row: the two sides say the same.",
}
_USUAL: Final = 1.35  # times longer or shorter than usual that translations often are


class EvidenceScreen(TextScreen):
    """Shows the evidence for one row; it is looked up on a thread, and "…" stands meanwhile.

    Args:
        row: the row.
        number: its 1-based number.
        view: how text is shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("evidence")]

    @dataclass
    class Explained(Message):
        """The evidence is there, or cannot be had.

        Args:
            explanation: the evidence, or None.
            problem: why there is none.
        """

        explanation: Explanation | None
        problem: str = ""

    def __init__(self, row: Row, number: int, view: View) -> None:
        super().__init__(Text("..." if view.ambiguous_wide else "…"))
        self._row = row
        self._number = number
        self._view = view

    def on_mount(self) -> None:
        """Look the evidence up; a page that came before the first drawing would keep the size of its "…"."""
        work = threading.Thread(target=self._explain, name="bulletin-reader evidence", daemon=True)
        self.call_after_refresh(work.start)

    def _explain(self) -> None:
        try:
            from reader.assembly.explain import explain

            self.post_message(self.Explained(explain(self._row)))
        except Exception as error:  # whatever it was, the text can still be read
            self.post_message(self.Explained(None, f"The evidence could not be found: {error or type(error).__name__}"))

    def on_evidence_screen_explained(self, message: Explained) -> None:
        """Show the evidence."""
        page: RenderableType = Text(message.problem)
        if message.explanation is not None:
            page = evidence_page(self._row, self._number, message.explanation, self._view)
        self.query_one("#page", Static).update(page)

    def action_evidence(self) -> None:
        """Put the page away."""
        self.dismiss()


def evidence_page(row: Row, number: int, found: Explanation, view: View) -> Group:
    """Return the page.

    Args:
        row: the row.
        number: its 1-based number.
        found: the evidence.
        view: how text is shown.
    """
    parts: list[RenderableType] = [Text(f"Row {number:,}", "bold")]
    if row.zh is None or row.en is None:
        side: Side = "en" if row.zh is None else "zh"
        parts.append(Text(f"It stands only in the {LANGUAGE[side]}, so there is nothing to compare."))
        return Group(*parts)
    if row.checked is not None:
        parts.append(Text(_BY_HAND[row.checked]))
    elif found.score is not None:
        parts.append(Text(f"Match {found.score:.2f}: {_words(found.score)}."))
    parts += [Text(_lengths(found.lengths)), Text()]
    if found.alone:
        parts.append(Text("Without a counterpart", "bold"))
        for side in SIDES:
            passage = row.passage(side)
            spans = [alone.span for alone in found.alone if alone.side == side]
            if passage is not None and spans:
                texts = dict.fromkeys(_shown(passage, span, view) for span in spans)
                stand = "stands" if len(texts) == 1 else "stand"
                line = Text.assemble(" ", (", ".join(texts), "bold"), f" {stand} only in the {LANGUAGE[side]}.")
                parts.append(line)
        parts.append(Text())
    for kind, heading in _HEADINGS.items():
        if matches := [match for match in found.matches if match.kind == kind]:
            parts += [Text(heading, "bold"), _table(row.zh, row.en, matches, view), Text()]
    if not found.matches:
        parts += [Text("No number, name or word of one side was found in the other."), Text()]
    return Group(*parts, _END)


def _table(zh: Passage, en: Passage, matches: list[Match], view: View) -> Table:
    """Return two columns, 中文 and English; what is found several times stands once."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=2)
    table.add_column(ratio=3)
    pairs = Counter((_shown(zh, match.zh_span, view), _shown(en, match.en_span, view)) for match in matches)
    for (left, right), times in pairs.items():
        table.add_row(Text(f" {left}"), Text.assemble(right, (f"  {times} times", "dim") if times > 1 else ""))
    return table


def _shown(passage: Passage, span: Span, view: View) -> str:
    """Return a part of a passage as it stands in the pane, on one line."""
    shown = show(passage, view)
    place = shown.forward(span)
    return " ".join(shown.text[place.start : place.end].split())


def _words(score: float) -> str:
    return next(words for least, words in _SURE if score >= least)


def _lengths(lengths: Lengths) -> str:
    """Say how long the sides are, beside what is usual."""
    hanzi = counted(lengths.hanzi, "Chinese character")
    words = counted(lengths.words, "English word")
    ratio = lengths.ratio
    if ratio is None:
        return f"{hanzi}, {words}."
    if 1 / _USUAL <= ratio <= _USUAL:
        return f"{hanzi}, {words}: as long as is usual."
    longer, times = ("English", ratio) if ratio > 1 else ("Chinese", 1 / ratio)
    return f"{hanzi}, {words}: the {longer} is {times:.1f} times as long as is usual."


_END: Final = Text("A free translation may use other words.", "dim")
