"""The registry of export formats: what each is called, what it is for, and which options it takes.

Each is written by the module named beside it. A module of a text format has `text(parts, choices)`, a generator of
pieces of text; any other has `write(parts, choices, *files)`. Both take bulletins one after the other, so that memory
holds one of them at a time.
"""

from __future__ import annotations

import difflib
import importlib
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Protocol

from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.export.choices import Choices, Part, Units


class Sink(Protocol):
    """Where bytes go: a file, or what is printed."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""


COMMON: Final = frozenset({"script", "min_score", "raw"})
"""Options that every format takes: they say what is exported, not how it is written."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing bulletins.

    Args:
        name: what it is called on the command line.
        about: what it is, in a few words, for the help.
        suffixes: how its file is named; several files, one for each language, where there are several.
        module: the module of this room that writes it.
        is_text: whether it may be printed on a terminal.
        extra: the extra of `pyproject.toml` whose package it needs, or None.
        package: the package to import from that extra.
        takes: the options it takes beside the `COMMON` ones, as `Choices` names them.
        units: what a unit is where the person does not say.
        is_exact: whether it has escapes of its own for characters that act on a terminal; text is left as it is.
        has_scripts: whether it holds the text in all scripts, so that it is given in its own.
    """

    name: str
    about: str
    suffixes: tuple[str, ...]
    module: str
    is_text: bool = True
    extra: str | None = None
    package: str = ""
    takes: frozenset[str] = field(default=frozenset({"order"}))
    units: Units = "paragraphs"
    is_exact: bool = False
    has_scripts: bool = False

    def write(self, parts: Iterable[Part], choices: Choices, *files: Sink) -> None:
        """Write bulletins.

        Args:
            parts: what to write; each is let go before the next is asked for.
            choices: how.
            files: where to, one for each of the `suffixes`.
        """
        module = importlib.import_module(f"reader.export.{self.module}")
        if not hasattr(module, "text"):
            module.write(parts, choices, *files)
            return
        for piece in module.text(parts, choices):
            files[0].write(piece.encode("utf-8"))

    def check_installed(self) -> None:
        """Make sure that the package it needs is there.

        Raises:
            ReaderError: it is not; the message says how to install it.
        """
        if self.extra is None:
            return
        try:
            importlib.import_module(self.package)
        except ImportError:
            raise ReaderError(
                f"writing {self.name.upper()} files needs an extra package. "
                f'Install it with: pip install "bulletin-reader[{self.extra}]"'
            ) from None


_PAIRED: Final = frozenset({"order", "units", "keep_gaps"})
_TABLE: Final = frozenset({"order", "bom"})

FORMATS: Final = {
    each.name: each
    for each in (
        Format("jsonl", "one JSON object a bulletin", (".jsonl",), "jsonl", takes=frozenset(), is_exact=True),
        Format("tmx", "translation memory, TMX 1.4b", (".tmx",), "tmx", takes=_PAIRED),
        Format("tsv", "table, tabs between", (".tsv",), "table", takes=_TABLE),
        Format("csv", "table, commas between", (".csv",), "table", takes=_TABLE),
        Format("xlsx", "workbook", (".xlsx",), "workbook", is_text=False, extra="xlsx", package="openpyxl"),
        Format("html", "page to read and print, side by side", (".html",), "page", has_scripts=True),
        Format("docx", "Word document, side by side", (".docx",), "docx", is_text=False),
        Format("md", "Markdown tables", (".md",), "markdown"),
        Format("anki", "flash cards", (".txt",), "anki", takes=_PAIRED - {"keep_gaps"}, units="sentences"),
        Format("moses", "two files, aligned by line", (".zh", ".en"), "moses", takes=_PAIRED - {"order"},
               units="sentences", is_text=False),
    )
}  # fmt: skip
"""All formats by name, in the order in which the help lists them."""


_NEAR: Final = 0.8  # xls is near xlsx, and txt is not near tmx


def format_of(name: str) -> Format:
    """Return the format of a name.

    Raises:
        ReaderError: there is none of this name.
    """
    if name in FORMATS:
        return FORMATS[name]
    near = difflib.get_close_matches(name, FORMATS, n=1)
    known = f"did you mean {near[0]}?" if near else f"the formats are {', '.join(FORMATS)}."
    raise ReaderError(f"{name} is not a format; {known}")


def format_for(file: str) -> Format | None:
    """Return the format a file's name tells, or None; `.txt` tells none.

    Raises:
        ReaderError: it nearly tells one: whoever opens `.xls` or `.htm` would find something else in it.
    """
    ending = PurePath(file.lower()).suffix.removeprefix(".")
    if ending in FORMATS:
        return FORMATS[ending]
    if ending and (near := difflib.get_close_matches(ending, FORMATS, n=1, cutoff=_NEAR)):
        raise ReaderError(f"{inert(file)}: .{inert(ending)} is not a format; did you mean .{near[0]}? Or use --format.")
    return None


def told() -> str:
    """Return all formats in words, for the help."""
    return "; ".join(f"{each.name}: {each.about}" for each in FORMATS.values())
