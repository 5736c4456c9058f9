"""`add`: files go into the library, what has not changed is passed over, and what was added stays whatever happens."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import PATIENCE, needs_posix, records

from reader.library.syncing import adding
from reader.library.syncing.outcomes import Progress

ARTICLE = """{0}重新開放

{0}今日向所有船隻開放，歡迎各地船長前來參觀。

{1} Opens Again

{1} opened to all ships today and welcomes captains from everywhere.
"""


@pytest.fixture
def folder(tmp_path):
    """Two files to add."""
    top = tmp_path / "news"
    top.mkdir()
    (top / "east.txt").write_text(ARTICLE.format("東港", "The East Port"), encoding="utf-8")
    (top / "west.txt").write_text(ARTICLE.format("西港", "The West Port"), encoding="utf-8")
    return top


def test_a_folder_is_added_and_listed(run, folder):
    code, out, err = run("add", folder)
    assert (code, err) == (0, "")
    assert out == "2 added. The library has 2 sources, 2 bulletins, 2 rows.\n"
    assert {Path(record["source"]).name for record in records(run("list", "--json")[1])} == {"east.txt", "west.txt"}


def test_adding_again_passes_over_what_is_unchanged_and_takes_in_what_is_new(run, folder):
    run("add", folder)
    assert run("add", folder)[1].startswith("2 unchanged.")
    (folder / "north.txt").write_text(ARTICLE.format("北港", "The North Port"), encoding="utf-8")
    (folder / "west.txt").write_text(ARTICLE.format("新西港", "The New West Port"), encoding="utf-8")
    assert run("add", folder)[1].startswith("1 added, 1 read again, 1 unchanged.")


def test_without_paths_all_that_was_ever_added_is_brought_up_to_date(run, folder):
    run("add", folder)
    (folder / "east.txt").write_text(ARTICLE.format("新東港", "The New East Port"), encoding="utf-8")
    (folder / "west.txt").unlink()
    code, out, _ = run("add")
    assert code == 0
    assert out.startswith("1 read again, 1 not there any more.")
    gone = {Path(record["source"]).name: record["gone"] for record in records(run("list", "--json")[1])}
    assert gone == {"east.txt": False, "west.txt": True}


def test_sources_are_kept_by_paths_that_hold_from_any_folder(run, folder, monkeypatch):
    monkeypatch.chdir(folder)
    run("add", "east.txt")
    monkeypatch.chdir("/")
    assert [record["source"] for record in records(run("list", "--json")[1])] == [str(folder / "east.txt")]
    assert run("add")[1].startswith("1 unchanged.")


def test_another_library_can_be_named_and_the_own_one_stays_as_it_is(run, folder, tmp_path, a_library_of_its_own):
    other = tmp_path / "other.db"
    assert run("add", folder, "--library", other)[0] == 0
    assert len(records(run("list", "--json", "--library", other)[1])) == 2
    assert not a_library_of_its_own.exists()


def test_a_pair_and_an_encoding_can_be_named(run, tmp_path):
    zh, en = tmp_path / "one.txt", tmp_path / "two.txt"
    zh.write_text("港口今日向所有船隻開放，歡迎各地船長。\n", encoding="big5")
    en.write_text("The port opened to all ships today and welcomes captains.\n", encoding="ascii")
    assert run("add", "--zh", zh, "--en", en, "--encoding", "big5")[0] == 0
    (record,) = records(run("list", "--json")[1])
    assert record["source"] == {"zh": str(zh), "en": str(en)}
    assert "開放" in run("search", "開放")[1]


def test_what_cannot_be_read_is_said_and_the_rest_is_added(run, folder, tmp_path):
    code, out, err = run("add", tmp_path / "none.txt", folder)
    assert code == 1
    assert out.startswith("2 added, 1 left out.")
    assert f"{tmp_path / 'none.txt'}: there is no such file" in err
    code, out, err = run("add", tmp_path / "none.txt")
    assert code == 2
    assert out.startswith("1 left out.")


def test_standard_input_cannot_be_kept_up_to_date_and_is_refused(run):
    code, out, err = run("add", "-")
    assert code == 2
    assert "Save it to a file" in err
    assert "0 sources" in out


def test_a_file_that_is_no_library_is_left_alone(run, folder, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a library at all\n" * 100, encoding="utf-8")
    code, out, err = run("add", folder, "--library", other)
    assert (code, out) == (2, "")
    assert str(other) in err
    assert other.read_text(encoding="utf-8") == "not a library at all\n" * 100


def test_a_damaged_library_is_said_kept_aside_and_read_again_from_its_files(run, folder, a_library_of_its_own):
    library = a_library_of_its_own
    run("add", folder)
    damage(library)
    code, _, err = run("list")  # meets the damage
    assert code == 2
    assert f"{library}: is damaged" in err
    code, out, err = run("list", "--json")
    assert code == 0, err
    assert "kept aside" in err
    assert "read 2 of 2" in err
    assert list(library.parent.glob(f"{library.name}.damaged-*"))
    assert {Path(record["source"]).name for record in records(out)} == {"east.txt", "west.txt"}
    assert run("search", "captains")[0] == 0


def test_a_second_writer_waits_for_the_first_and_says_so(run, folder, a_library_of_its_own):
    run("add", folder / "east.txt")
    first = sqlite3.connect(a_library_of_its_own, isolation_level=None)
    first.execute("BEGIN IMMEDIATE")
    command = [sys.executable, "-m", "reader", "add", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as second:
        assert b"waiting for another program" in second.stderr.readline()
        assert run("search", "captains")[0] == 0  # who reads does not wait
        first.execute("COMMIT")
        first.close()
        assert second.wait(PATIENCE) == 0
        assert second.stdout.read().startswith(b"1 added, 1 unchanged.")
        assert second.stderr.read() == b""


def damage(library):
    """Overwrite the page on which the table of bulletins begins."""
    connection = sqlite3.connect(library)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'bulletin'").fetchone()
    connection.close()  # the last one to close it: all of it stands in the one file now
    data = bytearray(library.read_bytes())
    data[(root - 1) * size : root * size] = b"\xff" * size
    library.write_bytes(data)


# On the way


@pytest.fixture
def after_one(monkeypatch):
    """Let something happen when the first of some files has been read, the first time files are added."""
    real = adding.add

    def replace(happens):
        waiting = [happens]

        def add(library, paths, on_progress, cancelled, *, encoding=None):
            def told(progress):
                on_progress(progress)
                if progress.done == 1 and waiting:
                    waiting.pop()()

            return real(library, paths, told, cancelled, encoding=encoding)

        monkeypatch.setattr(adding, "add", add)

    return replace


@needs_posix
def test_interrupting_keeps_what_was_added_and_says_so(run, folder, after_one):
    after_one(lambda: os.kill(os.getpid(), signal.SIGINT))
    before = signal.getsignal(signal.SIGINT)
    code, out, err = run("add", folder)
    assert code == 130
    assert out == "1 added. The library has 1 source, 1 bulletin, 1 row.\n"
    assert "what was added stays" in err
    assert signal.getsignal(signal.SIGINT) is before


@needs_posix
def test_adding_again_after_an_interruption_finishes_the_work(run, folder, after_one):
    after_one(lambda: os.kill(os.getpid(), signal.SIGINT))
    assert run("add", folder)[0] == 130
    code, out, _ = run("add", folder)
    assert code == 0
    assert out.startswith("1 added, 1 unchanged.")


@needs_posix
def test_interrupting_twice_ends_at_once(run, folder, after_one):
    def twice():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)

    after_one(twice)
    assert run("add", folder)[0] == 130


def test_progress_is_told_in_words():
    from reader.commands.progress import facts

    assert facts(Progress(0, 1, "a")) == "0/1 file"
    assert facts(Progress(120, 3000, "a", rate=1_234_567.0, left=185.2)) == "120/3,000 files, 1.2 MB/s, 3:05 left"
    assert facts(Progress(1, 2, "a", rate=999.0, left=3_725.0)) == "1/2 files, 999 B/s, 1:02:05 left"
    assert facts(Progress(1, 2, "a", rate=123_456.0)) == "1/2 files, 123 kB/s"


def test_without_a_terminal_there_is_no_bar(folder):
    command = [sys.executable, "-m", "reader", "add", str(folder)]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@needs_posix
def test_on_a_terminal_a_bar_shows_how_far_it_is_and_goes_away(folder):
    pytest.importorskip("pexpect")
    pytest.importorskip("pyte")
    from terminal import Terminal, command

    (folder / "\x1b]52;c;eA\x07north.txt").write_text(ARTICLE.format("北港", "The North Port"), encoding="utf-8")
    terminal = Terminal([*command(), "add", str(folder)], 100, 24)
    try:
        terminal.until(lambda text: "3 added." in text and "/3 files" not in text, "the bar to go away")
        assert "/3 files" in terminal.written.decode()
        assert b"\x1b]52" not in terminal.written
    finally:
        terminal.close()
