"""Searching all bulletins, key by key, in the real app."""

import threading
from dataclasses import replace

import pytest
from finding import answered, typed, words
from textual import events
from waiting import until

from reader.language.cells import cell_width
from reader.library.searching.search import Count
from reader.model import Document, RowId, Source
from reader.settings import Settings
from reader.ui.commands import ReaderCommands
from reader.ui.finding.everywhere import Everywhere
from reader.ui.finding.hitlist import HitList
from reader.ui.finding.preview import Preview
from reader.ui.finding.searchbar import QueryField
from reader.ui.finding.searching import Result
from reader.ui.finding.telling import position

TOWN = [
    ("青石鎮圖書館本月起延長開放時間。", "The Qingshi Town library will stay open longer from this month."),
    ("館長林若秋說，讀者最常問的是座位。", "The librarian, Lin Ruoqiu, said that readers ask for seats most often."),
    ("手續免費。", "There is no fee."),
]
HARBOUR = [
    ("港口的燈塔重新開放。", "The lighthouse of the harbour is open again."),
    ("圖書館派人來講燈塔的歷史。", "The library sent somebody to tell the history of the lighthouse."),
    ("只有中文的一行提到圖書館。", None),
]


@pytest.fixture
def reading(make_app, make_bulletin, settle):
    """Return a function that opens the app on three bulletins in three files and calls with a pilot."""

    async def run(script, size=(130, 32), more=(), **named):
        many = [(f"第{n}天的天氣很好。", f"The weather on day {n} was fine.") for n in range(70)]
        app = make_app(
            make_bulletin(texts=TOWN, path="town.txt", titles=("鎮上的消息", "News of the Town")),
            make_bulletin(texts=HARBOUR, name="two", path="harbour.txt", titles=("燈塔", "The Lighthouse")),
            make_bulletin(texts=many, name="three", path="weather.txt", titles=("天氣", "The Weather")),
            *more,
            **named,
        )
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


def texts(app):
    return [result.hit.zh.text for result in app.screen.query_one(HitList).results]


def listed(app):
    hits = app.screen.query_one(HitList)
    return "\n".join("".join(part.text for part in hits.render_line(y)) for y in range(hits.size.height))


def chosen(app):
    return app.screen.query_one(HitList).chosen.hit


async def test_capital_f_searches_all_bulletins_as_one_types(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)
        assert isinstance(app.focused, QueryField)
        await typed(pilot, "圖書館")
        assert set(texts(app)) == {TOWN[0][0], HARBOUR[1][0], HARBOUR[2][0]}
        assert words(app) == "1 of 3"
        screen = "\n".join(look(app))
        assert "News of the Town" in screen or "鎮上的消息" in screen
        assert "no English" in screen
        assert "exact" in screen

    await reading(script)


async def test_words_are_lit_in_list_and_preview(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "librarian")
        found = app.screen.query_one(HitList), app.screen.query_one(Preview)
        styles = (
            found[0].get_component_rich_style("pick-list--lit"),
            found[1].get_component_rich_style("reading-pane--hit-current"),
        )
        for widget, style in zip(found, styles, strict=True):
            lit = [
                segment.text
                for y in range(widget.size.height)
                for segment in widget.render_line(y)
                if segment.style and segment.style.bgcolor == style.bgcolor
            ]
            assert lit == ["librarian"]

    await reading(script)


async def test_the_other_script_is_a_reason_that_is_told(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "图书馆")
        assert "script variant" in "\n".join(look(app))

    await reading(script)


@pytest.mark.parametrize(
    ("size", "beside"), [((130, 32), True), ((100, 30), False), ((80, 24), False), ((40, 12), False)]
)
async def test_the_preview_has_a_place_in_every_window(reading, look, size, beside):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        hits, preview = app.screen.query_one(HitList), app.screen.query_one(Preview)
        assert (preview.region.x > hits.region.x) is beside
        assert hits.region.height >= 3
        assert all(cell_width(line) == size[0] for line in look(app))

    await reading(script, size=size)


