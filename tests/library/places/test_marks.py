"""Places and bookmarks: kept in a library's file, found again in what is read now, and never dropped."""

import datetime
import itertools
from pathlib import Path

import pytest

from reader.library.places.bookmarks import Bookmark, Bookmarks
from reader.library.places.locate import TITLE
from reader.library.places.stopped import Place, ReadingPlaces
from reader.library.places.whereabouts import find
from reader.library.store import Library
from reader.library.syncing.sync import fill
from reader.model import Source

ARTICLE = """港口重新開放

港口今日向所有船隻開放，歡迎各地船長前來參觀。

燈塔守望人陸承志說，新的燈可以照到三十海里以外，漁民夜裏不必再等天亮才進港。

下個月起，每逢初一和十五有渡輪開往對岸的青石鎮，單程票價二十元。

Port Opens Again

The port opened to all ships today and welcomes captains from everywhere.

The keeper of the lighthouse, Lu Chengzhi, said that the new lamp reaches more than thirty sea miles, so that \
fishermen need not wait for daylight.

From next month a ferry will leave for Qingshi on the other shore twice a month; a single ticket is twenty yuan.
"""
LAMP = "The keeper of the lighthouse"


@pytest.fixture
def own(tmp_path):
    """A library file that marks are kept in."""
    with Library(str(tmp_path / "library.db")) as library:
        yield library


@pytest.fixture
def clock():
    """A clock that ticks at each look."""
    seconds = itertools.count()
    start = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return lambda: start + datetime.timedelta(seconds=next(seconds))


@pytest.fixture
def places(own, clock):
    return ReadingPlaces(own, clock)


@pytest.fixture
def bookmarks(own, clock):
    return Bookmarks(own, clock)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def opened():
    """Read files into a library in memory, as opening them by their paths does."""
    libraries = []

    def read(*paths):
        libraries.append(Library())
        fill(libraries[-1], [str(path) for path in paths])
        return libraries[-1]

    yield read
    for library in libraries:
        library.close()


def bulletins(library):
    return [library.bulletin(entry.key) for entry in library.contents()]


def row_with(library, words):
    """Return the one bulletin and position of the row that holds some words."""
    found = [
        (bulletin, position)
        for bulletin in bulletins(library)
        for position, row in enumerate(bulletin.rows)
        for passage in (row.zh, row.en)
        if passage and words in passage.text
    ]
    assert len(found) == 1
    return found[0]


def text_at(library, located):
    row = library.bulletin(located.key).rows[located.position]
    return (row.en or row.zh).text


def test_a_place_is_kept_for_each_source_and_for_the_library(places, opened, file):
    library = opened(file)
    place = Place.at(*row_with(library, LAMP), script="traditional", layout="stacked")
    places.remember(place, place.of_library())
    kept = places.place(place.source)
    assert (kept.bulletin, kept.row, kept.position) == (place.bulletin, place.row, place.position)
    assert (kept.script, kept.layout) == ("traditional", "stacked")
    assert LAMP in kept.en
    whole = places.place(None)
    assert (whole.source, whole.file) == (None, place.source)
    assert find(library, kept) == find(library, whole)
    assert text_at(library, find(library, kept)).startswith(LAMP)


def test_what_was_never_read_has_no_place(places):
    assert places.place(None) is None
    assert places.place(Source("none.txt", "none.txt")) is None
    assert places.recent(5) == ()


def test_the_newest_place_of_a_source_is_kept(places, opened, file):
    (bulletin,) = bulletins(opened(file))
    for position in (0, 2, 1):
        places.remember(Place.at(bulletin, position))
    assert places.place(bulletin.source).position == 1


def test_the_sources_read_last_come_first(places, opened, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.replace("港口", f"{name}港"), encoding="utf-8")
    library = opened(*(tmp_path / f"{name}.txt" for name in ("a", "b", "c")))
    a, b, c = bulletins(library)
    for bulletin in (b, c, a):
        places.remember(Place.at(bulletin, 0))
    assert [Path(place.source.zh).name for place in places.recent(2)] == ["a.txt", "c.txt"]


