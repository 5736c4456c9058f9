"""The sentences of a source: whose they are, and how a bulletin's side is handed to the aligner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.assembly.aligning.parallel import Text
from reader.assembly.pairing.titles import is_bracketed, stands_apart
from reader.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.assembly.pieces import Piece
    from reader.model import Side, Span


@dataclass(frozen=True, slots=True)
class Sentenced:
    """Pieces with their sentences, numbered side by side through the whole source.

    Args:
        pieces: in source order.
        of_piece: numbers of the sentences of every piece, empty for credits and furniture.
        piece: of every Chinese and every English sentence, its piece.
        texts: their texts.
        spans: of every piece, where its sentences stand in its text.
    """

    pieces: Sequence[Piece]
    of_piece: list[list[int]]
    piece: dict[Side, list[int]]
    texts: dict[Side, list[str]]
    spans: list[tuple[Span, ...]]

    def of(self, members: Sequence[int]) -> set[int]:
        """Return the numbers of the sentences of some pieces of one side."""
        return {number for index in members for number in self.of_piece[index]}

    def texts_of_pieces(self) -> list[list[str]]:
        """Return the texts of the sentences of every piece."""
        return [
            [self.texts[piece.side][number] for number in numbers]
            for piece, numbers in zip(self.pieces, self.of_piece, strict=True)
        ]

    def text(self, members: Sequence[int], plain: Collection[int] = ()) -> Text:
        """Return one side of a bulletin; pieces that share a line are one paragraph, named by the first.

        Args:
            members: its pieces.
            plain: those that look like headings and are text.
        """
        leader = self._leaders(members)
        numbers = [number for index in members for number in self.of_piece[index]]
        piece_of = [index for index in members for _ in self.of_piece[index]]
        return Text(
            numbers,
            [leader[i] for i in piece_of],
            [i not in plain and stands_apart(self.pieces[i]) for i in piece_of],
            [is_bracketed(self.pieces[i].text) for i in piece_of],
        )

    def paragraphs(self, members: Sequence[int]) -> dict[int, list[int]]:
        """Return the pieces of each paragraph that `text` lets go under its first one's name, in source order."""
        found: dict[int, list[int]] = {}
        for index, leader in self._leaders(members).items():
            found.setdefault(leader, []).append(index)
        return found

    def on_one_line(self, zh: Sequence[int], en: Sequence[int]) -> list[tuple[int, int]]:
        """Return the paragraphs of the two sides that stand on the same line, and so belong together.

        Args:
            zh: the pieces of the Chinese side.
            en: the pieces of the English side.
        """
        zh_leader, en_leader = self._leaders(zh), self._leaders(en)
        by_line = {line: zh_leader[index] for index in zh for line in self.pieces[index].lines}
        pairs = {
            (by_line[line], en_leader[index]) for index in en for line in self.pieces[index].lines if line in by_line
        }
        return sorted(pairs)

    def _leaders(self, members: Sequence[int]) -> dict[int, int]:
        leader: dict[int, int] = {}
        by_line: dict[int, int] = {}
        for index in members:
            lines = self.pieces[index].lines
            leader[index] = next((by_line[line] for line in lines if line in by_line), index)
            by_line.update(dict.fromkeys(lines, leader[index]))
        return leader


def split(pieces: Sequence[Piece]) -> Sentenced:
    """Split the texts and headings of a source into sentences."""
    result = Sentenced(pieces, [], {"zh": [], "en": []}, {"zh": [], "en": []}, [])
    for number, piece in enumerate(pieces):
        numbers: list[int] = []
        spans: tuple[Span, ...] = ()
        if piece.kind in ("text", "heading"):
            spans = split_sentences(piece.text, piece.side)
            for span in spans:
                numbers.append(len(result.texts[piece.side]))
                result.texts[piece.side].append(piece.text[span.start : span.end])
                result.piece[piece.side].append(number)
        result.of_piece.append(numbers)
        result.spans.append(spans)
    return result
