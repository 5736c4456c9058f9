"""Typing into a search, what it says and what it lights: for tests that drive the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waiting import until

from reader.ui.finding.finding import Finding
from reader.ui.finding.hitlist import HitList
from reader.ui.pane.paint import Ink
from reader.ui.parts.field import Words

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

TEXTS = [
    ("青石鎮圖書館本月起延長開放時間。", "The Qingshi Town library will stay open longer from this month."),
    ("館長林若秋說，讀者最常問的是座位。", "The librarian, Lin Ruoqiu, said that readers ask for seats most often."),
    ("鎮公所說，計劃分三期進行。", "A spokesman for the town hall said that the work has three stages."),
    ("圖書館的借書證在服務台領取。", "Cards for the library are to be had at the counter."),
    ("手續免費。", "There is no fee."),
    ("館長又說，圖書館夏天也開門。", "The librarian added that the library is open in summer as well."),
]
TOWN = [TEXTS[0], TEXTS[1], TEXTS[4]]
HARBOUR = [
    ("港口的燈塔重新開放。", "The lighthouse of the harbour is open again."),
    ("圖書館派人來講燈塔的歷史。", "The library sent somebody to tell the history of the lighthouse."),
    ("只有中文的一行提到圖書館。", None),
]


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


def lit(app: App[None], *inks: Ink) -> list[str]:
    """Return the lit words of the open bulletin in the language of the query, row by row, as they stand in the text."""
    side = "en" if app.screen_stack[0].finding.query_text.isascii() else "zh"
    return [word for language, word in lit_in_both(app, *inks) if language == side]


def lit_in_both(app: App[None], *inks: Ink) -> list[tuple[str, str]]:
    """Return the lit words of the open bulletin, each after its language."""
    pane = app.screen_stack[0].pane
    inks = inks or (Ink.HIT, Ink.HIT_CURRENT)
    rows = {row.id: row for row in pane.manuscript.bulletin.rows}
    found = []
    for name, marks in pane._dressing.lights.items():
        for mark in marks:
            passage = rows[name].passage(mark.side) if name in rows else pane.manuscript.bulletin.title(mark.side)
            if mark.ink in inks:
                found.append((mark.side, passage.text[mark.span.start : mark.span.end]))
    return found


def texts(app: App[None]) -> list[str]:
    """Return the Chinese of the hits in the list of all bulletins."""
    return [result.hit.zh.text for result in app.screen.query_one(HitList).results]


def listed(app: App[None]) -> str:
    """Return that list as it is drawn."""
    hits = app.screen.query_one(HitList)
    return "\n".join("".join(part.text for part in hits.render_line(y)) for y in range(hits.size.height))
