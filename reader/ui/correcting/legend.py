"""What the status line says while somebody corrects: where they are, and which keys there are, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.ui.keyboard.keys import spelt
from reader.ui.parts.status import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.model import Row

# The actions of the mode, in the order of the legend, each with its word and how much it is needed (see `Fact`).
_WORDS: Final = (
    (("correct_down", "correct_up"), "move", 1),
    (("correct_merge",), "merge", 2),
    (("correct_split",), "split", 2),
    (("correct_unlink",), "unlink", 3),
    (("correct_link",), "link", 3),
    (("correct_pin",), "pin", 2),
    (("correct_undo",), "undo", 1),
    (("correct_redo",), "redo", 5),
    (("correct_misfits",), "misfits", 4),
)


def legend(
    number: int, rows: int, row: Row | None, keymap: Mapping[str, str], *, picked: str, alone: str, misfits: int
) -> list[Fact]:
    """Return what is said.

    Args:
        number: the 1-based number of the row under the cursor.
        rows: how many there are.
        row: the row.
        keymap: the person's own keys.
        picked: the language in which a counterpart is looked for, while a paragraph is picked; else empty.
        alone: the only language that is shown, where the other is not; else empty.
        misfits: how many corrections of this bulletin fit no text any more.
    """
    found = [Fact("correcting", 0, strong=True)]
    if picked:
        key = spelt("correct_link", keymap)
        found.append(Fact(f"go to its {picked} and press {key}; Esc lets go", 0))
    else:
        if alone:
            found.append(Fact(f"only {alone} shown: {spelt('layout', keymap)} shows both", 1, strong=True))
        if misfits:
            fit = "1 correction here fits" if misfits == 1 else f"{misfits:,} corrections here fit"
            found.append(Fact(f"{fit} no text: {spelt('correct_misfits', keymap)}", 1))
        found += [
            Fact(word, need, key=_together(spelt(name, keymap) for name in names)) for names, word, need in _WORDS
        ]
        found.append(Fact("", 1, key="Esc"))
    if row is not None and row.checked is not None:
        found.append(Fact(row.checked, 5, strong=True, right=True))
    found.append(Fact(f"row {number:,}/{rows:,}", 6, right=True))
    return found


def _together(keys: Iterable[str]) -> str:
    """Return keys that do one thing both ways: `JK`, or `Ctrl+J Ctrl+K`."""
    keys = list(keys)
    return ("" if all(len(key) == 1 for key in keys) else " ").join(keys)