async def test_arrows_tab_and_pages_choose_while_letters_are_typed(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        cursors = []
        hits = app.screen.query_one(HitList)
        for key in ("down", "tab", "up", "shift+tab", "up", "pagedown", "pageup"):
            await pilot.press(key)
            await pilot.pause()
            cursors.append(hits.cursor)
        assert cursors[:5] == [1, 2, 1, 0, 0]
        assert cursors[5] > 2
        assert cursors[6] == 0
        assert app.focused.value == "weather"
        assert words(app).startswith("1 of ")

    await reading(script)


async def test_more_hits_come_on_the_way_down_and_all_are_counted(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        assert words(app) == "1 of 71"
        hits = app.screen.query_one(HitList)
        assert len(hits.results) < 71
        for _ in range(12):
            await pilot.press("pagedown")
            await answered(pilot)
        assert len(hits.results) == 71
        assert len({(result.hit.key, result.hit.row) for result in hits.results}) == 71
        assert words(app) == "71 of 71"

    await reading(script)


async def test_enter_opens_the_bulletin_at_the_row_with_the_hits_lit(reading, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        while chosen(app).position != 1:
            await pilot.press("down")
            await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await until(pilot, lambda: app.screen.finding.words != "", "the place among the hits")
        assert len(app.screen_stack) == 1
        pane = app.screen.pane
        assert pane.manuscript.bulletin.id == "two"
        assert pane.walk.row == 1
        assert app.screen.finding.words == "/ 3 of 3"
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.finding.words == "/ 1 of 3"
        await pilot.press("escape")
        await pilot.pause()
        assert not pane._dressing.lights

    await reading(script)


async def test_enter_on_a_hit_in_the_open_bulletin_goes_there(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "fee")
        await pilot.press("enter")
        await until(pilot, lambda: len(app.screen_stack) == 1 and app.screen.finding.words, "the place among the hits")
        assert app.screen.pane.walk.row == 2
        assert app.screen.finding.words == "/ 1 of 1"

    await reading(script)


async def test_enter_on_a_title_opens_the_bulletin_at_its_beginning(reading, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "燈塔")
        while chosen(app).position >= 0:
            await pilot.press("down")
            await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        await until(pilot, lambda: app.screen.finding.words != "", "the place among the hits")
        assert app.screen.pane.walk.row == 0
        assert app.screen.finding.words == "/ 1 of 3"

    await reading(script)


async def test_escape_comes_back_to_exactly_where_the_person_was(reading, look):
    async def script(app, pilot):
        await pilot.press("j", "right", "s")
        await pilot.pause()
        before, cursor = look(app), app.screen.pane.walk.cursor
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        await pilot.press("down", "escape")
        await pilot.pause()
        assert look(app) == before
        assert app.screen.pane.walk.cursor == cursor
        assert app.focused is app.screen.pane

    await reading(script)


async def test_capital_f_again_shows_the_last_search_as_it_was_left_to_be_typed_over(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.press("down", "down", "escape", "F")
        await pilot.pause()
        await answered(pilot)
        assert app.focused.value == "weather"
        assert app.focused.selected_text == "weather"
        assert app.screen.query_one(HitList).cursor == 2
        assert words(app) == "3 of 71"
        await typed(pilot, "fee")
        assert app.focused.value == "fee"
        assert texts(app) == [TOWN[2][0]]

    await reading(script)


async def test_a_search_kept_in_a_bulletin_is_taken_along(reading):
    async def script(app, pilot):
        await pilot.press("slash", "f", "e", "e", "enter", "F")
        await pilot.pause()
        await answered(pilot)
        assert app.focused.value == "fee"
        assert texts(app) == [TOWN[2][0]]

    await reading(script)


async def test_an_empty_page_says_what_to_do(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        assert any("3 bulletins" in line for line in look(app))
        await typed(pilot, "xyzzyx")
        assert any("No row holds this" in line for line in look(app))
        assert words(app) == "nothing found"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)

    await reading(script)


async def test_a_mistake_is_explained_and_the_hits_before_it_stay(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "fee")
        await typed(pilot, " |")
        assert "nothing stands after this |" in words(app)
        assert texts(app) == [TOWN[2][0]]

    await reading(script)


async def test_the_newest_query_wins_and_a_slow_one_says_that_it_runs(reading, monkeypatch):
    from reader.library.searching import search

    real, asked, stopped = search.search, [], threading.Event()

    def slow(library, query, *, limit=10, cancelled=search.never):
        asked.append(query)
        if query == "f":
            while not cancelled():
                stopped.wait(0.01)
            stopped.set()
        return real(library, query, limit=limit, cancelled=cancelled)

    monkeypatch.setattr(search, "search", slow)
    monkeypatch.setattr("reader.ui.finding.everywhere.SLOW", 0.01)

    async def script(app, pilot):
        await pilot.press("F", "f")
        await until(pilot, lambda: words(app) == "searching", "that it searches")
        await pilot.press("e", "e")
        await answered(pilot)
        assert stopped.is_set()
        assert texts(app) == [TOWN[2][0]]

    await reading(script)


async def test_a_click_chooses_and_two_open(reading, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.click(HitList, offset=(10, 6))
        await pilot.pause()
        assert app.screen.query_one(HitList).cursor == 1
        assert isinstance(app.focused, QueryField)
        await pilot.click(HitList, offset=(10, 6), times=2)
        await settle(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "three"

    await reading(script)


async def test_the_wheel_brings_more_too(reading):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        hits = app.screen.query_one(HitList)
        before = len(hits.results)
        for _ in range(45):
            hits.post_message(
                events.MouseScrollDown(hits, 5, 5, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=5)
            )
            await pilot.pause()
        await answered(pilot)
        assert len(hits.results) > before
        assert hits.cursor == 0

    await reading(script)


async def test_nothing_in_a_text_or_a_name_acts_in_the_list(reading, look, make_bulletin):
    nasty = make_bulletin(
        texts=[("圖書館\x1b]52;c;aGk=\x07[red]燈\u202e籠[/]", "A library \x1b[31m lamp [@click=app.quit]x[/]")],
        name="nasty",
        path="na\x1b[31msty.txt",
        titles=("[b]題\x07目", "A \x1b]0;title\x07"),
    )

    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamp")
        lines = look(app)
        for line in lines:
            assert not set(line) & set("\x07\x1b\u202e")
        assert any("[@click=app.quit]x[/]" in line for line in lines)

    await reading(script, more=[nasty])


async def test_what_is_pasted_is_one_harmless_line(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await pilot.pause()
        app.focused.post_message(events.Paste("[b]燈塔[/]\x1b[31m\r\n" * 2_000))
        await pilot.pause()
        await answered(pilot)
        for line in look(app):
            assert not set(line) & set("\x1b\r\n")
        assert isinstance(app.screen, Everywhere)

    await reading(script)


async def test_a_bulletin_that_has_gone_meanwhile_is_told(reading, settle):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        app.library.remove(Source("harbour.txt", "harbour.txt"))
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.pane.manuscript.bulletin.id == "one"
        assert any("no longer there" in note.message for note in app._notifications)

    await reading(script)


async def test_the_window_may_change_its_size(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "weather")
        await pilot.press("down", "down")
        for size in ((80, 24), (200, 60), (30, 8), (130, 32)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert all(cell_width(line) == size[0] for line in look(app))
            assert app.screen.query_one(HitList).cursor == 2

    await reading(script)


async def test_what_is_read_meanwhile_is_found_without_typing_again(reading, make_bulletin, monkeypatch):
    monkeypatch.setattr("reader.ui.finding.everywhere._AGAIN", 0.05)

    async def script(app, pilot):
        app.screen.delivery.is_finished = False
        await pilot.press("F")
        await typed(pilot, "ferry")
        assert "more to come" in app.screen.query_one("#list-empty").content
        new = make_bulletin(texts=[("渡輪停航。", "The ferry does not run.")], name="new", path="new.txt")
        app.library.add(Document(new.source, (new,)))
        await until(pilot, lambda: texts(app) == ["渡輪停航。"], "what was read meanwhile")

    await reading(script)


@pytest.mark.parametrize(
    ("count", "hits", "are_all", "said"),
    [
        (None, 0, True, "nothing found"),
        (None, 7, True, "2 of 7"),
        (None, 10, False, "2 of 10+"),
        (Count(1234, True), 10, False, "2 of 1,234"),
        (Count(20_000, False), 10, False, "2 of about 20,000"),
        (Count(3, True), 10, False, "2 of 10"),
        (Count(500, True), 300, True, "2 of 500"),
    ],
)
def test_the_place_among_the_hits_is_told(count, hits, are_all, said):
    assert position(1, hits, count, are_all=are_all) == said


async def test_where_box_drawing_is_wide_the_rule_is_ascii(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lighthouse")
        assert not any(set(line) & set("─│┃") for line in look(app))

    await reading(script, size=(80, 24), settings=Settings(ambiguous_wide=True))


async def test_the_command_palette_offers_here_only_what_works_here(reading):
    async def script(app, pilot):
        provider = ReaderCommands(app.screen)
        assert "Search here" in [hit.text async for hit in provider.discover()]
        await pilot.press("F")
        await pilot.pause()
        offered = [hit.text async for hit in ReaderCommands(app.screen).discover()]
        assert "Theme" in offered
        assert not {"Search here", "Next row", "Other language"} & set(offered)

    await reading(script)


# Guesses

LAMPS = [
    ("燈籠節今天開始。", "The lamps were lit on the first day of the feast."),
    ("斜坡正在維修。", "The ramps are closed for repair."),
    ("看守人壓實沙土。", "The keeper tamps the sand."),
]


@pytest.fixture
def lamps(reading, make_bulletin):
    """Return a function that opens the app on a bulletin besides in which some rows are only nearly what is typed."""
    more = [make_bulletin(texts=LAMPS, name="four", path="lamps.txt", titles=("消息", "News"))]

    async def run(script, **named):
        await reading(script, more=more, **named)

    return run


async def test_guesses_stand_behind_one_line_until_somebody_wants_them(lamps, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        hits = app.screen.query_one(HitList)
        assert (hits.seen, len(hits.results)) == (1, 3)
        assert words(app) == "1 of 1 and 2 weaker"
        assert "and 2 weaker matches" in listed(app)
        assert "typo: Enter shows them" in listed(app)
        assert "ramps" not in listed(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Everywhere)
        assert "ramps" in listed(app)
        assert "tamps" in listed(app)
        assert "weaker" not in listed(app)
        assert words(app) == "2 of 3"
        assert "amps: nearly what was typed" in "\n".join(look(app))

    await lamps(script)


async def test_the_right_arrow_shows_guesses_and_else_moves_in_the_field(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        hits, field = app.screen.query_one(HitList), app.focused
        await pilot.press("left", "left")
        assert field.cursor_position == 3
        await pilot.press("right")
        assert (field.cursor_position, hits.is_folded) == (4, True)
        await pilot.press("down", "right")
        await pilot.pause()
        assert (field.cursor_position, hits.is_folded, hits.seen) == (4, False, 3)

    await lamps(script)


async def test_a_click_on_the_line_shows_what_stands_behind_it(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.click(HitList, offset=(10, 6))
        await pilot.pause()
        assert app.screen.query_one(HitList).seen == 3

    await lamps(script)


async def test_where_there_are_only_guesses_they_are_seen_at_once(lamps, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "ramqs")
        assert app.screen.query_one(HitList).seen >= 1
        assert "weaker" not in "\n".join(look(app))

    await lamps(script)


async def test_what_was_unfolded_is_so_when_somebody_comes_again_but_another_query_folds(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.press("down", "enter", "escape", "F")
        await pilot.pause()
        await answered(pilot)
        assert (app.screen.query_one(HitList).seen, app.screen.query_one(HitList).cursor) == (3, 1)
        await typed(pilot, "tamps")
        assert app.screen.query_one(HitList).is_folded

    await lamps(script)


async def test_what_is_sure_and_found_later_stands_before_the_guesses(lamps):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "lamps")
        await pilot.press("down")
        hits = app.screen.query_one(HitList)
        assert hits.on_fold
        hit = hits.results[0].hit
        hits.add([Result(replace(hit, row=RowId("later")), hits.results[0].entry)], 2)
        assert [str(one.hit.via) for one in hits.results] == ["exact", "exact", "typo", "typo"]
        assert (hits.seen, hits.weaker, hits.on_fold) == (2, 2, True)

    await lamps(script)


# Prefixes


async def test_bulletins_are_asked_for_by_name_and_an_expression_is_lit(reading, look):
    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "doc:harbour")
        assert {result.hit.source.zh for result in app.screen.query_one(HitList).results} == {"harbour.txt"}
        assert "its bulletin is asked for" in "\n".join(look(app))
        await typed(pilot, " re:l[a-z]+house")
        assert chosen(app).via == "expression"
        assert "the expression matches" in "\n".join(look(app))
        assert words(app) == "1 of 3"

    await reading(script)


async def test_a_search_that_was_given_up_says_so(reading, look, monkeypatch):
    monkeypatch.setattr("reader.library.searching.listed.PATIENCE", -1.0)

    async def script(app, pilot):
        await pilot.press("F")
        await typed(pilot, "re:library")
        assert "not all rows were looked at" in "\n".join(look(app))

    await reading(script, size=(80, 24))
