"""Credits told from text: who wrote, translated, edited or photographed, and where it was first printed.

A credit is a label with a short value (`责任编辑：…`, `Photo: …`, `Translated by …`), on a line of its own or in
brackets at a paragraph's end. A label inside a sentence is text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.assembly.credit_tables import EN_LABELS, EN_VERBS, NAME_WORDS, PHRASE_HANZI, ZH_LABELS


class Found(NamedTuple):
    """A credit: code points `start:end` of a text, brackets included, and its role."""

    start: int
    end: int
    role: str


def _longest_first(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ZH, _EN, _VERBS = _longest_first(ZH_LABELS), _longest_first(EN_LABELS), _longest_first(EN_VERBS)

#: A Chinese value: a name or a few; an English one may be longer. No sentence, no comma-joined clauses.
_ZH_VALUE = r"[^。！？；;:：，,!?()（）]{1,24}"
_EN_VALUE = r"[^。！？；;:：!?()（）]{2,60}"
_ZH_PAIR = rf"(?:{_ZH})[ \u3000]*(?:[:：/／|丨｜][ \u3000]*|[ \u3000]+(?=\S{{2,4}}(?:$|[ \u3000)）])))(?!/){_ZH_VALUE}"
_ZH_LINE = re.compile(
    rf"(?P<label>{_ZH})[ \u3000]*[:：/／|丨｜](?!/)[ \u3000]*"
    rf"(?P<value>{_ZH_VALUE}(?:[ \u3000,，;；|]+{_ZH_PAIR})*)[ \u3000]*$"
)
_EN_LINE = re.compile(
    rf"(?:(?P<label>{_EN})(?: credit| courtesy)?[ \u3000]*[:：/／]"
    rf"|(?:image|photo|picture)s? (?:credit|courtesy)(?: of)?[:： ]"
    rf"|(?P<verb>{_VERBS}) by[:： ])[ ]*(?P<value>{_EN_VALUE})$",
    re.IGNORECASE,
)
_BOTH_LINE = re.compile(
    rf"(?:(?P<en>{_EN})[ ]*[/／|][ ]*(?:{_ZH})|(?P<zh>{_ZH})[ ]*[/／|][ ]*(?:{_EN}))[ ]*[:：]\s*(?P<value>.{{0,60}})$",
    re.IGNORECASE,
)
#: A by-line: `By` and one to three names in title case.
_NAME = r"(?:[A-Z][\w.'’\-]*)(?: (?:(?:van|von|de|der|da|di|al|el|bin|la|le) )*[A-Z][\w.'’\-]*){1,3}"
_BYLINE = re.compile(
    rf"(?:By|BY|by) {_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,3}}(?:[,|–—-] ?[A-Z][\w .]{{1,30}})?$"
)
_SHOT = re.compile(
    r"(?:\S{0,6}(?:记者|記者))?[ \u3000]*[\u3400-\u9fff·][\u3400-\u9fff· \u3000、]{1,16}[ \u3000]*"
    r"(?:摄影报道|攝影報道|摄|攝)$"
)
_REPRINTED = re.compile(
    r"[\d\-/:：.年月日 \u3000]*\S{0,12}[ \u3000]*(?:转载自|轉載自|转自|轉自|摘自|原载于|原載於)"
    r"[:： \u3000]*[^。，！？]{1,30}$"
)
#: The signature of a quoted post: a dash, a name, the account in brackets, the day.
_POST = re.compile(r"[—–-]{1,2}\s*[^()（）]{2,60}[(（]@\w+[)）]\s*\S.{3,24}$")
_BRACKETED = re.compile(r"[(（\[【]\s*([^()（）\[\]【】]{2,70}?)\s*[)）\]】]\s*[。.]?$")
_TAIL = re.compile(
    r"(?<=[。！？”」.!?])[ \u3000]*"
    r"((责任编辑|責任編輯|责编|責編|编辑|編輯|作者|译者|譯者|来源|來源)[:：][ \u3000]*[^。！？；:：，,]{2,16})$"
)


def read_credit(text: str) -> str | None:
    """Return the role when a whole line is a credit.

    Args:
        text: one line without markup, or the content of a bracket.
    """
    if len(text) > 160:
        return None
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        return _role(bracketed.group(1), bracketed=True)
    return _role(text.strip(), bracketed=False)


def trailing_credit(text: str) -> Found | None:
    """Return the credit at a paragraph's end, or None."""
    tail = text[-100:]
    offset = len(text) - len(tail)
    bracketed = _BRACKETED.search(tail)
    if bracketed and text[: offset + bracketed.start()].strip():
        role = _role(bracketed.group(1), bracketed=True)
        if role:
            return Found(offset + bracketed.start(), len(text), role)
    found = _TAIL.search(tail)
    if found:
        return Found(offset + found.start(1), len(text), ZH_LABELS[found.group(2)])
    return None


def _role(text: str, *, bracketed: bool) -> str | None:
    both = _BOTH_LINE.match(text)
    if both:
        return EN_LABELS[both.group("en").lower()] if both.group("en") else ZH_LABELS[both.group("zh")]
    chinese = _ZH_LINE.match(text)
    if chinese:
        role = ZH_LABELS[chinese.group("label")]
        return role if role == "source" or not PHRASE_HANZI & set(chinese.group("value")) else None
    english = _EN_LINE.match(text)
    if english and _names(english.group("value")):
        if english.group("label"):
            return EN_LABELS[english.group("label").lower()]
        return EN_VERBS[english.group("verb").lower()] if english.group("verb") else "photographer"
    if _POST.match(text) or (_BYLINE.match(text) and not bracketed):
        return "author"
    if _REPRINTED.match(text):
        return "source"
    if (bracketed or "记者" in text or "記者" in text) and _SHOT.match(text):
        return "photographer"
    return None


def _names(value: str) -> bool:
    """Tell whether an English value could be names: title case but for the small words in them."""
    words = re.findall(r"[^\s,/|()]+", value)
    return bool(words) and not any(word.islower() and word not in NAME_WORDS and word.isalpha() for word in words)
