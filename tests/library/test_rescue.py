"""A damaged library is kept aside; bookmarks are saved where they can be read, and its sources are known again."""

import datetime
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from stored import document, terms

from reader.library import connect
from reader.library import rescue as rescue_module
from reader.library.connect import damage_note, note_damage
from reader.library.opening import open_library
from reader.library.places.bookmarks import Bookmarks
from reader.library.problems import BusyError, DamagedError, LibraryError
from reader.library.rescue import is_sound, rescue
from reader.library.store import Library
from reader.model import Source

TODAY = datetime.date(2026, 3, 4)


@pytest.fixture
def path(tmp_path):
    """A library of thirty sources, with bookmarks and a place."""
    name = str(tmp_path / "library.db")
    fill(name)
    return name


def fill(name, count=30):
    with Library(name) as library:
        for n in range(count):
            library.add(document(n, rows=8))
        marks = Bookmarks(library)
        bulletins = [library.bulletin(entry.key) for entry in library.contents()]
        for n in (3, 9):
            marks.add(bulletins[n], 1, f"note {n}")


def pages_of(name, *tables):
    """The pages of these tables, 1-based, as `dbstat` tells them."""
    with closing(sqlite3.connect(name)) as connection:
        marks = ", ".join("?" * len(tables))
        return [page for (page,) in connection.execute(f"SELECT pageno FROM dbstat WHERE name IN ({marks})", tables)]


