"""Changing one setting in `settings.toml`: its line is edited, and all other lines and comments stay as they are."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.settings.atomically import write_atomically
from reader.settings.printing import toml
from reader.settings.reading import SettingsError, parse, read_text, settings_file
from reader.settings.schema import Settings, schema

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def choose(name: str, value: object, *, template: str = "") -> Settings:
    """Write one setting into the settings file and return all that it says then.

    Args:
        name: the setting; `keys.next_row` is the keys of an action.
        value: what is chosen; None takes the line out, so that the default holds.
        template: what a file that is not there yet, or empty, begins as.

    Raises:
        SettingsError: the file cannot be read or written, says what is not allowed, or the value is not allowed.
    """
    place = settings_file()
    text = read_text(place)
    before = parse(text or "", place)
    edited = edit(text if text and not text.isspace() else template, name, value)
    after = parse(edited, place)
    if after != _changed(before, name, value):
        raise SettingsError(place, f"{name} could not be changed by itself; change it with an editor")
    try:
        _write(place, edited)
    except OSError as error:
        raise SettingsError(place, f"cannot be written ({error.strerror})") from error
    return after


def edit(text: str, name: str, value: object) -> str:
    """Return the text of a settings file with one setting changed, and nothing else.

    A line in which the setting stands commented out, as in the documented file, is taken into use.
    """
    import tomlkit  # only who changes a setting pays for it

    document = tomlkit.parse(text)
    table, _, key = name.rpartition(".")
    if value is None:
        inside = document.get(table) if table else document
        if inside is not None and key in inside:
            inside.remove(key)
        return tomlkit.dumps(document)
    if not _has(document, table, key) and (used := _uncommented(text, table, key, toml(value))) is not None:
        return used
    if table:
        inside = document.setdefault(table, tomlkit.table())
        inside[key] = value
    else:
        document[key] = value
    return tomlkit.dumps(document)


def _has(document: TOMLDocument, table: str, key: str) -> bool:
    return key in (document.get(table, {}) if table else document)


def _uncommented(text: str, table: str, key: str, value: str) -> str | None:
    """Take the line `# key = …` of the table into use; None when there is no such line."""
    start = 0
    heads = [(match.start(), match[1]) for match in re.finditer(r"(?m)^[ \t]*\[([^\[\]\r\n]+)\]", text)]
    if table and (start := next((at for at, head in heads if head.strip() == table), -1)) < 0:
        return None
    end = next((at for at, _ in heads if at > start), len(text))
    line = re.compile(rf"(?m)^#[ \t]*({re.escape(key)}[ \t]*=[ \t]*)(\"[^\"\r\n]*\"|[\w.-]+)")
    found = line.search(text, start, end)
    return None if found is None else f"{text[: found.start()]}{found[1]}{value}{text[found.end() :]}"


def _changed(before: Settings, name: str, value: object) -> Settings:
    table, _, key = name.rpartition(".")
    if not table:
        return replace(before, **{key: schema()[key].default if value is None else value})  # type: ignore[arg-type]  # parsed
    keys = {action: chosen for action, chosen in before.keys.items() if action != key}
    return replace(before, keys=MappingProxyType(keys | ({} if value is None else {key: str(value)})))


def _write(place: Path, text: str) -> None:
    """Write the file that a link stands for, and leave it as readable as it was."""
    place = Path(os.path.realpath(place))
    mode = stat.S_IMODE(place.stat().st_mode) if place.exists() else None
    write_atomically(place, text.encode())
    if mode is not None:
        with contextlib.suppress(OSError):
            place.chmod(mode)
