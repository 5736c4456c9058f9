"""The help page, made from the table of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from reader.inert import inert
from reader.ui.keyboard.keys import first_key, groups, spelt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import RenderableType

    from reader.ui.keyboard.keytable import Key

_KEYS_WIDTH: Final = 13  # cells for the keys before the words


def help_page(keymap: Mapping[str, str], settings_file: str) -> Group:
    """Return the help page.

    Args:
        keymap: the person's own keys, by action.
        settings_file: where keys are set.
    """
    parts: list[RenderableType] = []
    for heading, keys in groups().items():
        parts += [Text(heading, "bold"), _table([(spelt(key.id, keymap), _told(key)) for key in keys]), Text()]
    copied = f"Select text in one language; {first_key('copy_side', keymap)} copies it as it stands in the source."
    parts += [Text("Mouse", "bold"), _table([(what, words or copied) for what, words in _MOUSE]), Text()]
    chosen = f"{first_key('settings', keymap)} chooses other keys; they are kept in {inert(settings_file)}."
    parts.append(Text(chosen, "dim"))
    return Group(*parts)


def _told(key: Key) -> str:
    """Return what a key does, without the heading it stands under."""
    words = key.tooltip.removeprefix(f"{key.group}: ")
    return words[0].upper() + words[1:]


def _table(lines: Sequence[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=_KEYS_WIDTH, no_wrap=True)
    table.add_column(ratio=1)
    for keys, words in lines:
        table.add_row(Text(f" {keys}", "bold"), Text(words))
    return table


_MOUSE: Final = (
    ("Click", "Put the cursor on a sentence, or open an entry of the contents."),
    ("Drag", ""),
    ("Double click", "Select a sentence; a third click selects the side of the row."),
    ("Wheel", "Scroll."),
)
