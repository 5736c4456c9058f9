"""JSON Lines: one object a bulletin, the contract other programs read (README, "For other programs").

Sentence numbers count from 1 like line numbers. The text is written as it is, in UTF-8, but for characters that act on
a terminal or are no Unicode (in file names): JSON has escapes for these, and reading the line gives them back.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.inert import ACTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.export.choices import Choices, Part
    from reader.model import Bulletin, Credit, Passage, Row, SentenceLink, Source


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:  # noqa: ARG001 - all choices are made before
    """Yield the lines of bulletins, each with its end; a part of one has the rows of the part only."""
    for part in parts:
        bulletin = part.bulletin
        whole = bulletin if part.rows is bulletin.rows else replace(bulletin, rows=tuple(part.rows))
        yield dump(whole, part.notes) + "\n"


def dump(bulletin: Bulletin, notes: Mapping[str, str] | None = None) -> str:
    """Return one bulletin as one line of JSON, without a line end.

    Args:
        bulletin: the bulletin.
        notes: what the person wrote about rows, by their ids, and about the title by the bulletin's id; only what has a
            note has the key.
    """
    notes = notes or {}
    record = {
        "id": bulletin.id,
        "source": source_name(bulletin.source),
        "date": bulletin.date.isoformat() if bulletin.date else None,
        "title": {
            "zh": bulletin.zh_title.text if bulletin.zh_title else None,
            "en": bulletin.en_title.text if bulletin.en_title else None,
            "zh_lines": list(bulletin.zh_title.lines) if bulletin.zh_title else [],
            "en_lines": list(bulletin.en_title.lines) if bulletin.en_title else [],
        },
        "credits": [_credit(credit) for credit in bulletin.credits],
        "rows": [_row(row) | _note(notes, row.id) for row in bulletin.rows],
        **_note(notes, bulletin.id),
    }
    return one_line(record)


def one_line(record: Mapping[str, Any]) -> str:
    """Return an object as one line of JSON that acts on no terminal, without a line end."""
    # Outside strings JSON has ASCII only, so whatever is found stands inside one.
    return ACTING.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(record, ensure_ascii=False))


def source_name(source: Source) -> str | dict[str, str]:
    """Return a source as the contract has it: a path, or one for each language."""
    return {"zh": source.zh, "en": source.en} if source.is_pair else source.zh


def _credit(credit: Credit) -> dict[str, Any]:
    return {"text": credit.text, "lines": list(credit.lines), "role": credit.role}


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": "paragraph",
        "score": None if row.score is None else round(row.score, 3),
        "zh": _passage(row.zh),
        "en": _passage(row.en),
        "sentences": [_link(link) for link in row.links],
        **({"checked": row.checked} if row.checked is not None else {}),
    }


def _note(notes: Mapping[str, str], name: str) -> dict[str, str]:
    return {"note": notes[name]} if notes.get(name) else {}


def _passage(passage: Passage | None) -> dict[str, Any] | None:
    return None if passage is None else {"text": passage.text, "lines": list(passage.lines)}


def _link(link: SentenceLink) -> list[Any]:
    score = None if link.score is None else round(link.score, 3)
    return [[n + 1 for n in link.zh], [n + 1 for n in link.en], score]
