"""One file in, clean lines out; and plain words for what cannot be read."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest

from reader.intake import read
from reader.intake.read import read_file
from reader.model import ReaderError, SourceError


@pytest.fixture
def written(tmp_path):
    def write(data: bytes):
        path = tmp_path / "bulletin.txt"
        path.write_bytes(data)
        return str(path)

    return write


def texts(file):
    return [line.text for line in file.lines]


def test_lines_are_numbered_without_gaps_and_blank_ones_kept(written):
    file = read_file(written(b"one\n\n  two \r\nthree\rfour"))
    assert texts(file) == ["one", "", "two", "three", "four"]
    assert [line.number for line in file.lines] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_at_the_end_begins_no_line(written, end):
    assert texts(read_file(written(f"one{end}two{end}".encode()))) == ["one", "two"]


def test_other_separators_end_no_line(written):
    assert texts(read_file(written("one\u2028two\x0cthree\x0bfour\x85five".encode()))) == ["one two three four five"]


def test_all_is_well_without_notes(written):
    file = read_file(written("会议昨天召开。\nA meeting was held.\n".encode()))
    assert file.encoding == "UTF-8"
    assert file.notes == ()


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_no_error_and_says_so(written, data):
    file = read_file(written(data))
    assert file.lines == ()
    assert file.notes == ("This file is empty.",)


def test_what_is_damaged_is_shown_as_lost_and_counted(written):
    data = "会议昨天在河岸市召开，各区负责人参加。".encode()
    file = read_file(written(data[:-1] + b"\n" + data[:6] + data[7:]))
    assert texts(file) == ["会议昨天在河岸市召开，各区负责人参加□", "会议□天在河岸市召开，各区负责人参加。"]
    assert file.notes == ("2 characters could not be restored and are shown as □.",)


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1\\ansi\\deff0",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x7fELF\x02\x01\x01\x00",
        bytes(range(256)) * 8,
        b"\x00\x01\x02\x03" * 100,
        b"\x00" * 100,
    ],
)
def test_what_is_not_text_is_refused_with_advice(written, data):
    path = written(data)
    with pytest.raises(SourceError, match=r"not .*text.*Save it as text first") as caught:
        read_file(path)
    assert str(caught.value).startswith(path)


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        read_file(str(tmp_path / "missing.txt"))


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceError, match="folder"):
        read_file(str(tmp_path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_instead_of_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="pipe"):
        read_file(str(tmp_path / "pipe.txt"))


def test_a_device_is_refused():
    if not stat.S_ISCHR(Path(os.devnull).stat().st_mode):
        pytest.skip("no devices here")
    with pytest.raises(SourceError, match="device"):
        read_file(os.devnull)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(written, tmp_path):
    path = written(b"text")
    (tmp_path / "bulletin.txt").chmod(0)
    with pytest.raises(SourceError, match="may not be read"):
        read_file(path)


def test_a_name_that_no_file_can_have_says_so():
    with pytest.raises(SourceError, match="cannot be opened"):
        read_file("a\x00b")


def test_a_file_too_large_says_the_limit(written, monkeypatch):
    monkeypatch.setattr(read, "LARGEST", 1 << 20)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read_file(written(b"x" * ((1 << 20) + 1)))


def test_a_long_line_is_read_whole(written):
    file = read_file(written(("会议昨天召开。" * 50_000).encode()))
    assert len(file.lines) == 1
    assert len(file.lines[0].text) == 350_000


def test_a_source_is_never_written_to(written, tmp_path):
    path = written(b"  text \x1b[31m\n")
    before = Path(path).stat()
    read_file(path)
    after = Path(path).stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert (tmp_path / "bulletin.txt").read_bytes() == b"  text \x1b[31m\n"


@pytest.mark.parametrize("codec", ["big5", "gb18030", "utf-16"])
def test_an_encoding_that_is_named_is_believed(written, codec):
    assert texts(read_file(written("市民。\n".encode(codec)), codec)) == ["市民。"]


def test_an_encoding_that_is_named_overrules_what_a_file_says_of_itself(tmp_path):
    path = tmp_path / "a.tmx"
    unit = '<tu><tuv xml:lang="zh"><seg>市民。</seg></tuv></tu>'
    text = f'<?xml version="1.0" encoding="gbk"?><tmx version="1.4"><body>{unit}</body></tmx>'
    path.write_bytes(text.encode("big5"))
    assert texts(read_file(str(path), "big5")) == ["市民。"]


def test_an_encoding_that_is_unknown_says_so(written):
    with pytest.raises(ReaderError, match="no encoding"):
        read_file(written(b"text"), "klingon")


def test_standard_input_is_read_once_and_kept(monkeypatch):
    read._standard_input.cache_clear()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("会议\n".encode())))
    assert texts(read_file("-")) == ["会议"]
    assert texts(read_file("-")) == ["会议"]
    read._standard_input.cache_clear()
