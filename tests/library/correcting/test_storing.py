"""Corrections in libraries: made again on what is read anew, found by every search, and taken back without a trace."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from correcting import SOURCE, bulletin, texts
from invented import TEXT
from stored import counted, terms

from reader.library.correcting import held, operations
from reader.library.correcting.following import key_of
from reader.library.correcting.journal import Journal
from reader.library.correcting.naming import exchanged, names_apart, names_in
from reader.library.correcting.storing import as_read, corrected, recorrect, refine, settle
from reader.library.names.gather import names_of
from reader.library.places.bookmarks import Bookmarks
from reader.library.places.whereabouts import find
from reader.library.removing import meant, remove
from reader.library.rescue import rescue
from reader.library.searching.search import search
from reader.library.soundness import problems
from reader.library.store import Library
from reader.library.syncing.adding import add
from reader.model import Document

PLACES = (
    ("趙克志昨日抵達烏魯木齊。\n林若秋說，明日有雨。", "Zhao Kezhi arrived in Urumqi yesterday."),
    (None, "Lin Ruoqiu said that there will be rain tomorrow."),
    ("渡輪停航。", "The ferries stay in harbour."),
)
TOWN = bulletin(*PLACES)
OTHER = replace(bulletin(("別的事情。", "Other matters."), name="other"), source=SOURCE)
LATER = replace(bulletin(("後來的事。", "What came later."), name="later"), source=SOURCE)
MOVE = operations.move(TOWN, 0, "zh", 1)


@pytest.fixture(params=["a file", "memory"])
def library(request, tmp_path):
    with Library(str(tmp_path / "library.db") if request.param == "a file" else ":memory:") as opened:
        opened.add(Document(SOURCE, (OTHER, TOWN, LATER)))
        yield opened


def correct(library, *corrections, key=None):
    """Correct the town's bulletin as the reader does, and return it."""
    key = key or key_of(library, SOURCE, TOWN.id)
    journal = library.journal(make=True)
    for correction in corrections:
        journal.add(SOURCE, TOWN.id, correction)
    recorrect(library, key, journal.of(SOURCE, TOWN.id))
    return refine(library, key)


def take_back(library):
    journal = library.journal(make=True)
    last = [each for each in journal.of(SOURCE, TOWN.id) if not each.undone][-1]
    journal.mark(last.id, undone=True)
    key = key_of(library, SOURCE, TOWN.id)
    recorrect(library, key, journal.of(SOURCE, TOWN.id))
    return refine(library, key)


def state(library):
    """All that a library says of itself but for the numbers of rows."""
    with library.reading() as connection:
        names = {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("named", "spoken", "name")
        }
        names["of sources"] = [
            json.loads(zlib.decompress(blob)) for (blob,) in connection.execute("SELECT names FROM source_names")
        ]
        kept = connection.execute("SELECT bulletin FROM uncorrected").fetchall()
    bulletins = [library.bulletin(entry.key) for entry in library.contents()]
    return bulletins, names, terms(library), counted(library), kept


def anew(*bulletins):
    """What a library says that read these bulletins and nothing else."""
    with Library() as library:
        library.add(Document(SOURCE, bulletins))
        return state(library)


def test_a_corrected_bulletin_takes_its_own_place(library):
    key = key_of(library, SOURCE, TOWN.id)
    before = [entry.key for entry in library.contents()]
    after = correct(library, MOVE)
    assert library.bulletin(key) == after
    assert texts(after)[:2] == [("趙克志昨日抵達烏魯木齊。", PLACES[0][1]), ("林若秋說，明日有雨。", PLACES[1][1])]
    assert [row.checked for row in after.rows] == ["corrected", "corrected", None]
    assert [row.score for row in after.rows] == [1.0, 1.0, 0.4]
    assert after.rows[2] == TOWN.rows[2]
    assert [entry.key for entry in library.contents()] == before
    assert problems(library) == ()


