"""What the panel of names says beside the names: which keys there are, and why there is none to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.names.listing.panel import Asked, NameEntry


def name_facts(chosen: NameEntry | None, key: Callable[[str], str]) -> list[Fact]:
    """Return what the status line says.

    Args:
        chosen: the name under the cursor.
        key: tells the person's own keys for an action.
    """
    leave = Fact("goes back", 0, right=True, key="Esc")
    if chosen is None:
        return [leave]
    return [
        Fact("rendered in more than one way" if chosen.is_inconsistent else "", 3, strong=True),
        Fact("reads on", 4, right=True, key=key("names_down").split(" ")[0]),
        Fact("next kind", 2, right=True, key="Tab"),
        Fact("shows its rows", 1, right=True, key="Enter"),
        leave,
    ]


def no_name(asked: Asked, key: Callable[[str], str], *, here: bool, is_reading: bool) -> str:
    """Return what stands where no name is.

    Args:
        asked: which names were asked for.
        key: tells the person's own keys for an action.
        here: whether only those of the open bulletin were.
        is_reading: whether there is more to come.
    """
    if is_reading:
        such = "such name" if asked.wanted or asked.inconsistent or asked.kind is not None else "names"
        return f"No {such} so far; files are still being read."
    if asked.inconsistent:
        return f"No name here is rendered in more than one way. {key('names_inconsistent')} shows all."
    if asked.wanted or asked.kind is not None:
        more = "Type less" if asked.wanted else "Press Tab for the next kind"
        if asked.wanted and asked.kind is not None:
            more += ", or press Tab for the next kind"
        whole = f", or press {key('names_here')} for the whole library" if here else ""
        return f"No name here is like that. {more}{whole}."
    return (
        "No names stand in both languages here.\n\n"
        "A name comes into this list when a row has it in Chinese and in English."
    )
