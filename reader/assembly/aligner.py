"""Drafts of bulletins are aligned, and what that shows settles them.

That is: what was cut or paired wrongly is put right and aligned again, headlines find their side, and what turns out to
be no translation is told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.assembly.aligning import align
from reader.assembly.pairing import headlines, reunion, strays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Bead, RowDraft
    from reader.assembly.comparing.evidence import Evidence
    from reader.assembly.pairing.pairing import Draft
    from reader.assembly.sentenced import Sentenced

TRANSLATED, FEWEST = 0.25, 2
"""Two texts are no translations when of neither this share stands in beads, each counted by how likely it is right, and
when both have so many paragraphs at least.

Of all pairs of the development data, seeds, real documents and our own only one is known to be none, and has .11; the
next has .50, comparable news reports .65.
"""


@dataclass(frozen=True, slots=True)
class Aligner:
    """Aligns the drafts of one source.

    Args:
        evidence: what its sentences hold.
        sentenced: its sentences, and whose they are.
        anchors: sure sentence matches, to cut long texts at.
        sections: of each piece the number of its section.
        one_file: whether both languages stand in one file.
    """

    evidence: Evidence
    sentenced: Sentenced
    anchors: Sequence[tuple[int, int]]
    sections: Sequence[int]
    one_file: bool

    def settled(self, drafts: list[Draft]) -> list[tuple[Draft, list[RowDraft]]]:
        """Return the drafts, some of them others than they were, with their rows, in the order of the source."""
        aligned = [part for draft, beads in self._realigned(drafts) for part in self._told_apart(draft, beads)]
        return sorted(aligned, key=lambda pair: pair[0].all()[0])

    def _realigned(self, drafts: list[Draft]) -> list[tuple[Draft, list[Bead]]]:
        """Align drafts as a whole, and again where that shows that they were cut or paired wrongly."""
        aligned = [(draft, self._whole(draft)) for draft in drafts]
        matched = reunion.matched(self.sentenced, (bead for _, found in aligned for bead in found))
        gone = [part for draft, _ in aligned if (part := reunion.part(self.sentenced, draft, matched.pieces))]
        drafts = [*drafts, *gone]
        changed = strays.follow(self.sentenced.pieces, drafts, matched.pieces)
        changed += reunion.reunite(self.evidence, self.sentenced, drafts, matched)
        beads = {id(draft): found for draft, found in aligned}
        for draft in {id(draft): draft for draft in [*gone, *changed] if draft.all()}.values():
            beads[id(draft)] = self._whole(draft)
        drafts.sort(key=lambda draft: draft.all()[0])
        return [(draft, beads[id(draft)]) for draft in drafts]

    def _whole(self, draft: Draft) -> list[Bead]:
        """Return the beads of a draft, titles included."""
        return self._match([*draft.zh_title, *draft.zh], [*draft.en_title, *draft.en], draft)

    def _told_apart(self, draft: Draft, found: list[Bead]) -> list[tuple[Draft, list[RowDraft]]]:
        """Return a draft with its rows, or its parts when its sides turn out to be no translations."""
        if min(len(draft.zh), len(draft.en)) < FEWEST or self._translated(draft, found) >= TRANSLATED:
            return [(draft, self._rows(draft, found))]
        parts = reunion.apart(self.sentenced, draft, self.sections)
        return [(alone, self._rows(alone, [])) for alone in parts]

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

    def _rows(self, draft: Draft, found: list[Bead]) -> list[RowDraft]:
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
