"""Subtitles: SRT and WebVTT, read with pysubs2. Cues in two languages are rows; those in one are lines of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.intake.decode import decode
from reader.intake.formats.columns import HANZI, WORD
from reader.intake.formats.extracted import Extracted, RawLine, numbered
from reader.intake.formats.extras import needs
from reader.intake.formats.units import Units
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from reader.model import Side

SUFFIXES = frozenset({".srt", ".vtt"})

_TIMING = re.compile(rb"\d\d:\d\d[,.]\d\d\d[ \t]+-->[ \t]+\d\d:\d\d")
LONGEST_CUE = 4000
"""Characters from one time to the next; pysubs2's patterns take time with the square of it, and cues have a hundred."""

TWO_LANGUAGES = 0.3
"""From this share of cues in both languages on a file counts as one of two languages."""


def recognises(head: bytes, extension: str) -> bool:
    """Accept WebVTT by its first word, SRT by the first cue's number and time, both by extension."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    first = re.match(rb"\s*\d+\s*\r?\n[^\n]{0,60}", plain)
    return extension in SUFFIXES or plain.startswith(b"WEBVTT") or bool(first and _TIMING.search(first[0]))


def extract(data: bytes) -> Extracted:
    """Read subtitles; what is called so and has no cues is read as the text it is.

    Raises:
        UnreadableError: pysubs2 is missing, or the cues are damaged.
        decode.NotTextError: it is no text.
    """
    pysubs2 = needs("subtitles", "pysubs2")
    decoded = decode(data)
    text = decoded.text.removeprefix("\ufeff")
    parts = text.split("-->")
    if len(parts) == 1 or max(map(len, parts)) > LONGEST_CUE:
        return Extracted(numbered(text.splitlines()), decoded.encoding, decoded.notes)
    try:
        kind = "vtt" if text.lstrip().startswith("WEBVTT") else "srt"
        cues = [_lines(event.plaintext) for event in pysubs2.SSAFile.from_string(text, format_=kind)]
    except Exception as problem:
        # It parses timings with `int` and patterns of its own; whatever fails there, the file is no subtitles.
        raise UnreadableError("these subtitles are damaged. Save them again as SRT in UTF-8.") from problem
    sides = [_sides(cue) for cue in cues]
    both = sum(len(cue) == 2 for cue in sides)
    if both and both >= TWO_LANGUAGES * sum(map(bool, cues)):
        units = Units()
        for number, cue in enumerate(sides, start=1):
            units.add(cue, number)
        return units.extracted(decoded.encoding, decoded.notes)
    lines = [RawLine(line, number) for number, cue in enumerate(cues, start=1) for line in cue]
    return Extracted(lines, decoded.encoding, decoded.notes)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _sides(cue: list[str]) -> dict[Side, list[str]]:
    """Part the lines of a cue by language; a line of figures alone goes with the line before it."""
    result: dict[Side, list[str]] = {}
    side: Side = "zh" if any(map(HANZI.search, cue)) else "en"
    for line in cue:
        side = "zh" if HANZI.search(line) else "en" if WORD.search(line) else side
        result.setdefault(side, []).append(line)
    return {side: [_joined(lines, side)] for side, lines in result.items()}


def _joined(lines: list[str], side: Side) -> str:
    return ("" if side == "zh" else " ").join(lines)
