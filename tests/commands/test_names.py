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
    assert {
        "zh": ["趙克志"],
        "en": ["Zhao Kezhi"],
        "kind": "person",
        "bulletins": 1,
        "evidence": {"pinyin": 1},
        "inconsistent": False,
    } in found


def test_where_there_are_no_names_it_says_so(run, tmp_path):
    path = tmp_path / "plain.txt"
    path.write_text("会议就下一阶段工作提出建议。\n", encoding="utf-8")
    code, out, _ = run("names", str(path))
    assert (code, out) == (1, "No names stand in both languages here.\n")


def test_a_file_that_is_not_there_is_an_error(run):
    code, _, err = run("names", "nowhere.txt")
    assert code == 2
    assert "nowhere.txt" in err
