"""Clean lines in, a document of bulletins out: segment → sentences → evidence → pair → align."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.assembly import align, evidence, pairing, paths
from reader.assembly.dates import Publication, article_date, publications, published, years_in
from reader.assembly.dictionary import dictionary
from reader.assembly.given import assemble_given, is_given, without_units
from reader.assembly.ids import Ids
from reader.assembly.segment import segment
from reader.assembly.titles import stands_apart
from reader.language.sentences import split_sentences
from reader.model import Bulletin, BulletinId, Credit, Document, Furniture, Passage, Row, RowId, SentenceLink, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.align import RowDraft
    from reader.assembly.beads import Bead
    from reader.assembly.pairing import Draft
    from reader.assembly.pieces import Piece
    from reader.model import CleanFile, Repair, Side, Source


TITLE_GAIN = 0.03
"""A title belongs to a paragraph when the paragraph's counterpart resembles both together by so much more."""

SENTENCE_LINES = 1.35
"""With fewer sentences a paragraph than this, the text is set one sentence a line."""


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
    ids = Ids()
    if not is_given(zh, en):
        return _assemble(source, zh, en, ids)
    given = assemble_given(source, zh, en, ids)
    rest = without_units(zh)
    if en is not None or not any(line.text for line in rest.lines):
        return given
    beside = _assemble(source, replace(rest, notes=()), None, ids)
    bulletins = sorted([*given.bulletins, *beside.bulletins], key=_begins)
    return replace(given, bulletins=tuple(bulletins), furniture=beside.furniture)


def _begins(bulletin: Bulletin) -> int:
    """Return the line a bulletin begins on."""
    passages = (bulletin.zh_title, bulletin.en_title, *(side for row in bulletin.rows for side in (row.zh, row.en)))
    return min((passage.lines[0] for passage in passages if passage and passage.lines), default=0)


def _assemble(source: Source, zh: CleanFile, en: CleanFile | None, ids: Ids) -> Document:
    """Align what does not come aligned."""
    one_file = en is None
    pieces = segment(zh, None) if en is None else [*segment(zh, "zh"), *segment(en, "en")]
    sentences = _split(pieces)
    found = evidence.gather(sentences.texts["zh"], sentences.texts["en"], dictionary())
    matches = [match for path in paths.find_paths(found) for match in path]
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        key = (sentences.piece["zh"][match.zh], sentences.piece["en"][match.en])
        weights[key] = weights.get(key, 0.0) + max(0.0, match.similarity)
    paired = pairing.pair(pieces, weights, [len(numbers) for numbers in sentences.of_piece], one_file=one_file)
    anchors = [(match.zh, match.en) for match in matches if match.similarity >= 0.35]
    years = years_in(piece.text for piece in pieces)
    days = publications(pieces)
    bulletins = []
    for draft in paired.drafts:
        rows = _rows(found, pieces, sentences, draft, anchors, one_file=one_file)
        bulletins.append(_bulletin(source, pieces, sentences, draft, rows, ids=ids, years=years, days=days))
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
    """Return one side of a bulletin; pieces that share a line are one paragraph, named by the first."""
    leader: dict[int, int] = {}
    by_line: dict[int, int] = {}
    for index in members:
        leader[index] = next((by_line[line] for line in pieces[index].lines if line in by_line), index)
        by_line.update(dict.fromkeys(pieces[index].lines, leader[index]))
    numbers = [number for index in members for number in sentences.of_piece[index]]
    piece_of = [index for index in members for _ in sentences.of_piece[index]]
    return align.Text(numbers, [leader[i] for i in piece_of], [stands_apart(pieces[i]) for i in piece_of])


def _expand(pieces: Sequence[Piece], leaders: Sequence[int], members: Sequence[int]) -> list[int]:
    """Return the pieces that `_text` let go under these names, in source order."""
    wanted = set(leaders)
    lines: set[int] = {line for leader in leaders for line in pieces[leader].lines}
    for index in members:
        if lines.intersection(pieces[index].lines):
            wanted.add(index)
            lines.update(pieces[index].lines)
    return sorted(wanted)


