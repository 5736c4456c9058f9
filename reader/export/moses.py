"""Moses: two files of plain text whose lines say the same, as trainers of translation programs take them.

A unit is one line. The line ends within a text become spaces; no other character ends a line, since the text holds
none that does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader.export.formats import FORMATS
from reader.export.pairs import pairs
from reader.model import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.export.choices import Choices, Part


def write(parts: Iterable[Part], choices: Choices, zh: BinaryIO, en: BinaryIO) -> None:
    """Write both files.

    Args:
        parts: bulletins.
        choices: what a line is; with gaps kept, an empty line stands for what one language lacks.
        zh: the Chinese file.
        en: the English file.
    """
    files = dict(zip(SIDES, (zh, en), strict=True))
    units = choices.units or FORMATS["moses"].units
    for part in parts:
        for pair in pairs(part, units, keep_gaps=choices.keep_gaps, min_score=choices.min_score):
            if pair.role == "date" or pair.role.startswith("credit"):
                continue
            for side, file in files.items():
                file.write(" ".join(pair.text(side).split()).encode("utf-8") + b"\n")
