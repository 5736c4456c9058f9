"""An app whose own library is a file of the test's, and ways to wait for what its thread does."""

import pytest
from waiting import until

from reader.library.places.marks import Marks
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
            return Marks(library).bookmarks()

    return look


@pytest.fixture
def quiet():
    """Return a function that waits until nothing more is asked of the bookmarks, and what was answered is shown."""

    async def wait(pilot):
        marking = pilot.app.screen_stack[0].desk.marking
        await until(pilot, lambda: marking.is_quiet, "the bookmarks to be kept and shown")

    return wait
