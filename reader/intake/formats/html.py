"""HTML: the text of a web page as lines, both languages kept, what no browser shows left out.

A block element is a paragraph, `<br>` ends a line, headings and list items carry the marks of Markdown; line numbers
count the lines given here. Page furniture is left to assembly (`assembly/segmenting/furniture.py`), but for `<nav>`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.intake.formats.charset import decode_html
from reader.intake.formats.columns import HANZI, WORD
from reader.intake.formats.elements import (
    DROPPED,
    ENDS,
    HEADINGS,
    LINE_ELEMENTS,
    NEVER_OPEN,
    PARAGRAPHS,
    READINGS,
    TABLE_PARTS,
    TRACKED,
)
from reader.intake.formats.page import Page
from reader.intake.formats.tags import Token, attributes, decoded, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.intake.formats.extracted import Extracted
    from reader.intake.formats.page import Cell

SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
_BEGINS = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_A_TAG = re.compile(
    rb"</?(?:p|div|br|table|tr|td|span|h[1-6]|a|li|ul|meta|title|body|article|section)\b", re.IGNORECASE
)
_MANY_TAGS = 10

_WIDE = r"[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
"""A line end of the source between two wide characters is no space (CSS Text 3, 4.1.3); any other is one."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TITLE_END = re.compile(r"\s*[-_|–—·:：]+\s*\S")

SHOWN, HIDDEN, OUT = 0, 1, 2
"""What becomes of text: a reader sees it; a script may show it later; it is none of the page's text."""

_FARTHEST = 64
"""An end tag looks this far back among the open elements for its start."""

