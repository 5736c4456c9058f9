"""How nouns are written into columns: text as it is, everything about the text as compact JSON beside it.

JSON keeps what SQLite's TEXT cannot hold (lone surrogates, NUL in a repair's `before`) and reads back exactly.
"""

from __future__ import annotations

import json
from typing import Any

from reader.model import SIDES, Credit, Passage, Repair, SentenceLink, Side, Span

# A row's passage in columns: its text (None when the side is missing), and `[lines, repairs, sentences]`.
Columns = tuple[str | None, str | None]


def pack_passage(passage: Passage | None) -> Columns:
    """Return the two columns of a passage."""
    if passage is None:
        return None, None
    repairs = [[r.name, r.start, r.end, r.before, r.inferred] for r in passage.repairs]
    sentences = [[span.start, span.end] for span in passage.sentences]
    return passage.text, _json([passage.lines, repairs, sentences])


def unpack_passage(text: str | None, details: str | None) -> Passage | None:
    """Return the passage its two columns hold."""
    if text is None or details is None:
        return None
    lines, repairs, sentences = json.loads(details)
    return Passage(
        text, tuple(lines), tuple(Repair(*repair) for repair in repairs), tuple(Span(*span) for span in sentences)
    )


def pack_links(links: tuple[SentenceLink, ...]) -> str:
    """Return the column of a row's sentence links."""
    return _json([[link.zh, link.en, link.score] for link in links])


def unpack_links(column: str) -> tuple[SentenceLink, ...]:
    """Return the sentence links a column holds."""
    return tuple(SentenceLink(tuple(zh), tuple(en), score) for zh, en, score in json.loads(column))


def pack_credits(credits: tuple[Credit, ...]) -> str:
    """Return the column of a bulletin's credits."""
    return _json([[each.text, each.lines, each.role, each.side, each.name] for each in credits])


def unpack_credits(column: str) -> tuple[Credit, ...]:
    """Return the credits a column holds."""
    return tuple(Credit(text, tuple(lines), *rest) for text, lines, *rest in json.loads(column))


def pack_words(words: tuple[str, ...]) -> str:
    """Return the column of several short texts, such as notes."""
    return _json(words)


def unpack_words(column: str) -> tuple[str, ...]:
    """Return the short texts a column holds."""
    return tuple(json.loads(column))


def pack_path(path: str) -> bytes:
    """Return the column of a path: bytes, since a file's name need not be valid Unicode (PEP 383)."""
    return path.encode("utf-8", "surrogatepass")


def unpack_path(column: bytes) -> str:
    """Return the path a column holds."""
    return column.decode("utf-8", "surrogatepass")


def pack_sides(sides: tuple[Side, ...]) -> str:
    """Return the column of the languages present: `zh en`, `zh`, `en` or nothing."""
    return " ".join(sides)


def unpack_sides(column: str) -> tuple[Side, ...]:
    """Return the languages a column names."""
    return tuple(side for side in SIDES if side in column)


def _json(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, separators=(",", ":"))
