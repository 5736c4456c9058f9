"""The nouns of the house: what the stages hand to each other. Frozen, slotted, no behaviour beyond look-up.

Text offsets are code points of the text as repaired, in its own script, unless a name says otherwise.
Line numbers count from 1 in the source file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NewType

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

Side = Literal["zh", "en"]
SIDES: tuple[Side, Side] = ("zh", "en")
LANGUAGE: Final[Mapping[Side, str]] = {"zh": "Chinese", "en": "English"}
"""What the language of a side is called."""

BulletinId = NewType("BulletinId", str)
RowId = NewType("RowId", str)


class ReaderError(Exception):
    """Something the person can do something about. `str()` is the whole message, in plain words."""


class SourceError(ReaderError):
    """A source that cannot be read.

    Args:
        path: the file or folder, as the person named it.
        problem: what is wrong with it, and what to do about it.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


def other(side: Side) -> Side:
    """Return the other language."""
    return "en" if side == "zh" else "zh"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """One change intake made: `text[start:end]` stands where the source has `before`.

    Both may be empty: an insertion has an empty `before`, a removal has `start == end`.

    Args:
        name: the repair's name, e.g. `pinyin-annotation`; the table is in `intake/repair.py`.
        start: first code point in the repaired text.
        end: one past the last code point in the repaired text.
        before: what the source has there.
        inferred: True when the result rests on more than what stands here: on other places of the same document, or on
            what the marks around it leave as the only choice.
    """

    name: str
    start: int
    end: int
    before: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What looks damaged, but not certainly enough to be changed.

    Args:
        name: the kind of damage, e.g. `lost-apostrophe`; kinds that are repaired elsewhere share the repair's name.
        line: the line it stands in, by the line's own number.
        start: first code point in the repaired text of the line.
        end: one past the last; `start == end` where something may be missing.
        suggestion: what may have stood there.
    """

    name: str
    line: int
    start: int
    end: int
    suggestion: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where bulletins come from: one file (`zh == en`), or a Chinese and an English file that belong together.

    Paths are kept as the person gave them; `-` is standard input.
    """

    zh: str
    en: str

    @property
    def is_pair(self) -> bool:
        """True when each language has a file of its own."""
        return self.zh != self.en

    def path(self, side: Side) -> str:
        """Return the path of the file that holds `side`."""
        return self.zh if side == "zh" else self.en


