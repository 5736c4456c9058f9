"""Bookmarks on the command line: exported with their notes, and those that are lost told of."""

import json

import pytest
from commanding import SPOTLESS, records

from reader.export.formats import FORMATS
from reader.library.places.bookmarks import Bookmarks
from reader.library.places.locate import TITLE
from reader.library.store import Library
from reader.library.syncing.sync import fill

PORT = """港口重新開放

港口今日向所有船隻開放，歡迎各地船長前來參觀。

燈塔守望人陸承志說，新的燈可以照到三十海里以外。

Port Opens Again

The port opened to all ships today and welcomes captains from everywhere.

The keeper of the lighthouse, Lu Chengzhi, said that the new lamp reaches more than thirty sea miles.
"""


@pytest.fixture
def port(tmp_path):
    file = tmp_path / "port.txt"
    file.write_text(PORT, encoding="utf-8")
    return file


def mark(own, file, *notes):
    """Mark rows of a file by their positions, as the reader does for a file opened by its path."""
    with Library() as library, Library(str(own)) as mine:
        fill(library, [str(file)])
        bulletin = library.bulletin(library.contents()[0].key)
        return [Bookmarks(mine).add(bulletin, position, note) for position, note in notes]


def exported(run, *options):
    code, out, err = run("export", "--bookmarks", *options)
    assert (code, err) == (0, "")
    return out


def test_marked_rows_are_exported_in_reading_order_with_their_notes(run, a_library_of_its_own, port):
    run("add", port)
    mark(a_library_of_its_own, port, (1, "the lamp"), (0, ""))
    (bulletin,) = records(exported(run))
    assert [row.get("note", "") for row in bulletin["rows"]] == ["", "the lamp"]
    assert bulletin["rows"][1]["zh"]["text"].startswith("燈塔守望人")
    assert bulletin["rows"][1]["score"] is not None
    assert bulletin["title"]["en"] == "Port Opens Again"


def test_rows_of_files_that_are_not_in_the_library_are_exported_as_they_were_kept(run, a_library_of_its_own, port):
    (mine,) = mark(a_library_of_its_own, port, (1, "the lamp"))
    port.unlink()
    (bulletin,) = records(exported(run))
    assert [row["zh"]["text"] for row in bulletin["rows"]] == [mine.zh]
    assert [row["en"]["text"] for row in bulletin["rows"]] == [mine.en]
    assert bulletin["title"]["zh"] == "港口重新開放"
    assert bulletin["title"]["en"] == "Port Opens Again"


def test_several_rows_of_one_lost_file_are_one_bulletin(run, a_library_of_its_own, port):
    mark(a_library_of_its_own, port, (1, "b"), (0, "a"), (TITLE, "t"))
    (bulletin,) = records(exported(run))
    assert [row["zh"]["text"][:2] for row in bulletin["rows"]] == ["港口", "燈塔"]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_bookmarks(run, a_library_of_its_own, port, tmp_path, name):
    run("add", port)
    mark(a_library_of_its_own, port, (1, "the lamp"))
    out = tmp_path / "marked"
    code, said, _ = run("export", "--bookmarks", "--format", name, "-o", out)
    assert code == 0
    assert "1 bulletin, 1 row" in said
    assert any(path.stat().st_size for path in tmp_path.glob("marked*"))


def test_without_bookmarks_nothing_is_written(run, tmp_path):
    run("add", SPOTLESS)
    code, out, err = run("export", "--bookmarks", "-o", tmp_path / "marked.tmx")
    assert (code, out) == (2, "")
    assert "no bookmarks yet" in err
    assert not (tmp_path / "marked.tmx").exists()


def test_files_are_not_named_with_bookmarks(run):
    code, out, err = run("export", "--bookmarks", SPOTLESS)
    assert (code, out) == (2, "")
    assert "--bookmarks" in err


def test_a_bookmarked_file_is_never_written_to(run, a_library_of_its_own, port):
    mark(a_library_of_its_own, port, (1, ""))
    code, _, err = run("export", "--bookmarks", "--format", "md", "-o", port, "--force")
    assert code == 2
    assert "one of the files that are read" in err
    assert port.read_text(encoding="utf-8") == PORT


def marked_lines(out):
    """Return what `check` says of bookmarks, in one line."""
    lines = iter(out.splitlines())
    first = next((line for line in lines if line.startswith("  bookmarks")), "")
    rest = [line for line, _ in zip(lines, range(3), strict=False) if line.startswith("   ")] if first else []
    return " ".join(" ".join([first, *rest]).split())


def test_check_lists_bookmarks_whose_rows_are_lost(run, a_library_of_its_own, port):
    run("add", port)
    mark(a_library_of_its_own, port, (0, ""), (1, "the lamp"))
    assert not marked_lines(run("check")[1])
    kept, _, gone = PORT.partition("燈塔守望人陸承志說，新的燈可以照到三十海里以外。\n\n")
    port.write_text(kept + gone[: gone.index("The keeper")], encoding="utf-8")
    run("add", port)
    code, out, _ = run("check")
    assert code == 1
    said = marked_lines(out)
    assert "燈塔守望人" in said
    assert "(the lamp)" in said
    first = json.loads(run("check", "--json")[1].splitlines()[0])
    assert [(one["note"], one["file"]) for one in first["lost_bookmarks"]] == [("the lamp", "read")]
    assert first["lost_bookmarks"][0]["en"].startswith("The keeper")


def test_check_lists_bookmarks_whose_files_are_gone_and_not_those_that_wait(run, a_library_of_its_own, port):
    mark(a_library_of_its_own, port, (0, "waits"))
    assert run("check")[0] == 0  # the file is there, and can be opened
    port.unlink()
    code, out, _ = run("check")
    assert code == 1
    assert "its file is gone" in marked_lines(out)


def test_a_hostile_note_acts_on_nothing(run, a_library_of_its_own, port):
    mark(a_library_of_its_own, port, (0, "\x1b]52;c;eA\x07=1+1"))
    for name in ("tsv", "md", "html"):
        out = exported(run, "--format", name)
        assert "\x1b" not in out
        assert "\x07" not in out
    port.unlink()
    assert "\x1b" not in run("check")[1]


def test_a_note_goes_with_its_row_in_an_export_of_everything_also_when_the_row_was_edited(
    run, a_library_of_its_own, port
):
    mark(a_library_of_its_own, port, (1, "the lamp"), (1, "again"), (TITLE, "all of it"))
    port.write_text(PORT.replace("more than thirty", "some thirty"), encoding="utf-8")
    run("add", port)
    (bulletin,) = records(run("export")[1])
    assert [row.get("note") for row in bulletin["rows"]] == [None, "the lamp; again"]
    assert bulletin["note"] == "all of it"
