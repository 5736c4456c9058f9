"""Marking rows while reading, and what is seen of it: for tests that drive the app."""

from reader.ui.marking.marklist import MarkList
from reader.ui.marking.note import NoteScreen

SIGN = "◆"


async def typed(pilot, text):
    for character in text:
        await pilot.press("space" if character == " " else character)


def signs(look, app):
    """Return the lines of the screen that begin with the sign of a bookmark."""
    return [line for line in look(app) if SIGN in line]


def said(app):
    return [note.message for note in app._notifications]


def cards(app):
    return [card.bookmark.note for card in app.screen.query_one(MarkList).cards]


async def marked(app, pilot, quiet, note=""):
    await pilot.press("B")
    await pilot.pause()
    assert isinstance(app.screen, NoteScreen)
    await typed(pilot, note)
    await pilot.press("enter")
    await quiet(pilot)
