"""What is exported: scripts, scores, order, and the text as it stands in the source."""

import json

import pytest
from exporting import PORT, REPAIRED, bulletin, printed, row
from hypothesis import given, settings
from strategies import documents

from reader.export.choices import Choices, Part, Tally, chosen, harmless
from reader.export.formats import FORMATS
from reader.export.jsonl import dump
from reader.export.jsonl import text as jsonl_text
from reader.export.pairs import everything, pairs


def parts(target, *bulletins, **choices):
    tally = Tally()
    asked = Choices(format=target, **choices)
    found = [Part(each, each.rows) for each in bulletins]
    return list(chosen(found, FORMATS[target], asked, tally)), tally


@settings(max_examples=30)
@given(documents)
def test_json_without_choices_is_the_contract_to_the_letter(document):
    assert printed("jsonl", *document.bulletins) == "".join(dump(each) + "\n" for each in document.bulletins)


def test_a_part_of_a_bulletin_has_its_rows_only():
    some = Part(PORT, PORT.rows[1:2])
    (line,) = jsonl_text([some], Choices())
    record = json.loads(line)
    assert [each["id"] for each in record["rows"]] == ["r2"]
    assert record["title"]["en"] == "Port Opens"
    (part,) = chosen([some], FORMATS["tmx"], Choices(format="tmx"), Tally())
    assert [pair.id for pair in pairs(part, "paragraphs")] == ["b1", "r2"]


@pytest.mark.parametrize(
    ("script", "zh"),
    [
        ("original", "台湾軟件里"),
        ("simplified", "台湾软件里"),
        ("traditional", "臺灣軟件裏"),
        ("tw", "臺灣軟件裡"),
        ("hk", "台灣軟件裏"),
    ],
)
def test_chinese_is_written_in_the_script_asked_for(script, zh):
    (part,), _ = parts("csv", bulletin(row("r", "台湾軟件里", "x", 0.9)), script=script)
    assert part.rows[0].zh.text == zh


def test_titles_are_in_the_script_asked_for_and_english_is_as_it_was():
    (part,), _ = parts("csv", PORT, script="traditional")
    assert part.bulletin.zh_title.text == "港口開放"
    assert part.bulletin.en_title.text == "Port Opens"


def test_raw_text_is_as_it_stands_in_the_source_and_its_sentences_with_it():
    (part,), _ = parts("tmx", REPAIRED, raw=True)
    assert part.rows[0].zh.text == "發(fā)言人說。好。"
    found = [(pair.zh, pair.en) for pair in pairs(part, "sentences") if pair.role == "row"]
    assert found == [("發(fā)言人說。", "He spoke."), ("好。", "Good.")]
    (part,), _ = parts("tmx", REPAIRED)
    assert part.rows[0].zh.text == "發言人說。好。"


def test_raw_text_in_another_script():
    (part,), _ = parts("tmx", REPAIRED, raw=True, script="simplified")
    assert part.rows[0].zh.text == "发(fā)言人说。好。"


def test_rows_that_are_less_sure_are_left_out_and_counted():
    (part,), tally = parts("csv", PORT, min_score=0.5)
    assert [each.id for each in part.rows] == ["r1", "r3", "r4", "r5"]
    assert (tally.rows, tally.doubtful, tally.gaps) == (4, 1, 0)


def test_rows_without_a_score_are_not_doubtful():
    (part,), _ = parts("tmx", bulletin(row("r", "港", "Port")), min_score=1.0)
    assert [each.id for each in part.rows] == ["r"]


def test_rows_of_one_language_are_left_out_of_pairs_and_counted():
    (part,), tally = parts("anki", PORT)
    assert [each.id for each in part.rows] == ["r1", "r2", "r5"]
    assert tally.gaps == 2


def test_everything_of_a_part_comes_in_order():
    (part,), _ = parts("csv", PORT)
    roles = [pair.role for pair in everything(part)]
    assert roles == ["title", "date", "credit:translator", "row", "row", "row", "row", "row"]


def test_sentences_of_a_row_without_links_are_the_row():
    (part,), _ = parts("tmx", bulletin(row("r", "一。二。", "One. Two.", 0.9)))
    assert [(pair.zh, pair.en) for pair in pairs(part, "sentences")][1:] == [("一。二。", "One. Two.")]


def test_sentences_of_one_language_alone_are_kept_with_gaps():
    (part,), _ = parts("tmx", bulletin(row("r", "一。二。")), keep_gaps=True)
    assert [(pair.id, pair.zh, pair.en) for pair in pairs(part, "sentences", keep_gaps=True)][1:] == [
        ("r-1", "一。", ""), ("r-2", "二。", ""),
    ]  # fmt: skip


@settings(max_examples=30)
@given(documents)
def test_sentences_come_out_of_any_bulletin(document):
    found, _ = parts("tmx", *document.bulletins, keep_gaps=True)
    for part in found:
        for pair in pairs(part, "sentences", keep_gaps=True):
            assert pair.id
            assert pair.zh or pair.en


def test_harmless_text_is_as_long_as_before():
    assert harmless("a\tb\x1bc\nd\u202e") == "a b\N{REPLACEMENT CHARACTER}c\nd\N{REPLACEMENT CHARACTER}"
