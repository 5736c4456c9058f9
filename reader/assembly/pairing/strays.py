"""Titles that were left at the end of the article before theirs.

Bulletins are cut where single sentences change their partners (`pairing.py`). A title says little, and may seem to
match anything: then the cut comes behind it. A heading leads what follows it; the last line of an article is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.assembly.pairing.pairing import MOST_TITLE_PIECES
from reader.model import SIDES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.assembly.pairing.pairing import Draft
    from reader.assembly.pieces import Piece


def follow(pieces: Sequence[Piece], drafts: Sequence[Draft], linked: Collection[int]) -> list[Draft]:
    """Move headings that match nothing from the end of a text to the untitled text below them, in place.

    Args:
        pieces: of the source.
        drafts: all of it.
        linked: the pieces that match something.

    Returns:
        The drafts that changed.
    """
    changed: list[Draft] = []
    for side in SIDES:
        first = {draft.body(side)[0]: draft for draft in drafts if draft.body(side) and not draft.title(side)}
        for draft in drafts:
            body = draft.body(side)
            if not body or body[-1] + 1 not in first or first[body[-1] + 1] is draft:
                continue
            below = first[body[-1] + 1]
            while (
                len(body) > 1
                and len(below.title(side)) < MOST_TITLE_PIECES
                and body[-1] not in linked
                and pieces[body[-1]].kind == "heading"
                and pieces[body[-1]].level is None
                and body[-1] + 1 == min([*below.title(side), *below.body(side)])
            ):
                below.title(side).insert(0, body.pop())
                changed += [moved for moved in (draft, below) if all(moved is not known for known in changed)]
    return changed
