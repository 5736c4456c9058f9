"""How many terminal cells a text takes, and how much of it fits into some.

Widths are Rich's, because Rich and Textual place what is drawn by them: a width of our own, however right, would leave
gaps and torn borders. The characters Unicode calls East Asian Ambiguous (UAX 11: “ ” ‘ ’ — … · ① and many more) are one
cell there; a terminal set to draw them two cells wide is served by `ambiguous_wide`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    import regex

# Rich measures these by what stands beside them, so a text that holds one cannot be measured character by character.
_JOINERS = ("\u200d", "\ufe0f")


@cache
def _ambiguous() -> regex.Pattern[str]:
    """Return what finds ambiguous characters.

    Combining marks among them take no cell in any setting. A variation selector 16 asks for the two-cell emoji form,
    which Rich counts already.
    """
    import regex  # few terminals need it, and those that do not start sooner without

    return regex.compile(r"(?V1)[\p{East_Asian_Width=A}--\p{M}--\p{Cc}--\p{Cf}](?!\uFE0F)")


class _CharacterWidths(dict[str, int]):
    """Cells of single characters, filled in as they are met. Bounded by the size of Unicode."""

    def __init__(self, *, ambiguous_wide: bool) -> None:
        super().__init__()
        self._ambiguous_wide = ambiguous_wide

    def __missing__(self, character: str) -> int:
        width = get_character_cell_size(character)
        if width == 1 and self._ambiguous_wide and _ambiguous().match(character):
            width = 2
        self[character] = width
        return width


_WIDTHS = {wide: _CharacterWidths(ambiguous_wide=wide) for wide in (False, True)}


def character_widths(*, ambiguous_wide: bool = False) -> Mapping[str, int]:
    """Return the table of the cells each character takes by itself: 0, 1 or 2."""
    return _WIDTHS[ambiguous_wide]


def cell_width(text: str, *, ambiguous_wide: bool = False) -> int:
    """Return how many terminal cells `text` takes on one line.

    Args:
        text: what is drawn. Control characters and combining marks take no cell.
        ambiguous_wide: count East Asian Ambiguous characters as two cells.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if any(joiner in text for joiner in _JOINERS):
        extra = len(_ambiguous().findall(text)) if ambiguous_wide else 0
        return cell_len(text) + extra
    return sum(map(_WIDTHS[ambiguous_wide].__getitem__, text))


def cut(text: str, width: int, *, ambiguous_wide: bool = False) -> str:
    """Return `text` in at most `width` cells, with an ellipsis where something is missing; for one-line labels."""
    if cell_width(text, ambiguous_wide=ambiguous_wide) <= width:
        return text
    widths = character_widths(ambiguous_wide=ambiguous_wide)
    room, kept = width - widths["…"], 0
    for character in text:
        room -= widths[character]
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if width >= widths["…"] else ""


def index_at(text: str, cells: int, *, ambiguous_wide: bool = False) -> int:
    """Return which character of `text` stands at a cell; its length when the cell is past the end."""
    widths = character_widths(ambiguous_wide=ambiguous_wide)
    for index, character in enumerate(text):
        cells -= widths[character]
        if cells < 0:
            return index
    return len(text)
