"""What is said while files are read."""

import pytest

from reader.library.syncing.outcomes import Progress
from reader.ui.facts import Busy, Open, facts
from reader.ui.loading.delivery import Delivery
from reader.ui.loading.loading import Read
from reader.ui.pane.pane import ReadingPane
from reader.ui.view import View


def said(busy, *, ambiguous_wide=False):
    pane = ReadingPane(View(ambiguous_wide=ambiguous_wide))
    return [fact.words for fact in facts(pane, bulletin=Open(), busy=busy, messages=0)]


@pytest.mark.parametrize(
    ("done", "bar"),
    [(0, "────────────"), (1, "━───────────"), (6, "━━━━━━──────"), (11, "━━━━━━━━━━━─")],
)
def test_a_bar_shows_how_much_is_done(done, bar):
    assert said(Busy(Progress(done, 12, "/data/some[b].txt")))[:2] == [
        bar,
        f"reading {done + 1} of 12: some[b].txt, Esc stops",
    ]


def test_a_bar_is_drawn_in_ascii_where_lines_would_be_two_cells_wide():
    assert said(Busy(Progress(3, 12, "a.txt")), ambiguous_wide=True)[0] == "===---------"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (0.2, "1 s left"),
        (8.4, "8 s left"),
        (89, "89 s left"),
        (91, "2 min left"),
        (5_300, "88 min left"),
        (7_300, "2 h left"),
        (None, "a.txt, Esc stops"),
    ],
)
def test_the_time_left_is_said_as_it_is_felt(left, words):
    assert words in said(Busy(Progress(3, 12, "a.txt"), left))[1]


def test_a_name_cannot_act_on_the_terminal():
    assert "\x1b" not in "".join(said(Busy(Progress(3, 12, "/data/a\x1b]52;c;eA==\x07.txt"))))


def test_when_all_is_read_nothing_is_said():
    assert not any("reading" in text or "━" in text for text in said(Busy(Progress(12, 12, ""))))


@pytest.fixture
def delivery(monkeypatch):
    """Return a delivery and a clock that can be set."""
    clock = [100.0]
    monkeypatch.setattr("reader.ui.loading.delivery.monotonic", lambda: clock[0])
    return Delivery(None), clock


def test_the_time_left_is_what_the_stage_says_where_it_says_it(delivery):
    one, _ = delivery
    one.read(Read(Progress(1, 12, "a.txt", left=33.0)))
    assert one.left == 33.0


def test_else_it_is_reckoned_from_what_is_done_once_that_is_enough(delivery):
    one, clock = delivery
    assert one.left is None
    one.read(Read(Progress(2, 12, "a.txt")))
    clock[0] += 10
    assert one.left is None
    one.read(Read(Progress(4, 12, "a.txt")))
    assert one.left == 20.0


def test_nothing_is_said_of_what_takes_a_moment(delivery):
    one, clock = delivery
    one.read(Read(Progress(1, 2, "a.txt")))
    assert one.progress(after=0.5) is None
    clock[0] += 1
    assert one.progress(after=0.5) is not None
