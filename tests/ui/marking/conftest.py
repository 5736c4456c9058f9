"""An app whose own library is a file of the test's, bulletins to mark, and ways to wait for what its thread does."""

import pytest
from waiting import until

from reader.library.places.bookmarks import Bookmarks
from reader.library.store import Library


@pytest.fixture
def own(tmp_path, monkeypatch):
    """The file of the person's own library, which is not there yet."""
    file = tmp_path / "own.db"
    monkeypatch.setenv("BULLETIN_READER_LIBRARY", str(file))
    return file


@pytest.fixture
def kept(own):
    """Return a function that gives the bookmarks that are kept now."""

    def look():
        if not own.exists():
            return ()
        with Library(str(own)) as library:
            return Bookmarks(library).all()

    return look


@pytest.fixture
def quiet():
    """Return a function that waits until nothing more is asked of the bookmarks, and what was answered is shown."""

    async def wait(pilot):
        marking = pilot.app.screen_stack[0].desk.marking
        await until(pilot, lambda: marking.is_quiet, "the bookmarks to be kept and shown")

    return wait


@pytest.fixture
def reading(make_app, make_bulletin, settle, quiet, own):
    """Return a function that opens the app on two bulletins in two files and calls with a pilot."""

    async def run(script, size=(130, 32), bulletins=None, **named):
        several = bulletins or (
            make_bulletin(path="town.txt"),
            make_bulletin(
                name="two", path="harbour.txt", titles=("燈塔", "The Lighthouse"), texts=[("燈塔很高。", "It is high.")]
            ),
        )
        app = make_app(*several, **named)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await quiet(pilot)
            await script(app, pilot)

    return run
