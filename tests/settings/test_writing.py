"""Changing one setting in the file: everything else in it stays as it is."""

import os
import stat
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.settings import CONFIG_VARIABLE, Settings, SettingsError, load_settings, writing
from reader.settings.printing import documented
from reader.settings.writing import choose, edit

MINE = """\
# my own words
stack_below = 90   # on the small screen

script = "traditional"

[keys]
# as in vi
next_row = "j,down"   # both
"""


@pytest.fixture
def file(tmp_path, monkeypatch):
    def write(text):
        path = tmp_path / "settings.toml"
        if text is not None:
            path.write_bytes(text.encode())
        monkeypatch.setenv(CONFIG_VARIABLE, str(path))
        return path

    return write


def test_a_line_is_edited_where_it_stands(file):
    path = file(MINE)
    assert choose("stack_below", 120).stack_below == 120
    assert path.read_text(encoding="utf-8") == MINE.replace("90", "120")


def test_keys_are_edited_in_their_table(file):
    path = file(MINE)
    assert choose("keys.next_row", "o").keys == {"next_row": "o"}
    assert path.read_text(encoding="utf-8") == MINE.replace('"j,down"', '"o"')


def test_a_new_setting_stands_before_the_tables(file):
    path = file(MINE)
    choose("centred", False)
    text = path.read_text(encoding="utf-8")
    assert load_settings().centred is False
    assert text.index("centred = false") < text.index("[keys]")
    assert set(MINE.splitlines()) <= set(text.splitlines())


def test_a_new_key_makes_its_table(file):
    path = file("script = 'original'")
    assert choose("keys.help", "f1").keys == {"help": "f1"}
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"script": "original", "keys": {"help": "f1"}}


def test_a_line_that_is_a_comment_is_taken_into_use_where_it_is_explained(file):
    before = documented(
        Settings(), {"theme": "x", "library": "/l", "cache": "/c"}, {"help": ("question_mark", "Help.")}
    )
    path = file(before)
    choose("script", "simplified")
    choose("text_width", 60)
    choose("keys.help", "f1")
    after = before.replace('# script = "original"', 'script = "simplified"').replace(
        "# text_width = 84", "text_width = 60"
    )
    assert path.read_text(encoding="utf-8") == after.replace('# help = "question_mark"', 'help = "f1"')


def test_nothing_takes_the_line_out(file):
    path = file('theme = "nord"\nscript = "traditional"\n[keys]\nhelp = "f1"\n')
    assert choose("theme", None).theme is None
    assert choose("keys.help", None).keys == {}
    assert path.read_text(encoding="utf-8") == 'script = "traditional"\n[keys]\n'
    assert choose("theme", None) == load_settings()


def test_a_file_that_is_not_there_is_made_from_the_template(file):
    path = file(None)
    choose("mouse", False, template="# words\n\n# mouse = true\n")
    assert path.read_text(encoding="utf-8") == "# words\n\nmouse = false\n"


@pytest.mark.parametrize(
    ("text", "name", "value", "said"),
    [
        ("script = ", "mouse", False, "is not valid TOML"),
        ("nonsense = 1", "mouse", False, '"nonsense" is not a setting'),
        ("", "mouse", "no", "mouse must be true or false"),
        ("", "script", "klingon", "script must be one of"),
    ],
)
def test_what_cannot_be_is_said_and_the_file_stays(file, text, name, value, said):
    path = file(text)
    with pytest.raises(SettingsError, match=said):
        choose(name, value)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_stays_and_is_named(file, monkeypatch):
    path = file(MINE)

    def fail(place, data):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(writing, "write_atomically", fail)
    with pytest.raises(SettingsError, match=r"settings\.toml: cannot be written \(Permission denied\)"):
        choose("mouse", False)
    assert path.read_text(encoding="utf-8") == MINE


@pytest.mark.skipif(os.name == "nt", reason="links and modes of POSIX")
def test_a_link_stays_a_link_and_the_file_as_readable_as_it_was(file, tmp_path):
    kept = tmp_path / "dotfiles.toml"
    kept.write_text(MINE, encoding="utf-8")
    kept.chmod(0o644)
    path = file(None)
    path.symlink_to(kept)
    choose("stack_below", 120)
    assert path.is_symlink()
    assert "120" in kept.read_text(encoding="utf-8")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o644


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(file, end):
    path = file(MINE.replace("\n", end))
    choose("stack_below", 120)
    assert path.read_bytes().decode() == MINE.replace("90", "120").replace("\n", end)


values = {
    "script": st.sampled_from(["original", "traditional", "simplified"]),
    "stack_below": st.integers(0, 1000),
    "centred": st.booleans(),
    "library": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(lambda rest: f"/{rest}"),
    "keys.help": st.text("abc,+_", min_size=1),
}
changes = st.sampled_from(sorted(values)).flatmap(lambda name: st.tuples(st.just(name), st.none() | values[name]))


@settings(max_examples=60)
@given(
    st.lists(changes, max_size=6),
    st.sampled_from(
        ["", MINE, 'keys = {help = "x"}\n', 'keys.help = "x" # mine', documented(Settings(), {}, {"help": ("x", "y")})]
    ),
)
def test_after_any_changes_the_file_says_what_was_chosen_last_and_keeps_every_comment(several, text):
    comments = [line for line in text.splitlines() if line.startswith("# ") and " = " not in line]
    wanted = tomllib.loads(text)
    for name, value in several:
        text = edit(text, name, value)
        table, _, key = name.rpartition(".")
        inside = wanted.setdefault(table, {}) if table else wanted
        if value is None:
            inside.pop(key, None)
        else:
            inside[key] = value
    found = tomllib.loads(text)
    wanted.setdefault("keys", {})
    found.setdefault("keys", {})
    assert found == wanted
    assert [line for line in text.splitlines() if line in comments] == comments
