"""The file formats that can be read: one module each, and this registry.

A format is recognised by content first and by extension second. Each reader takes the bytes of a file and gives lines
(`extracted.py`). A module imports what it needs beyond the standard library when it is asked to read, through
`extras.needs` (`extras.py`).

- To be read as text: `text.py`, `html.py` (by `tags.py`, `elements.py` and `charset.py`), `docx.py`, `epub.py`,
  `pdf.py`; what documents have in common is in `page.py`.
- Aligned already: `tmx.py`, `xliff.py`, `table.py`, `xlsx.py`, `jsonl.py`, `subtitles.py`; their rows are `units.py`,
  their XML is read by `xmlstream.py` and `inline.py`, their columns are told by `columns.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.intake.formats import docx, epub, html, jsonl, pdf, subtitles, table, text, tmx, xliff, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.intake.formats.extracted import Extracted


class Format(NamedTuple):
    """A file format.

    Args:
        name: what people call it.
        suffixes: the extensions of its files (lower case, with the dot): what is read inside a folder.
        recognises: whether a file is of this format, by its first bytes (see `HEAD`) and its extension.
        extract: the lines of the file's bytes; raises `decode.NotTextError` when they are no text, and
            `problems.UnreadableError` when something else is wrong.
    """

    name: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes, str], bool]
    extract: Callable[[bytes], Extracted]


HEAD = 4096
"""So many first bytes of a file are shown to `recognises`."""

FORMATS: tuple[Format, ...] = (
    Format("TMX", tmx.SUFFIXES, tmx.recognises, tmx.extract),
    Format("XLIFF", xliff.SUFFIXES, xliff.recognises, xliff.extract),
    Format("DOCX", docx.SUFFIXES, docx.recognises, docx.extract),
    Format("EPUB", epub.SUFFIXES, epub.recognises, epub.extract),
    Format("PDF", pdf.SUFFIXES, pdf.recognises, pdf.extract),
    Format("XLSX", xlsx.SUFFIXES, xlsx.recognises, xlsx.extract),
    Format("HTML", html.SUFFIXES, html.recognises, html.extract),
    Format("JSON Lines", jsonl.SUFFIXES, jsonl.recognises, jsonl.extract),
    Format("subtitles", subtitles.SUFFIXES, subtitles.recognises, subtitles.extract),
    Format("table", table.SUFFIXES, table.recognises, table.extract),
    Format("plain text", text.SUFFIXES, text.recognises, text.extract),
)
"""In the order in which they are asked; plain text takes what no other wants."""

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes)
"""The extensions of all formats."""


def format_of(head: bytes, extension: str) -> Format:
    """Return the format of a file by its first bytes and its extension."""
    return next(known for known in FORMATS if known.recognises(head, extension))
