"""One page of HTML that needs nothing else: both languages side by side, to read on any screen and to print.

The page has no script of its own. The text is there in each script it differs in, and three buttons of a form choose
by style sheet alone which is shown. A policy (`Content-Security-Policy`) forbids everything but that style sheet, so
that even what had slipped through the escaping would load and run nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reader import __version__
from reader.export.choices import OWN_NAME, harmless, note_on, script_of
from reader.export.tags import chinese_of
from reader.export.xmltext import escaped, one_line
from reader.language.script import Script, Standard, convert
from reader.library.syncing.outcomes import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.export.choices import Choices, Part
    from reader.model import Passage, Row, Side

_KEYS: Final = {Script.ORIGINAL: "o", Script.TRADITIONAL: "t", Script.SIMPLIFIED: "s"}
_LABELS: Final = {"o": "Original", "t": "繁體", "s": "简体"}
_REGIONS: Final = {Standard.OPENCC: "zh-Hant", Standard.TAIWAN: "zh-Hant-TW", Standard.HONG_KONG: "zh-Hant-HK"}

# Where browsers break before the dot, with any `line-break`; by GB/T 15834-2011, 5.1, it begins no line.
_DOTTED: Final = re.compile("[\u3400-\u9fff]·(?=[\u3400-\u9fff])")


def text(parts: Iterable[Part], choices: Choices) -> Iterator[str]:
    """Yield the page, a bulletin at a time.

    Args:
        parts: bulletins, in their own script.
        choices: which script is shown at first, and which Traditional the page has; which language stands left.
    """
    script, standard = script_of(choices)
    yield _opening(_KEYS[script])
    for part in parts:
        yield _article(part, choices, standard)
    yield "</main>\n</body>\n</html>\n"


@cache
def style_sheet() -> str:
    """Return the style sheet, as it stands in the page."""
    return files("reader.export").joinpath("page.css").read_text(encoding="utf-8")


def policy() -> str:
    """Return what the page may load and run: its own style sheet, by its hash (CSP Level 3), and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _opening(checked: str) -> str:
    buttons = "".join(
        f'<input class="scripts" type="radio" name="script" id="{key}"{" checked" if key == checked else ""}>'
        f'<label for="{key}">{label}</label>\n'
        for key, label in _LABELS.items()
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="bulletin-reader {escaped(__version__)}">\n'
        f"<title>Bulletins</title>\n<style>{style_sheet()}</style>\n</head>\n<body>\n{buttons}<main>\n"
    )


def _article(part: Part, choices: Choices, standard: Standard) -> str:
    bulletin = part.bulletin
    tag = chinese_of(part, replace(choices, script="original"))  # the text is in its own; the page has the others
    titles = [_side(bulletin.title(side), side, tag, standard) for side in choices.sides]
    date = f'<time datetime="{bulletin.date}">{bulletin.date}</time>' if bulletin.date else ""
    facts = [date, *(escaped(credit.text) for credit in bulletin.credits), one_line(name_of(bulletin.source))]
    heading = "".join(f"<span>{title}</span>" for title in titles if title) or "Untitled"
    columns = "".join(f'<th scope="col" lang="{side}">{OWN_NAME[side]}</th>' for side in choices.sides)
    rows = "".join(_row(row, part, choices, tag, standard) for row in part.rows)
    table = f"<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n" if rows else ""
    return f'<article>\n<h2>{heading}</h2>\n<p class="facts">{" · ".join(filter(None, facts))}</p>\n{table}</article>\n'


def _row(row: Row, part: Part, choices: Choices, tag: str, standard: Standard) -> str:
    cells = [_side(row.passage(side), side, tag, standard) for side in choices.sides]
    if note := note_on(part, row.id):
        cells[-1] += f'<span class="note">{escaped(note)}</span>'
    doubt = f' class="doubt" title="score {row.score:.2f}: doubtful"' if row.is_doubtful else ""
    return f"<tr{doubt}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _side(passage: Passage | None, side: Side, tag: str, standard: Standard) -> str:
    """Return a passage in all scripts: once where they are the same, else each text with the scripts it is for."""
    if passage is None:
        return ""
    if passage.text.isascii():
        return escaped(passage.text)
    keys: dict[str, list[str]] = {}
    for script, key in _KEYS.items():
        keys.setdefault(harmless(convert(passage.text, script, standard).text), []).append(key)
    languages = {"o": tag, "t": _REGIONS[standard], "s": "zh-Hans"} if side == "zh" else dict.fromkeys("ots", "en")
    if len(keys) == 1:
        return f'<span lang="{languages["o"]}">{_set(passage.text)}</span>'
    return "".join(
        f'<span class="v {" ".join(of)}" lang="{languages[of[0]]}">{_set(shown)}</span>' for shown, of in keys.items()
    )


def _set(text: str) -> str:
    """Return a text for the page; the dot between the parts of a name is kept from beginning a line."""
    return _DOTTED.sub(r'<span class="dot">\g<0></span>', escaped(text))
