"""The list of corrections that fit no text any more: seen, put aside, taken up again, and told of in the mode."""

import pytest
from waiting import until

from reader.library.correcting.operations import Correction, Ref, Together
from reader.ui.correcting.misfitlist import MisfitList
from reader.ui.correcting.misfits import MisfitsScreen

BEFORE = """渡輪停航。明日有雨。

The ferries stay in harbour. There will be rain tomorrow.
"""
AFTER = """圖書館延長開放。

The library opens longer.
"""
SIZES = [(120, 40), (80, 24)]


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "news.txt"
    made.write_text(BEFORE, encoding="utf-8")
    return made


async def kept(pilot):
    correcting = pilot.app.screen_stack[0].correcting
    await until(pilot, lambda: correcting.is_quiet, "what was asked of the keeper")
    await pilot.pause()


async def corrected(app, settle):
    """Split the first row, and leave."""
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        await pilot.press("e", "right", "S")
        await kept(pilot)
        assert len(app.screen.pane.manuscript.bulletin.rows) == 2


@pytest.fixture
def reopened(make_app, settle, file):
    """Return a function that corrects a file, lets it say something else, and opens it again for a script."""

    async def run(script, size=SIZES[0]):
        await corrected(make_app(paths=[str(file)]), settle)
        file.write_text(AFTER, encoding="utf-8")
        app = make_app(paths=[str(file)])
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


def listed(app):
    return [one.entry.correction.kind for one in app.screen.query_one(MisfitList).cards]


@pytest.mark.parametrize("size", SIZES)
async def test_a_correction_without_its_text_is_listed_put_aside_and_taken_up_again(reopened, look, size):
    async def script(app, pilot):
        await pilot.press("e", "X")
        await kept(pilot)
        assert isinstance(app.screen, MisfitsScreen)
        assert listed(app) == ["split"]
        seen = "\n".join(look(app))
        for words in ("渡輪停航。", "There will be rain tomorrow.", "not in the text any more", "d puts it aside"):
            assert words in seen
        await pilot.press("d")
        await kept(pilot)
        assert listed(app) == []
        assert "Every correction fits its text." in "\n".join(look(app))
        await pilot.press("u")
        await kept(pilot)
        assert listed(app) == ["split"]
        await pilot.press("d")
        await kept(pilot)
        await pilot.press("u")
        await kept(pilot)
        await pilot.press("u")
        await kept(pilot)
        assert any("No correction was put aside." in each.message for each in app._notifications)
        await pilot.press("escape")
        await kept(pilot)
        assert app.screen.is_correcting

    await reopened(script, size)


async def test_what_was_put_aside_stays_so_and_can_be_taken_up_after_a_restart(reopened, make_app, settle, file):
    async def script(app, pilot):
        await pilot.press("e", "X")
        await kept(pilot)
        await pilot.press("d")
        await kept(pilot)

    await reopened(script)
    app = make_app(paths=[str(file)])
    async with app.run_test(size=SIZES[0]) as pilot:
        await settle(pilot)
        await pilot.press("e", "X")
        await kept(pilot)
        assert listed(app) == []
        await pilot.press("u")
        await kept(pilot)
        assert listed(app) == ["split"]


async def test_where_every_correction_fits_the_list_says_so(make_app, make_bulletin, settle, look):
    app = make_app(make_bulletin())
    async with app.run_test(size=SIZES[1]) as pilot:
        await settle(pilot)
        await pilot.press("e", "X")
        await kept(pilot)
        assert "Every correction fits its text." in "\n".join(look(app))
        await pilot.press("d", "j", "G")
        await pilot.press("escape")
        assert app.screen.is_correcting


@pytest.mark.parametrize("size", SIZES)
async def test_a_bulletin_with_such_corrections_says_how_many_and_which_key_lists_them(
    make_app, make_bulletin, settle, look, size
):
    app = make_app(make_bulletin())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        town = app.screen.pane.manuscript.bulletin
        gone = Correction("pinned", (Together((Ref("這一段沒有了。", 0),), ()),))
        app.library.journal(make=True).add(town.source, town.id, gone)
        await pilot.press("e")
        await kept(pilot)
        assert "1 correction here fits no text: X" in "\n".join(look(app))
        await pilot.press("X")
        await kept(pilot)
        await pilot.press("d", "escape")
        await kept(pilot)
        assert "fits no text" not in "\n".join(look(app))


@pytest.mark.parametrize("size", SIZES)
async def test_where_one_language_is_shown_the_mode_says_so_and_what_shows_both(
    make_app, make_bulletin, settle, look, size
):
    app = make_app(make_bulletin())
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await kept(pilot)
        assert "shows both" not in "\n".join(look(app))
        while len(app.screen.pane.walk.sheet.geometry.sides) > 1:
            await pilot.press("v")
        await pilot.pause()
        assert "only Chinese shown: v shows both" in "\n".join(look(app))
        await pilot.press("L")
        await kept(pilot)
        assert any("to link one with the other" in each.message for each in app._notifications)
        assert app.screen.pane.selection is None
