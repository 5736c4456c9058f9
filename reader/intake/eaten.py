"""Characters eaten by a web page: a question mark stands where a space or mark it could not show once was.

`the? Commission`, `sanctions? can help`: taken out only where English grammar leaves no doubt that no question ends
there, or little doubt in a file that has several such marks. What else is suspect is left as it is.
"""

from __future__ import annotations

import re

from reader.intake.edits import Edit

_NEVER_LAST = r"(?:a|an|the|my|our|your|their|every)"
"""Words that need a noun after them, so that no sentence ends with one (determiners)."""

_SELDOM_LAST = r"(?:of|for|to|with|from|by|at|on|in|into|and|or|between|against|under|towards?|via)"
"""Words that end a question only when it asks for what follows them ("what is it for?")."""

_IMPOSSIBLE = re.compile(rf"(?<![\w'’-]){_NEVER_LAST}(?P<mark>\?)(?= \w)")
_UNLIKELY = re.compile(rf"(?<![\w'’-]){_SELDOM_LAST}(?P<mark>\?)(?= [a-z])")
_SUSPECT = re.compile(r"[A-Za-z)](?P<mark>\?)(?= (?!(?:he|she|they|we|i|asked|said|says|yes|no|why|or)\b)[a-z])")
"""A sentence goes on in lower case behind the mark, and not with who asked, or an answer."""

_ASKS = re.compile(
    r"\b(?:what|where|who|whom|whose|which|when|why|how)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b",
    re.IGNORECASE,
)
"""Signs of a question: a question word anywhere, an auxiliary verb at the beginning."""

_SENTENCE_END = re.compile(r"[.!?;:。！？]")
_LOOK_BACK = 300
"""So many characters before the mark are searched for the beginning of its sentence."""

RECURRING = 2
"""So many impossible question marks in a file show that its page could not show some character."""


def count_impossible(text: str) -> int:
    """Return how many question marks grammar rules out."""
    return sum(1 for _ in _IMPOSSIBLE.finditer(text))


def find_eaten(text: str, *, recurring: bool) -> list[Edit]:
    """Find question marks that cannot end a sentence.

    Args:
        text: one line.
        recurring: whether its file has several impossible ones, so that less certain ones count, too.
    """
    impossible = {match.start("mark") for match in _IMPOSSIBLE.finditer(text)}
    places = set(impossible)
    for match in (_SUSPECT if recurring else _UNLIKELY).finditer(text):
        mark = match.start("mark")
        if not _ASKS.search(_SENTENCE_END.split(text[max(0, mark - _LOOK_BACK) : mark])[-1]):
            places.add(mark)
    return [Edit(place, place + 1, "", recurring and place not in impossible) for place in sorted(places)]
