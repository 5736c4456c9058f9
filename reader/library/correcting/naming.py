"""The names of a source after one of its bulletins was corrected: what it gave before goes, what it gives now comes."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Bulletin

_NOTHING = '{"zh":{},"en":{},"pairs":[]}'


def names_in(bulletin: Bulletin) -> str:
    """Return the names of one bulletin, as `names.gather.names_of` writes them; takes some milliseconds a row."""
    from reader.library.names.gather import names_of
    from reader.model import Document

    return names_of(Document(bulletin.source, (bulletin,))).text


def exchanged(names: str, changes: Iterable[tuple[str, str]]) -> str:
    """Return the names of a source in which bulletins were corrected.

    Args:
        names: those of the whole source; empty where there are none.
        changes: what each corrected bulletin gave before, and what it gives now.
    """
    held = json.loads(names or _NOTHING)
    counts = {side: Counter(held[side]) for side in ("zh", "en")}
    pairs: dict[tuple[str, str], list[Any]] = {(zh, en): [zh, en, *rest] for zh, en, *rest in held["pairs"]}
    for before, now in changes:
        for text, sign in ((before, -1), (now, 1)):
            each = json.loads(text or _NOTHING)
            for side, counted in counts.items():
                for name, rows in each[side].items():
                    counted[name] += sign * rows
            for pair in each["pairs"]:
                _add(pairs, pair, sign)
    if not any(rows > 0 for counted in counts.values() for rows in counted.values()):
        return ""
    merged: dict[str, Any] = {
        side: {name: rows for name, rows in sorted(counted.items()) if rows > 0} for side, counted in counts.items()
    }
    merged["pairs"] = [pair for _, pair in sorted(pairs.items()) if pair[6] > 0 and any(pair[5].values())]
    return json.dumps(merged, ensure_ascii=False, separators=(",", ":"))


def _add(pairs: dict[tuple[str, str], list[Any]], pair: list[Any], sign: int) -> None:
    """Count a pair up or down; `pair` is both keys, both as they are shown, kind, evidence, bulletins."""
    known = pairs.setdefault((pair[0], pair[1]), [*pair[:5], {}, 0])
    evidence = Counter(known[5])
    for why, rows in pair[5].items():
        evidence[why] += sign * rows
    known[5] = {why: rows for why, rows in evidence.items() if rows > 0}
    known[6] += sign * pair[6]
