"""Block marks told from text: headings, quotes, lists, fences, tables, HTML; each non-blank line gives one block.

Markdown as in CommonMark 0.31, with the containers (`:::`) and front matter of the common site generators. Text files
that are no Markdown pass through: a mark counts only in the shape the syntax gives it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.assembly.segmenting import frontmatter, inline
from reader.assembly.segmenting.blocks import Block
from reader.assembly.segmenting.stretch import Edit, Stretch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.model import Line

_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t\u3000]+(?=\S)|\s{0,3}(#{2,6})(?=[^#\s])")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_HTML_HEADING = re.compile(r"\s*<h([1-6])\b[^<>]*>.*</h\1>\s*$", re.IGNORECASE)
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*$")
_RULE = re.compile(r"[\W_]+$")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)([^`]*)$")
_CONTAINER = re.compile(r"\s{0,3}:{3,}\s*(?:\{[^}]*\}|[A-Za-z][\w-]*)?\s*")
_QUOTE = re.compile(r"\s{0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"\s*(?:[-*+•‣◦·▪▫■□◆◇●○★☆※►▶][ \t\u3000]+|[•‣◦▪▫■□◆◇●○★☆►▶])(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:\d{1,3}(?:[.)](?=\s)|[、．]|\.(?=[^\d\s]))|[(（]\d{1,3}[)）]|[(（]?[一二三四五六七八九十]{1,3}[、)）]|[①-⑳]|\[\d+\]:?\s)"
)
_DEFINITION = re.compile(r"\s{0,3}\[([^\[\]^]+)\]:\s*(?=\S*(?:[/#]|\.\w))\S+(?:\s+[\"'(].*[\"')])?\s*$")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+:?\s*+(?:\|\s*+:?-{2,}+:?\s*+)*+\|?\s*$")
_TABLE_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_STRONG = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1\s*")
_INDENT = re.compile(r"(?:\u3000|\t| {2})")

#: Elements whose whole content is no running text.
_SILENT = (
    "figure",
    "script",
    "style",
    "nav",
    "svg",
    "iframe",
    "form",
    "button",
    "noscript",
    "select",
    "video",
    "audio",
)
_SILENT_OPEN = re.compile(rf"<({'|'.join(_SILENT)})\b[^<>]*(?<!/)>", re.IGNORECASE)
#: The name of a link definition is no longer than this (code points).
_LONGEST_NAME = 400
#: A silent element that is never closed ends here all the same (lines).
_LONGEST_SILENCE = 60


def read_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return one block for each non-blank line, freed of marks, with what the marks said about it."""
    head = frontmatter.length(lines)
    reading = _Reading(lines, head)
    return _without_repeated_title(frontmatter.blocks(lines[:head]) + reading.blocks())


