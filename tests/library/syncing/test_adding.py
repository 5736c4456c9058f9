"""Bringing a library up to date: unchanged files are left alone, changed ones take their place, lost ones are noted."""

import os
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import pytest

from reader.library.problems import LibraryError
from reader.library.store import Library
from reader.library.syncing import adding, identity, pipeline
from reader.library.syncing.adding import Added, add
from reader.library.syncing.cache import Cache
from reader.library.syncing.standing import known_sources
from reader.model import Source

TEXT = "港口今日開放\n\n港口今日向所有船隻開放，歡迎各地船長。\n\nPort Opens\n\nThe port opened to all ships today.\n"
LATER = TEXT + "\n晚上關閉。\n\nIt closes in the evening.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """Let no test find what another one kept."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(pipeline, "Cache", lambda: Cache(folder))


@pytest.fixture
def library(tmp_path_factory):
    with Library(str(tmp_path_factory.mktemp("library") / "library.db")) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    """Return a folder of two files, written long ago."""
    for name in ("a", "b"):
        write(tmp_path / f"{name}.txt", f"{TEXT}\n第{name}號。\n")
    return tmp_path


@pytest.fixture
def read(monkeypatch):
    """List what is really looked into."""
    seen = []
    real = identity.digest

    def noting(source):
        seen.append(Path(source.zh).name)
        return real(source)

    monkeypatch.setattr(identity, "digest", noting)
    return seen


_times = iter(range(10**9, 10**18, 10**9))


def write(path, text=TEXT, encoding="utf-8"):
    """Write a file as of another moment long ago; return its source."""
    path.write_text(text, encoding=encoding)
    touch(path)
    return one(path)


def touch(path):
    moment = next(_times)
    os.utime(path, ns=(moment, moment))


def one(path):
    return Source(str(path), str(path))


def numbers(added):
    return added.added, added.changed, added.unchanged, added.gone


def gone(library):
    return {Path(source.zh).name for source, known in known_sources(library).items() if known.is_gone}


def texts(library, source):
    return [
        row.zh.text
        for entry in library.contents()
        if entry.source == source
        for row in library.bulletin(entry.key).rows
        if row.zh
    ]


def test_new_files_are_added_and_unchanged_ones_not_even_opened(library, folder, read):
    assert add(library, [str(folder)]) == Added(2, 0, 0, 0, (), (), True)
    before, entries = library.change(), library.contents()
    read.clear()
    assert add(library, [str(folder)]) == Added(0, 0, 2, 0, (), (), True)
    assert read == []
    assert (library.change(), library.contents()) == (before, entries)


def test_a_relative_path_is_the_same_source_as_the_absolute_one(library, folder, monkeypatch):
    monkeypatch.chdir(folder)
    add(library, ["a.txt", "./b.txt"])
    assert library.sources() == (one(folder / "a.txt"), one(folder / "b.txt"))
    monkeypatch.chdir("/")
    assert numbers(add(library, [str(folder / "a.txt"), str(folder)])) == (0, 0, 2, 0)


def test_a_changed_file_takes_its_own_place(library, folder):
    add(library, [str(folder)])
    write(folder / "a.txt", LATER)
    assert numbers(add(library, [str(folder)])) == (0, 1, 1, 0)
    assert library.sources() == (one(folder / "a.txt"), one(folder / "b.txt"))
    assert any("晚上" in text for text in texts(library, one(folder / "a.txt")))


def test_a_touched_file_is_looked_into_once_and_not_written_again(library, folder, read):
    add(library, [str(folder)])
    touch(folder / "a.txt")
    before = library.change()
    read.clear()
    assert numbers(add(library, [str(folder)])) == (0, 0, 2, 0)
    assert read == ["a.txt"]
    assert numbers(add(library, [str(folder)])) == (0, 0, 2, 0)
    assert read == ["a.txt"]
    assert library.change() == before


