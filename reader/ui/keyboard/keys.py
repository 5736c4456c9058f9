"""Keys as Textual binds them, as people print them, and as they change them; which there are says `keytable.py`."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character

from reader.ui.keyboard.keytable import KEYS, MODES, Key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_NAMES: Final = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "tab": "Tab",
    "enter": "Enter",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "exclamation_mark": "!",
    "ampersand": "&",
    "slash": "/",
    "comma": ",",
    "backspace": "Backspace",
    "apostrophe": "'",
}


# The way back from Tab, where Tab goes through a list under a field that takes all letters.
SHIFT_TAB: Final = Binding("shift+tab", "row(-1)", "Previous hit", show=False)


def bindings(*ids: str, groups: Collection[str] = ()) -> list[Binding]:
    """Return the actions named, or those of some groups, as Textual bindings; all when nothing is named."""
    return [
        Binding(
            key.keys,
            key.action,
            key.description,
            show=False,
            tooltip=key.tooltip,
            id=key.id,
            priority=key.group in MODES,
        )
        for key in KEYS
        if key.id in ids or key.group in groups or not (ids or groups)
    ]


def split(keys: str) -> list[str]:
    """Return keys in Textual's long spelling, each once; a lone comma is the comma key."""
    parts = ["comma"] if keys.strip() == "," else [part.strip() for part in keys.split(",")]
    return list(dict.fromkeys(_long(part) for part in parts if part))


def _long(key: str) -> str:
    """Return Textual's name of a key that may be given as a character: `?` is `question_mark`."""
    if len(key) > 1 or key.isalnum():
        return key
    name = unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def display(key: str) -> str:
    """Return a key as it is printed on a keyboard: `PgDn`, `Ctrl+P`, `?`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _NAMES.get(last, last)
    if name == last and len(last) > 1:
        character = key_to_character(last)
        name = character if character is not None and character.isprintable() else last.capitalize()
    if modifiers and len(name) == 1:
        name = name.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def spelt(name: str, keymap: Mapping[str, str] | None = None) -> str:
    """Return an action's keys as they are printed: `j ↓`."""
    default = next(key.keys for key in KEYS if key.id == name)
    keys = (keymap or {}).get(name, default)
    return " ".join(display(key) for key in split(keys))


def first_key(name: str, keymap: Mapping[str, str] | None = None) -> str:
    """Return the first of an action's keys as it is printed, for a sentence that names it: `j`."""
    return spelt(name, keymap).split(" ")[0]


def groups() -> dict[str, list[Key]]:
    """Return the table by heading, in order."""
    found: dict[str, list[Key]] = {}
    for key in KEYS:
        found.setdefault(key.group, []).append(key)
    return found


def key_table_markdown() -> str:
    """Return the table as it stands in the README: what goes both ways is one line."""
    lines = ["| Keys | What they do | Name in settings |", "|---|---|---|"]
    for _, both in groupby(KEYS, key=lambda key: key.action.partition("(")[0]):
        ways = list(both)
        printed = " · ".join(" ".join(f"`{display(one)}`" for one in split(key.keys)) for key in ways)
        told = " ".join(key.tooltip for key in ways)
        names = " · ".join(f"`{key.id}`" for key in ways)
        lines.append(f"| {printed} | {told} | {names} |")
    return "\n".join(lines)
