"""The reader as a Textual app: theme, keys, and the one screen it opens with."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import constants
from textual.app import App

from reader.settings import Settings, samples_folder, settings_file
from reader.settings import library_file as own_library_file
from reader.ui.keyboard.keymap import checked
from reader.ui.keyboard.keys import first_key
from reader.ui.reading import ReadingScreen
from reader.ui.themes import DARK, LIGHT, tints

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.command import Provider
    from textual.notifications import Notification, Notify
    from textual.theme import Theme

    from reader.library.store import Library
    from reader.model import Source

_ANSWER: Final = 3.0  # seconds for which the answer to a key is shown at most
_FEW_COLOURS: Final = ("standard", "windows")  # Rich's names of colour systems of at most 16 colours


def _commands() -> type[Provider]:
    from reader.ui.keyboard.palette import ReaderCommands

    return ReaderCommands


class ReaderApp(App[None]):
    """Reads bulletins.

    Args:
        library: what is read into, and from.
        paths: files and folders to read.
        settings: what the person has chosen.
        encoding: what all files are written in, or None to find out.
        messages: what the person should know about how the library was opened.
        library_file: the library in which the places of files are kept that are read into memory; None for the
            person's own.
        is_new: whether the reader was never opened before, so that some keys are shown.
        shows_samples: whether samples stand in for a library that holds nothing, which is said.
    """

    TITLE = "bulletin-reader"
    CSS_PATH = "reader.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        library: Library,
        paths: Sequence[str | Source] = (),
        settings: Settings | None = None,
        encoding: str | None = None,
        *,
        messages: Sequence[str] = (),
        library_file: Path | str | None = None,
        is_new: bool = False,
        shows_samples: bool = False,
    ) -> None:
        super().__init__()
        self.library = library
        self.settings = settings or Settings()
        self._keymap, self._problems = checked(self.settings.keys)
        self._paths = tuple(paths)
        self._encoding = encoding
        self._messages = tuple(messages)
        self._library_file = library_file
        self._is_new = is_new
        self._shows_samples = shows_samples
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        wanted = self.settings.theme or (constants.DEFAULT_THEME if "TEXTUAL_THEME" in os.environ else DARK.name)
        if wanted not in self.available_themes:
            self._problems += (self._no_theme(wanted),)
            wanted = DARK.name
        # Without the watcher, which would have all styles read twice before the first picture.
        self.set_reactive(App.theme, wanted)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.set_class(self._has_few_colours(), "-few-colours", update=False)

    def _no_theme(self, wanted: str) -> str:
        from difflib import get_close_matches

        like = get_close_matches(wanted, self.available_themes, 1)
        meant = f'; did you mean "{like[0]}"?' if like else "."
        return f'There is no theme "{wanted}"{meant} {first_key("settings", self._keymap)} offers all.'

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours every theme gets."""
        return tints(self.current_theme.to_color_system().generate())

    def get_default_screen(self) -> ReadingScreen:
        """Return the screen the reader opens with."""
        screen = ReadingScreen(
            self.library,
            self._paths,
            self.settings,
            self._keymap,
            str(settings_file()),
            library_file=lambda: Path(self._library_file or own_library_file(self.settings)),
            encoding=self._encoding,
        )
        screen.delivery.notes = (*self._messages, *(f"Settings: {problem}" for problem in self._problems))
        return screen

    @property
    def reading(self) -> ReadingScreen:
        """The screen below all others; it has the settings as they are now."""
        return next(screen for screen in self.screen_stack if isinstance(screen, ReadingScreen))

    def on_mount(self) -> None:
        """Set keys and colours, and say what is wrong with the settings."""
        self.set_keymap(self._keymap)
        if self._is_new:
            self.screen.call_after_refresh(self._welcome)
        self.theme_changed_signal.subscribe(self, self._theme_changed)
        self._see_colours()
        if self._shows_samples:
            words = f"These are samples: your library is empty. {first_key('add', self._keymap)} puts files into it."
            self.notify(words, markup=False, timeout=10)
        for message in self._messages:
            self.notify(message, title="Library", severity="warning", markup=False, timeout=10)
        for problem in self._problems:
            self.notify(problem, title="Settings", severity="warning", markup=False, timeout=10)

    async def _welcome(self) -> None:
        from reader.ui.keyboard.welcome import welcome

        await welcome(self.reading)

    def copy_to_clipboard(self, text: str) -> None:
        """Put what was selected in a field or a page where it can be pasted from."""
        from reader.ui.clipboard import is_slow, keep

        def copy() -> None:
            if where := keep(self, text, self.reading.settings.clipboard):
                self.notify(where, timeout=10, markup=False)

        if is_slow():
            self.run_worker(copy, thread=True)
        else:
            copy()

    def on_notify(self, event: Notify) -> None:
        """Let a notice that still stands give way to the same one, said again, and an answer to a key to the next."""
        new = event.notification
        for notice in list(self._notifications):
            is_same = (notice.title, notice.message) == (new.title, new.message)
            if is_same or (_is_answer(notice) and _is_answer(new)):
                self._unnotify(notice, refresh=False)

    def on_key(self, event: events.Key) -> None:
        """Give a field to search in what was typed ahead, before it had the keys: only such letters come so far."""
        if self.focused is None or event.character is None or not event.is_printable:
            return
        from reader.ui.parts.field import QueryField

        if isinstance(self.focused, QueryField):
            event.prevent_default()
            self.focused.put_in(event.character)

    def _theme_changed(self, theme: Theme) -> None:
        self._see_colours()
        if theme.name != (self.reading.settings.theme or DARK.name):
            from reader.ui.settings.applying import keep_theme

            keep_theme(self)

    def _see_colours(self) -> None:
        if self._has_few_colours() != self.has_class("-few-colours"):
            self.toggle_class("-few-colours")

    def _has_few_colours(self) -> bool:
        plain = self._driver is not None and not self.is_headless and self.console.color_system in _FEW_COLOURS
        return plain or self.no_color or self.current_theme.ansi


