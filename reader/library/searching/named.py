"""Bulletins by their names: the title in either language, or the name of the file, contains what was typed.

Titles are looked up in their own index, and read only where the index does not tell for certain; files' names are
short enough to look at them all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from reader.language.searchable import GAP, is_hanzi, searchable, tokens
from reader.library.contents import source_of
from reader.library.problems import Cancelled
from reader.library.searching import candidates
from reader.library.searching.wording import wording_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reader.language.searchable import Token
    from reader.library.searching.terms import Named
    from reader.model import Source

MOST_WORDS: Final = 200
"""Words that hold what was typed of a Latin name, of which titles are looked up; those in most rows first."""

_AT_ONCE: Final = 500  # values in one statement; SQLite before 3.32 allows 999
_SHORTEST_INSIDE: Final = 3  # letters that are looked for inside of words; fewer only where a word begins
_PAIR: Final = 2  # hanzi; the index has them as one term
_BETWEEN: Final = r"[\W_]{0,4}"  # words of a title or file name: a space, a hyphen, an underscore, quotation marks
_FOLDER: Final = re.compile(r".*[/\\]", re.DOTALL)


def is_named(named: Named, titles: Iterable[str], source: Source) -> bool:
    """Tell whether a bulletin of these titles and this source is meant."""
    return _is_in(named, titles) or _is_in(named, _file_names(source))


def first_rows(connection: sqlite3.Connection, named: Named, cancelled: Callable[[], bool]) -> set[int]:
    """Return the numbers of the rows that hold the titles of the bulletins meant: each bulletin's first.

    Raises:
        Cancelled: the search is not wanted any more.
    """
    sources = []
    for number, (key, zh_path, en_path) in enumerate(connection.execute("SELECT id, zh_path, en_path FROM source")):
        if not number % _AT_ONCE and cancelled():
            raise Cancelled
        if _is_in(named, _file_names(source_of(zh_path, en_path))):
            sources.append(key)
    found = {row for (row,) in _by(connection, "SELECT first_row FROM bulletin WHERE source IN ({})", sources)}
    parts = tokens(searchable(named.text).text)
    expression = _expression(connection, named.text)
    titles = candidates.titles(connection, expression, -1) if expression is not None else []
    if _is_certain(parts):
        return found.union(titles)
    for number, (row, zh, en) in enumerate(_by(connection, "SELECT id, zh, en FROM row WHERE id IN ({})", titles)):
        if not number % _AT_ONCE and cancelled():
            raise Cancelled
        if _is_in(named, [title for title in (zh, en) if title]):
            found.add(row)
    return found


def _by(connection: sqlite3.Connection, query: str, keys: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Give what a query finds for some keys, some at a time."""
    for start in range(0, len(keys), _AT_ONCE):
        part = keys[start : start + _AT_ONCE]
        yield from connection.execute(query.format(",".join("?" * len(part))), part)


def _file_names(source: Source) -> Iterable[str]:
    return (_FOLDER.sub("", path) for path in ((source.zh, source.en) if source.is_pair else (source.zh,)))


def _is_in(named: Named, texts: Iterable[str]) -> bool:
    pattern = _pattern(named.text)
    return any(pattern.search(searchable(text).text) for text in texts)


@lru_cache(maxsize=64)
def _pattern(text: str) -> re.Pattern[str]:
    """Return what a folded title or file name that contains a text holds: its words, whatever stands between them."""
    folded = searchable(text).text
    parts = tokens(folded)
    pieces = [_piece(parts[0])]
    for left, right in pairwise(parts):
        hanzi = is_hanzi(left.text[0]) and is_hanzi(right.text[0])
        as_one = hanzi and re.fullmatch(GAP, folded[left.end : right.start])
        pieces += [GAP if as_one else _BETWEEN, _piece(right)]
    return re.compile("".join(pieces))


def _piece(part: Token) -> str:
    is_short = len(part.text) < _SHORTEST_INSIDE and not is_hanzi(part.text[0])
    return f"{'(?<![a-z0-9])' if is_short else ''}{re.escape(part.text)}"


def _is_certain(parts: Sequence[Token]) -> bool:
    """Tell whether the index alone says that a title is meant: of a part of a word, one hanzi, or two."""
    if len(parts) == 1:
        return True
    return len(parts) == _PAIR and all(is_hanzi(part.text[0]) for part in parts) and parts[0].end == parts[1].start


def _expression(connection: sqlite3.Connection, text: str) -> str | None:
    """Return what to ask the index for titles that may contain a text; None where none can."""
    folded = searchable(text).text
    asked: list[list[str]] = []
    hanzi, at = "", 0
    for part in tokens(folded):
        if is_hanzi(part.text[0]):
            hanzi += folded[at : part.end]
        else:
            hanzi += folded[at : part.start] + ","
            asked.append(_holding(connection, part.text))
        at = part.end
    asked += [[term] for term in wording_of(hanzi).lookup()]
    if not all(asked):
        return None
    groups = (" OR ".join(f'"{word}"' for word in words) for words in asked)
    return " AND ".join(f"({group})" for group in groups)


def _holding(connection: sqlite3.Connection, part: str) -> list[str]:
    """Return the words that hold some letters, those in most rows first; of one or two letters those that begin so."""
    query, values = "instr(text, ?) > 0", [part]
    if len(part) < _SHORTEST_INSIDE:
        query, values = "text >= ? AND text < ?", [part, part + "\U0010ffff"]
    found = connection.execute(
        f"SELECT text FROM word WHERE {query} ORDER BY rows DESC, text LIMIT ?", (*values, MOST_WORDS)
    )
    return [word for (word,) in found]
