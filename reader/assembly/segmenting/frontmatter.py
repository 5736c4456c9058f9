"""Front matter: what a static site's page says about itself before its text begins.

YAML between lines of `---` and TOML between lines of `+++`, as Jekyll and Hugo read them. Only the shape of single
lines is looked at: nothing is evaluated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.assembly.segmenting.blocks import Block
from reader.assembly.segmenting.stretch import Edit, Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Line

#: Longer front matter than this is none (lines).
_MOST_LINES = 80
_FENCES = ("---", "+++")
_FIELD = re.compile(r"[A-Za-z_][\w.\- ]*\s*[:=](?:\s|$)|\"[^\"]+\"\s*:\s")
_INSIDE = re.compile(r"\s+\S|-\s|-$|#|[\])},]|[|>]")
_VALUE = re.compile(r"(\s*[A-Za-z_][\w\-]*\s*[:=]\s*)(.*\S)\s*$")

#: What a field holds that a reader reads; every other field is furniture.
_KINDS = {
    "title": "heading",
    **dict.fromkeys(("subtitle", "description", "summary", "excerpt", "abstract", "lead"), "text"),
    **dict.fromkeys(("author", "authors", "translator", "editor", "source"), "credit"),
}
_ROLES = {"author": "author", "authors": "author", "translator": "translator", "editor": "editor", "source": "source"}


def length(lines: Sequence[Line]) -> int:
    """Return how many lines at the start of a file are front matter (its fences and blank lines before it included)."""
    first = next((index for index, line in enumerate(lines) if line.text.strip()), None)
    if first is None or lines[first].text.strip() not in _FENCES:
        return 0
    fence, fields = lines[first].text.strip(), 0
    for index in range(first + 1, min(len(lines), first + _MOST_LINES)):
        text = lines[index].text
        if text.strip() == fence:
            return index + 1 if fields else 0
        if _FIELD.match(text):
            fields += 1
        elif text.strip() and not (fields and _INSIDE.match(text)):
            return 0
    return 0


def blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the lines of front matter as blocks: the title a heading, the description text, authors credits."""
    return [_block(Stretch.of(line).trimmed()) for line in lines if line.text.strip()]


def _block(stretch: Stretch) -> Block:
    found = _VALUE.match(stretch.text)
    key = found.group(1).strip(" \t:=").lower() if found else ""
    value = found.group(2) if found else ""
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    if not found or key not in _KINDS or value[0] in "[{|>" or not value.strip("\"' "):
        return Block(stretch, "furniture", opens=True, fixed=True, head=True)
    start, end = found.end(1) + quoted, found.end(2) - quoted
    edits = [Edit(0, start)] + ([Edit(end, len(stretch.text))] if end < len(stretch.text) else [])
    stretch = stretch.edited(edits, "markup").trimmed()
    kind = _KINDS[key]
    if kind == "heading":
        return Block(stretch, "heading", level=1, opens=True, fixed=True, head=True)
    if kind == "credit":
        return Block(stretch, "credit", role=_ROLES[key], name=stretch.text, opens=True, fixed=True, head=True)
    return Block(stretch, opens=True, item=True, fixed=True)
