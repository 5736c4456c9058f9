"""What has become of bookmarks: found, lost, or waiting for their file."""

import pytest

from reader.library.places.bookmarks import Bookmarks
from reader.library.places.matching import can_be_read, lost, matched
from reader.library.store import Library
from reader.library.syncing.sync import fill
from reader.model import Source

PORT = "港口今日向所有船隻開放，歡迎各地船長。\n\nThe port opened to all ships today; captains are welcome.\n"
SNOW = "山上下了三天大雪，道路不通。\n\nIt snowed in the mountains for three days, and roads are closed.\n"


@pytest.fixture
def own(tmp_path):
    with Library(str(tmp_path / "own.db")) as library:
        yield Bookmarks(library)


@pytest.fixture
def port(tmp_path):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    return file


def opened(*files):
    library = Library()
    fill(library, [str(file) for file in files])
    return library


def mark(own, file):
    with opened(file) as library:
        return own.add(library.bulletin(library.contents()[0].key), 0, "mine")


def test_a_row_that_stands_is_found_where_it_is(own, port):
    mine = mark(own, port)
    with opened(port) as library:
        (one,) = matched([mine], library)
        assert (one.located.key, one.located.position) == (library.contents()[0].key, 0)
        assert (one.is_read, one.is_lost) == (True, False)
        assert lost([mine], library) == ()


def test_a_row_that_is_not_in_its_file_any_more_is_lost(own, port):
    mine = mark(own, port)
    port.write_text(SNOW, encoding="utf-8")
    with opened(port) as library:
        (one,) = matched([mine], library)
        assert (one.located, one.is_read, one.is_lost) == (None, True, True)
        assert lost([mine], library) == (one,)


def test_a_row_of_a_file_that_is_not_read_waits_for_it(own, port, tmp_path):
    mine = mark(own, port)
    other = tmp_path / "snow.txt"
    other.write_text(SNOW, encoding="utf-8")
    with opened(other) as library:
        (one,) = matched([mine], library)
        assert (one.located, one.is_read, one.is_lost) == (None, False, False)
        assert lost([mine], library) == ()
        port.unlink()
        assert [each.bookmark for each in lost([mine], library)] == [mine]


def test_a_deleted_bookmark_comes_back_as_it_was(own, port):
    mine = mark(own, port)
    second = mark(own, port)
    assert own.delete(mine.id)
    assert not own.delete(mine.id)
    assert own.all() == (second,)
    assert own.deleted() == 1
    assert own.restore() == mine
    assert own.all() == (mine, second)
    assert own.restore() is None  # once is enough
    assert own.all() == (mine, second)


def test_deleted_bookmarks_come_back_one_by_one_the_last_one_first_also_after_a_restart(tmp_path, port):
    file = str(tmp_path / "marks.db")
    with Library(file) as library:
        first, second = (mark(Bookmarks(library), port) for _ in range(2))
        for each in (second, first):
            Bookmarks(library).delete(each.id)
    with Library(file) as library:
        assert [Bookmarks(library).restore(), Bookmarks(library).restore()] == [first, second]


def test_only_so_many_deleted_bookmarks_are_kept(own, port, monkeypatch):
    monkeypatch.setattr("reader.library.places.bookmarks.UNDOABLE", 2)
    several = [mark(own, port) for _ in range(3)]
    for each in several:
        own.delete(each.id)
    assert own.deleted() == 2
    assert [own.restore(), own.restore(), own.restore()] == [several[2], several[1], None]


def test_a_deleted_bookmark_cannot_be_edited(own, port):
    mine = mark(own, port)
    own.delete(mine.id)
    with pytest.raises(KeyError):
        own.edit(mine.id, "another note")


def test_a_bookmark_made_after_a_deletion_never_takes_the_number_of_the_deleted_one(own, port):
    mine = mark(own, port)
    own.delete(mine.id)
    second = mark(own, port)
    restored = own.restore()
    assert restored.id == mine.id != second.id
    assert len(own.all()) == 2


@pytest.mark.parametrize(
    ("path", "can"),
    [("port.txt", True), ("port.txt/inside.txt", True), ("none.txt", False), ("", False), ("none/x.txt", False)],
)
def test_a_file_is_there_or_the_archive_it_stands_in(port, tmp_path, path, can):
    assert can_be_read(Source(*2 * [str(tmp_path / path)])) is can


def test_standard_input_and_half_a_pair_cannot_be_read_again(port):
    assert not can_be_read(Source("-", "-"))
    assert not can_be_read(Source(str(port), str(port) + ".en"))
    assert not can_be_read(Source("a\0b", "a\0b"))
