"""Organisations and other made things, whose names say what they are: 国家科学基金会, National Science Foundation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.links import ORGANISATIONS, Link, covers, kind_of
from reader.library.names.saying import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.latin import Run, Word
    from reader.library.names.reading import RowText
    from reader.library.names.stretches import Unit

_JOINING: Final = frozenset(("of", "of the", "on", "for", "for the", "on the", "'s", "’s"))
"""What may stand between the capitalised words of one name."""

_LISTING: Final = frozenset(("and", "and the", "in", "in the", "to"))
"""What stands between two names as well: Vietnam and Mongolia are none, the Ministry of Housing and Urban-Rural
Development is one."""

_MADE: Final = frozenset(
    """ordinance act law bill treaty declaration initiative convention agreement charter covenant framework strategy
    mechanism project programme program plan protocol resolution award medal prize statement report memorandum
    communique communiqué guidelines regulations rules measures outline code""".split()  # noqa: SIM905
)
"""Words that say that a name is that of something people have agreed on or given."""

_MOST_RUNS: Final = 5
_SHORTEST: Final = 3  # hanzi


def links(text: RowText, found: Sequence[Link]) -> list[Link]:
    """Return organisations and the like, whose words the dictionary knows, the longest."""
    taken = [link.en for link in found]
    made: list[Link] = []
    for run in sorted(long_runs(text), key=len, reverse=True):
        span = (run[0].start, run[-1].end)
        if any(covers(one, span) for one in [*taken, *(link.en for link in made)]):
            continue
        english = text.en[slice(*span)]
        wanted = said(english)
        if any(each.stems and not _is_said(each.stems, text.units) for each in wanted):
            continue
        for place in text.words.to_chinese(wanted, text.folded, text.units):
            several = sum(1 for start, _ in text.cut if place[0] <= start < place[1]) > 1
            several = several or text.folded[slice(*place)] in text.words.known.forms
            if several and place[1] - place[0] >= _SHORTEST and _is_whole(text, place, english):
                made.append(Link(place, span, kind_of(english), "words"))
    return made


def _is_said(stems: frozenset[str], units: Sequence[Unit]) -> bool:
    """Tell whether a Chinese word says something of this: sooner than by all that the words of a row say together."""
    for unit in units:  # noqa: SIM110 (a generator costs more than all it looks at here)
        if not stems.isdisjoint(unit.stems):
            return True
    return False


def _is_whole(text: RowText, place: tuple[int, int], english: str) -> bool:
    """Tell whether the words also say all that a name the dictionary knows is called, not a part of it."""
    zh = text.folded[slice(*place)]
    if zh not in text.words.known.forms:
        return True
    return bool(text.words.to_english(text.folded, *place, english))


def long_runs(text: RowText) -> Iterator[tuple[Word, ...]]:
    """Give runs that may name an organisation or another made thing, joined by `of`, `on` and the like."""
    runs = [run for run in (_without_article(run) for run in text.runs) if run]
    headline = latin.noted(text.en).is_headline
    for first, run in enumerate(runs):
        joined = list(run.words)
        yield from _named(joined, organised=run.opens or headline)
        listed = False
        for following in runs[first + 1 : first + _MOST_RUNS]:
            between = text.en[joined[-1].end : following.start].strip()
            if between not in _JOINING and between not in _LISTING:
                break
            if between in _LISTING and following.words[0].folded in ORGANISATIONS:
                break  # the People's Republic of China and the Ministry of something are two
            listed = listed or between in _LISTING
            joined += following.words
            yield from _named(joined, organised=run.opens or headline or listed)


def _named(joined: Sequence[Word], *, organised: bool) -> Iterator[tuple[Word, ...]]:
    """Give a run, unless it names an office or a day; where it must be an organisation, only if it says so."""
    if len(joined) < 2 or any(word.folded in latin.TITLES or word.folded in latin.MONTHS for word in joined):
        return
    if not organised or any(word.folded in ORGANISATIONS or word.folded in _MADE for word in joined):
        yield tuple(joined)


def _without_article(run: Run) -> Run | None:
    if run.words[0].folded in ("the", "a", "an"):
        return run.part(1, len(run.words)) if len(run.words) > 1 else None
    return run
