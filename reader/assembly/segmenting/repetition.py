"""Running heads and feet told from text: the short lines that come back at the distance of a page.

Coming back proves little: labels, refrains and section headings do too. What tells a running head is that it stands
where the text does not stop: inside a sentence, or beside another running head or a page number that does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.assembly.segmenting.sides import count_hanzi, count_words
from reader.assembly.segmenting.wrapping import ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.segmenting.blocks import Block

#: How often a line comes back at least.
_OFTEN = 3
#: The fewest lines on a page, and how much its longest may exceed its shortest (a page may hold pictures).
_SHORTEST_PAGE = 12
_UNEVEN = 4
#: A running head is a name, not a sentence (hanzi, words).
_MOST_HANZI = 24
_MOST_WORDS = 12
#: Nor longer than this, signs and all (code points).
_LONGEST = 120
#: A line of text this long that ends no sentence is carried on below (code points).
_CARRIED_ON = 16

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—·\s]*\d{1,4}[-–—·\s]*")
_COMMA = re.compile(r"[,，、][”’」』）)\"']*$")


def running_heads(blocks: Sequence[Block]) -> set[int]:
    """Return which blocks are running heads, running feet or page numbers.

    Args:
        blocks: of one file, one a line, in order; what is known as furniture is looked at as page furniture between
            lines, never again as text.
    """
    likely = [places for places in _alike(blocks).values() if _like_pages(blocks, places)]
    suspects = {place for places in likely for place in places}
    cut = {place for place in suspects if _cuts_a_sentence(blocks, suspects, place)}
    return {place for places in likely if 2 * sum(place in cut for place in places) >= len(places) for place in places}


def _alike(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return the places of the short lines that differ by figures at most."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        text = block.text
        if (
            block.kind != "text"
            or block.item
            or block.fixed
            or len(text) > _LONGEST
            or count_hanzi(text) > _MOST_HANZI
            or count_words(text) > _MOST_WORDS
            or ((ENDS.search(text) or _COMMA.search(text)) and not _PAGE_NUMBER.fullmatch(text))
        ):
            continue
        places["".join(_FIGURES.sub("0", text).split()).lower()].append(index)
    return places


def _like_pages(blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """Tell whether lines come back at the distances of pages, with the same figures or with rising ones."""
    if len(places) < _OFTEN:
        return False
    lines = [blocks[place].stretch.lines[0] for place in places]
    distances = [b - a for a, b in pairwise(lines)]
    if min(distances) < _SHORTEST_PAGE or max(distances) > _UNEVEN * min(distances):
        return False
    figures = [[int(number) for number in _FIGURES.findall(blocks[place].text)[:4]] for place in places]
    return all(a == b for a, b in pairwise(figures)) or all(a < b for a, b in pairwise(figures))


def _cuts_a_sentence(blocks: Sequence[Block], suspects: set[int], place: int) -> bool:
    """Tell whether the text above a line ends in mid-sentence; other suspects and furniture are stepped over.

    A title ends without a full stop too: what is cut stands below a line of its own paragraph, ends with a comma or is
    carried on in lower case.
    """

    def text_from(start: int, step: int) -> int | None:
        at = start
        while 0 <= at < len(blocks) and (at in suspects or blocks[at].kind == "furniture"):
            at += step
        return at if 0 <= at < len(blocks) and blocks[at].kind == "text" else None

    above, below = text_from(place - 1, -1), text_from(place + 1, 1)
    if above is None or below is None:
        return False
    text = blocks[above].text
    if len(text) < _CARRIED_ON or ENDS.search(text) or blocks[below].item:
        return False
    if _COMMA.search(text) or blocks[below].text[0].islower():
        return True
    before = text_from(above - 1, -1)
    return (
        before is not None
        and not blocks[above].opens
        and len(blocks[before].text) >= _CARRIED_ON
        and not ENDS.search(blocks[before].text)
    )
