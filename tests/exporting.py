"""What the tests of exports share: bulletins made by hand, and exports as bytes."""

import datetime
import io

from reader.export.choices import Choices, Tally, chosen, whole
from reader.export.formats import FORMATS
from reader.language.sentences import split_sentences
from reader.model import Bulletin, BulletinId, Credit, Passage, Repair, Row, RowId, SentenceLink, Source, Span

SOURCE = Source("news/port.txt", "news/port.txt")


def passage(text, side="en", repairs=()):
    spans, at = [], 0
    for line in text.split("\n"):
        spans += [Span(span.start + at, span.end + at) for span in split_sentences(line, side)]
        at += len(line) + 1
    return Passage(text, (1,), tuple(repairs), tuple(spans))


def row(name, zh=None, en=None, score=None, links=()):
    return Row(RowId(name), passage(zh, "zh") if zh else None, passage(en) if en else None, score, tuple(links))


def bulletin(*rows, name="b1", zh="港口开放", en="Port Opens", source=SOURCE, credits=(), date=None):
    titles = (passage(zh, "zh") if zh else None, passage(en) if en else None)
    return Bulletin(BulletinId(name), source, date, *titles, tuple(credits), tuple(rows))


PORT = bulletin(
    row("r1", "周一开放。周二关闭。", "It opened on Monday. It closed on Tuesday.", 0.98, [
        SentenceLink((0,), (0,), 0.91), SentenceLink((1,), (1,), 0.31),
    ]),
    row("r2", "这是疑似的一段。", "Something else.", 0.31, [SentenceLink((0,), (0,), 0.31)]),
    row("r3", "没有译文。"),
    row("r4", None, "No Chinese here."),
    row("r5", "第一段\n第二段", "First\nSecond", 0.9),
    date=datetime.date(2021, 6, 23),
    credits=[Credit("(Translated by Ann)", (9,), "translator", "en")],
)  # fmt: skip
"""A bulletin with everything: a doubtful row, rows of one language, a row of two paragraphs."""

REPAIRED = bulletin(
    Row(
        RowId("r1"),
        passage("發言人說。好。", "zh", [Repair("pinyin-annotation", 1, 1, "(fā)")]),
        passage("He spoke. Good."),
        0.9,
        (SentenceLink((0,), (0,), 0.9), SentenceLink((1,), (1,), 0.9)),
    )
)
"""A bulletin whose source has something else."""


def files_of(name, bulletins, notes=None, **choices):
    """Return the files of an export as bytes."""
    target = FORMATS[name]
    sinks = [io.BytesIO() for _ in target.suffixes]
    asked = Choices(format=name, **choices)
    parts = (whole(each)._replace(notes=notes or {}) for each in bulletins)
    target.write(chosen(parts, target, asked, Tally()), asked, *sinks)
    return [sink.getvalue() for sink in sinks]


def exported(name, *bulletins, notes=None, **choices):
    """Return an export of one file as bytes."""
    (data,) = files_of(name, bulletins, notes, **choices)
    return data


def printed(name, *bulletins, notes=None, **choices):
    """Return an export of one file of text as text."""
    return exported(name, *bulletins, notes=notes, **choices).decode("utf-8")
