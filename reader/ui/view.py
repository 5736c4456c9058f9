"""Ways of seeing: how a passage's text is shown, and where each of its places went.

Showing never changes a bulletin. Everything drawn passes `show` or `plain`, so that nothing in a text can act on the
terminal, whatever stage it came from.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.inert import ACTING
from reader.language.script import Script, Standard, convert

if TYPE_CHECKING:
    from reader.language.offsets import OffsetMap
    from reader.model import Passage, Span
    from reader.settings import Settings

# Code points of one passage that are drawn: 20 times the longest paragraph of an official bulletin. What is beyond
# (a file without line ends) is said, counted and can be copied; breaking it into lines would hold up the keys.
DRAWN_LIMIT: Final = 50_000

_LOST: Final = "\N{REPLACEMENT CHARACTER}"
_HELD = 4096  # passages whose shown text is kept: some hundred screens


class View(NamedTuple):
    """What the person chose to see.

    Args:
        script: the script Chinese is shown in.
        standard: which Traditional.
        raw: True shows the text as it stands in the source, without repairs.
        ambiguous_wide: True when the terminal draws ambiguous characters two cells wide.
        full_width: True shows ASCII punctuation between hanzi in full width, but in Original and raw.
    """

    script: Script = Script.ORIGINAL
    standard: Standard = Standard.OPENCC
    raw: bool = False
    ambiguous_wide: bool = False
    full_width: bool = False


def view_of(settings: Settings) -> View:
    """Return the way of seeing that the person has chosen."""
    return View(
        script=Script(settings.script),
        standard=Standard(settings.standard),
        ambiguous_wide=settings.ambiguous_wide,
        full_width=settings.full_width,
    )


class Shown(NamedTuple):
    r"""A passage's text as it is shown.

    Args:
        text: safe to draw; `\n` ends a paragraph, and nothing else in it is a control character.
        offsets: passage text → shown text; None when they correspond character by character.
        length: code points of the passage's text.
    """

    text: str
    offsets: OffsetMap | None
    length: int

    def forward(self, span: Span) -> Span:
        """Return where a span of the passage stands in the shown text."""
        return span if self.offsets is None else self.offsets.forward(span)

    def back(self, span: Span) -> Span:
        """Return where a span of the shown text stands in the passage."""
        return span if self.offsets is None else self.offsets.back(span)


def plain(text: str) -> str:
    r"""Return `text`, as long as before, with nothing in it that acts on a terminal; `\n` stays."""
    return ACTING.sub(_harmless, text)


def _harmless(match: object) -> str:
    character = match[0]  # type: ignore[index]
    if character == "\n":
        return "\n"
    return " " if character == "\t" else _LOST


@lru_cache(maxsize=_HELD)
def show(passage: Passage, view: View) -> Shown:
    """Return a passage's text as `view` shows it."""
    text, repairs = passage.text, passage.repairs
    if len(text) > DRAWN_LIMIT:
        text = text[:DRAWN_LIMIT]
        repairs = tuple(repair for repair in repairs if repair.end <= DRAWN_LIMIT)
    offsets: OffsetMap | None = None
    if view.raw and repairs:
        from reader.intake.edits import undo

        undone = undo(text, repairs)
        text, offsets = undone.text, undone.offsets
    text = plain(text)
    if view.script is not Script.ORIGINAL and not text.isascii():
        converted = convert(text, view.script, view.standard)
        offsets = converted.offsets if offsets is None else offsets.then(converted.offsets)
        text = plain(converted.text)
        if view.full_width and not view.raw:
            from reader.language.punctuation import full_width  # few ask for it, and its patterns take long to compile

            text = full_width(text).text  # one to one: the offsets stay
    return Shown(text, offsets, len(passage.text))


def next_script(view: View) -> View:
    """Return the view with the next script: Original, Traditional, Simplified, and round again."""
    scripts = list(Script)
    return view._replace(script=scripts[(scripts.index(view.script) + 1) % len(scripts)])
