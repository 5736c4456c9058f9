"""What a part of the land is may be left out of its name; what else a name has may not."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText


def pairs(zh, en):
    return {(pair.zh, pair.en) for pair in mine([RowText(zh, en)]).values()}


def test_a_sea_is_known_without_the_word_for_one():
    assert ("里海", "Caspian") in pairs("里海港口管理局发言。", "The office of Kazakhstan's Caspian ports spoke.")
    assert ("里海", "Caspian Sea") in pairs("里海水位下降。", "The level of the Caspian Sea has fallen.")


@pytest.mark.parametrize(
    ("zh", "en", "pair"),
    [
        ("华盛顿邮报说。", "The post in Washington said so.", ("华盛顿邮报", "Washington")),
        ("黄海起雾。", "The Yellow fog came.", ("黄海", "Yellow")),
    ],
)
def test_a_newspaper_is_no_town_and_a_sea_no_colour(zh, en, pair):
    assert pair not in pairs(zh, en)
