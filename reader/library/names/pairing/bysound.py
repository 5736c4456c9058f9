"""Foreign names that are heard in the hanzi that may render them: 图尔古姆巴耶夫 is Turgumbayev."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import latin, sounding
from reader.library.names.hanzi import Candidate
from reader.library.names.links import ORGANISATIONS, Link, covers, everywhere, meets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.names.latin import Run
    from reader.library.names.links import Place
    from reader.library.names.reading import RowText

_MOST_LEFT: Final = 2
"""Hanzi beside what was heard that may stand for the words of a name that were not."""

_ABBREVIATION: Final = 4
"""Letters of a word before a full stop that may be an abbreviated title."""


class _Found(NamedTuple):
    """Where a name was heard: the better the later in order."""

    size: int
    weight: float
    zh: Place
    en: Place


def links(text: RowText, found: Sequence[Link]) -> Iterator[Link]:
    """Give foreign names that are heard in the hanzi that may render some."""
    taken_en = [link.en for link in found]
    places = stretches(text, [link.zh for link in found])
    for name in text.names:
        if meets((name.start, name.end), taken_en) or all(w.folded in text.words.known.common for w in name.words):
            continue
        best = _best(text, name, places)
        if best:
            for start, end in everywhere(text.folded, text.folded[slice(*best.zh)]):
                yield Link((start, end), best.en, "name", "sound")
            taken_en.append(best.en)


def stretches(text: RowText, taken: Sequence[Place]) -> list[tuple[Candidate, str]]:
    """Return where a foreign name may be heard, outside what is taken, and the hanzi there without dots."""
    dotted = [span for span in taken if "·" in text.folded[slice(*span)]]
    likely = [
        one for one in text.candidates
        if one.kind != "person" and not any(covers(span, (one.start, one.end)) for span in taken)
        and not meets((one.start, one.end), dotted)
    ]  # fmt: skip
    likely.sort(key=lambda one: one.start - one.end)
    wide = _wide(text, taken) if text.names else []
    return [(one, text.folded[one.start : one.end].replace("·", "")) for one in [*likely, *wide]]


def is_heard(text: RowText, name: Run, places: Sequence[tuple[Candidate, str]]) -> bool:
    """Tell whether a name is heard in some stretches of hanzi."""
    common = text.words.known.common
    return not all(word.folded in common for word in name.words) and _best(text, name, places) is not None


def _best(text: RowText, name: Run, places: Sequence[tuple[Candidate, str]]) -> _Found | None:
    """Return where a name is heard best, or None."""
    pieces = [
        (latin.letters(piece), at) for at, word in enumerate(name.words) for piece in word.folded.split("-") if piece
    ]
    spoken = [one for one in pieces if one[0] not in latin.PARTICLES or len(pieces) < 3]
    words = tuple([letters for letters, _ in spoken])
    heard: list[_Found] = []
    deaf: list[Place] = []
    for stretch, hanzi in places:
        if heard and stretch.kind == "wide":
            break
        here = (stretch.start, stretch.end)
        if _is_within(here, deaf):
            continue
        best = sounding.best_part(words, hanzi)
        if best is None:
            deaf.append(here)  # what is not heard in a stretch is not in a part of it either
        if best is None or (stretch.kind == "wide" and best.heard.weight < sounding.CLEAR):
            continue
        first, last = spoken[best.first][1], spoken[best.last - 1][1]
        start, end = best.heard.start, best.heard.end
        if "·" in text.folded[stretch.start : stretch.end] or stretch.kind == "office":
            zh = (stretch.start, stretch.end)  # 露木康浩 behind an office is all Yasuhiro Tsuyuki
        else:
            # 索 of 索万纳里 is the Sok of Sok Vannarith, though nothing heard it; 副 of 萨肯副 is nobody.
            rest = len(hanzi) - end
            if (
                stretch.kind != "wide"
                and start <= _MOST_LEFT
                and sounding.may_begin(hanzi[:start], words[: best.first])
            ):
                start = 0
            if stretch.kind != "wide" and rest <= _MOST_LEFT and sounding.may_begin(hanzi[end:], words[best.last :]):
                end = len(hanzi)
            zh = (stretch.start + start, stretch.start + end)
        # 伦敦 is London, and nothing but London of the London Gazette.
        is_place = text.folded[slice(*zh)] in text.words.known.places
        en = (name.words[first].start, name.words[last].end) if is_place else _around(text, name, first, last)
        size = zh[1] - zh[0] if stretch.kind == "office" else best.heard.end - best.heard.start
        heard.append(_Found(size, best.heard.weight, zh, en))
    return max(heard) if heard else None


def _is_within(place: Place, others: Sequence[Place]) -> bool:
    """Tell whether a place lies within one of others."""
    first, last = place
    for start, end in others:  # noqa: SIM110 (a generator costs more than all it looks at here)
        if start <= first and last <= end:
            return True
    return False


def _around(text: RowText, name: Run, first: int, last: int) -> Place:
    """Return the words of a name that were heard, with those beside them that may be a part of it.

    Of Yerlan Turgumbayev the Chinese often renders the family name only; but Toyota is not Toyota UK, and a title,
    an everyday word and a country are no parts of a name.
    """
    start, end = first, last + 1
    while start > 0 and belongs(text, name.words[start - 1]):
        start -= 1
    # Khan is an everyday word, and no end of Asaduzzaman Khan Kamal.
    if start > 1 and _is_word(name.words[start - 1]) and belongs(text, name.words[start - 2]):
        start -= 2
    while end < len(name.words) and belongs(text, name.words[end]):
        end += 1
    while start < first and not name.words[start].is_capital:
        start += 1
    while end > last + 1 and not name.words[end - 1].is_capital:
        end -= 1
    return name.words[start].start, name.words[end - 1].end


def _is_word(word: latin.Word) -> bool:
    """Tell whether an everyday word may stand inside a name: it is no title, and says nothing of an organisation."""
    folded = word.folded
    others = (latin.TITLES, latin.MONTHS, latin.FEATURES, ORGANISATIONS)
    return word.is_capital and not word.is_acronym and not any(folded in each for each in others)


def belongs(text: RowText, word: latin.Word) -> bool:
    """Tell whether a word beside what was heard may be a part of the name: no title, no everyday word, no country."""
    if word.folded in latin.PARTICLES:
        return True
    if len(word.text) <= _ABBREVIATION and text.en[word.end : word.end + 2] == ". ":
        return False  # the Sen. of Arizona Sen. Jeff Flake
    known = text.words.known
    return not (
        word.is_acronym
        or word.folded in ORGANISATIONS
        or word.folded in latin.FEATURES
        or word.folded in known.nations
        or latin.is_ordinary(word.folded, known.common)
    )


def _wide(text: RowText, taken: Sequence[Place]) -> list[Candidate]:
    """Return the runs of hanzi that were ever seen in a rendering: names with unusual hanzi stand in one."""
    free = text.folded
    for start, end in taken:
        free = f"{free[:start]}{' ' * (end - start)}{free[end:]}"
    return [Candidate(*run.span(), "wide") for run in sounding.runs().finditer(free)]