UnitRole = Literal["title", "row", "credit", "date"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Where a line belongs in a file that comes aligned already (TMX, a table, …); lines of one unit go together.

    Args:
        article: which article of the file, ascending.
        number: which unit of the article, ascending; lines of one unit, role and side are paragraphs of one text.
        role: `row` is text, `title` and `credit` are the article's; a `date` line holds its date (ISO 8601).
        kind: the role of a credit (see `Credit`), where the file says it.
        score: how sure the alignment is, where the file says it.
        links: how the sentences correspond, where the file says it.
    """

    article: int
    number: int
    role: UnitRole = "row"
    kind: str | None = None
    score: float | None = None
    links: tuple[SentenceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source file after repair; blank lines are kept.

    Args:
        number: 1-based place in its file, never descending: the physical line of a text, the row of a table, the unit
            of a translation memory (whose two sides share it).
        text: the repaired text, without its line end; never holds control characters.
        repairs: what was changed, in order of place, not overlapping.
        side: the language the file declares it to be in, or None.
        unit: where it belongs, in a file that comes aligned already, or None.
    """

    number: int
    text: str
    repairs: tuple[Repair, ...] = ()
    side: Side | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file after intake.

    Args:
        path: as the person gave it.
        lines: every line in order; in plain text `lines[n - 1].number == n`.
        encoding: the name of the encoding it was read with.
        notes: what the person should know about the reading, in plain words (empty when all is well).
        format: what the format is called.
        suspicions: what looks damaged and was left as it is, in order of place.
        margin: by how much, in natural logarithms, this encoding is more likely than the next; None when no other was
            possible, or it was asked for.
        shared: the numbers of lines that other files of the folder have at their feet as well.
    """

    path: str
    lines: tuple[Line, ...]
    encoding: str
    notes: tuple[str, ...] = ()
    format: str = "plain text"
    suspicions: tuple[Suspicion, ...] = ()
    margin: float | None = None
    shared: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Passage:
    r"""Connected text of one language: a title, or one side of a row.

    Args:
        text: the text; the paragraphs of a row with several are separated by one `\\n`.
        lines: the source lines it stands on, ascending.
        repairs: what was changed, as offsets into `text`; includes the joins of wrapped lines.
        sentences: spans that cover the text's sentences in order, without white space between them.
    """

    text: str
    lines: tuple[int, ...]
    repairs: tuple[Repair, ...] = ()
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """Sentences of a row that say the same: 0-based numbers into each passage's `sentences`; one side may be empty."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float | None


DOUBTFUL: Final = 0.5
"""Below this score a row is called doubtful: the reader marks it, `check` lists it (README, "Checking").

Scores say how likely a row is right (`assembly/aligning/rowscore.py`): below this one it is more likely wrong.
"""


Checked = Literal["corrected", "pinned"]
"""What a person has done about a row: put it right, or said that it is right."""


@dataclass(frozen=True, slots=True)
class Row:
    """The unit of reading: paragraphs of both languages that say the same, or of one language alone.

    Args:
        id: stable: the same text gets the same id whatever else is in the file.
        zh: the Chinese side, or None.
        en: the English side, or None.
        score: 0..1, how sure the alignment is; None when a side is missing.
        links: how the sentences correspond.
        checked: what a person has done about it; the score is 1 then.
    """

    id: RowId
    zh: Passage | None
    en: Passage | None
    score: float | None
    links: tuple[SentenceLink, ...] = ()
    checked: Checked | None = None

    def passage(self, side: Side) -> Passage | None:
        """Return the row's text in one language."""
        return self.zh if side == "zh" else self.en

    @property
    def is_doubtful(self) -> bool:
        """True when it is far from sure that the two sides say the same."""
        return self.score is not None and self.score < DOUBTFUL


@dataclass(frozen=True, slots=True)
class Credit:
    """A line, or a part of one, that says who made the text: `(Translated by Agnes)`, `(責任編輯:張敏嬌)`.

    Args:
        text: as in the source, brackets included.
        lines: the source lines it stands on.
        role: `author`, `translator`, `editor`, `photographer`, `source` or `other`.
        side: the language it is written in (in a pair of files: the file it stands in).
        name: who it names, without the label: 張敏嬌; several as they are written. None when the text alone tells.
    """

    text: str
    lines: tuple[int, ...]
    role: str
    side: Side
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One article in one or two languages.

    Args:
        id: stable like a row's.
        source: where it was read from.
        date: the day it is about, when its text says so for certain.
        zh_title: the Chinese title, wrapped lines joined, or None.
        en_title: the English title, or None.
        credits: who made it.
        rows: in reading order.
    """

    id: BulletinId
    source: Source
    date: datetime.date | None
    zh_title: Passage | None
    en_title: Passage | None
    credits: tuple[Credit, ...]
    rows: tuple[Row, ...]

    def title(self, side: Side) -> Passage | None:
        """Return the title in one language."""
        return self.zh_title if side == "zh" else self.en_title

    @property
    def sides(self) -> tuple[Side, ...]:
        """The languages in which it has a title or text."""
        return tuple(
            side for side in SIDES if self.title(side) or any(row.passage(side) is not None for row in self.rows)
        )


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the web page, not to a bulletin: navigation, front matter, images, subscription calls."""

    text: str
    line: int
    side: Side


@dataclass(frozen=True, slots=True)
class Document:
    """All that one source gave. Every non-blank line is in exactly one place: title, row, credit or furniture.

    Args:
        source: where it was read from.
        bulletins: in the order in which they begin in the source.
        furniture: what was set aside.
        notes: what the person should know about the reading, in plain words.
    """

    source: Source
    bulletins: tuple[Bulletin, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = field(default=())
