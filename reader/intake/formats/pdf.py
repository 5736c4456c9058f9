"""PDF documents, read with pypdf: the text of each page, without what stands on every page.

Lines are as they are printed; assembly joins them to paragraphs. What is repeated at the top and the bottom of pages
is taken out here, where it is known how pages end, and told in a note.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections import Counter
from typing import Any

from reader.intake.formats.extracted import Extracted, numbered
from reader.intake.formats.extras import needs
from reader.intake.problems import UnreadableError

SUFFIXES = frozenset({".pdf"})

MOST_PAGES = 2_000
LONGEST = 120.0
"""Seconds spent on one document: ten pages a second are usual, and a hostile page may take any time."""

MOST_OPERATIONS = 2_000_000
"""Drawing operations read of one page; a page of text has some thousands."""

_MARK = b"%PDF-"
_EDGE = 2
"""Lines at the top, and as many at the bottom, that may be a header or a footer."""

_LEAST_PAGES, _MOST_OF_THEM = 3, 0.6
"""From so many pages on, what stands at the edge of this share of them is a header or a footer."""

_DIGITS = re.compile(r"\d+|[ivxlcdm]+(?=\s*$)")
_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_DAMAGED = "this PDF is damaged. Download or copy it again."
_LOCKED = "this PDF is locked with a password. Save it without one, and open that."
_PICTURES = "this PDF holds pictures of text only. Run text recognition (OCR) on it, and open what that gives."


class _TooMuchError(Exception):
    """A page, or the whole document, takes too long."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept what begins with the mark of a PDF; one that is called so may have a little before it."""
    return head.startswith(_MARK) or (extension in SUFFIXES and _MARK in head[:1024])


def extract(data: bytes) -> Extracted:
    """Read a PDF.

    Raises:
        UnreadableError: pypdf is missing, or the document is damaged, locked, or holds no text.
    """
    pypdf = needs("pdf", "pypdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of what it mends, into the terminal
    notes: list[str] = []
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableError(_LOCKED)
        pages = _pages(document, notes)
    except UnreadableError:
        raise
    except Exception as problem:
        # pypdf mends much and trips over the rest in many ways (KeyError, RecursionError, …): all mean the same here.
        if type(problem).__name__ in {"DependencyError", "WrongPasswordError", "FileNotDecryptedError"}:
            raise UnreadableError(_LOCKED) from problem
        raise UnreadableError(_DAMAGED) from problem
    if not any(any(line.strip() for line in page) for page in pages):
        raise UnreadableError(_PICTURES if pages else _DAMAGED)
    empty = sum(not any(line.strip() for line in page) for page in pages)
    if empty:
        notes.append(f"{empty} of {len(pages)} pages hold no text; if they are pictures of text, run OCR on them.")
    pages, furniture = _without_furniture(pages)
    if furniture:
        shown = ", ".join(f"“{line}”" for line in furniture[:4])
        notes.append(f"Left out what is repeated at the edge of pages: {shown}.")
    return Extracted(numbered(line for page in pages for line in page), "PDF", tuple(notes))


def _pages(document: Any, notes: list[str]) -> list[list[str]]:  # noqa: ANN401 - pypdf is loaded when needed
    """Return the lines of each page; those that cannot be read are told in a note."""
    deadline = time.monotonic() + LONGEST
    pages: list[list[str]] = []
    damaged = 0
    count = len(document.pages)
    for number in range(min(count, MOST_PAGES)):
        try:
            pages.append(_lines(_text(document.pages[number], deadline)))
        except _TooMuchError:
            if time.monotonic() > deadline:
                notes.append(f"Only {number} of {count} pages were read: this takes too long.")
                break
            damaged += 1
        except Exception:  # a damaged page; the others may still be whole
            damaged += 1
    if count > MOST_PAGES:
        notes.append(f"Only the first {MOST_PAGES} of {count} pages were read.")
    if damaged:
        if damaged >= min(count, MOST_PAGES):
            raise UnreadableError(_DAMAGED)
        notes.append(f"{damaged} of {count} pages are damaged and left out.")
    return pages


def _text(page: Any, deadline: float) -> str:  # noqa: ANN401 - see above
    operations = 0

    def count(*_: object) -> None:
        nonlocal operations
        operations += 1
        if operations > MOST_OPERATIONS or (operations % 1000 == 0 and time.monotonic() > deadline):
            raise _TooMuchError

    if time.monotonic() > deadline:
        raise _TooMuchError
    return str(page.extract_text(visitor_operand_before=count))


def _lines(text: str) -> list[str]:
    """Return the lines of a page without blank ones at its ends: a paragraph may go on over the page."""
    return _trimmed([line.rstrip() for line in _LINE_END.split(text)])


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


def _without_furniture(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Take out the lines that most pages have at their top or bottom, whatever numbers stand in them.

    Returns:
        the pages, and one example of each line taken out.
    """
    examples: dict[str, str] = {}
    if len(pages) >= _LEAST_PAGES:
        for place in (0, -1):
            for _ in range(_EDGE):  # from the edge inwards, as long as a line repeats
                shapes = Counter(_shape(page[place]) for page in pages if page)
                repeated = {shape for shape, count in shapes.items() if count >= _MOST_OF_THEM * len(pages)}
                for page in pages:
                    if page and _shape(page[place]) in repeated:
                        examples.setdefault(_shape(page[place]), page[place].strip()[:60])
                        page[:] = _trimmed(page[1:] if place == 0 else page[:-1])
    return pages, list(examples.values())


def _shape(line: str) -> str:
    """Return a line with its numbers made alike and its spaces left out."""
    return re.sub(r"\s+", "", _DIGITS.sub("#", line.strip()))
