"""Telling that something is still what it was."""

import os
import time
import zipfile

import pytest

from reader.library.syncing import identity
from reader.model import Source, SourceError


def one(path):
    return Source(str(path), str(path))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    os.utime(path, ns=(10**18, 10**18))
    return path


def test_the_same_bytes_have_the_same_name_wherever_they_lie(file, tmp_path):
    copy = tmp_path / "b.txt"
    copy.write_bytes(b"one")
    assert identity.digest(one(file)) == identity.digest(one(copy))
    copy.write_bytes(b"two")
    assert identity.digest(one(file)) != identity.digest(one(copy))


def test_the_halves_of_a_pair_are_told_apart(file, tmp_path):
    other = tmp_path / "b.txt"
    other.write_bytes(b"two")
    pair, crossed = Source(str(file), str(other)), Source(str(other), str(file))
    assert identity.digest(pair) == "+".join((identity.digest(one(file)), identity.digest(one(other))))
    assert identity.digest(pair) != identity.digest(crossed)


def test_what_cannot_be_read_has_no_name(tmp_path):
    with pytest.raises(SourceError):
        identity.digest(one(tmp_path / "none.txt"))
    assert identity.digest_or_nothing(one(tmp_path / "none.txt")) == ""


def test_a_file_is_measured_by_size_and_time_and_a_pair_by_both_together(file, tmp_path):
    other = tmp_path / "b.txt"
    other.write_bytes(b"four")
    os.utime(other, ns=(5, 5))
    assert identity.measure(one(file)) == (3, 10**18)
    assert identity.measure(Source(str(file), str(other))) == (7, 10**18 + 5)
    assert identity.measure(Source(str(file), str(tmp_path / "none"))) is None


def test_the_time_of_a_file_that_was_just_written_says_nothing(file):
    os.utime(file, ns=(0, time.time_ns()))
    assert identity.measure(one(file)) == (3, identity.UNSURE)
    os.utime(file, ns=(0, time.time_ns() + 10**15))  # nor does one from the future
    assert identity.measure(one(file)) == (3, identity.UNSURE)


def test_a_file_inside_an_archive_is_measured_by_the_archive(tmp_path):
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("inner/a.txt", "one")
    os.utime(archive, ns=(7, 7))
    assert identity.measure(one(archive / "inner" / "a.txt")) == (archive.stat().st_size, 7)
    assert len(identity.digest(one(archive / "inner" / "a.txt"))) == 40
    assert identity.size_of(one(archive / "inner" / "a.txt")) == 3
    assert identity.size_of(one(archive / "inner" / "none.txt")) == 0


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.txt", ".txt"), ("a.TXT", ".txt"), ("a.2021.txt", ".txt"), ("a.csv.gz", ".csv.gz"), ("a", ""), ("-", "")],
)
def test_of_a_name_only_what_decides_about_the_format_counts(name, suffix):
    assert identity.suffixes(f"/folder.d/{name}") == suffix


def test_the_program_is_named_by_its_code_and_version(monkeypatch, tmp_path):
    identity.made_by.cache_clear()
    before = identity.made_by()
    identity.made_by.cache_clear()
    assert identity.made_by() == before

    def another(package):
        return "99" if package == "regex" else ""

    monkeypatch.setattr(identity, "_version", another)
    identity.made_by.cache_clear()
    newer = identity.made_by()
    changed = tmp_path / "align.py"
    changed.write_text("GAP = 2", encoding="utf-8")
    monkeypatch.setattr(identity, "_code", lambda: [changed])
    identity.made_by.cache_clear()
    edited = identity.made_by()
    identity.made_by.cache_clear()
    assert len({before, newer, edited}) == 3


def test_the_code_that_counts_is_there_and_is_not_the_interface():
    files = list(identity._code())
    rooms = {file.parent.name for file in files}
    assert {"reader", "language", "intake", "formats", "assembly", "library", "names", "searching", "syncing"} <= rooms
    assert "ui" not in rooms
    assert all(file.is_file() for file in files)
    assert {"sounds.tsv", "variants.txt"} <= {file.name for file in files}
