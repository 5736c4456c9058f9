"""HTML as a flat run of tags and text, read in one pass whatever stands in it.

The tokenization of the HTML standard (WHATWG, 13.2.5) without its tree: lines of text need no tree, and building one
costs more than linear time on purpose-made input (a hundred thousand nested `<div>`, half a megabyte, keep the parser
of a browser engine busy for 200 seconds; 64 MB would never end). Where the standard throws away the rest of a file
because something is never closed, reading goes on: losing text is worse than a stray mark.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title"})
"""Elements whose content holds no tags (13.2.5.1; `noscript` as where scripts run)."""

_SWALLOWING = frozenset({"script", "style"})
"""Of these, the ones that take the rest of the file when they are never closed: it would be program code."""

_MARKUP = re.compile(r"<[A-Za-z/!?]")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_REST = re.compile(r"""(?:[^>=]++|=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>""")
"""What follows a tag's name, to its end; a quote counts only after an equals sign."""

_ATTRIBUTE = re.compile(r"""([^\s"'>/=][^\s>/=]*)(?:\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?""", re.DOTALL)
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}

_LONG_REFERENCE = re.compile(r"&#(?:\d{20,}|[xX][\da-fA-F]{20,});?")
"""Numbers no character has; `html.unescape` fails on very long ones."""


class Token(NamedTuple):
    """A piece of HTML.

    Args:
        kind: `text` (references decoded), `start`, `end`, or `raw`: an element without tags inside, content included.
        name: of the element, in lower case; empty for text.
        content: the text; for a tag what stands behind its name (see `attributes`); for a raw element what is in it.
        empty: a start tag that ends itself (`<br/>`), which means something in XHTML only.
    """

    kind: str
    name: str
    content: str
    empty: bool = False


def attributes(content: str) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(content):
        found.setdefault(name.lower(), decoded(double or single or bare))
    return found


def decoded(text: str) -> str:
    """Return the text with its character references (`&amp;`, `&#20013;`) as the characters they stand for."""
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def tokens(text: str, *, xhtml: bool = False) -> Iterator[Token]:
    """Yield the pieces of an HTML text in order; comments, doctypes and processing instructions are left out.

    Args:
        text: the whole file.
        xhtml: it is XML: `<title/>` is an element without content, and CDATA sections are text.
    """
    reader = _Reader(text, xhtml)
    place = 0
    while place < len(text):
        found = _MARKUP.search(text, place)
        if found is None:
            yield Token("text", "", decoded(text[place:]))
            return
        mark = found.start()
        if mark > place:
            yield Token("text", "", decoded(text[place:mark]))
        token, place = reader.markup(mark)
        if token:
            yield token


class _Reader:
    """What stands at a `<`; remembers what no longer occurs further on, so that nothing is looked for twice."""

    def __init__(self, text: str, xhtml: bool) -> None:
        self.text = text
        self.xhtml = xhtml
        self.quotes_count = True
        self.gone: set[str] = set()

    def markup(self, mark: int) -> tuple[Token | None, int]:
        """Return the token at a `<`, None when it says nothing, and where reading goes on."""
        tag = _TAG.match(self.text, mark)
        if tag is None:
            return self._declaration(mark)
        end = self._end_of_tag(tag.end())
        if end < 0:
            return Token("text", "", "<"), mark + 1
        name = tag[2].lower()
        content = self.text[tag.end() : end - 1]
        if tag[1]:
            return Token("end", name, content), end
        empty = content.endswith("/")
        if name in RAW and not (self.xhtml and empty):
            closing = None if name in self.gone else _CLOSING[name].search(self.text, end)
            if closing:
                behind = self._after(">", closing.end())
                return Token("raw", name, self.text[end : closing.start()]), behind if behind >= 0 else len(self.text)
            self.gone.add(name)
            if name in _SWALLOWING:
                return None, len(self.text)
        return Token("start", name, content, empty), end

    def _end_of_tag(self, place: int) -> int:
        if self.quotes_count:
            rest = _REST.match(self.text, place)
            if rest:
                return rest.end()
            self.quotes_count = False  # one of them is never closed: from here on a tag ends at the next bracket
        return self._after(">", place)

    def _declaration(self, mark: int) -> tuple[Token | None, int]:
        """Read comments and the like (13.2.5.41 to 54); a `<` before anything else is text."""
        text = self.text
        if text.startswith("<!--", mark):
            if text.startswith((">", "->"), mark + 4):
                return None, text.index(">", mark) + 1
            end = self._after("-->", mark + 4)
            return None, end if end >= 0 else mark + 4  # never closed: what follows is read
        if text.startswith("<![CDATA[", mark) and self.xhtml:
            end = self._after("]]>", mark + 9)
            if end >= 0:
                return Token("text", "", text[mark + 9 : end - 3]), end
        if text.startswith(("<!", "<?", "</"), mark):
            end = self._after(">", mark + 2)
            if end >= 0:
                return None, end
        return Token("text", "", "<"), mark + 1

    def _after(self, sought: str, place: int) -> int:
        """Return the place behind the next occurrence, or -1."""
        if sought in self.gone:
            return -1
        found = self.text.find(sought, place)
        if found < 0:
            self.gone.add(sought)
            return -1
        return found + len(sought)
