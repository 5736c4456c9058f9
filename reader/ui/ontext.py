"""Keys pressed while a bulletin is on its way: what means the text waits for it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.ui.desk import Desk

Keys = TypeVar("Keys")
Words = ParamSpec("Words")


def on_the_text(action: Callable[Concatenate[Keys, Words], None]) -> Callable[Concatenate[Keys, Words], None]:
    """Let an action of the desk, or of what it is made of, wait for a bulletin on its way when it means the text."""

    @wraps(action)
    def when_it_is_there(keys: Keys, /, *args: Words.args, **named: Words.kwargs) -> None:
        desk = cast("Desk", keys)
        if desk.shelf.is_waiting and not desk.contents.has_focus:
            desk.shelf.later(lambda: action(keys, *args, **named))
        else:
            action(keys, *args, **named)

    return when_it_is_there
