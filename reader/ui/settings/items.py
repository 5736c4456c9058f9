"""The lines of the settings screen: one for each setting and one for the keys of each action, from the two tables."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

import platformdirs

from reader.inert import inert
from reader.settings import APP, CACHE_VARIABLE, LIBRARY_VARIABLE
from reader.settings.schema import Setting, schema
from reader.ui.keyboard.keymap import checked
from reader.ui.keyboard.keys import groups, spelt
from reader.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.settings import Settings
    from reader.ui.keyboard.keytable import Key

_STEP: Final = 2  # columns that ← and → change a number by
_LEAST: Final = 20  # the fewest columns they lead to, but for none; fewer can be typed

_FIRST: Final = {"library": LIBRARY_VARIABLE, "cache": CACHE_VARIABLE}
"""What goes before a setting when the environment names it."""


class Item(NamedTuple):
    """A line of the settings screen.

    Args:
        setting: what is chosen; for an action, the table of keys.
        key: the action, where the line is for its keys.
    """

    setting: Setting
    key: Key | None = None

    @property
    def name(self) -> str:
        """What `choose` knows it by."""
        return f"keys.{self.key.id}" if self.key else self.setting.name

    @property
    def label(self) -> str:
        """What it is called on the screen."""
        return self.key.description if self.key else self.setting.about.label

    @property
    def group(self) -> str:
        """The heading it stands under."""
        return f"Keys: {self.key.group}" if self.key else self.setting.about.group

    @property
    def is_typed(self) -> bool:
        """True where a value is typed in."""
        return self.setting.kind in ("number", "path")

    def value(self, settings: Settings) -> str:
        """Return what holds, as people read it."""
        if self.key:
            return inert(spelt(self.key.id, checked(settings.keys)[0]))
        value = getattr(settings, self.setting.name)
        if value is None:
            return usual(self.setting)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "no limit" if self.setting.name == "text_width" and value == 0 else inert(str(value))

    def is_usual(self, settings: Settings) -> bool:
        """Return whether the default holds."""
        if self.key:
            return self.key.id not in settings.keys
        return bool(getattr(settings, self.setting.name) == self.setting.default)

    def told(self) -> str:
        """Return what it does, what may be chosen, and when a change takes effect."""
        if self.key:
            return self.key.tooltip
        parts = [self.setting.about.what]
        if self.setting.kind == "number":
            parts.append(f"{self.setting.allowed[0].upper()}{self.setting.allowed[1:]}.")
        if (variable := _FIRST.get(self.setting.name)) and os.environ.get(variable):
            parts.append(f"{variable} in the environment goes before it.")
        parts.append(f"A change takes effect {self.setting.about.when}.")
        return " ".join(parts)

    def next(self, settings: Settings, way: int, themes: Iterable[str]) -> object:
        """Return the value after the one that holds, or the one before; the same where there is no such order.

        Args:
            settings: what holds.
            way: 1 or -1.
            themes: the names of all themes.
        """
        value = getattr(settings, self.setting.name)
        if self.setting.kind == "number":
            wanted = value + way * _STEP
            if wanted < _LEAST:
                return _LEAST if way > 0 else 0
            return wanted if self.setting.accepts(wanted) else value
        choices = list(self.setting.choices)
        if self.setting.kind == "theme":
            choices = [DARK.name, LIGHT.name, *sorted(set(themes) - {DARK.name, LIGHT.name})]
            value = value or DARK.name
        if value not in choices:
            return choices[0] if choices else value
        return choices[(choices.index(value) + way) % len(choices)]


def usual(setting: Setting) -> str:
    """Return what holds for a setting whose default is nothing in particular."""
    if setting.name == "library":
        return inert(str(platformdirs.user_data_path(APP, appauthor=False) / "library.db"))
    if setting.name == "cache":
        return inert(str(platformdirs.user_cache_path(APP, appauthor=False)))
    return DARK.name


def items() -> Iterator[Item]:
    """Yield all lines, in order; those of a group follow each other."""
    for setting in schema().values():
        if setting.kind == "keys":
            yield from (Item(setting, key) for keys in groups().values() for key in keys)
        else:
            yield Item(setting)
