"""The contents list as JSON: one object a bulletin, each on a line.

    {"id", "source": path | {"zh": path, "en": path}, "gone": bool, "date": "YYYY-MM-DD" | null,
     "title": {"zh": text | null, "en": text | null}, "rows": number, "sides": ["zh", "en"]}

`gone` tells that the source was not there any more when it was last looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.jsonl import one_line, source_name

if TYPE_CHECKING:
    from reader.library.contents import Entry


def dump(entry: Entry) -> str:
    """Return one bulletin's entry as one line of JSON, without a line end."""
    return one_line(
        {
            "id": entry.id,
            "source": source_name(entry.source),
            "gone": entry.gone,
            "date": entry.date.isoformat() if entry.date else None,
            "title": {"zh": entry.zh_title, "en": entry.en_title},
            "rows": entry.rows,
            "sides": list(entry.sides),
        }
    )
