"""What a person can do to the rows of a bulletin, said in a way that can be done again after the file was read anew.

A correction does not say "the third row": it says which paragraphs, by their texts, make up which rows from now on.
So it holds as well where rows were added before it, and where a newer aligner puts the paragraphs together differently.
Making one changes nothing; `applying.applied` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.library.correcting.paragraphs import cut, paragraphs
from reader.model import LANGUAGE, SIDES, ReaderError, other

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Bulletin, Row, Side

Kind = Literal["moved", "merged", "split", "unlinked", "linked", "pinned"]


class CorrectionError(ReaderError):
    """A correction that makes no sense here; the message says why, and what can be done instead."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A paragraph.

    Args:
        text: its text.
        at: its 0-based number among the paragraphs of its language in the bulletin, when the correction was made.
    """

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A paragraph that becomes two.

    Args:
        side: its language.
        paragraph: which.
        offset: the code point of its text at which the second one begins.
    """

    side: Side
    paragraph: Ref
    offset: int


@dataclass(frozen=True, slots=True)
class Together:
    """Paragraphs that are a row, in their order.

    Args:
        zh: the Chinese ones.
        en: the English ones.
    """

    zh: tuple[Ref, ...]
    en: tuple[Ref, ...]

    def refs(self, side: Side) -> tuple[Ref, ...]:
        """Return the paragraphs of one language."""
        return self.zh if side == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody put right.

    Args:
        kind: what they did.
        rows: which paragraphs are a row from now on; of a cut one, the two it became.
        cuts: which paragraphs become two before.
    """

    kind: Kind
    rows: tuple[Together, ...]
    cuts: tuple[Cut, ...] = ()


def move(bulletin: Bulletin, row: int, side: Side, way: int) -> Correction:
    """Move a side's last paragraph to the next row (`way` 1), or its first one to the row before (-1).

    Args:
        bulletin: which.
        row: the 0-based number of the row.
        side: the language.
        way: where to.

    Raises:
        CorrectionError: there is no such paragraph, or no such row.
    """
    here = list(_refs(bulletin, row).refs(side))
    if not here:
        raise CorrectionError(f"This row has no {LANGUAGE[side]}: Tab goes to the other language.")
    if not 0 <= row + way < len(bulletin.rows):
        edge = "last" if way > 0 else "first"
        raise CorrectionError(f"This is the {edge} row: there is none to move it to.")
    moved = here.pop(-1 if way > 0 else 0)
    above, below = _two(bulletin, min(row, row + way))
    mine, there = (above, below) if way > 0 else (below, above)
    theirs = (moved, *there.refs(side)) if way > 0 else (*there.refs(side), moved)
    mine, yours = _with(mine, side, tuple(here)), _with(there, side, theirs)
    both = (mine, yours) if way > 0 else (yours, mine)
    return Correction("moved", tuple(each for each in both if each.zh or each.en))


def merge(bulletin: Bulletin, row: int) -> Correction:
    """Make one row of a row and the next.

    Raises:
        CorrectionError: it is the last row.
    """
    if row + 1 >= len(bulletin.rows):
        raise CorrectionError("This is the last row: there is none after it to merge it with.")
    one, two = _two(bulletin, row)
    return Correction("merged", (Together((*one.zh, *two.zh), (*one.en, *two.en)),))


def split(bulletin: Bulletin, row: int, side: Side, sentence: int) -> Correction:
    """Make two rows of one: the second begins with a sentence and with what says the same in the other language.

    Args:
        bulletin: which.
        row: the 0-based number of the row.
        side: the language of the sentence.
        sentence: its 0-based number in that side of the row.

    Raises:
        CorrectionError: nothing stands before that sentence.
    """
    split_row = bulletin.rows[row]
    passage = split_row.passage(side)
    if passage is None or not 0 < sentence < len(passage.sentences):
        raise CorrectionError("Nothing stands before the marked sentence in this row: mark a later one with →.")
    places = {side: sentence, other(side): counterpart(split_row, side, sentence)}
    cuts, above, below = [], {}, {}
    for each in SIDES:
        made, above[each], below[each] = _halves(bulletin, row, each, places[each])
        cuts += [made] if made is not None else []
    rows = (Together(above["zh"], above["en"]), Together(below["zh"], below["en"]))
    return Correction("split", rows, tuple(cuts))


def unlink(bulletin: Bulletin, row: int) -> Correction:
    """Make two rows of one, each with one language.

    Raises:
        CorrectionError: it has only one.
    """
    refs = _refs(bulletin, row)
    if not refs.zh or not refs.en:
        raise CorrectionError("This row has one language only: there is nothing to unlink.")
    return Correction("unlinked", (Together(refs.zh, ()), Together((), refs.en)))


def link(bulletin: Bulletin, one: tuple[int, Side, int], two: tuple[int, Side, int]) -> Correction:
    """Make a row of a Chinese and an English paragraph, wherever they stand; the rest of their rows stays together.

    Args:
        bulletin: which.
        one: the number of a row, a language, and the number of a paragraph of that side.
        two: a paragraph of the other language.

    Raises:
        CorrectionError: both are of one language, or one is not there.
    """
    picked = {side: (row, number) for row, side, number in (one, two)}
    if len(picked) < len(SIDES):
        raise CorrectionError("Link a Chinese and an English paragraph: Tab goes to the other language.")
    found: dict[Side, Ref] = {}
    for side, (row, number) in picked.items():
        refs = _refs(bulletin, row).refs(side)
        if number >= len(refs):
            raise CorrectionError(f"This row has no {LANGUAGE[side]} to link.")
        found[side] = refs[number]
    if all(len(_refs(bulletin, one[0]).refs(side)) == 1 for side in SIDES) and one[0] == two[0]:
        raise CorrectionError("These two are a row already: P pins it.")
    return Correction("linked", (Together((found["zh"],), (found["en"],)),))


def pin(bulletin: Bulletin, row: int) -> Correction:
    """Say that a row is right as it is.

    Raises:
        CorrectionError: that was said before.
    """
    if bulletin.rows[row].checked == "pinned":
        raise CorrectionError("This row is pinned already.")
    return Correction("pinned", (_refs(bulletin, row),))


def paragraph_at(row: Row, side: Side, sentence: int) -> int:
    """Return the 0-based number of the paragraph in which a sentence of a row's side stands."""
    passage = row.passage(side)
    if passage is None or sentence >= len(passage.sentences):
        return 0
    return passage.text.count("\n", 0, passage.sentences[sentence].start)


