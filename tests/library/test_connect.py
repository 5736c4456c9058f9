"""Whatever is wrong with a library's file is said in plain words that name it, and what can still be done is done."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from stored import document

from reader.library import connect
from reader.library.opening import open_library
from reader.library.packing import pack_document
from reader.library.problems import BusyError, DamagedError, LibraryError
from reader.library.store import Library

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permissions and locks as POSIX systems have them")


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "library.db")


def filled(path, number=1):
    with Library(path) as library:
        library.add(document(number))


@contextmanager
def ordinary_user():
    """Do something without an administrator's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def shared_folder():
    """A folder that another user can look into, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


# Names and places


@pytest.mark.parametrize("name", ["a b%20c?.db", "港口#1.db", "it's & [odd].db", "x:y.db"])
def test_a_file_of_any_name_is_that_file_and_no_other(tmp_path, name):
    if sys.platform == "win32" and set(name) & set('?:*"'):
        pytest.skip("no file can have this name here")
    filled(str(tmp_path / name))
    assert [file.name for file in tmp_path.iterdir()] == [name]


@POSIX
def test_a_file_whose_name_is_no_unicode_is_opened(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.db")
    try:
        filled(name)
    except (LibraryError, OSError):
        pytest.skip("this file system takes no such names")
    assert Path(name).exists()


def test_the_folder_of_a_new_library_is_made(tmp_path):
    filled(str(tmp_path / "data" / "reader" / "library.db"))
    assert (tmp_path / "data" / "reader" / "library.db").exists()


def test_a_relative_name_holds_when_the_program_changes_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Library("library.db") as library:
        library.add(document(1))
    assert (tmp_path / "library.db").exists()


def test_a_folder_is_no_library(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        Library(str(tmp_path))


@POSIX
def test_what_is_neither_file_nor_folder_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name in ("/dev/null", str(tmp_path / "pipe")):
        with pytest.raises(LibraryError, match="is no file"):
            open_library(name)


def test_a_folder_that_cannot_be_made_is_said_and_reading_goes_on_in_memory(tmp_path):
    (tmp_path / "home").write_text("a file, not a folder")
    path = str(tmp_path / "home" / "data" / "library.db")
    with pytest.raises(LibraryError, match="its folder cannot be made"):
        open_library(path)
    with open_library(path, or_memory=True) as library:
        (message,) = library.messages
        assert path in message
        assert "goes on in memory" in message
        library.add(document(1))
        assert len(library.contents()) == 1


def test_a_message_about_a_file_shows_its_odd_characters_instead_of_sending_them_to_the_terminal(tmp_path):
    error = LibraryError("evil\x1b]52;c;x\x07.db", "is damaged")
    assert "\x1b" not in str(error)
    assert "\x07" not in str(error)


_OPENS = """
import sys
from reader.library.opening import open_library
with open_library(sys.argv[1]) as library:
    library.bulletin(library.contents(0, 1)[0].key)
