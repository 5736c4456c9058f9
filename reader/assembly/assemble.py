"""Clean lines in, a document of bulletins out: segment → sentences → evidence → pair → align."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.assembly import align, evidence, headlines, pairing, paths, reunion, strays
from reader.assembly.bulletins import Maker
from reader.assembly.dates import publications, years_in
from reader.assembly.dictionary import dictionary
from reader.assembly.given import assemble_given, is_given, without_units
from reader.assembly.ids import Ids
from reader.assembly.segment import segment
from reader.assembly.sentenced import split
from reader.model import SIDES, Document, Furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.beads import Bead
    from reader.assembly.evidence import Evidence
    from reader.assembly.pairing import Draft
    from reader.assembly.parallel import RowDraft
    from reader.assembly.pieces import Piece
    from reader.assembly.sentenced import Sentenced
    from reader.model import Bulletin, CleanFile, Source

TRANSLATED, FEWEST = 0.25, 2
"""Two texts are no translations when of neither this share stands in beads, each counted by how likely it is right, and
when both have so many paragraphs at least.

Of all pairs of the development data, seeds, real documents and our own only one is known to be none, and has .11; the
next has .50, comparable news reports .65.
"""

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
    texts = sentenced.texts
    if not (texts["zh"] and texts["en"]):
        texts = {side: [""] * len(texts[side]) for side in SIDES}  # nothing to compare: spare the reading
    found = evidence.gather(texts["zh"], texts["en"], dictionary())
    matches = [match for path in paths.find_paths(found) for match in path]
    weights: dict[tuple[int, int], float] = {}
    for match in matches:
        key = (sentenced.piece["zh"][match.zh], sentenced.piece["en"][match.en])
        weights[key] = weights.get(key, 0.0) + max(0.0, match.similarity)
    sentences = [
        [sentenced.texts[piece.side][number] for number in numbers]
        for piece, numbers in zip(pieces, sentenced.of_piece, strict=True)
    ]
    paired = pairing.pair(pieces, weights, sentences, one_file=one_file)
    anchors = [(match.zh, match.en) for match in matches if match.similarity >= ANCHOR]
    maker = Maker(source, sentenced, ids, years_in(piece.text for piece in pieces), publications(pieces))
    aligner = _Aligner(found, sentenced, anchors, paired.sections, one_file)
    aligned = [pair for draft, beads in aligner.drafts(paired.drafts) for pair in aligner.told_apart(draft, beads)]
    aligned.sort(key=lambda pair: pair[0].all()[0])
    bulletins = tuple(maker.bulletin(draft, rows) for draft, rows in aligned)
    furniture = tuple(
        Furniture(pieces[i].text, line, pieces[i].side) for i in paired.furniture for line in pieces[i].lines
    )
    return Document(source, bulletins, furniture, (*zh.notes, *(en.notes if en else ()), *_notes(pieces)))


@dataclass(frozen=True, slots=True)
class _Aligner:
    """What the alignment of all drafts of a source shares."""

    evidence: Evidence
    sentenced: Sentenced
    anchors: Sequence[tuple[int, int]]
    sections: Sequence[int]
    one_file: bool

    def drafts(self, drafts: list[Draft]) -> list[tuple[Draft, list[Bead]]]:
        """Align drafts as a whole, and again where that shows that they were cut or paired wrongly."""
        aligned = [(draft, self.whole(draft)) for draft in drafts]
        matched = reunion.matched(self.sentenced, (bead for _, found in aligned for bead in found))
        gone = [part for draft, _ in aligned if (part := reunion.part(self.sentenced, draft, matched.pieces))]
        drafts = [*drafts, *gone]
        changed = strays.follow(self.sentenced.pieces, drafts, matched.pieces)
        changed += reunion.reunite(self.evidence, self.sentenced, drafts, matched)
        beads = {id(draft): found for draft, found in aligned}
        for draft in {id(draft): draft for draft in [*gone, *changed] if draft.all()}.values():
            beads[id(draft)] = self.whole(draft)
        drafts.sort(key=lambda draft: draft.all()[0])
        return [(draft, beads[id(draft)]) for draft in drafts]

    def whole(self, draft: Draft) -> list[Bead]:
        """Return the beads of a draft, titles included."""
        return self._match([*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en], draft)

    def told_apart(self, draft: Draft, found: list[Bead]) -> list[tuple[Draft, list[RowDraft]]]:
        """Return a draft with its rows, or its parts when its sides turn out to be no translations."""
        if min(len(draft.zh), len(draft.en)) < FEWEST or self._translated(draft, found) >= TRANSLATED:
            return [(draft, self.rows(draft, found))]
        parts = reunion.apart(self.sentenced, draft, self.sections)
        return [(alone, self.rows(alone, [])) for alone in parts]

    def _translated(self, draft: Draft, found: list[Bead]) -> float:
        """Return the share of the text that stands in beads, on the side where it is larger."""
        zh, en = self.sentenced.of(draft.zh), self.sentenced.of(draft.en)
        zh_length, en_length = self.evidence.zh_length, self.evidence.en_length
        zh_found = sum(bead.score * float(zh_length[i]) for bead in found for i in bead.zh if i in zh)
        en_found = sum(bead.score * float(en_length[j]) for bead in found for j in bead.en if j in en)
        zh_all, en_all = (
            max(1.0, float(length[sorted(members)].sum())) for length, members in ((zh_length, zh), (en_length, en))
        )
        return max(zh_found / zh_all, en_found / en_all)

    def rows(self, draft: Draft, found: list[Bead]) -> list[RowDraft]:
        """Let the beads settle what is a title, and make rows of the rest."""
        interleaved = self.one_file and _interleaved(draft)
        if draft.zh and draft.en:
            headlines.settle(self.evidence, self.sentenced, draft, found)
        zh_title, en_title = self.sentenced.of(draft.zh_title), self.sentenced.of(draft.en_title)
        if draft.plain or any(
            (zh_title.intersection(bead.zh) and not en_title.issuperset(bead.en))
            or (en_title.intersection(bead.en) and not zh_title.issuperset(bead.zh))
            for bead in found
        ):
            found = self._match(draft.zh, draft.en, draft)  # what is title and what is text has changed
        found = [bead for bead in found if not zh_title.intersection(bead.zh)]
        zh, en = (self.sentenced.text(members, draft.plain) for members in (draft.zh, draft.en))
        return align.rows(self.evidence, zh, en, found, self._together(draft.zh, draft.en), interleaved=interleaved)

    def _match(self, zh: Sequence[int], en: Sequence[int], draft: Draft) -> list[Bead]:
        texts = [self.sentenced.text(members, draft.plain) for members in (zh, en)]
        return align.match(self.evidence, texts[0], texts[1], self.anchors, self._together(zh, en))

    def _together(self, zh: Sequence[int], en: Sequence[int]) -> list[tuple[int, int]]:
        return self.sentenced.on_one_line(zh, en) if self.one_file else []


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
