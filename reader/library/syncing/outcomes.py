"""What reading a source may come to, and how far the reading of many has come: the nouns of this half of the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model import CleanFile, Document, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library.packing import PackedDocument


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come.

    Args:
        done: sources finished, whether they could be read or not.
        total: sources in all.
        name: the file being read now; empty when all are done.
        bytes_done: what the finished ones hold, in bytes.
        bytes_total: what all hold; 0 when nobody has counted.
        rate: bytes a second, over the last half minute or so; None while it is not known.
        left: seconds to the end at that rate; None while it is not known.
    """

    done: int
    total: int
    name: str
    bytes_done: int = 0
    bytes_total: int = 0
    rate: float | None = None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that was read, with the files it was made from.

    Args:
        document: what it came to.
        files: what it was made from: the file, or the Chinese and the English one. The library does not keep these.
    """

    document: Document
    files: tuple[CleanFile, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A source that was read, ready for a library.

    Args:
        packed: what it came to, and what its file or files were read as.
        formats: what their formats are called.
        digest: names what the files held (see `identity.digest`); empty when they changed while they were read.
    """

    packed: PackedDocument
    formats: tuple[str, ...]
    digest: str = ""

    @property
    def source(self) -> Source:
        """Where it was read from."""
        return Source(self.packed.zh_path, self.packed.en_path)

    @property
    def encodings(self) -> tuple[str, ...]:
        """What the file or files were read as."""
        from reader.library.columns import unpack_words

        return unpack_words(self.packed.encodings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the person should know about the reading, in plain words, each with the file's name."""
        from reader.library.columns import unpack_words

        return notes_about(self.source, unpack_words(self.packed.notes))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the person named that is not among the documents.

    Args:
        source: what could not be read.
        reason: what and why, in plain words, naming the file.
        cause: the exception.
    """

    source: Source
    reason: str
    cause: Exception


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Other files of a folder, which nobody asked for by name.

    Args:
        note: which and why, in plain words, naming the folder.
    """

    note: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a library came to.

    Args:
        documents: how many were added.
        left_out: what was not read, in the order met.
        notes: what the person should know about what was read, and what was passed over.
        complete: False when it was cancelled on the way.
        encodings: what the file or files of each source were read as.
    """

    documents: int
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    complete: bool
    encodings: Mapping[Source, tuple[str, ...]] = field(default_factory=dict)


def name_of(source: Source) -> str:
    """Return what a source is called in messages."""
    return f"{source.zh} + {source.en}" if source.is_pair else source.zh


def notes_about(source: Source, notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the person should know about the reading of a source, each note with the file's name."""
    return tuple(f"{name_of(source)}: {note}" for note in notes)


def notes_of(document: Document) -> tuple[str, ...]:
    """Return what the person should know about the reading of a document, each note with the file's name."""
    return notes_about(document.source, document.notes)


def tell_nobody(progress: Progress) -> None:
    """Tell nobody how far it is."""
