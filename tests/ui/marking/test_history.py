"""Going back to where somebody jumped from, and forward again."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from waiting import until

from reader.model import Document
from reader.ui.marking.history import LIMIT, Trail


class At(SimpleNamespace):
    """A place without a screen."""

    def is_at(self, other):
        return self.row == other.row


def rows(stops):
    return [stop.row for stop in stops]


def test_back_and_forward_go_the_same_way():
    trail = Trail()
    trail.leave(At(row=1))
    trail.leave(At(row=2))
    assert trail.back(At(row=3)).row == 2
    assert trail.back(At(row=2)).row == 1
    assert trail.back(At(row=1)) is None
    assert trail.forward(At(row=1)).row == 2
    assert trail.forward(At(row=2)).row == 3
    assert trail.forward(At(row=3)) is None


def test_a_jump_from_the_middle_cuts_what_was_ahead():
    trail = Trail()
    trail.leave(At(row=1))
    trail.leave(At(row=2))
    trail.back(At(row=3))
    trail.leave(At(row=2))
    assert trail.forward(At(row=9)) is None
    assert trail.back(At(row=9)).row == 2


def test_a_place_jumped_from_twice_is_kept_once():
    trail = Trail()
    trail.leave(At(row=1))
    trail.leave(At(row=1))
    assert rows(trail.behind) == [1]


def test_the_place_somebody_is_at_is_passed_over():
    trail = Trail()
    trail.leave(At(row=1))
    trail.leave(At(row=2))
    assert trail.back(At(row=2)).row == 1


def test_the_oldest_places_go():
    trail = Trail()
    for row in range(LIMIT + 20):
        trail.leave(At(row=row))
    assert rows(trail.behind) == list(range(20, LIMIT + 20))


@given(st.lists(st.one_of(st.integers(0, 5), st.just("back"), st.just("forward")), max_size=40))
def test_back_undoes_forward_and_the_trail_stays_bounded(steps):
    trail, here = Trail(limit=4), At(row=0)
    for step in steps:
        if isinstance(step, int):
            if step != here.row:
                trail.leave(here)
                here = At(row=step)
        elif step == "back":
            came = trail.back(here)
            if came is not None:
                assert trail.forward(came) is here
                assert trail.back(here).row == came.row
                here = came
        else:
            here = trail.forward(here) or here
        assert len(trail.behind) <= 4
        assert len(trail.ahead) <= 4


@pytest.fixture
def reading(make_app, make_bulletin, settle, own):
    """Return a function that opens the app on three long bulletins and calls with a pilot."""

    async def run(script, size=(130, 32)):
        many = [(f"第{n}天的天氣很好。", f"The weather on day {n} was fine.") for n in range(40)]
        app = make_app(
            *(make_bulletin(texts=many, name=name, path=f"{name}.txt", titles=(name, name)) for name in "abc")
        )
        async with app.run_test(size=size) as pilot:
            await settle(pilot)

            async def press(*keys):
                for key in keys:
                    await pilot.press(key)
                    await settle(pilot)

            press.pilot = pilot
            await script(app, press)

    return run


def place(app):
    return app.screen.number, app.screen.pane.walk.row


@pytest.mark.parametrize("key", ["ctrl+o", "alt+left"])
async def test_back_from_the_last_row(reading, key):
    async def script(app, press):
        await press("j", "j", "G")
        assert place(app) == (0, 39)
        await press(key)
        assert place(app) == (0, 2)
        await press("alt+right")
        assert place(app) == (0, 39)

    await reading(script)


async def test_back_across_bulletins_to_the_row_and_its_line_on_the_screen(reading):
    async def script(app, press):
        await press("pagedown", "j", "j")
        spot = app.screen.pane.spot
        row = place(app)[1]
        await press("right_square_bracket", "j", "right_square_bracket")
        assert place(app) == (2, 0)
        await press("ctrl+o")
        assert place(app) == (1, 1)
        await press("ctrl+o")
        assert place(app) == (0, row)
        assert app.screen.pane.spot == spot
        await press("ctrl+o")
        assert place(app) == (0, row)
        assert any("no place further back" in note.message for note in app._notifications)
        await press("alt+right", "alt+right")
        assert place(app) == (2, 0)

    await reading(script)


async def test_walking_paging_and_coming_back_are_no_jumps(reading):
    async def script(app, press):
        await press("j", "pagedown", "d", "u", "k", "right")
        await press("ctrl+o")
        assert any("no place further back" in note.message for note in app._notifications)

    await reading(script)


async def test_a_hit_can_be_come_back_from(reading):
    async def script(app, press):
        await press("j", "slash", *"20", "enter")
        assert place(app) == (0, 20)
        await press("ctrl+o")
        assert place(app) == (0, 1)

    await reading(script)


async def test_escape_from_a_search_is_no_jump(reading):
    async def script(app, press):
        await press("j", "slash", *"20", "escape")
        assert place(app) == (0, 1)
        await press("ctrl+o")
        assert place(app) == (0, 1)
        assert any("no place further back" in note.message for note in app._notifications)

    await reading(script)


async def test_each_next_hit_is_a_jump(reading):
    async def script(app, press):
        await press("slash", *"day", "enter", "j", "j", "n", "n")
        assert place(app) == (0, 4)
        await press("ctrl+o")
        assert place(app) == (0, 3)
        await press("ctrl+o")
        assert place(app) == (0, 2)

    await reading(script)


async def test_contents_can_be_come_back_from(reading):
    async def script(app, press):
        await press("j", "t", "j", "enter")
        assert place(app) == (1, 0)
        await press("ctrl+o")
        assert place(app) == (0, 1)

    await reading(script)


async def test_a_place_is_found_again_when_its_file_was_read_again(reading):
    async def script(app, press):
        await press("j", "j", "right_square_bracket")
        library = app.screen.library
        first = library.bulletin(library.contents()[0].key)
        library.add(Document(first.source, (first,)))  # it has another key now
        app.screen.loader.list_again()
        await press("ctrl+o")
        await until(press.pilot, lambda: place(app)[1] == 2, "the row it was left at")
        assert app.screen.pane.manuscript.bulletin.id == first.id

    await reading(script)


async def test_a_place_whose_bulletin_is_gone_is_told(reading):
    async def script(app, press):
        await press("right_square_bracket")
        library = app.screen.library
        library.remove(library.contents()[0].source)
        app.screen.loader.list_again()
        await press("ctrl+o")
        await until(press.pilot, lambda: app._notifications, "what became of it")
        assert any("not here any more" in note.message for note in app._notifications)
        assert app.screen.pane.manuscript.bulletin.id == "b"

    await reading(script)


async def test_a_row_that_is_left_out_is_shown_by_coming_back_to_it(reading):
    async def script(app, press):
        await press("j", "slash", *"20", "enter")
        assert place(app) == (0, 20)
        await press("ampersand")
        assert app.screen.pane.walk.sheet.hidden
        await press("ctrl+o")
        assert place(app) == (0, 1)
        assert not app.screen.pane.walk.sheet.hidden
        assert any("第1天" in app.screen.pane.render_line(y).text for y in range(app.screen.pane.size.height))

    await reading(script)
