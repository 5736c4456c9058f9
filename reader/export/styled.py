"""Text for people in stretches, each with what it is: plain by itself, with styles named for who can show them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Style = Literal["plain", "name", "good", "look", "bad", "quiet", "lit"]


class Styled(NamedTuple):
    """A stretch of a line, harmless to print, and what it is."""

    text: str
    style: Style = "plain"


Line = tuple[Styled, ...]
"""A line, without its end."""
