"""How many terminal cells a text takes.

Widths are Rich's, because Rich and Textual place what is drawn by them: a width of our own, however right, would leave
gaps and torn borders. The characters Unicode calls East Asian Ambiguous (UAX 11: “ ” ‘ ’ — … · ① and many more) are one
cell there; a terminal set to draw them two cells wide is served by `ambiguous_wide`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from rich.cells import cell_len, get_character_cell_size

if TYPE_CHECKING:
    from collections.abc import Mapping

# Combining marks among the ambiguous ones take no cell in any setting. A variation selector 16 asks for the two-cell
# emoji form, which Rich counts already.
_AMBIGUOUS = regex.compile(r"(?V1)[\p{East_Asian_Width=A}--\p{M}--\p{Cc}--\p{Cf}](?!\uFE0F)")

# Rich measures these by what stands beside them, so a text that holds one cannot be measured character by character.
_JOINERS = ("\u200d", "\ufe0f")


class _CharacterWidths(dict[str, int]):
    """Cells of single characters, filled in as they are met. Bounded by the size of Unicode."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self._ambiguous = ambiguous

    def __missing__(self, character: str) -> int:
        width = get_character_cell_size(character)
        if width == 1 and _AMBIGUOUS.match(character):
            width = self._ambiguous
        self[character] = width
        return width


_WIDTHS = {False: _CharacterWidths(1), True: _CharacterWidths(2)}


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
        extra = len(_AMBIGUOUS.findall(text)) if ambiguous_wide else 0
        return cell_len(text) + extra
    return sum(map(_WIDTHS[ambiguous_wide].__getitem__, text))
