"""Letting what was chosen take effect at once, as far as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.keymap import checked
from reader.ui.themes import DARK
from reader.ui.view import view_of

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.ui.reading import ReadingScreen


def apply(screen: ReadingScreen, settings: Settings) -> None:
    """Use these settings from now on. What differs from those before takes effect; the rest stays as it is shown.

    Args:
        screen: where text is read.
        settings: what holds now.
    """
    app, before = screen.app, screen.settings
    screen.settings = settings
    if settings.theme != before.theme:
        app.theme = settings.theme if settings.theme in app.available_themes else DARK.name
    if settings.keys != before.keys:
        screen.keymap, _ = checked(settings.keys)
        app.set_keymap(screen.keymap)
    old, new = view_of(before), view_of(settings)
    if changed := {name: value for name, value in new._asdict().items() if value != getattr(old, name)}:
        screen.desk.see(screen.pane.view._replace(**changed))
    screen.desk.use(settings)
