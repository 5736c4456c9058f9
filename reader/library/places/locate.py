"""Finding the row that somebody marked, after the file, or what we make of it, has changed.

A row's id is made from its text, so that what happens elsewhere changes none. Where the row itself was edited, split or
joined with its neighbour, its text finds it: the same on one side first, then what is most like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.contents import BulletinKey
    from reader.model import Bulletin, BulletinId, RowId, Side, Source

TITLE: Final = -1
"""The position of a bulletin's title, which can be marked like its rows."""

# Indel similarity in percent (rapidfuzz's `ratio`). Of all pairs of different rows in the samples the most alike come
# to 67 (glosses of five characters) and 61 (two visits by the same chairman); a paragraph with a sentence added or some
# words changed stays above 80. Between them, nearer to the edited: a mark on the wrong row is worse than one not found.
_ALIKE: Final = 75

# A row that was split or joined stands in the other almost word for word. What is shorter than this (characters) also
# stands word for word in paragraphs that only speak of it: 天水机车陈列馆, `watertight compartment`.
_PART: Final = 90
_PART_LENGTH: Final = {"zh": 12, "en": 32}

How = Literal["id", "text", "similar"]


class Mark(Protocol):
    """What a place and a bookmark have in common: which row, and its text."""

    @property
    def bulletin(self) -> BulletinId:
        """The bulletin it was in."""

    @property
    def row(self) -> RowId:
        """The row's id; of a title, the bulletin's."""

    @property
    def position(self) -> int:
        """The row's 0-based number in its bulletin, `TITLE` for the title."""

    @property
    def zh(self) -> str | None:
        """The Chinese text, None where there was none."""

    @property
    def en(self) -> str | None:
        """The English text."""

    @property
    def stood_in(self) -> Source | None:
        """The source its bulletin was from, if that is known."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where a marked row is now.

    Args:
        key: the bulletin.
        position: the 0-based number of the row, `TITLE` for the title.
        how: by its `id`, by equal `text`, or because it is the most `similar` one.
    """

    key: BulletinKey
    position: int
    how: How


class Text(NamedTuple):
    """A row or title as far as it takes to find it."""

    key: BulletinKey
    bulletin: str
    row: str
    position: int
    zh: str | None
    en: str | None


def locate(mark: Mark, bulletins: Iterable[tuple[BulletinKey, Bulletin]]) -> Located | None:
    """Return where a marked row is now, or None when nothing there is it.

    Args:
        mark: a place or a bookmark.
        bulletins: where to look: the bulletin it was in, or all of its source.
    """
    return among(mark, (text for key, bulletin in bulletins for text in texts_of(key, bulletin)))


def texts_of(key: BulletinKey, bulletin: Bulletin) -> Iterator[Text]:
    """Yield the title and the rows of a bulletin."""
    zh, en = bulletin.zh_title, bulletin.en_title
    yield Text(key, bulletin.id, bulletin.id, TITLE, zh.text if zh else None, en.text if en else None)
    for position, row in enumerate(bulletin.rows):
        zh, en = row.zh, row.en
        yield Text(key, bulletin.id, row.id, position, zh.text if zh else None, en.text if en else None)


def among(mark: Mark, texts: Iterable[Text], *, may_be_similar: bool = True) -> Located | None:
    """Return where a marked row is among these, or None. They are gone through once, and not kept.

    Args:
        mark: a place or a bookmark.
        texts: where to look.
        may_be_similar: whether the row that is most like it will do.
    """
    best: tuple[tuple[int, ...], Text] | None = None
    for text in texts:
        # Only what could still win is compared word for word.
        could_win = best is None or best[0][0] == _TIERS.index("similar")
        rank = _rank(mark, text, may_be_similar=may_be_similar and could_win)
        if rank is not None and (best is None or rank < best[0]):
            best = rank, text
    return Located(best[1].key, best[1].position, _TIERS[best[0][0]]) if best else None


_TIERS: Final[tuple[How, ...]] = ("id", "text", "similar")


def _rank(mark: Mark, text: Text, *, may_be_similar: bool) -> tuple[int, ...] | None:
    """Return how good a find a row is, the less the better, or None when it is not the one.

    By its id; by equal text on both sides, else on one; by likeness, where of the pieces of a row that was split the
    first is taken. Among equals the nearest to where it was, its own bulletin first.
    """
    far = (
        (text.position == TITLE) != (mark.position == TITLE),
        text.bulletin != mark.bulletin,
        abs(text.position - mark.position),
    )
    if text.row == mark.row:
        return (0, *far)
    same = (mark.zh is not None and text.zh == mark.zh) + (mark.en is not None and text.en == mark.en)
    if same:
        return (1, -same, *far)
    if not may_be_similar:
        return None
    likeness = max(_likeness(mark.zh, text.zh, "zh"), _likeness(mark.en, text.en, "en"))
    return (2, -likeness.percent, likeness.start, *far) if likeness.percent else None


class _Likeness(NamedTuple):
    """How alike two texts are in whole percent, 0 for unlike, and where in the marked text the other begins."""

    percent: int
    start: int


_UNLIKE: Final = _Likeness(0, 0)


def _likeness(marked: str | None, text: str | None, side: Side) -> _Likeness:
    if not marked or not text:
        return _UNLIKE
    from rapidfuzz import fuzz

    # Whole percents, so that the pieces of a row, each in it almost word for word, are alike and the first is taken.
    whole = int(fuzz.ratio(marked, text, score_cutoff=_ALIKE))
    shorter = min(len(marked), len(text))
    if shorter < _PART_LENGTH[side] or whole == 100:
        return _Likeness(whole, 0)
    part = fuzz.partial_ratio_alignment(marked, text, score_cutoff=_PART)
    if part is None or part.score < max(whole, _PART):
        return _Likeness(whole, 0)
    return _Likeness(int(part.score), part.src_start if len(text) <= len(marked) else 0)
