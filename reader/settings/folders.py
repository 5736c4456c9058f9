"""Where things live: the environment names them first, then the settings, then the system's own folders."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from reader.model import ReaderError
from reader.settings.reading import SettingsError, load_settings

if TYPE_CHECKING:
    from reader.settings.schema import Settings

APP: Final = "bulletin-reader"
LIBRARY_VARIABLE: Final = "BULLETIN_READER_LIBRARY"
CACHE_VARIABLE: Final = "BULLETIN_READER_CACHE"
"""The environment may name another library, and another folder for caches."""


def data_folder() -> Path:
    """Return the folder for what the person would miss; it may not exist yet.

    Raises:
        ReaderError: nobody's home is known, so that there is no place for it.
    """
    folder = platformdirs.user_data_path(APP, appauthor=False)
    if not folder.is_absolute():  # `~` that stands for nothing would become a folder of that name wherever one is
        raise ReaderError(
            f"there is no home folder to keep the library in; name a file in {LIBRARY_VARIABLE} or with --library."
        )
    return folder


def library_file(settings: Settings | None = None) -> Path:
    """Return the file of the library: the one that `BULLETIN_READER_LIBRARY` or the settings name, else the usual one.

    It may not exist yet. `:memory:` in the environment stands for a library that is gone with the program.

    Args:
        settings: what the person has chosen; None to look.

    Raises:
        SettingsError: the settings cannot be read.
        ReaderError: none is named and there is no data folder.
    """
    if named := os.environ.get(LIBRARY_VARIABLE):
        return Path(named).expanduser()
    if chosen := (settings or load_settings()).library:
        return Path(chosen).expanduser()
    return data_folder() / "library.db"


def cache_folder() -> Path:
    """Return the folder for what can be made again at any time; it may not exist yet, and may be impossible to make.

    What is wrong with the settings is not said here, but wherever they are asked for what was chosen.
    """
    named = os.environ.get(CACHE_VARIABLE)
    if not named:
        with contextlib.suppress(SettingsError):
            named = load_settings().cache
    folder = Path(named).expanduser() if named else platformdirs.user_cache_path(APP, appauthor=False)
    # Without a home nothing is kept: making a folder below a device fails like making one on a full disk.
    return folder if named or folder.is_absolute() else Path(os.devnull, APP)


def samples_folder() -> Path:
    """Return the folder of the sample bulletins: inside an installed package, beside the package in a clone."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "sample_data"
    return installed if installed.is_dir() else package.parent / "sample_data"
