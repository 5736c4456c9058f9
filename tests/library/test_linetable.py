"""A table is looked up where it lies: every key is found, nothing else is, and a damaged file is made again."""

import pytest

from reader.library.linetable import LineTable, kept, written

VALUES = {"ai": "love", "bulletin": "公报", "zuo": "作", "水": "water", "水位": "water level"}


def never():
    pytest.fail("made again")


@pytest.mark.parametrize("number", [0, 1, 2, 3, 500])
def test_every_key_is_found_and_no_other(number):
    values = {f"{chr(0x61 + n % 26)}{chr(0x4E00 + n)}": f"value {n}" for n in range(number)}
    table = LineTable(written(values))
    assert {key: table.get(key) for key in values} == values
    assert table.get("") == table.get("a") == table.get("龥") == table.get("value") == ""


def test_a_table_is_made_once_and_read_from_its_file(tmp_path):
    path = tmp_path / "folder" / "table.txt"
    first = kept(path, "words 1", lambda: written(VALUES))
    second = kept(path, "words 1", never)
    assert [{key: table.get(key) for key in VALUES} for table in (first, second)] == [VALUES, VALUES]


def test_a_table_of_another_origin_is_made_again(tmp_path):
    path = tmp_path / "table.txt"
    kept(path, "words 1", lambda: written({"ai": "old"}))
    assert kept(path, "words 2", lambda: written(VALUES)).get("ai") == "love"


@pytest.mark.parametrize("spoil", [lambda data: data[:-3], lambda data: b"", lambda data: b"\xff" + data])
def test_a_damaged_table_is_made_again(tmp_path, spoil):
    path = tmp_path / "table.txt"
    kept(path, "words 1", lambda: written(VALUES))
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert kept(path, "words 1", lambda: written(VALUES)).get("水位") == "water level"
    assert path.read_bytes() == whole


def test_without_a_folder_to_write_to_everything_is_found_all_the_same(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert kept(tmp_path / "file" / "table.txt", "words 1", lambda: written(VALUES)).get("zuo") == "作"
