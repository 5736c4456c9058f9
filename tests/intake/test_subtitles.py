"""Subtitles: cues in two languages are rows, those in one are lines."""

import pytest
from given import extract, units

from reader.intake.formats import extras
from reader.intake.problems import UnreadableError


def srt(*cues):
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n\n" for n, text in enumerate(cues, start=1)
    ).encode()


def vtt(*cues):
    return (
        "WEBVTT\n\nNOTE made by hand\n\n" + srt(*cues).decode().replace(",000", ".000").replace(",900", ".900")
    ).encode()


@pytest.mark.parametrize("write", [srt, vtt])
@pytest.mark.parametrize("suffix", [".srt", ".vtt", ""])
def test_a_cue_in_two_languages_is_a_row(write, suffix):
    data = write("会议开始。\nThe meeting begins.", "Goodbye.\n再见。", "1, 2, 3")
    assert units(data, suffix) == [
        (1, "会议开始。", "The meeting begins."),
        (2, "再见。", "Goodbye."),
        (3, None, "1, 2, 3"),
    ]


def test_wrapped_cues_are_joined_as_their_language_writes():
    assert units(srt("会议今天\n开始。\nThe meeting\nbegins today."), ".srt") == [
        (1, "会议今天开始。", "The meeting begins today.")
    ]


def test_cues_in_one_language_are_lines_numbered_by_cue():
    lines = extract(srt("The <i>meeting</i>\nbegins.", "{\\an8}Goodbye."), ".srt").lines
    assert [(line.text, line.number, line.unit) for line in lines] == [
        ("The meeting", 1, None),
        ("begins.", 1, None),
        ("Goodbye.", 2, None),
    ]


@pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16"])
def test_they_are_read_in_what_they_are_written_in(codec):
    data = srt(*["会议昨天在河岸市召开。\nThe meeting began."] * 3).decode().encode(codec)
    assert units(data, ".srt")[0] == (1, "会议昨天在河岸市召开。", "The meeting began.")


@pytest.mark.parametrize("text", ["会议\n再见", "会议 --> 再见\n" + "< i" * 20_000])
def test_what_has_no_cues_is_read_as_text(text):
    assert [line.text for line in extract(text.encode(), ".srt").lines] == text.split("\n")


def test_a_missing_package_is_named_with_its_extra(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras.importlib, "import_module", missing)
    with pytest.raises(UnreadableError, match=r"bulletin-reader\[subtitles\]"):
        extract(srt("会议"), ".srt")


def test_a_text_that_gives_times_is_no_subtitles():
    assert extract("会议 00:00:01,000 --> 00:00:02,000\n".encode(), ".txt").lines[0].unit is None
