"""Markdown: a heading and a table a bulletin (GitHub Flavored Markdown, "Tables (extension)").

Nothing in a text is markup: ASCII punctuation that may begin any (CommonMark 2.4) has a backslash before it, and so has
what "Autolinks (extension)" knows an address by. What a site does with names and numbers in a finished page (mentions,
issues, emoji) is not Markdown's to forbid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reader.export.choices import OWN_NAME, note_on
from reader.inert import inert
from reader.library.syncing.outcomes import name_of
from reader.model import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.choices import Choices, Part
    from reader.model import Bulletin, Passage, Row

_MARKUP: Final = re.compile(
    r"[\\`*_{}\[\]<>|~&$#@!^=]"
    r"|:(?=//|[\w+-]+:)"  # links, and emoji by their names where they are part of the dialect
    r"|(?<=\bwww)\."
    r"|(?<![^\s])[+\-](?=\s|$)"  # a list; only outside tables, and harmless inside
    r"|(?<=\d)[.)](?=\s|$)"
)


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    """Yield the bulletins one by one.

    Args:
        parts: bulletins.
        choices: which language stands left.
    """
    for number, part in enumerate(parts):
        head = _head(part.bulletin, choices)
        columns = " | ".join(OWN_NAME[side] for side in choices.sides)
        lines = [*head, "", f"| {columns} |", "| --- | --- |", *(_row(row, part, choices) for row in part.rows)]
        yield ("\n" if number else "") + "\n".join(lines if part.rows else head) + "\n"


def _head(bulletin: Bulletin, choices: Choices) -> list[str]:
    titles = [_inline(title) for side in choices.sides if (title := bulletin.title(side))]
    date = bulletin.date.isoformat() if bulletin.date else None
    facts = [date, *(credit.text for credit in bulletin.credits), inert(name_of(bulletin.source))]
    return [f"## {' / '.join(titles) or 'Untitled'}", "", " · ".join(_escaped(fact) for fact in facts if fact)]


def _row(row: Row, part: Part, choices: Choices) -> str:
    first, second = (_inline(row.passage(side)) for side in choices.sides)
    doubt = f" *(score {row.score:.2f})*" if row.score is not None and row.score < DOUBTFUL else ""
    note = f"<br>— {_escaped(remark)}" if (remark := note_on(part, row.id)) else ""
    return f"| {first} | {second}{doubt}{note} |"


def _inline(passage: Passage | None) -> str:
    return _escaped(passage.text) if passage else ""


def _escaped(text: str) -> str:
    """Return text as one line that stands for itself; line ends are kept as breaks."""
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", line.strip()) for line in text.split("\n"))
