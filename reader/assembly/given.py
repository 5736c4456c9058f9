"""Files that come aligned already become bulletins as they are: their rows are kept, only the sentences are found.

A format says which unit every line belongs to (`model.Unit`). Two files belong together unit by unit when both have the
same units; otherwise what they say about units is left aside and they are aligned like any two texts.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.assembly.aligning.links import link_sentences
from reader.assembly.dates import article_date, years_in
from reader.assembly.segmenting.credits import read_credits
from reader.assembly.segmenting.sides import side_of
from reader.language.sentences import split_sentences
from reader.model import SIDES, Bulletin, BulletinId, Credit, Document, Passage, Row, RowId, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.assembly.ids import Ids
    from reader.model import CleanFile, Line, Repair, SentenceLink, Side, Source, Unit

_OPENING = 12
"""Lines of an article looked at for years: its date stands in its opening."""


@dataclass(slots=True)
class _Article:
    """The lines of an article by unit and side, in the order in which the units come."""

    titles: dict[Side, list[Line]] = field(default_factory=dict)
    credits: list[list[Line]] = field(default_factory=list)
    rows: list[tuple[Unit, dict[Side, list[Line]]]] = field(default_factory=list)
    date: datetime.date | None = None


@dataclass(slots=True)
class _Draft:
    """A row on its way."""

    zh: Passage | None
    en: Passage | None
    score: float | None
    links: Sequence[SentenceLink]


def is_given(zh: CleanFile, en: CleanFile | None) -> bool:
    """Tell whether a source comes aligned: the lines of one file have units, or those of two have the same."""
    if en is None:
        return any(line.unit for line in zh.lines)
    units = _places(zh)
    return bool(units) and units == _places(en)


def _places(file: CleanFile) -> set[tuple[int, int]]:
    return {(line.unit.article, line.unit.number) for line in file.lines if line.unit}


def without_units(file: CleanFile) -> CleanFile:
    """Return the lines of a file that belong to no unit: what is left to align."""
    return replace(file, lines=tuple(line for line in file.lines if line.unit is None))


def assemble_given(source: Source, zh: CleanFile, en: CleanFile | None, ids: Ids) -> Document:
    """Make the document of a source that comes aligned; lines without a unit are not in it.

    Args:
        source: where it was read from.
        zh: the file, or the Chinese one of two.
        en: the English file where each language has its own, else None.
        ids: gives ids within the document.
    """
    lines = [(line, line.side if en is None else "zh") for line in zh.lines]
    if en is not None:
        lines += [(line, "en") for line in en.lines]
    articles = _articles(lines)
    drafts = [[_draft(*row) for row in article.rows] for article in articles]
    _link([draft for article in drafts for draft in article])
    years = years_in(line.text for article in articles for line in _opening(article))
    bulletins = tuple(
        _bulletin(source, article, rows, years, ids) for article, rows in zip(articles, drafts, strict=True)
    )
    notes = (*zh.notes, *(en.notes if en else ()))
    return Document(source, bulletins, (), (*notes, *_notes(bulletins)))


def _articles(lines: Iterable[tuple[Line, Side | None]]) -> list[_Article]:
    articles: dict[int, _Article] = {}
    rows: dict[tuple[int, int], dict[Side, list[Line]]] = {}
    credits_: dict[tuple[int, int], list[Line]] = {}
    for line, declared in lines:
        unit = line.unit
        if unit is None or not line.text:
            continue
        article = articles.setdefault(unit.article, _Article())
        side = declared or side_of(line.text) or "zh"
        place = (unit.article, unit.number)
        if unit.role == "title":
            article.titles.setdefault(side, []).append(line)
        elif unit.role == "date":
            article.date = _date(line.text)
        elif unit.role == "credit":
            if place not in credits_:
                credits_[place] = []
                article.credits.append(credits_[place])
            credits_[place].append(line)
        else:
            if place not in rows:
                rows[place] = {}
                article.rows.append((unit, rows[place]))
            rows[place].setdefault(side, []).append(line)
    # Those of a second file come after all of the first, so that the units are put in order here.
    for article in articles.values():
        article.rows.sort(key=lambda row: row[0].number)
    return [articles[number] for number in sorted(articles)]


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _opening(article: _Article) -> Iterable[Line]:
    for side in SIDES:
        yield from article.titles.get(side, ())
    for _, sides in article.rows[:_OPENING]:
        for side in SIDES:
            yield from sides.get(side, ())[:1]


def _draft(unit: Unit, sides: dict[Side, list[Line]]) -> _Draft:
    zh, en = (_passage(sides.get(side, ()), side) for side in SIDES)
    return _Draft(zh, en, unit.score if zh and en else None, unit.links)


def _link(drafts: Sequence[_Draft]) -> None:
    """Give each row of two sides its sentence links, unless the file has them and they fit the sentences found."""
    wanting = []
    for draft in drafts:
        if not draft.zh or not draft.en:
            draft.links = ()
        elif not _fits(draft.links, len(draft.zh.sentences), len(draft.en.sentences)):
            wanting.append((draft, draft.zh, draft.en))
    found = link_sentences([(zh, en) for _, zh, en in wanting])
    for (draft, _, _), links in zip(wanting, found, strict=True):
        draft.links = links


def _fits(links: Sequence[SentenceLink], zh: int, en: int) -> bool:
    """Tell whether links name every sentence once."""
    named_zh = sorted(n for link in links for n in link.zh)
    named_en = sorted(n for link in links for n in link.en)
    return bool(links) and named_zh == list(range(zh)) and named_en == list(range(en))


def _bulletin(source: Source, article: _Article, drafts: Sequence[_Draft], years: frozenset[int], ids: Ids) -> Bulletin:
    titles = {side: _passage(article.titles.get(side, ()), side) for side in SIDES}
    rows = [
        Row(RowId(ids.give("row", _words(d.zh), _words(d.en))), d.zh, d.en, d.score, tuple(d.links)) for d in drafts
    ]
    texts = (_words(titles["zh"]), _words(titles["en"]))
    if texts == (None, None) and rows:
        texts = (_words(rows[0].zh), _words(rows[0].en))
    zh_texts, en_texts = (
        [passage.text for passage in (titles[side], *(row.passage(side) for row in rows[:_OPENING])) if passage]
        for side in SIDES
    )
    date = article.date or article_date(zh_texts, en_texts, years)
    credits_ = tuple(_credit(lines) for lines in article.credits)
    return Bulletin(
        BulletinId(ids.give("bulletin", *texts)), source, date, titles["zh"], titles["en"], credits_, tuple(rows)
    )


def _credit(lines: Sequence[Line]) -> Credit:
    text = "\n".join(line.text for line in lines)
    unit = lines[0].unit
    told = read_credits(text)
    role = (unit.kind if unit else None) or (told[0].role if told else "other")
    name = told[0].name if len(told) == 1 else None
    return Credit(text, _numbers(lines), role, lines[0].side or side_of(text) or "zh", name)


def _passage(lines: Sequence[Line], side: Side) -> Passage | None:
    """Join the lines of one side of a unit; each is a paragraph."""
    if not lines:
        return None
    text = ""
    repairs: list[Repair] = []
    sentences: list[Span] = []
    for line in lines:
        text += "\n" if text else ""
        at = len(text)
        text += line.text
        repairs += [replace(repair, start=repair.start + at, end=repair.end + at) for repair in line.repairs]
        sentences += [Span(span.start + at, span.end + at) for span in split_sentences(line.text, side)]
    return Passage(text, _numbers(lines), tuple(repairs), tuple(sentences))


def _numbers(lines: Sequence[Line]) -> tuple[int, ...]:
    return tuple(sorted({line.number for line in lines}))


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _notes(bulletins: Sequence[Bulletin]) -> tuple[str, ...]:
    rows = [row for bulletin in bulletins for row in bulletin.rows]
    if not rows:
        return ("no text",)
    if not any(row.zh for row in rows):
        return ("no Chinese text",)
    return () if any(row.en for row in rows) else ("no English text",)
