"""What goes wrong while commands read."""

import pytest


@pytest.fixture
def failing(monkeypatch):
    """Let reading raise an exception."""

    def fail(error):
        def read(*arguments, **options):
            raise error

        monkeypatch.setattr("reader.library.syncing.sync.read_packed", read)

    return fail
