"""What `check` says about a source, before it is printed: what was read, mended, doubted, and where every line went."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from reader.intake.repair import FIXES
from reader.library.correcting.replaying import replay
from reader.model import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.library.correcting.journal import Entry
    from reader.model import Bulletin, CleanFile, Document, Line, Passage, Repair, Row, Side, Source, Suspicion

EXAMPLES: Final = 3
"""So many examples are given of each repair."""

CONTEXT: Final = 20
"""So many characters are shown before and after what was changed."""

_WHY: Final[Mapping[str, str]] = {
    **{name: " ".join(dict.fromkeys(fix.why for fix in FIXES if fix.name == name)) for name in {f.name for f in FIXES}},
    "markup": "Marks of Markdown or HTML around the text.",
    "wrapped-line": "A line end inside a paragraph or title.",
}
_OF_INTAKE: Final = frozenset(fix.name for fix in FIXES)

Place = Literal["title", "row", "credit", "furniture"]
PLACES: Final[tuple[Place, ...]] = ("title", "row", "credit", "furniture")


@dataclass(frozen=True, slots=True)
class Example:
    """One change: `left + before + right` became `left + after + right`; `line` is where in the file."""

    line: int
    left: str
    before: str
    after: str
    right: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """All that one fix did to a file.

    Args:
        name: the fix.
        why: what had happened to the text, in plain words.
        count: how many places it changed.
        inferred: how many of these rest on other places of the file.
        examples: some of them, as different as there are.
    """

    name: str
    why: str
    count: int
    inferred: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """Where the non-blank lines of a file went. A line that holds, say, a row and a credit counts where it comes first.

    Args:
        total: how many there are.
        places: how many became titles, rows, credits, furniture; these and `nowhere` add up to `total`.
        nowhere: numbers of the lines that were lost on the way: a mistake of the program.
        twice: numbers of the lines that stand in two places at once: likewise.
    """

    total: int
    places: Mapping[Place, int]
    nowhere: tuple[int, ...]
    twice: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found out about one file.

    Args:
        file: what was read.
        account: where its lines went.
        repaired: what was mended, the commonest first.
        suspected: what looks damaged and was left, each as the change that would mend it, with the kind of damage.
    """

    file: CleanFile
    account: Account
    repaired: tuple[Repaired, ...]
    suspected: tuple[tuple[str, Example], ...]


class Doubtful(NamedTuple):
    """A row whose sides may not say the same, and the bulletin it is in."""

    bulletin: Bulletin
    row: Row


class Corrected(NamedTuple):
    """A row that a person has put right, or pinned as right, and the bulletin it is in."""

    bulletin: Bulletin
    row: Row


@dataclass(frozen=True, slots=True)
class Report:
    """All there is to say about a source.

    Args:
        document: what it came to.
        files: the file, or the Chinese and the English one.
        one_sided: the bulletins in one language only.
        doubtful: the rows whose score is below `model.DOUBTFUL`, but for those a person has put right.
        corrected: the rows a person has put right or pinned.
        unmatched: corrections of text that is not there any more.
    """

    document: Document
    files: tuple[FileReport, ...]
    one_sided: tuple[Bulletin, ...]
    doubtful: tuple[Doubtful, ...]
    corrected: tuple[Corrected, ...] = ()
    unmatched: tuple[Entry, ...] = ()

    @property
    def source(self) -> Source:
        """Where it was read from."""
        return self.document.source

    @property
    def is_clean(self) -> bool:
        """True when there is nothing a person should look at. Repairs that are certain need no look."""
        return not (
            self.one_sided
            or self.doubtful
            or self.unmatched
            or self.document.notes
            or any(
                file.suspected
                or file.account.nowhere
                or file.account.twice
                or any(each.inferred for each in file.repaired)
                for file in self.files
            )
        )


def report(document: Document, files: Sequence[CleanFile], corrections: Iterable[Entry] = ()) -> Report:
    """Return what there is to say about a source.

    Args:
        document: what was made of it.
        files: the file, or the Chinese and the English one.
        corrections: what a person has put right in it.
    """
    replayed = replay(document.bulletins, corrections)
    sides: Sequence[tuple[Side, ...]] = [SIDES] if len(files) == 1 else [(side,) for side in SIDES]
    return Report(
        document,
        tuple(
            FileReport(file, _account(document, file, of), _repaired(document, file, of), _suspected(file))
            for file, of in zip(files, sides, strict=True)
        ),
        tuple(bulletin for bulletin in document.bulletins if len(bulletin.sides) == 1),
        tuple(Doubtful(bulletin, row) for bulletin in replayed.bulletins for row in bulletin.rows if row.is_doubtful),
        tuple(Corrected(bulletin, row) for bulletin in replayed.bulletins for row in bulletin.rows if row.checked),
        replayed.unmatched,
    )


class _Placed(NamedTuple):
    """Text of some lines of a file, in one place of the document."""

    place: Place
    side: Side
    text: str
    lines: tuple[int, ...]


