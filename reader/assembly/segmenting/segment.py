"""Clean lines become pieces: one language each, in source order, with what they look like.

The way of a line: marks of markup off → languages told apart → credits and page furniture → wrapped paragraphs joined
→ headings. Each step is a module of its own; this one holds them together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.assembly.pieces import Piece
from reader.assembly.segmenting.credits import read_credits, trailing_credits
from reader.assembly.segmenting.furniture import is_furniture, tail_furniture
from reader.assembly.segmenting.headings import mark_headings
from reader.assembly.segmenting.markup import read_blocks
from reader.assembly.segmenting.mixed import Reading, read_mixed
from reader.assembly.segmenting.repetition import running_heads
from reader.assembly.segmenting.sides import side_of
from reader.assembly.segmenting.wrapping import join_wrapped, runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.assembly.segmenting.blocks import Block
    from reader.assembly.segmenting.credits import Found
    from reader.assembly.segmenting.stretch import Stretch
    from reader.model import CleanFile, Side

#: Lines looked at before and after one for others of its shape, and how many of them it takes.
_NEIGHBOURHOOD = 8
_ALIKE = 2


def segment(file: CleanFile, side: Side | None) -> list[Piece]:
    """Return the pieces of a file in source order; every non-blank line is in at least one.

    Args:
        file: clean lines.
        side: the language the whole file is declared to hold, or None when each line has to tell.
    """
    blocks = _told(read_blocks(file.lines), file.shared)
    blocks = [replace(block, side=side) for block in blocks] if side else _sided(_divided(blocks))
    blocks = [part for block in blocks for part in _without_credits(block)]
    aside = running_heads(blocks) | tail_furniture(blocks, _rules(blocks))
    blocks = [
        replace(block, kind="furniture", fixed=True) if index in aside else block for index, block in enumerate(blocks)
    ]
    return [_piece(block) for block in mark_headings(join_wrapped(blocks))]


def _told(blocks: Sequence[Block], shared: frozenset[int]) -> list[Block]:
    """Tell credits and furniture from text by what a line says, or by its being on the neighbours' pages too."""
    result: list[Block] = []
    for block in blocks:
        if block.kind not in {"text", "heading"} or block.head or (result and runs_on(result[-1], block)):
            result.append(block)
        elif is_furniture(block.text):
            result.append(replace(block, kind="furniture", level=None, fixed=True))
        else:
            found = read_credits(block.text) if block.kind == "text" else ()
            aside = not found and shared.issuperset(block.stretch.lines)
            rest = replace(block, kind="furniture", level=None, fixed=True) if aside else block
            result += [_credit(block, credit) for credit in found] or [rest]
    return result


def _without_credits(block: Block) -> Iterator[Block]:
    """Yield a paragraph and, when it ends with credits, those apart."""
    found = trailing_credits(block.text) if block.kind == "text" else ()
    yield replace(block, stretch=block.stretch.cut(0, found[0].start)) if found else block
    for credit in found:
        yield _credit(block, credit)


def _credit(block: Block, found: Found) -> Block:
    part = block.stretch.cut(found.start, found.end)
    return replace(block, stretch=part, kind="credit", role=found.role, name=found.name, opens=True, fixed=True)


def _divided(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those that hold both languages as one block a language."""
    readings = [
        read_mixed(_with_gaps(block.stretch)) if block.kind in {"text", "heading"} else None for block in blocks
    ]
    headings = Counter(r.shape for b, r in zip(blocks, readings, strict=True) if r and b.kind == "heading")
    for index, (block, reading) in enumerate(zip(blocks, readings, strict=True)):
        shapes = headings if block.kind == "heading" else None
        if reading and (reading.certainty == "sure" or _is_repeated(reading, readings, index, shapes)):
            for part in reading.parts:
                opens = block.opens or part is not reading.parts[0]
                yield replace(block, stretch=block.stretch.cut(part.start, part.end), side=part.side, opens=opens)
        else:
            yield block


def _with_gaps(stretch: Stretch) -> str:
    """Return the text with the wide gaps back that intake narrowed to a space: they part languages."""
    text = stretch.text
    for repair in stretch.repairs:
        if text[repair.start : repair.end] == " " and (len(repair.before) > 1 or repair.before in "\u3000\t"):
            text = f"{text[: repair.start]}\u3000{text[repair.end :]}"
    return text


def _is_repeated(
    reading: Reading, readings: Sequence[Reading | None], index: int, headings: Counter[str] | None
) -> bool:
    """Tell whether other lines have a line's shape: those around it, or any other heading when it is one."""
    if headings and headings[reading.shape] > 1:
        return True
    near = [*readings[max(0, index - _NEIGHBOURHOOD) : index], *readings[index + 1 : index + 1 + _NEIGHBOURHOOD]]
    return sum(bool(other and other.shape == reading.shape) for other in near) >= _ALIKE


def _sided(blocks: Iterator[Block]) -> list[Block]:
    """Give each block its language; a line of figures or signs alone has that of the text it stands with."""
    known = [(block, block.side or side_of(block.text)) for block in blocks]
    last: Side = next((side for block, side in known if side and block.kind != "furniture"), "zh")
    result: list[Block] = []
    for block, side in known:
        result.append(block if block.side else replace(block, side=side or last))
        if side and block.kind != "furniture":
            last = side
    return result


def _rules(blocks: Sequence[Block]) -> list[int]:
    return [
        index
        for index, block in enumerate(blocks)
        if block.kind == "furniture" and not block.head and set(block.text) <= set("-*_=~ ") and len(block.text) >= 3
    ]


def _piece(block: Block) -> Piece:
    return Piece(
        kind=block.kind,
        side=block.side or "zh",
        text=block.text,
        lines=block.stretch.lines,
        repairs=block.stretch.repairs,
        level=block.level if block.kind == "heading" else None,
        role=block.role,
        name=block.name,
    )