class _Reading:
    """One pass over the lines of a file, with the state that block marks need."""

    def __init__(self, lines: Sequence[Line], head: int) -> None:
        self.lines = lines[head:]
        self.references = _definitions(self.lines)
        self.last_fence = _last_fences(self.lines)
        self.silent_until = -1
        self.fence = ""
        self.after_blank = True
        self.quoted = False
        self.in_item = False

    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        for index, line in enumerate(self.lines):
            if not line.text.strip():
                self.after_blank = True
                continue
            if not self.fence and self._underlines(index, blocks):
                blocks[-1] = replace(blocks[-1], kind="heading", level=self._underline_level(line), fixed=True)
                blocks.append(_furniture(line))
                self.after_blank = True
            else:
                was_blank = self.after_blank
                self.after_blank = False
                blocks.append(self._block(index, line, after_blank=was_blank))
        return blocks

    def _block(self, index: int, line: Line, *, after_blank: bool) -> Block:
        text = line.text
        if len(text) > inline.LONGEST:
            return Block(Stretch.of(line).trimmed(), opens=after_blank, item=bool(self.fence))
        fence = _FENCE.match(text)
        if self.fence:
            if fence and fence.group(1).startswith(self.fence) and not fence.group(2).strip():
                self.fence = ""
                return _furniture(line)
            return Block(Stretch.of(line).trimmed(), opens=True, item=True)
        if fence and self._closes(index, fence.group(1)):
            self.fence = fence.group(1)
            return _furniture(line)
        if self._silent(index, text):
            return _furniture(line)
        container = _CONTAINER.match(text) if text.lstrip().startswith(":::") else None
        if container:
            label = Stretch.of(line).edited([Edit(0, container.end())], "markup").trimmed()
            return Block(label, opens=True, item=True) if label.text else _furniture(line)
        if (
            _DEFINITION.match(text)
            or (_TABLE_RULE.match(text) and "|" in text)
            or not inline.IMAGE.sub("", text).strip()
        ):
            return _furniture(line)
        return self._text(line, after_blank=after_blank)

    def _text(self, line: Line, *, after_blank: bool) -> Block:
        """Take the marks at the line's start and those inside it away."""
        stretch = Stretch.of(line)
        opens = after_blank or (bool(_INDENT.match(line.text)) and not self.in_item)
        item = False
        strong = bool(_STRONG.fullmatch(line.text))
        quote = _QUOTE.match(stretch.text)
        if bool(quote) != self.quoted:
            opens, self.quoted = True, bool(quote)
        if quote:
            stretch = stretch.edited([Edit(0, quote.end())], "markup")
        heading = _HEADING.match(stretch.text)
        html = _HTML_HEADING.match(stretch.text)
        if heading or html:
            return self._heading(line, stretch, heading, html)
        row = _TABLE_ROW.match(stretch.text)
        if row and row.group(1).strip():
            stretch = stretch.edited([Edit(0, row.start(1)), Edit(row.end(1), len(stretch.text))], "markup")
            opens = item = True
        for _ in range(2):  # marks may stand inside emphasis: **● a point**
            bullet = _BULLET.match(stretch.text)
            if bullet and not _RULE.match(stretch.text):
                stretch = stretch.edited([Edit(0, bullet.end())], "markup")
                opens = item = True
            marked, stretch = stretch, inline.plain(stretch, self.references)
            if stretch.text == marked.text:
                break
        if _NUMBER.match(stretch.text):
            opens = item = True
        if not stretch.text or _RULE.fullmatch(stretch.text):
            self.after_blank = bool(quote)
            return _furniture(line)
        self.in_item = item or (self.in_item and not opens)
        return Block(stretch, opens=opens, item=item, strong=strong)

    def _heading(
        self, line: Line, stretch: Stretch, heading: re.Match[str] | None, html: re.Match[str] | None
    ) -> Block:
        level = len(heading.group(1) or heading.group(2)) if heading else int(html.group(1)) if html else 1
        if heading:
            end = _HEADING_END.search(stretch.text)
            edits = [Edit(0, heading.end())] + ([Edit(*end.span())] if end else [])
            stretch = stretch.edited(edits, "markup")
        stretch = inline.plain(stretch, self.references)
        if not stretch.text or _RULE.fullmatch(stretch.text):
            return _furniture(line)
        return Block(stretch, "heading", level=level, opens=True, fixed=True)

    def _underlines(self, index: int, blocks: list[Block]) -> bool:
        """Tell whether a line underlines the one before it (a Setext heading), which must stand alone."""
        if index == 0 or self.after_blank or not blocks or not _UNDERLINE.match(self.lines[index].text):
            return False
        above = blocks[-1]
        alone = index == 1 or not self.lines[index - 2].text.strip()
        return above.kind == "text" and alone and not above.item and not above.fixed and len(above.text) <= 100

    @staticmethod
    def _underline_level(line: Line) -> int:
        return 1 if "=" in line.text else 2

    def _silent(self, index: int, text: str) -> bool:
        """Tell whether a line lies inside an element without running text, or is nothing but tags."""
        if index <= self.silent_until:
            return True
        opening = _SILENT_OPEN.search(text) if "<" in text else None
        if opening and not text[: opening.start()].strip():
            closing = f"</{opening.group(1).lower()}"
            for later in range(index, min(len(self.lines), index + _LONGEST_SILENCE)):
                if closing in self.lines[later].text.lower():
                    self.silent_until = later
                    return True
        return "<" in text and not inline.TAG.sub("", text).strip()

    def _closes(self, index: int, mark: str) -> bool:
        """Tell whether a fence that opens here is closed further down; one that is not is text."""
        return self.last_fence.get(mark[0], -1) > index


def _furniture(line: Line) -> Block:
    return Block(Stretch.of(line).trimmed(), "furniture", opens=True, fixed=True)


def _definitions(lines: Sequence[Line]) -> Collection[str]:
    """Return the names of all link definitions, lower-case."""
    return {
        found.group(1).lower()
        for line in lines
        if "]:" in line.text[:_LONGEST_NAME] and (found := _DEFINITION.match(line.text))
    }


def _last_fences(lines: Sequence[Line]) -> dict[str, int]:
    """Return the last line that can close a fence of each kind."""
    found = ((index, _FENCE.match(line.text)) for index, line in enumerate(lines))
    return {match.group(1)[0]: index for index, match in found if match and not match.group(2).strip()}


def _without_repeated_title(blocks: list[Block]) -> list[Block]:
    """Set the title of the front matter aside when it stands as a heading, or as a first line, of the text too."""
    body = [block for block in blocks if not block.head and block.kind in {"heading", "text"}]
    standing = {_key(block.text) for block in body if block.kind == "heading"} | {_key(b.text) for b in body[:3]}
    return [
        replace(block, kind="furniture", level=None)
        if block.head and block.kind == "heading" and _key(block.text) in standing
        else block
        for block in blocks
    ]


def _key(text: str) -> str:
    return "".join(char.lower() for char in text if char.isalnum())
