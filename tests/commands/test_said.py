"""What a person says about files, for all commands: their encoding, and which two belong together."""

import pytest
from commanding import SPOTLESS, records


def test_the_encoding_can_be_named_and_one_that_is_unknown_is_explained(run, tmp_path):
    file = tmp_path / "short.txt"
    file.write_text("東門", encoding="big5")
    _, out, _ = run("check", "--json", file, "--encoding", "Big5")
    assert records(out)[0]["files"][0]["encoding"] == "Big5"
    for command in (["export", file], ["check", file], [file]):
        code, out, err = run(*command, "--encoding", "klingon")
        assert (code, out) == (2, "")
        assert "klingon" in err
        assert "GB18030" in err


def test_a_file_that_does_not_fit_the_encoding_named_is_not_read(run, tmp_path):
    file = tmp_path / "gbk.txt"
    file.write_text("港口今日向所有船隻開放，歡迎各地船長。" * 5, encoding="gb18030")
    code, out, err = run("export", file, "--encoding", "utf-8")
    assert (code, out) == (2, "")
    assert str(file) in err


def test_two_files_can_be_named_as_one_source(run, tmp_path):
    zh, en = tmp_path / "one.txt", tmp_path / "two.txt"
    zh.write_text("港口今日向所有船隻開放，歡迎各地船長。\n", encoding="utf-8")
    en.write_text("The port opened to all ships today and welcomes captains.\n", encoding="utf-8")
    code, out, _ = run("export", "--zh", zh, "--en", en)
    assert code == 0
    (bulletin,) = records(out)
    assert bulletin["source"] == {"zh": str(zh), "en": str(en)}
    code, out, _ = run("check", "--json", "--zh", zh, "--en", en, SPOTLESS)
    assert [record["source"] for record in records(out)] == [{"zh": str(zh), "en": str(en)}, str(SPOTLESS)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--zh", "a.txt"], "go together"),
        (["--zh", "none.txt", "--en", "none2.txt"], "none.txt: there is no such file"),
    ],
)
def test_a_pair_that_is_none_is_explained(run, arguments, said):
    for command in (["export"], ["check"], []):
        code, out, err = run(*command, *arguments)
        assert (code, out) == (2, "")
        assert said in err
