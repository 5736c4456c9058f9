"""The names of a library as text for people: a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.list_text import many
from reader.export.styled import Styled
from reader.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.styled import Line
    from reader.library.names.panel import NameEntry


def lines(entries: Iterable[NameEntry]) -> Iterator[Line]:
    """Yield the line of each name: its forms, what it names, where and why; inconsistent renderings are marked."""
    for entry in entries:
        forms = f"{_joined(entry.zh)}  {_joined(entry.en)}"
        why = ", ".join(entry.evidence)
        facts = f"  {entry.kind}, {many(entry.bulletins, 'bulletin')} ({why})"
        mark = (Styled("  spelled in two ways", "look"),) if entry.is_inconsistent else ()
        yield (Styled(forms, "name"), Styled(facts, "quiet"), *mark)


def _joined(forms: Iterable[str]) -> str:
    return " / ".join(inert(form.replace("\n", " ")) for form in forms)
