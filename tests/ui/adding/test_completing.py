"""Paths in a field: what is named, and what they go on with."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ReaderError
from reader.ui.adding.completing import complete, joined, listed, named, split


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with files and folders, in which somebody stands."""
    for name in ("news", "news 2024", "[bold]", ".hidden"):
        (tmp_path / name).mkdir()
    for name in (
        "newer.txt",
        "newest.txt",
        "notes.xyz",
        "it's.txt",
        "新聞.txt",
        "old.zip",
        "a.JSONL.gz",
        ".secret.txt",
    ):
        (tmp_path / name).write_text("text", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("newer", "newer.txt", ["newer.txt"]),
        ("new", "new", ["newer.txt", "newest.txt", "news 2024/", "news/"]),
        ("newe", "newe", ["newer.txt", "newest.txt"]),
        ("news", "news", ["news 2024/", "news/"]),
        ("news 2", "news 2024/", ["news 2024/"]),
        ("./new", "./new", ["newer.txt", "newest.txt", "news 2024/", "news/"]),
        ("新", "新聞.txt", ["新聞.txt"]),
        ("o", "old.zip", ["old.zip"]),
        ("a.", "a.JSONL.gz", ["a.JSONL.gz"]),
        ("no", "notes.xyz", ["notes.xyz"]),  # no suffix of ours, but nothing else fits
        ("n", "new", ["newer.txt", "newest.txt", "news 2024/", "news/"]),
        ("[", "[bold]/", ["[bold]/"]),
        (".h", ".hidden/", [".hidden/"]),
        ("x", "x", []),
        ("news/", "news/", []),
        ("nowhere/x", "nowhere/x", []),
        ("newer.txt news", "newer.txt news", ["news 2024/", "news/"]),
        ("newer.txt 'news 2", "newer.txt 'news 2", []),  # a quote that is not closed says nothing yet
        ("newer.txt 'news 2'", "newer.txt 'news 2024/'", ["news 2024/"]),
        ("newer.txt it", "newer.txt 'it'\"'\"'s.txt'", ["it's.txt"]),
        ("newer.txt ", "newer.txt ", []),
    ],
)
def test_a_name_goes_on_as_far_as_it_is_clear(folder, typed, text, names):
    completion = complete(typed)
    assert (completion.text, list(completion.names)) == (text, names)


def test_hidden_files_are_offered_only_to_who_begins_with_a_dot(folder):
    assert not any(name.startswith(".") for name in complete("").names)
    assert complete(".s").names == (".secret.txt",)


def test_a_name_that_acts_on_a_terminal_is_not_offered(folder):
    (folder / "evil\x1b]52;c;eA==\x07.txt").touch()
    (folder / "evil\u202etxt.exe").touch()
    assert complete("ev").names == ()


def test_files_that_may_not_be_read_are_not_offered(folder, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("newest.txt"))
    assert complete("newe").names == ("newer.txt",)


def test_a_tilde_is_home(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    assert complete("~").text == "~/"
    assert complete("~/newer").text == "~/newer.txt"
    assert named("~/newer.txt") == (str(folder / "newer.txt"),)


@pytest.mark.parametrize(
    ("typed", "paths"),
    [
        ("", ()),
        ("   ", ()),
        (" newer.txt ", ("newer.txt",)),
        ("news 2024", ("news 2024",)),
        ("news newer.txt", ("news", "newer.txt")),
        ("'news 2024/' newer.txt", ("news 2024/", "newer.txt")),
        ("it's.txt", ("it's.txt",)),
    ],
)
def test_one_path_is_taken_as_it_stands_and_several_are_quoted_as_in_a_shell(folder, typed, paths):
    assert named(typed) == paths


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("nowhere.txt", "nowhere.txt"),
        ("newer.txt nowhere.txt", "nowhere.txt"),
        ("no where", "no where"),
        ("it's", "it's"),
        ("x" * 4000, "x" * 4000),
        ("\x00", "\\x00"),
        ("x\x1b[2J", "x\\x1b[2J"),
    ],
)
def test_what_is_not_there_is_named(folder, typed, what):
    with pytest.raises(ReaderError) as raised:
        named(typed)
    assert str(raised.value) == f"{what}: there is no such file or folder."


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2))
def test_several_paths_come_out_of_a_field_as_they_went_in(paths):
    paths = [path for path in paths if path.isprintable()]
    if len(paths) > 1:
        assert split(joined(paths)) == paths


def test_names_are_shown_as_long_as_there_is_room():
    assert listed(["a/", "b/", "c.txt"], 100) == "a/  b/  c.txt"
    assert listed(["a/", "b/", "c.txt"], 9) == "a/  b/  and 1 more"
    assert listed(["a" * 50], 9) == "a" * 50
    assert "\x1b" not in listed(["a\x1b[2J"], 100)
