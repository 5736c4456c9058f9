"""The noun of expanding: one way in which a term may stand in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.searching.rank import Via

Lookup = tuple[str, ...]
"""Terms of the index that a row must hold all of."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a term may stand in a text.

    Args:
        via: the tier.
        lookups: what the index is asked; a row that holds the terms of any of them may match.
        pattern: a regular expression for the folded text. It knows nothing of words, because the character classes
            that tell words from hanzi take milliseconds to compile; whoever matches looks at its ends.
        starts_word: the match must begin where a word begins.
        ends_word: it must end where a word ends.
        goes_on: it goes on to the end of the word.
        joined: compounds, written as one word, that match as well.
        joined_prefix: compounds that begin so match as well; empty for none.
        is_sure: True when every row that a look-up finds matches.
        is_cut: True when there were more words than were looked up.
        is_name: True when it is another name than what was typed, in the other language perhaps.
        is_whole: True when that is another name for all that was typed, which so is no beginning of a word.
        is_latin_only: True when it is a Latin name of which the hanzi are not known: it may stand beside others.
        is_cased: True when it must have the capitals that were typed.
        likeness: how likely it is what was meant, as a share of one.
    """

    via: Via
    lookups: tuple[Lookup, ...]
    pattern: str
    starts_word: bool = False
    ends_word: bool = False
    goes_on: bool = False
    joined: frozenset[str] = field(default=frozenset())
    joined_prefix: str = ""
    is_sure: bool = False
    is_cut: bool = False
    is_name: bool = False
    is_whole: bool = False
    is_latin_only: bool = False
    is_cased: bool = False
    likeness: float = 1.0
