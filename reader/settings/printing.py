"""A documented settings file: every setting with what it does, the defaults commented out, what is chosen not."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from reader.settings.schema import Setting, Settings, schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDTH: Final = 100

_HEAD: Final = """\
# The settings of bulletin-reader. A line "# name = …" is a default: take the # away to change it.
# In the reader, the comma key opens the same settings as a list."""


def documented(
    settings: Settings, examples: Mapping[str, str], keys: Mapping[str, tuple[str, str]] | None = None
) -> str:
    """Return a settings file that says what is chosen, and documents everything else.

    Args:
        settings: what is chosen.
        examples: values to show for settings whose default is nothing: the usual library, the default theme.
        keys: each action's default keys and what it does, to be listed below [keys].
    """
    parts = [_HEAD]
    for setting in schema().values():
        if setting.kind == "keys":
            parts.append("\n".join(_keys(setting, settings.keys, keys or {})))
            continue
        value = getattr(settings, setting.name)
        line = f"{setting.name} = {toml(examples.get(setting.name, '') if value is None else value)}"
        parts.append("\n".join([*_said(setting), line if value != setting.default else f"# {line}"]))
    return "\n\n".join(parts) + "\n"


def toml(value: object) -> str:
    """Return a value of a setting as TOML: JSON's strings are TOML's, but for the character DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _said(setting: Setting) -> Iterator[str]:
    allowed = setting.allowed.removesuffix(" in quotes")
    for said in (setting.about.what, f"{allowed[0].upper()}{allowed[1:]}; a change takes effect {setting.about.when}."):
        for line in wrap(said, _WIDTH - 2, break_on_hyphens=False):
            yield f"# {line}"


def _keys(setting: Setting, chosen: Mapping[str, str], known: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield f"# {setting.about.what}"
    yield "[keys]"
    for name, (default, what) in known.items():
        line = f"{name} = {toml(chosen.get(name, default))}"
        yield f"{line if name in chosen else f'# {line}'}  # {what}"
    for name in chosen:
        if name not in known:
            yield f"{_bare(name)} = {toml(chosen[name])}"


def _bare(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else toml(name)
