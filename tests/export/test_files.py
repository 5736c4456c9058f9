"""Files are written whole or not at all."""

import os

import pytest
from commanding import needs_posix

from reader.export.files import whole_files
from reader.model import ReaderError, SourceError


def write(*paths, data=b"new", force=False):
    with whole_files([str(path) for path in paths], force=force) as files:
        for file in files:
            file.write(data)


def write_half(path, error, force=False):
    with whole_files([str(path)], force=force) as (file,):
        file.write(b"half")
        raise error


def test_files_are_there_when_all_is_written(tmp_path):
    write(tmp_path / "a.zh", tmp_path / "a.en")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.zh": b"new", "a.en": b"new"}


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left", "source.txt"), ReaderError("x")])
def test_nothing_is_left_when_writing_ends_early(tmp_path, error):
    with pytest.raises(type(error)):
        write_half(tmp_path / "a", error)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_with_the_file(tmp_path):
    with (
        pytest.raises(SourceError, match=r"new\.txt: cannot be written \(No space left.*unchanged"),
        whole_files([str(tmp_path / "new.txt")]),
    ):
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


def test_a_file_keeps_what_it_has_when_writing_ends_early(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / "a", KeyboardInterrupt(), force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(SourceError, match="--force"):
        write(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"old"
    write(tmp_path / "a", force=True)
    assert (tmp_path / "a").read_bytes() == b"new"


def test_no_file_of_several_is_written_when_one_is_there(tmp_path):
    (tmp_path / "a.en").write_bytes(b"old")
    with pytest.raises(SourceError, match=r"a\.en"):
        write(tmp_path / "a.zh", tmp_path / "a.en")
    assert [path.name for path in tmp_path.iterdir()] == ["a.en"]


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path):
    def meanwhile():
        with whole_files([str(tmp_path / "a")]) as (file,):
            file.write(b"new")
            (tmp_path / "a").write_bytes(b"theirs")

    with pytest.raises(SourceError, match="since a moment ago"):
        meanwhile()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"theirs"}


def test_files_are_moved_where_the_system_has_no_links(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    write(tmp_path / "a")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"new"}


def test_a_folder_and_a_missing_folder_are_explained(tmp_path):
    with pytest.raises(SourceError, match="is a folder"):
        write(tmp_path)
    with pytest.raises(SourceError, match="there is no folder"):
        write(tmp_path / "none" / "a")


@needs_posix
def test_a_link_stays_a_link_and_what_it_points_to_is_written(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@needs_posix
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").touch()
    write(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "other").stat().st_mode


@needs_posix
def test_a_replaced_file_keeps_its_permissions(tmp_path):
    (tmp_path / "a").touch(mode=0o600)
    write(tmp_path / "a", force=True)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


@needs_posix
def test_a_device_is_written_to_as_it_is():
    write("/dev/null")
    assert not os.path.isfile("/dev/null")  # noqa: PTH113
