"""Clean lines in, a document of bulletins out: segment → sentences → evidence → pair → align."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.assembly import align, evidence, paths, pairing
from reader.assembly.dates import article_date, years_in
from reader.assembly.dictionary import dictionary
from reader.assembly.ids import Ids
from reader.assembly.segment import segment
from reader.language.sentences import split_sentences
from reader.model import Bulletin, BulletinId, Credit, Document, Furniture, Passage, Row, RowId, SentenceLink, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.align import RowDraft
    from reader.assembly.pairing import Draft
    from reader.assembly.pieces import Piece
    from reader.model import CleanFile, Repair, Side, Source


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a file: whose they are, and where each stands in its piece.

    Args:
        of_piece: numbers of the sentences of every piece, empty for credits and furniture.
        piece: of every Chinese and every English sentence, its piece.
        texts: their texts.
        spans: of every piece, where its sentences stand in its text.
    """

    of_piece: list[list[int]]
    piece: dict[Side, list[int]]
    texts: dict[Side, list[str]]
    spans: list[tuple[Span, ...]]


def assemble(source: Source, zh: CleanFile, en: CleanFile | None = None) -> Document:
    """Make the document of a source.

    Args:
        source: where it was read from.
        zh: the file, or the Chinese one of two.
        en: the English file where each language has its own, else None.
    """
    one_file = en is None
    pieces = segment(zh, None) if en is None else [*segment(zh, "zh"), *segment(en, "en")]
    sentences = _split(pieces)
    found = evidence.gather(sentences.texts["zh"], sentences.texts["en"], dictionary())
    matches = [match for path in paths.find_paths(found) for match in path]
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        key = (sentences.piece["zh"][match.zh], sentences.piece["en"][match.en])
        weights[key] = weights.get(key, 0.0) + max(0.0, match.similarity)
    paired = pairing.pair(pieces, weights, one_file=one_file)
    anchors = [(match.zh, match.en) for match in matches if match.similarity >= 0.35]
    years = years_in(piece.text for piece in pieces)
    ids = Ids()
    bulletins = []
    for draft in paired.drafts:
        rows = align.rows(
            found,
            _text(pieces, sentences, draft.zh),
            _text(pieces, sentences, draft.en),
            anchors,
            interleaved=one_file and _interleaved(draft),
        )
        bulletins.append(_bulletin(source, pieces, sentences, draft, rows, ids, years))
    furniture = tuple(
        Furniture(pieces[i].text, line, pieces[i].side) for i in paired.furniture for line in pieces[i].lines
    )
    return Document(source, tuple(bulletins), furniture, (*zh.notes, *(en.notes if en else ()), *_notes(pieces)))


def _split(pieces: Sequence[Piece]) -> _Sentences:
    result = _Sentences([], {"zh": [], "en": []}, {"zh": [], "en": []}, [])
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


def _text(pieces: Sequence[Piece], sentences: _Sentences, members: Sequence[int]) -> align.Text:
    numbers = [number for index in members for number in sentences.of_piece[index]]
    side_of = [index for index in members for _ in sentences.of_piece[index]]
    return align.Text(numbers, side_of, [pieces[index].kind == "heading" for index in side_of])


def _interleaved(draft: Draft) -> bool:
    """Tell whether the languages alternate in the source, so that a row's place there is its place in reading."""
    zh, en = [*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en]
    return bool(zh and en) and min(zh) < max(en) and min(en) < max(zh)


def _bulletin(
    source: Source,
    pieces: Sequence[Piece],
    sentences: _Sentences,
    draft: Draft,
    drafts: Sequence[RowDraft],
    ids: Ids,
    years: frozenset[int],
) -> Bulletin:
    zh_title = _passage(pieces, sentences, draft.zh_title, title=True)
    en_title = _passage(pieces, sentences, draft.en_title, title=True)
    rows = tuple(_row(pieces, sentences, row, ids) for row in drafts)
    texts = (zh_title and zh_title.text, en_title and en_title.text)
    if texts == (None, None) and rows:
        texts = (rows[0].zh and rows[0].zh.text, rows[0].en and rows[0].en.text)
    date = article_date(
        [pieces[i].text for i in [*draft.zh_title, *draft.zh]],
        [pieces[i].text for i in [*draft.en_title, *draft.en]],
        years,
    )
    credits_ = tuple(
        Credit(pieces[i].text, pieces[i].lines, pieces[i].role or "other", pieces[i].side) for i in draft.credits
    )
    return Bulletin(BulletinId(ids.give("bulletin", *texts)), source, date, zh_title, en_title, credits_, rows)


def _row(pieces: Sequence[Piece], sentences: _Sentences, draft: RowDraft, ids: Ids) -> Row:
    zh = _passage(pieces, sentences, draft.zh)
    en = _passage(pieces, sentences, draft.en)
    zh_number = {n: place for place, n in enumerate(n for i in draft.zh for n in sentences.of_piece[i])}
    en_number = {n: place for place, n in enumerate(n for i in draft.en for n in sentences.of_piece[i])}
    links = [
        SentenceLink(
            tuple(zh_number[n] for n in bead.zh),
            tuple(en_number[n] for n in bead.en),
            align.bead_score(bead.similarity),
        )
        for bead in draft.beads
    ]
    if zh and en:
        linked_zh = {n for link in links for n in link.zh}
        linked_en = {n for link in links for n in link.en}
        links += [SentenceLink((n,), (), None) for n in zh_number.values() if n not in linked_zh]
        links += [SentenceLink((), (n,), None) for n in en_number.values() if n not in linked_en]
        links.sort(key=lambda link: (link.zh or (len(zh_number),), link.en))
    row_id = ids.give("row", zh and zh.text, en and en.text)
    return Row(RowId(row_id), zh, en, draft.score if zh and en else None, tuple(links))


def _passage(
    pieces: Sequence[Piece], sentences: _Sentences, members: Sequence[int], *, title: bool = False
) -> Passage | None:
    """Join pieces: paragraphs by a line break; the lines of a title by what its language writes between words."""
    if not members:
        return None
    text = ""
    repairs: list[Repair] = []
    spans: list[Span] = []
    for number, index in enumerate(members):
        piece = pieces[index]
        if number:
            text += "\n" if not title else " "
        at = len(text)
        text += piece.text
        repairs += [replace(repair, start=repair.start + at, end=repair.end + at) for repair in piece.repairs]
        spans += [Span(span.start + at, span.end + at) for span in sentences.spans[index]]
    lines = sorted({line for index in members for line in pieces[index].lines})
    return Passage(text, tuple(lines), tuple(repairs), tuple(spans))


def _notes(pieces: Sequence[Piece]) -> tuple[str, ...]:
    sides = {piece.side for piece in pieces if piece.kind in ("text", "heading")}
    if not sides:
        return ("no text",)
    if "zh" not in sides:
        return ("no Chinese text",)
    return () if "en" in sides else ("no English text",)
