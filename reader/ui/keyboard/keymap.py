"""Other people's keys: what settings.toml says is held against the table before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.keyboard.keys import display, spelt, split
from reader.ui.keyboard.keytable import KEYS, MODES

if TYPE_CHECKING:
    from collections.abc import Mapping


def checked(overrides: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Hold other people's keys against the table.

    Args:
        overrides: an action's name → its keys, separated by commas.

    Returns:
        The keymap to set, in which no key does two things, and what is wrong with the rest, in plain words.
    """
    known = {key.id: split(key.keys) for key in KEYS}
    wanted = {name: split(keys) for name, keys in overrides.items()}
    problems = [f'"{name}" is no action of the reader; its keys were not set' for name in wanted if name not in known]
    problems += [
        f'"{name}" has no keys; it keeps {spelt(name)}' for name in wanted if name in known and not wanted[name]
    ]
    wanted = {name: keys for name, keys in wanted.items() if name in known and keys}
    while True:
        clash = _clash({**known, **wanted}, wanted)
        if clash is None:
            return {name: ",".join(keys) for name, keys in wanted.items()}, tuple(problems)
        name, holder, key = clash
        problems.append(f'"{name}" cannot have {display(key)}: "{holder}" has it; "{name}" keeps {spelt(name)}')
        del wanted[name]


def _clash(keymap: Mapping[str, list[str]], wanted: Mapping[str, object]) -> tuple[str, str, str] | None:
    """Return an overridden action, another one, and the key both have; None when there is no such key.

    The keys of a mode are its own: they may do something else outside it.
    """
    modes = {key.id: key.group for key in KEYS if key.group in MODES}
    holders: dict[tuple[str | None, str], str] = {}
    for name in sorted(keymap, key=lambda name: name in wanted):
        for key in keymap[name]:
            holder = holders.setdefault((modes.get(name), key), name)
            if holder != name:
                return name, holder, key
    return None
