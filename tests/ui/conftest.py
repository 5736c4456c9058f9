"""Bulletins of our own making, and the app to read them in."""

from __future__ import annotations

import datetime

import pytest
from waiting import at_rest, lines, until

from reader.language.sentences import split_sentences
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Credit, Document, Passage, Row, RowId, SentenceLink, Source
from reader.settings import Settings
from reader.ui.app import ReaderApp

ZH = (
    "青石鎮圖書館本月起延長開放時間。週末開到晚上九點。",
    "館長林若秋說：「讀者最常問的是座位。」新座位有四十個。",
    "鎮公所發言人表示，計劃分三期進行，第一期已經完成。",
    "居民可在服務台領取借書證。手續免費。",
)
EN = (
    "The Qingshi Town library will stay open longer from this month. At weekends it closes at nine.",
    'The librarian, Lin Ruoqiu, said: "Readers ask for seats most often." There are forty new ones.',
    "A spokesman for the town hall said that the work has three stages, of which the first is done.",
    "Residents may collect library cards at the counter. There is no fee.",
)


def passage(text, side, line=1, repairs=()):
    return Passage(text, (line,), repairs, split_sentences(text, side))


def row(number, zh, en, score=0.9):
    left = passage(zh, "zh", 2 * number + 1) if zh is not None else None
    right = passage(en, "en", 2 * number + 2) if en is not None else None
    links = ()
    if left and right:
        both = min(len(left.sentences), len(right.sentences))
        links = tuple(
            SentenceLink((n,), (n,) if n < both - 1 else tuple(range(n, len(right.sentences))), 0.9)
            for n in range(both)
        )
    return Row(RowId(f"row-{number}"), left, right, score if left and right else None, links)


def bulletin(
    rows=4, name="one", path="invented.txt", titles=("圖書館延長開放時間", "Library Stays Open Longer"), texts=None
):
    pairs = texts if texts is not None else [(ZH[n % len(ZH)], EN[n % len(EN)]) for n in range(rows)]
    return Bulletin(
        BulletinId(name),
        Source(path, path),
        datetime.date(2024, 5, 6),
        passage(titles[0], "zh") if titles[0] else None,
        passage(titles[1], "en") if titles[1] else None,
        (
            Credit("（責任編輯：高映真）", (90,), "editor", "zh"),
            Credit("(Translated by Maud Lin)", (91,), "translator", "en"),
        ),
        tuple(row(number, *pair) for number, pair in enumerate(pairs)),
    )


@pytest.fixture(autouse=True)
def a_plain_terminal(monkeypatch):
    """Let copying know nothing of the terminal that the tests run in."""
    for name in ("TMUX", "STY", "VTE_VERSION", "KONSOLE_VERSION", "TERM_PROGRAM", "TERMUX_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def make_bulletin():
    return bulletin


@pytest.fixture
def make_row():
    return row


@pytest.fixture
def make_app():
    """Return a function that makes an app which shows bulletins that are in its library already."""
    libraries = []

    def make(*bulletins, settings=None, paths=()):
        library = Library()
        libraries.append(library)
        by_source = {}
        for each in bulletins:
            by_source.setdefault(each.source, []).append(each)
        for source, several in by_source.items():
            library.add(Document(source, tuple(several)))
        return ReaderApp(library, paths, settings or Settings())

    yield make
    for library in libraries:
        library.close()


@pytest.fixture(autouse=True)
def nothing_is_left_to_do(monkeypatch):
    """Let Textual's pilot wait, after each key and in each pause, until the app is at rest."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_rest)
    monkeypatch.setattr("textual.app.wait_for_idle", at_rest)


@pytest.fixture(autouse=True)
def there_is_no_hurry(monkeypatch):
    """Let no message go before the test has looked at it, and no place be too late, however slow the machine."""
    monkeypatch.setattr("textual.notifications.Notification.has_expired", False)
    monkeypatch.setattr("reader.ui.loading.places._LOOK_FOR", 3600.0)
    monkeypatch.setattr("reader.ui.loading.places._LEAVING", 60.0)
    monkeypatch.setattr("reader.ui.parts.jobs._LEAVING", 60.0)
    monkeypatch.setattr("reader.ui.adding.working._LEAVING", 60.0)


@pytest.fixture
def look():
    """Return a function that gives the lines on an app's screen."""
    return lines


@pytest.fixture
def settle():
    """Return a function that waits until the files are read, and bulletin and contents stand on the screen."""

    async def wait(pilot):
        def is_there():
            screen = pilot.app.screen_stack[0]
            reads = screen.number < 0 or not screen.delivery.is_finished or screen.shelf.is_waiting
            return not reads and screen.contents.is_complete

        await until(pilot, is_there, "the files to be read and shown")

    return wait


@pytest.fixture
def start():
    """Return a function that runs the installed command in a pseudo-terminal; it is ended with the test."""
    from terminal import Terminal, command  # Unix only

    terminals = []

    def make(*arguments, columns=120, lines=30, **environment):
        terminal = Terminal([*command(), *map(str, arguments)], columns, lines, **environment)
        terminals.append(terminal)
        return terminal

    yield make
    for terminal in terminals:
        terminal.close()