def _account(document: Document, file: CleanFile, sides: tuple[Side, ...]) -> Account:
    """Follow every non-blank line of a file to its place; `sides` are the languages the file holds."""
    at: dict[int, list[_Placed]] = defaultdict(list)
    for placed in _placed(document):
        if placed.side in sides:
            for number in placed.lines:
                at[number].append(placed)
    lines = [line for line in file.lines if line.text and not line.text.isspace() and not _is_date(line)]
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.number] += _ink(line.text)
    counts: Counter[Place] = Counter()
    nowhere, twice = [], []
    for line in lines:
        own = [placed for placed in at[line.number] if not (line.unit and line.side) or placed.side == line.side]
        if not own:
            nowhere.append(line.number)
            continue
        counts[min((placed.place for placed in own), key=PLACES.index)] += 1
        if len(own) > 1 and _is_more(at[line.number], sizes):
            twice.append(line.number)
    return Account(len(lines), {place: counts[place] for place in PLACES}, tuple(nowhere), tuple(dict.fromkeys(twice)))


def _is_more(own: Sequence[_Placed], sizes: Mapping[int, int]) -> bool:
    """Tell whether places hold more than their lines have, so that some of it stands twice.

    A line may well be cut: into its languages, into a title and text, into text and a credit.
    """
    lines = {number for placed in own for number in placed.lines}
    return sum(_ink(placed.text) for placed in own) > sum(sizes[number] for number in lines)


def _ink(text: str) -> int:
    """Return how much of a text is no white space, of which repairs and joins add some."""
    return sum(map(len, text.split()))


def _is_date(line: Line) -> bool:
    """Tell whether a line became the date of its bulletin, which has no place for lines."""
    return line.unit is not None and line.unit.role == "date"


def _placed(document: Document) -> Iterator[_Placed]:
    """Yield the text of every title, row, credit and bit of furniture."""
    for bulletin in document.bulletins:
        for side in SIDES:
            if title := bulletin.title(side):
                yield _Placed("title", side, title.text, title.lines)
            for row in bulletin.rows:
                if passage := row.passage(side):
                    yield _Placed("row", side, passage.text, passage.lines)
        for credit in bulletin.credits:
            yield _Placed("credit", credit.side, credit.text, credit.lines)
    for each in document.furniture:
        yield _Placed("furniture", each.side, each.text, (each.line,))


def _repaired(document: Document, file: CleanFile, sides: tuple[Side, ...]) -> tuple[Repaired, ...]:
    """Gather the repairs of a file: those of intake from its lines, whatever became of them; the rest from the text."""
    found: dict[str, list[tuple[Repair, int, str]]] = {}
    for line in file.lines:
        for repair in line.repairs:
            found.setdefault(repair.name, []).append((repair, line.number, line.text))
    for passage in _passages(document, sides):
        for repair in passage.repairs:
            if repair.name not in _OF_INTAKE:
                found.setdefault(repair.name, []).append((repair, min(passage.lines, default=1), passage.text))
    return tuple(
        Repaired(
            name,
            _WHY.get(name, ""),
            len(repairs),
            sum(repair.inferred for repair, _, _ in repairs),
            tuple(_example(*each) for each in _different(repairs)),
        )
        for name, repairs in sorted(found.items(), key=lambda item: -len(item[1]))
    )


def _passages(document: Document, sides: tuple[Side, ...]) -> Iterator[Passage]:
    for bulletin in document.bulletins:
        for side in sides:
            passages = (bulletin.title(side), *(row.passage(side) for row in bulletin.rows))
            yield from (passage for passage in passages if passage)


def _different(repairs: Iterable[tuple[Repair, int, str]]) -> list[tuple[Repair, int, str]]:
    """Return the first few repairs that do not change the same into the same; an inferred one shows before others."""
    first: dict[tuple[str, str], tuple[Repair, int, str]] = {}
    for repair, line, text in repairs:
        first.setdefault((repair.before, text[repair.start : repair.end]), (repair, line, text))
    return sorted(first.values(), key=lambda each: not each[0].inferred)[:EXAMPLES]


def _suspected(file: CleanFile) -> tuple[tuple[str, Example], ...]:
    if not file.suspicions:
        return ()
    texts: dict[int, list[str]] = defaultdict(list)
    for line in file.lines:
        texts[line.number].append(line.text)
    return tuple((each.name, _proposal(each, texts[each.line])) for each in file.suspicions)


def _proposal(suspicion: Suspicion, texts: Sequence[str]) -> Example:
    """Return the change a suspicion suggests; lines that share a number are told apart by their length."""
    start, end = suspicion.start, suspicion.end
    text = next((text for text in texts if len(text) >= end), "")
    return Example(suspicion.line, _left(text, start), text[start:end], suspicion.suggestion, _right(text, end))


def _example(repair: Repair, line: int, text: str) -> Example:
    start, end = repair.start, repair.end
    return Example(line, _left(text, start), repair.before, text[start:end], _right(text, end))


def _left(text: str, start: int) -> str:
    return text[max(0, start - CONTEXT) : start]


def _right(text: str, end: int) -> str:
    return text[end : end + CONTEXT]
