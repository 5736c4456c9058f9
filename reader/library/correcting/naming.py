"""The names of a source after one of its bulletins was corrected: what it gave before goes, what it gives now comes.

Finding the names of a bulletin takes some milliseconds a row, and looks at all of its rows together. Those of a long
one are found in a process of its own, so that whoever reads meanwhile does not notice.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from reader.model import Bulletin, BulletinId, Passage, Row, RowId, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.model import Checked

MOST_AT_ONCE: Final = 300
"""Rows of a bulletin whose names are found on a thread of this process: less than a second of it."""

_LOOK: Final = 0.2  # seconds between two looks at whether the names are still wanted
_LATER: Final = 10  # how much later than others the process gets its turn, as `nice` counts

# As in `syncing/workers.py`: the same program, deaf to Ctrl-C, and nothing of the current folder.
_START: Final = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    "from reader.library.correcting.naming import serve; serve()\n"
)

_NOTHING = '{"zh":{},"en":{},"pairs":[]}'


def names_in(bulletin: Bulletin) -> str:
    """Return the names of one bulletin, as `names.gather.names_of` writes them; takes some milliseconds a row."""
    from reader.library.names.gather import names_of
    from reader.model import Document

    return names_of(Document(bulletin.source, (bulletin,))).text


def names_apart(bulletin: Bulletin, cancelled: Callable[[], bool]) -> str | None:
    """Return the names of one bulletin, found in a process of its own.

    Args:
        bulletin: the bulletin.
        cancelled: asked some times a second; True ends the process.

    Returns:
        None when it was cancelled, or the process did not come to its end.
    """
    with tempfile.TemporaryFile() as asked:  # a pipe would have to be filled while the process starts
        try:
            asked.write(_asked(bulletin))
            asked.seek(0)
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, json.dumps(sys.path)],
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, ValueError):  # a full disk, no more processes, no interpreter to run
            return None
        with process:
            while not cancelled():
                with suppress(subprocess.TimeoutExpired):
                    found, _ = process.communicate(timeout=_LOOK)
                    return found.decode() if process.returncode == 0 else None
            process.kill()
    return None


def serve() -> None:
    """Find the names of the bulletin that standard input describes, and write them to standard output."""
    with suppress(AttributeError, OSError):  # not on every system
        os.nice(_LATER)
    title, *rows = (_row(*row) for row in json.loads(sys.stdin.buffer.read()))
    bulletin = Bulletin(BulletinId(""), Source("", ""), None, title.zh, title.en, (), tuple(rows))
    sys.stdout.buffer.write(names_in(bulletin).encode())


def _asked(bulletin: Bulletin) -> bytes:
    """Return all that finding names looks at: the texts of the title and of each row, and how it was checked."""
    title = Row(RowId(""), bulletin.zh_title, bulletin.en_title, None)
    texts = [
        (row.zh.text if row.zh else None, row.en.text if row.en else None, row.checked)
        for row in (title, *bulletin.rows)
    ]
    return json.dumps(texts).encode()


def _row(zh: str | None, en: str | None, checked: Checked | None) -> Row:
    left, right = (Passage(text, ()) if text is not None else None for text in (zh, en))
    return Row(RowId(""), left, right, None, (), checked)


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
