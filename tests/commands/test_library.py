"""`list`, `remove`, `export` and `check` on the library."""

import json
import sqlite3
from pathlib import Path

import pytest
from commanding import SPOTLESS, records

from reader.library.store import Library
from reader.settings import samples_folder


@pytest.fixture
def filled(run):
    """The samples in the library; returns the records of its list."""
    assert run("add", samples_folder())[0] == 0
    return records(run("list", "--json")[1])


# List


def test_the_list_says_of_each_bulletin_where_it_is_from_and_what_it_is_called(filled):
    spotless = next(record for record in filled if record["source"] == str(SPOTLESS))
    assert set(spotless) == {"id", "source", "gone", "date", "title", "rows", "sides"}
    assert spotless["title"]["zh"]
    assert spotless["title"]["en"]
    assert (spotless["gone"], spotless["sides"]) == (False, ["zh", "en"])
    assert spotless["rows"] > 1
    assert any(isinstance(record["source"], dict) for record in filled)


def test_people_get_a_line_a_source_and_a_line_a_bulletin(run, filled):
    code, out, err = run("list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    sources = {json.dumps(record["source"]) for record in filled}
    assert len(lines) == len(sources) + len(filled) + 1
    assert lines[-1].startswith(f"{len(sources)} sources, {len(filled)} bulletins, ")
    for record in filled:
        assert any(line.startswith(f"  {record['id']}  ") for line in lines)
    assert str(SPOTLESS) in lines


def test_an_empty_library_is_said_to_be_empty_and_is_not_made(run, a_library_of_its_own):
    code, out, err = run("list")
    assert (code, out) == (0, "0 sources, 0 bulletins, 0 rows.\n")
    assert "bulletin-reader add" in err
    assert run("list", "--json") == (0, "", "")
    assert not a_library_of_its_own.exists()


def test_a_library_that_is_named_must_be_there(run, tmp_path):
    for command in (["list"], ["search", "x"], ["export"], ["check"], ["remove", "x"]):
        code, out, err = run(*command, "--library", tmp_path / "none.db")
        assert (code, out) == (2, "")
        assert "there is no such library" in err


# Remove


def test_a_file_is_removed_and_stays_where_it_is(run, filled):
    code, out, err = run("remove", SPOTLESS)
    assert (code, err) == (0, "")
    assert f"Removed {SPOTLESS}\n" in out
    assert SPOTLESS.exists()
    assert str(SPOTLESS) not in {json.dumps(r["source"]).strip('"') for r in records(run("list", "--json")[1])}


def test_a_file_is_removed_by_a_relative_path_and_when_it_is_gone(run, tmp_path, monkeypatch):
    file = tmp_path / "news.txt"
    file.write_bytes(SPOTLESS.read_bytes())
    run("add", file)
    file.unlink()
    monkeypatch.chdir(tmp_path)
    assert run("remove", "news.txt")[0] == 0
    assert records(run("list", "--json")[1]) == []


def test_a_folder_is_removed_with_all_below_it_and_not_its_namesake(run, tmp_path):
    for name in ("news/a.txt", "news/deep/b.txt", "newspaper/c.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(SPOTLESS.read_bytes())
    run("add", tmp_path)
    code, out, _ = run("remove", tmp_path / "news")
    assert code == 0
    assert out.count("Removed ") == 2
    assert [Path(record["source"]).name for record in records(run("list", "--json")[1])] == ["c.txt"]


def test_half_of_a_pair_stands_for_both(run, filled):
    assert run("remove", samples_folder() / "seafarers.en.txt")[0] == 0
    assert not any(isinstance(record["source"], dict) for record in records(run("list", "--json")[1]))


def test_a_bulletin_is_removed_by_its_id_and_the_rest_of_its_file_stays(run, filled):
    file = str(samples_folder() / "ports_council.txt")
    of_file = [record for record in filled if record["source"] == file]
    assert len(of_file) > 1
    code, out, _ = run("remove", of_file[1]["id"])
    assert code == 0
    assert of_file[1]["title"]["en"] in out
    left = records(run("list", "--json")[1])
    assert left == [record for record in filled if record["id"] != of_file[1]["id"]]
    assert run("check", "--json")[0] in {0, 1}  # sound: counters and index say the same
    found = run("search", "--json", f'"{of_file[1]["title"]["en"]}"')
    assert of_file[1]["id"] not in {hit["bulletin"] for hit in json.loads(found[1])["hits"]}


def test_what_is_not_in_the_library_is_said_and_nothing_is_removed(run, filled):
    code, out, err = run("remove", SPOTLESS, "nowhere.txt", "0123")
    assert (code, out) == (2, "")
    assert "nowhere.txt: there is no such" in err
    assert "0123: there is no such" in err
    assert records(run("list", "--json")[1]) == filled


# Export and check


def test_without_paths_the_library_is_exported_as_its_files_would_be(run, filled):
    code, out, err = run("export")
    assert (code, err) == (0, "")
    assert out == run("export", samples_folder())[1]


def test_exporting_an_empty_library_is_explained(run):
    code, out, err = run("export")
    assert (code, out) == (2, "")
    assert "bulletin-reader add" in err
    assert "bulletin-reader export news.txt" in err


def test_checking_the_library_says_whether_it_is_sound_and_reads_its_files_again(run, filled, a_library_of_its_own):
    code, out, _ = run("check", "--json")
    first, *files = records(out)
    assert first["library"] == str(a_library_of_its_own)
    assert (first["status"], first["problems"]) == ("sound", [])
    assert first["bulletins"] == len(filled)
    assert files == records(run("check", "--json", samples_folder())[1])
    assert code == 1
    lines = run("check")[1].splitlines()
    assert lines[0] == f"The library {a_library_of_its_own}  sound"
    assert lines[-1].startswith("9 sources: ")


def test_a_file_that_is_gone_is_unreadable_to_check(run, tmp_path):
    file = tmp_path / "news.txt"
    file.write_bytes(SPOTLESS.read_bytes())
    run("add", file)
    file.unlink()
    code, out, _ = run("check", "--json")
    assert code == 2
    assert [record["status"] for record in records(out)] == ["sound", "unreadable"]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("DELETE FROM row WHERE id = (SELECT max(id) FROM row)", "rows are missing"),
        ("UPDATE meta SET value = 7 WHERE name = 'bulletins'", "counts"),
        ("DELETE FROM bulletin WHERE id = (SELECT max(id) FROM bulletin)", "rows without a bulletin"),
        ("UPDATE bulletin SET source = 999 WHERE id = 1", "bulletins without a source"),
        ("UPDATE meta SET value = 'old' WHERE name = 'index'", "another version"),
    ],
)
def test_what_is_wrong_with_a_library_is_said(run, filled, a_library_of_its_own, harm, said):
    connection = sqlite3.connect(a_library_of_its_own)
    with connection:
        connection.execute(harm)
    connection.close()
    code, out, _ = run("check", "--json")
    first = records(out)[0]
    assert (code, first["status"]) == (2, "damaged")
    assert any(said in problem for problem in first["problems"])
    assert "damaged" in run("check")[1].splitlines()[0]


def test_checking_an_empty_library_is_all_well_and_says_how_to_fill_it(run):
    code, out, err = run("check")
    assert code == 0
    assert "sound" in out
    assert "bulletin-reader add" in err


def test_messages_about_a_library_go_to_standard_error(run, filled, monkeypatch):
    monkeypatch.setattr(Library, "messages", property(lambda self: ("It is opened \x1b[31mfor reading only.",)))
    code, out, err = run("list", "--json")
    assert code == 0
    assert records(out) == filled
    assert err == "bulletin-reader: It is opened \\x1b[31mfor reading only.\n"
