"""A program that is killed while it adds leaves a library that opens, is whole, and can be added to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TIMES = 50


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
def test_killed_fifty_times_at_any_moment_a_library_is_whole_and_adding_again_finishes(tmp_path):
    ran = subprocess.run(
        [sys.executable, str(HERE / "killed.py"), str(tmp_path / "library.db"), str(TIMES), "20260304"],
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1])},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["wrong"] is None
    # The kills did fall into the work: it had come to different points, and further each time.
    assert len(set(found["reached"])) > TIMES // 2
    assert found["reached"] == sorted(found["reached"])
