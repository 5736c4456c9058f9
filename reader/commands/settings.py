"""Printing the settings, with what each of them does."""

from __future__ import annotations

import sys

from reader.commands.common import ALL_WELL, write_utf_8
from reader.settings import load_settings, settings_file


def run(*, path: bool = False) -> int:
    """Print a documented settings file: what is chosen, and every default as a comment.

    Args:
        path: print where the file is looked for, and nothing else.

    Returns:
        The exit code, as for all commands.

    Raises:
        SettingsError: the settings cannot be read.
    """
    write_utf_8()
    if path:
        sys.stdout.write(f"{settings_file()}\n")
        return ALL_WELL
    from reader.ui.settings.documented import documented_settings  # the names of keys and themes

    sys.stdout.write(documented_settings(load_settings()))
    return ALL_WELL
