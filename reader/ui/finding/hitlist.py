"""The list of hits: each language in one line around the lit words, and where it stands. Drawn line by line.

Hits that are only guessed at stand behind one line, "and 12 weaker matches", until somebody wants to see them; where
there is nothing else they are seen at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.language.cells import cell_width
from reader.library.searching.rank import WEAK
from reader.model import SIDES, Passage, Span
from reader.ui.contents.cardpaint import source_name
from reader.ui.finding.context import Line, in_context
from reader.ui.finding.why import why
from reader.ui.pane.blocks import LANGUAGE
from reader.ui.pane.paint import blend, cut, paint, width_of
from reader.ui.view import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

    from reader.library.searching.search import Hit
    from reader.model import Side
    from reader.ui.finding.searching import Result
    from reader.ui.view import View

_LINES: Final = 3  # of a hit: where it stands and why it matches, Chinese, English
_GAP: Final = 1  # blank lines between two hits, where there is room
_ROOMY: Final = 20  # lines of the list from which there is
_INDENT: Final = 2  # cells: bar and space
_AHEAD: Final = 4  # hits below the last one seen at which more are asked for


class HitList(ScrollView, can_focus=False, inherit_bindings=False):
    """Any number of hits, one of them chosen. Keys come from the field above, which keeps the focus.

    Args:
        view: how text is shown.
        id: the widget's name.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "hit-list--paper",
        "hit-list--place",
        "hit-list--title",
        "hit-list--why",
        "hit-list--gap",
        "hit-list--lit",
        "hit-list--cursor",
        "hit-list--bar",
    }

    class Pointed(Message):
        """Another hit is chosen."""

    class Chosen(Message):
        """The chosen hit is to be opened."""

    class Wanted(Message):
        """The end of what is there comes into sight."""

    @dataclass(frozen=True, slots=True)
    class Place:
        """What of the list is seen: the chosen hit, the first line, and whether guesses are among it."""

        cursor: int
        top: int
        is_unfolded: bool = False

    def __init__(self, view: View, *, id: str | None = None) -> None:  # Textual's own name for it
        super().__init__(id=id)
        self.results: tuple[Result, ...] = ()
        self.cursor = 0
        self._view = view
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
    def place(self) -> Place:
        """What is seen of it."""
        return self.Place(self.cursor, round(self.scroll_target_y), self._is_unfolded)

    def fill(self, results: Sequence[Result], place: Place | None = None, weak: int = 0) -> None:
        """Show other hits from the best, or as they were seen before.

        Args:
            results: the hits, guesses after the others.
            place: what was seen of them.
            weak: how many guesses there are, where there are more of them.
        """
        self._put(results, weak)
        place = place or self.Place(0, 0)
        self._is_unfolded = place.is_unfolded
        self.cursor = max(0, min(place.cursor, self._lines - 1))
        self._measure()
        self.scroll_to(y=place.top, animate=False, force=True)
        self._reveal()
        self.post_message(self.Pointed())

    def _put(self, results: Sequence[Result], weak: int) -> None:
        self.results, self._weak = tuple(results), weak
        self._sure = next((at for at, one in enumerate(self.results) if one.hit.via in WEAK), len(self.results))

    def unfold(self) -> None:
        """Show the guesses."""
        self._is_unfolded = True
        self._measure()
        self._reveal()
        self.post_message(self.Pointed())

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
            self._measure()
            self.refresh()

    # Moving

    def step(self, way: int) -> None:
        """Choose the next or previous hit."""
        self._point(self.cursor + way)

    def page(self, part: float) -> None:
        """Choose a hit a part of a screen away."""
        hits = max(1, int(abs(part) * self.size.height / self._pitch) - (abs(part) >= 1))
        self._point(self.cursor + (hits if part > 0 else -hits))

    def _point(self, cursor: int) -> None:
        cursor = max(0, min(cursor, self._lines - 1))
        if cursor != self.cursor:
            self.cursor = cursor
            self.post_message(self.Pointed())
        self._reveal()

    def _reveal(self) -> None:
        self.refresh()
        if self.results and self.is_attached:
            top = self.cursor * self._pitch
            self.scroll_to_region(Region(0, top, 1, _LINES), animate=False, force=True)
            self._want()

    def _want(self) -> None:
        bottom = round(self.scroll_target_y) + self.size.height
        if not self.is_folded and (len(self.results) - _AHEAD) * self._pitch <= max(bottom, self.cursor * self._pitch):
            self.post_message(self.Wanted())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more where the wheel or the scroll bar comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        if new_value > old_value and self.results:
            self._want()

    # Drawing

    @property
    def _pitch(self) -> int:
        return _LINES + (_GAP if self.size.height >= _ROOMY else 0)

    @property
    def _lines(self) -> int:
        """How many things can be chosen: hits, and the line that stands for others."""
        return self.seen + self.is_folded

    def _measure(self) -> None:
        height = max(0, self._lines * self._pitch - (self._pitch - _LINES))
        self.virtual_size = Size(self.scrollable_content_region.width, height)

    def _on_resize(self) -> None:
        self._measure()
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        width, wide = self.scrollable_content_region.width, self._view.ambiguous_wide
        paper = self.get_component_rich_style("hit-list--paper")
        number, line = divmod(y + self.scroll_offset.y, self._pitch)
        if number >= self._lines or line >= _LINES:
            return Strip.blank(width, paper)
        here = number == self.cursor
        ground = paper + self.get_component_rich_style("hit-list--cursor", partial=True) if here else paper
        bar = ground + self.get_component_rich_style("hit-list--bar", partial=True)
        sign = ("|" if wide else "┃") if here else " "
        room = max(1, width - _INDENT - 1)
        body = self._fold(line, room, ground) if number == self.seen else self._hit(number, line, room, ground)
        segments = [Segment(sign + " ", bar), *body]
        used = width_of(segments, ambiguous_wide=wide)
        segments.append(Segment(" " * max(0, width - used), ground))
        # Where ambiguous characters are wide, Textual counts too few cells and must not fill up what is full.
        return Strip(segments, self.size.width if wide else width)

    def _part(self, name: str, ground: Style) -> Style:
        return ground + self.get_component_rich_style(f"hit-list--{name}", partial=True)

    def _hit(self, number: int, line: int, room: int, ground: Style) -> list[Segment]:
        result = self.results[number]
        return self._where(result, room, ground) if line == 0 else self._side(result.hit, SIDES[line - 1], room, ground)

    def _fold(self, line: int, room: int, ground: Style) -> list[Segment]:
        """Return a line of what stands for guesses: how many they are, of what kinds, and how to see them."""
        wide = self._view.ambiguous_wide
        if line == 0:
            words = f"and {self.weaker:,} weaker match{'es' if self.weaker != 1 else ''}"
            return [Segment(cut(words, room, ambiguous_wide=wide), self._part("title", ground))]
        if line == 1:
            kinds = dict.fromkeys(why(one.hit) for one in self.results[self._sure :])
            words = f"{', '.join(kinds)}: Enter shows {'them' if self.weaker != 1 else 'it'}"
            return [Segment(cut(words, room, ambiguous_wide=wide), self._part("why", ground))]
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
            return [Segment(right, self._part("place", ground))]
        return [
            Segment(left, self._part("title", ground)),
            Segment(" " * max(0, space), ground),
            Segment(f"{row}  ", self._part("place", ground)),
            Segment(right[len(row) + 2 :], self._part("why", ground)),
        ]

    def _side(self, hit: Hit, side: Side, room: int, ground: Style) -> list[Segment]:
        line = line_of(hit, side, self._view, room)
        if line is None:
            return [Segment(cut(f"no {LANGUAGE[side]}", room), self._part("gap", ground))]
        lit = self.get_component_rich_style("hit-list--lit", partial=True)
        marks = [(span, lit) for span in line.lit]
        return paint(line.text, Span(0, len(line.text)), blend(ground), marks)

    # The mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the hit that was clicked, and open it when it was clicked twice; show the guesses."""
        event.stop()
        number = (event.y + self.scroll_offset.y) // self._pitch
        if number < self._lines:
            self._point(number)
            if self.on_fold:
                self.unfold()
            elif event.chain > 1:
                self.post_message(self.Chosen())


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
