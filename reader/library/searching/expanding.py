"""The terms of one query as they may stand in a text, tier by tier; nothing is worked out twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reader.language.searchable import is_hanzi, searchable
from reader.library.searching.choice import Choice
from reader.library.searching.expand import expand
from reader.library.searching.rank import CROSSING, Via

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.crossing import Kept
    from reader.library.searching.terms import Term
    from reader.library.searching.vocabulary import Vocabulary

WHOLE: Final = (Via.EXACT, Via.NAME)
"""The tiers on which names are looked for that were typed to their end, and no others."""

_BEYOND_NAME: Final = 0.5  # the chance that the beginning of something longer was meant by what is a name to its end


class Expanding:
    """Expands the terms of a query.

    Args:
        words: what they are expanded to.
    """

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._on: dict[tuple[Term, Via], list[Alternative]] = {}
        self._crossed: Kept = {}

    def choice(self, term: Term, vias: Sequence[Via], joint: Sequence[Alternative]) -> Choice:
        """Return a term as it may stand in a text on some tiers.

        Args:
            term: what was typed.
            vias: the tiers.
            joint: what it may be together with its neighbours.
        """
        first, *others = vias
        alternatives = [*self._as_typed(term, first), *joint]
        alternatives += (one for via in others if via is not Via.PREFIX for one in self._as_typed(term, via))
        if Via.PREFIX in vias:
            alternatives += self._begun(term)
        across = [via for via in vias if via in CROSSING or (via is Via.TYPO and Via.NAME in vias)]
        if across:
            alternatives += (one for one in self._across(term, across) if one.is_whole or vias != WHOLE)
        return Choice(term, alternatives)

    def going_on(self, choice: Choice) -> Choice:
        """Return a term with the names, as pinyin spells them, that go on from it."""
        names = self._words.names
        if names is None:
            return choice
        from reader.library.searching.halftyped import half_typed

        return Choice(choice.term, [*choice.alternatives, *half_typed(choice.term, names)])

    def _begun(self, term: Term) -> list[Alternative]:
        """Return what begins as a term: hardly meant by what is a name to its end, nor at all by a name in capitals."""
        begun = self._as_typed(term, Via.PREFIX)
        if begun and self._is_abbreviation(term):
            begun = [replace(one, is_cased=True, is_sure=False) for one in begun]
        if not begun or not any(one.is_whole for one in self._across(term, (Via.NAME,))):
            return begun
        return [] if term.text.isupper() else [replace(one, likeness=_BEYOND_NAME) for one in begun]

    def _is_abbreviation(self, term: Term) -> bool:
        """Tell whether capitals say that no plain word is begun: MoU, and MOU where that stands somewhere.

        Where it does not, capitals may have been locked: LIBR.
        """
        if not any(map(str.isupper, term.text[1:])):
            return False
        return not term.text.isupper() or bool(self._words.rows([searchable(term.text).text]))

    def _as_typed(self, term: Term, via: Via) -> list[Alternative]:
        if (term, via) not in self._on:
            self._on[term, via] = self._expanded(term, via)
        return self._on[term, via]

    def _expanded(self, term: Term, via: Via) -> list[Alternative]:
        if via is Via.READING:
            from reader.library.searching.bypinyin import by_pinyin

            return by_pinyin(term, self._words)
        if via is Via.WORDS:
            from reader.library.searching.bydictionary import by_dictionary

            return by_dictionary(term, self._words)
        return [] if via is Via.TYPO and self._is_known(term) else expand(term, self._words, via)

    def _is_known(self, term: Term) -> bool:
        """Tell whether a term is a name that the dictionary knows, which is no slip for another."""
        if self._words.names is None or is_hanzi(term.text[0]):
            return False
        from reader.library.names.asking.called import is_known

        return is_known(searchable(term.text).text)

    def _across(self, term: Term, vias: Sequence[Via]) -> list[Alternative]:
        if self._words.names is None:
            return []
        from reader.library.searching.crossing import crossed

        return crossed(term, self._words.names, vias, self._crossed)