@pytest.mark.parametrize("correction", [MOVE, operations.merge(TOWN, 0), operations.unlink(TOWN, 0)])
def test_index_counts_and_names_are_those_of_the_rows_as_corrected(library, correction):
    after = correct(library, correction)
    _, names, index, counts, kept = state(library)
    plain = replace(after, rows=tuple(replace(row, checked=None) for row in after.rows))
    expected = anew(OTHER, plain, LATER)
    assert (names, index, counts) == expected[1:4]
    assert len(kept) == 1


@pytest.mark.parametrize("correction", [MOVE, operations.merge(TOWN, 0), operations.split(TOWN, 0, "zh", 1)])
def test_taking_it_back_restores_everything_exactly(library, correction):
    before = state(library)
    correct(library, correction)
    assert state(library) != before
    take_back(library)
    assert state(library) == before
    assert library.bulletin(key_of(library, SOURCE, TOWN.id)) == TOWN
    assert problems(library) == ()


def test_one_of_several_is_taken_back_as_if_it_had_never_been(library):
    correct(library, MOVE)
    once = state(library)
    key = key_of(library, SOURCE, TOWN.id)
    correct(library, operations.merge(library.bulletin(key), 1))
    take_back(library)
    assert state(library) == once
    assert as_read(library, key) == TOWN


def test_the_names_of_a_row_that_was_put_right_are_found(library):
    with library.reading() as connection:
        pairs = "SELECT en_shown FROM name WHERE zh_shown = '林若秋'"
        assert connection.execute(pairs).fetchall() == []
    correct(library, MOVE)
    with library.reading() as connection:
        assert connection.execute(pairs).fetchall() == [("Lin Ruoqiu",)]


def test_a_pinned_row_says_alone_what_else_two_rows_must_say():
    """Nothing but their row speaks for this pair: neither sound nor spelling nor dictionary."""
    town = bulletin(("高映真說，渡輪停航。", "Later Maud Ashby said that the ferries would stay in harbour."))
    assert "Maud Ashby" not in [pair[3] for pair in json.loads(names_in(town))["pairs"]]
    pinned = replace(town, rows=(replace(town.rows[0], checked="pinned"),))
    (pair,) = [pair for pair in json.loads(names_in(pinned))["pairs"] if pair[3] == "Maud Ashby"]
    assert (pair[2], pair[5]) == ("高映真", {"together": 1})


def test_searching_finds_rows_as_corrected(library):
    correct(library, MOVE)
    (hit,) = search(library, "rain 明日").hits
    assert (hit.key, hit.position) == (key_of(library, SOURCE, TOWN.id), 1)


def test_a_bookmark_on_an_untouched_row_stays_and_one_on_a_moved_paragraph_is_found(library):
    marks = Bookmarks(library)
    untouched, moved = marks.add(TOWN, 2), marks.add(TOWN, 1)

    def now(mark):
        return find(library, mark)

    correct(library, MOVE)
    assert (now(untouched).position, now(moved).position) == (2, 1)
    correct(library, operations.merge(library.bulletin(key_of(library, SOURCE, TOWN.id)), 0))
    assert (now(untouched).position, now(untouched).how) == (1, "id")
    assert now(moved).position == 0


def test_reading_a_changed_file_again_makes_the_corrections_again(library):
    correct(library, MOVE)
    longer = bulletin(("新聞。", "News."), *PLACES)
    library.add(Document(SOURCE, (longer,)))
    key = key_of(library, SOURCE, TOWN.id)
    assert texts(library.bulletin(key))[1:3] == [
        ("趙克志昨日抵達烏魯木齊。", PLACES[0][1]),
        ("林若秋說，明日有雨。", PLACES[1][1]),
    ]
    assert as_read(library, key) == longer
    take_back(library)
    assert state(library) == anew(longer)


def test_a_bulletin_that_moved_in_its_file_is_taken_out_with_all_its_rows(library):
    """Corrected rows have numbers far from those of their source; what lies between belongs to others."""
    library.add(Document(replace(SOURCE, zh="b.txt", en="b.txt"), (replace(OTHER, source=SOURCE),)))
    correct(library, operations.split(TOWN, 0, "zh", 1))
    library.add(Document(replace(SOURCE, zh="c.txt", en="c.txt"), (replace(LATER, source=SOURCE),)))
    library.remove(SOURCE)
    assert problems(library) == ()
    assert [entry.id for entry in library.contents()] == ["other", "later"]
    assert state(library)[4] == []


