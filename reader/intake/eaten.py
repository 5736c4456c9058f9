"""Characters eaten by a web page: a question mark stands where a space or mark it could not show once was.

`the? Commission`, `sanctions? can help`, `(NIA)? Xu`: taken out only where English grammar leaves no doubt that no
question ends there, or little doubt in a file that has several such marks. In Chinese (`所谓?平安河岸?的`) they become
quotation marks only where the document has the same words in such marks, or one of the two is still there. What else
is suspect is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEVER_LAST = r"(?:a|an|the|my|our|your|their|every)"
"""Words that need a noun after them, so that no sentence ends with one (determiners)."""

_SELDOM_LAST = r"(?:of|for|to|with|from|by|at|on|in|into|and|or|between|against|under|towards?|via)"
"""Words that end a question only when it asks for what follows them ("what is it for?")."""

_IMPOSSIBLE = re.compile(rf"(?<![\w'’-]){_NEVER_LAST}(?P<mark>\?)(?= \w)")
_UNLIKELY = re.compile(rf"(?<![\w'’-]){_SELDOM_LAST}(?P<mark>\?)(?= [a-z])")
_SUSPECT = re.compile(
    r"[A-Za-z)](?P<mark>\?)(?= (?!(?:he|she|they|we|i|asked|said|says|yes|no|why|or)\b)[a-z])"
    rf"|(?:(?<![\w'’-]){_SELDOM_LAST}|[(][A-Z][A-Za-z&-]{{1,11}}[)])(?P<mark2>\?)(?= [A-Z])"
)
"""A sentence goes on in lower case behind the mark, and not with who asked, or an answer; or the mark follows a
preposition or an abbreviation in brackets (`of? Mongolia`, `(NIA)? Xu`)."""

_ASKS = re.compile(
    r"\b(?:what|where|who|whom|whose|which|when|why|how)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)\b",
    re.IGNORECASE,
)
"""Signs of a question: a question word anywhere, an auxiliary verb at the beginning."""

_SENTENCE_ENDS = ".!?;:。！？"
_LOOK_BACK = 300
"""So many characters before the mark are searched for the beginning of its sentence."""

RECURRING = 2
"""So many question marks that cannot end a question show that the page could not show some character."""

_HANZI = "\u3400-\u4dbf\u4e00-\u9fff"
_QUOTED = re.compile(rf"(?<=[{_HANZI}，。])\?(?P<words>[{_HANZI}]{{2,16}})\?(?=[{_HANZI}，。])")
_BETWEEN_HANZI = re.compile(rf"(?<=[{_HANZI}])\?(?=[{_HANZI}])")
_QUOTATION = re.compile(rf"(?P<open>[“「『])(?P<words>[{_HANZI}]{{2,16}})(?P<close>[”」』])")
_ASKS_CHINESE = re.compile("[吗嗎呢么麼吧谁誰哪何怎几幾否]|什么|甚麼|多少|为啥|为何|難道|难道|是不是|有没有|有沒有")
"""Signs of a question: particles and question words."""

_HALF_QUOTED = re.compile(rf"(?<=[{_HANZI}])\?(?P<words>[^?“”「」『』。！？；]{{1,40}})(?P<close>[”」』])")
"""A quotation that begins with a question mark and ends as it should."""

_OPENING_OF = {"”": "“", "」": "「", "』": "『"}

_CHINESE_ENDS = "。！？!?；;"
_LOOK_BACK_CHINESE = 40


class Eaten(NamedTuple):
    """A question mark that may be none.

    Args:
        place: where it stands.
        meant: what it stands for.
        certain: whether there is no doubt.
        inferred: whether that rests on other places of the file.
    """

    place: int
    meant: str
    certain: bool
    inferred: bool = False


def count_impossible(text: str) -> int:
    """Return how many question marks grammar rules out."""
    asked = (match for match in _SUSPECT.finditer(text) if match["mark2"])
    return sum(1 for _ in _IMPOSSIBLE.finditer(text)) + sum(
        not _is_asked(text, match.start("mark2")) for match in asked
    )


def quotations(text: str) -> dict[str, str]:
    """Return the words a line has in quotation marks, each with its marks around it."""
    return {match["words"]: match[0] for match in _QUOTATION.finditer(text)} if "?" not in text else {}


def find_eaten(text: str, *, recurring: bool, quoted: Mapping[str, str]) -> list[Eaten]:
    """Find question marks that cannot end a sentence, in order of place.

    Args:
        text: one line.
        recurring: whether its file has several impossible ones, so that less certain ones count, too.
        quoted: words the file has in quotation marks, with them (see `quotations`).
    """
    found = {place: Eaten(place, "", True) for place in (m.start("mark") for m in _IMPOSSIBLE.finditer(text))}
    for match in _UNLIKELY.finditer(text):
        if not _is_asked(text, match.start("mark")):
            found.setdefault(match.start("mark"), Eaten(match.start("mark"), "", True))
    for match in _SUSPECT.finditer(text):
        place = match.start("mark") if match["mark"] else match.start("mark2")
        if not _is_asked(text, place):
            found.setdefault(place, Eaten(place, "", recurring, recurring))
    for match in _QUOTED.finditer(text):
        marks = quoted.get(match["words"], "")
        if marks or not (_is_asked_in_chinese(text, match.start()) or _ASKS_CHINESE.search(match["words"])):
            for place, mark in ((match.start(), marks[:1] or "“"), (match.end() - 1, marks[-1:] or "”")):
                found[place] = Eaten(place, mark, bool(marks), bool(marks))
    for match in _HALF_QUOTED.finditer(text):
        place, close = match.start(), match["close"]
        start = max(0, place - _LOOK_BACK)
        is_open = text.rfind(_OPENING_OF[close], start, place) > text.rfind(close, start, place)
        if not is_open and not _is_asked_in_chinese(text, place):
            found[place] = Eaten(place, _OPENING_OF[close], True)
    for match in _BETWEEN_HANZI.finditer(text):
        if not _is_asked_in_chinese(text, match.start()):
            found.setdefault(match.start(), Eaten(match.start(), "", False))
    return sorted(found.values())


def _is_asked(text: str, mark: int) -> bool:
    """Tell whether the sentence that a mark stands in shows any sign of a question before it."""
    return bool(_ASKS.search(_sentence(text, mark, _SENTENCE_ENDS, _LOOK_BACK)))


def _is_asked_in_chinese(text: str, mark: int) -> bool:
    return bool(_ASKS_CHINESE.search(_sentence(text, mark, _CHINESE_ENDS, _LOOK_BACK_CHINESE)))


def _sentence(text: str, mark: int, ends: str, look_back: int) -> str:
    """Return the sentence that a mark stands in, up to the mark, as far as one looks back."""
    start = max(0, mark - look_back)
    return text[max(start, *(text.rfind(end, start, mark) + 1 for end in ends)) : mark]
