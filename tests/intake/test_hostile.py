"""Damaged and hostile files of every format: a message or a sensible view, never a traceback, never a hang."""

import gzip
import io
import json
import zipfile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.assembly.assemble import assemble
from reader.inert import ACTING
from reader.intake import read
from reader.intake.read import read_file
from reader.model import CleanFile, Source, SourceError


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["中文", "English"])
    book.active.append(["会议召开。", "A meeting."])
    data = io.BytesIO()
    book.save(data)
    # Stored, not packed: then a changed byte reaches the parsers instead of ending at a checksum of packed data.
    stored = io.BytesIO()
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(stored, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return stored.getvalue()


UNIT = "<source>A meeting.</source><target>会议召开。</target>"
SEEDS = {
    ".tmx": (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "t.dtd"><tmx version="1.4"><header/><body><tu><prop type="x-score">'
        '0.5</prop><tuv xml:lang="zh"><seg>会<ph>x<sub>y</sub></ph>议</seg></tuv><tuv xml:lang="en"><seg>A &lt;</seg>'
        "</tuv></tu></body></tmx>"
    ).encode(),
    ".xlf": (
        '<xliff version="1.2"><file source-language="en" target-language="zh"><body><trans-unit id="1">'
        f"{UNIT}</trans-unit></body></file></xliff>"
    ).encode(),
    ".csv": '中文,English\n会议召开。,"A ""meeting"", yes"\n'.encode(),
    ".tsv": "会议召开。\tA meeting.\n再见\tBye\n".encode("gb18030"),
    ".srt": "1\n00:00:01,000 --> 00:00:02,000\n会议\nA <i>meeting</i>\n\n".encode(),
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n会议\nA meeting\n\n".encode(),
    ".jsonl": json.dumps(
        {
            "id": "0a", "source": "a", "date": "2024-01-01", "title": {"zh": "会议", "en": "Meeting"},
            "credits": [{"text": "(Translated by Ann)", "role": "translator"}],
            "rows": [{"zh": {"text": "会议。"}, "en": {"text": "It met."}, "sentences": [[[1], [1], 0.5]], "score": 1}],
        }
    ).encode(),
    ".xlsx": workbook(),
    ".gz": gzip.compress("会议召开。\nA meeting.\n".encode()),
}  # fmt: skip


@st.composite
def mutations(draw, seed):
    """Bytes of a good file with some cut out, doubled, changed or put in."""
    data = bytearray(seed)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        piece = draw(
            st.sampled_from(
                [b"", bytes(data[start:end]) * 3, b"<", b">", b'"', b"&a;", b"\0", b"\xff", b"]]>", b"{", b"-1"]
            )
            | st.binary(max_size=6)
        )
        data[start:end] = piece
    return bytes(data)


def outcome(monkeypatch, data, suffix):
    monkeypatch.setattr(read, "_bytes", lambda path: data)
    try:
        return read_file("a" + suffix)
    except SourceError as error:
        return str(error)


@pytest.mark.parametrize("suffix", SEEDS)
def test_the_good_file_is_read(monkeypatch, suffix):
    file = outcome(monkeypatch, SEEDS[suffix], suffix)
    assert isinstance(file, CleanFile)
    assert any("会" in line.text for line in file.lines)


@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_gives_a_view_or_a_message(suffix, data):
    with pytest.MonkeyPatch.context() as monkeypatch:
        file = outcome(monkeypatch, data.draw(mutations(SEEDS[suffix])), suffix)
    if isinstance(file, str):
        assert "\n" not in file
        return
    numbers = [line.number for line in file.lines]
    assert numbers == sorted(numbers)
    assert not any(ACTING.search(line.text) for line in file.lines)


@settings(max_examples=25)
@given(data=mutations(SEEDS[".jsonl"]))
@example(SEEDS[".jsonl"].replace(b"[1], [1]", b"[7], [1]"))
def test_damaged_exports_still_become_bulletins(data):
    with pytest.MonkeyPatch.context() as monkeypatch:
        file = outcome(monkeypatch, data, ".jsonl")
    if isinstance(file, CleanFile):
        document = assemble(Source("a", "a"), file)
        assert all(row.zh or row.en for bulletin in document.bulletins for row in bulletin.rows)
