"""Searching rows at hand, without a library: those of the open bulletin, keystroke after keystroke."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reader.library.access import never
from reader.library.contents import BulletinKey
from reader.library.names.asking.athand import RowNames
from reader.library.problems import Cancelled
from reader.library.searching.bothsides import both_lit
from reader.library.searching.hits import Hit
from reader.library.searching.pairs import pair_of
from reader.library.searching.query import parse
from reader.library.searching.rank import WEAK
from reader.library.searching.scope import admits
from reader.library.searching.shapes import Clock, OutOfTimeError, shaped
from reader.library.searching.sidetext import searchable
from reader.library.searching.stages import UNRANKED, listing, stages
from reader.library.searching.terms import QueryError
from reader.library.searching.verify import AT_ONCE
from reader.library.searching.vocabulary import TextWords
from reader.model import BulletinId, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.searching.match import Matcher
    from reader.library.searching.matches import Match
    from reader.library.searching.shapes import Shaped
    from reader.library.searching.terms import Query
    from reader.model import Bulletin, Row

MOST_BOTH: Final = 60
"""Hits of an open bulletin whose other side is lit as well; in more rows a word is no name."""


def find_in(
    rows: Sequence[Row], query: str, cancelled: Callable[[], bool] = never, *, of: Bulletin | None = None
) -> tuple[Hit, ...]:
    """Return the hits in rows at hand, in reading order: as typed or as the beginning of words; else by typos.

    The hits' keys, bulletins and sources are empty, and their positions are places in `rows`.

    Args:
        rows: what is searched.
        query: what for, in the grammar of `query.py`.
        cancelled: asked often; True ends the search.
        of: the bulletin that the rows are of, for `doc:` and `date:`; None when they are always where is searched.

    Raises:
        QueryError: the query cannot be answered.
        Cancelled: it was cancelled.
    """
    asked = parse(query)
    shapes = shaped(asked.shapes, Clock(cancelled))  # a malformed one is told wherever it is asked
    if of is not None and not admits(asked.scopes, of):
        return ()
    words = _words_in(tuple((row.zh.text if row.zh else "", row.en.text if row.en else "") for row in rows))
    try:
        return _found(rows, asked, words, shapes, cancelled)
    except OutOfTimeError:
        raise QueryError(
            "this takes too long in a bulletin as long as this one", asked.shapes[0].choices[0].start
        ) from None


def _found(
    rows: Sequence[Row], asked: Query, words: TextWords, shapes: Sequence[Shaped], cancelled: Callable[[], bool]
) -> tuple[Hit, ...]:
    hits: dict[int, Hit] = {}
    steps: Iterable[tuple[Matcher, bool]] = (
        (stage.matcher, any(one.via in WEAK for clause in stage.clauses for one in clause))
        for stage in stages(asked, words, UNRANKED, shapes, is_found=lambda: bool(hits))
    )
    if not asked.wanted:
        steps = [(listing(asked, words, shapes), False)]
    for matcher, is_weak in steps:
        if hits and is_weak:
            break
        for position, row in enumerate(rows):
            if position % AT_ONCE == 0 and cancelled():
                raise Cancelled
            if position in hits:
                continue
            match = matcher.match(row.zh.text if row.zh else None, row.en.text if row.en else None)
            if match:
                names = words.names if len(hits) < MOST_BOTH else None
                hits[position] = _hit_at_hand(row, position, match, asked.words, names)
    return tuple(hit for _, hit in sorted(hits.items()))


@lru_cache(maxsize=1)
def _words_in(texts: tuple[tuple[str, str], ...]) -> TextWords:
    """Return the words of rows; from one keystroke to the next they are the same."""
    words = TextWords(searchable(text).text for sides in texts for text in sides if text)
    words.names = RowNames(texts)
    return words


def _hit_at_hand(row: Row, position: int, match: Match, query: str, names: RowNames | None) -> Hit:
    zh, en = (side.text if side else None for side in (row.zh, row.en))
    if names is None:
        lit = match.lit("zh"), match.lit("en")
    else:
        lit = both_lit(match, zh, en, names=names, query=query, read=lambda: names.texts[position])
    pair = pair_of(match, zh, en, names, query)
    return Hit(
        BulletinKey(0), BulletinId(""), Source("", ""), row.id, position, 0.0, match.via, row.zh, row.en, *lit, pair
    )
