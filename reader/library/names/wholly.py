"""Where an English text says the whole of what a Chinese word means, and where a word of it is only part of a name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reader.library.names import latin
from reader.library.names.links import everywhere
from reader.library.names.saying import all_said, said, word_stems
from reader.library.names.senses import senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.names.links import Place
    from reader.library.names.saying import Said

_AGENTS: Final = ("er", "or", "ist")
"""What somebody who does a thing, or has to do with it, is called by."""

_ROOT: Final = 3  # letters that words of one root begin with
_BRITISH: Final = re.compile("tre$")  # metre, centre
_ARTICLES: Final = frozenset(("the", "a", "an"))
_PREPOSITIONS: Final = frozenset(("at", "in", "on", "by", "for", "from", "of", "with", "as"))
_BETWEEN: Final = frozenset((" ", "-", "'s ", "’s "))
"""What stands between the words of one phrase."""

_FAR: Final = 0.5
"""The share of a text that lies between two places that do not say the same, though they might."""

_STOP: Final = re.compile(r"[.!?。！？；;…][”\"」]?\s*\S")
"""The end of a sentence that another follows."""


def needs(word: str) -> list[frozenset[str]]:
    """Return, of each meaning of a Chinese word, the stems that must be there for it to be said."""
    return [sense.stems for sense in senses().of(word)]


def means(word: str, stems: frozenset[str], words: frozenset[str]) -> int:
    """Return how well some English words say a whole meaning of a Chinese word.

    Args:
        word: in Simplified.
        stems: what the English words say.
        words: the English words, folded.

    Returns:
        2 where they are the words of the meaning, 1 where they are derived from them (vaccine, vaccinated), else 0.
    """
    known = senses().of(word)
    if not known:
        return 2 if len(word) > 1 else 0  # the dictionary has it in another place only: an abbreviation, a variant
    best = 0
    for sense in known:
        if sense.stems <= stems:
            wanted = _without_preposition(sense.words)
            if all(each in words or f"{each}s" in words for each in wanted):
                return 2
            if all(each in words or any(_is_form(other, each) for other in words) for each in wanted):
                best = 1
    return best


def _is_form(word: str, of: str) -> bool:
    """Tell whether a word may stand for another of the same stem: held for hold, not contribution for contributor."""
    if word_stems(word).isdisjoint(word_stems(of)):
        return False
    kin = _kin()
    if word in kin and of in kin:
        return kin[word] == kin[of]
    shorter, longer = sorted((_BRITISH.sub("ter", word.rstrip("s")), _BRITISH.sub("ter", of.rstrip("s"))), key=len)
    is_of_root = longer[:_ROOT] == shorter[:_ROOT]  # counter is no form of anti, but means it
    is_inflected = shorter.endswith(_AGENTS) and longer.startswith(shorter)  # monitor, monitoring
    if is_of_root and not is_inflected and longer.endswith(_AGENTS) != shorter.endswith(_AGENTS):
        return False
    return 2 * len(shorter) >= len(longer)


@cache
def _kin() -> dict[str, int]:
    """Return words that others have the stem of without being their forms, each with a number that its forms share."""
    lines = files("reader.library.names").joinpath("strangers.txt").read_text(encoding="utf-8").splitlines()
    groups = [group.split() for line in lines if not line.startswith("#") for group in line.split("/")]
    return {word: number for number, group in enumerate(groups) for word in group}


def _without_preposition(words: Sequence[str]) -> Sequence[str]:
    """Return a longer meaning without what it begins with: at any time, but not of course."""
    return words[1:] if len(words) > 2 and words[0] in _PREPOSITIONS else words


def places(word: str, text: str) -> list[Place]:
    """Return where an English text says the first of a Chinese word's meanings that it says at all.

    A hanzi of its own may mean too much: nothing, where the text says more than one of its meanings.
    """
    there = all_said(text)
    found: list[list[Place]] = []
    for sense in senses().of(word):
        if sense.stems <= there and (len(sense.words) == 1 or len(word) > 1):
            spots = list(_spoken(sense.words, said(text), text))
            if spots and len(word) > 1:
                return spots
            if spots and spots not in found:
                found.append(spots)
    return found[0] if len(found) == 1 else []


def _spoken(words: Sequence[str], there: Sequence[Said], text: str) -> Iterable[Place]:
    """Give where words follow one another, whatever their endings; articles may stand between them."""
    wanted = [(word, word_stems(word)) for word in words]
    for first, each in enumerate(there):
        at = first
        for n, (word, stems) in enumerate(wanted):
            if n:
                at += 1
                if at < len(there) and there[at].word.folded in _ARTICLES:
                    at += 1
            if at >= len(there) or not _is_said(there[at], word, stems):
                break
            if at > first and text[there[at - 1].word.end : there[at].word.start] not in _BETWEEN:
                break
        else:
            yield each.word.start, there[at].word.end


def _is_said(there: Said, word: str, stems: frozenset[str]) -> bool:
    if not stems:
        return there.word.folded == word
    return not there.stems.isdisjoint(stems) and _is_form(there.word.folded, word)


def are_near(here: str, place: Place, there: str, other: Place) -> bool:
    """Tell whether two words may say the same by where they stand: far apart in several sentences they hardly do.

    后来 in the last sentence is not the Afterwards that begins the first, whatever the dictionary says. Within one
    sentence words may stand anywhere.

    Args:
        here: the one text.
        place: where a word stands in it.
        there: the other text.
        other: where a word stands there.
    """
    if not (_STOP.search(here) and _STOP.search(there)):
        return True
    at = sum(other) / len(there) / 2
    again = [place] if _is_near(sum(place) / len(here) / 2, at) else everywhere(here, here[slice(*place)])
    return any(_is_near(sum(each) / len(here) / 2, at) for each in again)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _FAR


def others_of_name(place: Place, text: str) -> tuple[latin.Word, ...]:
    """Return the other words of the run of capitals that a place is part of; none in a headline, or where it is all."""
    if not text[place[0]].isupper():
        return ()
    there = latin.words(text)
    inside = [n for n, word in enumerate(there) if place[0] < word.end and word.start < place[1]]
    first, last = inside[0], inside[-1]
    while first and there[first - 1].is_capital and text[there[first - 1].end : there[first].start] == " ":
        first -= 1
    while last + 1 < len(there) and there[last + 1].is_capital and text[there[last].end : there[last + 1].start] == " ":
        last += 1
    beside = (*there[first : inside[0]], *there[inside[-1] + 1 : last + 1])
    others = tuple(word for word in beside if word_stems(word.text))
    return () if not others or latin.noted(text).is_headline else others
