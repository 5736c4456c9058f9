"""The names of a library as JSON: one object a name, each on a line.

{"zh": [form], "en": [form], "kind", "bulletins": number, "evidence": {why: rows}, "inconsistent": bool}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.jsonl import one_line

if TYPE_CHECKING:
    from reader.library.names.panel import NameEntry


def dump(entry: NameEntry) -> str:
    """Return a name as one line of JSON, without a line end."""
    return one_line(
        {
            "zh": list(entry.zh),
            "en": list(entry.en),
            "kind": entry.kind,
            "bulletins": entry.bulletins,
            "evidence": dict(entry.evidence),
            "inconsistent": entry.is_inconsistent,
        }
    )
