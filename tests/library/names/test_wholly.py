"""Where an English text says a Chinese word: in the words of one meaning, and not in strangers of the same stem."""

from importlib.resources import files

import pytest

from reader.library.names.wholly import places


@pytest.mark.parametrize(
    ("word", "text", "said"),
    [
        ("内政", "The international system, and the internal affairs of others.", ["internal"]),
        ("内政", "The international system.", []),
        ("安保", "They are in charge of security and must earnestly secure the venue.", ["security"]),
        ("安保", "They must secure the venue.", []),
        ("秩序", "Order was kept in an orderly way.", ["Order"]),
        ("发言", "The State Councilor of the member states.", []),
        ("发言", "Statements were made.", ["Statements"]),
        ("疫苗", "A vaccine, and who was vaccinated.", ["vaccine", "vaccinated"]),
        ("疫苗", "Who was vaccinated.", ["vaccinated"]),
        ("打击", "They crack down and cracked down on it.", ["crack down", "cracked down"]),
        ("发展", "Cities developed and develop, in their development.", ["developed", "develop", "development"]),
        ("携带", "They carry much and carried more.", ["carry", "carried"]),
    ],
)
def test_a_word_is_said_in_its_forms_but_not_in_strangers(word, text, said):
    assert [text[start:end] for start, end in places(word, text)] == said


def test_no_word_is_a_stranger_to_itself():
    lines = files("reader.library.names").joinpath("strangers.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.replace("/", " ").split()]
    assert sorted(words) == sorted(set(words))
