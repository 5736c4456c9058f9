"""JSON Lines: our own export read back, and the lines of `zh` and `en` that corpora are handed around as."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from reader.intake.decode import decode
from reader.intake.formats.extracted import Extracted, RawLine
from reader.intake.problems import UnreadableError
from reader.model import SIDES, SentenceLink, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Side

SUFFIXES = frozenset({".jsonl", ".ndjson"})

_RECORD = re.compile(rb"""\s*\{"id": ?"[0-9a-f-]{1,40}", ?"source":""")


def recognises(head: bytes, extension: str) -> bool:
    """Accept by extension, or what begins like our own export."""
    return extension in SUFFIXES or bool(_RECORD.match(head.removeprefix(b"\xef\xbb\xbf")))


def extract(data: bytes) -> Extracted:
    """Read JSON Lines; each bulletin is one article, and all pairs that belong to none are one together.

    Raises:
        UnreadableError: no line holds a bulletin or a pair.
        decode.NotTextError: it is no text.
    """
    decoded = decode(data)
    lines: list[RawLine] = []
    article, loose, bad = -1, False, 0
    for number, text in enumerate(re.split(r"\r\n|\r|\n", decoded.text), start=1):
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):  # nesting without end is no bulletin either
            bad += 1
            continue
        if isinstance(record, dict) and isinstance(record.get("rows"), list):
            article, loose = article + 1, False
            lines += _bulletin(record, article, number)
        elif pair := _pair(record):
            article, loose = (article, True) if loose else (article + 1, True)
            lines += _lines(pair, number, Unit(article, number))
        else:
            bad += 1
    if bad and not lines:
        raise UnreadableError('this JSON holds no bulletins. Each line should have "rows", or "zh" and "en".')
    notes = (f"{bad} {'line is' if bad == 1 else 'lines are'} no bulletin and left out.",) if bad else ()
    return Extracted(lines, decoded.encoding, decoded.notes + notes)


def _bulletin(record: dict[str, Any], article: int, number: int) -> Iterator[RawLine]:
    """Yield the lines of one bulletin of our own export (`export/jsonl.py`)."""
    place = 0
    title = _dict(record.get("title"))
    yield from _lines({side: _string(title.get(side)) for side in SIDES}, number, Unit(article, place, "title"))
    if date := _string(record.get("date")):
        yield RawLine(date, number, None, Unit(article, place, "date"))
    for credit in map(_dict, _list(record.get("credits"))):
        place += 1
        kind = _string(credit.get("role")) or None
        for line in _string(credit.get("text")).split("\n"):
            yield RawLine(line, number, None, Unit(article, place, "credit", kind))
    for row in map(_dict, _list(record.get("rows"))):
        place += 1
        texts = {side: _string(_dict(row.get(side)).get("text")) for side in SIDES}
        unit = Unit(article, place, "row", score=_number(row.get("score")), links=_links(row.get("sentences")))
        yield from _lines(texts, number, unit)


def _pair(record: object) -> dict[Side, str]:
    """Return the texts of a line that holds one pair: `{"zh": …, "en": …}`, or the same under `translation`."""
    inner = _dict(record).get("translation", record)
    texts: dict[Side, str] = {side: _string(_dict(inner).get(side)) for side in SIDES}
    return texts if any(texts.values()) else {}


def _lines(texts: dict[Side, str], number: int, unit: Unit) -> Iterator[RawLine]:
    for side, text in texts.items():
        for line in re.split(r"\r\n|\r|\n", text):
            if line.strip():
                yield RawLine(line, number, side, unit)


def _links(value: object) -> tuple[SentenceLink, ...]:
    """Read sentence links, which count from 1; one that is malformed makes all of the row's worthless."""
    links = []
    for link in _list(value):
        match link:
            case [list(zh), list(en), score] if all(type(n) is int and n > 0 for n in (*zh, *en)):
                links.append(SentenceLink(tuple(n - 1 for n in zh), tuple(n - 1 for n in en), _number(score)))
            case _:
                return ()
    return tuple(links)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
