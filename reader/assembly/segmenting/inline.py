"""Marks inside a line (Markdown emphasis, links and images, HTML tags) taken out, each on record.

The syntax is that of CommonMark 0.31 as far as it occurs in running text, and of HTML's phrasing tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.assembly.segmenting.stretch import Edit, Stretch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NAME = "markup"

#: Tag names that mark up text; anything else in angle brackets is text (`a < b`, `<公约>`).
_TAG_NAMES = """
    a abbr address article aside b bdi bdo big blockquote body br button caption center cite code col colgroup data dd
    del details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html
    i iframe img input ins kbd label legend li link main map mark meta nav nobr noscript object ol option p param path
    picture pre q rp rt ruby s samp script section select small source span strike strong style sub summary sup svg
    table tbody td template textarea tfoot th thead time title tr tt u ul use var video wbr
"""
TAG = re.compile(rf"</?(?:{'|'.join(_TAG_NAMES.split())})(?:\s[^<>]*)?/?>|<!--(?:(?!-->).){0, 500}-->", re.IGNORECASE)

#: A longer line is taken as it is: matching marks over it would cost more than they are worth (code points).
LONGEST = 20_000
#: A text without any of these holds no inline marks: most lines are passed over at this price.
_MARKS = re.compile(r"[<\[*_`~\\]")

_TARGET = r"\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_IMAGE = rf"!\[[^\[\]]*\]{_TARGET}"
IMAGE = re.compile(rf"\[\s*{_IMAGE}\s*\]{_TARGET}|{_IMAGE}|<img\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]{_TARGET}")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[([^\[\]]*)\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(?<!\*)(\*{1,3})(?![*\s])([^*]*[^*\s])\1(?!\*)")
_STRONG_SPACED = re.compile(r"(?<!\*)(\*\*)(?!\*)([^*]+)\1(?!\*)")
_UNDERLINE = re.compile(r"(?<![\w_])(_{1,3})(?![_\s])((?:[^_]|(?<=\w)_(?=\w))*[^_\s])\1(?![^\W_]|_)")
_STRUCK = re.compile(r"(~~)(?!\s)([^~]+)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def plain(stretch: Stretch, references: Collection[str] = ()) -> Stretch:
    """Return the text without inline marks; links keep their text, images go.

    Args:
        stretch: a line, or what block marks have left of it.
        references: the names that link definitions of the file give, lower-case.
    """
    if len(stretch.text) > LONGEST or not _MARKS.search(stretch.text):
        return stretch.trimmed()
    for edits in (_tags, lambda text: _links(text, references), _emphasis, _escapes):
        found = _apart(sorted(edits(stretch.text)))
        if found:
            stretch = stretch.edited(found, NAME)
    return stretch.trimmed()


def _apart(edits: list[Edit]) -> list[Edit]:
    """Drop edits that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _tags(text: str) -> Iterator[Edit]:
    if "<" not in text:
        return
    for found in TAG.finditer(text):
        start, end = found.span()
        breaks = found.group().lower().startswith(("<br", "<td", "<th", "<li")) and start > 0 and end < len(text)
        spaced = breaks and not text[start - 1].isspace() and not text[end].isspace()
        yield Edit(start, end, " " if spaced else "")
    for found in _AUTOLINK.finditer(text):
        yield Edit(found.start(), found.start() + 1)
        yield Edit(found.end() - 1, found.end())


def _links(text: str, references: Collection[str]) -> Iterator[Edit]:
    if "[" not in text:
        return
    for found in IMAGE.finditer(text):
        yield Edit(*found.span())
    for found in _LINK.finditer(text):
        yield Edit(found.start(), found.start() + 1)
        yield Edit(found.end(1), found.end())
    for found in _REFERENCE.finditer(text):
        if (found.group(2) or found.group(1)).lower() in references:
            yield Edit(found.start(), found.start() + 1)
            yield Edit(found.end(1), found.end())


def _emphasis(text: str) -> Iterator[Edit]:
    taken = bytearray(len(text))
    for pattern, mark in ((_CODE, "`"), (_STRONG, "*"), (_STRONG_SPACED, "*"), (_UNDERLINE, "_"), (_STRUCK, "~")):
        if mark not in text:
            continue
        for found in pattern.finditer(text):
            edges = [(found.start(), found.end(1)), (found.end(2), found.end())]
            if any(any(taken[start:end]) for start, end in edges):
                continue
            for start, end in [found.span()] if pattern is _CODE else edges:
                taken[start:end] = b"\1" * (end - start)
            yield from (Edit(start, end) for start, end in edges)


def _escapes(text: str) -> Iterator[Edit]:
    if "\\" in text:
        for found in _ESCAPE.finditer(text):
            yield Edit(found.start(), found.start() + 1)
