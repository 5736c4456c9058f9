"""Every setting, in one table: what the file may say, its documentation, and the settings screen come from it.

Script names are plain words here because the language room, which knows what they mean, stands a floor above.
"""

# Without `from __future__ import annotations`: the table is read off the annotations, as they are.

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal, NamedTuple, get_args, get_origin

ScriptName = Literal["original", "traditional", "simplified"]
StandardName = Literal["opencc", "taiwan", "hong-kong"]
CopyScriptName = Literal["original", "traditional", "simplified", "shown"]
ClipboardName = Literal["auto", "terminal", "file"]
ReadingsName = Literal["pinyin", "bopomofo"]
SemanticName = Literal["auto", "on", "off"]

Kind = Literal["choice", "switch", "number", "theme", "path", "keys"]
When = Literal["at once", "at the next start", "for what is read next"]

# 0 never stacks, and sets no limit; a terminal wider than the upper end would always stack.
_COLUMNS: Final = range(1001)


class About(NamedTuple):
    """What is said of a setting.

    Args:
        label: two or three words.
        what: one sentence; a second one where the values do not explain themselves.
        when: when a change takes effect.
        kind: what the value is; None where its type says so.
        group: what it stands with on the settings screen.
    """

    label: str
    what: str
    when: When = "at once"
    kind: Kind | None = None
    group: str = "Reading"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has chosen; the defaults hold for what they have not. Each annotation says what it is for."""

    theme: Annotated[
        str | None, About("Theme", "The colours; the command palette lists the themes.", kind="theme", group="Looks")
    ] = None
    text_width: Annotated[
        int,
        About(
            "Text width", "The longest line, in columns; side by side, two share twice that. 0: none.", group="Looks"
        ),
    ] = 84
    centred: Annotated[
        bool, About("Centred", "Whether text that does not fill the window stands in its middle.", group="Looks")
    ] = True
    stack_below: Annotated[
        int,
        About(
            "Stack below", "Columns of the window below which the languages stand one below the other.", group="Looks"
        ),
    ] = 100
    ambiguous_wide: Annotated[
        bool,
        About(
            "Wide quotation marks",
            "True when your terminal draws curly quotes and dashes two columns wide (Unicode TR11).",
            group="Looks",
        ),
    ] = False
    mouse: Annotated[
        bool,
        About(
            "Mouse", "False leaves the mouse to the terminal, to select with it.", "at the next start", group="Looks"
        ),
    ] = True
    script: Annotated[
        ScriptName, About("Script", "The script that Chinese is shown in when a bulletin opens.", group="Chinese")
    ] = "original"
    standard: Annotated[
        StandardName,
        About(
            "Traditional as in",
            "Which Traditional: OpenCC's own, or as written in Taiwan or Hong Kong.",
            group="Chinese",
        ),
    ] = "opencc"
    full_width: Annotated[
        bool,
        About(
            "Full-width punctuation",
            "True shows , : ? between hanzi as ，：？ in Traditional and Simplified.",
            group="Chinese",
        ),
    ] = False
    readings: Annotated[
        ReadingsName,
        About("Readings", "How a hanzi's reading is written: pinyin with tone marks, or bopomofo.", group="Chinese"),
    ] = "pinyin"
    copy_script: Annotated[
        CopyScriptName,
        About("Copied script", "The script of copied Chinese; shown: the one on the screen.", group="Copying"),
    ] = "original"
    clipboard: Annotated[
        ClipboardName,
        About(
            "Copies go to",
            "The terminal's clipboard, or a file; auto: a file where the terminal is known to take none.",
            group="Copying",
        ),
    ] = "auto"
    semantic: Annotated[
        SemanticName,
        About(
            "Sentence encoder",
            "auto: ask the sentence encoder where it is installed; on: insist on it; off: never.",
            "for what is read next",
            group="Files",
        ),
    ] = "auto"
    library: Annotated[
        str | None,
        About("Library", "The file of your library, from / or ~.", "at the next start", kind="path", group="Files"),
    ] = None
    cache: Annotated[
        str | None,
        About(
            "Cache",
            "The folder for what can be made again, from / or ~.",
            "at the next start",
            kind="path",
            group="Files",
        ),
    ] = None
    keys: Annotated[
        Mapping[str, str],
        About("Keys", "Other keys for actions, by the action's name; several are separated by commas.", group="Keys"),
    ] = field(default_factory=lambda: MappingProxyType({}))


class Setting(NamedTuple):
    """One setting, as the table has it.

    Args:
        name: what it is called in the file.
        kind: what its value is.
        choices: the allowed values of a choice or a switch, in order; empty for other kinds.
        default: what holds where the file says nothing.
        about: what is said of it.
    """

    name: str
    kind: Kind
    choices: tuple[object, ...]
    default: object
    about: About

    @property
    def allowed(self) -> str:
        """What may stand in the file, in words."""
        if self.kind == "choice":
            return "one of " + ", ".join(f'"{choice}"' for choice in self.choices)
        return _ALLOWED[self.kind]

    def accepts(self, value: object) -> bool:
        """Return whether a value from a settings file may be this setting's."""
        if self.kind == "choice":
            return isinstance(value, str) and value in self.choices
        if self.kind == "switch":
            return isinstance(value, bool)
        if self.kind == "number":
            return type(value) is int and value in _COLUMNS  # `type`, since True is an int as well
        if self.kind == "keys":
            return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())
        return isinstance(value, str) and (self.kind == "theme" or _is_whole_path(value))


_ALLOWED: Final[Mapping[Kind, str]] = {
    "switch": "true or false",
    "number": f"a whole number of columns, 0 to {_COLUMNS[-1]}",
    "theme": "the name of a theme in quotes",
    "path": "a whole path in quotes, from the root or ~",
    "keys": 'a table of actions with their keys in quotes, such as next_row = "j,down"',
}


def _is_whole_path(value: str) -> bool:
    try:
        return "\0" not in value and (value.startswith("/") or Path(value).expanduser().is_absolute())
    except RuntimeError:  # ~somebody whom the system does not know
        return False


@cache
def schema() -> Mapping[str, Setting]:
    """Return all settings by name, in the order in which they are shown."""
    found = {}
    for each in fields(Settings):
        of, about = get_args(each.type)
        choices = get_args(of) if get_origin(of) is Literal else (False, True) if of is bool else ()
        default = None if each.name == "keys" else each.default
        found[each.name] = Setting(each.name, about.kind or _kind(of), choices, default, about)
    return MappingProxyType(found)


def _kind(of: object) -> Kind:
    if of is bool:
        return "switch"
    if of is int:
        return "number"
    return "choice" if get_origin(of) is Literal else "keys"
