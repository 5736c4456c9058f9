"""A moment of coverage-guided fuzzing where atheris is installed; `fuzz.py` says how to run it for longer."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).with_name("fuzz.py")
SEEDS = (
    "发言(fā)。A speech.\n",
    "<p>會議</p><p>A meeting</p>",
    "中文,English\n会议,A meeting\n",
    "?!捌桨仓袊钡拿艽a就",
)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_no_input_gives_anything_but_lines_or_a_message(tmp_path):
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, text in enumerate(SEEDS):
        (corpus / str(number)).write_text(text, encoding="utf-8")
        (corpus / f"{number}.gb").write_bytes(text.encode("gb18030"))
    command = [sys.executable, str(FUZZ), str(corpus), "-runs=300", "-max_len=512", "-seed=1"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=tmp_path, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
