"""JSON Lines: our export, and pairs as corpora have them."""

import json

import pytest
from given import extract, units

from reader.intake.problems import UnreadableError


def lines(*records):
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


@pytest.mark.parametrize(
    "record", [{"zh": "会议。", "en": "A meeting."}, {"translation": {"en": "A meeting.", "zh": "会议。"}}]
)
def test_pairs_are_rows_of_one_article(record):
    data = lines(record, {"zh": "再见。"})
    assert units(data, ".jsonl") == [(1, "会议。", "A meeting."), (2, "再见。", None)]
    assert {line.unit.article for line in extract(data, ".jsonl").lines} == {0}


def test_a_bulletin_is_known_by_its_content():
    data = lines({"id": "0a", "source": "a.txt", "rows": [{"zh": {"text": "甲\n乙"}, "en": None, "score": 2}]})
    assert units(data, "") == [(1, "甲\n乙", None)]


def test_what_is_no_bulletin_is_left_out_and_counted():
    data = lines({"zh": "会议。"}, {"a": 1}, [1], "text") + b"\n{broken\n" + b"[" * 100_000
    assert extract(data, ".jsonl").notes == ("5 lines are no bulletin and left out.",)


def test_a_file_without_bulletins_says_so():
    with pytest.raises(UnreadableError, match="no bulletins"):
        extract(lines({"a": 1}), ".jsonl")


@pytest.mark.parametrize(
    "row",
    [
        None,
        1,
        {"zh": 1, "en": []},
        {"zh": {"text": "会议"}, "sentences": [[1], 2]},
        {"zh": {"text": "会议"}, "sentences": [[[0], [1], 0.5]]},
        {"zh": {"text": "会议"}, "sentences": [[[True], [1], 0.5]]},
        {"zh": {"text": "会议"}, "score": "high"},
        {"zh": {"text": "会议"}, "score": float("nan")},
    ],
)
def test_malformed_rows_are_no_trouble(row):
    data = lines({"rows": [row], "title": [], "credits": {}, "date": 5})
    assert all(line.unit.links == () and line.unit.score is None for line in extract(data, ".jsonl").lines)
