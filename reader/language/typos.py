"""Words that one slip leads to (Damerau 1964).

A slip is a letter typed for another, left out or put in, or two that changed places.
Where spellings stand in an index, asking it for these few hundred is quicker than comparing with all there are.
"""

from __future__ import annotations

from string import ascii_lowercase


def one_slip_away(letters: str) -> list[str]:
    """Return a word, and every word that one slip makes of it or it of them, its first letter kept; sorted."""
    first, rest = letters[:1], letters[1:]
    found = {rest}
    for place in range(len(rest) + 1):
        front, back = rest[:place], rest[place:]
        found.update(front + letter + back for letter in ascii_lowercase)
        if back:
            found.add(front + back[1:])
            found.update(front + letter + back[1:] for letter in ascii_lowercase)
        if len(back) > 1:
            found.add(front + back[1] + back[0] + back[2:])
    return sorted(first + each for each in found)
