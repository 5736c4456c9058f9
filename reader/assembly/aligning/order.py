"""In which order the rows of a bulletin are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.assembly.aligning.parallel import RowDraft, Text


def reading_order(drafts: list[RowDraft], zh: Text, en: Text, *, interleaved: bool) -> list[RowDraft]:
    """Order rows by the side with more paragraphs; a row without it follows what stands before it on its own side."""
    if interleaved:
        return sorted(drafts, key=lambda draft: min([*draft.zh, *draft.en]))
    lead_is_zh = len(set(zh.paragraph)) >= len(set(en.paragraph))

    def lead(draft: RowDraft) -> tuple[int, ...]:
        return draft.zh if lead_is_zh else draft.en

    def follow(draft: RowDraft) -> tuple[int, ...]:
        return draft.en if lead_is_zh else draft.zh

    place: dict[int, tuple[float, int]] = {}
    anchor = {piece: lead(draft)[0] for draft in drafts if lead(draft) for piece in follow(draft)}
    last = -1
    for piece in sorted({p for draft in drafts for p in follow(draft)}):
        last = max(last, anchor.get(piece, last))
        place[piece] = (last, piece)
    return sorted(drafts, key=lambda d: (lead(d)[0], -1) if lead(d) else place[follow(d)[0]])
