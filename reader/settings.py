"""Where things live, and what the person has chosen: `settings.toml` in the configuration folder.

    script = "traditional"       # what opening shows: original, traditional or simplified
    standard = "taiwan"          # which Traditional: opencc, taiwan or hong-kong
    semantic = "off"             # whether to ask the sentence encoder: auto, on or off

    [keys]
    next_row = "j,down"

Script names are plain words here because the language room, which knows what they mean, stands a floor above.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import reprlib
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

import platformdirs

from reader.inert import inert
from reader.model import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

APP: Final = "bulletin-reader"
CONFIG_VARIABLE: Final = "BULLETIN_READER_CONFIG"
LIBRARY_VARIABLE: Final = "BULLETIN_READER_LIBRARY"
CACHE_VARIABLE: Final = "BULLETIN_READER_CACHE"
"""The environment may name another settings file, another library, and another folder for caches."""
DEBUG_VARIABLE: Final = "BULLETIN_READER_DEBUG"
"""Set to anything, it adds tracebacks to the messages."""

ScriptName = Literal["original", "traditional", "simplified"]
StandardName = Literal["opencc", "taiwan", "hong-kong"]
SemanticName = Literal["auto", "on", "off"]


class SettingsError(ReaderError):
    """A settings file that cannot be used; the message names the file, the setting and what is allowed."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(inert(f"{path}: {problem}"))
        self.path = path


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has chosen; the defaults hold for what they have not.

    Args:
        script: the script bulletins open in.
        standard: which Traditional Chinese the Traditional view shows.
        stack_below: width of the window, in cells, below which the languages stand one below the other.
        ambiguous_wide: True when the terminal draws “ ” ‘ ’ — … · ① two cells wide (Unicode TR11, "ambiguous").
        full_width: True shows ASCII punctuation between hanzi in full width, but in Original and raw.
        semantic: whether the sentence encoder is asked where words leave doubt: where it is installed, always (it must
            be), or never.
        theme: a colour theme's name, or None for the default.
        keys: other keys for actions, by the action's name; several are separated by commas.
    """

    script: ScriptName = "original"
    standard: StandardName = "opencc"
    stack_below: int = 100
    ambiguous_wide: bool = False
    full_width: bool = False
    semantic: SemanticName = "auto"
    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Rule:
    """What may stand in the file for one setting: in words for the message, and as a test."""

    allowed: str
    accepts: Callable[[object], bool]


def _one_of(*choices: str) -> _Rule:
    return _Rule("one of " + ", ".join(f'"{choice}"' for choice in choices), lambda value: value in choices)


def _is_columns(value: object) -> bool:
    return type(value) is int and value in _COLUMNS  # `type`, since True is an int as well


def _is_keys(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())


# 0 never stacks; a terminal wider than the upper end would always stack.
_COLUMNS: Final = range(1001)

_RULES: Final[Mapping[str, _Rule]] = {
    "script": _one_of(*get_args(ScriptName)),
    "standard": _one_of(*get_args(StandardName)),
    "stack_below": _Rule(f"a whole number of columns, 0 to {_COLUMNS[-1]}", _is_columns),
    "ambiguous_wide": _Rule("true or false", lambda value: isinstance(value, bool)),
    "full_width": _Rule("true or false", lambda value: isinstance(value, bool)),
    "semantic": _one_of(*get_args(SemanticName)),
    "theme": _Rule("the name of a theme in quotes", lambda value: isinstance(value, str)),
    "keys": _Rule('a table of actions with their keys in quotes, such as next_row = "j,down"', _is_keys),
}


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
    named = path or _named_file()
    place = named or settings_file()
    try:
        text = place.read_text(encoding="utf-8-sig")
        import tomllib  # most people have no such file, and the first picture need not wait for it

        values = tomllib.loads(text)
    except FileNotFoundError as error:
        if named is None:
            return Settings()
        raise SettingsError(place, "there is no such settings file") from error
    except OSError as error:
        raise SettingsError(place, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(place, "is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and numbers or nesting beyond Python's limits
        raise SettingsError(place, f"is not valid TOML: {error}") from error
    return _checked(place, values)


def _checked(place: Path, values: Mapping[str, object]) -> Settings:
    for name, value in values.items():
        if name not in _RULES:
            raise SettingsError(place, f'"{name}" is not a setting; {_suggestion(name)}')
        if not _RULES[name].accepts(value):
            raise SettingsError(place, f"{name} must be {_RULES[name].allowed}, not {reprlib.repr(value)}")
    frozen = {name: MappingProxyType(value) if isinstance(value, dict) else value for name, value in values.items()}
    return Settings(**frozen)  # type: ignore[arg-type]  # every value has just been held against its field's rule


def _suggestion(name: str) -> str:
    near = difflib.get_close_matches(name, _RULES, n=1)
    return f'did you mean "{near[0]}"?' if near else f"the settings are {', '.join(_RULES)}"


def _named_file() -> Path | None:
    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named).expanduser() if named else None


def settings_file() -> Path:
    """Return where the settings file is looked for when none is named: the system's configuration folder."""
    return platformdirs.user_config_path(APP, appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Return the folder for what the person would miss; it may not exist yet.

    Raises:
        ReaderError: nobody's home is known, so that there is no place for it.
    """
    folder = platformdirs.user_data_path(APP, appauthor=False)
    if not folder.is_absolute():  # `~` that stands for nothing would become a folder of that name wherever one is
        raise ReaderError(
            f"there is no home folder to keep the library in; name a file in {LIBRARY_VARIABLE} or with --library."
        )
    return folder


def library_file() -> Path:
    """Return the file of the library: the one named by `BULLETIN_READER_LIBRARY`, else the one in the data folder.

    It may not exist yet. `:memory:` in the environment stands for a library that is gone with the program.

    Raises:
        ReaderError: none is named and there is no data folder.
    """
    named = os.environ.get(LIBRARY_VARIABLE)
    return Path(named).expanduser() if named else data_folder() / "library.db"


def cache_folder() -> Path:
    """Return the folder for what can be made again at any time; it may not exist yet, and may be impossible to make."""
    named = os.environ.get(CACHE_VARIABLE)
    folder = Path(named).expanduser() if named else platformdirs.user_cache_path(APP, appauthor=False)
    # Without a home nothing is kept: making a folder below a device fails like making one on a full disk.
    return folder if named or folder.is_absolute() else Path(os.devnull, APP)


def samples_folder() -> Path:
    """Return the folder of the sample bulletins: inside an installed package, beside the package in a clone."""
    package = Path(__file__).resolve().parent
    installed = package / "sample_data"
    return installed if installed.is_dir() else package.parent / "sample_data"


def write_atomically(place: Path, data: bytes) -> None:
    """Write a file whole or not at all, for the person's own eyes; of two processes that do so, the later one wins.

    Raises:
        OSError: it cannot be written; what stood there before stays.
    """
    import tempfile  # only who writes pays for it

    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
