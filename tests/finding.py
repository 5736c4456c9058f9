"""Typing into a search, and what it says: for tests that drive the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waiting import until

from reader.ui.finding.finding import Finding
from reader.ui.finding.searchbar import Words

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a query, and wait until it is answered."""
    for character in text:
        await pilot.press("space" if character == " " else character)
    await answered(pilot)


async def answered(pilot: Pilot[None]) -> None:
    """Wait until the search that was asked for last is answered, and its hits are counted."""

    def is_answered() -> bool:
        screen = pilot.app.screen
        asker = screen if hasattr(screen, "_searcher") else pilot.app.screen_stack[0].query_one(Finding)
        return asker._question is None and not asker._searcher._busy

    await until(pilot, is_answered, "the search to be answered")


def words(app: App[None]) -> str:
    """Return the words beside the field of the search that is open."""
    return app.screen.query_one("#list-bar Words, Finding Words", Words).text
