"""Reading files while the reader is open."""

import pytest
from textual.color import Color
from waiting import PATIENCE, shown, until

from reader.settings import Settings
from reader.ui.app import ReaderApp

ZH, EN = "青石鎮圖書館本月起延長開放時間。", "The Qingshi Town library will stay open longer from this month."


def write(folder, name, text=None):
    path = folder / name
    path.write_text(text or f"圖書館公告\n\n{ZH}\n\nLibrary Notice\n\n{EN}\n", encoding="utf-8")
    return str(path)


async def test_files_are_read_and_the_first_is_opened(tmp_path, make_app, look, settle):
    for n in range(3):
        write(tmp_path, f"{n}.txt")
    app = make_app(paths=[str(tmp_path)])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert len(app.screen.listing) == 3
        assert any("青石鎮" in line and "Qingshi" in line for line in look(app))
        assert app.screen.delivery.left_out == ()


async def test_what_was_left_out_is_told_and_the_rest_can_be_read(tmp_path, make_app, look, settle):
    good = write(tmp_path, "good.txt")
    bad = tmp_path / "bad[b].txt"
    bad.write_bytes(bytes(range(256)) * 40)
    app = make_app(paths=[good, str(bad), str(tmp_path / "missing.txt")])
    async with app.run_test(size=(140, 40)) as pilot:
        await settle(pilot)
        assert len(app.screen.listing) == 1
        assert len(app.screen.delivery.left_out) == 2
        assert [notice.message for notice in app._notifications] == ["2 files were left out. m tells why."]
        assert "2 messages: m" in look(app)[-1]
        await pilot.press("m")
        await pilot.pause()
        page = "".join(line.strip() for line in look(app))
        assert "missing.txt" in page
        assert "bad[b].txt" in page
        await pilot.press("escape", "j", "s")
        assert app.is_running


async def test_nothing_that_could_be_read_says_why(tmp_path, make_app, look):
    app = make_app(paths=[str(tmp_path / "missing.txt")])
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "the files to be read")
        await shown(pilot, "missing.txt", "bulletin-reader FILE")


async def test_reading_can_be_stopped_and_what_was_read_stays(tmp_path, make_app, look, monkeypatch):
    import threading

    from reader.assembly import assemble as stage

    go_on, reading = threading.Event(), threading.Event()
    assemble = stage.assemble

    def slowly(source, *files):
        if source.zh.endswith("1.txt"):
            reading.set()
            go_on.wait(PATIENCE)
        return assemble(source, *files)

    monkeypatch.setattr(stage, "assemble", slowly)
    for n in range(4):
        write(tmp_path, f"{n}.txt", f"圖書館公告{n}\n\n{ZH}\n\nStopped Notice {n}\n\n{EN}\n")  # nothing the cache has
    app = make_app(paths=[str(tmp_path)])
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, reading.is_set, "the second file to be read")
        await shown(pilot, "reading 2 of 4: 1.txt, Esc stops", "row 1/1")
        await pilot.press("s", "escape")
        go_on.set()
        await until(pilot, lambda: app.screen.delivery.is_finished, "the files to be read")
        await until(pilot, lambda: len(app.screen.listing) == 2, "two files to be listed")
        await until(pilot, lambda: "reading" not in look(app)[-1], "the foot to speak of no reading")


@pytest.mark.parametrize(
    "theme", ["bulletin-dark", "bulletin-light", "textual-dark", "solarized-light", "ansi-dark", "ansi-light"]
)
async def test_any_theme_can_be_worn(make_app, make_bulletin, settle, theme):
    app = make_app(make_bulletin(3), settings=Settings(theme=theme))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert app.theme == theme
        pane = app.screen.pane
        marked = pane.get_component_rich_style("reading-pane--sentence", partial=True)
        title = pane.get_component_rich_style("reading-pane--title", partial=True)
        if not app.current_theme.ansi:
            wanted = Color.parse(app.current_theme.primary)
            assert max(abs(a - b) for a, b in zip(title.color.triplet, wanted.rgb, strict=True)) <= 1  # it is rounded
        if app.current_theme.ansi:
            assert marked.underline
        else:
            assert marked.bgcolor != pane.get_component_rich_style("reading-pane--row", partial=True).bgcolor


async def test_a_change_of_theme_repaints(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)

        def ground():
            return app.screen.pane.render_line(0)._segments[0].style.bgcolor

        before = ground()
        app.theme = "bulletin-light"
        await pilot.pause()
        assert ground() != before


async def test_no_color_leaves_marks_that_can_be_seen(make_bulletin, monkeypatch, make_app, settle):
    monkeypatch.setenv("NO_COLOR", "1")
    app = make_app(make_bulletin(3))
    assert isinstance(app, ReaderApp)
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        assert app.screen.pane.get_component_rich_style("reading-pane--sentence", partial=True).underline


async def test_wide_ambiguous_characters_keep_the_columns_straight(make_app, make_bulletin, look, settle):
    from reader.language.cells import cell_width

    texts = [("“青石”——鎮…①", "“Qingshi” — a town… ①"), ("甲乙丙丁。", "Nothing special.")]
    app = make_app(make_bulletin(texts=texts), settings=Settings(ambiguous_wide=True))
    async with app.run_test(size=(130, 30)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        pane.step(1)
        width = pane.walk.sheet.geometry.width
        column = pane.walk.sheet.geometry.columns[1]
        for y in range(10):
            text = pane.render_line(y).text
            assert cell_width(text, ambiguous_wide=True) == width
            if "Qingshi" in text:
                assert cell_width(text[: text.index("“Qingshi")], ambiguous_wide=True) == column.x
        for line in look(app)[:-1]:
            bar = line.rstrip()[-1:]  # the scroll bar's own glyphs are Textual's
            assert cell_width(line, ambiguous_wide=True) - (bar in "▁▂▃▄▅▆▇█" and bar != "") == 130


async def test_the_key_that_tells_why_is_the_person_s_own(tmp_path, make_app, look):
    app = make_app(paths=[str(tmp_path / "missing.txt")], settings=Settings(keys={"messages": "f7", "help": "f1"}))
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "the files to be read")
        assert [notice.message for notice in app._notifications] == ["1 file was left out. F7 tells why."]
        await shown(pilot, "q quits, F1 shows all keys.")


async def test_where_nothing_can_be_read_the_screen_says_why(tmp_path, make_app, look):
    empty = tmp_path / "empty.txt"
    empty.touch()
    app = make_app(paths=[str(empty)])
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "the files to be read")
        await shown(pilot, "This file is empty.")
