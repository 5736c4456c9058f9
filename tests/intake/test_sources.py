"""Which files a person means by what they name."""

import os

import pytest

from reader.intake.sources import find_sources, is_line_aligned, pair_of
from reader.model import Source, SourceError


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")


def names(found, folder):
    return [
        (os.path.relpath(source.zh, folder), os.path.relpath(source.en, folder)) if source.is_pair
        else os.path.relpath(source.zh, folder)
        for source in found.sources
    ]  # fmt: skip


def test_a_file_named_is_read_whatever_its_extension(tmp_path):
    put(tmp_path, "bulletin.news")
    path = str(tmp_path / "bulletin.news")
    assert find_sources([path]).sources == (Source(path, path),)


def test_a_dash_is_standard_input():
    assert find_sources(["-", "-"]).sources == (Source("-", "-"),)


def test_a_folder_gives_its_texts_in_natural_order_with_those_of_sub_folders(tmp_path):
    put(tmp_path, "part10.txt", "part2.TXT", "Part1.md", "deeper/a.markdown", "b.text")
    found = find_sources([str(tmp_path)])
    assert names(found, tmp_path) == ["b.text", "Part1.md", "part2.TXT", "part10.txt", "deeper/a.markdown"]


def test_hidden_files_and_readmes_of_a_folder_are_passed_over_and_other_files_counted(tmp_path):
    put(tmp_path, "a.txt", ".hidden.txt", ".git/b.txt", "README.md", "readme.txt", "photo.png", "data.json")
    found = find_sources([str(tmp_path)])
    assert names(found, tmp_path) == ["a.txt"]
    assert len(found.notes) == 1
    assert "2 files left out" in found.notes[0]


def test_a_readme_that_is_named_is_read(tmp_path):
    put(tmp_path, "README.md")
    assert len(find_sources([str(tmp_path / "README.md")]).sources) == 1


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("news.zh.txt", "news.en.txt"),
        ("news.zh-cn.txt", "news.en.txt"),
        ("news.zh-TW.md", "news.en.md"),
        ("news.zh-Hant.txt", "news.en.txt"),
        ("news_cn.txt", "news_en.txt"),
        ("news_zh.txt", "news_en.txt"),
        ("news-tw.txt", "news-en.txt"),
        ("zh/news.txt", "en/news.txt"),
        ("zh/2024/news.txt", "en/2024/news.txt"),
        ("zh/news.zh.txt", "en/news.en.txt"),
        ("corpus.zh", "corpus.en"),
        ("corpus.en-zh.zh", "corpus.en-zh.en"),
        ("corpus.zh_CN", "corpus.en"),
        ("corpus.zh.gz", "corpus.en.gz"),
        ("news.zh.txt.gz", "news.en.txt"),
        ("news.zh.srt", "news.en.srt"),
    ],
)
def test_two_files_that_differ_in_the_language_only_become_one_source(tmp_path, zh, en):
    put(tmp_path, zh, en)
    assert names(find_sources([str(tmp_path)]), tmp_path) == [(zh, en)]
    named = [str(tmp_path / en), str(tmp_path / zh)]
    assert names(find_sources(named), tmp_path) == [(zh, en)]


@pytest.mark.parametrize(
    "files",
    [
        ("news.zh.txt", "other.en.txt"),
        ("news.zh.txt", "news.en.md"),
        ("news.zh.txt", "news.fr.txt"),
        ("news.txt", "newsen.txt"),
        ("a/news.zh.txt", "b/news.en.txt"),
    ],
)
def test_files_that_differ_otherwise_stay_apart(tmp_path, files):
    put(tmp_path, *files)
    assert len(find_sources([str(tmp_path)]).sources) == 2


def test_a_lone_half_stays_a_source_of_its_own(tmp_path):
    put(tmp_path, "news.zh.txt")
    assert names(find_sources([str(tmp_path)]), tmp_path) == ["news.zh.txt"]


def test_the_first_of_two_chinese_versions_is_paired_and_the_other_stays(tmp_path):
    put(tmp_path, "news.en.txt", "news.zh-cn.txt", "news.zh-tw.txt")
    found = find_sources([str(tmp_path)])
    assert names(found, tmp_path) == [("news.zh-cn.txt", "news.en.txt"), "news.zh-tw.txt"]


def test_a_file_reached_twice_is_read_once(tmp_path):
    put(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = find_sources([str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "." / "a.txt")])
    assert names(found, tmp_path) == ["a.txt"]


def test_circular_links_end(tmp_path):
    put(tmp_path, "inner/a.txt")
    (tmp_path / "inner" / "back").symlink_to(tmp_path)
    assert names(find_sources([str(tmp_path)]), tmp_path) == ["inner/a.txt"]


def test_a_missing_path_says_so(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        find_sources([str(tmp_path / "missing.txt")])


def test_a_folder_without_texts_says_so(tmp_path):
    put(tmp_path, "photo.png")
    with pytest.raises(SourceError, match="no text files"):
        find_sources([str(tmp_path)])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_may_not_be_opened_is_noted(tmp_path):
    put(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "closed").chmod(0)
    try:
        found = find_sources([str(tmp_path)])
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert names(found, tmp_path) == ["a.txt"]
    assert any("cannot be opened" in error.problem for error in found.left_out)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_broken_links_in_a_folder_are_left_out(tmp_path):
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    assert names(find_sources([str(tmp_path)]), tmp_path) == ["a.txt"]


@pytest.mark.parametrize(
    ("zh", "en", "aligned"),
    [
        ("corpus.zh", "corpus.en", True),
        ("a/corpus.en-zh.zh.gz", "a/corpus.en-zh.en", True),
        ("news.zh.txt", "news.en.txt", False),
        ("zh/news.txt", "en/news.txt", False),
        ("one.zh", "two.en", False),
    ],
)
def test_corpora_are_known_by_their_names_to_be_aligned_line_by_line(zh, en, aligned):
    assert is_line_aligned(Source(zh, en)) == aligned


def test_a_language_for_an_extension_is_a_text_only_beside_its_partner(tmp_path):
    put(tmp_path, "a.txt", "corpus.zh", "other.en")
    found = find_sources([str(tmp_path)])
    assert names(found, tmp_path) == ["a.txt"]
    assert "2 files left out" in found.notes[0]


def test_two_files_can_be_named_as_a_pair_whatever_they_are_called(tmp_path):
    put(tmp_path, "one.txt", "two.md")
    zh, en = str(tmp_path / "one.txt"), str(tmp_path / "two.md")
    assert pair_of(zh, en) == Source(zh, en)


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [("one.txt", "none.txt", "no such file"), (".", "one.txt", "folder"), ("one.txt", "./one.txt", "both languages")],
)
def test_what_cannot_be_a_pair_says_why(tmp_path, zh, en, message):
    put(tmp_path, "one.txt")
    with pytest.raises(SourceError, match=message):
        pair_of(f"{tmp_path}/{zh}", f"{tmp_path}/{en}")


def test_the_files_of_all_formats_are_found_in_a_folder(tmp_path):
    put(tmp_path, "a.tmx", "b.xlf", "c.csv", "d.tsv", "e.xlsx", "f.srt", "g.vtt", "h.jsonl", "i.txt.gz")
    assert len(find_sources([str(tmp_path)]).sources) == 9
