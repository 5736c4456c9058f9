"""Why a hit matches, in words."""

import pytest

from reader.library.searching.rank import Via
from reader.ui.finding import why


@pytest.mark.parametrize("via", Via)
def test_every_reason_for_a_hit_has_words(via):
    assert via in why._WORDS
    assert via in why._SENTENCES


def test_there_are_no_words_for_reasons_that_do_not_exist():
    assert set(why._WORDS) == set(why._SENTENCES) == {str(via) for via in Via}
