"""The library gives back exactly what was put in, and knows what it holds."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import SOURCE, bulletin, counted, document, passage, row, terms
from strategies import documents

from reader.library.contents import Counts, Stamp
from reader.library.packing import pack_document
from reader.library.searching import index
from reader.library.store import Library
from reader.model import Document, Furniture, Source

OTHER = Source("other.zh.txt", "other.en.txt")
STAMP = Stamp(120, 1_700_000_000_000_000_000, "abc", "test 1")


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


def test_what_was_added_is_there_when_the_file_is_opened_again(tmp_path):
    path = str(tmp_path / "library.db")
    with Library(path) as library:
        library.add(document(1), ["utf-8"])
    with Library(path) as library:
        (entry,) = library.contents()
        assert (library.bulletin(entry.key),) == document(1).bulletins
        assert library.encodings(entry.source) == ("utf-8",)
        assert (library.path, library.is_read_only, library.messages) == (path, False, ())


def test_a_window_of_the_contents_is_the_same_as_that_part_of_all_of_them(library):
    library.add_all((pack_document(document(n)), None) for n in range(7))
    entries = library.contents()
    assert library.contents(2, 3) == entries[2:5]
    assert library.contents(5) == entries[5:]
    assert library.contents(9, 3) == ()


@settings(max_examples=20)
@given(st.lists(documents, max_size=4, unique_by=lambda document: document.source))
def test_the_outline_says_of_each_entry_how_many_lines_it_takes_and_where_a_source_begins(several):
    with Library() as library:
        for each in several:
            library.add(each)
        outline, entries = library.outline(), library.contents()
        assert list(outline.keys) == [entry.key for entry in entries]
        titles = [(entry.zh_title is not None) + (entry.en_title is not None) for entry in entries]
        assert list(outline.lines) == [1 + max(1, number) for number in titles]
        by_number = {number: entry.source for number, entry in zip(outline.sources, entries, strict=True)}
        assert [by_number[number] for number in outline.sources] == [entry.source for entry in entries]
        assert len(set(by_number.values())) == len(by_number)


def test_an_outline_takes_nine_bytes_a_bulletin():
    with Library() as library:
        library.add(document(1))
        outline = library.outline()
    assert sum(part.itemsize for part in (outline.keys, outline.lines, outline.sources)) == 9


def test_entries_come_in_the_order_asked_for_and_without_those_that_left(library):
    for n in range(3):
        library.add(document(n))
    first, second, third = (entry.key for entry in library.contents())
    library.remove(Source("1.txt", "1.txt"))
    assert [entry.key for entry in library.entries([third, second, first])] == [third, first]
    assert library.entries([]) == ()


def test_more_entries_than_a_statement_takes_values_are_found(library):
    library.add(Document(SOURCE, tuple(bulletin(f"b{n}") for n in range(1200))))
    keys = [entry.key for entry in library.contents()]
    assert [entry.key for entry in library.entries(keys[::-1])] == keys[::-1]


def test_the_same_bulletin_is_found_in_other_sources_but_not_in_its_own(library):
    library.add(Document(SOURCE, (bulletin("same"), bulletin("same"), bulletin("alone"))))
    library.add(Document(OTHER, (bulletin("same", source=OTHER),)))
    here, _, alone, there = (entry.key for entry in library.contents())
    assert [entry.key for entry in library.elsewhere(here)] == [there]
    assert [entry.source for entry in library.elsewhere(there)] == [SOURCE, SOURCE]
    assert library.elsewhere(alone) == ()


def test_a_source_keeps_the_stamp_it_was_added_with(library):
    library.add_packed(pack_document(document(1)), STAMP)
    library.add(document(2))
    assert library.stamps() == {Source("1.txt", "1.txt"): STAMP}
    library.add(document(1))
    assert library.stamps() == {}


def test_a_source_that_is_gone_stays_readable_and_has_no_stamp_until_it_is_added_again(library):
    library.add_packed(pack_document(document(1)), STAMP)
    library.mark_gone([Source("1.txt", "1.txt"), Source("never there", "never there")])
    (entry,) = library.contents()
    assert entry.gone
    assert library.bulletin(entry.key).rows == document(1).bulletins[0].rows
    assert library.stamps() == {}
    library.add_packed(pack_document(document(1)), STAMP)
    assert not library.contents()[0].gone
    assert set(library.stamps().values()) == {STAMP}


def test_removing_a_source_takes_out_all_it_gave(library):
    library.add(document(1))
    library.add(document(2))
    assert library.remove(Source("1.txt", "1.txt"))
    assert not library.remove(Source("1.txt", "1.txt"))
    assert library.sources() == (Source("2.txt", "2.txt"),)
    assert library.furniture(Source("1.txt", "1.txt")) == ()
    assert library.counts() == Counts(1, 1, 3)


_steps = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["add", "again", "remove"])), max_size=8)


@settings(max_examples=25, deadline=None)
@given(_steps)
def test_after_any_changes_the_index_and_the_counters_are_those_of_a_library_made_anew(steps):
    with Library() as library, Library() as anew:
        left = {}
        for number, step in steps:
            edition = 2 if step == "again" else 1
            if step == "remove":
                assert library.remove(document(number).source) == (number in left)
                left.pop(number, None)
            else:
                library.add(document(number, edition=edition))
                left[number] = edition
        anew.add_all((pack_document(document(number, edition=edition)), None) for number, edition in left.items())
        assert terms(library) == terms(anew)
        assert library.counts() == anew.counts() == Counts(*counted(library))


def test_a_source_that_comes_twice_in_one_batch_is_what_it_was_last(library):
    library.add_all((pack_document(document(1, edition=edition)), None) for edition in (1, 2, 3))
    assert [entry.id for entry in library.contents()] == ["bulletin1-3"]
    with Library() as anew:
        anew.add(document(1, edition=3))
        assert terms(library) == terms(anew)


def test_a_batch_is_added_as_a_whole_or_not_at_all(library):
    library.add(document(1))
    before = terms(library)

    def batch():
        yield pack_document(document(1, edition=2)), None
        yield pack_document(document(2)), None
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        library.add_all(batch())
    assert [entry.id for entry in library.contents()] == ["bulletin1-1"]
    assert terms(library) == before
    library.add(document(2))
    assert library.counts() == Counts(2, 2, 6)


def test_rows_are_numbered_consecutively_from_the_title_and_never_with_an_old_number(library):
    def numbers():
        with library.reading() as connection:
            return list(connection.execute("SELECT id, position FROM row ORDER BY id"))

    library.add(document(1))
    assert numbers() == list(zip(itertools.count(1), (-1, 0, 1, 2), strict=False))
    library.add(document(1, edition=2))
    assert numbers() == list(zip(itertools.count(5), (-1, 0, 1, 2), strict=False))


def test_an_index_of_another_program_is_made_anew_before_anything_is_written(library, monkeypatch):
    with monkeypatch.context() as other:
        other.setattr(index, "row_terms", lambda zh, en, is_title=False: (["old"], ["terms"]))
        other.setattr(index, "FINGERPRINT", "another")
        with library.writing() as connection:
            connection.execute("UPDATE meta SET value = 'another' WHERE name = 'index'")
        library.add(document(1))
        assert set(terms(library)[0]) == {"old", "terms"}
    told = []
    assert library.keep_index(lambda done, total: told.append((done, total)))
    assert told == [(4, 4)]
    assert not library.keep_index()
    library.add(document(1, edition=2))
    with Library() as anew:
        anew.add(document(1, edition=2))
        assert terms(library) == terms(anew)


def test_the_number_of_changes_tells_when_bulletins_came_or_went(library):
    seen = [library.change()]
    library.add(document(1))
    seen.append(library.change())
    library.mark_gone([document(1).source])
    seen.append(library.change())
    library.mark_gone([document(1).source, document(5).source])
    assert library.change() == seen[-1]
    library.remove(document(1).source)
    seen.append(library.change())
    assert len(set(seen)) == 4
    assert not library.remove(document(1).source)
    assert (library.change(), library.outline().change) == (seen[-1], seen[-1])


def test_what_another_opening_of_the_file_adds_is_seen(tmp_path):
    path = str(tmp_path / "library.db")
    with Library(path) as one, Library(path) as two:
        before = one.change()
        two.add(document(1))
        assert one.change() != before
        assert [entry.id for entry in one.contents()] == ["bulletin1-1"]


def test_no_two_libraries_are_taken_for_one_another_by_how_often_they_changed():
    changes = set()
    for _ in range(5):
        with Library() as library:
            changes.add(library.change())
    assert len(changes) == 5
