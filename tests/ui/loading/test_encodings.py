"""Reading a file again in another encoding."""

import pytest
from waiting import until

from reader.intake.decode import codec_of
from reader.ui.encodings import AUTOMATIC, EncodingScreen, choices, known_as

ZH = ("青石镇图书馆本月起延长开放时间，周末开到晚上九点。", "居民可以在服务台领取借书证，手续免费，当天办好。")
EN = (
    "The Qingshi Town library will stay open longer from this month, until nine at weekends.",
    "Residents may collect library cards at the counter, free of charge and on the same day.",
)
TEXT = f"图书馆公告\n\n{ZH[0]}\n\n{ZH[1]}\n\nLibrary Notice\n\n{EN[0]}\n\n{EN[1]}\n"


@pytest.fixture
def gbk(tmp_path):
    path = tmp_path / "notice[1].txt"
    path.write_bytes(TEXT.encode("gbk"))
    return path


async def choose(pilot, codec):
    """Choose an encoding, and wait until the reader says what came of it."""
    said = len(pilot.app._notifications)
    await pilot.press("E", "g", *["j"] * list(choices()).index(codec), "enter")
    app = pilot.app
    await until(pilot, lambda: len(app._notifications) > said and not app.screen.shelf.is_waiting, "what came of it")


def test_all_that_is_offered_is_known_to_the_intake():
    assert next(iter(choices())) == AUTOMATIC
    for codec in list(choices())[1:]:
        assert codec_of(codec)
        assert known_as(codec) == codec


@pytest.mark.parametrize(
    ("asked", "choice"), [(None, AUTOMATIC), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("Big5-HKSCS", "big5hkscs")]
)
def test_what_was_asked_for_on_the_command_line_is_found_again(asked, choice):
    assert known_as(asked) == choice


async def test_the_list_tells_what_the_file_was_read_as(gbk, make_app, settle, look):
    app = make_app(paths=[str(gbk)])
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("E")
        await pilot.pause()
        screen = "\n".join(look(app))
        assert "What is notice[1].txt written in?" in screen
        assert "● automatic  GB 18030" in screen
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, EncodingScreen)


async def test_another_encoding_shows_another_text_and_automatic_brings_it_back(gbk, make_app, settle, look):
    app = make_app(paths=[str(gbk)])
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await choose(pilot, "big5hkscs")
        screen = "\n".join(look(app))
        assert "青石" not in screen
        assert "Library Notice" in screen
        assert app.screen.rereading._found[app.screen.shelf.source] == ("Big5",)
        await choose(pilot, AUTOMATIC)
        assert "青石" in "\n".join(look(app))
        assert app.screen.pane.row is not None


async def test_row_and_bulletin_stay(gbk, make_app, settle, tmp_path):
    (tmp_path / "z.txt").write_text("Second\n\nA second file with one line that is long enough.\n", encoding="utf-8")
    app = make_app(paths=[str(gbk), str(tmp_path / "z.txt")])
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        before = app.screen.pane.row
        await choose(pilot, "gb18030")
        assert app.screen.number == 0
        assert app.screen.pane.row == before
        await pilot.press("]")
        await settle(pilot)
        assert app.screen.number == 1


async def test_a_file_that_is_gone_is_said_and_nothing_is_lost(gbk, make_app, settle, look):
    app = make_app(paths=[str(gbk)])
    async with app.run_test(size=(140, 30)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        gbk.unlink()
        await choose(pilot, "big5hkscs")
        assert app.screen.pane.walk.row == 1
        assert len(app.library.contents()) == len(app.screen.listing) == 1
        assert "青石" in "\n".join(look(app))
        (message,) = [notice.message for notice in app._notifications]
        assert message.startswith("Not read again; all is as it was.")
        assert "notice[1].txt" in message


async def test_without_a_bulletin_the_key_says_so(make_app):
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        await pilot.press("E")
        assert not isinstance(app.screen, EncodingScreen)
        assert [notice.message for notice in app._notifications] == [
            "There is no bulletin whose file could be read again."
        ]
