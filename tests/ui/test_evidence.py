"""The page with the evidence for a row."""

import threading

import pytest
from waiting import PATIENCE, until

from reader.assembly import explain as explaining
from reader.ui.evidence import EvidenceScreen
from reader.ui.reading import ReadingScreen

ZH = "圖書館館長林若秋在11月13日表示，320個新座位已經完成。"
EN = "On 12 November the head of the library, Lin Ruoqiu, told Maria Lopez that the 320 new seats were complete."


async def ask(pilot):
    """Press the key, and wait until the evidence is there."""
    await pilot.press("i")
    await until(pilot, lambda: text(pilot.app).strip() not in {"", "…"}, "the evidence")


def text(app):
    """Return all of the page, also what does not fit on the screen."""
    static = app.screen.query_one("Static")
    lines = static.render_lines(static.size.region)
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


@pytest.mark.parametrize("size", [(40, 15), (120, 40), (200, 60)])
async def test_the_page_tells_what_matched_and_what_did_not(size, make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin(texts=[(ZH, EN)]))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await ask(pilot)
        page = " ".join(text(app).split())
        assert "Match 0.90: the two sides almost certainly say the same." in page
        assert "21 Chinese characters, 18 English words" in page
        assert "13日 stands only in the Chinese." in page
        assert "12, Maria Lopez stand only in the English." in page
        lines = [line.split() for line in text(app).splitlines()]
        assert ["320", "320"] in lines
        assert ["林若秋", "Lin", "Ruoqiu"] in lines
        assert ["圖書館", "library"] in lines
        assert all(len(line) <= size[0] for line in look(app))
        assert "Row 1" in "\n".join(look(app))


@pytest.mark.parametrize("key", ["i", "escape"])
async def test_it_is_put_away(key, make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await ask(pilot)
        assert "Row 2" in text(app)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.pane.walk.row == 1


async def test_it_is_put_away_while_the_dictionary_is_still_loaded(make_app, make_bulletin, settle, monkeypatch):
    go = threading.Event()
    done = threading.Event()
    real = explaining.explain

    def slowly(row):
        go.wait(PATIENCE)
        try:
            return real(row)
        finally:
            done.set()

    monkeypatch.setattr(explaining, "explain", slowly)
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert text(app).strip() == "…"
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        go.set()
        await until(pilot, done.is_set, "the evidence nobody waits for any more")
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1


async def test_what_goes_wrong_is_said(make_app, make_bulletin, settle, monkeypatch):
    def broken(row):
        raise OSError("[b]no room[/b]")

    monkeypatch.setattr(explaining, "explain", broken)
    app = make_app(make_bulletin(3))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await until(pilot, lambda: "The evidence could not be found: [b]no room[/b]" in text(app), "what went wrong")


@pytest.mark.parametrize(("pair", "language"), [((ZH, None), "Chinese"), ((None, EN), "English")])
async def test_a_row_with_one_side_says_so(pair, language, make_app, make_bulletin, settle):
    app = make_app(make_bulletin(texts=[pair]))
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await ask(pilot)
        assert f"It stands only in the {language}" in text(app)
        assert "Match" not in text(app)


async def test_chinese_stands_in_the_script_that_is_shown(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(texts=[(ZH, EN)]))
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await pilot.press("s", "s")
        await ask(pilot)
        assert "图书馆" in text(app)


async def test_nothing_in_a_text_acts(make_app, make_bulletin, settle):
    app = make_app(
        make_bulletin(
            texts=[("[b]WTO[/b] 320", "The [red]WTO\x1b]52;c;eA==\x07[/] said 320 to [@click=app.quit]Maria Lopez[/]")]
        )
    )
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await ask(pilot)
        assert "\x1b" not in text(app)
        assert ["WTO", "WTO"] in [line.split() for line in text(app).splitlines()]
        assert "Maria Lopez" in text(app)


async def test_without_a_bulletin_nothing_happens(make_app):
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        await pilot.press("i")
        assert not isinstance(app.screen, EvidenceScreen)
