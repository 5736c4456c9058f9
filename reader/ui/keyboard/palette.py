"""The command palette: every action of the key table, and each way of seeing by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.actions import parse
from textual.command import DiscoveryHit, Hit, Provider

from reader.language.script import Script
from reader.ui.app import ReaderApp
from reader.ui.desk import Desk
from reader.ui.keyboard.keys import spelt
from reader.ui.keyboard.keytable import KEYS, MODES
from reader.ui.pane.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from textual.command import Hits

# The palette does not offer itself, and not what only makes sense as a key.
_LEFT_OUT = {"palette", "escape", "open"}


class ReaderCommands(Provider):
    """What the reader can do, by name."""

    async def search(self, query: str) -> Hits:
        """Find commands whose name is like the query."""
        matcher = self.matcher(query)
        for name, what, action in self._possible():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), self._runner(action), text=name, help=what)

    async def discover(self) -> Hits:
        """Offer all commands before anything is typed."""
        for name, what, action in self._possible():
            yield DiscoveryHit(name, self._runner(action), text=name, help=what)

    def _possible(self) -> Iterator[tuple[str, str, str]]:
        """Give the commands that mean something here: over the search and other pages only those about the app."""
        reading = bool(self.screen.query(Desk))
        return (command for command in self._commands() if reading or command[2].startswith("app."))

    def _commands(self) -> Iterator[tuple[str, str, str]]:
        keymap = self.app.reading.keymap if isinstance(self.app, ReaderApp) else None
        for key in KEYS:
            if key.id not in _LEFT_OUT and key.group not in MODES:
                yield key.description, f"{key.tooltip}  {spelt(key.id, keymap)}", key.action
        for script in Script:
            name = script.name.capitalize()
            yield f"Script: {name}", f"Show Chinese in its {name} script.", f"show_script({script.value!r})"
        for layout in Layout:
            yield f"Layout: {layout.value}", f"Arrange the languages: {layout.value}.", f"show_layout({layout.value!r})"
        yield "Theme", "Choose other colours.", "app.change_theme"

    def _runner(self, action: str) -> partial[Coroutine[None, None, bool]]:
        """Return what performs an action where its key would: on the desk if that knows it, else on the screen."""
        name = f"action_{parse(action)[1]}"
        knowing = (desk for desk in self.screen.query(Desk) if hasattr(desk, name))
        return partial(self.app.run_action, action, next(knowing, self.screen))
