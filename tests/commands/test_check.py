"""`check`: what people and programs are told about each file, and the exit codes that sum it up."""

from commanding import SPOTLESS, records

from reader.settings import samples_folder


def test_check_tells_people_about_each_file_and_sums_up(run):
    code, out, err = run("check", samples_folder())
    assert (code, err) == (1, "")
    assert f"{samples_folder() / 'spotless.txt'}  clean" in out
    assert "pinyin-annotation. A reading in brackets after its hanzi." in out
    assert "one-sided  Chinese only: " in out
    assert out.splitlines()[-1].startswith("9 sources: ")
    assert "please report it" not in out


def test_check_of_a_clean_file_is_0(run):
    code, out, err = run("check", SPOTLESS)
    assert (code, err) == (0, "")
    assert out.endswith("1 source: 1 clean, 0 to look at, 0 unreadable.\n")


def test_check_prints_an_object_a_source(run):
    code, out, err = run("check", "--json", SPOTLESS, samples_folder() / "seafarers.zh.txt")
    assert (code, err) == (1, "")
    first, second = records(out)
    assert (first["source"], first["status"]) == (str(SPOTLESS), "clean")
    assert second["notes"] == ["no English text"]


def test_check_of_something_that_cannot_be_read_is_2_and_goes_on(run, tmp_path):
    code, out, err = run("check", "--json", tmp_path / "none.txt", SPOTLESS)
    assert (code, err) == (2, "")
    assert [record["status"] for record in records(out)] == ["unreadable", "clean"]
    assert records(out)[0]["problem"].startswith(str(tmp_path / "none.txt"))
    code, out, err = run("check", tmp_path / "none.txt", SPOTLESS)
    assert (code, err) == (2, "")
    assert f"{tmp_path / 'none.txt'}  unreadable" in out
