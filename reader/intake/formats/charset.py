"""Bytes of a web page become text: what the page says of its encoding is believed when its bytes agree."""

from __future__ import annotations

import codecs
import re

from reader.intake import plausible
from reader.intake.decode import NAMES, Decoded, decode

_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 1 << 14
"""Bytes searched for the declaration: the standard asks for 1,024, but scripts may stand before it."""

_LABELS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "ms936", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "cp950", "ms950"), "big5hkscs"),
}
"""Labels of the Encoding Standard (WHATWG) and of old editors, for the encodings of Chinese."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")


def decode_html(data: bytes) -> Decoded:
    """Decode a web page: a byte order mark, UTF-8, what the page declares, or else what its bytes look like.

    Raises:
        decode.NotTextError: it is not text.
    """
    codec = declared(data)
    if codec in {"gb18030", "big5hkscs"} and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE)):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = data.decode(codec)
            except UnicodeDecodeError:
                text = ""
            beyond = "".join(_BEYOND_ASCII.findall(text[: 1 << 18]))
            if beyond and plausible.mean(beyond) >= plausible.PLAUSIBLE:
                return Decoded(text, NAMES[codec])
    return decode(data)


def declared(data: bytes) -> str:
    """Return the codec a page declares in a `<meta>` element or as XML; empty when it declares none known here."""
    found = _DECLARED.search(data, 0, _LOOKED_AT)
    if not found:
        return ""
    label = (found[1] or found[2]).decode("ascii", "replace").lower()
    if label in _LABELS:
        return _LABELS[label]
    try:
        return codecs.lookup(label).name
    except LookupError:
        return ""
