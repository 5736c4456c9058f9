"""Corrections go where their bulletin goes: nothing is dropped, nothing is made twice, what fits nothing is told."""

import shutil

import pytest
from correcting import texts
from invented import TEXT

from reader.library.correcting import operations
from reader.library.correcting.following import as_bulletin, key_of, misfits
from reader.library.correcting.held import Held
from reader.library.soundness import problems
from reader.library.store import Library
from reader.library.syncing.adding import add
from reader.library.syncing.sync import fill
from reader.model import Source

OTHER = "渡輪停航。\n\nThe ferries stay in harbour.\n"
SPLIT = "青石鎮圖書館本月起延長開放時間。"


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "first" / "invented.txt"
    made.parent.mkdir()
    made.write_text(TEXT, encoding="utf-8")
    return made


@pytest.fixture
def library(tmp_path, file):
    with Library(str(tmp_path / "library.db")) as opened:
        add(opened, [str(file)])
        yield opened


def source(path):
    return Source(str(path), str(path))


def correct(library, path, *, journal=None):
    """Split the first row of a file's bulletin, as the reader does."""
    (entry,) = [each for each in library.contents() if each.source == source(path)]
    town = library.bulletin(entry.key)
    journal = journal or library.journal(make=True)
    journal.add(town.source, town.id, operations.split(town, 0, "zh", 1))
    return Held(library, entry.key).recorrect(journal.of(town.source, town.id))


def firsts(library):
    """How the bulletins of each file begin, by the names of their folders."""
    return {
        each.source.zh.split("/")[-2]: texts(library.bulletin(each.key))[0][0] == SPLIT for each in library.contents()
    }


def moved(path, folder):
    """The place of a file in another folder beside its own."""
    new = path.parent.parent / folder / path.name
    new.parent.mkdir(exist_ok=True)
    return new


@pytest.mark.parametrize("what", ["the file", "the folder"])
def test_corrections_are_made_again_where_a_file_was_moved(library, file, what, tmp_path):
    corrected = correct(library, file)
    new = moved(file, "second")
    file.rename(new)
    add(library, [str(new)] if what == "the file" else [str(tmp_path / "first"), str(tmp_path / "second")])
    assert firsts(library) == {"first": False, "second": True}
    (entry,) = [each for each in library.contents() if each.source == source(new)]
    assert texts(library.bulletin(entry.key)) == texts(corrected)
    assert [each.source for each in library.journal().of(source(new))] == [source(new)]
    assert library.journal().of(source(file)) == ()
    assert misfits(library, library.journal()) == ()
    assert problems(library) == ()


def test_what_was_taken_back_and_its_order_go_along(library, file):
    correct(library, file)
    journal = library.journal()
    (first,) = journal.of(source(file))
    town = library.bulletin(key_of(library, source(file), first.bulletin))
    second = journal.add(source(file), town.id, operations.pin(town, 1))
    journal.mark(second.id, undone=True)
    new = moved(file, "second")
    file.rename(new)
    add(library, [str(new)])
    assert [(each.id, each.undone) for each in journal.of(source(new))] == [(first.id, False), (second.id, True)]


def test_of_two_copies_the_one_is_corrected_that_was(library, file):
    copy = moved(file, "copy")
    shutil.copy(file, copy)
    correct(library, file)
    add(library, [str(copy)])
    assert firsts(library) == {"first": True, "copy": False}
    assert library.journal().of(source(copy)) == ()


def test_a_copy_takes_over_when_the_file_goes_though_it_was_read_before(library, file):
    copy = moved(file, "copy")
    shutil.copy(file, copy)
    add(library, [str(copy)])
    correct(library, file)
    file.unlink()
    assert add(library, []).complete
    add(library, [str(copy.parent), str(file.parent)])
    assert firsts(library) == {"first": False, "copy": True}
    assert len(library.journal().of(source(copy))) == 1


def test_of_several_copies_one_takes_over(library, file):
    correct(library, file)
    copies = [moved(file, name) for name in ("copy", "other")]
    for copy in copies:
        shutil.copy(file, copy)
    file.unlink()
    add(library, [str(copy) for copy in copies])
    assert firsts(library) == {"first": False, "copy": True, "other": False}


def test_a_copy_that_somebody_corrected_keeps_its_own_corrections(library, file):
    copy = moved(file, "copy")
    shutil.copy(file, copy)
    add(library, [str(copy)])
    correct(library, file)
    correct(library, copy)
    file.unlink()
    add(library, [str(copy.parent), str(file.parent)])
    assert firsts(library) == {"first": True, "copy": True}
    assert len(library.journal().of(source(copy))) == len(library.journal().of(source(file))) == 1


def test_a_bulletin_that_went_into_another_file_takes_its_corrections_along(library, file):
    correct(library, file)
    new = moved(file, "second")
    new.write_text(TEXT, encoding="utf-8")
    file.write_text(OTHER, encoding="utf-8")
    add(library, [str(file), str(new)])
    assert firsts(library) == {"first": False, "second": True}
    assert misfits(library, library.journal()) == ()


def test_a_file_opened_by_its_path_is_followed_with_what_the_own_library_keeps(tmp_path, file):
    own, new = tmp_path / "own.db", moved(file, "second")
    with Library() as memory:
        memory.keep_corrections_in(lambda: own)
        fill(memory, [str(file)])
        correct(memory, file)
    file.rename(new)
    with Library() as memory:
        memory.keep_corrections_in(lambda: own)
        fill(memory, [str(new)])
        assert firsts(memory) == {"second": True}


def test_a_file_whose_text_is_another_takes_nothing_and_the_correction_is_told(library, file):
    correct(library, file)
    file.write_text(OTHER, encoding="utf-8")
    add(library, [str(file)])
    (misfit,) = misfits(library, library.journal())
    assert misfit.why == "text"
    assert [text for text, _ in texts(as_bulletin(misfit.entry))] == [SPLIT, "週末開到晚上九點。"]


def test_a_correction_of_a_file_that_is_nowhere_is_told_and_one_of_a_file_not_read_is_not(library, file, tmp_path):
    correct(library, file)
    library.remove(source(file))
    assert misfits(library, library.journal()) == ()
    file.unlink()
    (misfit,) = misfits(library, library.journal())
    assert misfit.why == "file"
    assert library.journal().put_aside(misfit.entry.id)
    assert not library.journal().put_aside(misfit.entry.id)
    assert misfits(library, library.journal()) == ()
    assert library.journal().aside() == 1
    assert library.journal().take_up() == misfit.entry.id
    assert misfits(library, library.journal()) == (misfit,)
    assert library.journal().take_up() is None


def test_what_is_put_aside_is_not_made_and_is_kept(library, file):
    correct(library, file)
    journal = library.journal()
    (entry,) = journal.of(source(file))
    journal.put_aside(entry.id)
    town = Held(library, key_of(library, source(file), entry.bulletin)).recorrect(journal.of(source(file)))
    assert texts(town)[0][0] != SPLIT
    journal.add(source(file), town.id, operations.pin(town, 1))
    assert [each.is_aside for each in journal.of(source(file))] == [True, False]
