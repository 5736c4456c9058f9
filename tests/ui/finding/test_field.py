"""The field of a search in the open bulletin: typed, pasted, composed, mistaken, asked faster than answered."""

import threading

import pytest
from finding import answered, lit, typed, words
from textual import events
from waiting import PATIENCE, until

from reader.language.script import Script
from reader.ui.parts.field import LONGEST


async def test_a_mistake_is_explained_while_typing_and_what_was_lit_stays(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "fee")
        await typed(pilot, " |")
        assert "nothing stands after this |" in words(app)
        assert lit(app) == ["fee"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.finding.is_open
        await typed(pilot, " seats")
        assert sorted(lit(app)) == ["fee", "seats"]

    await reading(script)


async def test_a_phrase_that_is_being_typed_is_found_and_said_to_be_open(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, '"is open in su')
        assert lit(app) == ["is open in summer"]
        assert words(app) == '1 of 1 · " is open'
        await typed(pilot, 'mmer"')
        assert lit(app) == ["is open in summer"]
        assert words(app) == "1 of 1"

    await reading(script)


async def test_the_window_may_change_its_size_while_one_types(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "lib")
        await pilot.resize_terminal(70, 20)
        await pilot.pause()
        await typed(pilot, "rary")
        assert app.screen.finding.is_open
        assert lit(app) == ["library"] * 3

    await reading(script)


@pytest.mark.parametrize(
    "pasted",
    [
        "[bold red]圖書館[/] [@click=app.quit]x[/]",
        "\x1b]52;c;aGk=\x07\x1b[31m圖書館\x1b[0m",
        "圖書館\r\n圖書館\u2028圖書館\u202e",
        "\x00\ud800\U000e0041",
        "圖" * 10_000,
        "a " * 5_000,
        '""" ((( ' * 40,
    ],
)
async def test_nothing_pasted_acts_or_comes_down(reading, look, pasted):
    async def script(app, pilot):
        await pilot.press("slash")
        app.focused.post_message(events.Paste(pasted))
        await pilot.pause()
        await answered(pilot)
        assert len(app.focused.value) <= LONGEST
        assert "\n" not in app.focused.value
        for line in look(app):
            assert not set(line) & set("\x00\x07\x1b\r\n\u2028\u202e")
        await pilot.press("escape")
        await pilot.pause()
        assert lit(app) == []

    await reading(script)


async def test_pasted_and_composed_chinese_is_searched_at_once(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        app.focused.post_message(events.Paste("圖書\n"))
        await answered(pilot)
        assert app.focused.value == "圖書"
        app.focused.post_message(events.Key("館", "館"))
        await pilot.pause()
        await answered(pilot)
        assert set(lit(app)) == {"圖書館"}

    await reading(script)


async def test_letters_typed_ahead_are_neither_lost_nor_taken_for_commands(reading):
    async def script(app, pilot):
        for key, character in (("slash", "/"), ("q", "q"), ("j", "j"), ("s", "s")):
            app.post_message(events.Key(key, character))
        await answered(pilot)
        assert app.focused.value == "qjs"
        assert app.is_running
        assert app.screen.pane.view.script is Script.ORIGINAL

    await reading(script)


async def test_a_slow_search_says_so_and_the_newest_query_wins(reading, monkeypatch):
    from reader.library.searching import inrows

    real, waiting, asked = inrows.find_in, threading.Event(), []

    def slow(rows, query, cancelled, **named):
        asked.append(query)
        if query == "f":
            waiting.wait(PATIENCE)
        return real(rows, query)

    monkeypatch.setattr(inrows, "find_in", slow)
    monkeypatch.setattr("reader.ui.finding.finding.SLOW", 0.01)

    async def script(app, pilot):
        await pilot.press("slash", "f")
        await until(pilot, lambda: words(app) == "searching", "that it searches")
        await pilot.press("e", "e")  # the keys are not held up
        await pilot.pause()
        waiting.set()
        await answered(pilot)
        assert asked == ["f", "fee"]
        assert lit(app) == ["fee"]

    await reading(script)


async def test_a_search_that_fails_is_said_and_the_text_can_be_read(reading, monkeypatch):
    def broken(rows, query, cancelled, **_):
        raise RuntimeError("disk on fire")

    monkeypatch.setattr("reader.library.searching.inrows.find_in", broken)

    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "fee")
        assert "disk on fire" in words(app)
        await pilot.press("escape", "j")
        await pilot.pause()
        assert app.screen.pane.walk.row == 1

    await reading(script)