print([name for name in sys.modules if name.startswith(("reader.language", "reader.assembly", "textual"))])
"""


def test_a_library_is_opened_and_read_without_loading_what_cuts_text_into_words(path):
    filled(path)
    ran = subprocess.run([sys.executable, "-c", _OPENS, path], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


# Reading only


@POSIX
@pytest.mark.parametrize("folder_mode", [0o555, 0o755], ids=["folder too", "file only"])
def test_a_file_that_cannot_be_written_is_read_and_that_is_said(shared_folder, folder_mode):
    path = str(shared_folder / "library.db")
    filled(path)
    Path(path).chmod(0o444)
    shared_folder.chmod(folder_mode)
    with ordinary_user(), Library(path) as library:
        assert library.is_read_only
        assert "can be read but not written to" in library.messages[0]
        assert [entry.id for entry in library.contents()] == ["bulletin1-1"]
        with library.searching() as connection:
            assert connection.execute("SELECT count(*) FROM row_index WHERE row_index MATCH 'port'").fetchone() == (1,)
        with pytest.raises(LibraryError, match="not written to"):
            library.add(document(2))
    assert [file.name for file in shared_folder.iterdir()] == ["library.db"]


@POSIX
def test_a_library_that_was_not_closed_is_not_read_without_its_log_where_nothing_can_be_written(shared_folder):
    path = str(shared_folder / "library.db")
    filled(path)
    Path(f"{path}-wal").write_bytes(b"what a program that was ended had begun")
    shared_folder.chmod(0o555)
    with ordinary_user(), pytest.raises(LibraryError, match="was not closed properly") as caught:
        Library(path)
    assert path in str(caught.value)


@POSIX
def test_what_is_added_meanwhile_is_seen_by_who_can_only_read(shared_folder):
    path = str(shared_folder / "library.db")
    with Library(path) as writer:
        writer.add(document(1))
        with ordinary_user():
            reader = Library(path)
        assert reader.is_read_only
        writer.add(document(2))
        with ordinary_user():
            assert len(reader.contents()) == 2
            reader.close()


@POSIX
def test_an_empty_file_that_cannot_be_written_is_said_to_be_empty(shared_folder):
    file = shared_folder / "library.db"
    file.touch()
    file.chmod(0o444)
    with ordinary_user(), pytest.raises(LibraryError, match="is empty and cannot be written to"):
        Library(str(file))


# Without writing ahead


@pytest.fixture
def no_shared_memory(monkeypatch):
    """Open files as on a network share: locks are files, and nothing is shared in memory."""
    real = connect._uri
    return lambda: monkeypatch.setattr(connect, "_uri", lambda path, mode: f"{real(path, mode)}&vfs=unix-dotfile")


@POSIX
@pytest.mark.parametrize("before", [True, False], ids=["written ahead before", "new"])
def test_where_writing_ahead_is_not_possible_a_library_works_without_and_says_so(path, no_shared_memory, before):
    if before:
        filled(path)
    no_shared_memory()
    with Library(path) as library:
        assert "no WAL" in library.messages[0]
        library.add(document(1))
        library.add(document(2))
        assert len(library.contents()) == 2
        with library.searching() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with Library(path) as library:
        assert len(library.contents()) == 2


def test_a_library_is_written_ahead_where_that_is_possible(path):
    with Library(path) as library, library.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (1,)


def test_what_reads_and_what_searches_cannot_write(path):
    with Library(path) as library:
        for way in (library.reading, library.searching):
            with pytest.raises(LibraryError), way() as connection:
                connection.execute("DELETE FROM source")


# Disk full


def test_a_full_disk_is_said_and_what_was_there_before_is_unharmed(path):
    filled(path)
    with Library(path) as library:
        with library.writing() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LibraryError, match="the disk is full") as caught:
            library.add_all((pack_document(document(n, rows=40)), None) for n in range(2, 40))
        assert path in str(caught.value)
        assert [entry.id for entry in library.contents()] == ["bulletin1-1"]
        with library.writing() as connection:
            connection.execute("PRAGMA max_page_count = 1000000")
        library.add(document(2))
        assert len(library.contents()) == 2


# Several programs


@pytest.fixture
def another_program(path):
    """A connection that holds the right to write."""
    filled(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_a_second_writer_says_that_it_waits_and_goes_on_when_the_first_is_done(path, another_program):
    waited = []

    def on_wait(seconds):
        waited.append(seconds)
        if len(waited) == 2:
            another_program.execute("COMMIT")

    with Library(path, on_wait=on_wait) as library:
        library.add(document(2))
        assert len(library.contents()) == 2
    assert len(waited) == 2
    assert waited == sorted(waited)


def test_a_writer_that_waits_too_long_names_the_file_and_reading_goes_on(path, another_program):
    with Library(path, patience=0.3) as library:
        with pytest.raises(BusyError, match="another program is writing") as caught:
            library.add(document(2))
        assert path in str(caught.value)
        assert len(library.contents()) == 1


def test_who_is_told_about_the_waiting_can_end_it(path, another_program):
    def give_up(seconds):
        raise KeyboardInterrupt

    with Library(path, on_wait=give_up) as library, pytest.raises(KeyboardInterrupt):
        library.add(document(2))


_WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from stored import document
from reader.library.store import Library
with Library(sys.argv[1]) as library:
    for number in range(60):
        library.add(document(number % 20, edition=number // 20))
        print(number, flush=True)
"""
_READER = """
import sys
from reader.library.store import Library
with Library(sys.argv[1]) as library:
    while True:
        entries = library.contents()
        for entry in library.entries([entry.key for entry in entries]):
            try:
                assert len(library.bulletin(entry.key).rows) == entry.rows == 3
            except KeyError:
                pass  # replaced since
        with library.searching() as connection:
            found = connection.execute("SELECT rowid FROM row_index WHERE row_index MATCH 'bulletin'").fetchall()
            titles = connection.execute("SELECT first_row FROM bulletin").fetchall()
            assert sorted(found) == sorted(titles)
        print(len(entries), flush=True)
        if len(entries) == 20 and all(entry.id.endswith("-2") for entry in entries):
            break
"""


def test_two_programs_read_while_a_third_one_writes_and_see_whole_changes_only(path):
    filled(path, 0)
    tests = str(Path(__file__).parent.parent)

    def started(script):
        return subprocess.Popen(
            [sys.executable, "-c", script, path, tests], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    programs = [started(_READER), started(_READER), started(_WRITER)]
    try:
        outputs = [program.communicate(timeout=300) for program in programs]
    finally:
        for program in programs:
            with suppress(ProcessLookupError):
                program.kill()
    assert [program.returncode for program in programs] == [0, 0, 0], outputs
    assert outputs[2][0].split()[-1] == "59"


# Files that are none of ours


@pytest.mark.parametrize(
    "content", [b"Minutes of the ports council.\n" * 50, "港口今日開放。".encode() * 50, b"PK\x03\x04"]
)
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(tmp_path, content):
    file = tmp_path / "notes.txt"
    file.write_bytes(content)
    with pytest.raises(LibraryError, match="is not a library"):
        open_library(str(file))
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_the_database_of_another_program_is_refused_and_left_as_it_is(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    other.close()
    with pytest.raises(LibraryError, match="another program"):
        open_library(path)
    other = sqlite3.connect(path)
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    other.close()


def test_damage_is_called_damage_and_noted_for_the_next_start(path):
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('bulletin', 'bulletin_in_order')")
        starts = [4096 * (page - 1) for (page,) in pages]
    raw = bytearray(Path(path).read_bytes())
    for start in starts:
        raw[start : start + 4096] = b"\xa5" * 4096
    Path(path).write_bytes(raw)
    with Library(path) as library, pytest.raises(DamagedError, match="is damaged"):
        library.contents()
    assert connect.damage_note(path).exists()


def test_an_empty_file_becomes_a_library(path):
    Path(path).touch()
    filled(path)
    with Library(path) as library:
        assert len(library.contents()) == 1
