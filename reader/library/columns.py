r"""How what is known is written into columns: text as it is, all else as short text beside it, and read back.

What belongs to a passage is one column, `lines|sentences|repairs`, empty parts left out from the end:

    12-14,20|23 14 1+30|[["wrapped-line",0,1,"\n",80,161]]

`lines` are ranges; a sentence is its length, with the gap before it where there is one (`1+30`); repairs of one kind
stand together: name, inferred, length, then what was there before and the places where it was. JSON keeps what SQLite's
TEXT cannot hold (lone surrogates, NUL in a repair's `before`), and reads back exactly.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from reader.model import SIDES, Credit, Passage, Repair, SentenceLink, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST: Final = 10_000_000
"""Numbers that one row's ranges may stand for: more lines than the largest file; a damaged range may say anything."""


def pack_passage(passage: Passage | None) -> tuple[str | None, str | None]:
    """Return the two columns of a passage: its text, and what is known about it; None twice when there is none.

    Raises:
        UnicodeEncodeError: the text holds a lone surrogate.
    """
    if passage is None:
        return None, None
    passage.text.encode()
    parts = (_ranges(passage.lines), _lengths(passage.sentences), _pack_repairs(passage.repairs))
    return passage.text, "|".join(parts).rstrip("|")


def unpack_passage(text: str | None, details: str | None) -> Passage | None:
    """Return the passage its two columns hold."""
    if text is None or details is None:
        return None
    lines, sentences, repairs, *_ = (*details.split("|", 2), "", "")
    return Passage(text, _numbers(lines), _unpack_repairs(repairs), _spans(sentences))


def pack_links(links: Iterable[SentenceLink]) -> str:
    """Return the column of a row's sentence links: `0:0:0.98 1-2:1:` is two links, the second without a score."""
    return " ".join(
        f"{_ranges(link.zh)}:{_ranges(link.en)}:{'' if link.score is None else repr(link.score)}" for link in links
    )


def unpack_links(column: str) -> tuple[SentenceLink, ...]:
    """Return the sentence links a column holds."""
    parts = (link.split(":") for link in column.split())
    return tuple(SentenceLink(_numbers(zh), _numbers(en), float(score) if score else None) for zh, en, score in parts)


def pack_credits(credits: tuple[Credit, ...]) -> str:
    """Return the column of a bulletin's credits."""
    return as_json([[each.text, each.lines, each.role, each.side, each.name] for each in credits]) if credits else ""


def unpack_credits(column: str) -> tuple[Credit, ...]:
    """Return the credits a column holds."""
    return tuple(Credit(text, tuple(lines), *rest) for text, lines, *rest in json.loads(column or "[]"))


def pack_words(words: Sequence[str]) -> str:
    """Return the column of several short texts, such as notes."""
    return as_json(words) if words else ""


def unpack_words(column: str) -> tuple[str, ...]:
    """Return the short texts a column holds."""
    return tuple(json.loads(column or "[]"))


def pack_path(path: str) -> bytes:
    """Return the column of a path: bytes, since a file's name need not be valid Unicode (PEP 383)."""
    return path.encode("utf-8", "surrogatepass")


def unpack_path(column: bytes) -> str:
    """Return the path a column holds."""
    return column.decode("utf-8", "surrogatepass")


def unpack_sides(column: str) -> tuple[Side, ...]:
    """Return the languages a column names: `zh en`, `zh`, `en` or nothing."""
    return tuple(side for side in SIDES if side in column)


def _ranges(numbers: Sequence[int]) -> str:
    """Write numbers as ranges, in their order: 1 2 3 7 is `1-3,7`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(f"{first}-{last}" if last > first else f"{first}" for first, last in found)


def _numbers(column: str) -> tuple[int, ...]:
    if not column:
        return ()
    if column.isdecimal():
        return (int(column),)
    ends = ([int(end) for end in part.split("-")] for part in column.split(","))
    ranges = [range(each[0], each[-1] + 1) for each in ends]
    if sum(map(len, ranges)) > _MOST:
        raise ValueError(column)
    return tuple(number for each in ranges for number in each)


def _lengths(spans: Iterable[Span]) -> str:
    written: list[str] = []
    end = 0
    for span in spans:
        length = span.end - span.start
        written.append(f"{length}" if span.start == end else f"{span.start - end}+{length}")
        end = span.end
    return " ".join(written)


def _spans(column: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    end = 0
    for part in column.split():
        gap, plus, length = part.rpartition("+")
        start = end + (int(gap) if plus else 0)
        end = start + int(length)
        spans.append(Span(start, end))
    return tuple(spans)


def _pack_repairs(repairs: Iterable[Repair]) -> str:
    def alike(repair: Repair) -> tuple[str, bool, int]:
        return repair.name, repair.inferred, repair.end - repair.start

    groups: list[list[str | int]] = []
    for (name, inferred, length), group in groupby(repairs, alike):
        groups.append([name, int(inferred), length])
        before: str | None = None
        for repair in group:
            groups[-1] += [repair.start] if repair.before == before else [repair.before, repair.start]
            before = repair.before
    return as_json(groups) if groups else ""


def _unpack_repairs(column: str) -> tuple[Repair, ...]:
    if not column:
        return ()
    repairs: list[Repair] = []
    for name, inferred, length, *places in json.loads(column):
        before = ""
        for place in places:
            if isinstance(place, str):
                before = place
            else:
                repairs.append(Repair(name, place, place + length, before, bool(inferred)))
    return tuple(repairs)


def as_json(value: Any) -> str:  # noqa: ANN401
    """Write JSON as short as can be: other scripts as they are, but for lone surrogates."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text