def test_a_single_bulletin_is_taken_out_with_what_it_was(library):
    correct(library, MOVE)
    remove(library, [meant(library, "town")])
    assert problems(library) == ()
    assert state(library)[4] == []


def test_a_corrected_bulletin_whose_title_was_edited_is_followed(library):
    correct(library, MOVE)
    library.add(Document(SOURCE, (OTHER, replace(TOWN, id="renamed"))))
    assert [each.bulletin for each in library.journal().of(SOURCE)] == ["renamed"]
    key = key_of(library, SOURCE, "renamed")
    assert library.bulletin(key).rows[0].checked == "corrected"


def test_a_file_read_into_memory_is_corrected_by_what_the_own_library_keeps(tmp_path):
    own = tmp_path / "own.db"
    with Library() as memory:
        memory.keep_corrections_in(lambda: own)
        memory.add(Document(SOURCE, (TOWN,)))
        assert memory.journal() is None
        assert not own.exists()
        correct(memory, MOVE)
    with Library(str(own)) as library:
        assert len(Journal(library).of(SOURCE)) == 1
        assert library.contents() == ()
        library.add(Document(SOURCE, (TOWN,)))
        assert library.bulletin(key_of(library, SOURCE, TOWN.id)).rows[0].checked == "corrected"
    with Library() as again:
        again.keep_corrections_in(lambda: own)
        again.add(Document(SOURCE, (TOWN,)))
        assert again.bulletin(key_of(again, SOURCE, TOWN.id)).rows[0].checked == "corrected"
    with Library() as stranger:
        stranger.add(Document(SOURCE, (TOWN,)))
        assert stranger.bulletin(key_of(stranger, SOURCE, TOWN.id)) == TOWN


def test_an_own_library_that_cannot_be_opened_keeps_nobody_from_reading(tmp_path):
    own = tmp_path / "own.db"
    own.write_text("This is no library, but somebody's letter.", encoding="utf-8")
    with Library() as memory:
        memory.keep_corrections_in(lambda: own)
        memory.add(Document(SOURCE, (TOWN,)))
        assert len(memory.contents()) == 1
    assert own.read_text(encoding="utf-8").startswith("This is no library")


def test_corrections_outlive_a_damaged_library_and_are_made_again_when_its_files_are_read(tmp_path):
    path = str(tmp_path / "library.db")
    with Library(path) as library:
        library.add(Document(SOURCE, (TOWN,)))
        corrected_rows = texts(correct(library, MOVE))
    rescued = rescue(path)
    assert rescued.marks == 1
    with Library(path) as library:
        assert library.contents() == ()
        library.add(Document(SOURCE, (TOWN,)))
        assert texts(library.bulletin(key_of(library, SOURCE, TOWN.id))) == corrected_rows
        take_back(library)
        assert state(library) == anew(TOWN)


def test_what_was_changed_meanwhile_is_not_refined(library, monkeypatch):
    key = key_of(library, SOURCE, TOWN.id)
    recorrect(library, key, [library.journal().add(SOURCE, TOWN.id, MOVE)])

    def meanwhile(bulletin):
        monkeypatch.setattr(held, "names_in", names_in)
        correct(library, operations.pin(TOWN, 2))
        return names_in(bulletin)

    monkeypatch.setattr(held, "names_in", meanwhile)
    assert refine(library, key) is None
    assert [row.checked for row in library.bulletin(key).rows] == ["corrected", "corrected", "pinned"]


def test_what_was_left_half_done_is_settled_when_the_library_is_opened_again(tmp_path):
    path = str(tmp_path / "library.db")
    with Library(path) as library:
        library.add(Document(SOURCE, (TOWN,)))
        key = key_of(library, SOURCE, TOWN.id)
        recorrect(library, key, [library.journal().add(SOURCE, TOWN.id, MOVE)])
        half = state(library)
    with Library(path) as library:
        settle(library)
        whole = state(library)
        assert whole != half
        assert refine(library, key) is not None
        assert state(library) == whole
        recorrect(library, key, ())
        settle(library)
        assert state(library) == anew(TOWN)


