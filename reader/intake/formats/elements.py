"""The elements of HTML: which break lines, which are not text, which end by themselves.

Sources: the HTML standard (WHATWG), 13.1.2.4 for end tags left out, 15.3 for what is displayed as a block.
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

PARAGRAPHS = HEADINGS | _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset header hgroup hr html legend main menu nav ol p pre search section summary table tbody td "
    "tfoot th thead tr ul"
)
"""Displayed as blocks: a paragraph ends where one begins or ends."""

LINE_ELEMENTS = frozenset({"br", "li", "option", "button"})
"""A line ends where one begins or ends, but no paragraph."""

NEVER_OPEN = _names("area base br col embed frame hr img input keygen link meta param source track wbr")
"""Void elements: they hold nothing and have no end tag."""

DROPPED = _names(
    "audio canvas datalist map nav noscript object rp rt rtc script select style svg template textarea title video"
)
"""Not text of the page: programs, choices of forms, menus, pictures and what stands in for them, readings of ruby."""

READINGS = frozenset({"rt", "rp", "rtc"})
"""Dropped inside `<ruby>` only; a stray one would take the rest of the page with it."""

TABLE_PARTS = ("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "table", "template")
"""What the end tag of anything else cannot reach out of."""

_CLOSE_P = ((("p",), (*TABLE_PARTS, "button", "object")),)
_RUBY = ((("rt", "rp", "rb", "rtc"), ("ruby", *TABLE_PARTS)),)

# What stands in a table but in no cell is put before it (13.2.6.1, foster parents): the next cell is not inside.
_FOSTERED = (("nav",), ("td", "th", "caption", "table", "template"))

ENDS: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    **dict.fromkeys(PARAGRAPHS - {"body", "caption", "html", "tbody", "td", "tfoot", "th", "thead", "tr"}, _CLOSE_P),
    "li": ((("li",), ("ul", "ol", "menu", *TABLE_PARTS)), *_CLOSE_P),
    "dt": ((("dt", "dd"), ("dl", *TABLE_PARTS)), *_CLOSE_P),
    "dd": ((("dt", "dd"), ("dl", *TABLE_PARTS)), *_CLOSE_P),
    "table": ((("table",), ("td", "th", "caption", "template")), *_CLOSE_P),
    "tr": ((("tr",), ("table", "template")), _FOSTERED),
    "td": ((("td", "th"), ("tr", "table", "template")), _FOSTERED),
    "th": ((("td", "th"), ("tr", "table", "template")), _FOSTERED),
    "tbody": ((("tbody", "thead", "tfoot", "caption"), ("table", "template")), _FOSTERED),
    "tfoot": ((("tbody", "thead", "tfoot", "caption"), ("table", "template")), _FOSTERED),
    "thead": ((("tbody", "thead", "tfoot", "caption"), ("table", "template")), _FOSTERED),
    "select": ((("select",), TABLE_PARTS),),
    "rt": _RUBY,
    "rp": _RUBY,
    "rb": _RUBY,
    "rtc": _RUBY,
}
"""For a start tag: the elements it ends when they are open, and the elements beyond which it ends nothing."""

TRACKED = (PARAGRAPHS - {"body", "html", "hr"}) | {"li", "button", "ruby", "rb"}
"""Elements whose being open matters. Inline ones do not, so that thousands left open cost nothing."""
