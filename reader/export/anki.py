r"""Flash cards: a text file Anki imports (manual, "Importing", "File Headers"), one note a unit.

Notes are matched by their GUID, which is made of the ids of bulletin and row: importing again changes notes instead of
doubling them. After the GUID stand the two languages, which become the two sides of a card; title and source, for note
types that have fields for them; and a tag. Columns have no names (`#columns`): Anki would look for fields of these
names, which are other ones in each language of its own, instead of taking them in order.

Fields are declared to be HTML, and everything in them is escaped. As plain text (`#html:false`) they would be no safer:
Anki finds `[sound:…]`, `[latex]`, `{{c1::…}}` and `\(…\)` in what was plain text as well.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from reader.export.formats import FORMATS
from reader.export.pairs import pairs
from reader.export.xmltext import escaped, one_line
from reader.library.syncing.outcomes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.choices import Choices, Part

_DIRECTIVES: Final = ("#separator:tab", "#html:true", "#guid column:1", "#tags column:6")
_TAG: Final = "bulletin-reader"
_BRACKETS: Final = str.maketrans({"[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;"})
_FORMULA: Final = re.compile(r"\\(?=[(\[)\]]|&#9[13];)")
"""What MathJax takes for the beginning or the end of a formula; it looks at the page, where no escape is left."""


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    """Yield the cards, a bulletin at a time.

    Args:
        parts: bulletins; what has one language only makes no card.
        choices: the first language is asked for the second.
    """
    first, second = choices.sides
    yield "\n".join(_DIRECTIVES) + "\n"
    units = choices.units or FORMATS["anki"].units
    for part in parts:
        bulletin = part.bulletin
        titles = (bulletin.title(side) for side in choices.sides)
        title = " / ".join(_field(each.text) for each in titles if each)
        source = _field(one_line(name_of(bulletin.source)), is_escaped=True)
        lines = io.StringIO(newline="")
        # A line that begins with # would be a directive or a comment: the GUID stands first, and everything in quotes.
        writer = csv.writer(lines, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
        for pair in pairs(part, units, min_score=choices.min_score):
            name = f"{bulletin.id}/{pair.id}"
            writer.writerow((name, _field(pair.text(first)), _field(pair.text(second)), title, source, _TAG))
        yield lines.getvalue()


def _field(text: str, *, is_escaped: bool = False) -> str:
    """Return text as HTML in which Anki finds nothing to do but to break lines."""
    html = text if is_escaped else escaped(text)
    html = html.translate(_BRACKETS).replace("\n", "<br>")
    return _FORMULA.sub(r"\\<span></span>", html)
