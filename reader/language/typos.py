"""Words that one slip leads to (Damerau 1964).

A slip is a letter typed for another, left out or put in, or two that changed places.
Where spellings stand in an index, asking it for these few hundred is quicker than comparing with all there are.
"""

from __future__ import annotations

from string import ascii_lowercase


def one_slip_away(letters: str, first: int = 1, last: int | None = None) -> list[str]:
    """Return a word, and every word that one slip makes of it or it of them, its first letter kept; sorted.

    Args:
        letters: the word.
        first: the first place where the slip may be: that of the letter put in, left out, typed for another, or of the
            earlier one of two that changed places.
        last: the last such place; None for one past the end of the word.
    """
    initial, rest = letters[:1], letters[1:]
    found = {rest}
    for place in range(max(first - 1, 0), len(rest) + 1 if last is None else min(last, len(rest) + 1)):
        front, back = rest[:place], rest[place:]
        found.update(front + letter + back for letter in ascii_lowercase)
        if back:
            found.add(front + back[1:])
            found.update(front + letter + back[1:] for letter in ascii_lowercase)
        if len(back) > 1:
            found.add(front + back[1] + back[0] + back[2:])
    return sorted(initial + each for each in found)
