"""What tests of the app rely on: that an app is at rest only when all is done, and that what never comes is told."""

import threading
import time

import pytest
import waiting
from textual.app import App
from textual.widgets import Label
from waiting import gone, shown, text, until


class Working(App):
    """Says something after a while that a thread takes, or after a thread was let go."""

    def __init__(self):
        super().__init__()
        self.let_go = threading.Event()

    def compose(self):
        yield Label("nothing yet")

    def key_s(self):
        self.begin(lambda: time.sleep(0.3))

    def key_w(self):
        self.begin(self.let_go.wait)

    def begin(self, work):
        def run():
            work()
            self.call_later(self.query_one(Label).update, "all done")

        threading.Thread(target=run, name="bulletin-reader test", daemon=True).start()


async def test_a_key_is_over_when_the_thread_it_began_is_done_and_the_screen_is_drawn():
    async with Working().run_test(size=(20, 3)) as pilot:
        assert "nothing yet" in text(pilot.app)
        await pilot.press("s")
        assert "all done" in text(pilot.app)


async def test_a_thread_that_waits_to_be_let_go_holds_nobody_up():
    async with Working().run_test(size=(20, 3)) as pilot:
        await pilot.press("w")
        assert "nothing yet" in text(pilot.app)
        pilot.app.let_go.set()
        assert "all done" in await shown(pilot, "all done")
        await gone(pilot, "nothing yet")


async def test_another_size_is_there_at_once():
    async with Working().run_test(size=(20, 3)) as pilot:
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert [len(line) for line in waiting.lines(pilot.app)] == [40] * 5


async def test_what_never_comes_is_told_with_the_screen(monkeypatch):
    monkeypatch.setattr(waiting, "PATIENCE", 0.1)
    async with Working().run_test(size=(20, 3)) as pilot:
        with pytest.raises(AssertionError, match=r"waited for the moon; the screen:\s+nothing yet"):
            await until(pilot, lambda: False, "the moon")
        with pytest.raises(AssertionError, match=r"\('moon',\) to be shown"):
            await shown(pilot, "moon")
        with pytest.raises(AssertionError, match=r"\('nothing',\) to be gone"):
            await gone(pilot, "nothing")
