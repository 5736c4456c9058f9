"""The library gives back exactly what was put in, and knows what it holds."""

import datetime
import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import documents

from reader.library import schema
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Furniture, Passage, ReaderError, Row, RowId, Source

SOURCE = Source("harbour.txt", "harbour.txt")


def passage(text):
    return Passage(text, (1,))


def bulletin(name="b1", *, source=SOURCE, zh_title=None, en_title=None, rows=(), date=None):
    return Bulletin(BulletinId(name), source, date, zh_title, en_title, (), tuple(rows))


def row(name, zh=None, en=None):
    return Row(RowId(name), zh and passage(zh), en and passage(en), None)


@settings(max_examples=20)
@given(documents)
def test_a_bulletin_comes_back_exactly_as_it_was_added(document):
    with Library() as library:
        library.add(document)
        assert tuple(library.bulletin(entry.key) for entry in library.contents()) == document.bulletins
        assert library.furniture(document.source) == document.furniture
        assert library.notes(document.source) == document.notes
        assert library.sources() == (document.source,)


@settings(max_examples=20)
@given(st.lists(documents, max_size=4, unique_by=lambda document: document.source))
def test_the_contents_list_the_bulletins_of_all_sources_in_order(several):
    with Library() as library:
        for document in several:
            library.add(document)
        expected = [(each.source, each.id, len(each.rows)) for document in several for each in document.bulletins]
        assert [(entry.source, entry.id, entry.rows) for entry in library.contents()] == expected


def test_the_contents_say_what_can_be_said_without_reading():
    day = datetime.date(2021, 6, 23)
    with Library() as library:
        library.add(Document(SOURCE, (bulletin(zh_title=passage("港口開放"), rows=[row("r1", en="Open.")], date=day),)))
        (entry,) = library.contents()
    assert (entry.zh_title, entry.en_title, entry.date, entry.rows) == ("港口開放", None, day, 1)
    assert entry.sides == ("zh", "en")


@pytest.mark.parametrize(
    ("rows", "sides"),
    [((), ()), ((row("r", zh="一"),), ("zh",)), ((row("r", en="One"),), ("en",))],
)
def test_a_side_is_present_only_when_it_has_text(rows, sides):
    with Library() as library:
        library.add(Document(SOURCE, (bulletin(rows=rows),)))
        assert library.contents()[0].sides == sides


def test_the_same_bulletin_in_two_files_stands_in_both():
    other = Source("copy.txt", "copy.txt")
    with Library() as library:
        library.add(Document(SOURCE, (bulletin("same"),)))
        library.add(Document(other, (bulletin("same", source=other),)))
        first, second = library.contents()
        assert (first.id, first.source) == ("same", SOURCE)
        assert (second.id, second.source) == ("same", other)
        assert library.bulletin(second.key).source == other


def test_a_source_added_again_replaces_what_it_gave_before_and_keeps_its_place():
    other = Source("later.txt", "later.txt")
    with Library() as library:
        library.add(Document(SOURCE, (bulletin("old"),), (Furniture("home", 1, "en"),), ("old note",)))
        library.add(Document(other, (bulletin("other", source=other),)))
        old = library.contents()[0].key
        library.add(Document(SOURCE, (bulletin("new"),)))
        assert [entry.id for entry in library.contents()] == ["new", "other"]
        assert library.furniture(SOURCE) == ()
        assert library.notes(SOURCE) == ()
        with pytest.raises(KeyError):
            library.bulletin(old)


def test_an_unknown_source_has_no_notes_and_no_furniture():
    with Library() as library:
        assert library.notes(SOURCE) == ()
        assert library.furniture(SOURCE) == ()


def test_a_document_that_cannot_be_stored_leaves_nothing_behind():
    broken = Document(SOURCE, (bulletin("good"), bulletin("bad", zh_title=passage("\ud800"))))
    with Library() as library:
        library.add(Document(SOURCE, (bulletin("before"),)))
        with pytest.raises(UnicodeEncodeError):
            library.add(broken)
        assert [entry.id for entry in library.contents()] == ["before"]


def test_one_thread_adds_while_another_reads():
    errors = []
    with Library() as library:

        def add():
            try:
                for n in range(60):
                    source = Source(f"{n}.txt", f"{n}.txt")
                    library.add(Document(source, (bulletin(f"b{n}", source=source, rows=[row("r", zh="一")]),)))
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


def test_a_library_from_a_newer_program_is_refused_with_a_message():
    connection = sqlite3.connect(":memory:")
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    with pytest.raises(ReaderError, match="newer bulletin-reader"):
        schema.prepare(connection, ":memory:")
    connection.close()
