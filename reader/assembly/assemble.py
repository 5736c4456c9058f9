"""Clean lines in, a document of bulletins out: segment → sentences → evidence → pair → align."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.assembly import align, evidence, headlines, pairing, paths
from reader.assembly.bulletins import Maker
from reader.assembly.dates import publications, years_in
from reader.assembly.dictionary import dictionary
from reader.assembly.given import assemble_given, is_given, without_units
from reader.assembly.ids import Ids
from reader.assembly.segment import segment
from reader.assembly.sentenced import split
from reader.model import Document, Furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.evidence import Evidence
    from reader.assembly.pairing import Draft
    from reader.assembly.parallel import RowDraft
    from reader.assembly.pieces import Piece
    from reader.assembly.sentenced import Sentenced
    from reader.model import Bulletin, CleanFile, Source

ANCHOR = 0.35
"""Similarity from which a match on a path is sure enough to cut a long text at."""


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
    sentenced = split(pieces)
    found = evidence.gather(sentenced.texts["zh"], sentenced.texts["en"], dictionary())
    matches = [match for path in paths.find_paths(found) for match in path]
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        key = (sentenced.piece["zh"][match.zh], sentenced.piece["en"][match.en])
        weights[key] = weights.get(key, 0.0) + max(0.0, match.similarity)
    paired = pairing.pair(pieces, weights, [len(numbers) for numbers in sentenced.of_piece], one_file=one_file)
    anchors = [(match.zh, match.en) for match in matches if match.similarity >= ANCHOR]
    maker = Maker(source, sentenced, ids, years_in(piece.text for piece in pieces), publications(pieces))
    bulletins = tuple(
        maker.bulletin(draft, _rows(found, sentenced, draft, anchors, one_file=one_file)) for draft in paired.drafts
    )
    furniture = tuple(
        Furniture(pieces[i].text, line, pieces[i].side) for i in paired.furniture for line in pieces[i].lines
    )
    return Document(source, bulletins, furniture, (*zh.notes, *(en.notes if en else ()), *_notes(pieces)))


def _rows(
    found: Evidence, sentenced: Sentenced, draft: Draft, anchors: Sequence[tuple[int, int]], *, one_file: bool
) -> list[RowDraft]:
    """Align a draft with its titles, let that settle what is a title, and make rows of the rest."""
    interleaved = one_file and _interleaved(draft)
    whole_zh, whole_en = [*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en]
    together = sentenced.on_one_line(whole_zh, whole_en) if one_file else []
    beads = align.match(found, sentenced.text(whole_zh), sentenced.text(whole_en), anchors, together)
    if draft.zh and draft.en:
        headlines.settle(found, sentenced, draft, beads)
    titles = sentenced.of(draft.zh_title), sentenced.of(draft.en_title)
    if any(titles[0].intersection(b.zh) and not titles[1].issuperset(b.en) for b in beads) or any(
        titles[1].intersection(b.en) and not titles[0].issuperset(b.zh) for b in beads
    ):
        beads = []  # a title holds what belongs to the text: without it the text is aligned again
    zh, en = sentenced.text(draft.zh), sentenced.text(draft.en)
    together = sentenced.on_one_line(draft.zh, draft.en) if one_file else []
    if not beads:
        beads = align.match(found, zh, en, anchors, together)
    beads = [bead for bead in beads if not titles[0].intersection(bead.zh)]
    return align.rows(found, zh, en, beads, together, interleaved=interleaved)


def _interleaved(draft: Draft) -> bool:
    """Tell whether the languages alternate in the source, so that a row's place there is its place in reading."""
    zh, en = [*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en]
    return bool(zh and en) and min(zh) < max(en) and min(en) < max(zh)


def _notes(pieces: Sequence[Piece]) -> tuple[str, ...]:
    if not pieces:
        return ()  # intake has said already that the file is empty
    sides = {piece.side for piece in pieces if piece.kind in ("text", "heading")}
    if not sides:
        return ("no text",)
    if "zh" not in sides:
        return ("no Chinese text",)
    return () if "en" in sides else ("no English text",)
