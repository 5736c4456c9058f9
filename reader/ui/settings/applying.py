"""Letting what was chosen take effect at once, as far as it can."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Final

from reader.settings import Settings, SettingsError
from reader.settings.writing import choose
from reader.ui.keyboard.keymap import checked
from reader.ui.settings.documented import documented_settings
from reader.ui.themes import DARK
from reader.ui.view import view_of

if TYPE_CHECKING:
    from reader.ui.app import ReaderApp
    from reader.ui.reading import ReadingScreen

_ONE_AT_A_TIME: Final = Lock()  # themes are written one after the other


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


def keep_theme(app: ReaderApp) -> None:
    """Write the theme that the command palette set into the settings, as one chosen there is; wait for no disk."""

    def write() -> None:
        with _ONE_AT_A_TIME:
            try:
                settings = choose("theme", app.theme, template=documented_settings(Settings()))
            except SettingsError as error:
                app.notify(f"The theme is not kept: {error}", severity="warning", timeout=8, markup=False)
            else:
                app.call_later(_kept, app, settings)

    app.run_worker(write, thread=True)


def _kept(app: ReaderApp, settings: Settings) -> None:
    if settings.theme != app.theme:  # changed again while it was being written
        keep_theme(app)
    else:
        apply(app.reading, settings)
