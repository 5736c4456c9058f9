"""Who is who, key by key, in the real app."""

import threading

import pytest
from waiting import PATIENCE, shown, until

from reader.language.cells import cell_width
from reader.library.syncing import sync
from reader.settings import Settings
from reader.ui.finding.everywhere import Everywhere
from reader.ui.naming.choices import Choices
from reader.ui.naming.namelist import NameList
from reader.ui.naming.names import NamesScreen
from reader.ui.parts.field import QueryField, Words

MET = [
    ("趙克志會見了林若秋。", "Zhao Kezhi met Lin Ruoqiu."),
    ("圖爾古姆巴耶夫也在場。", "Turgumbayev was there too."),
    ("趙克志說很好。", "Zhao said it was well."),
]
LATER = [("圖爾古姆巴耶夫在香港。", "Turgunbaev was in Hong Kong."), ("林若秋也在。", "Lin Ruoqiu was too.")]


@pytest.fixture
def reading(make_app, make_bulletin, settle):
    """Return a function that opens the app on two bulletins in two files and calls with a pilot."""

    async def run(script, size=(130, 32), **named):
        app = make_app(
            make_bulletin(texts=MET, path="met.txt", titles=("會面", "A Meeting")),
            make_bulletin(texts=LATER, name="two", path="later.txt", titles=("後來", "Later")),
            **named,
        )
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


async def answered(pilot):
    """Wait until the names are there, and what is said of the chosen one."""
    screen = pilot.app.screen

    def is_answered():
        if screen._question is not None or screen._searcher._busy or screen._looker._busy:
            return False
        is_chosen, page = screen.query_one(NameList).chosen is not None, screen.query_one("#name-text").content
        return not is_chosen or str(page.renderables[-1]).strip() not in {"…", "..."}  # where it stands comes last

    await until(pilot, is_answered, "the names and what is said of the one that is chosen")


async def opened(pilot, *keys):
    await pilot.press("w")
    await pilot.pause()
    await answered(pilot)
    for key in keys:
        await pilot.press(key)
    await answered(pilot)


def names(app):
    return [entry.key for entry in app.screen.query_one(NameList).entries]


def said(app):
    return app.screen.query_one("#names-found", Words).text


async def test_w_lists_every_name_in_both_languages_with_what_is_known_of_it(reading, look):
    async def script(app, pilot):
        await opened(pilot)
        assert isinstance(app.screen, NamesScreen)
        assert isinstance(app.focused, QueryField)
        assert {"赵克志", "林若秋", "图尔古姆巴耶夫", "香港"} <= set(names(app))
        assert said(app) == f"1 of {len(names(app))}"
        while app.screen.query_one(NameList).chosen.key != "赵克志":
            await pilot.press("down")
        await answered(pilot)
        screen = "\n".join(look(app))
        for words in ("趙克志", "Zhao Kezhi", "person", "its pinyin", "family name of somebody", "A Meeting"):
            assert words in screen

    await reading(script, size=(200, 60))


@pytest.mark.parametrize("typed", ["kezhi", "zhaoke", "zkz"])
async def test_typing_filters_in_latin_letters(reading, typed):
    async def script(app, pilot):
        await opened(pilot, *typed)
        assert names(app) == ["赵克志"]
        assert said(app) == "1 of 1"

    await reading(script)


async def test_hanzi_of_the_other_script_filter_too(reading):
    async def script(app, pilot):
        await opened(pilot)
        app.focused.put_in("赵克")
        await answered(pilot)
        assert names(app) == ["赵克志"]

    await reading(script)


async def test_tab_goes_through_the_kinds_and_a_click_chooses_one(reading):
    async def script(app, pilot):
        await opened(pilot, "tab")
        assert app.screen.query_one(Choices).kind == "person"
        assert "赵克志" in names(app)
        assert "香港" not in names(app)
        await pilot.press("tab")
        await answered(pilot)
        assert "香港" in names(app)
        await pilot.press("shift+tab", "shift+tab")
        await answered(pilot)
        assert {"赵克志", "香港"} <= set(names(app))
        await pilot.click(Choices, offset=(8, 0))
        await answered(pilot)
        assert app.screen.query_one(Choices).kind == "person"

    await reading(script)


async def test_differing_renderings_are_marked_and_can_be_shown_alone(reading, look):
    async def script(app, pilot):
        await opened(pilot)
        marked = [line for line in look(app) if "≠" in line]
        assert len(marked) == 1
        assert "圖爾古姆巴耶夫" in marked[0]
        await pilot.press("ctrl+t")
        await answered(pilot)
        assert names(app) == ["图尔古姆巴耶夫"]
        assert "is rendered in 2 ways in English" in "\n".join(look(app))
        await pilot.press("ctrl+t")
        await answered(pilot)
        assert "赵克志" in names(app)

    await reading(script)


async def test_the_names_of_the_open_bulletin_alone(reading):
    async def script(app, pilot):
        await opened(pilot, "ctrl+l")
        assert "赵克志" in names(app)
        assert "香港" not in names(app)
        await pilot.press("ctrl+l")
        await answered(pilot)
        assert "香港" in names(app)

    await reading(script)


