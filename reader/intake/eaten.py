"""Characters eaten by a web page: a question mark stands where a space or mark it could not show once was.

`the? Commission`: only where English grammar leaves no doubt that no question ends there. What else is suspect is left
as it is, since many question marks are meant.
"""

from __future__ import annotations

import re

from reader.intake.edits import Edit

_NEVER_LAST = r"(?:a|an|the|my|our|your|their|every)"
"""Words that need a noun after them, so that no sentence ends with one (determiners)."""

_SELDOM_LAST = r"(?:of|for|to|with|from|by|at|on|in|into|and|or|between|against|under|towards?|via)"
"""Words that end a question only when it asks for what follows them ("what is it for?")."""

_EATEN = re.compile(
    rf"(?<![\w'’-]){_NEVER_LAST}(?P<one>\?)(?= \w)|(?<![\w'’-]){_SELDOM_LAST}(?P<two>\?)(?= [a-z])",
)


def find_eaten(text: str) -> list[Edit]:
    """Find question marks that cannot end a sentence."""
    edits = []
    for match in _EATEN.finditer(text):
        group = "one" if match["one"] else "two"
        edits.append(Edit(*match.span(group), ""))
    return edits
