"""Searching the open bulletin, key by key, in the real app."""

import threading

import pytest
from finding import answered, typed, words
from textual import events
from waiting import PATIENCE, until

from reader.language.script import Script
from reader.model import Bulletin, Span
from reader.ui.finding.searchbar import LONGEST, QueryField
from reader.ui.finding.searching import Question, in_rows
from reader.ui.pane.paint import Ink
from reader.ui.pane.select import Selection

TEXTS = [
    ("青石鎮圖書館本月起延長開放時間。", "The Qingshi Town library will stay open longer from this month."),
    ("館長林若秋說，讀者最常問的是座位。", "The librarian, Lin Ruoqiu, said that readers ask for seats most often."),
    ("鎮公所說，計劃分三期進行。", "A spokesman for the town hall said that the work has three stages."),
    ("圖書館的借書證在服務台領取。", "Cards for the library are to be had at the counter."),
    ("手續免費。", "There is no fee."),
    ("館長又說，圖書館夏天也開門。", "The librarian added that the library is open in summer as well."),
]


@pytest.fixture
def reading(make_app, make_bulletin, settle):
    """Return a function that opens the app on two bulletins and calls with a pilot."""

    async def run(script, size=(110, 30), texts=None, **named):
        first = make_bulletin(texts=texts or TEXTS, titles=("鎮上的消息", "News of the Town"))
        second = make_bulletin(texts=[*TEXTS[:1], *TEXTS[4:]], name="two", titles=("館訊", "News of the Library"))
        app = make_app(first, second, **named)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


def lit(app, *inks):
    """Return the lit words of the open bulletin in the language of the query, row by row, as they stand in the text."""
    side = "en" if app.screen_stack[0].finding.query_text.isascii() else "zh"
    return [word for language, word in lit_in_both(app, *inks) if language == side]


def lit_in_both(app, *inks):
    """Return the lit words of the open bulletin, each after its language."""
    pane = app.screen_stack[0].pane
    inks = inks or (Ink.HIT, Ink.HIT_CURRENT)
    rows = {row.id: row for row in pane.manuscript.bulletin.rows}
    found = []
    for name, marks in pane._dressing.lights.items():
        for mark in marks:
            passage = rows[name].passage(mark.side) if name in rows else pane.manuscript.bulletin.title(mark.side)
            if mark.ink in inks:
                found.append((mark.side, passage.text[mark.span.start : mark.span.end]))
    return found


async def test_slash_lights_hits_in_the_open_bulletin_as_one_types(reading, look):
    async def script(app, pilot):
        before = look(app)
        await pilot.press("slash")
        await pilot.pause()
        assert isinstance(app.focused, QueryField)
        assert look(app)[:-1] == before[:-1]  # the text behind keeps its place
        await typed(pilot, "libr")
        assert lit(app) == ["library", "librarian", "library", "librarian", "library"]
        await typed(pilot, "ary")
        assert lit(app) == ["library"] * 3
        assert ("zh", "圖書館") in lit_in_both(app)  # what says the same
        assert words(app) == "1 of 3"

    await reading(script)


async def test_the_other_script_finds_and_is_lit_as_it_stands(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "图书馆")
        assert set(lit(app)) == {"圖書館"}

    await reading(script)


async def test_light_stays_right_when_the_script_changes(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "圖書館")
        await pilot.press("enter")
        for shown in ("圖書館", "圖書館", "图书馆"):
            painted = set()
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    is_lit = segment.style and segment.style.bgcolor == hit_colour(app)
                    if is_lit and segment.text.strip() and not segment.text.isascii():
                        painted.add(segment.text)
            assert painted == {shown}, app.screen.pane.view.script
            await pilot.press("s")
            await pilot.pause()
        assert app.screen.pane.view.script is Script.ORIGINAL

    await reading(script)


def hit_colour(app):
    return app.screen_stack[0].pane.get_component_rich_style("reading-pane--hit").bgcolor


async def test_the_first_hit_at_or_after_the_cursor_is_gone_to(reading):
    async def script(app, pilot):
        await pilot.press("j", "j", "slash")
        await typed(pilot, "library")
        assert app.screen.pane.walk.row == 3
        assert words(app) == "2 of 3"
        assert lit(app, Ink.HIT_CURRENT) == ["library"]

    await reading(script)


async def test_after_the_last_hit_the_first_is_the_next(reading):
    async def script(app, pilot):
        await pilot.press("G", "slash")
        await typed(pilot, "seats")
        assert app.screen.pane.walk.row == 1

    await reading(script)


