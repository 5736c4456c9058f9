"""`export`: what is printed for other programs, and what is said about what cannot be."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commanding import PATIENCE, SPOTLESS, needs_posix, records, start

from reader.export.formats import FORMATS
from reader.library.places.bookmarks import Bookmarks
from reader.library.store import Library
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
        assert process.wait(PATIENCE) == 141


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


# Formats, files and choices


def test_a_format_is_told_by_the_name_of_the_file(run, tmp_path):
    code, out, err = run("export", SPOTLESS, "-o", tmp_path / "news.tmx")
    assert (code, err) == (0, "")
    assert out.startswith(f"{tmp_path / 'news.tmx'}: ")
    assert (tmp_path / "news.tmx").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_files_and_from_the_library_alike(run, tmp_path, name):
    assert run("add", SPOTLESS)[0] == 0
    for place, paths in (("files", [SPOTLESS]), ("library", [])):
        code, _, _ = run("export", *paths, "--format", name, "-o", tmp_path / place)
        assert code == 0
    suffixes = FORMATS[name].suffixes if len(FORMATS[name].suffixes) > 1 else ("",)
    for suffix in suffixes:
        one, other = ((tmp_path / f"{place}{suffix}").read_bytes() for place in ("files", "library"))
        assert one
        if name not in {"xlsx", "docx", "tmx"}:  # which hold the time
            assert one == other


def test_help_lists_every_format(run):
    _, out, _ = run("export", "--help")
    assert all(
        f"{name}: {each.about.split()[0]}" in " ".join(out.replace("│", "").split()) for name, each in FORMATS.items()
    )


def test_a_file_that_is_there_is_not_replaced_without_force(run, tmp_path):
    file = tmp_path / "news.csv"
    file.write_text("mine")
    code, out, err = run("export", SPOTLESS, "-o", file)
    assert (code, out) == (2, "")
    assert "--force" in err
    assert file.read_text() == "mine"
    assert run("export", SPOTLESS, "-o", file, "--force")[0] == 0
    assert file.read_text(encoding="utf-8").startswith('"zh","en"')


@pytest.mark.parametrize("by_folder", [False, True])
def test_a_source_is_never_written_to(run, tmp_path, by_folder):
    source = tmp_path / "news.txt"
    shutil.copy(SPOTLESS, source)
    code, _, err = run("export", tmp_path if by_folder else source, "-o", source, "--force", "--format", "md")
    assert code == 2
    assert "one of the files that are read" in err
    assert source.read_bytes() == SPOTLESS.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["news.txt"]


def test_a_source_of_the_library_is_never_written_to(run, tmp_path):
    source = tmp_path / "news.txt"
    shutil.copy(SPOTLESS, source)
    assert run("add", source)[0] == 0
    code, _, err = run("export", "-o", source, "--force", "--format", "md")
    assert code == 2
    assert "one of the files that are read" in err
    assert source.read_bytes() == SPOTLESS.read_bytes()


def test_no_file_comes_into_being_when_nothing_can_be_read(run, tmp_path):
    code, out, err = run("export", tmp_path / "none.txt", "-o", tmp_path / "news.csv")
    assert (code, out) == (2, "")
    assert "none.txt" in err
    assert list(tmp_path.iterdir()) == []
    assert run("export", tmp_path / "none.txt", "--format", "csv")[:2] == (2, "")


def test_what_can_be_read_is_written_when_something_cannot(run, tmp_path):
    code, _, err = run("export", tmp_path / "none.txt", SPOTLESS, "-o", tmp_path / "news.csv")
    assert code == 1
    assert "none.txt" in err
    assert (tmp_path / "news.csv").stat().st_size > 100


def test_interrupting_leaves_no_file(run, tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.export.table.everything", interrupted)
    assert run("export", SPOTLESS, "-o", tmp_path / "news.csv") == (130, "", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "csv", "--units", "sentences"], "--units says nothing to csv; it is for tmx, anki, moses."),
        (["--format", "tmx", "--bom"], "--bom says nothing to tmx; it is for tsv, csv."),
        (["--keep-gaps"], "--keep-gaps says nothing to jsonl"),
        (["--min-score", "2"], "--min-score must be between 0 and 1"),
        (["--min-score", "nan"], "--min-score must be between 0 and 1"),
        (["--format", "moses"], "-o corpus"),
        (["--format", "tmxx"], "did you mean tmx?"),
        (["-o", "-x"], "-x is not an option"),
    ],
)
def test_a_choice_that_makes_no_sense_is_explained(run, arguments, said):
    code, out, err = run("export", SPOTLESS, *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_choices_reach_the_text(run):
    _, out, _ = run("export", SPOTLESS, "--format", "csv", "--order", "en-zh", "--bom", "--script", "simplified")
    assert out.startswith('\ufeff"en","zh"')
    original = run("export", SPOTLESS, "--format", "csv")[1]
    simplified = run("export", SPOTLESS, "--format", "csv", "--script", "simplified")[1]
    traditional = run("export", SPOTLESS, "--format", "csv", "--script", "tw")[1]
    assert len({original, simplified, traditional}) >= 2
    annotated = samples_folder() / "pinyin_annotations.txt"
    assert run("export", annotated, "--raw")[1] != run("export", annotated, "--cleaned")[1]


def test_what_was_left_out_is_counted(run, tmp_path):
    file = tmp_path / "en.txt"
    file.write_text("Harbour Opens\n\nThe harbour opened on Monday to ships of every kind.\n", encoding="utf-8")
    code, out, err = run("export", file, "-o", tmp_path / "en.tmx")
    assert code == 0
    assert "0 rows" in out
    assert "left out; --keep-gaps keeps them" in err


def test_what_the_person_noted_in_the_library_goes_with_the_rows(run, tmp_path, a_library_of_its_own):
    assert run("add", SPOTLESS)[0] == 0
    with Library(str(a_library_of_its_own)) as library:
        bulletin = library.bulletin(library.contents()[0].key)
        Bookmarks(library).add(bulletin, 1, "Ask <Ann>")
    assert run("export", "-o", tmp_path / "all.tmx")[0] == 0
    text = (tmp_path / "all.tmx").read_text(encoding="utf-8")
    assert text.count("<note>Ask &lt;Ann&gt;</note>") == 1


def test_a_binary_format_may_be_piped(tmp_path):
    done = start("export", SPOTLESS, "--format", "docx")
    assert (done.returncode, done.stderr) == (0, b"")
    assert zipfile.is_zipfile(io.BytesIO(done.stdout))


def test_exporting_again_reads_from_the_cache(run, tmp_path, monkeypatch):
    shutil.copytree(samples_folder(), tmp_path / "news")
    first = run("export", tmp_path / "news")

    def made(*_):
        raise AssertionError

    monkeypatch.setattr("reader.library.syncing.pipeline.assembled", made)
    assert run("export", tmp_path / "news") == first
