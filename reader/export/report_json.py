"""A report as JSON: one object a source, each on a line. This is the contract other programs read.

    {"source": path | {"zh": path, "en": path}, "status": "clean" | "look" | "unreadable", "problem": text | null,
     "files": [{"path", "format", "encoding", "margin": number | null,
                "lines": {"total", "title", "row", "credit", "furniture", "nowhere": [n], "twice": [n]},
                "repairs": [{"name", "why", "count", "inferred", "examples": [change]}],
                "suspected": [{"name", ...change}]}],
     "bulletins": [{"id", "title": {"zh", "en"}, "rows": number, "one_sided": "zh" | "en" | null}],
     "doubtful": [{"bulletin", "row", "score", "zh_lines": [n], "en_lines": [n]}], "notes": [text],
     "corrected": [{"bulletin", "row", "checked": "corrected" | "pinned", "zh_lines": [n], "en_lines": [n]}],
     "unmatched": [{"bulletin", "kind", "made", "rows": [{"zh": [text], "en": [text]}]}]}

At most three examples stand for each repair; everything else is listed, however much it is. A change is
`{"line", "left", "before", "after", "right"}`. `margin` tells by how much (natural logarithm) the encoding is likelier
than the next; null: none other fits, or it was named. A line that was cut counts once, where it comes first; `nowhere`
and `twice` are empty but for mistakes of the program. What is `unmatched` was put right in text that is not there any
more. Bulletins and lines are told as they were read, rows that are doubtful or were put right as corrected.

Where the library is checked, a line about it comes first:

    {"library": path, "status": "sound" | "damaged", "problems": [text], "sources", "bulletins", "rows",
     "lost_bookmarks": [{"source", "bulletin", "row", "title", "zh", "en", "note", "made", "file": "read" | "gone"}],
     "lost_corrections": [{"source", "bulletin", "kind", "made", "rows": [{"zh": [text], "en": [text]}]}]}

Corrections are lost here whose file is gone; those of files that can be read stand with these, as `unmatched`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.export.jsonl import one_line, source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.export.report import Corrected, Doubtful, Example, FileReport, Repaired, Report
    from reader.library.contents import Counts
    from reader.library.correcting.journal import Entry
    from reader.library.places.matching import Matched
    from reader.model import Bulletin, Passage, Source


def dump(report: Report) -> str:
    """Return one report as one line of JSON, without a line end."""
    return one_line(
        {
            "source": source_name(report.source),
            "status": "clean" if report.is_clean else "look",
            "problem": None,
            "files": [_file(file) for file in report.files],
            "bulletins": [_bulletin(bulletin) for bulletin in report.document.bulletins],
            "doubtful": [_doubtful(each) for each in report.doubtful],
            "notes": list(report.document.notes),
            "corrected": [_corrected(each) for each in report.corrected],
            "unmatched": [_unmatched(entry) for entry in report.unmatched],
        }
    )


def dump_unreadable(source: Source, reason: str) -> str:
    """Return the line about a source that could not be read: the same keys, with nothing in them."""
    return one_line(
        {
            "source": source_name(source),
            "status": "unreadable",
            "problem": reason,
            "files": [],
            "bulletins": [],
            "doubtful": [],
            "notes": [],
            "corrected": [],
            "unmatched": [],
        }
    )


def dump_library(
    path: str, counts: Counts, problems: Sequence[str], lost: Sequence[Matched] = (), strays: Sequence[Entry] = ()
) -> str:
    """Return the line about the library itself; as for `report_text.about_library`."""
    return one_line(
        {
            "library": path,
            "status": "damaged" if problems else "sound",
            "problems": list(problems),
            "sources": counts.sources,
            "bulletins": counts.bulletins,
            "rows": counts.rows,
            "lost_bookmarks": [_lost(one) for one in lost],
            "lost_corrections": [{"source": source_name(each.source)} | _unmatched(each) for each in strays],
        }
    )


def _lost(one: Matched) -> dict[str, Any]:
    mark = one.bookmark
    return {
        "source": source_name(mark.source),
        "bulletin": mark.bulletin,
        "row": mark.row,
        "title": mark.title,
        "zh": mark.zh,
        "en": mark.en,
        "note": mark.note,
        "made": mark.made,
        "file": "read" if one.is_read else "gone",
    }


def _file(report: FileReport) -> dict[str, Any]:
    account = report.account
    return {
        "path": report.file.path,
        "format": report.file.format,
        "encoding": report.file.encoding,
        "margin": None if report.file.margin is None else round(report.file.margin, 1),
        "lines": {
            "total": account.total,
            **account.places,
            "nowhere": list(account.nowhere),
            "twice": list(account.twice),
        },
        "repairs": [_repaired(each) for each in report.repaired],
        "suspected": [{"name": name, **_example(example)} for name, example in report.suspected],
    }


def _repaired(repaired: Repaired) -> dict[str, Any]:
    return {
        "name": repaired.name,
        "why": repaired.why,
        "count": repaired.count,
        "inferred": repaired.inferred,
        "examples": [_example(example) for example in repaired.examples],
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "line": example.line,
        "left": example.left,
        "before": example.before,
        "after": example.after,
        "right": example.right,
    }


def _bulletin(bulletin: Bulletin) -> dict[str, Any]:
    return {
        "id": bulletin.id,
        "title": {
            "zh": bulletin.zh_title.text if bulletin.zh_title else None,
            "en": bulletin.en_title.text if bulletin.en_title else None,
        },
        "rows": len(bulletin.rows),
        "one_sided": bulletin.sides[0] if len(bulletin.sides) == 1 else None,
    }


def _doubtful(doubtful: Doubtful) -> dict[str, Any]:
    row = doubtful.row
    return {
        "bulletin": doubtful.bulletin.id,
        "row": row.id,
        "score": None if row.score is None else round(row.score, 3),
        "zh_lines": _lines(row.zh),
        "en_lines": _lines(row.en),
    }


def _corrected(corrected: Corrected) -> dict[str, Any]:
    row = corrected.row
    return {
        "bulletin": corrected.bulletin.id,
        "row": row.id,
        "checked": row.checked,
        "zh_lines": _lines(row.zh),
        "en_lines": _lines(row.en),
    }


def _unmatched(entry: Entry) -> dict[str, Any]:
    return {
        "bulletin": entry.bulletin,
        "kind": entry.correction.kind,
        "made": entry.made,
        "rows": [
            {"zh": [ref.text for ref in row.zh], "en": [ref.text for ref in row.en]} for row in entry.correction.rows
        ],
    }


def _lines(passage: Passage | None) -> list[int]:
    return list(passage.lines) if passage else []
