"""`bulletin-reader names`: who is who, for people and for programs."""

import json

import pytest


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "port.txt"
    path.write_text("趙克志會見了港務委員會的代表。\nZhao Kezhi met the delegates of the harbour.\n", encoding="utf-8")
    return str(path)


def test_names_are_a_line_each(run, file):
    code, out, err = run("names", file)
    assert (code, err) == (0, "")
    assert "趙克志  Zhao Kezhi  person, 1 bulletin (pinyin)" in out.splitlines()


def test_names_are_an_object_each_for_programs(run, file):
    code, out, _ = run("names", file, "--json")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    (zhao,) = [one for one in found if one["zh"] == ["趙克志"]]
    (place,) = zhao.pop("in")
    assert zhao == {
        "zh": ["趙克志"],
        "en": ["Zhao Kezhi"],
        "kind": "person",
        "rows": 1,
        "bulletins": 1,
        "evidence": {"pinyin": 1},
        "inconsistent": False,
        "differences": [],
        "in_all": True,
    }
    assert place["rows"] == 1


@pytest.fixture
def spelled(tmp_path):
    path = tmp_path / "spelled.txt"
    rows = [
        ("趙克志會見了圖爾古姆巴耶夫。", "Zhao Kezhi met Turgumbayev."),
        ("圖爾古姆巴耶夫再次表示感謝。", "Turgunbaev again said thanks."),
    ]
    path.write_text("\n\n".join(f"{zh}\n{en}" for zh, en in rows), encoding="utf-8")
    return str(path)


def test_only_names_that_are_rendered_in_more_than_one_way(run, spelled):
    code, out, _ = run("names", "--inconsistent", spelled)
    assert code == 0
    assert "圖爾古姆巴耶夫" in out
    assert "rendered otherwise in English: Turgumbayev / Turgunbaev" in out
    assert "趙克志" not in out.splitlines()[0]
    code, out, _ = run("names", "--inconsistent", "--json", spelled)
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert found["inconsistent"]
    assert found["differences"] == [{"of": "圖爾古姆巴耶夫", "side": "en", "forms": ["Turgumbayev", "Turgunbaev"]}]


def test_where_all_names_are_rendered_alike_it_says_so(run, file):
    code, out, _ = run("names", "--inconsistent", file)
    assert (code, out) == (1, "No name is rendered in more than one way here.\n")


def test_names_say_where_they_stand(run, file):
    _, out, _ = run("names", file)
    lines = out.splitlines()
    after = lines[lines.index("趙克志  Zhao Kezhi  person, 1 bulletin (pinyin)") + 1]
    assert after.startswith("    in ")
    assert "(1 row)" in after


def test_where_there_are_no_names_it_says_so(run, tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("会议就下一阶段工作提出建议。\n", encoding="utf-8")
    code, out, _ = run("names", str(path))
    assert (code, out) == (1, "No names stand in both languages here.\n")


def test_a_file_that_is_not_there_is_an_error(run):
    code, _, err = run("names", "nowhere.txt")
    assert code == 2
    assert "nowhere.txt" in err


def test_a_name_that_is_taken_for_a_file_is_told_how_to_be_found(run):
    code, out, err = run("names", "Lu Chengzhi")
    assert (code, out) == (2, "")
    assert "bulletin-reader search 'Lu Chengzhi'" in err
    assert "search" not in run("names", "missing.txt")[2]
