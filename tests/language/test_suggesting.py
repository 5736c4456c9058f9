"""How strongly hanzi suggest stretches of a Latin name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.hearing import UNHEARD, HanziNames
from reader.language.slips import code, slips
from reader.language.sound_table import LONGEST, by_chunk, guess, hanzi_places
from reader.language.suggesting import IMPOSSIBLE, PADDING, STRANGE, suggested


def one_by_one(chunk: str) -> np.ndarray:
    """Return how strongly each hanzi suggests a chunk, by looking at every chunk that a slip makes of it."""
    heard = np.full(len(hanzi_places()) + 1, guess(len(chunk)), dtype=np.float32)
    heard[-1] += np.float32(STRANGE)
    costs = {}
    for number, price in zip(*slips(chunk), strict=True):
        costs[int(number)] = min(price, costs.get(int(number), price))
    for other, entries in by_chunk().items():
        if code(other) in costs:
            for place, weight in entries:
                heard[place] = max(heard[place], np.float32(weight) - costs[code(other)])
    return heard


@settings(max_examples=12, deadline=None)
@given(st.text(alphabet="abdeghiklnorstuz", min_size=1, max_size=9))
def test_every_stretch_is_suggested_as_when_every_slip_is_tried(letters: str) -> None:
    found = suggested(letters)
    for size, weights in enumerate(found):
        for end in range(size, len(letters) + 1):
            expected = one_by_one(letters[end - size : end])
            assert np.array_equal(weights[:, PADDING + end], expected), letters[end - size : end]


@pytest.mark.parametrize("letters", ["a", "kim", "turgumbayev"])
def test_what_would_begin_before_the_name_is_impossible(letters: str) -> None:
    found = suggested(letters)
    assert len(found) == min(LONGEST, len(letters)) + 1
    for size, weights in enumerate(found):
        assert np.all(weights[:, : PADDING + size] <= IMPOSSIBLE)
        assert np.all(weights[:, PADDING + size :] > UNHEARD)


def test_a_name_is_heard_among_many_that_begin_alike_as_it_is_alone() -> None:
    hanzi = "斯特拉克德里阿尼苏丹港"
    names = [first + second + third for first in hanzi for second in hanzi for third in ("", *hanzi, "尼亚", "河畔特")]
    together = HanziNames(names).heard("Strakadania")
    for place in range(0, len(names), 37):
        assert HanziNames([names[place]]).heard("Strakadania")[0] == together[place], names[place]
