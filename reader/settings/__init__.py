"""Where things live, and what the person has chosen: `settings.toml` in the configuration folder.

`schema.py` is the table of settings; `reading.py` holds a file against it, `printing.py` documents it, `writing.py`
changes a line of it, `atomically.py` whole or not at all; `folders.py` says where library, caches and samples are.
"""

from __future__ import annotations

from typing import Final

from reader.settings.atomically import write_atomically
from reader.settings.folders import (
    APP,
    CACHE_VARIABLE,
    LIBRARY_VARIABLE,
    cache_folder,
    data_folder,
    library_file,
    samples_folder,
)
from reader.settings.reading import CONFIG_VARIABLE, SettingsError, load_settings, settings_file
from reader.settings.schema import CopyScriptName, ScriptName, SemanticName, Settings, StandardName

DEBUG_VARIABLE: Final = "BULLETIN_READER_DEBUG"
"""Set to anything, it adds tracebacks to the messages."""

__all__ = [
    "APP",
    "CACHE_VARIABLE",
    "CONFIG_VARIABLE",
    "DEBUG_VARIABLE",
    "LIBRARY_VARIABLE",
    "CopyScriptName",
    "ScriptName",
    "SemanticName",
    "Settings",
    "SettingsError",
    "StandardName",
    "cache_folder",
    "data_folder",
    "library_file",
    "load_settings",
    "samples_folder",
    "settings_file",
    "write_atomically",
]
