"""A query becomes stages: what to ask the index and what to look for in the text, on more and more tiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.searchable import is_hanzi, searchable
from reader.library.searching import candidates
from reader.library.searching.addressed import without_address
from reader.library.searching.choice import Choice
from reader.library.searching.expand import expand
from reader.library.searching.expanding import WHOLE, Expanding
from reader.library.searching.match import Matcher
from reader.library.searching.neighbours import together
from reader.library.searching.rank import BY_DICTIONARY, CROSSING, Via
from reader.library.searching.shapes import shaped
from reader.library.searching.terms import Clause, Term, has_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.searching.alternatives import Alternative
    from reader.library.searching.shapes import Shaped
    from reader.library.searching.terms import Query
    from reader.library.searching.vocabulary import Vocabulary

_AS_TYPED: Final = (Via.EXACT, Via.PREFIX)
_SPELLED: Final = (Via.PINYIN, Via.ORDER, Via.WADE_GILES, Via.REGIONAL)
_KNOWN: Final = (*_AS_TYPED, Via.NAME)
_KNOWN_OR_SPELLED: Final = (*_KNOWN, *_SPELLED)

TIERS: Final = (
    (Via.EXACT,),
    WHOLE,
    _AS_TYPED,
    _KNOWN,
    _KNOWN_OR_SPELLED,
    (*_KNOWN_OR_SPELLED, Via.READING),
    (*_KNOWN_OR_SPELLED, Via.WORDS),
    (*_KNOWN_OR_SPELLED, Via.SOUND, Via.INITIALS, Via.TYPO),
    (*_AS_TYPED, Via.TYPO),
)
"""What is tried, one after the other, until enough is found. Names that were typed to their end come before words that
only begin so: Xian is Xi'an before it is Xiangyang."""

UNRANKED: Final = TIERS[2:]
"""The same for hits in the order of their rows, where nothing comes first."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A query on some tiers: what to ask the index, and what to look for in the text.

    Args:
        clauses: the alternatives of each clause.
        matcher: verifies.
        expression: for the index; None when nothing can match.
        is_sure: whether what the index finds need not be verified to be counted.
        is_cut: whether there were more words than are looked up.
    """

    clauses: tuple[tuple[Alternative, ...], ...]
    matcher: Matcher
    expression: str | None
    is_sure: bool
    is_cut: bool


def listing(asked: Query, words: Vocabulary, shapes: Sequence[Shaped] | None = None) -> Matcher:
    """Return what verifies rows of a query without words: those of some bulletins, or that an expression matches.

    Raises:
        QueryError: an expression cannot be understood.
    """
    return Matcher((), _unwanted(asked, words), shaped(asked.shapes) if shapes is None else shapes)


def stages(
    asked: Query,
    words: Vocabulary,
    tiers: Sequence[Sequence[Via]] = TIERS,
    shapes: Sequence[Shaped] | None = None,
    *,
    is_found: Callable[[], bool] | None = None,
) -> Iterator[Stage]:
    """Give the stages of a query, the strictest first; one that looks for nothing more than the one before is left out.

    Args:
        asked: the query.
        words: what words are expanded to.
        tiers: what each stage takes in.
        shapes: the query's expressions, where they are ready.
        is_found: tells whether the stages so far found anything: where what was typed stands nowhere, forms of address
            are left out. None where they never are.

    Raises:
        QueryError: an expression cannot be understood.
    """
    unwanted = _unwanted(asked, words)
    shapes = shaped(asked.shapes) if shapes is None else shapes
    plainer = without_address(asked) if is_found else None
    compounds = together(asked.wanted, is_being_typed=not asked.text[-1:].isspace())
    # A letter behind a word belongs to it, as in plan B, or begins the next; only where nothing is found, it is any.
    is_letter = any(one.via is Via.PREFIX for one in compounds.get(len(asked.wanted) - 1, ()))
    expanding = Expanding(words)
    choices: list[list[Choice]] = []
    before: tuple[tuple[Alternative, ...], ...] | None = None
    is_strange = False  # what was typed stands nowhere so, and nobody is known to be called so
    for step in _steps(asked, words, tiers, may_part=not is_letter):
        is_nothing = is_found is not None and not is_found()
        if step.goes_on and not (is_nothing or all(map(_is_like_name, step.clauses))):
            continue
        is_strange = is_nothing if step.vias == _KNOWN_OR_SPELLED and not step.goes_on else is_strange
        if step.vias[-1] is Via.READING and not is_strange:
            continue  # women are not 我们
        if step.crosses and plainer and is_found and is_nothing:
            yield from stages(plainer, words, _without_guesses(asked, tiers), shapes)
            if is_found():
                return
            plainer = None
        if step.goes_on:
            choices = [[expanding.going_on(choice) for choice in each] for each in choices]
        else:
            choices = []
            only_together = is_letter and not step.crosses and not (is_nothing and Via.TYPO in step.vias)
            for number, clause in enumerate(step.clauses):
                joint = [] if step.crosses else compounds.get(number, [])
                if only_together and number + 2 >= len(step.clauses):
                    choices.append([Choice(clause.choices[0], joint)])
                else:
                    choices.append([expanding.choice(term, step.vias, joint) for term in clause.choices])
        clauses = tuple(tuple(one for choice in each for one in choice.alternatives) for each in choices)
        if clauses == before or not any(step.is_worth(one) for clause in clauses for one in clause):
            continue
        before = clauses
        yield _stage(asked, clauses, Matcher(choices, unwanted, shapes), is_whole=not (unwanted or shapes))