def damage(name, pages):
    raw = bytearray(Path(name).read_bytes())
    for page in pages:
        raw[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    Path(name).write_bytes(raw)


with closing(sqlite3.connect(":memory:")) as _connection:
    _options = set(_connection.execute("PRAGMA compile_options"))
needs_dbstat = pytest.mark.skipif(
    ("ENABLE_DBSTAT_VTAB",) not in _options,
    reason="this SQLite cannot tell which page belongs to which table",
)


@needs_dbstat
def test_damage_met_while_reading_is_put_right_at_the_next_start(path):
    damage(path, pages_of(path, "row"))
    before = Path(path).read_bytes()
    with open_library(path) as library, pytest.raises(DamagedError):
        library.bulletin(library.outline().keys[0])
    with open_library(path) as library:
        (message,) = library.messages
        (kept,) = Path(path).parent.glob("library.db.damaged-*")
        assert str(kept) in message
        assert "2 bookmarks, reading places and corrections were saved" in message
        assert kept.read_bytes() == before
        assert [mark.note for mark in Bookmarks(library).all()] == ["note 3", "note 9"]
        assert library.contents() == ()
        assert library.unread() == library.sources() == tuple(Source(f"{n}.txt", f"{n}.txt") for n in range(30))
        library.add(document(4))
        assert Source("4.txt", "4.txt") not in library.unread()
    assert not damage_note(path).exists()
    with open_library(path) as library:
        assert library.messages == ()
        assert len(library.contents()) == 1


@needs_dbstat
def test_marks_are_saved_as_far_as_they_can_be_read(path):
    with Library(path) as library:
        marks, (bulletin, *_) = Bookmarks(library), [library.bulletin(entry.key) for entry in library.contents()]
        for n in range(200):
            marks.add(bulletin, 0, f"a longer note, number {n}")
    pages = pages_of(path, "bookmark")
    damage(path, [pages[len(pages) // 2]])
    rescued = rescue(path, TODAY)
    assert 100 < rescued.marks < 202
    with Library(path) as library:
        notes = {mark.note for mark in Bookmarks(library).all()}
        assert {"note 3", "a longer note, number 199"} <= notes
        assert len(notes) == rescued.marks


@needs_dbstat
def test_an_index_that_alone_is_damaged_is_made_anew_in_place(path):
    with Library(path) as library:
        before = terms(library)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE row_index_data SET block = zeroblob(length(block)) WHERE id > 10")
        connection.commit()
    note_damage(path)
    with open_library(path) as library:
        assert library.messages == ()
        assert len(library.contents()) == 30
        assert terms(library) == before
    assert not damage_note(path).exists()


def test_a_library_that_was_called_damaged_and_is_not_stays_where_it_is(path):
    note_damage(path)
    with open_library(path) as library:
        assert len(library.contents()) == 30
    assert [file.name for file in Path(path).parent.iterdir()] == ["library.db"]


def test_a_file_of_zeros_is_what_is_left_of_a_library(path):
    Path(path).write_bytes(bytes(len(Path(path).read_bytes())))
    with open_library(path) as library:
        assert "no marks could be read" in library.messages[0]
        assert library.unread() == ()


def test_a_file_cut_short_is_rescued(path):
    raw = Path(path).read_bytes()
    Path(path).write_bytes(raw[: len(raw) // 2])
    assert not is_sound(path)
    rescued = rescue(path, TODAY)
    assert rescued.kept.read_bytes() == raw[: len(raw) // 2]
    with Library(path) as library:
        assert library.contents() == ()


def test_a_kept_file_is_never_overwritten(path):
    first, second, third = (rescue(path, TODAY).kept for _ in range(3))
    assert first.name == "library.db.damaged-2026-03-04"
    assert second.name == "library.db.damaged-2026-03-04-2"
    assert third.name == "library.db.damaged-2026-03-04-3"
    assert all(file.exists() for file in (first, second, third))


def test_side_files_go_with_the_file_they_belong_to(path):
    log = Path(f"{path}-wal")
    log.write_bytes(b"a log that belongs to the old file")
    rescued = rescue(path, TODAY)
    kept = rescued.kept.with_name(f"{rescued.kept.name}-wal")
    assert not log.exists()
    assert not kept.exists() or kept.read_bytes() != b""
    with Library(path) as library:
        library.add(document(1))


def test_standard_input_is_not_asked_for_again(tmp_path):
    path = str(tmp_path / "library.db")
    with Library(path) as library:
        library.add(document(1))
        with library.writing() as connection:
            connection.execute("INSERT INTO source (notes, encodings, zh_path, en_path) VALUES ('', '', x'2d', x'')")
    assert rescue(path, TODAY).sources == (Source("1.txt", "1.txt"),)


def test_a_file_that_cannot_be_put_aside_is_said_and_stays(path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(rescue_module.Path, "rename", refuse)
    monkeypatch.setattr(rescue_module.Path, "replace", refuse)
    with pytest.raises(LibraryError, match="cannot be put aside"):
        rescue(path, TODAY)
    monkeypatch.undo()
    assert [file.name for file in Path(path).parent.glob("*damaged*")] == []
    with Library(path) as library:
        assert len(library.contents()) == 30


def test_where_files_cannot_be_linked_they_are_renamed(path, monkeypatch):
    def refuse(self, target):
        raise OSError(95, "not supported")

    monkeypatch.setattr(rescue_module.Path, "hardlink_to", refuse)
    before = Path(path).read_bytes()
    assert rescue(path, TODAY).kept.read_bytes() == before
    with Library(path) as library:
        assert len(Bookmarks(library).all()) == 2


def test_a_library_that_is_busy_is_not_taken_for_damaged(path, monkeypatch):
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.1)
    note_damage(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyError):
            open_library(path)
    with open_library(path) as library:
        assert len(library.contents()) == 30


def test_a_row_whose_columns_are_of_the_wrong_kind_is_not_saved(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE bookmark SET zh_path = 17 WHERE note = 'note 3'")
        connection.commit()
    rescue(path, TODAY)
    with Library(path) as library:
        assert [mark.note for mark in Bookmarks(library).all()] == ["note 9"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_library_behind_a_link_is_put_aside_where_it_is(path, tmp_path):
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)
    assert rescue(str(link), TODAY).kept == Path(path).with_name("library.db.damaged-2026-03-04")
    assert link.is_symlink()
    with Library(str(link)) as library:
        assert len(Bookmarks(library).all()) == 2


def test_a_library_that_has_lost_a_table_is_rescued(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE furniture")
    with open_library(path) as library, pytest.raises(DamagedError):
        library.furniture(Source("1.txt", "1.txt"))
    with open_library(path) as library:
        assert "2 bookmarks" in library.messages[0]
        library.add(document(1))


def test_what_a_rescue_that_was_cut_short_has_left_is_no_hindrance(path):
    Path(f"{path}.new").write_bytes(b"half a file")
    assert rescue(path, TODAY).marks == 2
    assert sorted(file.name for file in Path(path).parent.iterdir()) == ["library.db", "library.db.damaged-2026-03-04"]


@pytest.fixture(scope="module")
def intact(tmp_path_factory):
    """A small library to make damaged copies of."""
    name = str(tmp_path_factory.mktemp("intact") / "library.db")
    fill(name, 10)
    return Path(name)


_damages = st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=300)), min_size=1, max_size=4)


@settings(max_examples=15)
@example([(0.03125, b"\x80")])  # in the tables' own names …
@example([(0.03125, b"~")])  # … and in an index's columns
@given(_damages)
def test_whatever_is_damaged_the_next_start_gives_a_library_that_works(tmp_path_factory, intact, damages):
    name = str(tmp_path_factory.mktemp("damaged") / "library.db")
    raw = bytearray(intact.read_bytes())
    for where, bytes_ in damages:
        start = 100 + int(where * (len(raw) - 100))  # the header apart: without it, it is not known for a library
        raw[start : start + len(bytes_)] = bytes_
    Path(name).write_bytes(raw)
    # A bulletin that the list names and nothing else knows is said to be gone.
    with suppress(LibraryError, KeyError), open_library(name) as library:
        for key in library.outline().keys:
            library.bulletin(key)
        library.add(document(77))
    note_damage(name)
    with open_library(name) as library:
        library.add(document(78))
        assert document(78).bulletins[0] in [library.bulletin(entry.key) for entry in library.contents()]
        with library.writing() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
