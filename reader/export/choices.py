"""What to export and how: the choices of a person, and the bulletins as they ask for them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.inert import ACTING
from reader.model import SIDES, Bulletin, Passage, Row, RowId, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.export.formats import Format
    from reader.language.offsets import OffsetMap
    from reader.language.script import Script, Standard

ScriptName = Literal["original", "simplified", "traditional", "tw", "hk"]
Order = Literal["zh-en", "en-zh"]
Units = Literal["sentences", "paragraphs"]

LOST: Final = "\N{REPLACEMENT CHARACTER}"

OWN_NAME: Final[Mapping[Side, str]] = {"zh": "中文", "en": "English"}
"""What each language calls itself, for headings that readers of either know."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How to export.

    Args:
        format: the name of the format, for a module that writes several.
        script: the script Chinese is written in; `tw` and `hk` are the Traditional of Taiwan and of Hong Kong.
        min_score: rows of which it is less sure are left out; those without a score are not.
        order: which language comes first.
        raw: whether the text is as it stands in the source, without repairs.
        units: what is one unit of a memory or a corpus, None for what the format prefers.
        keep_gaps: whether what has no counterpart is exported too.
        bom: whether a byte order mark precedes the text.
    """

    format: str = "jsonl"
    script: ScriptName = "original"
    min_score: float = 0.0
    order: Order = "zh-en"
    raw: bool = False
    units: Units | None = None
    keep_gaps: bool = False
    bom: bool = False

    @property
    def sides(self) -> tuple[Side, Side]:
        """The languages, the first one first."""
        return SIDES if self.order == "zh-en" else (SIDES[1], SIDES[0])


class Part(NamedTuple):
    """Some rows of a bulletin, or all of them: what a scope (a row, hits, bookmarks, everything) consists of.

    Args:
        bulletin: the bulletin, whose title, date and credits go with the rows.
        rows: which of its rows.
        notes: what the person wrote about rows, and about the title by the bulletin's id.
    """

    bulletin: Bulletin
    rows: Sequence[Row]
    notes: Mapping[str, str] = {}


@dataclass(slots=True)
class Tally:
    """What an export came to, counted on the way.

    Args:
        bulletins: how many were written.
        rows: rows written.
        doubtful: rows left out for their score.
        gaps: rows left out because they have one language only.
    """

    bulletins: int = field(default=0)
    rows: int = field(default=0)
    doubtful: int = field(default=0)
    gaps: int = field(default=0)


def whole(bulletin: Bulletin) -> Part:
    """Return all of a bulletin."""
    return Part(bulletin, bulletin.rows)


def chosen(parts: Iterable[Part], format: Format, choices: Choices, tally: Tally) -> Iterator[Part]:
    """Yield the parts as a format is to write them: without the rows that are not asked for, in the script that is.

    Args:
        parts: what there is.
        format: which format they are for.
        choices: what is asked for.
        tally: counts.
    """
    pairs_only = "units" in format.takes and not choices.keep_gaps
    for part in parts:
        rows = []
        for row in part.rows:
            if row.score is not None and row.score < choices.min_score:
                tally.doubtful += 1
            elif pairs_only and (row.zh is None or row.en is None):
                tally.gaps += 1
            else:
                rows.append(_row(row, format, choices))
        tally.bulletins += 1
        tally.rows += len(rows)
        bulletin = part.bulletin
        if not _is_as_it_is(format, choices):
            bulletin = replace(
                bulletin,
                zh_title=_passage(bulletin.zh_title, format, choices),
                en_title=_passage(bulletin.en_title, format, choices),
                credits=tuple(replace(credit, text=harmless(credit.text)) for credit in bulletin.credits),
            )
        yield Part(replace(bulletin, rows=tuple(rows)), rows, part.notes)


def script_of(choices: Choices) -> tuple[Script, Standard]:
    """Return the script that was asked for in the words of the language room."""
    from reader.language.script import Script, Standard

    standards = {"tw": Standard.TAIWAN, "hk": Standard.HONG_KONG}
    if choices.script in standards:
        return Script.TRADITIONAL, standards[choices.script]
    return Script(choices.script), Standard.OPENCC


def harmless(text: str) -> str:
    r"""Return `text`, as long as before, with nothing in it that acts on a terminal or is no character; `\n` stays."""
    return ACTING.sub(lambda match: {"\n": "\n", "\t": " "}.get(match[0], LOST), text)


def _is_as_it_is(format: Format, choices: Choices) -> bool:
    return format.is_exact and choices.script == "original" and not choices.raw


def _row(row: Row, format: Format, choices: Choices) -> Row:
    if _is_as_it_is(format, choices):
        return row
    return replace(row, zh=_passage(row.zh, format, choices), en=_passage(row.en, format, choices))


def _passage(passage: Passage | None, format: Format, choices: Choices) -> Passage | None:
    """Return a passage as it is to be written; its sentences stand where they went."""
    if passage is None:
        return None
    text = passage.text
    offsets: list[OffsetMap] = []
    if choices.raw and passage.repairs:
        from reader.intake.edits import undo

        undone = undo(text, passage.repairs)
        text = undone.text
        offsets.append(undone.offsets)
    if choices.script != "original" and not format.has_scripts and not text.isascii():
        from reader.language.script import convert

        converted = convert(text, *script_of(choices))
        text = converted.text
        offsets.append(converted.offsets)
    sentences = passage.sentences
    for moved in offsets:
        sentences = tuple(moved.forward(span) for span in sentences)
    return Passage(text if format.is_exact else harmless(text), passage.lines, (), sentences)


def note_on(part: Part, name: RowId | str) -> str:
    """Return what the person wrote about a row, harmless to print; nothing where they did not."""
    return harmless(part.notes.get(name, ""))
