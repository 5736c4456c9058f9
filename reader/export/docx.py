"""Word documents: a heading and a table of two columns a bulletin (ECMA-376, WordprocessingML).

Written with the standard library. python-docx holds the whole document as a tree, about 4 kB a row, and looks through
the table for every row it adds; what is needed here is one stream of escaped XML and four small parts beside it. The
tests open the result with python-docx, which is strict about the structure.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO, Final

from reader.export.choices import OWN_NAME, note_on
from reader.export.tags import chinese_of
from reader.export.xmltext import escaped, one_line
from reader.library.syncing.outcomes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.choices import Choices, Part
    from reader.model import Passage, Row, Side

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"

_WIDTHS: Final = {"zh": 4500, "en": 5706}
"""Widths of the columns in twentieths of a point: A4 less margins of 15 mm is 10,206. English takes more room."""

_WORD_TAGS: Final = {"zh-Hant": "zh-TW", "zh-Hant-TW": "zh-TW", "zh-Hant-HK": "zh-HK"}
"""What Word calls a language; it knows no scripts."""

_STYLES: Final = f"""{_DECLARED}<w:styles xmlns:w="{_MAIN}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri" w:eastAsia="Microsoft YaHei"/>
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="360" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Facts"><w:name w:val="Facts"/><w:basedOn w:val="Normal"/>
<w:pPr><w:keepNext/></w:pPr><w:rPr><w:color w:val="666666"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="table" w:styleId="Rows"><w:name w:val="Rows"/><w:basedOn w:val="TableNormal"/><w:tblPr>
<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDDDDD"/></w:tblBorders>
<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/>
<w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>"""

_PARTS: Final = {
    "[Content_Types].xml": f"""{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>""",
    "_rels/.rels": f"""{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": f"""{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATED}/styles" Target="styles.xml"/></Relationships>""",
    "word/styles.xml": _STYLES,
}
"""The parts that are always the same, by their names in the archive (ECMA-376, part 2)."""

_SECTION: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="850" w:bottom="1020" w:left="850" '
    'w:header="560" w:footer="560" w:gutter="0"/></w:sectPr>'
)
"""A4, with margins of 15 mm at the sides and 18 mm above and below."""


def write(parts: Iterable[Part], choices: Choices, file: BinaryIO) -> None:
    """Write a document.

    Args:
        parts: bulletins.
        choices: which language stands left.
        file: where to.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("word/document.xml", "w", force_zip64=True) as document:
            for piece in _document(parts, choices):
                document.write(piece.encode("utf-8"))


def _document(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    yield f'{_DECLARED}<w:document xmlns:w="{_MAIN}"><w:body>\n'
    for part in parts:
        tag = chinese_of(part, choices)
        yield from _bulletin(part, choices, _WORD_TAGS.get(tag, "zh-CN"))
    yield f"{_SECTION}</w:body></w:document>"


def _bulletin(part: Part, choices: Choices, chinese: str) -> Iterator[str]:
    bulletin = part.bulletin
    titles = [title for side in choices.sides if (title := bulletin.title(side))]
    runs = "<w:r><w:br/></w:r>".join(_run(title.text, chinese) for title in titles)
    yield _paragraph(runs or _run("Untitled", chinese), "Heading1")
    date = bulletin.date.isoformat() if bulletin.date else ""
    facts = [date, *(escaped(credit.text) for credit in bulletin.credits), one_line(name_of(bulletin.source))]
    yield _paragraph(_escaped_run(" · ".join(filter(None, facts)), chinese), "Facts")
    if not part.rows:
        return
    grid = "".join(f'<w:gridCol w:w="{_WIDTHS[side]}"/>' for side in choices.sides)
    heading = "".join(_cell(_paragraph(_run(OWN_NAME[side], chinese), "Facts"), side) for side in choices.sides)
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Rows"/><w:tblW w:w="10206" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>\n"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>\n"
    )
    for row in part.rows:
        yield _row(row, part, choices, chinese)
    # Word wants a paragraph between two tables, and after the last one.
    yield "</w:tbl>" + _paragraph("", "Normal") + "\n"


def _row(row: Row, part: Part, choices: Choices, chinese: str) -> str:
    cells = {side: _paragraphs(row.passage(side), chinese) for side in choices.sides}
    remarks = [f"score {row.score:.2f}"] if row.score is not None and row.is_doubtful else []
    remarks += [note] if (note := note_on(part, row.id)) else []
    if remarks:
        cells[choices.sides[-1]] += _paragraph(_run(" · ".join(remarks), chinese), "Facts")
    written = "".join(_cell(cell or _paragraph("", "Normal"), side) for side, cell in cells.items())
    return f"<w:tr>{written}</w:tr>\n"


def _cell(content: str, side: Side) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[side]}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _paragraphs(passage: Passage | None, chinese: str) -> str:
    if passage is None:
        return ""
    return "".join(_paragraph(_run(line, chinese), "Normal") for line in passage.text.split("\n"))


def _paragraph(runs: str, style: str) -> str:
    properties = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{properties}{runs}</w:p>"


def _run(text: str, chinese: str) -> str:
    return _escaped_run(escaped(" ".join(text.split("\n"))), chinese)


def _escaped_run(text: str, chinese: str) -> str:
    return f'<w:r><w:rPr><w:lang w:eastAsia="{chinese}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
