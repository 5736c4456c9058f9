"""The commands, as a person or a script meets them: output, messages, exit codes."""

import json
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from reader import __version__, cli
from reader.commands import read
from reader.model import Source
from reader.settings import DEBUG_VARIABLE, samples_folder

SPOTLESS = samples_folder() / "spotless.txt"
needs_posix = pytest.mark.skipif(os.name == "nt", reason="file names, pipes and terminals of POSIX")


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its exit code, output and messages."""

    def run(*arguments):
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def start(*arguments, **options):
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)


def records(output):
    return [json.loads(line) for line in output.splitlines()]


# Help and mistakes in the command itself


def test_help_names_the_commands(run):
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "bulletin-reader [PATH...]" in out
    assert "export" in out


def test_version_is_the_package_version(run):
    assert run("--version")[:2] == (0, f"{__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export"], "bulletin-reader export news.txt"),
        (["check"], "bulletin-reader check news.txt"),
        (["export", "--fromat", "jsonl", str(SPOTLESS)], "--fromat is not an option"),
        (["export", str(SPOTLESS), "--format", "klingon"], "klingon"),
        (["--bogus"], "--bogus is not an option"),
    ],
)
def test_a_mistaken_command_is_explained_and_prints_nothing(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.startswith("bulletin-reader: ")
    assert err.count("\n") == 1


# Export


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


# Check


def test_check_tells_people_about_each_file_and_sums_up(run):
    code, out, err = run("check", samples_folder())
    assert (code, err) == (1, "")
    assert f"{samples_folder() / 'spotless.txt'}  clean" in out
    assert "pinyin-annotation. A reading in brackets after its hanzi." in out
    assert "one-sided  Chinese only: " in out
    assert out.splitlines()[-1].startswith("9 sources: ")
    assert "please report it" not in out


def test_check_of_a_clean_file_is_0(run):
    code, out, err = run("check", SPOTLESS)
    assert (code, err) == (0, "")
    assert out.endswith("1 source: 1 clean, 0 to look at, 0 unreadable.\n")


def test_check_prints_an_object_a_source(run):
    code, out, err = run("check", "--json", SPOTLESS, samples_folder() / "seafarers.zh.txt")
    assert (code, err) == (1, "")
    first, second = records(out)
    assert (first["source"], first["status"]) == (str(SPOTLESS), "clean")
    assert second["notes"] == ["no English text"]


def test_check_of_something_that_cannot_be_read_is_2_and_goes_on(run, tmp_path):
    code, out, err = run("check", "--json", tmp_path / "none.txt", SPOTLESS)
    assert (code, err) == (2, "")
    assert [record["status"] for record in records(out)] == ["unreadable", "clean"]
    assert records(out)[0]["problem"].startswith(str(tmp_path / "none.txt"))
    code, out, err = run("check", tmp_path / "none.txt", SPOTLESS)
    assert (code, err) == (2, "")
    assert f"{tmp_path / 'none.txt'}  unreadable" in out


# What a person says about the files


def test_the_encoding_can_be_named_and_one_that_is_unknown_is_explained(run, tmp_path):
    file = tmp_path / "short.txt"
    file.write_text("東門", encoding="big5")
    _, out, _ = run("check", "--json", file, "--encoding", "Big5")
    assert records(out)[0]["files"][0]["encoding"] == "Big5"
    for command in (["export", file], ["check", file], [file]):
        code, out, err = run(*command, "--encoding", "klingon")
        assert (code, out) == (2, "")
        assert "klingon" in err
        assert "GB18030" in err


def test_a_file_that_does_not_fit_the_encoding_named_is_not_read(run, tmp_path):
    file = tmp_path / "gbk.txt"
    file.write_text("港口今日向所有船隻開放，歡迎各地船長。" * 5, encoding="gb18030")
    code, out, err = run("export", file, "--encoding", "utf-8")
    assert (code, out) == (2, "")
    assert str(file) in err


def test_two_files_can_be_named_as_one_source(run, tmp_path):
    zh, en = tmp_path / "one.txt", tmp_path / "two.txt"
    zh.write_text("港口今日向所有船隻開放，歡迎各地船長。\n", encoding="utf-8")
    en.write_text("The port opened to all ships today and welcomes captains.\n", encoding="utf-8")
    code, out, _ = run("export", "--zh", zh, "--en", en)
    assert code == 0
    (bulletin,) = records(out)
    assert bulletin["source"] == {"zh": str(zh), "en": str(en)}
    code, out, _ = run("check", "--json", "--zh", zh, "--en", en, SPOTLESS)
    assert [record["source"] for record in records(out)] == [{"zh": str(zh), "en": str(en)}, str(SPOTLESS)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--zh", "a.txt"], "go together"),
        (["--zh", "none.txt", "--en", "none2.txt"], "none.txt: there is no such file"),
    ],
)
def test_a_pair_that_is_none_is_explained(run, arguments, said):
    for command in (["export"], ["check"], []):
        code, out, err = run(*command, *arguments)
        assert (code, out) == (2, "")
        assert said in err


# When something breaks


@pytest.fixture
def failing(monkeypatch):
    """Let reading raise an exception."""

    def fail(error):
        def read_all(paths, encoding):
            raise error

        monkeypatch.setattr("reader.library.sync.read_all", read_all)

    return fail


def test_interrupting_ends_quietly(run, failing):
    failing(KeyboardInterrupt())
    assert run("export", SPOTLESS) == (130, "", "")


def test_a_mistake_of_our_own_is_one_line_and_a_way_to_see_more(run, failing, monkeypatch):
    failing(ZeroDivisionError("of a kind"))
    code, out, err = run("export", SPOTLESS)
    assert (code, out) == (70, "")
    assert err.count("\n") == 1
    assert "ZeroDivisionError: of a kind" in err
    assert "Traceback" not in err
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    assert "Traceback" in run("export", SPOTLESS)[2]


def test_a_full_disk_is_said(run, failing):
    failing(OSError(28, "No space left on device"))
    assert run("export", SPOTLESS) == (2, "", "bulletin-reader: No space left on device\n")


# Opening the reader


@pytest.fixture
def opened(monkeypatch):
    """Put a stand-in where the interface is, in a terminal; collect what it is asked to open."""
    calls = []
    stand_in = types.ModuleType("reader.ui.app")
    stand_in.run = lambda paths, settings, encoding: calls.append((tuple(paths), settings)) or 0
    monkeypatch.setitem(sys.modules, "reader.ui.app", stand_in)
    monkeypatch.setattr(read, "take_keys", lambda **_: None)
    return calls


@pytest.mark.parametrize(
    "paths", [[], [str(SPOTLESS)], ["-"], [str(SPOTLESS), "-"], [str(SPOTLESS), "export"], ["none"], [""], ["a b", "*"]]
)
def test_paths_alone_come_to_the_same_without_the_parser(run, opened, monkeypatch, paths):
    assert cli.only_paths(paths)
    quick = run(*paths)
    monkeypatch.setattr(cli, "only_paths", lambda arguments: False)
    assert run(*paths) == quick
    assert opened[: len(opened) // 2] == opened[len(opened) // 2 :]


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["--", "a"], ["a", "--zh", "b"], ["check"], ["export", "a"]])
def test_options_and_commands_need_the_parser(arguments):
    assert not cli.only_paths(arguments)


def test_the_names_of_all_commands_are_known_without_the_parser():
    from reader.parser import app

    assert {name for name in app if not name.startswith("-")} == set(cli.COMMANDS)


def test_a_pair_and_an_encoding_reach_the_reader(run, opened, monkeypatch):
    told = []
    sys.modules["reader.ui.app"].run = lambda *arguments: told.append(arguments) or 0
    zh, en = samples_folder() / "seafarers.zh.txt", samples_folder() / "seafarers.en.txt"
    assert run("--zh", zh, "--en", en, "--encoding", "utf-8") == (0, "", "")
    ((paths, _, encoding),) = told
    assert paths == (Source(str(zh), str(en)),)
    assert encoding == "utf-8"


def test_without_paths_the_samples_open_from_any_folder(run, opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run() == (0, "", "")
    ((paths, _),) = opened
    assert paths == (str(samples_folder()),)


def test_the_paths_named_are_opened_with_the_settings(run, opened, tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("stack_below = 77", encoding="utf-8")
    monkeypatch.setenv("BULLETIN_READER_CONFIG", str(tmp_path / "settings.toml"))
    assert run(SPOTLESS, "-") == (0, "", "")
    ((paths, settings),) = opened
    assert paths == (str(SPOTLESS), "-")
    assert settings.stack_below == 77


def test_a_path_that_does_not_exist_is_said_before_the_screen_is_taken(run, opened, tmp_path):
    code, _, err = run(tmp_path / "x.txt", tmp_path / "y.txt")
    assert code == 2
    assert [name for name in ("x.txt", "y.txt") if name in err] == ["x.txt", "y.txt"]
    assert not opened


def test_a_mistake_in_the_settings_is_said_before_the_screen_is_taken(run, opened, tmp_path, monkeypatch):
    (tmp_path / "settings.toml").write_text("stack_below = 'wide'", encoding="utf-8")
    monkeypatch.setenv("BULLETIN_READER_CONFIG", str(tmp_path / "settings.toml"))
    code, _, err = run(SPOTLESS)
    assert code == 2
    assert "settings.toml: stack_below must be" in err
    assert not opened


def test_without_a_terminal_the_reader_says_what_works_without_one():
    done = start(SPOTLESS, stdin=subprocess.DEVNULL)
    assert done.returncode == 2
    assert b"needs a terminal" in done.stderr
    assert b"bulletin-reader export" in done.stderr


@needs_posix
def test_after_reading_standard_input_the_keys_come_from_the_terminal(tmp_path):
    pexpect = pytest.importorskip("pexpect")
    script = tmp_path / "stand_in.py"
    script.write_text(
        "import os, sys, types\n"
        "from reader.cli import run\n"
        "from reader.intake.read import read_file\n"
        "def open_reader(paths, settings, encoding):\n"
        "    print('lines', len(read_file('-').lines), 'terminal', os.isatty(0), flush=True)\n"
        "    print('typed', os.read(0, 100).decode().strip(), flush=True)\n"
        "    return 0\n"
        "sys.modules['reader.ui.app'] = types.ModuleType('reader.ui.app')\n"
        "sys.modules['reader.ui.app'].run = open_reader\n"
        "sys.exit(run(['-']))\n",
        encoding="utf-8",
    )
    shell = f"printf 'one\\ntwo\\nthree\\n' | '{sys.executable}' '{script}'"
    child = pexpect.spawn("/bin/sh", ["-c", shell], timeout=60, encoding="utf-8", echo=False)
    child.expect("lines 3 terminal True")
    child.sendline("key")
    child.expect("typed key")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