def test_a_file_is_itself_by_whatever_path_it_is_opened(places, opened, file, monkeypatch):
    monkeypatch.chdir(file.parent)
    library = opened("port.txt")
    places.remember(Place.at(*row_with(library, LAMP)))
    assert LAMP in places.place(Source(str(file), str(file))).en
    monkeypatch.chdir("/")
    assert text_at(opened(file), find(opened(file), places.recent(1)[0])).startswith(LAMP)


def test_marks_are_there_when_the_library_is_opened_again(opened, file, tmp_path):
    path = str(tmp_path / "library.db")
    bulletin, position = row_with(opened(file), LAMP)
    with Library(path) as library:
        ReadingPlaces(library).remember(Place.at(bulletin, position))
        Bookmarks(library).add(bulletin, position, "the lamp")
    with Library(path) as library:
        assert ReadingPlaces(library).place(bulletin.source).position == position
        assert [bookmark.note for bookmark in Bookmarks(library).all()] == ["the lamp"]


def test_a_bookmark_is_made_edited_and_deleted(bookmarks, opened, file):
    bulletin, position = row_with(opened(file), LAMP)
    made = bookmarks.add(bulletin, position, "thirty miles")
    assert (made.title, made.note) == ("港口重新開放 / Port Opens Again", "thirty miles")
    assert LAMP in made.en
    assert (made.score, made.date) == (bulletin.rows[position].score, bulletin.date and bulletin.date.isoformat())
    assert made.score is not None
    edited = bookmarks.edit(made.id, "forty?")
    assert (edited.note, edited.made) == ("forty?", made.made)
    assert edited.changed > made.changed
    assert bookmarks.all() == (edited,)
    assert bookmarks.delete(made.id)
    assert bookmarks.all() == ()
    assert not bookmarks.delete(made.id)
    with pytest.raises(KeyError):
        bookmarks.edit(made.id, "gone")


def test_a_title_can_be_marked(bookmarks, opened, file):
    library = opened(file)
    (bulletin,) = bulletins(library)
    made = bookmarks.add(bulletin, TITLE)
    assert (made.zh, made.en) == ("港口重新開放", "Port Opens Again")
    located = find(library, made)
    assert (located.position, located.how) == (TITLE, "id")


def test_a_note_is_text_whatever_stands_in_it(bookmarks, opened, file):
    (bulletin,) = bulletins(opened(file))
    for note in ("'); DROP TABLE bookmark; --", "[bold]x[/]", "", "half \ud800"):
        made = bookmarks.add(bulletin, 0, note)
        assert made.note == note.replace("\ud800", "?")
    assert len(bookmarks.all()) == 4


# What changes, and what does not


def test_a_mark_survives_reading_again_and_edits_elsewhere_in_the_file(bookmarks, opened, file):
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    file.write_text(
        "漁會公告\n\n漁會今天開會。\n\nNotice\n\nThe fishermen met today.\n\n\n" + ARTICLE, encoding="utf-8"
    )
    library = opened(file)
    located = find(library, bookmark)
    assert located.how == "id"
    assert text_at(library, located).startswith(LAMP)


def test_a_mark_on_a_row_that_was_edited_is_found_by_its_text(bookmarks, opened, file):
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    file.write_text(ARTICLE.replace("thirty sea miles", "forty-two sea miles"), encoding="utf-8")
    library = opened(file)
    located = find(library, bookmark)
    assert located.how == "text"  # its Chinese side is as it was
    assert "forty-two" in text_at(library, located)
    file.write_text(
        ARTICLE.replace("thirty sea miles", "forty-two sea miles").replace("三十海里", "四十二海里"), encoding="utf-8"
    )
    library = opened(file)
    located = find(library, bookmark)
    assert located.how == "similar"
    assert "forty-two" in text_at(library, located)