def test_a_file_changed_right_after_it_was_read_is_noticed(library, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    moment = file.stat().st_mtime_ns
    add(library, [str(file)])
    file.write_text(TEXT.replace("今日", "明日"), encoding="utf-8")
    os.utime(file, ns=(moment, moment))  # within the same tick of its clock, and of the same length
    assert numbers(add(library, [str(file)])) == (0, 1, 0, 0)


def test_another_program_reads_all_again(library, folder, monkeypatch):
    add(library, [str(folder)])
    monkeypatch.setattr(identity, "made_by", lambda: "another")
    assert numbers(add(library, [str(folder)])) == (0, 2, 0, 0)
    assert numbers(add(library, [str(folder)])) == (0, 0, 2, 0)


def test_what_vanished_is_marked_and_kept_and_comes_back(library, folder, read):
    add(library, [str(folder)])
    (folder / "a.txt").rename(folder / "a.away")
    assert numbers(add(library, [str(folder)])) == (0, 0, 1, 1)
    assert gone(library) == {"a.txt"}
    assert texts(library, one(folder / "a.txt"))
    assert numbers(add(library, [str(folder)])) == (0, 0, 1, 0)  # said once
    (folder / "a.away").rename(folder / "a.txt")
    before = library.change()
    assert numbers(add(library, [str(folder)])) == (0, 0, 2, 0)
    assert gone(library) == set()
    assert library.change() != before


def test_only_what_was_named_is_looked_for(library, folder):
    other = folder / "other"
    other.mkdir()
    write(other / "c.txt")
    add(library, [str(folder)])
    (folder / "a.txt").unlink()
    assert numbers(add(library, [str(other)])) == (0, 0, 1, 0)
    (other / "c.txt").unlink()
    beside = folder / "other2"
    beside.mkdir()
    write(beside / "d.txt")
    assert numbers(add(library, [str(beside)])) == (1, 0, 0, 0)
    assert gone(library) == set()


def test_a_file_or_folder_that_was_named_and_vanished_is_said_and_marked(library, folder):
    other = folder / "other"
    other.mkdir()
    write(other / "c.txt")
    add(library, [str(folder)])
    (other / "c.txt").unlink()
    other.rmdir()
    (folder / "a.txt").unlink()
    added = add(library, [str(other), str(folder / "a.txt")])
    assert numbers(added) == (0, 0, 0, 2)
    assert ["no such file" in each.reason for each in added.left_out] == [True, True]


def test_the_sources_of_a_library_can_be_named_as_they_are(library, folder):
    add(library, [str(folder)])
    (folder / "a.txt").unlink()
    write(folder / "b.txt", LATER)
    added = add(library, library.sources())
    assert numbers(added) == (0, 1, 0, 1)
    assert added.left_out == ()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may open any folder")
def test_a_folder_that_may_not_be_opened_proves_nothing(library, folder):
    locked = folder / "locked"
    locked.mkdir()
    write(locked / "c.txt")
    add(library, [str(folder)])
    locked.chmod(0)
    try:
        added = add(library, [str(folder)])
    finally:
        locked.chmod(0o700)
    assert (added.gone, len(added.left_out)) == (0, 1)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_what_cannot_be_looked_at_is_not_called_gone(library, folder):
    add(library, [str(folder)])
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(folder / "a.txt")  # leads nowhere, which is not the same as not being there
    added = add(library, [str(folder)])
    assert (numbers(added), len(added.left_out)) == ((0, 0, 1, 0), 1)
    assert gone(library) == set()


def test_a_named_file_that_no_folder_would_list_is_kept_up_to_date_with_its_folder(library, folder):
    odd = write(folder / "notes.xyz")
    add(library, [odd.zh])
    assert numbers(add(library, [str(folder)])) == (2, 0, 1, 0)
    write(folder / "notes.xyz", LATER)
    assert numbers(add(library, [str(folder)])) == (0, 1, 2, 0)


def test_a_file_whose_counterpart_turns_up_becomes_part_of_the_pair(library, tmp_path):
    zh = write(tmp_path / "a.zh.txt", "港口今日開放\n\n港口今日向所有船隻開放。\n").zh
    add(library, [str(tmp_path)])
    en = write(tmp_path / "a.en.txt", "Port Opens\n\nThe port opened to all ships today.\n").zh
    assert numbers(add(library, [str(tmp_path)])) == (1, 0, 0, 0)
    assert library.sources() == (Source(zh, en),)
    assert numbers(add(library, [str(tmp_path)])) == (0, 0, 1, 0)


def test_files_inside_an_archive_are_sources_of_their_own(library, tmp_path):
    archive = tmp_path / "a.zip"

    def pack(*names):
        with zipfile.ZipFile(archive, "w") as opened:
            for name in names:
                opened.writestr(name, f"{TEXT}\n{name}\n")
        touch(archive)

    pack("a.txt", "b.txt")
    assert numbers(add(library, [str(archive)])) == (2, 0, 0, 0)
    assert numbers(add(library, [str(archive)])) == (0, 0, 2, 0)
    pack("b.txt", "c.txt")
    assert numbers(add(library, [str(tmp_path)])) == (1, 0, 1, 1)
    assert gone(library) == {"a.txt"}


def test_an_encoding_that_was_asked_for_holds_until_another_is(library, tmp_path):
    file = write(tmp_path / "a.txt", "東門", "big5")
    add(library, [file.zh], encoding="latin-1")
    assert numbers(add(library, [file.zh])) == (0, 0, 1, 0)
    write(tmp_path / "a.txt", "東門開放", "big5")
    assert numbers(add(library, [file.zh])) == (0, 1, 0, 0)
    assert "1252" in library.encodings(file)[0] or "8859" in library.encodings(file)[0]
    assert numbers(add(library, [file.zh], encoding="big5")) == (0, 1, 0, 0)
    assert "Big5" in library.encodings(file)[0]


def test_what_cannot_be_read_is_said_and_what_it_gave_before_stays(library, folder):
    add(library, [str(folder)])
    (folder / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    touch(folder / "a.txt")
    added = add(library, [str(folder), str(folder / "none.txt")])
    assert [Path(each.source.zh).name for each in added.left_out] == ["none.txt", "a.txt"]
    assert numbers(added) == (0, 0, 1, 0)
    assert texts(library, one(folder / "a.txt"))


def test_standard_input_cannot_be_kept_up_to_date(library, folder):
    added = add(library, ["-", Source("-", str(folder / "a.txt")), str(folder)])
    assert [each.reason.startswith("-: standard input") for each in added.left_out] == [True, True]
    assert added.added == 2


def test_notes_name_the_file(library, tmp_path):
    write(tmp_path / "a.txt", "港口今日開放\n\n港口今日向所有船隻開放。\n")
    (tmp_path / "b.jpg").write_bytes(b"")
    notes = add(library, [str(tmp_path)]).notes
    assert notes == (
        f"{tmp_path}: 1 file left out, not text by the name.",
        f"{tmp_path / 'a.txt'}: no English text",
    )


def test_progress_counts_what_has_to_be_read_in_sources_and_bytes(library, folder):
    add(library, [str(folder / "a.txt")])
    told = []
    add(library, [str(folder)], told.append)
    size = (folder / "b.txt").stat().st_size
    seen = [(now.done, now.total, now.name, now.bytes_done, now.bytes_total) for now in told]
    assert seen == [(0, 1, str(folder / "b.txt"), 0, size), (1, 1, "", size, size)]


def test_cancelled_on_the_way_what_was_added_stays_and_the_rest_follows(library, folder):
    told = []
    added = add(library, [str(folder)], told.append, lambda: len(told) > 1)
    assert numbers(added) == (1, 0, 0, 0)
    assert not added.complete
    assert library.counts().sources == 1
    assert numbers(add(library, [str(folder)])) == (1, 0, 1, 0)


def test_cancelled_from_the_start_nothing_is_added(library, folder):
    added = add(library, [str(folder)], cancelled=lambda: True)
    assert (numbers(added), added.complete) == ((0, 0, 0, 0), False)


def test_interrupted_what_was_read_is_written(library, folder):
    def interrupt(progress):
        if progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(library, [str(folder)], interrupt)
    assert library.counts().sources == 1


def test_many_small_sources_share_a_transaction_and_none_waits_long(library, tmp_path, monkeypatch):
    batches = []
    real = Library.add_all

    def counting(self, several):
        batches.append(len(several))
        real(self, several)

    monkeypatch.setattr(Library, "add_all", counting)
    monkeypatch.setattr(adding, "BATCH_SECONDS", 600.0)
    for n in range(7):
        write(tmp_path / f"{n}.txt", f"第{n}號\n\n第{n}艘船。\n")
    monkeypatch.setattr(adding, "BATCH_SOURCES", 3)
    add(library, [str(tmp_path)])
    assert batches == [3, 3, 1]
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    monkeypatch.setattr(identity, "made_by", lambda: "another")
    batches.clear()
    add(library, [str(tmp_path)])
    assert batches == [1] * 7


def test_a_library_that_cannot_be_written_to_says_so(library, folder, monkeypatch):
    def full(self, several):
        raise LibraryError(self.path, "the disk is full")

    monkeypatch.setattr(Library, "add_all", full)
    with pytest.raises(LibraryError, match="disk is full"):
        add(library, [str(folder)])


RESTLESS = """
    import os, sys
    from pathlib import Path
    from reader.library.syncing import adding
    from reader.library.syncing import pipeline
    from reader.library.syncing.cache import Cache
    from reader.library.store import Library
    folder, file, cache = sys.argv[1:]
    pipeline.Cache = lambda: Cache(Path(cache))
    adding.BATCH_SECONDS = 0.0
    moment = 10**9
    while True:  # two editions of all files in turn, each file in a transaction of its own
        for number in range(4):
            path = Path(folder, f"{number}.txt")
            text = path.read_text("utf-8")
            new = Path(cache, "new")
            new.write_text(text[:-1] if text.endswith("!") else text + "!", "utf-8")
            moment += 1
            os.utime(new, ns=(moment, moment))
            new.replace(path)  # a file that was killed half written would prove nothing
        with Library(file) as library:
            adding.add(library, [folder], lambda progress: print(progress.done, flush=True))
"""


def test_killed_while_adding_the_library_is_whole_and_adding_again_finishes(tmp_path, tmp_path_factory):
    aside = tmp_path_factory.mktemp("aside")
    for number in range(4):
        write(tmp_path / f"{number}.txt", f"第{number}號\n\n第{number}艘船今日抵達港口。")
    code = [sys.executable, "-c", textwrap.dedent(RESTLESS), str(tmp_path), str(aside / "library.db"), str(aside)]
    for lines in (1, 7, 18):
        with subprocess.Popen(code, stdout=subprocess.PIPE, text=True) as process:
            for _ in range(lines):
                process.stdout.readline()
            process.kill()
        with Library(str(aside / "library.db")) as library:
            with library.reading() as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            added = add(library, [str(tmp_path)])
            assert (added.left_out, added.complete, library.counts().sources) == ((), True, 4)
            for number in range(4):
                path = tmp_path / f"{number}.txt"
                shown = "".join(texts(library, one(path)))
                assert ("!" in shown) == path.read_text(encoding="utf-8").endswith("!")
                assert f"第{number}艘船今日抵達港口。" in shown
