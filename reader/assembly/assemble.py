"""Clean lines in, a document of bulletins out: segment → sentences → evidence → pair → align."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.assembly.aligner import Aligner
from reader.assembly.bulletins import Maker
from reader.assembly.comparing import evidence
from reader.assembly.dates import publications, years_in
from reader.assembly.dictionary import dictionary
from reader.assembly.given import assemble_given, is_given, without_units
from reader.assembly.ids import Ids
from reader.assembly.pairing import pairing, paths
from reader.assembly.segmenting.segment import segment
from reader.assembly.sentenced import split
from reader.model import Document, Furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.comparing.evidence import Evidence
    from reader.assembly.pairing.paths import Match
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
    """Align what does not come aligned: this is the way of most files through the room."""
    one_file = en is None
    pieces = segment(zh, None) if en is None else [*segment(zh, "zh"), *segment(en, "en")]
    sentenced = split(pieces)
    found = _evidence(sentenced)
    matches = [match for path in paths.find_paths(found) for match in path]
    paired = pairing.pair(pieces, _weights(sentenced, matches), sentenced.texts_of_pieces(), one_file=one_file)
    anchors = [(match.zh, match.en) for match in matches if match.similarity >= ANCHOR]
    aligned = Aligner(found, sentenced, anchors, paired.sections, one_file).settled(paired.drafts)
    maker = Maker(source, sentenced, ids, years_in(piece.text for piece in pieces), publications(pieces))
    bulletins = tuple(maker.bulletin(draft, rows) for draft, rows in aligned)
    furniture = tuple(
        Furniture(pieces[i].text, line, pieces[i].side) for i in paired.furniture for line in pieces[i].lines
    )
    return Document(source, bulletins, furniture, (*zh.notes, *(en.notes if en else ()), *_notes(pieces)))


def _evidence(sentenced: Sentenced) -> Evidence:
    """Return what the sentences of a source hold; nothing, and unread, where there is but one language."""
    zh, en = sentenced.texts["zh"], sentenced.texts["en"]
    if not (zh and en):
        zh, en = [""] * len(zh), [""] * len(en)
    return evidence.gather(zh, en, dictionary())


def _weights(sentenced: Sentenced, matches: Sequence[Match]) -> dict[tuple[int, int], float]:
    """Return how much a Chinese and an English piece say the same, where they do."""
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        key = (sentenced.piece["zh"][match.zh], sentenced.piece["en"][match.en])
        weights[key] = weights.get(key, 0.0) + max(0.0, match.similarity)
    return weights


def _notes(pieces: Sequence[Piece]) -> tuple[str, ...]:
    if not pieces:
        return ()  # intake has said already that the file is empty
    sides = {piece.side for piece in pieces if piece.kind in ("text", "heading")}
    if not sides:
        return ("no text",)
    if "zh" not in sides:
        return ("no Chinese text",)
    return () if "en" in sides else ("no English text",)
