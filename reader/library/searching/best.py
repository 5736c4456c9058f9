"""The best of what a search found, in order, each with what to light in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.library.columns import unpack_passage
from reader.library.contents import BulletinKey, source_of
from reader.library.searching import rank
from reader.library.searching.bothsides import both_lit
from reader.library.searching.hits import Hit
from reader.library.searching.pairs import pair_of
from reader.library.searching.rank import WEAK, Via
from reader.library.searching.verify import AT_ONCE
from reader.model import BulletinId, RowId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from reader.library.names.reading import RowText
    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.matches import Match
    from reader.library.searching.seeking import Searching
    from reader.library.searching.verify import Candidate
    from reader.library.searching.vocabulary import Vocabulary


def best(searching: Searching, limit: int) -> tuple[Hit, ...]:
    """Return the best of what was found; a row that stands in two files once."""
    if not searching.found:
        return ()
    if not searching.asked.wanted:  # listed in the order of their days
        return tuple(_hits(searching, _once(searching.found.values(), limit), {}))
    every = list(searching.found.values())
    total: int = searching.connection.execute("SELECT max(1, coalesce(max(id), 1)) FROM row").fetchone()[0]
    holding: dict[int, list[int]] = {}
    for one in every:
        if id(one.clauses) not in holding:
            counts = [min(total, _holding(clause, searching.words)) for clause in one.clauses]
            holding[id(one.clauses)] = counts
    usual = sum(one.length for one in every) / len(every)
    scores = {one.number: rank.score(one.match, total, holding[id(one.clauses)], one.length, usual) for one in every}
    dates = _dates(searching.connection, {one.bulletin for one in every})
    # Ranks are whole hundredths: what differs by less is as good, and the newer comes first.
    every.sort(key=lambda one: (dates.get(one.bulletin, ""), one.number), reverse=True)
    meant = {one.number: _meant(one.match) for one in every}
    every.sort(key=lambda one: (*meant[one.number], -round(scores[one.number], 2), _side(one.match)))
    is_apart = every[0].match.via not in WEAK  # where something better comes first, guesses stand behind the rest
    if is_apart:
        every.sort(key=lambda one: one.match.via in WEAK)
    chosen = _once(every, limit)
    shown = list(zip(chosen, _hits(searching, chosen, scores), strict=True))
    # Of rows that are as likely meant, those that say it as typed come first, then those that show it on both sides.
    shown.sort(
        key=lambda it: (
            is_apart and it[0].match.via in WEAK, *meant[it[0].number], not rank.stand_as_typed(it[0].match),
            not (it[1].zh_lit and it[1].en_lit),
        )
    )  # fmt: skip
    return tuple(hit for _, hit in shown)


def _meant(match: Match) -> tuple[int, float, int, bool]:
    """Return how likely a match is what was meant: the less the better."""
    # Behind names: words that only begin as a name is typed to its end.
    group = Via.NAME.group if match.via is Via.PREFIX and match.likeness < 1 else match.via.group
    return group, -round(match.likeness, 3), match.via.tier, not match.is_cased


def _once(candidates: Iterable[Candidate], limit: int) -> list[Candidate]:
    """Return the first of some rows; one that stands in two files once."""
    shown: dict[tuple[str, bool], Candidate] = {}
    for one in candidates:
        shown.setdefault((one.name, one.match.is_title), one)
        if len(shown) >= limit:
            break
    return list(shown.values())


def _hits(searching: Searching, chosen: Sequence[Candidate], scores: Mapping[int, float]) -> list[Hit]:
    """Return the hits of some rows, in their order."""
    columns: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(chosen), AT_ONCE):
        part = [one.number for one in chosen[start : start + AT_ONCE]]
        query = (
            "SELECT r.id, b.name, s.zh_path, s.en_path, r.zh, r.zh_details, r.en, r.en_details, r.names FROM row r "
            f"JOIN bulletin b ON b.id = r.bulletin JOIN source s ON s.id = b.source WHERE r.id IN ({_marks(part)})"
        )
        columns.update((number, tuple(rest)) for number, *rest in searching.connection.execute(query, part))
    return [_hit(searching, one, scores.get(one.number, 0.0), columns[one.number]) for one in chosen]


def _hit(searching: Searching, one: Candidate, score: float, columns: tuple[Any, ...]) -> Hit:
    name, zh_path, en_path, zh, zh_details, en, en_details, shown = columns
    names, words = searching.words.names, searching.asked.words

    def read() -> RowText:
        from reader.library.names.shown import row_text

        return row_text(zh, en, shown)

    lit_zh, lit_en = both_lit(one.match, zh, en, names=names, query=words, read=read)
    return Hit(
        BulletinKey(one.bulletin),
        BulletinId(name),
        source_of(zh_path, en_path),
        RowId(one.name),
        one.position,
        round(score, 3),
        one.match.via,
        unpack_passage(zh, zh_details),
        unpack_passage(en, en_details),
        lit_zh,
        lit_en,
        pair_of(one.match, zh, en, names, words),
    )


def _dates(connection: sqlite3.Connection, bulletins: Iterable[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    keys = sorted(bulletins)
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        query = f"SELECT id, date FROM bulletin WHERE id IN ({_marks(part)}) AND date IS NOT NULL"
        found.update(connection.execute(query, part))
    return found


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _holding(clause: Iterable[Alternative], words: Vocabulary) -> int:
    """Return in how many rows a clause is found, about: of a run of hanzi the rarest one tells."""
    lookups = [
        [part for term in lookup for part in _words_of(term)]
        for alternative in clause
        for lookup in alternative.lookups
    ]
    rows = words.rows(word for lookup in lookups for word in lookup)
    return sum(min((rows.get(word, 0) for word in lookup), default=0) for lookup in lookups)


def _words_of(term: str) -> Sequence[str]:
    """Return what of an index term is in the vocabulary: a pair's two hanzi; nothing of a private character."""
    if not term.isalnum():
        return ()
    return term if len(term) == 2 and not term.isascii() else (term,)


def _side(match: Match) -> int:
    """Put rows where all clauses stand in one language before those where each stands in another."""
    if len(match.found) == 1:
        return 0
    return int(not any(all(any(place[0] == side for place in found) for found in match.found) for side in ("zh", "en")))
