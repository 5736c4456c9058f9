"""Waiting for what an app does by itself: until it is at rest, until something holds, until words are on its screen.

Textual calls an app idle when its process takes no time (`textual._wait`), which a busy machine makes true of an app
that waits for the processor. Here it is at rest when nothing is left to be done: no message is handled, nothing is to
be drawn, no thread of the app works. What a clock brings, and what other processes bring, no rest waits for: for those
a test waits by `until` and `shown`, for the very thing it asserts.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual._context import active_app

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

    Found = TypeVar("Found")

PATIENCE = 300
"""Seconds that a machine which does other things as well is given for anything."""

WORK = 60
"""Seconds that threads are waited for: longer than any works in a test, so that one that hangs is left to hang."""

OURS = ("bulletin-reader", "asyncio_")
"""How threads are called that work for the app."""

OF_PROCESSES = "bulletin-reader worker"
"""The threads that listen to other processes, always."""

RESTS = {
    ("threading.py", "wait"),
    ("thread.py", "_worker"),  # of `concurrent.futures`
    ("jobs.py", "_run"),
    ("access.py", "_begin"),  # another program writes into the library
}
"""Where a thread stands that waits for something else: file and function."""


async def at_rest(_least: float = 0, _most: float = 0) -> None:
    """Wait until an app has done all that it has to do; the arguments are those of Textual's `wait_for_idle`."""
    app, loop, end = active_app.get(), asyncio.get_running_loop(), time.monotonic() + WORK
    while True:
        await asyncio.sleep(0)
        if app._resize_event is not None:
            app._check_resize()
        elif is_to_be_drawn(app):
            app.screen._on_timer_update()
        elif not loop._ready:
            if not threads_at_work():
                if not loop._ready:  # the last of them may have told something at its end
                    return
            elif time.monotonic() > end:
                return
            else:
                await asyncio.sleep(0.002)


def is_to_be_drawn(app: App[None]) -> bool:
    """Tell whether the screen waits for the next of the sixty times a second at which Textual draws."""
    return bool(app._screen_stack) and app.is_running and app.screen._update_timer._active.is_set()


def threads_at_work() -> list[str]:
    """Return the names of the app's threads that do not just wait for something else."""
    frames = sys._current_frames()
    at_work = []
    for thread in threading.enumerate():
        if thread.name.startswith(OURS) and thread.name != OF_PROCESSES and (frame := frames.get(thread.ident)):
            code = frame.f_code
            if (Path(code.co_filename).name, code.co_name) not in RESTS:
                at_work.append(thread.name)
    return at_work


async def until(pilot: Pilot[None], holds: Callable[[], Found], what: str = "") -> Found:
    """Wait until something holds, and all it brings along is done; fail with the screen when it never does.

    Args:
        pilot: the pilot of the app.
        holds: what is waited for, asked again and again.
        what: what that is, for the one who reads that it failed.

    Returns:
        what `holds` returned at last.
    """
    end = time.monotonic() + PATIENCE
    await pilot.pause()
    while not (found := holds()):
        if time.monotonic() > end:
            raise AssertionError(f"waited for {what or holds}; the screen:\n{text(pilot.app)}")
        await asyncio.sleep(0.01)
        await pilot.pause()
    return found


async def shown(pilot: Pilot[None], *words: str) -> str:
    """Wait until all the words stand on the screen, each on one line, and return what stands there."""
    await until(pilot, lambda: all(word in text(pilot.app) for word in words), f"{words} to be shown")
    return text(pilot.app)


async def gone(pilot: Pilot[None], *words: str) -> str:
    """Wait until none of the words stands on the screen any more, and return what stands there."""
    await until(pilot, lambda: not any(word in text(pilot.app) for word in words), f"{words} to be gone")
    return text(pilot.app)


def lines(app: App[None]) -> list[str]:
    """Return the lines on an app's screen."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def text(app: App[None]) -> str:
    """Return what stands on an app's screen."""
    return "\n".join(lines(app))
