"""A library of any version that was ever released is opened by this one; a newer one is left alone."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from library_version import FOLDER, PAIR, SOURCE, STAMP, documents, marked, write
from stored import terms

from reader.library import schema
from reader.library.places.bookmarks import Bookmarks
from reader.library.places.stopped import ReadingPlaces
from reader.library.problems import LibraryError
from reader.library.store import Library

STORED = sorted(FOLDER.glob("version-*.db"), key=lambda file: int(file.stem.removeprefix("version-")))


def tables(path):
    """What a library consists of; white space is another in a table that was given a column."""
    query = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    with closing(sqlite3.connect(path)) as connection:
        return {(kind, name, "".join((sql or "").split())) for kind, name, sql in connection.execute(query)}


@pytest.fixture(params=STORED, ids=lambda file: file.stem)
def stored(request, tmp_path):
    """A copy of a stored library, so that opening it changes nothing here."""
    return shutil.copy(request.param, tmp_path / "library.db")


def test_a_library_of_every_version_is_stored():
    assert [int(file.stem.removeprefix("version-")) for file in STORED] == list(range(1, schema.VERSION + 1))


def test_a_stored_library_holds_what_was_put_into_it(stored):
    with Library(str(stored)) as library:
        harbour, *others = (bulletin for document in documents() for bulletin in document.bulletins)
        pinned = replace(harbour.rows[0], score=1.0, checked="pinned")
        expected = (replace(harbour, rows=(pinned, *harbour.rows[1:])), *others)
        assert tuple(library.bulletin(entry.key) for entry in library.contents()) == expected
        assert [entry.gone for entry in library.contents()] == [False, True, False]
        assert set(library.stamps().values()) == {STAMP}
        assert library.notes(SOURCE) == ("no Chinese text",)
        assert library.encodings(PAIR) == ("utf-8",)
        marks = Bookmarks(library)
        (bookmark,) = marks.all()
        assert (bookmark.note, bookmark.title) == ("worth another look", "港口開放 / Harbour Opens")
        (place,) = ReadingPlaces(library).recent(5)
        assert (place.bulletin, place.position, place.script) == ("harbour", 1, "traditional")


def test_a_stored_library_has_the_tables_of_a_new_one(stored, tmp_path):
    """Fails when tables are changed without a new version: write the file anew only while the version is unreleased."""
    with Library(str(stored)):
        pass
    write(tmp_path / "new.db")
    assert tables(stored) == tables(tmp_path / "new.db")


def test_a_stored_library_can_be_written_and_its_index_stays_that_of_its_rows(stored, tmp_path):
    first, *_ = documents()
    with Library(str(stored)) as library, Library(str(tmp_path / "new.db")) as anew:
        library.add(first)
        for document in documents():
            anew.add(document)
        assert terms(library) == terms(anew)


def test_what_was_made_by_hand_keeps_its_numbers_and_takes_none_that_was_given(stored):
    with Library(str(stored)) as library:
        marks = Bookmarks(library)
        (bookmark,) = marks.all()
        (source,) = library.journal().sources()  # by absolute paths of the folder in which it was written
        (correction,) = library.journal().of(source)
        assert (bookmark.id, correction.id, correction.is_active) == (1, 1, True)
        marks.delete(bookmark.id)
        harbour = library.bulletin(library.contents()[0].key)
        assert marks.add(harbour, 0).id == 2
        assert marks.restore() == bookmark
        assert library.journal().add(source, harbour.id, correction.correction).id == 2


def test_the_stored_place_is_the_one_the_script_writes():
    (harbour,) = documents()[0].bulletins
    assert (marked(harbour).position, marked(harbour).layout) == (1, "side by side")


def test_an_older_library_is_brought_up_to_date_step_by_step(tmp_path, monkeypatch):
    path = str(tmp_path / "library.db")
    write(Path(path))
    steps = {
        schema.VERSION: lambda connection: connection.execute("ALTER TABLE source ADD COLUMN colour TEXT"),
        schema.VERSION + 1: lambda connection: connection.execute("UPDATE source SET colour = 'red'"),
    }
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 2)
    with Library(path) as library, library.reading() as connection:
        assert set(connection.execute("SELECT colour FROM source")) == {("red",)}
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


def test_a_step_that_fails_leaves_the_library_as_it_was(tmp_path, monkeypatch):
    path = str(tmp_path / "library.db")
    write(Path(path))
    before = tables(path)

    def breaks(connection):
        connection.execute("ALTER TABLE source ADD COLUMN colour TEXT")
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION: breaks})
    with monkeypatch.context() as newer:
        newer.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(ZeroDivisionError):
            Library(path)
    assert tables(path) == before
    with Library(path) as library:
        assert len(library.contents()) == 3


def test_there_is_a_step_from_every_older_version():
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.VERSION))


def test_a_library_from_a_newer_program_is_refused_by_name_and_not_changed(tmp_path):
    path = tmp_path / "library.db"
    write(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer bulletin-reader") as caught:
        Library(str(path))
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


def test_two_programs_that_make_the_same_library_at_once_both_get_it(tmp_path, monkeypatch):
    path = str(tmp_path / "library.db")
    real = schema._version
    made = []

    def slower(connection, name):
        version = real(connection, name)
        if not made:
            made.append(True)
            with Library(path):
                pass
        return version

    monkeypatch.setattr(schema, "_version", slower)
    with Library(path) as library:
        assert library.contents() == ()


def test_statements_that_hold_semicolons_in_quotes_are_run_whole():
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.run(connection, "CREATE TABLE a (b DEFAULT ';\n');\n\nINSERT INTO a DEFAULT VALUES;\n")
        assert connection.execute("SELECT b FROM a").fetchall() == [(";\n",)]


def test_a_script_that_ends_in_the_middle_is_not_run_in_part():
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(ValueError, match="CREATE"):
        schema.run(connection, "CREATE TABLE a (b)")
