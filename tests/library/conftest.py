"""A library to try things on."""

import pytest

from reader.library.store import Library


@pytest.fixture(params=["memory", "file"])
def library(request, tmp_path):
    """A library in memory, and one in a file."""
    with Library(":memory:" if request.param == "memory" else str(tmp_path / "library.db")) as opened:
        yield opened
