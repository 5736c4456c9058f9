"""Drafts become bulletins: pieces are joined to passages, and rows get their ids and their sentence links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.assembly.aligning.links import with_lone
from reader.assembly.dates import article_date, published
from reader.model import Bulletin, BulletinId, Credit, Passage, Row, RowId, SentenceLink, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.assembly.aligning.parallel import RowDraft
    from reader.assembly.dates import Publication
    from reader.assembly.ids import Ids
    from reader.assembly.pairing.pairing import Draft
    from reader.assembly.sentenced import Sentenced
    from reader.model import Repair, Source


@dataclass(frozen=True, slots=True)
class Maker:
    """What all bulletins of a source share.

    Args:
        source: where they were read from.
        sentenced: the pieces of the source and their sentences.
        ids: gives ids within the document.
        years: the years that dates in the source name.
        days: when the pages of the source say they were published.
    """

    source: Source
    sentenced: Sentenced
    ids: Ids
    years: frozenset[int]
    days: Sequence[Publication]

    def bulletin(self, draft: Draft, rows: Sequence[RowDraft]) -> Bulletin:
        """Make the bulletin of a draft and its rows."""
        pieces = self.sentenced.pieces
        zh_title, en_title = self._passage(draft.zh_title, title=True), self._passage(draft.en_title, title=True)
        zh, en = self.sentenced.paragraphs(draft.zh), self.sentenced.paragraphs(draft.en)
        made = tuple(self._row(zh, en, row) for row in rows)
        texts = (_words(zh_title), _words(en_title))
        if texts == (None, None) and made:
            texts = (_words(made[0].zh), _words(made[0].en))
        date = article_date(
            [pieces[i].text for i in [*draft.zh_title, *draft.zh]],
            [pieces[i].text for i in [*draft.en_title, *draft.en]],
            self.years,
            published(self.days, {*draft.all(), *draft.credits}),
        )
        credits_ = tuple(
            Credit(pieces[i].text, pieces[i].lines, pieces[i].role or "other", pieces[i].side, pieces[i].name)
            for i in draft.credits
        )
        number = BulletinId(self.ids.give("bulletin", *texts))
        return Bulletin(number, self.source, date, zh_title, en_title, credits_, made)

    def _row(
        self, zh_paragraphs: Mapping[int, list[int]], en_paragraphs: Mapping[int, list[int]], draft: RowDraft
    ) -> Row:
        of_piece = self.sentenced.of_piece
        # Pieces of a row stand in source order, whatever order their paragraphs are named in.
        zh_pieces = sorted(index for paragraph in draft.zh for index in zh_paragraphs[paragraph])
        en_pieces = sorted(index for paragraph in draft.en for index in en_paragraphs[paragraph])
        zh, en = self._passage(zh_pieces), self._passage(en_pieces)
        zh_number = {n: place for place, n in enumerate(n for i in zh_pieces for n in of_piece[i])}
        en_number = {n: place for place, n in enumerate(n for i in en_pieces for n in of_piece[i])}
        links = [
            SentenceLink(
                tuple(zh_number[n] for n in bead.zh),
                tuple(en_number[n] for n in bead.en),
                bead.score,
            )
            for bead in draft.beads
        ]
        whole = with_lone(links, len(zh_number), len(en_number)) if zh and en else ()
        row_id = self.ids.give("row", _words(zh), _words(en))
        return Row(RowId(row_id), zh, en, draft.score if zh and en else None, whole)

    def _passage(self, members: Sequence[int], *, title: bool = False) -> Passage | None:
        """Join pieces: paragraphs by a line break, the lines of a title by a space."""
        if not members:
            return None
        text = ""
        repairs: list[Repair] = []
        spans: list[Span] = []
        for number, index in enumerate(members):
            piece = self.sentenced.pieces[index]
            if number:
                text += " " if title else "\n"
            at = len(text)
            text += piece.text
            repairs += [replace(repair, start=repair.start + at, end=repair.end + at) for repair in piece.repairs]
            spans += [Span(span.start + at, span.end + at) for span in self.sentenced.spans[index]]
        lines = sorted({line for index in members for line in self.sentenced.pieces[index].lines})
        return Passage(text, tuple(lines), tuple(repairs), tuple(spans))


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None
