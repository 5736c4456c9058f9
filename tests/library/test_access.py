"""Threads share a library: nobody waits for long, and nobody sees half of a change."""

import sqlite3
import threading

import pytest
from stored import document

from reader.library.problems import Cancelled
from reader.library.store import Library


def test_one_thread_adds_while_another_reads(library):
    errors = []

    def add():
        try:
            for n in range(60):
                library.add(document(n))
        except Exception as error:
            errors.append(error)

    worker = threading.Thread(target=add)
    worker.start()
    while worker.is_alive():
        for entry in library.contents():
            assert library.bulletin(entry.key).id == entry.id
    worker.join()
    assert not errors
    assert len(library.contents()) == 60


_ENDLESS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_a_search_is_cancelled_from_another_thread_and_the_next_one_works(library):
    library.add(document(1))
    stop, outcome = threading.Event(), []

    def search():
        try:
            with library.searching(stop.is_set) as connection:
                outcome.append(connection.execute("SELECT count(*) FROM row").fetchone()[0])
                connection.execute(_ENDLESS)
        except Cancelled:
            outcome.append("cancelled")

    worker = threading.Thread(target=search)
    worker.start()
    while not outcome:
        pass
    stop.set()
    worker.join()
    assert outcome == [4, "cancelled"]
    with library.searching() as connection:
        assert connection.execute("SELECT count(*) FROM row").fetchone()[0] == 4


def test_a_search_that_waits_for_another_one_can_be_cancelled(library):
    with library.searching():
        outcome = []

        def search():
            try:
                with library.searching(lambda: True):
                    outcome.append("searched")
            except Cancelled:
                outcome.append("cancelled")

        worker = threading.Thread(target=search)
        worker.start()
        worker.join()
    assert outcome == ["cancelled"]


def test_reading_goes_on_while_a_search_and_a_write_are_under_way_in_a_file(tmp_path):
    with Library(str(tmp_path / "library.db")) as library:
        library.add(document(1))
        with library.searching(), library.writing() as connection:
            connection.execute("DELETE FROM bulletin")
            seen = []
            reader = threading.Thread(target=lambda: seen.extend(library.contents()))
            reader.start()
            reader.join()
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
        assert [entry.id for entry in seen] == ["bulletin1-1"]


def test_reading_does_not_wait_for_a_long_list(tmp_path):
    with Library(str(tmp_path / "library.db")) as library:
        library.add(document(1))
        with library._access.listing():
            seen = []
            reader = threading.Thread(target=lambda: seen.extend(library.entries([1])))
            reader.start()
            reader.join()
            assert [entry.id for entry in seen] == ["bulletin1-1"]


def test_closing_ends_a_search_that_is_under_way(tmp_path):
    library = Library(str(tmp_path / "library.db"))
    began, outcome = threading.Event(), []

    def search():
        try:
            with library.searching() as connection:
                began.set()
                connection.execute(_ENDLESS)
        except Cancelled:
            outcome.append("cancelled")

    worker = threading.Thread(target=search)
    worker.start()
    began.wait()
    library.close()
    worker.join()
    assert outcome == ["cancelled"]


def test_closing_ends_a_long_list_as_if_the_library_had_been_closed_before(tmp_path):
    library = Library(str(tmp_path / "library.db"))
    began, outcome = threading.Event(), []

    def make_list():
        try:
            with library._access.listing() as connection:
                began.set()
                connection.execute(_ENDLESS)
        except sqlite3.ProgrammingError as error:
            outcome.append(str(error))

    worker = threading.Thread(target=make_list)
    worker.start()
    began.wait()
    closing = threading.Thread(target=library.close)
    closing.start()
    while worker.is_alive():  # the statement may not have begun when closing interrupts it
        library._access._lister.interrupt()
        worker.join(0.01)
    closing.join()
    assert outcome == ["the library is closed"]


def test_a_closed_library_says_so(library):
    library.close()
    for attempt in (library.contents, library.searching().__enter__, library.writing().__enter__):
        with pytest.raises(sqlite3.ProgrammingError):
            attempt()


def test_what_writes_within_a_write_belongs_to_it(library):
    def write():
        with library.writing():
            library.add(document(1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert library.contents() == ()
