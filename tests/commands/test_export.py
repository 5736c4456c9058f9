"""`export`: what is printed for other programs, and what is said about what cannot be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import SPOTLESS, needs_posix, records, start

from reader.settings import samples_folder


def test_export_prints_an_object_for_each_bulletin(run):
    code, out, err = run("export", SPOTLESS, "--format", "jsonl")
    assert (code, err) == (0, "")
    bulletins = records(out)
    assert bulletins
    assert all(bulletin["source"] == str(SPOTLESS) for bulletin in bulletins)
    assert any(row["zh"] and row["en"] for bulletin in bulletins for row in bulletin["rows"])


def test_exporting_a_file_again_gives_the_same_lines(run):
    first = run("export", SPOTLESS)
    assert first[0] == 0
    assert first == run("export", SPOTLESS)


def test_export_reads_a_whole_folder(run):
    code, out, _ = run("export", samples_folder())
    assert code == 0
    texts = {path.name for path in samples_folder().iterdir()} - {"README.md"}
    named = set()
    for bulletin in records(out):
        source = bulletin["source"]
        named |= {Path(path).name for path in (source.values() if isinstance(source, dict) else [source])}
    assert named == texts


def test_a_missing_file_is_named(run, tmp_path):
    missing = tmp_path / "none.txt"
    code, out, err = run("export", missing)
    assert (code, out) == (2, "")
    assert str(missing) in err


def test_what_can_be_read_is_exported_when_something_cannot(run, tmp_path):
    missing = tmp_path / "none.txt"
    code, out, err = run("export", missing, SPOTLESS)
    assert code == 1
    assert records(out)
    assert str(missing) in err


def test_an_empty_folder_and_a_binary_file_are_explained(run, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    for name in ("folder", "picture.png"):
        code, out, err = run("export", tmp_path / name)
        assert (code, out) == (2, ""), name
        assert str(tmp_path / name) in err


def test_one_language_alone_is_exported_as_one_sided_rows(run, tmp_path):
    file = tmp_path / "en.txt"
    file.write_text("Harbour Opens\n\nThe harbour opened on Monday to ships of every kind.\n", encoding="utf-8")
    code, out, _ = run("export", file)
    assert code == 0
    assert all(row["zh"] is None for bulletin in records(out) for row in bulletin["rows"])


def test_standard_input_is_a_source():
    done = start("export", "-", input=SPOTLESS.read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert {bulletin["source"] for bulletin in records(done.stdout)} == {"-"}


def test_output_is_utf_8_whatever_the_locale():
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = start("export", SPOTLESS, env=environment)
    assert done.returncode == 0
    assert any("\u4e00" <= character <= "\u9fff" for character in done.stdout.decode("utf-8"))
    assert b"\r\n" not in done.stdout


@needs_posix
def test_a_file_name_with_escapes_acts_on_nothing(run, tmp_path):
    file = tmp_path / "news\x1b]52;c;eA\x07\u202e.txt"
    shutil.copy(SPOTLESS, file)
    code, out, _ = run("export", file)
    assert code == 0
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert {bulletin["source"] for bulletin in records(out)} == {str(file)}
    _, _, err = run("export", tmp_path / "none\x1b[31m\n.txt")
    assert r"none\x1b[31m\n.txt" in err
    assert "\x1b" not in err


@needs_posix
def test_a_file_name_that_is_no_utf_8_can_be_exported(tmp_path):
    folder = os.fsencode(tmp_path)
    try:
        shutil.copy(os.fsencode(SPOTLESS), folder + b"/caf\xe9.txt")
    except OSError:
        pytest.skip("this file system has UTF-8 names only")
    done = start("export", os.fsdecode(folder + b"/caf\xe9.txt"))
    assert done.returncode == 0
    assert os.fsencode(records(done.stdout)[0]["source"]) == folder + b"/caf\xe9.txt"


@needs_posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_explained(run, tmp_path):
    file = tmp_path / "secret.txt"
    file.touch(mode=0o000)
    code, _, err = run("export", file)
    assert code == 2
    assert str(file) in err


@needs_posix
def test_a_reader_that_has_seen_enough_is_not_complained_about():
    command = [sys.executable, "-m", "reader", "export", str(SPOTLESS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


def test_export_of_a_folder_with_other_files_in_it_is_all_well(run, tmp_path):
    shutil.copy(SPOTLESS, tmp_path)
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    code, out, err = run("export", tmp_path)
    assert code == 0
    assert records(out)
    assert "1 file left out" in err


def test_an_empty_file_is_noted_once(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    code, out, err = run("export", tmp_path / "empty.txt")
    assert (code, out) == (0, "")
    assert err == f"bulletin-reader: {tmp_path / 'empty.txt'}: This file is empty.\n"
