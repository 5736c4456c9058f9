"""What all tests share: nothing of whoever runs them gets into them, and nothing of theirs into anybody's home."""

import itertools
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

# No test measures time: on a busy machine Hypothesis would call a good test flaky. In CI the examples are the same each
# time (Hypothesis' own "ci" profile), so that a failure there is a failure everywhere.
hypothesis.settings.register_profile(
    "house",
    hypothesis.settings.get_profile("ci" if os.environ.get("CI") else "default"),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


def pytest_configure(config):
    """Name folders of our own in the environment before anything is collected, for this process and all it starts.

    The workers of pytest-xdist inherit the environment of the process that starts them. They share its caches, which
    are made for several processes at once (making the dictionary takes two seconds); settings and libraries are each
    worker's own.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    top = Path(os.environ["BULLETIN_READER_CACHE"]).parent if worker else Path(tempfile.mkdtemp(prefix="reader-tests-"))
    own = top / (worker or "own")
    own.mkdir(exist_ok=True)
    (own / "settings.toml").touch()
    os.environ.update(
        BULLETIN_READER_CONFIG=str(own / "settings.toml"),
        BULLETIN_READER_LIBRARY=str(own / "library.db"),
        BULLETIN_READER_CACHE=str(top / "cache"),
        # Where they would be looked for by whoever takes these out of the environment.
        XDG_CONFIG_HOME=str(own / "config"),
        XDG_DATA_HOME=str(own / "data"),
        XDG_CACHE_HOME=str(top / "xdg-cache"),
    )
    (top / "cache").mkdir(exist_ok=True)
    (top / "cache" / "welcomed").touch()  # the keys that are shown once were shown
    os.environ.pop("BULLETIN_READER_DEBUG", None)
    if not worker:
        config.add_cleanup(lambda: shutil.rmtree(top, ignore_errors=True))


_numbers = itertools.count()


@pytest.fixture(autouse=True)
def a_library_of_its_own():
    """Name another library for each test, so that none finds what another added or where it stopped."""
    file = Path(os.environ["BULLETIN_READER_LIBRARY"]).parent / f"library-{next(_numbers)}.db"
    with pytest.MonkeyPatch.context() as patch:  # not the test's own, which it may undo
        patch.setenv("BULLETIN_READER_LIBRARY", str(file))
        yield file


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its exit code, output and messages."""

    from reader import cli

    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
