"""Rows written in place of others: what stays keeps its number and its entries in the index."""

import pytest
from correcting import SOURCE, bulletin, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from stored import counted, terms

from reader.library import numbering, rewriting
from reader.library.correcting import operations
from reader.library.correcting.applying import applied
from reader.library.correcting.following import key_of
from reader.library.correcting.held import Held
from reader.library.correcting.operations import CorrectionError
from reader.library.removing import meant, remove
from reader.library.searching import index
from reader.library.searching.search import search
from reader.library.soundness import problems
from reader.library.store import Library
from reader.model import Document, Source

TOWN = bulletin(*((f"第{n}段。又一句。", f"Paragraph {n}. Another.") for n in range(8)))
ASIDE = Source("aside.txt", "aside.txt")


@pytest.fixture
def library():
    with Library() as opened:
        opened.add(Document(SOURCE, (TOWN,)))
        opened.add(Document(ASIDE, (bulletin(("旁邊。", "Beside."), name="aside", source=ASIDE),)))
        yield opened


def numbers(library):
    """The numbers of the town's rows, by their ids."""
    with library.reading() as connection:
        return dict(numbering.rows_of(connection, key_of(library, SOURCE, TOWN.id), "name, id"))


def write(library, before, after):
    with library.writing() as connection:
        rewriting.rewrite(connection, key_of(library, SOURCE, TOWN.id), before.rows, after.rows)


def anew(after):
    with Library() as library:
        library.add(Document(SOURCE, (after,)))
        library.add(Document(ASIDE, (bulletin(("旁邊。", "Beside."), name="aside", source=ASIDE),)))
        return terms(library), counted(library)


@pytest.mark.parametrize(
    "operation",
    [
        lambda town: operations.merge(town, 2),
        lambda town: operations.merge(town, 6),
        lambda town: operations.split(town, 3, "zh", 1),
        lambda town: operations.unlink(town, 7),
        lambda town: operations.link(town, (1, "zh", 0), (5, "en", 0)),
        lambda town: operations.pin(town, 4),
    ],
)
def test_rows_that_stay_keep_their_numbers_and_nothing_of_them_is_indexed_again(library, monkeypatch, operation):
    was = numbers(library)
    after = applied(TOWN, operation(TOWN))
    touched = []
    monkeypatch.setattr(
        rewriting, "_terms", lambda row: touched.append(row.id) or index.row_terms(*rewriting._texts(row))
    )
    write(library, TOWN, after)
    now = numbers(library)
    assert {row.id: now[row.id] for row in after.rows if row.id in was} == {
        row.id: was[row.id] for row in after.rows if row.id in was
    }
    assert set(touched) == {row.id for row in TOWN.rows} ^ {row.id for row in after.rows}
    assert library.bulletin(key_of(library, SOURCE, TOWN.id)).rows == after.rows
    assert (terms(library), counted(library)) == anew(after)
    assert problems(library) == ()


@pytest.mark.parametrize("row", [0, 3, 5])
def test_a_row_that_comes_back_takes_the_number_that_was_left(library, row):
    was = numbers(library)
    after = applied(TOWN, operations.merge(TOWN, row))
    write(library, TOWN, after)
    assert len(numbers(library)) == len(was) - 1
    write(library, after, TOWN)
    assert numbers(library) == was
    with library.reading() as connection:
        assert connection.execute("SELECT * FROM stretch").fetchall() == []


def test_numbers_that_are_left_go_to_nobody_else(library):
    after = applied(TOWN, operations.merge(TOWN, 6))
    write(library, TOWN, after)
    taken = set(numbers(library).values())
    with library.reading() as connection:
        others = {number for (number,) in connection.execute("SELECT id FROM row WHERE bulletin <> 1")}
    assert not taken & others
    assert numbering.numbered([1, None, 5, None, None], [2], 90) == ([1, 2, 5, 90, 91], 92)


def test_what_stands_in_a_corrected_bulletin_is_listed_in_its_order_and_in_its_scope_only(library):
    after = applied(TOWN, operations.split(TOWN, 3, "zh", 1))
    write(library, TOWN, after)
    listed = search(library, "doc:市鎮 re:第|又", limit=50).hits
    assert [hit.position for hit in listed] == [n for n, row in enumerate(after.rows) if row.zh]
    assert {hit.bulletin for hit in search(library, "doc:town another", limit=50).hits} == {"town"}
    assert {hit.bulletin for hit in search(library, "!doc:aside another", limit=50).hits} == {"town"}


def test_a_corrected_bulletin_is_taken_out_with_all_its_rows_and_nothing_else(library):
    write(library, TOWN, applied(TOWN, operations.split(TOWN, 3, "zh", 1)))
    remove(library, [meant(library, "town")])
    assert problems(library) == ()
    with library.reading() as connection:
        assert connection.execute("SELECT * FROM stretch").fetchall() == []
        assert connection.execute("SELECT count(*) FROM row").fetchone() == (2,)


def test_a_bulletin_that_is_gone_cannot_be_written(library):
    with library.writing() as connection, pytest.raises(KeyError):
        rewriting.rewrite(connection, 999, (), ())


steps = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "unlink", "move", "pin", "undo"]), st.integers(0, 9)), max_size=7
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_whatever_is_done_and_taken_back_the_library_holds_the_rows_and_nothing_else(several):
    make = {
        "merge": operations.merge,
        "split": lambda town, row: operations.split(town, row, "zh", 1),
        "unlink": operations.unlink,
        "move": lambda town, row: operations.move(town, row, "en", 1),
        "pin": operations.pin,
    }
    with Library() as library:
        library.add(Document(SOURCE, (TOWN,)))
        journal, held = library.journal(), Held(library, key_of(library, SOURCE, TOWN.id))
        shown = TOWN
        for kind, row in several:
            done = [entry for entry in journal.of(SOURCE) if not entry.undone]
            if kind == "undo" and done:
                journal.mark(done[-1].id, undone=True)
            elif kind != "undo" and row < len(shown.rows):
                try:
                    journal.add(SOURCE, TOWN.id, make[kind](shown, row))
                except CorrectionError:
                    continue
            shown = held.recorrect(journal.of(SOURCE))
            assert library.bulletin(key_of(library, SOURCE, TOWN.id)) == shown
        assert problems(library) == ()
        with Library() as plain:
            plain.add(Document(SOURCE, (shown,)))
            assert (terms(library), counted(library)) == (terms(plain), counted(plain))
        for entry in journal.of(SOURCE):
            journal.mark(entry.id, undone=True)
        assert texts(held.recorrect(journal.of(SOURCE))) == texts(TOWN)