def _rows(
    found: evidence.Evidence,
    pieces: Sequence[Piece],
    sentences: _Sentences,
    draft: Draft,
    anchors: Sequence[tuple[int, int]],
    *,
    one_file: bool,
) -> list[RowDraft]:
    """Align a draft; a title only one side has goes back to its text where the other side's text says it."""

    def aligned(zh: Sequence[int], en: Sequence[int]) -> list[RowDraft]:
        zh_text, en_text = _text(pieces, sentences, zh), _text(pieces, sentences, en)
        return align.rows(found, zh_text, en_text, anchors, interleaved=one_file and _interleaved(draft))

    lone = draft.zh_title or draft.en_title
    body = [*draft.zh, *draft.en]
    if draft.zh and draft.en and not (draft.zh_title and draft.en_title) and len(lone) == 1:
        sizes = [len(sentences.of_piece[index]) for index in body]
        # Above paragraphs of several sentences a heading is a heading; above single sentences it is not so sure.
        if sum(sizes) < SENTENCE_LINES * len(sizes) and pieces[lone[0]].level is None:
            rows = aligned([*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en])
            without = aligned(draft.zh, draft.en)
            if not _says_more(rows, without, set(sentences.of_piece[lone[0]]), "zh" if draft.zh_title else "en"):
                return without
            draft.zh, draft.en = [*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en]
            draft.zh_title, draft.en_title = [], []
            return rows
    return aligned(draft.zh, draft.en)


def _says_more(rows: Sequence[RowDraft], without: Sequence[RowDraft], title: set[int], side: Side) -> bool:
    """Tell whether the other side says the title too, and not only what the first paragraph repeats of it."""

    def ends(bead: Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
        return (bead.zh, bead.en) if side == "zh" else (bead.en, bead.zh)

    joined = [bead for row in rows for bead in row.beads if title.intersection(ends(bead)[0])]
    if not joined:
        return False
    partners = set(ends(joined[0])[1])
    before = [bead.similarity for row in without for bead in row.beads if partners.intersection(ends(bead)[1])]
    return joined[0].similarity > max(before, default=0.0) + TITLE_GAIN


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
    *,
    ids: Ids,
    years: frozenset[int],
    days: Sequence[Publication],
) -> Bulletin:
    zh_title = _passage(pieces, sentences, draft.zh_title, title=True)
    en_title = _passage(pieces, sentences, draft.en_title, title=True)
    rows = tuple(_row(pieces, sentences, draft, row, ids) for row in drafts)
    texts = (_words(zh_title), _words(en_title))
    if texts == (None, None) and rows:
        texts = (_words(rows[0].zh), _words(rows[0].en))
    date = article_date(
        [pieces[i].text for i in [*draft.zh_title, *draft.zh]],
        [pieces[i].text for i in [*draft.en_title, *draft.en]],
        years,
        published(days, {*draft.all(), *draft.credits}),
    )
    credits_ = tuple(
        Credit(pieces[i].text, pieces[i].lines, pieces[i].role or "other", pieces[i].side, pieces[i].name)
        for i in draft.credits
    )
    return Bulletin(BulletinId(ids.give("bulletin", *texts)), source, date, zh_title, en_title, credits_, rows)


def _row(pieces: Sequence[Piece], sentences: _Sentences, bulletin: Draft, draft: RowDraft, ids: Ids) -> Row:
    zh_pieces, en_pieces = _expand(pieces, draft.zh, bulletin.zh), _expand(pieces, draft.en, bulletin.en)
    zh = _passage(pieces, sentences, zh_pieces)
    en = _passage(pieces, sentences, en_pieces)
    zh_number = {n: place for place, n in enumerate(n for i in zh_pieces for n in sentences.of_piece[i])}
    en_number = {n: place for place, n in enumerate(n for i in en_pieces for n in sentences.of_piece[i])}
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
    row_id = ids.give("row", _words(zh), _words(en))
    return Row(RowId(row_id), zh, en, draft.score if zh and en else None, tuple(links))


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None


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
