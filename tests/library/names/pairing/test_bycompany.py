"""Names that nothing but their company speaks for are paired where it is no chance."""

import pytest

from reader.library.names.mining import mine
from reader.library.names.reading import RowText

FULL = ("大会邀请何若兰致辞。", "The congress invited Margaret Holloway to speak.")
LAST = ("何若兰认为，村民的观察应当写进年报。", "What villagers observe, Holloway argued, belongs in the report.")


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows])
    return {(pair.zh, pair.en): dict(pair.evidence) for pair in found.values()}


def test_a_last_name_is_in_the_second_row_what_the_full_name_was_in_the_first():
    found = pairs(FULL, LAST)
    assert found["何若兰", "Margaret Holloway"] == {"together": 1}
    assert found["何若兰", "Holloway"] == {"surname": 1}


@pytest.mark.parametrize("rows", [(FULL,), (LAST,), (LAST, LAST)])
def test_one_row_is_chance_and_a_last_name_alone_is_nobody(rows):
    assert not any(zh == "何若兰" for zh, _ in pairs(*rows))


def test_two_who_bear_the_last_name_are_not_told_apart_by_it():
    assert not any(zh == "何若兰" for zh, _ in pairs(FULL, LAST, ("", ""), ("他来了。", "Then Miriam Holloway came.")))


def test_twice_in_one_row_is_as_good_as_two_rows():
    zh, en = "清盛航运会会长在清盛连线参会。", "The head of the Chiang Saen shipping body joined from Chiang Saen."
    assert pairs((zh, en))["清盛", "Chiang Saen"] == {"together": 1}
    assert not any(one == "清盛" for one, _ in pairs((zh, en.replace(" from Chiang Saen", ""))))


@pytest.mark.parametrize("word", ["历史", "喻为另", "梅首相"])
def test_words_and_offices_are_nobody_however_often_they_stand_beside_one(word):
    rows = [(f"他谈到{word}。", "He spoke of Irit Vitale."), (f"大家问{word}。", "They asked Irit Vitale.")]
    assert not any(zh == word for zh, _ in pairs(*rows))
