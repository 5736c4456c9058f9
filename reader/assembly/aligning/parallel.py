"""The nouns of alignment: one side of a bulletin as sentences, a bead between two, a row before it has a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a bulletin as sentences.

    Args:
        sentences: their numbers in the file, in order.
        paragraph: the piece each stands in.
        heading: whether it stands apart from the paragraphs around it.
        label: whether it is a label in brackets or after a dash: such a line is no paragraph's counterpart.
    """

    sentences: list[int]
    paragraph: list[int]
    heading: list[bool]
    label: list[bool]

    def only(
        self,
        *,
        paragraph: int | None = None,
        without: Collection[int] = (),
        without_paragraphs: Collection[int] = (),
        labels: bool = True,
        headings: bool = True,
    ) -> Text:
        """Return a part of the sentences.

        Args:
            paragraph: those of this paragraph only.
            without: not these sentences.
            without_paragraphs: not those of these paragraphs.
            labels: whether labels are kept.
            headings: whether headings (labels among them) are kept.
        """
        places = [
            place
            for place, (number, piece) in enumerate(zip(self.sentences, self.paragraph, strict=True))
            if (paragraph is None or piece == paragraph)
            and number not in without
            and piece not in without_paragraphs
            and (labels or not self.label[place])
            and (headings or not self.heading[place])
        ]
        return Text(
            [self.sentences[k] for k in places],
            [self.paragraph[k] for k in places],
            [self.heading[k] for k in places],
            [self.label[k] for k in places],
        )


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: numbers in the file, how similar they are, and how likely the bead is right."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    similarity: float
    score: float = 0.5


@dataclass(frozen=True, slots=True)
class RowDraft:
    """A row as pieces of both sides, with the beads between their sentences."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float | None
    beads: tuple[Bead, ...]