async def test_enter_shows_the_rows_escape_comes_back_to_the_names_and_to_the_text(reading, look):
    async def script(app, pilot):
        await pilot.press("j")
        before, cursor = look(app), app.screen.pane.walk.cursor
        await opened(pilot, *"kezhi")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Everywhere), "the rows")
        assert app.focused.value == "趙克志"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, NamesScreen)
        assert app.focused.value == "kezhi"
        await pilot.press("escape")
        await pilot.pause()
        assert look(app) == before
        assert app.screen.pane.walk.cursor == cursor

    await reading(script)


async def test_a_hit_among_the_rows_of_a_name_is_gone_to(reading, settle):
    async def script(app, pilot):
        await opened(pilot)
        app.focused.put_in("香港")
        await answered(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen._question is None and app.screen._list.results, "the rows")
        await pilot.press("enter")
        await settle(pilot)
        assert len(app.screen_stack) == 1
        assert app.screen.pane.manuscript.bulletin.id == "two"

    await reading(script)


async def test_w_again_shows_the_names_as_they_were_left(reading):
    async def script(app, pilot):
        await opened(pilot, "tab", "down")
        chosen = app.screen.query_one(NameList).chosen.key
        await pilot.press("escape")
        await pilot.pause()
        await opened(pilot)
        assert app.screen.query_one(Choices).kind == "person"
        assert app.screen.query_one(NameList).chosen.key == chosen

    await reading(script)


async def test_where_no_name_is_like_that_it_says_what_to_do(reading, look):
    async def script(app, pilot):
        await opened(pilot, *"qqqq")
        assert names(app) == []
        assert any("Type less" in line for line in look(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, NamesScreen)

    await reading(script)


async def test_among_one_kind_it_says_that_there_are_others(reading, look):
    async def script(app, pilot):
        await opened(pilot, "tab", *"nobody")
        page = " ".join(" ".join(look(app)).split())
        assert "Type less, or press Tab for the next kind." in page

    await reading(script)


async def test_it_says_why_more_rows_are_told_than_counted(make_app, make_bulletin, settle, look):
    texts = [("張家港在這裡。", "Zhangjiagang is here."), ("市政府很忙。", "Zhangjiagang was busy.")]
    app = make_app(make_bulletin(texts=texts))
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await opened(pilot)
        assert app.screen.query_one(NameList).chosen.rows == 1
        page = " ".join(" ".join(look(app)).split())
        assert "2 rows in 1 bulletin, also within longer names or in one language" in page


async def test_the_chosen_names_page_scrolls_under_the_list(reading):
    async def script(app, pilot):
        await opened(pilot, *"kezhi")
        page = app.screen.query_one("#name-page")
        await pilot.press("shift+down")
        await pilot.pause()
        assert page.scroll_y > 0
        await pilot.press("shift+up", "shift+up")
        await pilot.pause()
        assert page.scroll_y == 0

    await reading(script, size=(60, 14))


@pytest.mark.parametrize("ambiguous_wide", [False, True])
async def test_every_line_fits_every_window(reading, look, ambiguous_wide):
    async def script(app, pilot):
        await opened(pilot)
        for size in ((80, 24), (200, 60), (40, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            names = app.screen.query_one(NameList)
            width = names.scrollable_content_region.width
            for y in range(names.size.height):
                line = "".join(segment.text for segment in names.render_line(y))
                assert cell_width(line, ambiguous_wide=ambiguous_wide) == width

    await reading(script, settings=Settings(ambiguous_wide=ambiguous_wide))


async def test_nothing_in_a_name_acts(make_app, make_bulletin, settle, look):
    app = make_app(
        make_bulletin(
            texts=[("趙\x1b]52;c;aGk=\x07克志[red]來了。", "Zhao Kezhi [@click=app.quit]x[/]\x1b[31m came.")],
            titles=("[b]題\x07目", "A \x1b]0;title\x07"),
        )
    )
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await opened(pilot)
        for line in look(app):
            assert not set(line) & set("\x07\x1b\u202e")


async def test_without_names_the_panel_says_where_names_come_from(make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(texts=[("天氣很好。", "the weather is fine.")], titles=("天", "weather")))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await opened(pilot)
        assert any("No names stand in both languages" in line for line in look(app))


async def test_names_come_by_themselves_when_files_are_read(make_app, settle, look, tmp_path, monkeypatch):
    read, goes_on = sync.fill, threading.Event()

    def fill(*given, **named):
        assert goes_on.wait(PATIENCE)
        return read(*given, **named)

    monkeypatch.setattr(sync, "fill", fill)
    monkeypatch.setattr("reader.ui.naming.names._AGAIN", 0.05)
    file = tmp_path / "met.txt"
    file.write_text("\n\n".join(f"{zh}\n\n{en}" for zh, en in MET), encoding="utf-8")
    app = make_app(paths=[str(file)])
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.finding is not None, "the reader")
        await opened(pilot)
        assert any("No names so far; files are still being read." in line for line in look(app))
        goes_on.set()
        await until(pilot, lambda: names(app), "names")
        await shown(pilot, "趙克志")


async def test_where_nothing_was_read_the_key_says_that_there_are_no_names(make_app, tmp_path):
    app = make_app(paths=[str(tmp_path / "missing.txt")])
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished and app.screen.finding, "the files to be read")
        app.clear_notifications()
        await pilot.press("w")
        await pilot.pause()
        assert [notice.message for notice in app._notifications] == ["There are no names: nothing is read here."]
