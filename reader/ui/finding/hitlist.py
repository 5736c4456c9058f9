"""The list of hits: each language in one line around the lit words, and where it stands. Drawn line by line.

Hits that are only guessed at stand behind one line, "and 12 weaker matches", until somebody wants to see them; where
there is nothing else they are seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from reader.language.cells import cell_width, cut
from reader.library.searching.rank import WEAK
from reader.model import LANGUAGE, SIDES, Passage, Span
from reader.ui.finding.context import Line, in_context
from reader.ui.finding.why import why
from reader.ui.pane.paint import blend, paint
from reader.ui.parts.oneline import source_name
from reader.ui.parts.picklist import PickList, Place
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from reader.library.searching.hits import Hit
    from reader.model import Side
    from reader.ui.finding.searching import Result
    from reader.ui.view import View


@dataclass(frozen=True, slots=True)
class HitPlace(Place):
    """What of the list is seen: the chosen hit, the first line, and whether guesses are among it."""

    is_unfolded: bool = False


class HitList(PickList):
    """Any number of hits, one of them chosen. Keys come from the field above, which keeps the focus.

    Each stands in three lines: where it is and why it matches, Chinese, English.

    Args:
        view: how text is shown.
        id: the widget's name.
    """

    AHEAD: ClassVar[int | None] = 4
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-list--place",
        "pick-list--title",
        "pick-list--why",
        "pick-list--gap",
        "pick-list--lit",
    }

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(view, id=id)
        self.results: tuple[Result, ...] = ()
        self._sure = 0
        self._weak = 0
        self._is_unfolded = False

    # What is in it

    @property
    def chosen(self) -> Result | None:
        """The hit under the cursor; None on the line that stands for guesses."""
        return self.results[self.cursor] if self.cursor < self.seen else None

    @property
    def seen(self) -> int:
        """How many hits are seen."""
        return self._sure if self.is_folded else len(self.results)

    @property
    def weaker(self) -> int:
        """How many hits stand behind a line."""
        return max(self._weak, len(self.results) - self._sure) if self.is_folded else 0

    @property
    def is_folded(self) -> bool:
        """True while guesses stand behind a line."""
        return 0 < self._sure < len(self.results) and not self._is_unfolded

    @property
    def on_fold(self) -> bool:
        """True when that line is chosen."""
        return self.is_folded and self.cursor == self._sure

    @property
    def many(self) -> int:
        """How many things can be chosen: hits, and the line that stands for others."""
        return self.seen + self.is_folded

    @property
    def place(self) -> HitPlace:
        """What is seen of it."""
        return HitPlace(self.cursor, round(self.scroll_target_y), self._is_unfolded)

    def fill(self, results: Sequence[Result], place: HitPlace | None = None, weak: int = 0) -> None:
        """Show other hits from the best, or as they were seen before.

        Args:
            results: the hits, guesses after the others.
            place: what was seen of them.
            weak: how many guesses there are, where there are more of them.
        """
        self._put(results, weak)
        place = place or HitPlace(0, 0)
        self._is_unfolded = place.is_unfolded
        self.settle(place.cursor, place.top)

    def _put(self, results: Sequence[Result], weak: int) -> None:
        self.results, self._weak = tuple(results), weak
        self._sure = next((at for at, one in enumerate(self.results) if one.hit.via in WEAK), len(self.results))

    def unfold(self) -> None:
        """Show the guesses."""
        self._is_unfolded = True
        self.settle(self.cursor)

    def add(self, results: Sequence[Result], weak: int = 0) -> None:
        """Show those hits that are not there yet below the others, which stay where they are."""
        known = {(result.hit.key, result.hit.row) for result in self.results}
        more = [result for result in results if (result.hit.key, result.hit.row) not in known]
        if more:
            was_on_fold, every = self.on_fold, [*self.results, *more]
            if not self._is_unfolded:  # what is sure comes before the line, also when it is found later
                every.sort(key=lambda one: one.hit.via in WEAK)
            self._put(every, weak)
            if was_on_fold:
                self.cursor = self._sure
            self.measure()
            self.refresh()

    def want(self) -> None:
        """Ask for more where the end comes into sight; what stands behind the line is there already."""
        if not self.is_folded:
            super().want()

    def clicked(self, *, twice: bool) -> None:
        """Show the guesses, or open the hit that was clicked twice."""
        if self.on_fold:
            self.unfold()
        else:
            super().clicked(twice=twice)

    # Drawing

    def draw(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of a hit, or of what stands for guesses."""
        return self._fold(line, room, ground) if number == self.seen else self._hit(number, line, room, ground)

    def _hit(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        result = self.results[number]
        return self._where(result, room, ground) if line == 0 else self._side(result.hit, SIDES[line - 1], room, ground)

    def _fold(self, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of what stands for guesses: how many they are, of what kinds, and how to see them."""
        wide = self._view.ambiguous_wide
        if line == 0:
            words = f"and {self.weaker:,} weaker match{'es' if self.weaker != 1 else ''}"
            return [Segment(cut(words, room, ambiguous_wide=wide), self.part("title", ground))]
        if line == 1:
            kinds = dict.fromkeys(why(one.hit) for one in self.results[self._sure :])
            words = f"{', '.join(kinds)}: Enter shows {'them' if self.weaker != 1 else 'it'}"
            return [Segment(cut(words, room, ambiguous_wide=wide), self.part("why", ground))]
        return []

    def _where(self, result: Result, room: int, ground: Style) -> list[Segment]:
        """Return the title at the left, the row and the reason at the right."""
        wide = self._view.ambiguous_wide
        reason = why(result.hit)
        row = "title" if result.hit.position < 0 else f"row {result.hit.position + 1:,}"
        right = cut(f"{row}  {reason}", room, ambiguous_wide=wide)
        left = cut(
            title_of(result, self._view),
            room - cell_width(right, ambiguous_wide=wide) - 2,
            ambiguous_wide=wide,
        )
        space = room - cell_width(left, ambiguous_wide=wide) - cell_width(right, ambiguous_wide=wide)
        if not right.startswith(f"{row}  "):
            return [Segment(right, self.part("place", ground))]
        return [
            Segment(left, self.part("title", ground)),
            Segment(" " * max(0, space), ground),
            Segment(f"{row}  ", self.part("place", ground)),
            Segment(right[len(row) + 2 :], self.part("why", ground)),
        ]

    def _side(self, hit: Hit, side: Side, room: int, ground: Style) -> list[Segment]:
        line = line_of(hit, side, self._view, room)
        if line is None:
            return [Segment(cut(f"no {LANGUAGE[side]}", room), self.part("gap", ground))]
        lit = self.get_component_rich_style("pick-list--lit", partial=True)
        marks = [(span, lit) for span in line.lit]
        return paint(line.text, Span(0, len(line.text)), blend(ground), marks)


def line_of(hit: Hit, side: Side, view: View, width: int) -> Line | None:
    """Return one side of a hit in a line, around what is lit; a side with nothing lit where the other side's words are.

    Args:
        hit: the hit.
        side: which of its sides.
        view: how text is shown.
        width: in cells.
    """
    here, there = (hit.zh, hit.en) if side == "zh" else (hit.en, hit.zh)
    if here is None:
        return None
    lit, lit_there = (hit.zh_lit, hit.en_lit) if side == "zh" else (hit.en_lit, hit.zh_lit)
    share = lit_there[0].span.start / max(1, len(there.text)) if there is not None and lit_there else 0.0
    return in_context(here, [one.span for one in lit], view, width, share)


def title_of(result: Result, view: View) -> str:
    """Return the title of a hit's bulletin in the language that the query was found in, where it has one."""
    if result.hit.position < 0:  # the title itself is what follows
        return source_name(result.hit.source)
    if result.entry is None:
        return "(no longer here)"
    in_english = bool(result.hit.en_lit) and not result.hit.zh_lit
    titles = [result.entry.zh_title, result.entry.en_title]
    title = next((one for one in (reversed(titles) if in_english else titles) if one), None)
    if title is None:
        return "(no title)"
    return show(Passage(title, ()), view._replace(raw=False)).text.replace("\n", " ")
