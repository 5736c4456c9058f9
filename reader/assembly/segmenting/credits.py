"""Credits told from text: who wrote, translated, edited or photographed, and where it was first printed.

A credit is a label with a short value (`责任编辑：…`, `Photo: …`, `Translated by …`), on a line of its own or in
brackets at a paragraph's end. A label inside a sentence is text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from reader.assembly.segmenting.credit_tables import EN_LABELS, EN_VERBS, NAME_WORDS, PHRASE_HANZI, ZH_LABELS


class Found(NamedTuple):
    """A credit: code points `start:end` of a text, its role, and whom it names.

    The brackets around a credit belong to it; those around several belong to none.
    """

    start: int
    end: int
    role: str
    name: str | None


class _Maker(NamedTuple):
    role: str
    name: str | None


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
    rf"(?:By|BY|by) (?P<name>{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,3}})(?:[,|–—-] ?[A-Z][\w .]{{1,30}})?$"
)
_SHOT = re.compile(
    r"(?:\S{0,6}(?:记者|記者))?[ \u3000]*(?P<name>[\u3400-\u9fff·][\u3400-\u9fff· \u3000、]{1,16}?)[ \u3000]*"
    r"(?:摄影报道|攝影報道|摄|攝)$"
)
_REPRINTED = re.compile(
    r"[\d\-/:：.年月日 \u3000]*\S{0,12}[ \u3000]*(?:转载自|轉載自|转自|轉自|摘自|原载于|原載於)"
    r"[:： \u3000]*(?P<name>[^。，！？]{1,30})$"
)
#: The signature of a quoted post: a dash, a name, the account in brackets, the day.
_POST = re.compile(r"[—–-]{1,2}\s*(?P<name>[^()（）]{2,60})[(（]@\w+[)）]\s*\S.{3,24}$")
_BRACKETED = re.compile(r"[(（\[【]\s*([^()（）\[\]【】]{2,70}?)\s*[)）\]】]\s*[。.]?$")
#: Where the next of several credits on a line begins: at its label, or behind a separator.
_LABELLED = re.compile(rf"[ \u3000,，;；|｜、]+(?=(?:{_ZH})[ \u3000]*[:：/／|丨｜](?!/))")
_SEPARATED = re.compile(r"[ ]*[|｜;；·][ ]*|,[ ]+|\u3000+|[ ]{2,}")
_EDGE = " \u3000,，;；|｜、·"
#: A line of credits is no longer than this (code points).
_LONGEST = 160
_LONGEST_TAIL = 100
_TAIL = re.compile(
    r"(?<=[。！？”」.!?])[ \u3000]*"
    r"((?:责任编辑|責任編輯|责编|責編|编辑|編輯|作者|译者|譯者|来源|來源)[:：][ \u3000]*[^。！？；:：，,]{2,16}"
    rf"(?:[ \u3000]+(?:{_ZH})[:：][ \u3000]*[^。！？；:：，,]{{2,16}})*)$"
)


def read_credits(text: str) -> tuple[Found, ...]:
    """Return the credits of a line that holds nothing else; most lines hold none.

    Args:
        text: one line without markup, or the content of a bracket.
    """
    if len(text) > _LONGEST:
        return ()
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed:
        return _told_apart(text, bracketed.span(), bracketed.span(1), bracketed=True)
    if text.endswith(("。", "！", "？")):
        return ()
    return _told_apart(text, (0, len(text)), (0, len(text)), bracketed=False)


def trailing_credits(text: str) -> tuple[Found, ...]:
    """Return the credits at a paragraph's end."""
    start = max(0, len(text) - _LONGEST_TAIL)
    bracketed = _BRACKETED.search(text, start) if text.rstrip("。. \u3000").endswith((")", "）", "]", "】")) else None
    if bracketed and text[: bracketed.start()].strip():
        found = _told_apart(text, bracketed.span(), bracketed.span(1), bracketed=True)
        if found:
            return found
    plain = _TAIL.search(text, start) if ":" in text or "：" in text else None
    return _told_apart(text, plain.span(1), plain.span(1), bracketed=False) if plain else ()


def _told_apart(text: str, whole: tuple[int, int], inner: tuple[int, int], *, bracketed: bool) -> tuple[Found, ...]:
    """Return one credit, or several when each part of the text inside is one; empty when it is none."""
    for cuts in (_LABELLED, _SEPARATED):
        edges = [inner[0], *(found.end() for found in cuts.finditer(text, *inner)), inner[1]]
        if len(edges) == 2:
            continue
        places = [(start, start + len(text[start:end].rstrip(_EDGE))) for start, end in pairwise(edges)]
        makers = [_maker(text[start:end], bracketed=bracketed) for start, end in places]
        if all(makers):
            return tuple(Found(*place, *maker) for place, maker in zip(places, makers, strict=True) if maker)
    maker = _maker(text[inner[0] : inner[1]], bracketed=bracketed)
    return (Found(*whole, *maker),) if maker else ()


def _maker(text: str, *, bracketed: bool) -> _Maker | None:
    """Return whom a single credit names, and for what; None when the text is none."""
    text = text.strip()
    both = _BOTH_LINE.match(text)
    if both:
        role = EN_LABELS[both["en"].lower()] if both["en"] else ZH_LABELS[both["zh"]]
        return _Maker(role, both["value"] or None)
    chinese = _ZH_LINE.match(text)
    if chinese:
        role = ZH_LABELS[chinese["label"]]
        return _Maker(role, chinese["value"]) if role == "source" or not PHRASE_HANZI & set(chinese["value"]) else None
    english = _EN_LINE.match(text)
    if english and _names(english["value"]):
        label, verb = english["label"], english["verb"]
        role = EN_LABELS[label.lower()] if label else EN_VERBS[verb.lower()] if verb else "photographer"
        return _Maker(role, english["value"].strip())
    for shape, role, allowed in (
        (_POST, "author", True),
        (_BYLINE, "author", not bracketed),
        (_REPRINTED, "source", True),
        (_SHOT, "photographer", bracketed or "记者" in text or "記者" in text),
    ):
        found = shape.match(text) if allowed else None
        if found:
            return _Maker(role, found["name"].strip(" \u3000"))
    return None


def _names(value: str) -> bool:
    """Tell whether an English value could be names: title case but for the small words in them."""
    words = re.findall(r"[^\s,/|()]+", value)
    return bool(words) and not any(word.islower() and word not in NAME_WORDS and word.isalpha() for word in words)
