"""The names of a library as JSON: one object a name, each on a line.

{"zh": [form], "en": [form], "kind", "rows": number, "bulletins": number, "evidence": {why: rows}, "inconsistent": bool,
 "differences": [{"of": form, "side": "zh" | "en", "forms": [form]}], "in": [{"bulletin": id, "rows": number}],
 "in_all": bool}

`rows` counts the rows its Chinese stands in, `bulletins` those in which both forms were met as a pair. `in` names the
bulletins either form stands in; `in_all` is false where there are more than were looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.jsonl import one_line

if TYPE_CHECKING:
    from reader.library.names.listing.panel import NameEntry
    from reader.library.names.listing.standing import Standing


def dump(entry: NameEntry, standing: Standing) -> str:
    """Return a name as one line of JSON, without a line end."""
    return one_line(
        {
            "zh": list(entry.zh),
            "en": list(entry.en),
            "kind": entry.kind,
            "rows": entry.rows,
            "bulletins": entry.bulletins,
            "evidence": dict(entry.evidence),
            "inconsistent": entry.is_inconsistent,
            "differences": [{"of": one.of, "side": one.side, "forms": list(one.forms)} for one in entry.differences],
            "in": [{"bulletin": place.bulletin, "rows": place.rows} for place in standing.places],
            "in_all": standing.is_complete,
        }
    )
