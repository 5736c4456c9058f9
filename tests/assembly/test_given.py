"""Files that come aligned already keep their alignment."""

import datetime
import json
from pathlib import Path

import pytest

from reader.assembly.aligning import links as links_module
from reader.assembly.aligning.links import link_sentences
from reader.assembly.assemble import assemble
from reader.assembly.given import is_given
from reader.export.jsonl import dump
from reader.intake.read import read_source
from reader.intake.sources import find_sources, pair_of
from reader.language.sentences import split_sentences
from reader.library.syncing.outcomes import Reading
from reader.library.syncing.sync import read_all
from reader.model import CleanFile, Line, Passage, Source, Unit

FOLDER = Path(__file__).parents[2] / "sample_data"
SAMPLES = find_sources([str(FOLDER)]).sources


def file(*lines, path="a.tmx"):
    return CleanFile(path, tuple(lines), "UTF-8")


def line(number, side, text, unit=None, **more):
    return Line(number, text, side=side, unit=unit or Unit(0, number, **more))


def made(*lines):
    return assemble(Source("a.tmx", "a.tmx"), file(*lines))


def rows(document):
    return [
        (row.zh and row.zh.text, row.en and row.en.text) for bulletin in document.bulletins for row in bulletin.rows
    ]


def test_units_are_rows_however_little_they_have_in_common():
    document = made(
        line(1, "zh", "苹果。"), line(1, "en", "The ship sails."), line(2, "zh", "桥。"), line(2, "en", "Rain.")
    )
    assert rows(document) == [("苹果。", "The ship sails."), ("桥。", "Rain.")]
    assert [row.score for row in document.bulletins[0].rows] == [None, None]
    assert document.notes == ()


def test_a_unit_with_one_side_is_a_row_with_one_side():
    assert rows(made(line(1, "zh", "苹果。"), line(2, "en", "Rain."))) == [("苹果。", None), (None, "Rain.")]


def test_lines_of_a_unit_are_paragraphs_of_one_row():
    unit = Unit(0, 1)
    document = made(line(1, "zh", "一。", unit), line(1, "zh", "二。", unit), line(1, "en", "One. Two.", unit))
    assert rows(document) == [("一。\n二。", "One. Two.")]
    assert [(link.zh, link.en) for link in document.bulletins[0].rows[0].links] != []


def test_units_of_different_articles_are_different_bulletins():
    document = made(line(1, "zh", "一。", Unit(0, 1)), line(2, "zh", "二。", Unit(3, 1)))
    assert [len(bulletin.rows) for bulletin in document.bulletins] == [1, 1]


def test_titles_credits_and_dates_go_where_they_belong():
    document = made(
        line(1, "zh", "标题", Unit(0, 0, "title")),
        line(1, "en", "Title", Unit(0, 0, "title")),
        line(1, None, "2024-05-17", Unit(0, 0, "date")),
        line(1, None, "(Translated by Ann)", Unit(0, 1, "credit", "translator")),
        line(1, "zh", "一。", Unit(0, 2)),
    )
    (bulletin,) = document.bulletins
    assert (bulletin.zh_title.text, bulletin.en_title.text) == ("标题", "Title")
    assert bulletin.date == datetime.date(2024, 5, 17)
    assert [(credit.text, credit.role, credit.side) for credit in bulletin.credits] == [
        ("(Translated by Ann)", "translator", "en")
    ]
    assert rows(document) == [("一。", None)]


def test_a_date_that_is_none_is_passed_over():
    assert made(line(1, None, "soon", Unit(0, 0, "date")), line(1, "zh", "一。")).bulletins[0].date is None


def test_lines_without_a_unit_are_aligned_as_ever_beside_them():
    document = made(
        line(1, "zh", "苹果。"),
        line(1, "en", "Rain."),
        Line(2, ""),
        Line(3, "会议昨天在河岸市召开，各区负责人参加。"),
        Line(4, "The meeting was held yesterday in Riverbank City, and district heads attended."),
    )
    assert rows(document)[0] == ("苹果。", "Rain.")
    assert len(rows(document)) == 2
    assert all(rows(document)[1])


