"""What is said of a word that was looked up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.text import Text

from reader.language.cells import cell_width
from reader.language.syllables import bopomofo, marked
from reader.language.wordbook import readable
from reader.ui.view import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console, ConsoleOptions, RenderResult

    from reader.language.wordbook import Entry
    from reader.ui.learning.tutor import Found

_MOST: Final = 6  # entries that are told: a hanzi of many readings has so many
_JOIN: Final = "\u00a0"  # between what no line break may part: a gloss and its number
_WORD: Final = re.compile("[^ ]* *")


class WordPage:
    """What is known of a word, as Rich draws it: Rich itself would break a line at any white space.

    Args:
        text: what is said.
    """

    def __init__(self, text: Text) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text.plain.replace(_JOIN, " ")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, broken at spaces only."""
        for paragraph in self._text.split("\n"):
            breaks, used = [], 0
            for word in _WORD.finditer(paragraph.plain):
                if used and used + cell_width(word.group().rstrip(" ")) > options.max_width:
                    breaks.append(word.start())
                    used = 0
                used += cell_width(word.group())
            for line in paragraph.divide(breaks):
                line.rstrip()
                line.plain = line.plain.replace(_JOIN, " ")
                yield line


def word_page(found: Found, *, readings: str, traditional: bool) -> WordPage:
    """Return what is known of a word.

    Args:
        found: the word.
        readings: how readings are written: `pinyin` or `bopomofo`.
        traditional: whether words in glosses are shown in Traditional.
    """
    page = Text()
    write = bopomofo if readings == "bopomofo" else marked
    if found.name:
        page.append(plain(found.text), "bold")
        page.append(f"  {' '.join(map(write, found.reading))}" if found.reading else "", "italic")
        page.append(f"  {plain(found.name)}, a name of this library", "dim")
    elif not found.entries:
        page.append(plain(found.text), "bold")
        page.append("  is not in the dictionary", "dim")
    for number, entry in enumerate(found.entries[:_MOST]):
        page.append("\n" if number or found.name else "")
        _entry(page, entry, write, traditional=traditional)
    return WordPage(page)


def word_row(found: Found, *, readings: str) -> str:
    """Return a word, how it is read and what it means, with tabs between, as flash cards are made of.

    Args:
        found: the word.
        readings: how readings are written: `pinyin` or `bopomofo`.
    """
    write = bopomofo if readings == "bopomofo" else marked
    told = [(found.reading, found.name)] if found.name else []
    told += ((entry.syllables, "; ".join(entry.glosses)) for entry in found.entries[:_MOST] if not entry.is_pointer)
    spoken = dict.fromkeys(" ".join(map(write, syllables)) for syllables, _ in told)
    meanings = [readable(meaning, traditional=False) for _, meaning in told]
    return "\t".join(plain(part) for part in (found.text, ", ".join(spoken), " / ".join(meanings)))


def _entry(page: Text, entry: Entry, write: Callable[[str], str], *, traditional: bool) -> None:
    forms = [entry.traditional, entry.simplified] if traditional else [entry.simplified, entry.traditional]
    page.append(plain(" ".join(dict.fromkeys(forms))), "bold")
    page.append(f"  {' '.join(write(one) for one in entry.syllables)}  ", "italic")
    glosses = [plain(readable(gloss, traditional=traditional)) for gloss in entry.glosses]
    for number, gloss in enumerate(glosses, 1):
        page.append(f"{number}{_JOIN}" if len(glosses) > 1 else "", "dim")
        page.append(gloss + ("  " if number < len(glosses) else ""))
    if entry.classifiers:
        counted = ", ".join(plain(readable(one, traditional=traditional)) for one in entry.classifiers)
        page.append(f"  counted with {counted}", "dim")
