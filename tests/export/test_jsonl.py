"""The JSON Lines contract: what other programs rely on."""

import datetime
import json

from hypothesis import given, settings
from strategies import documents

from reader.export.jsonl import dump
from reader.inert import ACTING
from reader.model import Bulletin, BulletinId, Credit, Passage, Row, RowId, SentenceLink, Source, Span

FILE = Source("dir/port.txt", "dir/port.txt")


def test_a_bulletin_is_one_object_with_the_keys_of_the_contract():
    bulletin = Bulletin(
        BulletinId("b1"),
        FILE,
        datetime.date(2021, 6, 23),
        Passage("港口開放", (1, 2)),
        None,
        (Credit("(Translated by Ann)", (9,), "translator", "en"),),
        (
            Row(
                RowId("r1"),
                Passage("一。二。", (3,), (), (Span(0, 2), Span(2, 4))),
                Passage("One. Two.", (7, 8), (), (Span(0, 4), Span(5, 9))),
                0.98765,
                (SentenceLink((0,), (0,), 0.91234), SentenceLink((1,), (), None)),
            ),
            Row(RowId("r2"), None, Passage("Only.", (10,)), None),
        ),
    )
    assert json.loads(dump(bulletin)) == {
        "id": "b1",
        "source": "dir/port.txt",
        "date": "2021-06-23",
        "title": {"zh": "港口開放", "en": None, "zh_lines": [1, 2], "en_lines": []},
        "credits": [{"text": "(Translated by Ann)", "lines": [9], "role": "translator"}],
        "rows": [
            {
                "id": "r1",
                "kind": "paragraph",
                "score": 0.988,
                "zh": {"text": "一。二。", "lines": [3]},
                "en": {"text": "One. Two.", "lines": [7, 8]},
                "sentences": [[[1], [1], 0.912], [[2], [], None]],
            },
            {
                "id": "r2",
                "kind": "paragraph",
                "score": None,
                "zh": None,
                "en": {"text": "Only.", "lines": [10]},
                "sentences": [],
            },
        ],
    }


def test_a_pair_of_files_names_both():
    bulletin = Bulletin(BulletinId("b"), Source("a.zh.txt", "a.en.txt"), None, None, None, (), ())
    assert json.loads(dump(bulletin))["source"] == {"zh": "a.zh.txt", "en": "a.en.txt"}


def test_hanzi_are_written_as_they_are():
    bulletin = Bulletin(BulletinId("b"), FILE, None, Passage("港口開放", (1,)), None, (), ())
    assert "港口開放" in dump(bulletin)


@settings(max_examples=60)
@given(documents)
def test_every_bulletin_is_one_line_that_acts_on_no_terminal_and_reads_back(document):
    for bulletin in document.bulletins:
        line = dump(bulletin)
        assert not ACTING.search(line)
        record = json.loads(line.encode("utf-8"))
        read_from = record["source"]
        paths = (read_from["zh"], read_from["en"]) if isinstance(read_from, dict) else (read_from, read_from)
        assert Source(*paths) == bulletin.source
        assert [row["id"] for row in record["rows"]] == [row.id for row in bulletin.rows]
        for side in ("zh", "en"):
            title = bulletin.title(side)
            assert record["title"][side] == (title and title.text)
            texts = [row.passage(side) and row.passage(side).text for row in bulletin.rows]
            assert [row[side] and row[side]["text"] for row in record["rows"]] == texts
