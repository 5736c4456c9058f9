"""What a search found as JSON: one object a query, on one line. This is the contract other programs read.

    {"query", "ms", "hits": [{"source": path | {"zh": path, "en": path}, "bulletin", "row", "score", "via",
                              "zh": {"text", "lines": [n], "spans": [{"start", "end", "text", "via"}]} | null,
                              "en": {...} | null}]}

The best hit comes first; hits of better tiers (`via`) stand before those of others whatever their scores. Spans are
code points of the side's own text. `row` is the row's id; where the title is what was found, it is the bulletin's. A
query that cannot be answered has no hits, and says why: `{"query", "ms", "hits": [], "error"}`. One that was given up
before all rows were looked at says so in `"note"`, as does one with a quotation mark that is not closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export import hits_text
from reader.export.jsonl import one_line, source_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.library.searching.hits import Found, Hit
    from reader.library.searching.matches import Lit
    from reader.model import Passage


def dump(query: str, found: Found) -> str:
    """Return what was found as one line of JSON, without a line end; `query` is as it was asked."""
    from reader.library.searching.query import unclosed

    said = [found.note] if found.note else []
    if mark := unclosed(query):
        said.append(hits_text.open_mark(mark))
    note = {"note": "; ".join(said)} if said else {}
    ms = round(found.milliseconds, 2)
    return one_line({"query": query, "ms": ms, "hits": [_hit(hit) for hit in found.hits], **note})


def dump_error(query: str, problem: str) -> str:
    """Return the line about a query that cannot be answered."""
    return one_line({"query": query, "ms": 0, "hits": [], "error": problem})


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "source": source_name(hit.source),
        "bulletin": hit.bulletin,
        "row": hit.row,
        "score": round(hit.score, 4),
        "via": hit.via,
        "zh": _side(hit.zh, hit.zh_lit),
        "en": _side(hit.en, hit.en_lit),
    }


def _side(passage: Passage | None, lit: Iterable[Lit]) -> dict[str, Any] | None:
    if passage is None:
        return None
    spans = [
        {
            "start": each.span.start,
            "end": each.span.end,
            "text": passage.text[each.span.start : each.span.end],
            "via": each.via,
        }
        for each in lit
    ]
    return {"text": passage.text, "lines": list(passage.lines), "spans": spans}
