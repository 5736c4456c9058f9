"""The reader driven by its keys, judged by what stands on the screen."""

import pytest
from textual.widgets import Static
from waiting import shown

from reader.settings import Settings
from reader.ui.pane.layout import Layout
from reader.ui.parts.textscreen import TextScreen

SIZES = [(40, 15), (80, 24), (120, 40), (200, 60), (300, 100)]


def status(look, app):
    return look(app)[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_opening_shows_titles_rows_and_where_one_is(make_app, make_bulletin, look, size, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = "\n".join(look(app))
        assert "圖書館延長開放時間" in screen
        assert "Library Stays Open Longer" in screen
        assert "青石鎮圖書館本月起" in screen
        assert "row 1/4" in status(look, app)
        assert "Original" in status(look, app)


@pytest.mark.parametrize("size", [(120, 40), (200, 60), (300, 100)])
async def test_both_languages_of_a_row_begin_on_the_same_line(make_app, make_bulletin, look, size, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for zh, en in [
            ("青石鎮圖", "The Qingshi"),
            ("館長林若", "The librarian"),
            ("鎮公所", "A spokesman"),
            ("居民可", "Residents"),
        ]:
            assert [zh in line for line in look(app)] == [en in line for line in look(app)]


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (99, 30)])
async def test_a_narrow_window_stacks_the_languages(make_app, make_bulletin, look, size, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert app.screen.pane.layout_shown is Layout.STACKED
        lines = look(app)
        chinese = next(n for n, line in enumerate(lines) if "青石鎮圖" in line)
        english = next(n for n, line in enumerate(lines) if "The Qingshi" in line)
        assert 0 < english - chinese <= 3


async def test_the_width_at_which_it_stacks_can_be_set(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(4), settings=Settings(stack_below=60))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.screen.pane.layout_shown is Layout.SIDE_BY_SIDE


async def test_a_chosen_layout_holds_whatever_the_width(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(4):
            await pilot.press("v")
            seen.append(app.screen.pane.layout_shown)
        assert seen == [Layout.CHINESE, Layout.ENGLISH, Layout.SIDE_BY_SIDE, Layout.STACKED]
        await pilot.press("v", "v", "v")
        await pilot.resize_terminal(150, 40)
        await pilot.resize_terminal(70, 20)
        assert app.screen.pane.layout_shown is Layout.SIDE_BY_SIDE


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_rows_are_walked_one_by_one(make_app, make_bulletin, look, down, up, settle):
    app = make_app(make_bulletin(30))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press(*[down] * 12)
        assert "row 13/30" in status(look, app)
        await pilot.press(*[up] * 5)
        assert "row 8/30" in status(look, app)


async def test_pages_halves_and_ends(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(60))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        places = []
        for keys in (
            ("space",),
            ("pagedown",),
            ("b",),
            ("pageup",),
            ("d",),
            ("u",),
            ("G",),
            ("g",),
            ("end",),
            ("home",),
        ):
            await pilot.press(*keys)
            places.append(pane.walk.row)
        assert 0 < places[0] < places[1]
        assert places[2] == places[0]
        assert places[3] == 0
        assert 0 < places[4] < places[0]
        assert places[5:] == [0, 59, 0, 59, 0]


async def test_the_next_bulletin_is_a_bracket_away(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(3, "one"), make_bulletin(5, "two", titles=("第二篇", "The Second")))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("]")
        await settle(pilot)
        assert "bulletin 2/2" in status(look, app)
        assert "row 1/5" in status(look, app)
        await pilot.press("]")
        await settle(pilot)
        assert "bulletin 2/2" in status(look, app)
        await pilot.press("[")
        assert "bulletin 1/2" in status(look, app)


async def test_the_script_toggle_keeps_the_place_and_says_which(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(30))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press(*"jjjjjjjj", "right")
        pane = app.screen.pane
        cursor, top = pane.walk.cursor, pane.walk.window.top
        for name, text in (("Traditional", "圖書館"), ("Simplified", "图书馆"), ("Original", "圖書館")):
            await pilot.press("s")
            assert name in status(look, app)
            assert any(text in line for line in look(app))
            assert (pane.walk.cursor, pane.walk.window.top) == (cursor, top)
            assert text in look(app)[0]  # the contents change with it


async def test_opening_in_the_script_that_was_set(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(3), settings=Settings(script="simplified"))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert "Simplified" in status(look, app)
        assert any("图书馆本月起" in line for line in look(app))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("presses", [0, 1, 2])
async def test_what_is_lit_is_exactly_the_sentence(make_app, make_bulletin, size, presses, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j", "right", *["s"] * presses)
        tint = app.screen.pane.get_component_rich_style("reading-pane--sentence", partial=True).bgcolor
        lit = "".join(
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.bgcolor == tint
        )
        zh = ["新座位有四十個。", "新座位有四十個。", "新座位有四十个。"][presses]
        assert lit.replace(" ", "") == zh + "Therearefortynewones."


async def test_sentences_are_walked_across_rows_with_their_counterparts(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(4))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        walk = app.screen.pane.walk
        await pilot.press("right", "right")
        assert (walk.row, walk.cursor.sentence) == (1, 0)
        await pilot.press("(")
        assert (walk.row, walk.cursor.sentence) == (0, 1)
        await pilot.press("tab")
        assert (walk.cursor.side, walk.cursor.sentence) == ("en", 1)


async def test_a_gap_says_so(make_app, make_bulletin, look, settle):
    texts = [("只有中文。", None), (None, "English only."), ("都有。", "Both are here.")]
    app = make_app(make_bulletin(texts=texts))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert any("只有中文。" in line and "no English" in line for line in look(app))
        assert any("English only." in line and "no Chinese" in line for line in look(app))


async def test_a_bulletin_in_one_language_has_the_pane_to_itself(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(texts=[("只有中文。", None)] * 3, titles=("題目", None)), make_bulletin(3, "two"))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert app.screen.pane.layout_shown is Layout.CHINESE
        assert sum("no English" in line for line in look(app)) == 1
        await pilot.press("]")
        await settle(pilot)
        assert app.screen.pane.layout_shown is Layout.SIDE_BY_SIDE


async def test_a_doubtful_row_carries_a_sign(make_app, make_bulletin, make_row, look, settle):
    import dataclasses

    sure = make_bulletin(2)
    doubtful = dataclasses.replace(sure, rows=(sure.rows[0], dataclasses.replace(sure.rows[1], score=0.1)))
    app = make_app(doubtful)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert [line.lstrip().startswith("?") for line in look(app) if "館長林若" in line] == [True]
        assert not any(line.lstrip().startswith("?") for line in look(app) if "青石鎮圖" in line)
        await pilot.press("j")
        assert "match 0.10 ?" in status(look, app)


async def test_swapping_puts_english_on_the_left(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        line = next(line for line in look(app) if "The Qingshi" in line)
        assert line.index("The Qingshi") < line.index("青石鎮")


async def test_the_panes_can_be_made_wider_and_narrower(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        start = pane.walk.sheet.geometry.columns[0].width
        await pilot.press("+", "+")
        assert pane.walk.sheet.geometry.columns[0].width > start
        await pilot.press("x")
        left = pane.walk.sheet.geometry.columns[0].width
        await pilot.press("-")
        assert pane.walk.sheet.geometry.columns[0].width < left
        await pilot.press(*["-"] * 30)
        assert pane.walk.sheet.geometry.columns[0].width >= 20


async def test_keys_of_two_languages_say_why_they_do_nothing_where_one_is_shown(make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)

        def said():
            return [notice.message for notice in app._notifications]

        await pilot.press("v", "+")
        assert said() == ["The languages do not stand side by side here: v changes that."]
        await pilot.press("v", "x", "x")
        assert said() == ["Chinese stands here alone."], "the answer to a key gives way to the next"
        assert not app.screen.pane.division.swapped


async def test_raw_text_shows_what_was_repaired(make_app, make_bulletin, look, settle):
    import dataclasses

    from reader.model import Repair

    whole = make_bulletin(1)
    row = whole.rows[0]
    zh = dataclasses.replace(row.zh, repairs=(Repair("pinyin-annotation", 1, 1, "(qīng)"),))
    app = make_app(dataclasses.replace(whole, rows=(dataclasses.replace(row, zh=zh),)))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert not any("(qīng)" in line for line in look(app))
        await pilot.press("r")
        assert any("青(qīng)石" in line for line in look(app))
        assert "raw" in status(look, app)


@pytest.mark.parametrize("size", SIZES)
async def test_any_resize_keeps_the_row_under_the_cursor(make_app, make_bulletin, look, size, settle):
    app = make_app(make_bulletin(80))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G", *"kkkkkkkkk")
        pane = app.screen.pane
        row = pane.walk.row
        for width, height in (size, (120, 40), size):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert pane.walk.row == row
            y = pane.walk.window.y_of(pane.walk.cursor.block)
            assert -pane.walk.sheet.height(pane.walk.cursor.block) < y < pane.walk.window.height


async def test_a_row_taller_than_the_screen_can_be_read_with_j_alone(make_app, make_bulletin, look, settle):
    text = "".join(f"第{n}句在這裏，說了些話。" for n in range(200))
    app = make_app(make_bulletin(texts=[(text, "One."), ("最後一行。", "The last row.")]))
    async with app.run_test(size=(60, 15)) as pilot:
        await settle(pilot)
        seen = "".join(look(app))
        for _ in range(80):
            await pilot.press("j")
            seen += "".join(line.strip(" ┃\n") for line in look(app))
            if app.screen.pane.walk.row == 1:
                break
        assert all(f"第{n}句" in seen.replace(" ", "").replace("┃", "") for n in range(200))


async def test_text_that_looks_like_markup_is_only_text(make_app, make_bulletin, look, settle):
    nasty = "[bold red]不是標記[/] [link=https://example.org]x[/link] [@click=app.quit]q[/] {x} \\[b]"
    english = "[b]not markup[/b] [@click=app.bell]here[/]"
    app = make_app(
        make_bulletin(texts=[(nasty, english)], titles=("[blink]題[/]", "[reverse]Title[/reverse]"), path="[b]name.txt")
    )
    async with app.run_test(size=(200, 30)) as pilot:
        await settle(pilot)
        screen = "\n".join(look(app))
        for text in (
            "[bold red]不是標記[/]",
            "[b]not markup[/b]",
            "[@click=app.bell]here[/]",
            "[blink]題[/]",
            "[reverse]Title[/reverse]",
        ):
            assert text in screen
        assert "[b]name.txt" in status(look, app)
        await pilot.click(offset=(60, 6))
        assert app.is_running


async def test_copying_one_side_and_both(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        row = app.screen.pane.row
        await pilot.press("s", "s", "y")
        assert app.clipboard == row.zh.text
        await pilot.press("tab", "y")
        assert app.clipboard == row.en.text
        await pilot.press("Y")
        assert app.clipboard == f"{row.zh.text}\t{row.en.text}"
        (notice,) = app._notifications
        assert notice.message.startswith(f"Copied {len(row.zh.text)} characters of Chinese and ")


async def test_copying_what_is_not_there_says_so(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(texts=[("甲。", "A."), ("只有中文。", None)]))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j", "tab", "y")
        assert app.clipboard == ""
        assert [notice.message for notice in app._notifications] == ["This row has no English to copy."]


async def test_help_shows_every_key_and_goes_away(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await pilot.press("?")
        assert isinstance(app.screen, TextScreen)
        await pilot.press("j", "space", "G", "g")
        await pilot.press("?")
        assert not isinstance(app.screen, TextScreen)
        await pilot.press("?", "escape")
        assert not isinstance(app.screen, TextScreen)


async def test_nothing_to_read_says_what_to_do(make_app, look):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "bulletin-reader FILE")
        await pilot.press(*"jktsvxryYm", "escape", "]", "G", "tab", "space", "right")
        assert app.is_running
        assert app.screen.query_one("#empty", Static).display


async def test_q_leaves(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        assert app._exit


async def test_five_thousand_rows_scroll_like_five(make_app, make_bulletin, look, settle):
    app = make_app(make_bulletin(5_000))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        assert "row 5,000/5,000" in status(look, app)
        assert len(app.screen.pane.walk.sheet._laid) < 300
        await pilot.press("g", "space")
        assert "青石鎮圖" in "".join(look(app))