def test_the_names_of_a_long_bulletin_are_taken_again_in_a_process_of_its_own(library, monkeypatch):
    monkeypatch.setattr(held, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(held, "names_in", None)  # would fail
    before = state(library)
    after = correct(library, MOVE)
    plain = replace(after, rows=tuple(replace(row, checked=None) for row in after.rows))
    assert state(library)[1] == anew(OTHER, plain, LATER)[1] != before[1]
    take_back(library)
    assert state(library) == before


def test_a_process_finds_the_names_that_this_one_would():
    pinned = replace(TOWN, rows=(replace(TOWN.rows[0], checked="pinned"), *TOWN.rows[1:]))
    assert names_apart(pinned, lambda: False) == names_in(pinned)


def test_names_of_a_long_bulletin_that_nobody_waits_for_are_left_for_the_next_time(tmp_path, monkeypatch):
    monkeypatch.setattr(held, "MOST_AT_ONCE", 2)
    path = str(tmp_path / "library.db")
    with Library(path) as library:
        library.add(Document(SOURCE, (TOWN,)))
        names = state(library)[1]
        key = key_of(library, SOURCE, TOWN.id)
        recorrect(library, key, [library.journal().add(SOURCE, TOWN.id, MOVE)])
        assert texts(refine(library, key, lambda: True))[0] == ("趙克志昨日抵達烏魯木齊。", PLACES[0][1])
        assert state(library)[1] == names
    with Library(path) as library:
        settle(library, lambda: True)
        assert state(library)[1] == names
        settle(library)
        assert state(library)[1] != names


def test_a_process_that_fails_finds_no_names(monkeypatch):
    monkeypatch.setattr("reader.library.correcting.naming._START", "raise SystemExit(3)")
    assert names_apart(TOWN, lambda: False) is None
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert names_apart(TOWN, lambda: False) is None


def test_only_what_is_corrected_is_refined(library):
    assert refine(library, key_of(library, SOURCE, OTHER.id)) is None
    with pytest.raises(KeyError):
        refine(library, 999)
    with pytest.raises(KeyError):
        recorrect(library, 999, [])


def test_names_exchanged_bulletin_by_bulletin_are_those_of_the_whole():
    after = replace(TOWN, rows=TOWN.rows[1:])
    whole = names_of(Document(SOURCE, (OTHER, TOWN, TOWN))).text
    assert (
        exchanged(whole, [(names_in(TOWN), names_in(after))]) == names_of(Document(SOURCE, (OTHER, TOWN, after))).text
    )
    assert exchanged("", []) == ""
    assert exchanged(names_in(TOWN), [(names_in(TOWN), "")]) == ""


def test_the_sentences_of_a_corrected_row_are_linked_by_the_aligner():
    (after, *_), unmatched = corrected([TOWN], [])
    assert (after, unmatched) == (TOWN, ())


def test_a_file_on_disk_is_corrected_again_whenever_it_is_added_and_never_written(tmp_path):
    file = tmp_path / "invented.txt"
    file.write_text(TEXT, encoding="utf-8")
    before = file.read_bytes(), file.stat().st_mtime_ns
    with Library(str(tmp_path / "library.db")) as library:
        add(library, [str(file)])
        (entry,) = library.contents()
        town = library.bulletin(entry.key)
        library.journal().add(town.source, town.id, operations.split(town, 0, "zh", 1))
        recorrect(library, entry.key, library.journal().of(town.source))
        assert (file.read_bytes(), file.stat().st_mtime_ns) == before
        file.write_text(TEXT.replace("週末", "夏天週末") + "\n渡輪停航。\n", encoding="utf-8")
        assert add(library, [str(file)]).changed == 1
        (entry,) = library.contents()
        rows = library.bulletin(entry.key).rows
        assert [row.zh.text for row in rows][:2] == ["青石鎮圖書館本月起延長開放時間。", "夏天週末開到晚上九點。"]
        assert rows[1].en.text == "At weekends it closes at nine in the evening."
    assert Path(file).read_text(encoding="utf-8").startswith("圖書館")
