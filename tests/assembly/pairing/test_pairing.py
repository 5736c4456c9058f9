"""Which article belongs to which, and where one ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import bilingual as b
import opencc
import pytest

from reader.assembly.assemble import assemble
from reader.intake.read import read_file
from reader.model import CleanFile, Line, Source

SAMPLES = Path(__file__).parents[3] / "sample_data"
TWO_ARTICLES = ["ports_council.txt", "pinyin_annotations.txt", "railway_wire.txt"]


def from_lines(lines):
    clean = CleanFile("x.txt", tuple(Line(n, line.text, line.repairs) for n, line in enumerate(lines, 1)), "utf-8")
    return assemble(Source("x.txt", "x.txt"), clean)


def shape(document):
    return [(row.zh and row.zh.lines, row.en and row.en.lines) for x in document.bulletins for row in x.rows]


def row_ids(document):
    return {row.id for bulletin in document.bulletins for row in bulletin.rows}


def one_file_samples():
    return sorted(
        p.name for p in SAMPLES.glob("*") if p.suffix in (".txt", ".md") and len(p.suffixes) == 1 and p.stem != "README"
    )


@pytest.mark.parametrize("name", one_file_samples())
def test_the_script_of_the_chinese_changes_no_link_of_a_sample(name):
    lines = read_file(str(SAMPLES / name)).lines
    for way in ("s2t", "t2s"):
        convert = opencc.OpenCC(way).convert
        # Conversion may change lengths: repairs would no longer fit, and alignment looks at the text alone.
        assert shape(from_lines([Line(line.number, convert(line.text)) for line in lines])) == shape(from_lines(lines))


@pytest.mark.parametrize("name", one_file_samples())
def test_an_article_added_to_a_file_changes_no_row_of_the_others(name):
    lines = read_file(str(SAMPLES / name)).lines
    before = row_ids(from_lines(lines))
    more = [Line(0, text) for text in ("", *b.LIBRARY_ZH, "", *b.LIBRARY_EN)]
    assert before <= row_ids(from_lines([*lines, *more]))


def test_a_word_changed_in_one_paragraph_changes_the_id_of_its_row_alone():
    before = b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN, *b.LIBRARY_ZH, *b.LIBRARY_EN])
    edited = [line.replace("晚上十点", "晚上九点") for line in b.LIBRARY_ZH]
    after = b.read([*b.HARBOUR_ZH, *b.HARBOUR_EN, *edited, *b.LIBRARY_EN])
    assert len(row_ids(before) - row_ids(after)) == 1


def test_the_same_file_gives_the_same_in_every_process():
    program = (
        "import sys; from reader.assembly.assemble import assemble; from reader.intake.read import read_file;"
        "from reader.model import Source; import json;"
        "d = [assemble(Source(p, p), read_file(p)) for p in sys.argv[1:]];"
        "print(json.dumps([[r.id, r.score] for x in d for y in x.bulletins for r in y.rows]))"
    )
    paths = [str(SAMPLES / name) for name in TWO_ARTICLES]
    found = []
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    assert [number for number, _ in found[0]] == [number for number, _ in found[1]]
    assert [score for _, score in found[0]] == pytest.approx([score for _, score in found[1]], abs=1e-6)


def test_a_one_sided_article_does_not_take_the_title_of_the_next():
    document = b.read([*b.BRIDGE_ZH, *b.HARBOUR_ZH, *b.LIBRARY_ZH, *b.LIBRARY_EN, *b.HARBOUR_EN])
    assert b.titles(document) == {
        (b.BRIDGE_ZH[0], None), (b.HARBOUR_ZH[0], b.HARBOUR_EN[0]), (b.LIBRARY_ZH[0], b.LIBRARY_EN[0])
    }  # fmt: skip


def test_articles_without_a_title_on_one_side_find_their_own_text():
    document = b.read([*b.HARBOUR_ZH[1:], *b.LIBRARY_ZH[1:], *b.LIBRARY_EN, *b.HARBOUR_EN])
    assert b.texts(document) == set(zip(b.HARBOUR_ZH[1:], b.HARBOUR_EN[1:], strict=True)) | set(
        zip(b.LIBRARY_ZH[1:], b.LIBRARY_EN[1:], strict=True)
    )
