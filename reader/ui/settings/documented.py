"""The documented settings file, with the names that only the interface knows: of actions, and of the usual theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

from reader.settings import APP
from reader.settings.printing import documented
from reader.ui.keyboard.keytable import KEYS
from reader.ui.themes import DARK

if TYPE_CHECKING:
    from reader.settings import Settings


def documented_settings(settings: Settings) -> str:
    """Return a settings file that says what is chosen, and every default as a comment."""
    examples = {
        "theme": DARK.name,
        "library": str(platformdirs.user_data_path(APP, appauthor=False) / "library.db"),
        "cache": str(platformdirs.user_cache_path(APP, appauthor=False)),
    }
    return documented(settings, examples, {key.id: (key.keys, key.tooltip) for key in KEYS})
