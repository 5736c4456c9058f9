import pytest

from reader.language.english import content_stems, spell_out, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("say", "says", "said"),
        ("try", "tries", "tried", "trying"),
        ("implement", "implements", "implementation"),
        ("plan", "planned", "planning"),
        ("fall", "fell", "fallen"),
        ("tell", "told"),
        ("canada", "canadian"),
        ("france", "french"),
        ("china", "chinese"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("words", [("harbour", "harvest"), ("port", "report"), ("sing", "sign"), ("china", "chin")])
def test_different_words_keep_different_stems(words):
    assert len({stem(word) for word in words}) == len(words)


def test_abbreviations_are_no_pronouns():
    assert content_stems("the U.S. and the UK told us") == [stem("america"), stem("britain"), stem("tell")]
    assert spell_out("an F.B.I. agent") == "an FBI agent"


def test_other_capitals_stay():
    assert spell_out("HAUS, USB and A. Smith") == "HAUS, USB and A. Smith"
