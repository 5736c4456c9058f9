"""Choosing what a file is written in, when the reader's guess is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.text import Text
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.inert import inert
from reader.intake.decode import NAMES, codec_of
from reader.ui.keyboard.keys import bindings
from reader.ui.parts.optionpage import OptionPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

AUTOMATIC: Final = ""
_KEYS: Final = "Enter reads it again; the file itself stays as it is.\nEsc goes back."

# What stands behind a name: the smaller encodings a family's largest one reads, and how UTF-16 stands without a mark.
_ALSO: Final[Mapping[str, str]] = {
    "gb18030": "GBK and GB 2312, too",
    "big5hkscs": "with Hong Kong characters",
    "utf-16": "little-endian without a mark",
    "utf-16-be": "big-endian without a mark",
    "cp1252": "Latin-1, too",
}
_LEFT_OUT: Final = {"utf-8-sig", "utf-16-le", "utf-32-le", "utf-32-be"}  # read as their namesakes are


def choices() -> dict[str, str]:
    """Return the encodings that can be chosen: a name the intake knows → its name for people; automatic is first."""
    return {AUTOMATIC: "automatic", **{codec: name for codec, name in NAMES.items() if codec not in _LEFT_OUT}}


def known_as(asked: str | None) -> str:
    """Return the choice that stands for an encoding as it was asked for: `gbk` → `gb18030`, None → automatic."""
    if asked is None:
        return AUTOMATIC
    codec = codec_of(asked)
    if codec in choices():
        return codec
    return next((one for one in choices() if one != AUTOMATIC and NAMES[one] == NAMES[codec]), AUTOMATIC)


class EncodingScreen(OptionPage[str | None]):
    """Lists the encodings; gives the chosen one, or None when the person leaves.

    Args:
        file: what the file is called.
        chosen: the encoding asked for so far; `AUTOMATIC` when none was.
        found: what the file, or each of the two, was read as.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("next_row", "previous_row", "first_row", "last_row", "open", "encoding", "escape", "quit")
    ]

    def __init__(self, file: str, chosen: str, found: Sequence[str]) -> None:
        super().__init__()
        self._file = file
        self._chosen = chosen
        self._found = " and ".join(dict.fromkeys(found))

    def compose(self) -> ComposeResult:
        """Build the list."""
        with Vertical():
            yield Static(Text(f"What is {inert(self._file)} written in?", "bold"), markup=False)
            yield OptionList(*(self._option(codec, name) for codec, name in choices().items()))
            yield Static(Text(_KEYS, "dim"), markup=False)

    def on_mount(self) -> None:
        """Stand on the one in use."""
        self.options.highlighted = list(choices()).index(self._chosen) if self._chosen in choices() else 0

    def _option(self, codec: str, name: str) -> Option:
        here = codec == self._chosen
        line = Text.assemble(("● " if here else "  "), (name, "bold" if here else ""))
        also = self._found if codec == AUTOMATIC and here else _ALSO.get(codec, "")
        if also:
            line.append(f"  {also}", "dim")
        return Option(line, id=codec or "automatic")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        event.stop()
        self.dismiss(list(choices())[event.option_index])

    def action_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    action_encoding = action_back
