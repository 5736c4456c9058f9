"""A query becomes stages: what to ask the index and what to look for in the text, on more and more tiers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reader.library import candidates
from reader.library.expand import expand, together
from reader.library.match import Choice, Matcher
from reader.library.rank import Via

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.expand import Alternative, Vocabulary
    from reader.library.query import Clause, Query, Term

TIERS: Final = ((Via.EXACT,), (Via.EXACT, Via.PREFIX), (Via.EXACT, Via.PREFIX, Via.TYPO))
"""What is tried, one after the other, until enough is found."""


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


def stages(asked: Query, words: Vocabulary, tiers: Sequence[Sequence[Via]] = TIERS) -> Iterator[Stage]:
    """Give the stages of a query, the strictest first; one that looks for nothing more than the one before is left out.

    Args:
        asked: the query.
        words: what words are expanded to.
        tiers: what each stage takes in.
    """
    unwanted = [Choice(term, expand(term, words, Via.EXACT)) for clause in asked.unwanted for term in clause.choices]
    compounds = _compounds(asked.wanted)
    before: tuple[tuple[Alternative, ...], ...] | None = None
    for vias in tiers:
        choices = []
        for number, clause in enumerate(asked.wanted):
            joint = compounds.get(number, [])
            choices.append([_choice(term, words, vias, joint) for term in clause.choices])
        clauses = tuple(tuple(one for choice in each for one in choice.alternatives) for each in choices)
        if clauses == before:
            continue
        before = clauses
        every = [alternative for clause in clauses for alternative in clause]
        restricted = any(term.side or term.is_exact for clause in asked.wanted for term in clause.choices)
        yield Stage(
            clauses,
            Matcher(choices, unwanted),
            candidates.expression(clauses),
            all(one.is_sure for one in every) and not restricted and not unwanted,
            any(one.is_cut for one in every),
        )


def _choice(term: Term, words: Vocabulary, vias: Sequence[Via], joint: Sequence[Alternative]) -> Choice:
    first, *others = vias
    return Choice(
        term, [*expand(term, words, first), *joint, *(one for via in others for one in expand(term, words, via))]
    )


def _compounds(clauses: Sequence[Clause]) -> dict[int, list[Alternative]]:
    """Return, for clauses that may be parts of a compound typed apart, that compound."""
    found: dict[int, list[Alternative]] = {}
    for (number, clause), (_, following) in pairwise(enumerate(clauses)):
        if len(clause.choices) == len(following.choices) == 1:
            whole = together(clause.choices[0], following.choices[0])
            if whole:
                found.setdefault(number, []).append(whole)
                found.setdefault(number + 1, []).append(whole)
    return found
