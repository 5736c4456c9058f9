"""How fast it goes and how long it will take."""

from reader.library.syncing.outcomes import Progress
from reader.library.syncing.pace import Pace


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_rate_and_time_left_are_told_from_what_was_done():
    clock = Clock()
    pace = Pace(4, 400, clock)
    assert pace.progress("a") == Progress(0, 4, "a", 0, 400)
    clock.now = 2.0
    pace.finished(100)
    assert pace.progress("b") == Progress(1, 4, "b", 100, 400, 50.0, 6.0)


def test_nothing_is_foretold_from_a_moment():
    clock = Clock()
    pace = Pace(2, 200, clock)
    clock.now = 0.01
    pace.finished(100)
    assert (pace.progress().rate, pace.progress().left) == (None, None)


def test_the_last_half_minute_counts_and_not_what_was_before():
    clock = Clock()
    pace = Pace(1000, 10_000, clock)
    for _ in range(100):  # from the cache
        clock.now += 0.01
        pace.finished(50)
    for _ in range(60):
        clock.now += 1
        pace.finished(10)
    assert round(pace.progress().rate) == 10
    assert round(pace.progress().left) == 440


def test_empty_files_need_no_division():
    clock = Clock()
    pace = Pace(1, 0, clock)
    clock.now = 5.0
    pace.finished(0)
    assert pace.progress() == Progress(1, 1, "", 0, 0)
