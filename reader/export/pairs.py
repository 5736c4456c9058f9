"""Bulletins as pairs of texts: what memories, tables and cards are made of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.export.choices import note_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.choices import Part, Units
    from reader.model import Passage, Row, Side


class Pair(NamedTuple):
    """One unit.

    Args:
        id: the id of its row, with the number of the sentence where there are several; a title's is the bulletin's.
        role: `row`, `title`, `date`, or `credit:` and who it names, as our intake reads it (`formats/units.py`).
        zh: the Chinese text; empty where there is none.
        en: the English text; empty where there is none.
        score: 0 to 1, or None where nobody knows.
        note: what the person wrote about it.
        checked: what a person has done about its row (see `model.Row`).
    """

    id: str
    role: str
    zh: str
    en: str
    score: float | None = None
    note: str = ""
    checked: str | None = None

    @property
    def is_whole(self) -> bool:
        """True when it has both languages."""
        return bool(self.zh and self.en)

    def text(self, side: Side) -> str:
        """Return the text in one language."""
        return self.zh if side == "zh" else self.en


def everything(part: Part) -> Iterator[Pair]:
    """Yield all of a part, paragraph by paragraph: title, date, credits, rows."""
    bulletin = part.bulletin
    if bulletin.zh_title or bulletin.en_title:
        note = note_on(part, bulletin.id)
        yield Pair(bulletin.id, "title", _text(bulletin.zh_title), _text(bulletin.en_title), None, note)
    if bulletin.date:
        yield Pair(bulletin.id, "date", "", bulletin.date.isoformat())
    for credit in bulletin.credits:
        texts = (credit.text, "") if credit.side == "zh" else ("", credit.text)
        yield Pair(bulletin.id, f"credit:{credit.role}", *texts)
    for row in part.rows:
        yield Pair(row.id, "row", _text(row.zh), _text(row.en), row.score, note_on(part, row.id), row.checked)


def pairs(part: Part, units: Units, *, keep_gaps: bool = False, min_score: float = 0.0) -> Iterator[Pair]:
    """Yield the title and the rows of a part, or their sentences.

    Args:
        part: what there is.
        units: what a pair is: a row, or sentences of a row that say the same.
        keep_gaps: whether what has no counterpart is yielded too, and with it the date and the credits.
        min_score: sentences of which it is less sure are left out.
    """
    for pair, row in zip(everything(part), _rows(part), strict=False):
        several = _sentences(row, pair.note) if row is not None and units == "sentences" else [pair]
        for each in several:
            is_wanted = each.is_whole or (keep_gaps and (each.zh or each.en))
            if is_wanted and (each.score is None or each.score >= min_score):
                yield each


def _rows(part: Part) -> Iterator[Row | None]:
    """Yield the row of each pair that `everything` yields, None for what is no row."""
    bulletin = part.bulletin
    ahead = bool(bulletin.zh_title or bulletin.en_title) + bool(bulletin.date) + len(bulletin.credits)
    yield from (None for _ in range(ahead))
    yield from part.rows


def _sentences(row: Row, note: str) -> Iterable[Pair]:
    """Yield the sentences of a row that say the same; the row itself where nothing is known about them."""
    if row.zh is None or row.en is None:
        passage = row.zh or row.en
        texts = [passage.text[span.start : span.end] for span in passage.sentences] if passage else []
        found = [(text, "") if row.zh else ("", text) for text in texts]
        scores: list[float | None] = [None] * len(found)
    else:
        found = [(_joined(row.zh, link.zh, ""), _joined(row.en, link.en, " ")) for link in row.links]
        scores = [link.score for link in row.links]
    if not found:
        yield Pair(row.id, "row", _text(row.zh), _text(row.en), row.score, note, row.checked)
    for number, ((zh, en), score) in enumerate(zip(found, scores, strict=True), start=1):
        yield Pair(f"{row.id}-{number}", "row", zh, en, score, note, row.checked)


def _joined(passage: Passage, numbers: Sequence[int], between: str) -> str:
    """Return some sentences of a passage: as they stand there where they follow each other, else joined."""
    spans = [passage.sentences[number] for number in numbers if number < len(passage.sentences)]
    if spans and all(later == earlier + 1 for earlier, later in pairwise(numbers)):
        return passage.text[spans[0].start : spans[-1].end]
    return between.join(passage.text[span.start : span.end] for span in spans)


def _text(passage: Passage | None) -> str:
    return passage.text if passage else ""


class Names:
    """Gives bulletins names of which no two neighbours are alike: intake tells by them where one ends."""

    def __init__(self) -> None:
        self._last = ""
        self._repeated = 1

    def next(self, name: str) -> str:
        """Return the name for the next bulletin: its id, with a number where the one before has the same."""
        self._repeated = self._repeated + 1 if name == self._last else 1
        self._last = name
        return name if self._repeated == 1 else f"{name}-{self._repeated}"