async def test_enter_keeps_the_search_and_n_walks_the_hits(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter")
        await pilot.pause()
        assert not app.screen.finding.is_open
        assert app.focused is app.screen.pane
        rows = []
        for key in ("n", "n", "n", "N", "N"):
            await pilot.press(key)
            await pilot.pause()
            rows.append((app.screen.pane.walk.row, app.screen.finding.words))
        assert rows == [(3, "/ 2 of 3"), (5, "/ 3 of 3"), (0, "/ 1 of 3"), (5, "/ 3 of 3"), (3, "/ 2 of 3")]
        assert any("2 of 3" in line for line in look(app)[-1:])

    await reading(script)


async def test_going_round_is_said(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "N")
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["From the last hit again."]

    await reading(script)


async def test_n_goes_on_from_where_the_person_has_gone(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "j", "j", "j", "j")
        await pilot.pause()
        assert app.screen.finding.words == "/ 3 hits"
        assert lit(app, Ink.HIT_CURRENT) == []
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_escape_in_the_bar_goes_back_with_nothing_lit(reading, look):
    async def script(app, pilot):
        await pilot.press("j", "right")
        await pilot.pause()
        before, cursor = look(app), app.screen.pane.walk.cursor
        await pilot.press("slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.pane.walk.cursor == cursor
        assert look(app) == before
        assert lit(app) == []

    await reading(script, size=(110, 12))


async def test_escape_in_the_text_lets_a_kept_search_go(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert lit(app) == []
        assert app.screen.finding.words == ""
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_a_kept_query_is_there_to_be_typed_over(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter", "slash")
        await pilot.pause()
        assert app.focused.value == "summer"
        await typed(pilot, "fee")
        assert app.focused.value == "fee"
        assert lit(app) == ["fee"]

    await reading(script)


async def test_what_is_not_there_leaves_the_text_where_it_was(reading):
    async def script(app, pilot):
        await pilot.press("j", "slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5
        await typed(pilot, "zzz")
        assert app.screen.pane.walk.row == 1
        assert words(app) == "nothing found here"
        await pilot.press("enter", "n")
        await pilot.pause()
        assert "F searches all" in next(iter(app._notifications)).message

    await reading(script, size=(110, 12))


async def test_n_without_a_search_says_how_to_begin_one(reading):
    async def script(app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert "/ searches" in next(iter(app._notifications)).message

    await reading(script)


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


async def test_the_title_is_searched_too(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "news")
        assert lit(app, Ink.HIT_CURRENT) == ["News"]
        assert words(app) == "1 of 1"

    await reading(script)


async def test_a_kept_search_is_lit_in_the_next_bulletin_too(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "right_square_bracket")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert lit(app) == ["Library", "library", "library"]
        assert app.screen.pane.walk.row == 0
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.pane.walk.row == 2

    await reading(script)


async def test_n_waits_for_a_bulletin_on_its_way(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "summer")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("right_square_bracket", "n")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert app.screen.pane.walk.row == 2

    await reading(script)


@pytest.mark.parametrize("key", ["down", "tab"])
async def test_hits_can_be_looked_at_from_the_bar(reading, key):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.pane.walk.row == 3
        await pilot.press({"down": "up", "tab": "shift+tab"}[key])
        await pilot.pause()
        assert app.screen.pane.walk.row == 0
        assert app.screen.finding.is_open

    await reading(script)


async def test_a_click_on_the_text_keeps_the_search(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.click("#pane", offset=(30, 6))
        await pilot.pause()
        assert not app.screen.finding.is_open
        assert lit(app)

    await reading(script)


async def test_another_window_having_the_keys_for_a_while_changes_nothing(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "lib")
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert app.screen.finding.is_open
        assert isinstance(app.focused, QueryField)

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
    from reader.library.searching import search

    real, waiting, asked = search.find_in, threading.Event(), []

    def slow(rows, query, cancelled, **named):
        asked.append(query)
        if query == "f":
            waiting.wait(PATIENCE)
        return real(rows, query)

    monkeypatch.setattr(search, "find_in", slow)
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

    monkeypatch.setattr("reader.library.searching.search.find_in", broken)

    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "fee")
        assert "disk on fire" in words(app)
        await pilot.press("escape", "j")
        await pilot.pause()
        assert app.screen.pane.walk.row == 1

    await reading(script)


async def test_a_hit_deep_inside_a_tall_row_is_brought_onto_the_screen(reading, look):
    long = "這一段很長，說的都是別的事。" * 120 + "深處有一座燈塔。" + "這一段很長，說的都是別的事。" * 40
    english = "This paragraph is long and speaks of other things. " * 90 + "A lighthouse. " + "And so on. " * 90

    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "燈塔")
        assert any("燈塔" in line for line in look(app))
        await pilot.press("escape", "slash")
        await typed(pilot, "lighthouse")
        assert any("lighthouse" in line for line in look(app)[:-1])

    await reading(script, texts=[*TEXTS, (long, english)])


async def test_a_hit_in_a_language_that_is_not_shown_is_gone_to_by_its_row(reading):
    async def script(app, pilot):
        await pilot.press("v", "v", "slash")
        await typed(pilot, "summer")
        assert app.screen.pane.walk.row == 5

    await reading(script)


async def test_nothing_is_searched_while_there_is_nothing(make_app):
    app = make_app()
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        await pilot.press("slash", "n", "F")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert not app.screen.finding.is_open


def test_marks_and_places_agree(make_bulletin):
    from reader.library.searching.search import find_in
    from reader.ui.finding.hits import TITLE, Hits, searched

    bulletin = make_bulletin(texts=TEXTS)
    assert isinstance(bulletin, Bulletin)
    hits = Hits(find_in(searched(bulletin), "library"), bulletin)
    assert list(hits.places) == [TITLE, 0, 3, 5]
    assert hits.after(0, 1) == (2, False)
    assert hits.after(5, 1) == (0, True)
    assert hits.after(0, -1) == (0, False)
    assert hits.from_(4) == 3
    hits.point(1)
    assert {mark.ink for mark in hits.marks[bulletin.rows[0].id]} == {Ink.HIT_CURRENT}
    hits.point(None)
    assert {mark.ink for marks in hits.marks.values() for mark in marks} == {Ink.HIT}
    lit = {mark.side: mark.span for mark in hits.marks[bulletin.rows[0].id]}
    assert lit == {"en": Span(17, 24), "zh": Span(3, 6)}  # and what says the same


def test_a_search_of_a_large_bulletin_ends_when_another_is_asked_for(make_row):
    rows = [make_row(n, "圖書館今天開門。", f"The library opens today, for the {n}th time.") for n in range(3_000)]
    work, asked = in_rows(Question("library"), rows), []

    def another():
        asked.append(True)
        return len(asked) > 2

    assert list(work(another)) == []
    assert len(asked) == 3
    (answer,) = work(lambda: False)
    assert len(answer.results) == 3_000


# Only the rows that were found


def rows_shown(app):
    """Return the numbers, from 1, of the rows of which a line is on the screen."""
    pane = app.screen_stack[0].pane
    places = {place[0] for place in pane.walk.window.frame() if place is not None}
    return sorted(number - pane.walk.first + 1 for number in places if pane.blocks[number].kind == "row")


async def test_the_ampersand_shows_only_the_rows_that_were_found_and_all_again(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        assert rows_shown(app) == [1, 4, 6]
        assert "3 of 6 rows" in look(app)[-1]
        assert "Town" in "\n".join(look(app))  # the heading says what is read
        await pilot.press("ampersand")
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert "of 6 rows" not in look(app)[-1]
        await pilot.press("ampersand", "escape")
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert lit(app)  # the search is still there, until the next Esc
        await pilot.press("escape")
        await pilot.pause()
        assert not lit(app)

    await reading(script)


async def test_moving_copying_and_numbers_keep_to_what_is_shown(reading, look):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        pane, seen = app.screen.pane, []
        for key in ("g", "j", "j", "j", "k", "k", "k", "G", "g", "n", "n", "n"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(pane.walk.row + 1)
        assert seen == [1, 4, 6, 6, 4, 1, 1, 6, 1, 4, 6, 1]
        await pilot.press("j")
        await pilot.pause()
        assert "row 4/6" in look(app)[-1]
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard.startswith(TEXTS[3][0])
        pane.select(Selection("zh", (pane.walk.first, 0), (pane.walk.first + 5, 99), pane.walk.sheet.hidden))
        assert pane.selected_text == "\n".join(TEXTS[at][0] for at in (0, 3, 5))

    await reading(script)


async def test_without_a_search_the_ampersand_says_what_to_do(reading):
    async def script(app, pilot):
        await pilot.press("ampersand")
        await pilot.pause()
        assert any("Search this bulletin first, with /" in note.message for note in app._notifications)
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]

    await reading(script)


@pytest.mark.parametrize(
    ("query", "said"), [("zyzzyva", "Nothing was found"), ("News", "Only the title"), ("date:2024", "Every row")]
)
async def test_where_nothing_would_be_left_out_it_says_so(reading, query, said):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, query)
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        assert any(said in note.message for note in app._notifications)
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]

    await reading(script)


async def test_another_query_shows_what_it_finds_and_another_bulletin_too(reading, settle):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand", "slash")
        await typed(pilot, "librarian")
        assert rows_shown(app) == [2, 6]
        await pilot.press("enter", "slash")
        await typed(pilot, "library")
        await pilot.press("enter", "right_square_bracket")
        await settle(pilot)
        await answered(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "two"
        assert rows_shown(app) == [1, 3]

    await reading(script)


async def test_who_goes_to_a_row_that_is_left_out_sees_all_again(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand")
        await pilot.pause()
        app.screen.pane.go(2)
        await pilot.pause()
        assert rows_shown(app) == [1, 2, 3, 4, 5, 6]
        assert app.screen.pane.walk.row == 2

    await reading(script)


async def test_what_is_shown_stays_when_script_layout_and_window_change(reading):
    async def script(app, pilot):
        await pilot.press("slash")
        await typed(pilot, "library")
        await pilot.press("enter", "ampersand", "s", "v", "x", "r")
        await pilot.resize_terminal(70, 20)
        await pilot.pause()
        assert rows_shown(app) == [1, 4, 6]

    await reading(script)
