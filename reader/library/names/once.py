"""What is worked out for a word once, when it is first met, and kept: news says much in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")

REMEMBERED: Final = 40_000
"""Words of which it is kept; more than that are forgotten all at once, so that no library is too large for it."""


class Once(dict[str, Found], Generic[Found]):
    """What is worked out for each word, to be looked up as in any dictionary.

    Args:
        work_out: does it; the same word must always give the same.
    """

    def __init__(self, work_out: Callable[[str], Found]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> Found:
        found = self._work_out(word)
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = found
        return found
