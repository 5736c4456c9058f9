"""Rows that come aligned already, on their way to lines: what the formats of translators and tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.intake.formats.extracted import Extracted, RawLine
from reader.model import SIDES, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Side, UnitRole


class Units:
    """Collects the units of a file.

    Units belong to articles; the group a unit names tells where one ends: a new one begins when it changes.
    """

    def __init__(self) -> None:
        self.lines: list[RawLine] = []
        self._group: str | None = None
        self._article = 0
        self._count = 0

    def add(
        self,
        texts: Mapping[Side, Sequence[str]],
        number: int,
        *,
        group: str | None = None,
        role: UnitRole = "row",
        kind: str | None = None,
        score: float | None = None,
    ) -> None:
        """Add one unit.

        Args:
            texts: the lines of each side, none where it has none; a unit without any text is passed over.
            number: its place in the file, from 1.
            group: the article it belongs to, by any name.
            role: what it is in its article.
            kind: the role of a credit.
            score: how sure the alignment is, 0 to 1.
        """
        if not any(any(line.strip() for line in texts.get(side, ())) for side in SIDES):
            return
        if self._count and group != self._group:
            self._article += 1
        self._group = group
        self._count += 1
        unit = Unit(self._article, self._count, role, kind, score)
        for side in SIDES:
            self.lines += [RawLine(line, number, side, unit) for line in texts.get(side, ()) if line.strip()]

    def extracted(self, encoding: str, notes: Sequence[str]) -> Extracted:
        """Return all as what a format gives."""
        return Extracted(self.lines, encoding, tuple(notes))


def role_of(name: str) -> tuple[UnitRole, str | None]:
    """Read what our exports say a unit is: `title`, `date`, `credit`, `credit:translator`; anything else is text."""
    role, _, kind = name.strip().lower().partition(":")
    if role == "title":
        return "title", None
    if role == "date":
        return "date", None
    if role == "credit":
        return "credit", kind or None
    return "row", None


def score_of(text: str) -> float | None:
    """Read a score: a number between 0 and 1, or a percentage; None when it is neither."""
    try:
        value = float(text.strip().rstrip("%")) / (100 if text.strip().endswith("%") else 1)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None
