"""Reading `settings.toml`: what it says is held against the schema; a mistake is named with what is allowed."""

from __future__ import annotations

import difflib
import os
import reprlib
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import platformdirs

from reader.inert import inert
from reader.model import ReaderError
from reader.settings.schema import Settings, schema

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG_VARIABLE: Final = "BULLETIN_READER_CONFIG"
"""The environment may name another settings file."""


class SettingsError(ReaderError):
    """A settings file that cannot be used; the message names the file, the setting and what is allowed."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(inert(f"{path}: {problem}"))
        self.path = path


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings file.

    Args:
        path: the file; None means the one named by `BULLETIN_READER_CONFIG`, else the one in the configuration folder.

    Returns:
        The defaults when no file was named and none is there.

    Raises:
        SettingsError: the file is named but missing, cannot be read, is no TOML, or holds a setting that is unknown or
            not of the allowed kind.
    """
    named = path or named_file()
    place = named or usual_file()
    text = read_text(place)
    if text is None:
        if named is None:
            return Settings()
        raise SettingsError(place, "there is no such settings file; an empty one will do")
    return parse(text, place)


def read_text(place: Path) -> str | None:
    """Return what stands in a settings file, with its line ends as they are; None when there is none.

    Raises:
        SettingsError: it cannot be read.
    """
    try:
        return place.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingsError(place, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(place, "is not UTF-8 text") from error


def parse(text: str, place: Path) -> Settings:
    """Return the settings that a text says; the file's name is for messages.

    Raises:
        SettingsError: it is no TOML, or says what is not allowed.
    """
    import tomllib  # most people have no such file, and the first picture need not wait for it

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers or nesting beyond Python's limits
        raise SettingsError(place, f"is not valid TOML: {error}") from error
    return _checked(place, values)


def _checked(place: Path, values: Mapping[str, object]) -> Settings:
    for name, value in values.items():
        if name not in schema():
            raise SettingsError(place, f'"{name}" is not a setting; {_suggestion(name)}')
        if not schema()[name].accepts(value):
            raise SettingsError(place, f"{name} must be {schema()[name].allowed}, not {reprlib.repr(value)}")
    frozen = {name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in values.items()}
    return Settings(**frozen)  # type: ignore[arg-type]  # every value has just been held against its field's rule


def _suggestion(name: str) -> str:
    near = difflib.get_close_matches(name, schema(), n=1)
    return f'did you mean "{near[0]}"?' if near else f"the settings are {', '.join(schema())}"


def named_file() -> Path | None:
    """Return the settings file that the environment names, or None."""
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named).expanduser() if named else None


def usual_file() -> Path:
    """Return where the settings file is looked for when none is named: the system's configuration folder."""
    return platformdirs.user_config_path("bulletin-reader", appauthor=False) / "settings.toml"


def settings_file() -> Path:
    """Return the settings file: the one that the environment names, else the usual one; it may not exist yet."""
    return named_file() or usual_file()
