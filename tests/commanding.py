"""What the tests of commands share beside their fixtures (`commands/conftest.py`)."""

import json
import os
import subprocess
import sys

import pytest

from reader.settings import samples_folder

SPOTLESS = samples_folder() / "spotless.txt"
PATIENCE = 300  # seconds: a command takes one or two, but on a machine that does other things as well
needs_posix = pytest.mark.skipif(os.name == "nt", reason="file names, pipes and terminals of POSIX")


def start(*arguments, **options):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False, **options)


def records(output):
    return [json.loads(line) for line in output.splitlines()]
