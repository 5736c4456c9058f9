"""Running commands, in this process."""

import pytest

from reader import cli


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its exit code, output and messages."""

    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def failing(monkeypatch):
    """Let reading raise an exception."""

    def fail(error):
        def read(*arguments, **options):
            raise error

        monkeypatch.setattr("reader.library.syncing.sync.read_packed", read)

    return fail
