"""What the contents show, and in which order."""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.counted import counted


class Arrangement(NamedTuple):
    """What the contents show.

    Args:
        query: what is typed to name bulletins; nothing shows all.
        by_date: True puts the newest first, else they stand as in the files.
    """

    query: str = ""
    by_date: bool = False

    def words(self, shown: int) -> str:
        """Return what the status line says of it; nothing where all are shown as they stand in the files."""
        if self.query:
            return f"{counted(shown, 'title')} with {self.query}"
        return "contents by date" if self.by_date else ""


AS_IT_IS: Final = Arrangement()