def test_a_mark_survives_a_title_that_changed_the_bulletins_id(bookmarks, opened, file):
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    file.write_text(
        ARTICLE.replace("港口重新開放", "舊港重新開放").replace("Port Opens", "Old Port Opens"), encoding="utf-8"
    )
    library = opened(file)
    assert [bulletin.id for bulletin in bulletins(library)] != [bookmark.bulletin]
    located = find(library, bookmark)
    assert located.how == "id"
    assert text_at(library, located).startswith(LAMP)


def test_a_mark_in_a_file_that_was_moved_is_found_where_the_bulletin_is_now(bookmarks, opened, file, tmp_path):
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    moved = file.rename(tmp_path / "elsewhere.txt")
    library = opened(moved)
    assert text_at(library, find(library, bookmark)).startswith(LAMP)


def test_of_two_files_with_the_same_bulletin_the_one_it_was_marked_in_is_meant(bookmarks, opened, file, tmp_path):
    other = tmp_path / "a copy.txt"
    other.write_text(ARTICLE, encoding="utf-8")
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    for paths in ([file, other], [other, file]):
        library = opened(*paths)
        located = find(library, bookmark)
        assert library.bulletin(located.key).source.zh == str(file)


def test_a_mark_that_cannot_be_found_stays_with_its_text_and_comes_back_with_it(own, bookmarks, opened, file):
    before = opened(file)
    bookmark = bookmarks.add(*row_with(before, LAMP), "the lamp")
    file.write_text("漁會公告\n\n漁會今天開會。\n\nNotice\n\nThe fishermen met today.\n", encoding="utf-8")
    assert find(opened(file), bookmark) is None
    assert find(own, bookmark) is None  # nor in the library the mark is kept in, which is empty
    (kept,) = bookmarks.all()
    assert isinstance(kept, Bookmark)
    assert LAMP in kept.en
    assert kept.note == "the lamp"
    file.write_text(ARTICLE, encoding="utf-8")
    assert find(opened(file), kept).how == "id"


def test_a_source_taken_out_of_the_library_leaves_its_marks(tmp_path, opened, file):
    document = opened(file)
    bulletin, position = row_with(document, LAMP)
    with Library(str(tmp_path / "library.db")) as library:
        bookmarks = Bookmarks(library)
        fill(library, [str(file)])
        bookmark = bookmarks.add(bulletin, position)
        assert text_at(library, find(library, bookmark)).startswith(LAMP)
        assert library.remove(bulletin.source)
        assert bookmarks.all() == (bookmark,)
        assert find(library, bookmark) is None
        fill(library, [str(file)])
        assert text_at(library, find(library, bookmark)).startswith(LAMP)


def test_the_row_itself_elsewhere_is_preferred_to_one_that_is_only_like_it_here(bookmarks, opened, file, tmp_path):
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    moved = file.rename(tmp_path / "elsewhere.txt")
    edited = ARTICLE.replace("thirty sea miles", "forty sea miles").replace("三十海里", "四十海里")
    file.write_text(edited, encoding="utf-8")
    library = opened(file, moved)
    located = find(library, bookmark)
    assert located.how == "id"
    assert library.bulletin(located.key).source.zh == str(moved)
    assert find(opened(file), bookmark).how == "similar"


def test_a_row_that_was_split_is_found_by_its_first_piece_in_a_bulletin_of_another_id(bookmarks, opened, file):
    whole = ARTICLE.replace("天亮才進港。\n\n下個月", "天亮才進港。下個月").replace(
        "daylight.\n\nFrom", "daylight. From"
    )
    file.write_text(whole, encoding="utf-8")
    bookmark = bookmarks.add(*row_with(opened(file), LAMP))
    assert "From next month" in bookmark.en
    file.write_text(ARTICLE.replace("重新開放", "開放").replace("Opens Again", "Opens"), encoding="utf-8")
    library = opened(file)
    located = find(library, bookmark)
    assert located.how == "similar"
    assert text_at(library, located).startswith(LAMP)
