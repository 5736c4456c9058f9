"""A report as text for people: at most 80 columns, plain by itself, with styles named for who can show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reader.counted import counted
from reader.export.styled import Styled
from reader.inert import inert
from reader.language.cells import cell_width, cut
from reader.model import DOUBTFUL, LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.report import Example, FileReport, Report
    from reader.export.styled import Line, Style
    from reader.library.contents import Counts
    from reader.library.correcting.journal import Entry
    from reader.library.places.matching import Matched
    from reader.model import Bulletin, Row, Source

COLUMNS: Final = 80
"""The width of the text, in cells; only a name or word longer than that sticks out."""

MOST: Final = 10
"""So many of a kind are listed; JSON has them all."""

_LABEL: Final = 13  # cells: the widest label, its indent and a gap
_CHANGED: Final = 24  # characters shown of a change; a run of shifted bytes may have hundreds
_KEPT: Final = 40  # characters shown of a row that is lost
_AROUND: Final = 6  # characters shown beside a change
_BETWEEN: Final = " / "


def lines(report: Report) -> Iterator[Line]:
    """Yield the lines of a report, without their ends; an empty one comes last."""
    verdict = Styled("clean", "good") if report.is_clean else Styled("something to look at", "look")
    yield (Styled(name(report.source), "name"), Styled("  "), verdict)
    for file in report.files:
        if len(report.files) > 1:
            yield (Styled(f"  {inert(file.file.path)}", "name"),)
        yield from _about_file(file)
    yield from _about_bulletins(report)
    yield from _field("note", [inert(note) for note in report.document.notes], "look")
    yield ()


def unreadable(source: Source, reason: str) -> Iterator[Line]:
    """Yield the lines about a source that could not be read, without their ends; an empty one comes last."""
    yield (Styled(name(source), "name"), Styled("  "), Styled("unreadable", "bad"))
    yield from _field("problem", [inert(reason.removeprefix(f"{source.zh}: "))])
    yield ()


def about_library(
    path: str, counts: Counts, problems: Sequence[str], lost: Sequence[Matched] = (), strays: Sequence[Entry] = ()
) -> Iterator[Line]:
    """Yield the lines about a library itself, without their ends; an empty one comes last.

    Args:
        path: its file.
        counts: how much it holds.
        problems: what is wrong with it.
        lost: bookmarks that cannot be gone to.
        strays: corrections of files that are gone.
    """
    verdict = Styled("damaged", "bad") if problems else Styled("sound", "good")
    yield (Styled(f"The library {inert(path)}", "name"), Styled("  "), verdict)
    many = counted(counts.sources, "source"), counted(counts.bulletins, "bulletin"), counted(counts.rows, "row")
    yield from _field("holds", [", ".join(many)])
    yield from _field("problem", [inert(problem) for problem in problems], "bad")
    yield from _field("bookmarks", _first([_lost(one) for one in lost]), "look")
    gone = [f"{each.correction.kind}: {_texts_of(each)}: its file is gone: {name(each.source)}" for each in strays]
    yield from _field("corrections", _first(gone), "look")
    yield ()


def _lost(one: Matched) -> str:
    """Return one line about a bookmark that cannot be gone to; its text is kept whatever happens."""
    mark = one.bookmark
    why = "not found any more in" if one.is_read else "its file is gone:"
    text = inert(" ".join((mark.zh or mark.en or "").split()))
    note = f" ({inert(mark.note)})" if mark.note else ""
    return f"{text[:_KEPT]}{'…' if len(text) > _KEPT else ''}{note}: {why} {name(mark.source)}"


def summary(clean: int, look: int, bad: int) -> str:
    """Return the last line: how many sources were how."""
    total = clean + look + bad
    return f"{counted(total, 'source')}: {clean:,} clean, {look:,} to look at, {bad:,} unreadable."


def name(source: Source) -> str:
    """Return what a source is called, harmless to print."""
    return inert(f"{source.zh} + {source.en}" if source.is_pair else source.zh)


_WENT: Final = {"title": "in titles", "row": "in rows", "credit": "in credits", "furniture": "page furniture"}


def _about_file(report: FileReport) -> Iterator[Line]:
    from reader.export.report import PLACES  # it knows all repairs, which take long to load; lists are printed without

    file, account = report.file, report.account
    margin = "certain" if file.margin is None else f"by a margin of {file.margin:,.0f}"
    yield from _field("read as", [f"{file.format}, {file.encoding} ({margin})"])
    went = [f"{account.places[place]:,} {_WENT[place]}" for place in PLACES if account.places[place]]
    yield from _field("lines", [f"{account.total:,} with text: {', '.join(went) or 'none placed'}"])
    for numbers, problem in ((account.nowhere, "in no place"), (account.twice, "in two places")):
        if numbers:
            yield from _field("mistake", [f"{_lines(numbers)} {problem}; please report it"], "bad")
    label = "repaired"
    for each in report.repaired:
        inferred = f", {each.inferred:,} of them inferred" if each.inferred else ""
        texts = [f"{each.count:,} × {each.name}{inferred}. {each.why}".rstrip()]
        yield from _field(label, texts, "look" if each.inferred else "plain")
        label = ""
        for example in each.examples:
            yield from _field("", [f"  line {example.line}: {_change(example)}"], "quiet")
    suspected = [f"{kind}, line {example.line}: {_change(example)}" for kind, example in report.suspected]
    yield from _field("suspected", _first(suspected), "look")


def _about_bulletins(report: Report) -> Iterator[Line]:
    bulletins = report.document.bulletins
    rows = sum(len(bulletin.rows) for bulletin in bulletins)
    lone = sum(row.score is None for bulletin in bulletins for row in bulletin.rows)
    how_many = f"{len(bulletins):,} with {counted(rows, 'row')}"
    yield from _field("bulletins", [how_many + (f", {lone:,} of them in one language only" if lone else "")])
    rows_of = [counted(len(bulletin.rows), "row") for bulletin in bulletins]
    listed = [f"{many}: {_title(bulletin, len(many) + 2)}" for many, bulletin in zip(rows_of, bulletins, strict=True)]
    yield from _field("", _first(listed), "quiet")
    one_sided = [f"{LANGUAGE[each.sides[0]]} only: {_title(each, 14)}" for each in report.one_sided]
    yield from _field("one-sided", _first(one_sided), "look")
    doubtful = [f"{row.score:.2f}: {_where(row)}: {_beginnings(row)}" for _, row in report.doubtful]
    if doubtful:
        doubtful.insert(0, f"{counted(len(doubtful), 'row')} of {rows:,} with a score below {DOUBTFUL}")
    yield from _field("doubtful", _first(doubtful), "look")
    yield from _about_corrections(report)


def _about_corrections(report: Report) -> Iterator[Line]:
    checked = [f"{row.checked}: {_where(row)}: {_beginnings(row)}" for _, row in report.corrected]
    if checked:
        pinned = sum(row.checked == "pinned" for _, row in report.corrected)
        checked.insert(0, f"{counted(len(report.corrected), 'row')} by hand, {pinned:,} of them pinned as right")
    yield from _field("corrected", _first(checked))
    lost = [f"{each.correction.kind}: {_texts_of(each)}" for each in report.unmatched]
    if lost:
        what = "correction is of text that is" if len(lost) == 1 else "corrections are of text that is"
        lost.insert(0, f"{len(lost):,} {what} not here any more, and kept; --put-aside lists them no more:")
    yield from _field("", _first(lost), "look") if checked else _field("corrected", _first(lost), "look")


def _texts_of(entry: Entry) -> str:
    """Return how the paragraphs of a correction begin, those of its first row."""
    row = next((row for row in entry.correction.rows if row.zh and row.en), entry.correction.rows[0])
    return _BETWEEN.join(_visible(_short(refs[0].text, 16)) for refs in (row.zh, row.en) if refs)


def _field(label: str, texts: Iterable[str], style: Style = "plain") -> Iterator[Line]:
    """Yield texts beside a label, which stands before the first; what is too long goes on below."""
    for text in texts:
        indent = len(text) - len(text.lstrip())
        body = text[indent:]
        for number, part in enumerate(_broken(body, COLUMNS - _LABEL - indent - 2 * bool(indent))):
            margin = f"  {label:{_LABEL - 2}}" + " " * (indent + (2 if number and indent else 0))
            yield (Styled(margin), Styled(part, style))
            label = ""


def _broken(text: str, width: int) -> list[str]:
    if cell_width(text) <= width:
        return [text]
    from reader.language.linebreak import break_lines, drawn  # 0.1 s to load

    return [text[shown.start : shown.end] for span in break_lines(text, width) if (shown := drawn(text, span))]


def _first(texts: Sequence[str]) -> list[str]:
    if len(texts) <= MOST + 1:
        return list(texts)
    return [*texts[:MOST], f"and {len(texts) - MOST:,} more; --json has them all"]


def _title(bulletin: Bulletin, beside: int) -> str:
    """Return a bulletin's date and titles, or how it begins, on one line with `beside` cells of other text."""
    date = f"{bulletin.date.isoformat()} " if bulletin.date else ""
    texts = [title.text for title in (bulletin.zh_title, bulletin.en_title) if title]
    if not texts and bulletin.rows:
        texts = [passage.text for passage in (bulletin.rows[0].zh, bulletin.rows[0].en) if passage]
    room = COLUMNS - _LABEL - beside - len(date) - len(_BETWEEN) * (len(texts) - 1)
    return date + (_BETWEEN.join(cut(_visible(text), room // len(texts)) for text in texts) or "no title")


def _where(row: Row) -> str:
    parts = [f"{LANGUAGE[side]} {_lines(p.lines)}" for side in ("zh", "en") if (p := row.passage(side))]
    return ", ".join(parts)


def _beginnings(row: Row) -> str:
    return _BETWEEN.join(_visible(_short(passage.text, 16)) for passage in (row.zh, row.en) if passage)


def _lines(numbers: Sequence[int]) -> str:
    if not numbers:
        return "no line"
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if list(numbers) == list(range(numbers[0], numbers[-1] + 1)):
        return f"lines {numbers[0]}–{numbers[-1]}"
    shown = ", ".join(map(str, numbers[:MOST]))
    return f"lines {shown}{' …' if len(numbers) > MOST else ''}"


def _change(example: Example) -> str:
    left, right = _visible(_last(example.left)).lstrip(), _visible(_last(example.right[::-1])[::-1]).rstrip()
    before, after = (_marked(_short(text, _CHANGED)) for text in (example.before, example.after))
    return f"{left}{before}{right} → {left}{after}{right}"


def _last(text: str) -> str:
    """Return a few of the last characters, and the rest of an English word they would cut."""
    at = max(0, len(text) - _AROUND)
    while at and text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalpha():
        at -= 1
    return text[at:]


def _marked(text: str) -> str:
    """Make white space that was changed visible: a line end, a plain space, any other by its number."""
    return "".join(_SPACES.get(c, f"⟨U+{ord(c):04X}⟩") if c.isspace() else inert(c) for c in text)


_SPACES: Final = {"\n": "⏎", " ": "␣", "\t": "⇥"}


def _visible(text: str) -> str:
    return inert(text.replace("\n", " "))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
