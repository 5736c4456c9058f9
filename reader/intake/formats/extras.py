"""Packages that only some formats need: brought in when a file asks for them, and named when they are missing."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from types import ModuleType


def needs(extra: str, package: str) -> ModuleType:
    """Import a package that comes with one of the extras of `pyproject.toml`.

    Args:
        extra: the extra, e.g. `xlsx`; it is also what the kind of file is called in the message.
        package: the module to import, e.g. `openpyxl`.

    Raises:
        UnreadableError: it is not installed; the message says how to install it.
    """
    try:
        return importlib.import_module(package)
    except ImportError:
        raise UnreadableError(
            f"reading {extra.upper()} files needs an extra package. "
            f'Install it with: pip install "bulletin-reader[{extra}]"'
        ) from None
