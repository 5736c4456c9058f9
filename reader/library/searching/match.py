"""Whether a row holds what was asked, and where.

What the index finds is only likely; this reads the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.searching.matches import Match, Place
from reader.library.searching.rank import WEAK, Via
from reader.library.searching.sidetext import SideText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.library.searching.choice import Choice
    from reader.library.searching.shapes import Shaped


class Matcher:
    """Tells whether rows hold what was asked.

    Args:
        wanted: for each clause the choices of which one must be there.
        unwanted: choices none of which may be there.
        shapes: expressions that must match, or must not.
    """

    def __init__(
        self, wanted: Sequence[Sequence[Choice]], unwanted: Iterable[Choice] = (), shapes: Sequence[Shaped] = ()
    ) -> None:
        self._wanted = wanted
        self._unwanted = tuple(unwanted)
        self._shapes = shapes

    def match(self, zh: str | None, en: str | None, *, is_title: bool = False) -> Match | None:
        """Return what is found in a row of these texts, or None where it is not what was asked for.

        Raises:
            OutOfTimeError: the expressions had all the time they may take.
            QueryError: an expression takes too long.
        """
        texts: list[SideText] = [SideText("zh", zh)] if zh else []
        if en:
            texts.append(SideText("en", en))
        found: list[tuple[Place, ...]] = []
        for choices in self._wanted:
            places = choices[0].find(texts)
            for choice in choices[1:]:
                places += (place for place in choice.find(texts) if place not in places)
            if not places:
                return None
            found.append(_worth_showing(places))
        if self._unwanted and any(choice.find(texts) for choice in self._unwanted):
            return None
        shaped: list[Place] = []
        for shape in self._shapes:  # what takes longest comes last
            sides = [(text.side, text.text) for text in texts]
            there = shape.find(sides)
            if bool(there) == shape.is_negated:
                return None
            shaped += there
        vias = [places[0].via if len(places) == 1 else min(map(_via, places), key=_tier) for places in found]
        if len(vias) == 1:
            return Match(vias[0], tuple(found), is_title, tuple(shaped))
        worst = max(vias, key=_tier) if vias else Via.EXPRESSION if shaped else Via.LISTED
        return Match(worst, tuple(found), is_title, tuple(shaped))


def _worth_showing(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what is only guessed where the word itself stands too."""
    if len(places) == 1:
        return (places[0],)
    sound = tuple([place for place in places if place.via not in WEAK])
    return sound or _likeliest(places)


def _likeliest(places: Sequence[Place]) -> tuple[Place, ...]:
    """Leave out what is guessed where something likelier stands in part of the same place."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda one: (-one.likeness, one.start - one.end)):
        if all(place.side != one.side or place.end <= one.start or one.end <= place.start for one in kept):
            kept.append(place)
    return tuple(place for place in places if place in kept)


def _via(place: Place) -> Via:
    return place.via


def _tier(via: Via) -> int:
    return via.tier