def run(
    paths: Sequence[str | Source],
    settings: Settings,
    encoding: str | None = None,
    library_file: Path | str | None = None,
) -> int:
    """Open the reader and stay until the person leaves it.

    Args:
        paths: files and folders to read into memory; `-` is standard input; two files as one source. None of them opens
            the library instead.
        settings: what the person has chosen.
        encoding: what all files are written in, or None to find out.
        library_file: the library to open, and to keep places in; None for the person's own, without which reading goes
            on in memory. Where it is empty, the samples are shown.

    Returns:
        The exit status: 0 unless the app came down.

    Raises:
        LibraryError: the library that was named cannot be opened.
        ReaderError: there is no place for the person's own.
    """
    from reader.library.store import Library
    from reader.ui.keyboard.welcome import is_first_start

    with ExitStack() as stack:
        library: Library | None = None
        messages: tuple[str, ...] = ()
        if not paths and (opened := _opened(library_file, settings)) is not None:
            stack.enter_context(opened)
            messages = opened.messages
            # Of one that was damaged, the loader reads the sources again.
            library = opened if opened.counts().bulletins or (opened.messages and opened.unread()) else None
        shows_samples = library is None and not paths
        if library is None:
            library = stack.enter_context(Library())
            paths = paths or (str(samples_folder()),)
        app = ReaderApp(
            library,
            paths,
            settings,
            encoding,
            messages=messages,
            library_file=library_file,
            is_new=is_first_start(),
            shows_samples=shows_samples,
        )
        app.run(mouse=settings.mouse)
        return app.return_code or 0


def _opened(named: Path | str | None, settings: Settings) -> Library | None:
    """Open a library, the person's own when none is named; None when they have none yet."""
    from reader.library.opening import open_library
    from reader.library.problems import MEMORY, LibraryError

    file = str(named or own_library_file(settings))
    if file != MEMORY and not Path(file).exists():
        if named is None:
            return None
        raise LibraryError(file, "there is no such library; bulletin-reader add --library FILE PATH... makes one")
    return open_library(file, or_memory=named is None)


def _is_answer(notice: Notification) -> bool:
    """Tell whether a notice only says what a key did: it is short, and the next key's matters more."""
    return notice.severity == "information" and notice.timeout <= _ANSWER