def counterpart(row: Row, side: Side, sentence: int) -> int:
    """Return before which sentence of the other side a row is to be cut that is cut before a sentence of this one.

    What is linked with both halves stays in the first.
    """
    passage = row.passage(other(side))
    if passage is None:
        return 0
    total = len(passage.sentences)
    linked = [(link.zh, link.en) if side == "zh" else (link.en, link.zh) for link in row.links]
    above = [there for here, there in linked if here and there and min(here) < sentence]
    below = [there for here, there in linked if here and there and min(here) >= sentence]
    if not above and not below:
        return total
    # Where sentences changed places: the cut that parts the fewest from their counterparts, the latest of several.
    return min(
        range(total, -1, -1),
        key=lambda at: sum(n >= at for there in above for n in there) + sum(n < at for there in below for n in there),
    )


def _halves(
    bulletin: Bulletin, row: int, side: Side, sentence: int
) -> tuple[Cut | None, tuple[Ref, ...], tuple[Ref, ...]]:
    """Return what becomes of a row's side that is cut before a sentence: a paragraph to cut, and the two halves."""
    passage = bulletin.rows[row].passage(side)
    refs = _refs(bulletin, row).refs(side)
    if passage is None or sentence >= len(passage.sentences):
        return None, refs, ()
    if sentence == 0:
        return None, (), refs
    start = passage.sentences[sentence].start
    number = passage.text.count("\n", 0, start)
    offset = start - (passage.text.rfind("\n", 0, start) + 1)
    whole = paragraphs(passage)[number]
    if not whole.text[:offset].strip():
        return None, refs[:number], refs[number:]
    before, after = cut(whole, offset)
    ref = refs[number]
    moved = tuple(Ref(each.text, each.at + 1) for each in refs[number + 1 :])
    return (
        Cut(side, ref, offset),
        (*refs[:number], Ref(before.text, ref.at)),
        (Ref(after.text, ref.at + 1), *moved),
    )


def _refs(bulletin: Bulletin, row: int) -> Together:
    """Return the paragraphs of a row."""
    return _together(bulletin.rows[row], *_starts(bulletin, row))


def _two(bulletin: Bulletin, row: int) -> tuple[Together, Together]:
    """Return the paragraphs of a row and of the next."""
    one, two = bulletin.rows[row : row + 2]
    return _together(one, *_starts(bulletin, row)), _together(two, *_starts(bulletin, row + 1))


def _starts(bulletin: Bulletin, row: int) -> tuple[int, int]:
    """Return the numbers of the first Chinese and the first English paragraph of a row."""
    return sum(counts(bulletin.rows, "zh")[:row]), sum(counts(bulletin.rows, "en")[:row])


def _together(row: Row, zh: int, en: int) -> Together:
    """Return the paragraphs of a row, the first ones of which have these numbers."""
    starts: dict[Side, int] = {"zh": zh, "en": en}
    found: dict[Side, tuple[Ref, ...]] = {}
    for side, at in starts.items():
        passage = row.passage(side)
        texts = passage.text.split("\n") if passage is not None else []
        found[side] = tuple(Ref(text, at + number) for number, text in enumerate(texts))
    return Together(found["zh"], found["en"])


_counted: dict[Side, tuple[tuple[Row, ...], tuple[int, ...]]] = {}
"""The rows whose paragraphs were counted last: a key that corrects asks several times, of thousands of rows."""


def counts(rows: tuple[Row, ...], side: Side) -> tuple[int, ...]:
    """Return how many paragraphs one side of each row has."""
    known = _counted.get(side)
    if known is None or known[0] is not rows:
        passages = [row.zh for row in rows] if side == "zh" else [row.en for row in rows]
        many = [0 if one is None else one.text.count("\n") + 1 if "\n" in one.text else 1 for one in passages]
        known = _counted[side] = rows, tuple(many)
    return known[1]


def _with(refs: Together, side: Side, changed: Sequence[Ref]) -> Together:
    return Together(tuple(changed), refs.en) if side == "zh" else Together(refs.zh, tuple(changed))
