"""What an exported file is called where nobody says."""

import pytest

from reader.export.formats import FORMATS
from reader.ui.exporting.naming import file_name, files_of, stem, with_suffix_of


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Library Stays Open Longer", "圖書館"), "library-stays-open-longer"),
        ((None, "圖書館延長開放時間"), "圖書館延長開放時間"),
        (("The Town’s News: 1/2", None), "the-towns-news-1-2"),
        (("../../etc/passwd",), "etc-passwd"),
        (("~root\x00\x1b[31m",), "root-31m"),
        (("-rf *", ), "rf"),
        (("…", "\u202e", ""), "bulletins"),
        (("CON",), "con-"),
        (("x" * 300,), "x" * 60),
        ((".hidden",), "hidden"),
    ],
)  # fmt: skip
def test_a_title_becomes_a_harmless_name(texts, name):
    assert stem(*texts) == name


def test_a_name_has_the_suffix_of_its_format():
    assert file_name("news", FORMATS["tmx"]) == "news.tmx"
    assert files_of("news.tmx", FORMATS["tmx"]) == ("news.tmx",)


def test_two_files_have_a_name_in_common():
    assert file_name("news", FORMATS["moses"]) == "news"
    assert files_of("news", FORMATS["moses"]) == ("news.zh", "news.en")


@pytest.mark.parametrize(
    ("name", "target", "becomes"),
    [
        ("mine.tmx", "csv", "mine.csv"),
        ("mine.TMX", "csv", "mine.csv"),
        ("mine.tmx", "moses", "mine"),
        ("mine.data", "csv", "mine.data"),  # somebody's own suffix
        ("mine", "csv", "mine"),
        (".csv", "tmx", ".csv"),
    ],
)
def test_a_written_name_changes_its_suffix_with_the_format(name, target, becomes):
    assert with_suffix_of(name, FORMATS[target], list(FORMATS.values())) == becomes
