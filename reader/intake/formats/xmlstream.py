"""XML from strangers, read as a stream of events by the parser that comes with Python (expat).

No package beside the standard library is needed for safety: a file that declares entities is refused before any is
used (no "billion laughs"), nothing outside the file is ever opened (a DOCTYPE may name a DTD; it is not fetched), and
events hold no tree, so that depth costs nothing. Real files are often damaged: characters XML forbids are taken out,
and a file that breaks off gives what came before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from reader.intake.decode import Decoded, decode
from reader.intake.problems import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable

DEEPEST = 200
"""Elements inside each other; translation memories need about ten."""

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_REFERENCE = re.compile(
    r"&#(?:x0*(?:[0-8BCEFbcef]|1[0-9A-Fa-f]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EFef])"
    r"|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));"
)
"""References to characters that XML 1.0 does not allow (production 2)."""

_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]{0,80})")


def root_of(head: bytes) -> str:
    """Return the name of the first element of what looks like XML, in lower case and without prefix; else nothing."""
    plain = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    if not plain.startswith(b"<"):
        return ""
    found = _ROOT.search(re.sub(rb"<!--.*?-->", b"", plain, flags=re.DOTALL))
    return found[1].decode("ascii", "replace").lower().rpartition(":")[2] if found else ""


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Decoded:
    """Read XML, telling of elements (names without prefix; `xml:lang` keeps its own) and of text.

    Returns:
        the encoding and notes; its text is empty.

    Raises:
        UnreadableError: it declares entities, or is nested too deep.
        decode.NotTextError: it is no text.
    """
    decoded = _decoded(data)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableError("this file is nested too deep to be a translation. It may be damaged or hostile.")
        start(name.rpartition(":")[2], attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition(":")[2])

    def on_entity(*_: object) -> None:
        raise UnreadableError("this file declares entities of its own, which may be hostile. Remove its DOCTYPE.")

    parser.StartElementHandler, parser.EndElementHandler = on_start, on_end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = on_entity
    parser.ExternalEntityRefHandler = lambda *_: 1
    try:
        parser.Parse(decoded.text.encode("utf-8"), True)
    except expat.ExpatError as error:
        note = f"Damaged at line {error.lineno}; what follows there is missing."
        return Decoded("", decoded.encoding, (*decoded.notes, note))
    return Decoded("", decoded.encoding, decoded.notes)


def _decoded(data: bytes) -> Decoded:
    """Decode by what the file declares, if that is true; else by its bytes. Forbidden characters are taken out."""
    decoded = None
    declared = _DECLARED.match(data[:400])
    if declared and declared[1].lower().startswith((b"gb", b"big5", b"iso-8859", b"windows-125", b"cp")):
        codec = declared[1].decode("ascii").lower()
        try:
            codec = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(codec, codec)
            decoded = Decoded(data.decode(codec), declared[1].decode("ascii").upper())
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decoded or decode(data)
    # What could not be decoded stays visible as lost; the rest that XML forbids would only end the reading.
    text = re.sub("[\ud800-\udfff]", "\ufffd", decoded.text.lstrip("\ufeff \t\r\n"))
    text = _FORBIDDEN_REFERENCE.sub("", _FORBIDDEN.sub("", text))
    return Decoded(text, decoded.encoding, decoded.notes)
