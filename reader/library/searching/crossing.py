"""Names cross the languages: a name typed in one is looked up and looked for as it stands in the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.language.searchable import is_hanzi, searchable, tokens
from reader.library.searching.alternatives import Alternative
from reader.library.searching.finders import FINDERS
from reader.library.searching.rank import WEAK, Via
from reader.library.searching.terms import has_figures
from reader.library.searching.wording import name_pattern, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.library.names.asking.lookup import Names
    from reader.library.searching.finders import Finder, Meant
    from reader.library.searching.terms import Term

Kept = dict[tuple["Finder", str], "list[Meant]"]
"""What each finder found for what was typed, within one query."""


def crossed(term: Term, names: Names, vias: Iterable[Via], kept: Kept | None = None) -> list[Alternative]:
    """Return the alternatives of a term that names give, on some tiers.

    Args:
        term: what was typed.
        names: those that are known.
        vias: the tiers.
        kept: what was found before for other tiers of the same query, and is found again in the next.
    """
    kept = {} if kept is None else kept
    if term.is_exact:
        return []
    folded = searchable(term.text).text
    if not _is_text(folded) or (folded.isascii() and has_figures(folded)):
        return []  # nobody is called 2021
    if term.is_phrase:  # these words in this order: what they are called elsewhere, but nothing alike
        vias = [via for via in vias if via is Via.NAME]
    found: dict[str, Alternative] = {}
    within: list[Alternative] = []
    for via in vias:
        for one in _meant(term, folded, names, via, kept):
            before = found.get(one.text)
            alternative = alternative_of(one)
            if alternative is None or (before is not None and before.likeness >= one.chance):
                continue
            # What is spelled so is shown as that, also where its sound says more.
            known = before is not None and before.via not in WEAK
            found[one.text] = replace(before, likeness=one.chance) if before and known else alternative
            if one.within and not known:
                within.append(replace(alternative, pattern=name_pattern(one.text), likeness=one.within))
    return [*found.values(), *within]


def _meant(term: Term, folded: str, names: Names, via: Via, kept: Kept) -> Iterator[Meant]:
    """Give the names that a term may mean on one tier; where sounds are asked, also what they show to be known."""
    find = FINDERS.get(via)
    if find is None:
        return
    if (find, term.text) not in kept:
        kept[find, term.text] = list(find(folded, names, term.text))
    for one in kept[find, term.text]:
        is_of_tier = one.via is via or (via is Via.SOUND and one.via is Via.NAME)
        if is_of_tier and (one.is_whole or not term.is_phrase):
            yield one


def _is_text(text: str) -> bool:
    """Tell whether a database can be asked for a text: lone surrogates are none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def alternative_of(one: Meant) -> Alternative | None:
    """Return a name as what to look up and what to look for, but not inside a longer one; None where it is no text."""
    parts = tokens(one.text)
    if not parts:
        return None
    hanzi = is_hanzi(parts[0].text)
    pattern = name_pattern(one.text)
    if one.before:
        pattern = f"(?<![{one.before}]){pattern}"
    if one.behind:
        pattern = f"{pattern}(?![{one.behind}])"
    lookup = wording_of(("" if hanzi else " ").join(part.text for part in parts)).lookup()
    return Alternative(
        one.via,
        (lookup,),
        pattern,
        starts_word=not hanzi,
        ends_word=not hanzi,
        is_name=True,
        is_whole=one.is_whole,
        is_latin_only=one.is_latin_only,
        likeness=one.chance,
    )