def _stage(asked: Query, clauses: tuple[tuple[Alternative, ...], ...], matcher: Matcher, *, is_whole: bool) -> Stage:
    """Return a query on some tiers.

    Args:
        asked: the query.
        clauses: the alternatives of each clause.
        matcher: verifies.
        is_whole: whether the query asks for nothing but its clauses.
    """
    every = [alternative for clause in clauses for alternative in clause]
    restricted = any(term.side or term.is_exact for clause in asked.wanted for term in clause.choices)
    is_sure = is_whole and not restricted and all(one.is_sure for one in every)
    return Stage(clauses, matcher, candidates.expression(clauses), is_sure, any(one.is_cut for one in every))


def _without_guesses(asked: Query, tiers: Sequence[Sequence[Via]]) -> Sequence[Sequence[Via]]:
    """Return the tiers on which a name in full is looked for by its last part alone, by which nothing is guessed."""
    is_part = any("·" in searchable(term.text).text for clause in asked.wanted for term in clause.choices)
    return [each for each in tiers if not is_part or Via.TYPO not in each]


class _Step(NamedTuple):
    """What is tried at once.

    Args:
        vias: on which tiers.
        clauses: what must be there.
        crosses: whether they are taken together as names are typed, to be found in the other language.
        goes_on: whether they are those of the step before, and may be names that have only begun.
    """

    vias: Sequence[Via]
    clauses: tuple[Clause, ...]
    crosses: bool = False
    goes_on: bool = False

    @property
    def looks_up(self) -> bool:
        """Whether words are looked for by what the dictionary says of them."""
        return self.vias[-1] in BY_DICTIONARY

    def is_worth(self, one: Alternative) -> bool:
        """Tell whether an alternative is of the kind for which the step is taken."""
        if self.looks_up:
            return one.via is self.vias[-1]
        return one.is_name or not self.crosses


def _steps(asked: Query, words: Vocabulary, tiers: Sequence[Sequence[Via]], *, may_part: bool) -> Iterator[_Step]:
    """Give what is tried one after the other.

    Args:
        asked: the query.
        words: what it is expanded to.
        tiers: what each stage takes in.
        may_part: whether words in a row may be parted into names.
    """
    named: tuple[Clause, ...] | None = None
    is_small = asked.words == asked.words.lower()
    for vias in tiers:
        if not any(via in CROSSING for via in vias):
            yield _Step(vias, asked.wanted)
        elif words.names is None or (vias[-1] in BY_DICTIONARY and not is_small):
            continue  # a word with a capital is a name
        elif vias[-1] is Via.WORDS:
            from reader.library.searching.bydictionary import in_meanings

            yield _Step(vias, in_meanings(named or _named(asked)))
        else:
            named = named or _named(asked)
            yield _Step(vias, named, crosses=True)
            if vias == _KNOWN:
                from reader.library.searching.parting import parted

                if may_part and (apart := parted(named, words.names)):
                    yield _Step(vias, apart, crosses=True)
            elif vias == _KNOWN_OR_SPELLED:
                yield _Step(vias, named, crosses=True, goes_on=True)
            elif vias[-1] is Via.READING:  # two words may also be said in two languages: fiji hezuo
                yield _Step(vias, asked.wanted)


def _unwanted(asked: Query, words: Vocabulary) -> list[Choice]:
    return [Choice(term, expand(term, words, Via.EXACT)) for clause in asked.unwanted for term in clause.choices]


def _is_like_name(clause: Clause) -> bool:
    """Tell whether a clause is several words with capitals, as a name is typed: Qiu M."""
    words = clause.choices[0].text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _named(asked: Query) -> tuple[Clause, ...]:
    """Return the clauses with neighbouring Latin words as one term, as the words of a name are typed."""
    found: list[Clause] = []
    for clause in asked.wanted:
        last = found[-1] if found else None
        if last and _is_plain(last) and _is_plain(clause):
            before, here = last.choices[0], clause.choices[0]
            found[-1] = Clause((Term(f"{before.text} {here.text}", before.start, side=here.side),))
        else:
            found.append(clause)
    if len(found) == 1 and _is_plain(found[0]):  # lin jie jie: a word that comes twice is one clause
        found = [Clause((replace(found[0].choices[0], text=asked.words),))]
    return tuple(found)


def _is_plain(clause: Clause) -> bool:
    """Tell whether a clause is one Latin word without marks and figures, but those of tones: zhao4."""
    term = clause.choices[0]
    marked = term.is_exact or term.is_phrase or term.side is not None
    return len(clause.choices) == 1 and not marked and not any(map(is_hanzi, term.text)) and not has_figures(term.text)
