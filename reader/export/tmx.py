"""Translation memories: TMX 1.4b (LISA OSCAR 2005, kept by GALA), written as a stream.

What is known about a unit beside its texts stands in properties: `x-score`, `x-source`, `x-bulletin`, `x-row`,
`x-checked` where a person put the row right, and, but for plain rows, `x-role`. Our own intake reads them back. There
is no DOCTYPE: it would make a reader look for a file that nobody has.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reader import __version__
from reader.export.formats import FORMATS
from reader.export.pairs import Names, pairs
from reader.export.tags import chinese_of
from reader.export.xmltext import escaped, one_line
from reader.library.syncing.outcomes import name_of
from reader.settings import APP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.choices import Choices, Part
    from reader.export.pairs import Pair


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    """Yield a translation memory, piece by piece; the first bulletin decides about the source language of the header.

    Args:
        parts: bulletins.
        choices: the order of the languages decides which is the source language.
    """
    units = choices.units or FORMATS["tmx"].units
    names = Names()
    source = ""
    for part in parts:
        languages = {"zh": chinese_of(part, choices), "en": "en"}
        first = languages[choices.sides[0]]
        if not source:
            source = first
            yield _header(source, units)
        name = names.next(part.bulletin.id)
        shared = [("x-bulletin", name), ("x-source", name_of(part.bulletin.source))]
        found = pairs(part, units, keep_gaps=choices.keep_gaps, min_score=choices.min_score)
        yield "".join(_unit(pair, shared, languages, source, choices) for pair in found)
    if not source:
        yield _header(choices.sides[0], units)
    yield "</body>\n</tmx>\n"


def _header(source: str, units: str) -> str:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    attributes = {
        "creationtool": APP,
        "creationtoolversion": __version__,
        "creationdate": now,
        "segtype": "sentence" if units == "sentences" else "paragraph",
        "o-tmf": APP,
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    written = " ".join(f'{name}="{escaped(value)}"' for name, value in attributes.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header {written}/>\n<body>\n'


def _unit(pair: Pair, shared: list[tuple[str, str]], languages: dict[str, str], source: str, choices: Choices) -> str:
    """Return one `tu`; where its source language is not the header's, it says so itself."""
    first = languages[choices.sides[0]]
    properties = [*shared, ("x-row", pair.id)]
    if pair.role != "row":
        properties.append(("x-role", pair.role))
    if pair.checked is not None:
        properties.append(("x-checked", pair.checked))
    if pair.score is not None:
        properties.append(("x-score", f"{pair.score:.3f}"))
    lines = [f'<tu tuid="{one_line(pair.id)}"' + (f' srclang="{first}">' if first != source else ">")]
    if pair.note:
        lines.append(f"<note>{escaped(pair.note)}</note>")
    lines += [f'<prop type="{name}">{one_line(value)}</prop>' for name, value in properties]
    for side in choices.sides:
        if pair.text(side):
            lines.append(f'<tuv xml:lang="{languages[side]}"><seg>{escaped(pair.text(side))}</seg></tuv>')
    lines.append("</tu>\n")
    return "\n".join(lines)
