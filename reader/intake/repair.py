"""The table of fixes: what intake mends in a line, in which order, and why; every change is recorded and can be undone.

The default is conservative: on clean text nothing changes (`tests/cases/clean_*.txt`), and what cannot be restored for
certain is shown as lost (□). A fix only says where it would change what; `intake/edits.py` makes the changes and keeps
the record. To add one, write a function that finds edits, and a row in `FIXES` with its reason; cases go to
`tests/cases/repair.json`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.intake import apostrophes, eaten, entities, mojibake, pinyin, shifted, spacing, suspects, unsafe
from reader.intake.apostrophes import Words
from reader.intake.edits import Edit, apply
from reader.intake.said import Said, said
from reader.model import Line, Suspicion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.model import Repair


class Evidence(NamedTuple):
    """What a whole file shows that a single line does not.

    Args:
        annotated: it is full of pinyin annotations.
        eaten: it has several question marks where none can be.
        said: what its characters stand beside; looked for only when some lines are suspect.
        quoted: words it has in quotation marks, with them; looked for only when question marks stand between hanzi.
        words: what it shows about its apostrophes.
        weigh: whether lines are still to be weighed for lost bytes, which takes long.
    """

    annotated: bool = False
    eaten: bool = False
    said: Said = Said()
    quoted: Mapping[str, str] = {}
    words: Words = Words()
    weigh: bool = True


NO_EVIDENCE = Evidence()


class Fix(NamedTuple):
    """One named fix.

    Args:
        name: as it stands in `Repair.name`.
        why: what happened to the text, in plain words.
        might: a cheap look whether a line could need it at all.
        find: the edits it wants to make.
    """

    name: str
    why: str
    might: Callable[[str], object]
    find: Callable[[str, Evidence], list[Edit]]


def _alone(find: Callable[[str], list[Edit]]) -> Callable[[str, Evidence], list[Edit]]:
    """Make a fix out of a function that needs no evidence beyond the line."""
    return lambda text, _: find(text)


def _annotations(text: str, evidence: Evidence) -> list[Edit]:
    return pinyin.find_annotations(text, annotated=evidence.annotated)


def _shifted(text: str, evidence: Evidence) -> list[Edit]:
    return shifted.find_shifted(text, evidence.said) if evidence.weigh else []


def _eaten(text: str, evidence: Evidence) -> list[Edit]:
    found = eaten.find_eaten(text, recurring=evidence.eaten, quoted=evidence.quoted)
    return [Edit(one.place, one.place + 1, one.meant, one.inferred) for one in found if one.certain]


def _apostrophes(text: str, evidence: Evidence) -> list[Edit]:
    found = apostrophes.find_certain(text, evidence.words)
    return [Edit(one.place, one.place, evidence.words.mark, one.inferred) for one in found]


def _has(*marks: str) -> Callable[[str], bool]:
    """Make a look for any of some strings, which is many times faster than a pattern."""
    return lambda text: any(mark in text for mark in marks)


_has_bracket = _has("(", "（")


def _is_odd(text: str) -> bool:
    """Tell whether a line holds anything but visible characters and plain spaces, or a sign for what is lost."""
    return not text.isprintable() or unsafe.REPLACEMENT in text or unsafe.OBJECT in text


def _is_spaced(text: str) -> bool:
    return not text.isprintable() or "  " in text or text.endswith(" ")


def _not_ascii(text: str) -> bool:
    return not text.isascii()


def _begins_with_space(text: str) -> bool:
    return text[:1].isspace()


_has_western = re.compile("[\x80-\xff]").search

FIXES: tuple[Fix, ...] = (
    # Mis-decoded text comes first: its bytes may look like controls, spaces and references.
    Fix("latin-mojibake", "Chinese or UTF-8 bytes read as Western ones.", _has_western, _alone(mojibake.find_latin)),
    Fix("latin-mojibake", "The same, twice over.", _has_western, _alone(mojibake.find_latin)),
    Fix("gbk-mojibake", "UTF-8 bytes read as GBK.", _not_ascii, _alone(mojibake.find_utf8_as_gbk)),
    Fix("shifted-bytes", "A lost byte shifted the rest of GBK text.", _not_ascii, _shifted),
    Fix("reference", "An HTML character reference was left in.", _has("&"), _alone(entities.find_references)),
    # Nothing after these lines can bring a character back that acts.
    Fix("escape", "A terminal escape sequence.", _is_odd, _alone(unsafe.find_escapes)),
    Fix("control", "A control character.", _is_odd, _alone(unsafe.find_controls)),
    Fix("invisible", "A character without a shape.", _is_odd, _alone(unsafe.find_invisible)),
    Fix("lost", "Bytes that are no text; the character is gone.", _is_odd, _alone(unsafe.find_broken)),
    Fix("space", "A separator that stands for a space.", _is_odd, _alone(unsafe.find_white_controls)),
    Fix("indent", "White space before the line.", _begins_with_space, _alone(spacing.find_indent)),
    Fix("pinyin-annotation", "A reading in brackets after its hanzi.", _has_bracket, _annotations),
    Fix("end-mark", "The closing square of an article.", _has("■", "◼", "▪"), _alone(spacing.find_end_mark)),
    Fix("eaten", "A question mark a web page put for a character it could not show.", _has("?"), _eaten),
    Fix("lost-apostrophe", "An apostrophe a web page lost.", _has("s ", "nt", "re ", "ve "), _apostrophes),
    Fix("missing-space", "No space behind a comma or semicolon.", spacing.CLOSE.search, _alone(spacing.find_missing)),
    Fix("space", "Spaces that are doubled, trailing or of an odd kind.", _is_spaced, _alone(spacing.find_uneven)),
)
"""All fixes, in the order in which they are made."""

PASSES = 4
"""A fix may uncover work for another (text encoded twice); so often the table is gone through at most."""


def repair_line(text: str, evidence: Evidence = NO_EVIDENCE) -> tuple[str, tuple[Repair, ...]]:
    """Repair one line.

    Returns:
        the text, which holds no control characters, and its repairs, in whose `before` controls are visible signs.
    """
    repairs: tuple[Repair, ...] = ()
    for _ in range(PASSES):
        before = text
        for fix in FIXES:
            if fix.might(text) and (edits := fix.find(text, evidence)):
                text, repairs = apply(text, repairs, edits, fix.name)
        if text == before:
            break
    return text, tuple(_inert(repair) for repair in repairs)


def _inert(repair: Repair) -> Repair:
    shown = unsafe.picture(repair.before)
    if shown == repair.before:
        return repair
    return type(repair)(repair.name, repair.start, repair.end, shown, repair.inferred)


def evidence(lines: Sequence[str]) -> Evidence:
    """Gather what the lines of one file show together."""
    annotated = questions = 0
    for line in lines:
        if annotated < pinyin.ANNOTATED and _has_bracket(line):
            annotated += pinyin.count_certain(line)
        if questions < eaten.RECURRING and "? " in line:
            questions += eaten.count_impossible(line)
    beyond = [line for line in lines if not line.isascii()]
    return Evidence(
        annotated >= pinyin.ANNOTATED,
        questions >= eaten.RECURRING,
        said(beyond) if any(map(suspects.cost, beyond)) else Said(),
        dict(quoted for line in beyond for quoted in eaten.quotations(line).items())
        if any("?" in line for line in beyond)
        else {},
        apostrophes.words(lines),
    )


class Repaired(NamedTuple):
    """The lines of a file after repair.

    Args:
        lines: numbered from 1.
        suspicions: what looks damaged and was left as it is, in order of place.
        notes: what should be said about the repairing.
    """

    lines: tuple[Line, ...]
    suspicions: tuple[Suspicion, ...]
    notes: tuple[str, ...]


def repair_file(lines: Sequence[str]) -> Repaired:
    """Repair the lines of one file, and say what is suspect in it."""
    shown = evidence(lines)
    left = suspects.BUDGET
    repaired: list[Line] = []
    suspicions: list[Suspicion] = []
    for number, line in enumerate(lines, start=1):
        if not line:
            repaired.append(Line(number, line, ()))  # some files are little else
            continue
        left -= 0 if line.isascii() else suspects.cost(line)
        text, repairs = repair_line(line, shown if left >= 0 else shown._replace(weigh=False))
        repaired.append(Line(number, text, repairs))
        suspicions += _suspicions(text, number, shown)
    return Repaired(tuple(repaired), tuple(suspicions), (_TOO_MUCH,) if left <= 0 else ())


_TOO_MUCH = "Much of this looks mis-decoded. Only its first part was searched for lost bytes, which takes long."


def _suspicions(text: str, number: int, shown: Evidence) -> Iterator[Suspicion]:
    """Say what looks damaged in a repaired line."""
    if "?" in text:
        for mark in eaten.find_eaten(text, recurring=shown.eaten, quoted=shown.quoted):
            if not mark.certain:
                yield Suspicion("eaten", number, mark.place, mark.place + 1, mark.meant)
    if "s " in text:
        for lost in apostrophes.find_doubtful(text, shown.words):
            yield Suspicion("lost-apostrophe", number, lost.place, lost.place, shown.words.mark)


def repair_lines(lines: Sequence[str]) -> tuple[Line, ...]:
    """Repair the lines of one file, numbered from 1."""
    return repair_file(lines).lines
