import pytest

from reader.language.transliterate import hanzi_skeletons, name_skeletons, spellings


@pytest.mark.parametrize(
    ("hanzi", "name"),
    [
        ("伊莎贝拉", "isabella"),
        ("罗伯特", "robert"),
        ("马丁内斯", "martinez"),
        ("安德森", "anderson"),
        ("戈尔德曼", "goldmann"),
        ("德拉克罗瓦", "delacroix"),
        ("伯努瓦", "benoit"),
    ],
)
def test_a_rendered_name_sounds_like_its_original(hanzi, name):
    found = {skeleton for end, skeleton in hanzi_skeletons(hanzi, 0) if end == len(hanzi)}
    assert found & name_skeletons(name)


@pytest.mark.parametrize(("hanzi", "name"), [("罗伯特", "martinez"), ("安德森", "isabella"), ("马丁内斯", "robert")])
def test_another_name_does_not(hanzi, name):
    assert not {skeleton for _, skeleton in hanzi_skeletons(hanzi, 0)} & name_skeletons(name)


def test_chinese_names_are_spelled_in_pinyin():
    assert "wenxiu" in spellings("文秀")


@pytest.mark.parametrize("word", ["", "x", "cggchhx" * 2000, "aeiou"])
def test_any_word_ends(word):
    assert isinstance(name_skeletons(word), frozenset)
