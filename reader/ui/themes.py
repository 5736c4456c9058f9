"""Colours: two themes of our own, and the tints every theme gets.

Tints are mixed from the theme's own background, foreground and primary colour, so that the reader looks right in any
theme Textual has. Where colours cannot be mixed (the terminal's own sixteen), marks are drawn with underline, bold and
reverse instead: see `-few-colours` in reader.tcss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.color import Color, ColorParseError
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

DARK: Final = Theme(
    name="bulletin-dark",
    primary="#d8a657",
    secondary="#7daea3",
    accent="#d8a657",
    warning="#e78a4e",
    error="#ea6962",
    success="#a9b665",
    foreground="#dcd7cc",
    background="#17191b",
    surface="#1d2023",
    panel="#24282b",
    dark=True,
)

LIGHT: Final = Theme(
    name="bulletin-light",
    primary="#8a4b08",
    secondary="#2f6f6a",
    accent="#8a4b08",
    warning="#b4500b",
    error="#a5222f",
    success="#4c6b1f",
    foreground="#26241f",
    background="#fbf8f1",
    surface="#f4efe4",
    panel="#eae3d3",
    dark=False,
)

# Name of the tint → (the theme's colour mixed into the background, its share).
_MIXED: Final[Mapping[str, tuple[str, float]]] = {
    "tint-row": ("foreground", 0.07),
    "tint-sentence": ("primary", 0.26),
    "tint-selection": ("secondary", 0.45),
    "tint-hit": ("warning", 0.35),
    "ink-rule": ("foreground", 0.18),
    "ink-quiet": ("foreground", 0.50),
    "ink-muted": ("foreground", 0.68),
}


def tints(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the colours that are mixed for a theme, given its CSS variables."""
    try:
        background = Color.parse(variables["background"])
        return {
            name: background.blend(Color.parse(variables[other]), share).hex for name, (other, share) in _MIXED.items()
        }
    except (ColorParseError, KeyError):
        return dict.fromkeys(_MIXED, "ansi_default")
