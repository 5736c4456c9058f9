"""Archives: what is inside becomes sources, and bombs stay shut."""

import gzip
import io
import struct
import zipfile

import pytest

from reader.intake import archives
from reader.intake.read import read_file, read_source
from reader.intake.sources import find_sources
from reader.model import SourceError

ZH, EN = "会议昨天在河岸市召开。", "The meeting was held in Riverbank."


def packed(path, files, names_in=None):
    """Write a ZIP archive; with `names_in` the names are in that encoding and not marked as UTF-8."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, text) in enumerate(files.items()):
            archive.writestr(f"{number:04}" + "x" * 60 if names_in else name, text)
    if names_in:
        data = path.read_bytes()
        for number, name in enumerate(files):
            # The writer marks every name beyond ASCII as UTF-8, so the bytes are put in afterwards, at equal length.
            raw = name.encode(names_in)
            stand_in = f"{number:04}".encode() + b"x" * 60
            folder = raw.rpartition(b"/")[0]
            raw = folder + b"/" * (64 - len(raw)) + raw.removeprefix(folder).lstrip(b"/") if folder else raw
            data = data.replace(stand_in, raw.rjust(64, b"/"))
        path.write_bytes(data)
    return str(path)


def inner(found, archive):
    return [source.zh.removeprefix(archive).lstrip("/\\").replace("\\", "/") for source in found.sources]


def test_the_files_of_an_archive_are_sources(tmp_path):
    path = packed(
        tmp_path / "a.zip", {"b10.txt": ZH, "b2.txt": EN, "deep/c.md": ZH, "photo.png": "x", "README.txt": ""}
    )
    found = find_sources([path])
    assert inner(found, path) == ["b2.txt", "b10.txt", "deep/c.md"]
    assert read_file(found.sources[0].zh).lines[0].text == EN
    assert any("1 file left out" in note for note in found.notes)


def test_an_archive_in_a_folder_is_opened_too(tmp_path):
    packed(tmp_path / "a.zip", {"b.txt": ZH})
    assert len(find_sources([str(tmp_path)]).sources) == 1


def test_pairs_inside_an_archive_are_found(tmp_path):
    path = packed(tmp_path / "a.zip", {"news.zh.txt": ZH, "news.en.txt": EN})
    assert [source.is_pair for source in find_sources([path]).sources] == [True]


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8"])
def test_names_in_the_encoding_of_the_computer_that_packed_them(tmp_path, codec):
    name = "新聞公報/河岸市的會議.txt" if codec == "big5" else "新闻公报/河岸市的会议.txt"
    path = packed(tmp_path / "a.zip", {name: ZH}, names_in=codec)
    found = find_sources([path])
    assert inner(found, path) == [name]
    assert read_file(found.sources[0].zh).lines[0].text == ZH


def test_western_names_of_old_archives_stay(tmp_path):
    path = packed(tmp_path / "a.zip", {"Café Zürich.txt": ZH}, names_in="cp437")
    assert inner(find_sources([path]), path) == ["Café Zürich.txt"]


def test_a_file_inside_can_be_named(tmp_path):
    path = packed(tmp_path / "a.zip", {"deep/b.txt": ZH})
    found = find_sources([path + "/deep/b.txt"])
    assert read_file(found.sources[0].zh).lines[0].text == ZH
    with pytest.raises(SourceError, match="no such file in"):
        read_file(path + "/deep/c.txt")


@pytest.mark.parametrize("name", ["../../b.txt", "/etc/b.txt", "a/../../b.txt", "..\\b.txt"])
def test_names_that_lead_out_of_the_archive_stay_inside(tmp_path, name):
    path = packed(tmp_path / "a.zip", {name: ZH})
    (source,) = find_sources([path]).sources
    assert source.zh.startswith(path)
    assert ".." not in source.zh
    assert read_file(source.zh).lines[0].text == ZH


def test_archives_inside_stay_shut_and_are_said(tmp_path):
    path = packed(tmp_path / "a.zip", {"b.txt": ZH, "c.zip": "PK", "d.txt.gz": "x"})
    found = find_sources([path])
    assert len(found.sources) == 1
    assert any("archives inside it left out: 2" in note for note in found.notes)


def test_an_archive_changed_meanwhile_is_opened_anew(tmp_path):
    path = packed(tmp_path / "a.zip", {"b.txt": ZH})
    assert len(find_sources([path]).sources) == 1
    packed(tmp_path / "a.zip", {"b.txt": ZH, "c.txt": EN * 50})
    assert len(find_sources([path]).sources) == 2


def test_a_bomb_is_refused(tmp_path):
    path = packed(tmp_path / "a.zip", {"b.txt": "0" * 30_000_000})
    with pytest.raises(SourceError, match="unfold"):
        find_sources([path])


def test_many_members_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    path = packed(tmp_path / "a.zip", {f"{n}.txt": ZH for n in range(4)})
    with pytest.raises(SourceError, match="more than 3"):
        find_sources([path])


def test_a_member_that_lies_about_its_size_gives_no_more_than_it_says():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "0" * 1_000_000)
    data = bytearray(buffer.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    with archives.open_zip(bytes(data)) as opened, pytest.raises(archives.UnreadableError, match="damaged"):
        archives.read_member(opened, "a.txt")


def test_a_locked_archive_is_said(tmp_path):
    path = packed(tmp_path / "a.zip", {"b.txt": ZH})
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(SourceError, match="password"):
        find_sources([path])


def test_one_damaged_archive_does_not_take_the_folder_with_it(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 damaged")
    (tmp_path / "b.txt").write_text(ZH, "utf-8")
    found = find_sources([str(tmp_path)])
    assert len(found.sources) == 1
    assert any("damaged" in error.problem for error in found.left_out)


def test_an_archive_without_texts_says_so(tmp_path):
    with pytest.raises(SourceError, match="no text files"):
        find_sources([packed(tmp_path / "a.zip", {"a.png": "x"})])


def test_a_packed_text_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(f"{ZH},{EN}\n".encode() * 3))
    assert read_file(str(path)).lines[0].unit is not None
    assert len(find_sources([str(tmp_path)]).sources) == 1


def test_packed_halves_are_a_pair(tmp_path):
    (tmp_path / "a.zh.txt.gz").write_bytes(gzip.compress(ZH.encode()))
    (tmp_path / "a.en.txt").write_text(EN, "utf-8")
    (source,) = find_sources([str(tmp_path)]).sources
    assert source.is_pair
    assert [file.lines[0].text for file in read_source(source)] == [ZH, EN]


def test_a_packed_text_that_breaks_off_gives_what_came_before(tmp_path):
    data = gzip.compress("".join(f"{ZH}{n}\n" for n in range(5000)).encode())
    (tmp_path / "a.txt.gz").write_bytes(data[: len(data) // 2])
    file = read_file(str(tmp_path / "a.txt.gz"))
    assert file.lines[0].text == ZH + "0"
    assert "The packed file breaks off; the end is missing." in file.notes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(gzip.compress(b"text")), "archive inside"),
        (gzip.compress(b"0" * 30_000_000), "unfold"),
        (gzip.compress(b"text")[:10], "damaged"),
        (b"\x1f\x8bnothing", "damaged"),
        (b"PK\x03\x04 some document", "ZIP archive or a document"),
    ],
    ids=["packed twice", "a bomb", "cut off", "no gzip", "a damaged zip"],
)
def test_what_cannot_be_unpacked_is_said(tmp_path, data, message):
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(SourceError, match=message):
        read_file(str(tmp_path / "a.txt"))
