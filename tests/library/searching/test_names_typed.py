"""Names as they are typed: to their end before what only begins so, half, by the family name, in capitals."""

import pytest

from reader.library.searching.rank import Via
from reader.library.searching.search import search

ROWS = [
    ("西安的会议由专家主持。", None),
    ("襄阳的港口今日开放。", "The port of Xiangyang opened today."),
    ("联合国的专家说话了。", None),
    ("大学今日开放。", "The university is under repair."),
    ("司法部长詹姆斯·科米发言。", "James Comey, the director, spoke."),
    ("詹姆斯·科米发言。", "James Comey spoke again."),
    ("后来科米离开了。", None),
    ("赵明远说，灯塔已经点亮。", "The lighthouse is lit, Zhao Mingyuan said."),
    ("赵明远离开了。", None),
    ("秘鲁的船员离开了。", None),
]


def found(library, typed):
    return [(hit.position, hit.via) for hit in search(library, typed).hits]


def test_a_name_typed_to_its_end_comes_before_words_that_begin_so(library):
    assert found(library, "Xian") == [(0, Via.NAME), (1, Via.PREFIX)]


def test_a_name_in_capitals_is_no_beginning(library):
    assert found(library, "UN") == [(2, Via.NAME)]
    assert found(library, "un") == [(3, Via.PREFIX)]


def test_the_family_name_that_was_begun_must_begin_so(library):
    assert found(library, "Mingyuan X") == []


def test_a_family_name_brings_rows_that_have_it_in_hanzi_alone(library):
    assert {position for position, via in found(library, "Comey") if via is not Via.SOUND} == {4, 5, 6}


@pytest.mark.parametrize("typed", ["zhaom", "zhaoming", "Zhao M", "zhao mingy", "Mingyuan Z", "Mingyuan Zh"])
def test_a_name_is_found_while_it_is_typed(library, typed):
    assert {position for position, _ in found(library, typed)} == {7, 8}


def test_a_country_is_found_by_its_adjective(library):
    assert found(library, "Peruvian") == [(9, Via.NAME)]
