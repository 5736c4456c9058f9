"""The documented settings file: it says what is chosen, and every default as a comment."""

import re
import tomllib
from pathlib import Path
from types import MappingProxyType

import pytest

from reader.settings import Settings
from reader.settings.printing import documented, toml
from reader.settings.reading import parse
from reader.settings.schema import schema

PLACE = Path("settings.toml")
KEYS = {"next_row": ("j,down", "Go on."), "help": ("question_mark", "Show all keys.")}
EXAMPLES = {"theme": "bulletin-dark", "library": "/data/library.db", "cache": "/cache"}


def test_the_defaults_are_comments_only():
    text = documented(Settings(), EXAMPLES, KEYS)
    assert parse(text, PLACE) == Settings()
    assert tomllib.loads(text) == {"keys": {}}


def test_every_setting_is_named_explained_and_usable_when_its_comment_sign_is_taken_away():
    text = documented(Settings(), EXAMPLES, KEYS)
    used = re.sub(r"(?m)^# (\w+ = )", r"\1", text)
    values = tomllib.loads(used)
    assert list(values) == list(schema())
    assert values["keys"] == {"next_row": "j,down", "help": "question_mark"}
    parse(used, PLACE)
    for setting in schema().values():
        assert setting.about.what.split()[0] in text


def test_what_is_chosen_is_no_comment():
    settings = Settings(
        script="traditional", mouse=False, library='/b\\c"d.db', keys=MappingProxyType({"help": "f1", "odd name": "x"})
    )
    text = documented(settings, EXAMPLES, KEYS)
    assert parse(text, PLACE) == settings
    assert 'script = "traditional"\n' in text
    assert '# standard = "opencc"\n' in text


@pytest.mark.parametrize("text", ["plain", 'a"b\\c', "\x7f", "漢\U00020000", "\x1b[31m", "tab\t"])
def test_any_text_survives_as_a_value(text):
    assert tomllib.loads(f"x = {toml(text)}") == {"x": text}


def test_no_line_of_explanation_is_wider_than_a_window():
    for line in documented(Settings(), EXAMPLES).splitlines():
        assert len(line) <= 104
