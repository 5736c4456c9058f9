"""The keys of searching, as actions of the reading screen; nothing of it is loaded before the first picture stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from reader.ui.parts.status import StatusLine

if TYPE_CHECKING:
    from reader.ui.finding.everywhere import Remembered
    from reader.ui.finding.finding import Finding
    from reader.ui.reading import ReadingScreen


class FindingKeys:
    """What the reading screen does for somebody who searches."""

    finding: Finding | None = None
    """The search of the open bulletin; None before the first picture stands."""

    _search: Remembered | None = None  # of everything, as it was left the last time

    async def begin_finding(self) -> None:
        """Make the bar, which is put away until it is wanted."""
        from reader.ui.finding.finding import Finding

        screen = cast("ReadingScreen", self)
        finding = Finding(screen)
        await screen.mount(finding, before=screen.query_one(StatusLine))
        self.finding = finding

    async def action_find(self) -> None:
        """Search this bulletin, or filter the contents."""
        screen = cast("ReadingScreen", self)
        if screen.contents.has_focus:
            from reader.ui.contents.filtering import filter_contents

            await filter_contents(screen)
        elif self.finding is not None:
            self.finding.open()

    def action_hit(self, way: int) -> None:
        """Go to the next or previous hit."""
        if self.finding is not None:
            self.finding.walk(way)

    def action_only_hits(self) -> None:
        """Show only the rows that the search found, or all again."""
        if self.finding is not None:
            self.finding.only()

    def action_find_everywhere(self) -> None:
        """Search all bulletins."""
        from reader.ui.finding.entering import search_everywhere

        def remember(search: Remembered) -> None:
            self._search = search

        search_everywhere(cast("ReadingScreen", self), self._search, remember)