def test_two_files_with_the_same_units_are_joined_unit_by_unit():
    zh = file(*(line(n, "zh", f"第{n}。") for n in (1, 2, 4)), path="a.zh")
    en = file(*(line(n, "en", f"No. {n}") for n in (1, 2, 4)), path="a.en")
    assert rows(assemble(Source("a.zh", "a.en"), zh, en)) == [(f"第{n}。", f"No. {n}") for n in (1, 2, 4)]


def test_two_files_with_other_units_are_aligned_like_any_texts():
    zh = file(line(1, "zh", "会议昨天在河岸市召开。"), path="a.zh.csv")
    en = file(line(1, "en", "The meeting was held"), line(2, "en", "in Riverbank City."), path="a.en.csv")
    assert not is_given(zh, en)


def written(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")


def test_a_corpus_of_two_files_stays_aligned_line_by_line(tmp_path):
    written(tmp_path, corpus_zh="一。\n\n三。\n", corpus_en="The ship.\nRain.\nA bridge.\n")
    (reading,) = read_all([str(tmp_path)])
    assert isinstance(reading, Reading)
    assert rows(reading.document) == [("一。", "The ship."), (None, "Rain."), ("三。", "A bridge.")]


def test_files_of_different_length_are_no_corpus(tmp_path):
    written(tmp_path, corpus_zh="一。\n", corpus_en="The ship.\nRain.\n")
    source = pair_of(str(tmp_path / "corpus.zh"), str(tmp_path / "corpus.en"))
    assert all(line.unit is None for clean in read_source(source) for line in clean.lines)


def passage(text, side):
    return Passage(text, (1,), (), split_sentences(text, side))


def test_sentences_inside_a_row_are_linked_and_each_is_in_one_link():
    zh = passage("会议昨天召开。共有三百名工人参加。下雨了。", "zh")
    en = passage("The meeting was held yesterday. It was attended by 300 workers.", "en")
    (links,) = link_sentences([(zh, en)])
    assert ((0,), (0,)) in [(link.zh, link.en) for link in links]
    assert sorted(n for link in links for n in link.zh) == [0, 1, 2]
    assert sorted(n for link in links for n in link.en) == [0, 1]


def test_as_many_sentences_on_both_sides_correspond_in_order():
    (links,) = link_sentences([(passage("下雨了。船来了。", "zh"), passage("It rained. The ship came.", "en"))])
    assert [(link.zh, link.en) for link in links] == [((0,), (0,)), ((1,), (1,))]


def test_one_sentence_corresponds_to_all_of_the_other_side():
    (links,) = link_sentences([(passage("下雨了，船来了。", "zh"), passage("It rained. The ship came.", "en"))])
    assert [(link.zh, link.en) for link in links] == [((0,), (0, 1))]


def test_the_rows_of_a_large_corpus_are_aligned_inside_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(links_module, "MOST_ALIGNED", 1)
    pair = (passage("会议昨天召开。工人参加。下雨了。", "zh"), passage("The meeting was held. It rained.", "en"))
    first, second = link_sentences([pair, pair])
    assert len(first) > 1
    assert [(link.zh, link.en) for link in second] == [((0, 1, 2), (0, 1))]


def test_an_enormous_row_is_linked_as_a_whole():
    zh, en = passage("一。" * 400, "zh"), passage("One. " * 400, "en")
    (links,) = link_sentences([(zh, en)])
    assert len(links) == 1


@pytest.mark.parametrize("source", SAMPLES, ids=lambda source: Path(source.zh).name)
def test_our_own_export_read_back_gives_the_same_bulletins(source, tmp_path):
    before = assemble(source, *read_source(source))
    path = tmp_path / "export.jsonl"
    path.write_text("".join(dump(bulletin) + "\n" for bulletin in before.bulletins), "utf-8")
    (again,) = find_sources([str(path)]).sources
    after = assemble(again, *read_source(again))

    def shown(document):
        records = [json.loads(dump(bulletin)) for bulletin in document.bulletins]
        for record in records:
            del record["source"]
        return json.loads(json.dumps(records), object_hook=without_lines)

    def without_lines(record):
        return {key: value for key, value in record.items() if not key.endswith("lines")}

    assert shown(after) == shown(before)