_A_LANGUAGE, _SCARCE = 100, 0.25
"""Hidden text stays when it has so many hanzi or words of a language of which the page shows less than this share."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept what begins as a web page does, or is called one and holds tags."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _BEGINS.match(plain):
        return True
    if extension in SUFFIXES:
        return bool(_A_TAG.search(plain)) and not plain.startswith((b"PK\x03\x04", b"%PDF-", b"\x1f\x8b"))
    tagged = extension not in _TEXT_SUFFIXES and plain.lstrip().startswith(b"<")
    return tagged and len(_A_TAG.findall(plain)) >= _MANY_TAGS


def extract(data: bytes) -> Extracted:
    """Read a web page.

    Raises:
        decode.NotTextError: it is not text.
    """
    text = decode_html(data)
    reader = Reader(titled=True)
    reader.read(text.text, xhtml=text.text[:200].lstrip("\ufeff \t\r\n").startswith("<?xml"))
    page = Page()
    notes = reader.finish(page)
    return page.extracted(text.encoding, (*text.notes, *notes))


class Reader:
    """Follows the tags of one HTML text and collects its lines.

    Args:
        titled: the `<title>` stands for a heading where the page has none.
    """

    def __init__(self, *, titled: bool = False) -> None:
        self.titled = titled
        self.title = ""
        self.items: list[tuple[int, str | list[list[Cell]]]] = []
        self.open: list[tuple[str, int]] = []
        self.counts: Counter[str] = Counter()
        self.state = SHOWN
        self.line: list[str] = []
        self.level = 0
        self.mark = ""
        self.preformatted = 0
        self.rows: list[list[Cell]] | None = None
        self.rows_state = SHOWN

    def read(self, text: str, *, xhtml: bool) -> None:
        """Read one HTML text to its end."""
        for token in tokens(text, xhtml=xhtml):
            if token.kind == "text":
                if self.state != OUT:
                    self.line.append(token.content)
            elif token.kind == "raw":
                if token.name == "title" and self.state == SHOWN and not self.title:
                    self.title = _SPACE.sub(" ", decoded(token.content)).strip()
            elif token.kind == "start":
                self._start(token, ends_itself=xhtml and token.empty)
            else:
                self._end(token.name)
        self._unwind(0)
        self._paragraph()
        self._release()
        self.state, self.preformatted, self.level, self.mark = SHOWN, 0, 0, ""

    def _start(self, token: Token, *, ends_itself: bool) -> None:
        name = token.name
        for group, stops in ENDS.get(name, ()):
            self._close(group, stops)
        self._break(name)
        if ends_itself or name in NEVER_OPEN:
            return
        state = max(self.state, _state(token))
        if name in READINGS and not self.counts["ruby"]:
            state = self.state
        if state == HIDDEN and name not in PARAGRAPHS:
            state = OUT  # words inside a line
        if name in TRACKED or state > self.state or self.state > SHOWN:
            self.open.append((name, self.state))
            self.counts[name] += 1
            self.state = state
        if self.state == OUT:
            return
        if name in HEADINGS:
            self.level = int(name[1])
        elif name == "li":
            self.mark = "- "
        elif name == "pre":
            self.preformatted += 1
        elif name in {"table", "tr", "td", "th"}:
            self._table(name)

    def _end(self, name: str) -> None:
        self._break(name)
        if name not in NEVER_OPEN:
            self._close((name,), () if name in TABLE_PARTS else TABLE_PARTS)

    def _close(self, names: Iterable[str], stops: Iterable[str]) -> None:
        """Close the innermost open element of one of some names, unless a stop lies between."""
        if not any(self.counts[name] for name in names):
            return
        for place in range(len(self.open) - 1, max(-1, len(self.open) - 1 - _FARTHEST), -1):
            name = self.open[place][0]
            if name in names:
                self._unwind(place)
                return
            if name in stops:
                return

    def _unwind(self, place: int) -> None:
        """Close the open elements from a place on, the innermost first."""
        while len(self.open) > place:
            closed, before = self.open.pop()
            self.counts[closed] -= 1
            if before != self.state:
                self._break(closed)
            self.state = before
            self._closed(closed)

    def _closed(self, name: str) -> None:
        if self.state == OUT:
            return
        if name in HEADINGS:
            self._paragraph()
            self.level = 0
        elif name == "pre":
            self._paragraph()
            self.preformatted -= 1
        elif name == "table":
            self._paragraph()
            self._release()

    def _break(self, name: str) -> None:
        if self.state == OUT:
            return
        if name in PARAGRAPHS:
            self._paragraph()
        elif name in LINE_ELEMENTS:
            self._flush()

    def _table(self, name: str) -> None:
        """Open a table, a row or a cell; a table inside a table means that the outer one is layout."""
        if name == "table":
            self._release()
            self.rows, self.rows_state = [], self.state
        elif self.rows is not None:
            if name == "tr" or not self.rows:
                self.rows.append([])
            if name != "tr":
                self.rows[-1].append([])

    def _release(self) -> None:
        if self.rows is not None:
            rows, self.rows = self.rows, None
            self.items.append((self.rows_state, rows))

    def _paragraph(self) -> None:
        self._flush()
        if not self.level and (self.rows or not self.items or self.items[-1][1] != ""):
            self._add("")

    def _flush(self) -> None:
        """End the line."""
        if not self.line:
            return
        text = "".join(self.line)
        self.line.clear()
        if self.preformatted:
            for line in text.split("\n"):
                self._add(line.rstrip())
            return
        text = _SPACE.sub(" ", _BREAK.sub("", text)).strip(" ")
        if not text.strip():
            if text:
                self._add("")
            return
        if self.level:
            self._add("")
            self._add(f"{'#' * self.level} {text}")
            self._add("")
        else:
            self._add(self.mark + text)
        self.mark = ""

    def _add(self, line: str) -> None:
        if self.state == OUT:
            return
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(line)
        else:
            self.items.append((self.state, line))

    def finish(self, page: Page) -> tuple[str, ...]:
        """Put all that was read on a page; returns what should be said about it."""
        keep = self._keeps_hidden()
        items = [item for state, item in self.items if state == SHOWN or (keep and state == HIDDEN)]
        if self.titled and self.title:
            items = _with_title(items, self.title)
        for item in items:
            if isinstance(item, str):
                page.line(item)
            else:
                page.table(item)
        return ("Text that the page hides was kept: it is in another language.",) if keep else ()

    def _keeps_hidden(self) -> bool:
        """Tell whether what is hidden is the other language, as on pages with a button to change it."""
        counts = [[0, 0], [0, 0]]
        for state, item in self.items:
            lines = [item] if isinstance(item, str) else [line for row in item for cell in row for line in cell]
            for line in lines:
                counts[state][0] += len(HANZI.findall(line))
                counts[state][1] += len(WORD.findall(line))
        return any(
            hidden >= _A_LANGUAGE and shown < _SCARCE * hidden
            for shown, hidden in zip(counts[SHOWN], counts[HIDDEN], strict=True)
        )


def _state(token: Token) -> int:
    """Return what becomes of the text of an element."""
    if token.name in DROPPED:
        return OUT
    content = token.content
    if "hid" not in content.lower() and "none" not in content.lower():
        return SHOWN
    found = attributes(content)
    hides = found.get("hidden", "until-found").lower() != "until-found" or _HIDING.search(found.get("style", ""))
    return HIDDEN if hides else SHOWN


def _with_title(items: list[str | list[list[Cell]]], title: str) -> list[str | list[list[Cell]]]:
    """Make a heading of the page's title where it has none: of the line it repeats, or else of the title itself."""
    texts = [item for item in items if isinstance(item, str)]
    if any(text.startswith("# ") for text in texts):
        return items
    for place, item in enumerate(items):
        if isinstance(item, str) and len(item) >= 4 and title.startswith(item.lstrip("# ")):
            bare = item.lstrip("# ")
            if title == bare or _TITLE_END.match(title, len(bare)):
                return [*items[:place], "", item if item.startswith("#") else f"# {bare}", "", *items[place + 1 :]]
    return [f"# {title}", "", *items]
