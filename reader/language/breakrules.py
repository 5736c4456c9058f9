"""Where a line may break: the rules of UAX 14 (Unicode 17) and the ones Chinese typesetting adds, as a table.

Every character is a letter for its Line_Break class, so that the rules can be regular expressions over a string of
classes. `RULES` stands in the order of UAX 14; the first rule that fits a place decides it. The rules named `zh…` are
ours; what they change against plain UAX 14, and why, stands beside each. Sources: UAX 14 revision 55; GB/T 15834-2011
§5 (marks at a line's start and end); W3C, Requirements for Chinese Text Layout (CLREQ) §3.1.

The mandatory breaks (LB4–6) and what never leaves its base character (LB8a–10, LB26, LB30a, LB30b) are not in the
table: `linebreak` cuts paragraphs first, and then into grapheme clusters. The Brahmic rules (LB28a) are left out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

# Line_Break classes that the rules name; UAX 14 LB1 resolves the others.
# fmt: off
_PROPERTY = (
    "ID", "AL", "NU", "SP", "CL", "OP", "CP", "EX", "IS", "SY", "NS", "IN", "B2", "BA", "HY", "HL", "QU", "PR",
    "PO", "GL", "WJ", "ZW", "BB", "CB", "CM", "ZWJ", "EB", "EM", "RI", "JL", "JV", "JT", "H2", "H3", "CJ",
)
# fmt: on
_RESOLVED = {"CJ": "NS", "EB": "ID", "EM": "CM"}  # skin tones come as whole clusters

# Classes of our own: characters that behave apart from the rest of their Line_Break class.
_TAILORED = {
    "Stop": ".",  # IS, but "中国.com" is one word where "中国,China" is two
    "EnDash": "–",  # HH or BA, but joins numbers: 10–20
    "EmDash": "—",  # B2, but joins numbers: 2019—2021
    "Tilde": "～〜",  # ID and NS; GB/T 15834 has it join numbers and never start a line
    "Dot": "·‧・･•",  # the dot in foreign names: never starts a line, never leaves a Latin word
    "Ellipsis": "…⋯",  # IN, and like the other marks never starts a line, not even after a space
    "QuOpen": "",  # quotation marks once their direction is known: opening …
    "QuClose": "",  # … closing …
    "QuNone": "",  # … and neither: the apostrophe in "don’t"
    "QuDouble": '"',  # the straight ones, whose direction the context tells
    "QuSingle": "'",
    "QuRight": "’",  # closing quotation mark or apostrophe
    # U+2010 and its like have a class of their own since Unicode 17; older `regex` releases do not know it.
    "HH": "\u00ad\u058a\u05be\u1400\u2010\u2e17\u2e40\u2e5d",
    # These are BA; drawn as nothing at a line's end, they are white space to us.
    "SP": "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000",
    # NS, which LB21 lets start a line after a space; closing marks must not.
    "CL": "：；",
}
_OVERRIDES = {character: name for name, characters in _TAILORED.items() for character in characters}

_FULL_WIDTH_DIGIT = regex.compile("[０-９]")
_FULL_WIDTH_LATIN = regex.compile("[Ａ-Ｚａ-ｚ]")
_CLASS = regex.compile("|".join(rf"(?P<{name}>\p{{Line_Break={name}}})" for name in _PROPERTY))
_WIDE = regex.compile(r"[\p{East_Asian_Width=W}\p{East_Asian_Width=F}\p{East_Asian_Width=H}]")
_INITIAL, _FINAL = regex.compile(r"\p{Pi}"), regex.compile(r"\p{Pf}")

_NAMES = tuple(dict.fromkeys([*(_RESOLVED.get(name, name) for name in _PROPERTY if name != "QU"), *_TAILORED]))


def _letter(name: str, wide: bool) -> str:
    # Latin letters would read better in a debugger, but there are more classes than letters.
    return chr(0x3400 + 2 * _NAMES.index(name) + wide)


class _Letters(dict[str, str]):
    """The letter of each character's class, filled in as characters are met."""

    def __missing__(self, character: str) -> str:
        letter = self[character] = _letter(_class_name(character), _WIDE.match(character) is not None)
        return letter


def _class_name(character: str) -> str:
    if character in _OVERRIDES:
        return _OVERRIDES[character]
    if _FULL_WIDTH_DIGIT.match(character):  # UAX 14 has them as ideographs, which would tear "２０２４" apart
        return "NU"
    if _FULL_WIDTH_LATIN.match(character):
        return "AL"
    found = _CLASS.match(character)
    name = (found.lastgroup if found else None) or "AL"  # LB1: AI, SG, XX, SA (and the Brahmic classes) are AL
    if name == "QU":
        return "QuOpen" if _INITIAL.match(character) else "QuClose" if _FINAL.match(character) else "QuDouble"
    return _RESOLVED.get(name, name)


LETTERS = _Letters()
"""Class letter of each character."""


def letters(*names: str) -> str:
    """Return the letters that the named classes and sets stand for."""
    return "".join(dict.fromkeys("".join(_SETS[name] for name in names)))


_ALL = "".join(_letter(name, wide) for name in _NAMES for wide in (False, True))
_EAST_ASIAN = "".join(_letter(name, True) for name in _NAMES)
_SETS = {name: _letter(name, False) + _letter(name, True) for name in _NAMES}
_SETS["IS"] += _SETS["Stop"]
_SETS["BA"] += _SETS["EnDash"]
_SETS["B2"] = _SETS["B2"] + _SETS["EmDash"]
_SETS["IN"] += _SETS["Ellipsis"]
_SETS["NS"] += _SETS["Tilde"]
_SETS["Pause"] = "".join(letter for letter in _SETS["IS"] if letter not in _SETS["Stop"])  # , ; : and the like
_SETS["Range"] = _SETS["EnDash"] + _SETS["EmDash"] + _SETS["Tilde"]
_SETS["Wide"] = _EAST_ASIAN
_SETS["Narrow"] = "".join(letter for letter in _ALL if letter not in _EAST_ASIAN)
_SETS["Word"] = _SETS["AL"] + _SETS["HL"] + _SETS["NU"]
_SETS["NarrowOP"], _SETS["WideOP"] = _letter("OP", False), _letter("OP", True)
_SETS["NarrowCP"] = _letter("CP", False)
_SETS["NotGlueable"] = "".join(c for c in _ALL if c not in letters("SP", "BA", "HY", "HH"))
_SETS["NotHL"] = "".join(c for c in _ALL if c not in _SETS["HL"])


class Rule(NamedTuple):
    """One rule: between what fits `before` and what fits `after` a line may break, or may not.

    Both are regular expressions in which a name stands for any of its letters; white space means nothing.
    """

    name: str
    before: str
    breaks: bool
    after: str


RULES = (
    Rule("LB7", "", False, "SP | ZW"),
    Rule("LB8", "ZW SP*", True, ""),
    Rule("LB11", "", False, "WJ"),
    Rule("LB11", "WJ", False, ""),
    Rule("LB12", "GL", False, ""),
    Rule("LB12a", "NotGlueable", False, "GL"),
    Rule("LB13", "", False, "EX | CL | CP | SY"),
    # A closing quotation mark, … and · are marks like those of LB13: never at a line's start, not even after a space.
    # Against LB15b, LB22 and (for ·, which is AL) LB31.
    Rule("zh-closing", "", False, "QuClose | Ellipsis | Dot"),
    Rule("LB14", "OP SP*", False, ""),
    # UAX 14 cannot know which quotation marks open (LB15a asks for a space or bracket before); here they are resolved.
    Rule("zh-opening", "QuOpen SP*", False, ""),
    Rule("LB15c", "SP", True, "IS NU"),
    Rule("LB15d", "", False, "IS"),
    Rule("LB16", "(CL | CP) SP*", False, "NS"),
    Rule("LB17", "B2 SP*", False, "B2"),
    # The wave dash and the ideographic iteration mark keep off the start too (GB/T 15834 §5.1).
    Rule("zh-tilde", "", False, "Tilde"),
    Rule("LB18", "SP", True, ""),
    # A range is one number: 10–20, 2019—2021, 5～8. Against LB31.
    Rule("zh-range", "NU", False, "Range NU"),
    Rule("zh-range", "NU Range", False, "NU"),
    # Beside hanzi a quotation mark is a bracket, whatever stands on its other side (LB19a asks for hanzi on both).
    Rule("zh-quote", "Wide", True, "QuOpen"),
    Rule("zh-quote", "", True, "QuOpen Wide"),
    Rule("zh-quote", "QuClose", True, "ID | WideOP | QuOpen Wide"),
    Rule("zh-quote", "Wide QuClose", True, "Word | OP | QuOpen"),
    Rule("LB19", "", False, "QuNone"),
    Rule("LB19", "QuNone", False, ""),
    Rule("LB19a", "Narrow", False, "QuOpen"),
    Rule("LB19a", "QuClose", False, "Narrow"),
    Rule("LB20", "", True, "CB"),
    Rule("LB20", "CB", True, ""),
    Rule("LB20a", "(^ | SP | ZW | CB | GL) (HY | HH)", False, "AL | HL"),
    Rule("LB21", "", False, "BA | HH | HY | NS"),
    Rule("LB21", "BB", False, ""),
    Rule("LB21a", "HL (HY | HH)", False, "NotHL"),
    Rule("LB21b", "SY", False, "HL"),
    Rule("LB22", "", False, "IN"),
    # ASCII marks in Chinese: after hanzi, a comma or bracket ends the clause and a gloss in hanzi begins a new thing.
    # Against LB25, LB29 and LB30. A full stop stays, for the sake of names such as "中国.com".
    Rule("zh-border", "Wide Pause", True, "Word"),
    Rule("zh-border", "Wide CP", True, "Word"),
    Rule("zh-border", "Word", True, "OP Wide"),
    # The dot in a Latin word (col·lecció) belongs to it as a letter does.
    Rule("zh-dot", "(AL | HL) Dot", False, "AL | HL"),
    Rule("LB23", "AL | HL", False, "NU"),
    Rule("LB23", "NU", False, "AL | HL"),
    Rule("LB23a", "PR", False, "ID"),
    Rule("LB23a", "ID", False, "PO"),
    Rule("LB24", "PR | PO", False, "AL | HL"),
    Rule("LB24", "AL | HL", False, "PR | PO"),
    Rule("LB25", "NU (SY | IS)* (CL | CP)?", False, "PO | PR"),
    Rule("LB25", "PO | PR", False, "OP IS? NU | NU"),
    Rule("LB25", "HY | IS", False, "NU"),
    Rule("LB25", "NU (SY | IS)*", False, "NU"),
    # Signs in a row are one sign: C++, +/-, 100%+. Against LB31.
    Rule("zh-signs", "PR | PO", False, "PR | PO"),
    Rule("LB27", "JL | JV | JT | H2 | H3", False, "PO"),
    Rule("LB27", "PR", False, "JL | JV | JT | H2 | H3"),
    Rule("LB28", "AL | HL", False, "AL | HL"),
    Rule("LB29", "IS", False, "AL | HL"),
    Rule("LB30", "Word", False, "NarrowOP"),
    Rule("LB30", "NarrowCP", False, "Word"),
    Rule("LB31", "", True, ""),
)

_NAME = regex.compile(r"[A-Z][A-Za-z0-9]*")


def _expression(side: str) -> str:
    classes: str = _NAME.sub(lambda name: f"[{_SETS[name.group()]}]", side)
    return classes.replace(" ", "").replace("(", "(?:")


# The look ahead stands first because it fails sooner.
_TABLE = regex.compile("|".join(f"((?={_expression(rule.after)})(?<={_expression(rule.before)}))" for rule in RULES))


def deciding_rule(classes: str, at: int) -> Rule:
    """Return the rule that decides whether a line may break before `classes[at]`, `0 < at < len(classes)`."""
    found = _TABLE.match(classes, at)
    assert found is not None, "LB31 fits everywhere"
    return RULES[(found.lastindex or 0) - 1]


# Between letters, digits and hanzi no rule looks further than the two neighbours: their verdicts are kept ready.
_PLAIN = letters("AL", "HL", "NU", "ID")
_PAIRS = {one + two: deciding_rule(one + two, 1).breaks for one in _PLAIN for two in _PLAIN}
# Elsewhere no rule looks further than three clusters, but over runs of these.
_REACH = 3
_RUNS = frozenset(letters("SP", "SY", "IS", "CL", "CP"))


@lru_cache(maxsize=16384)
def _verdict(window: str, at: int) -> bool:
    return deciding_rule(window, at).breaks


def may_break(classes: str, at: int) -> bool:
    """Say whether a line may break before `classes[at]`.

    Args:
        classes: the letters of a paragraph's grapheme clusters, quotation marks resolved.
        at: a place inside it, `0 < at < len(classes)`.
    """
    pair = _PAIRS.get(classes[at - 1 : at + 1])
    if pair is not None:
        return pair
    left = max(at - _REACH, 0)
    if left and _RUNS.issuperset(classes[left:at]):
        return deciding_rule(classes, at).breaks
    return _verdict(classes[left : at + _REACH], at - left)


_QUOTES = letters("QuOpen", "QuClose", "QuDouble", "QuSingle", "QuRight")
_QUOTE_RUN = regex.compile(f"[{_QUOTES}]+")
_STRAIGHT = frozenset(letters("QuDouble", "QuSingle"))
_OPENS_BEFORE = frozenset(letters("SP", "ZW", "OP", "QuOpen", "GL"))
_CLOSES_AFTER = frozenset(letters("SP", "ZW", "CL", "CP", "EX", "IS", "SY", "NS", "IN", "GL", "Dot"))
_IN_WORDS = frozenset(letters("Word"))
_OPENING, _CLOSING, _NEITHER = _letter("QuOpen", False), _letter("QuClose", False), _letter("QuNone", False)


def resolve_quotes(classes: str) -> str:
    """Return the classes with every quotation mark told apart: opening, closing or neither.

    A mark after a space or bracket opens, one before a space or closing mark closes; where neither or both hold, curly
    marks keep their direction and straight ones alternate. An apostrophe inside a word is neither.
    """
    if not any(quote in classes for quote in _QUOTES):
        return classes
    resolved = list(classes)
    # Curly marks share one state, because “ and ” are two characters; a straight mark is its own counterpart.
    is_open = dict.fromkeys(_QUOTES, False)
    for run in _QUOTE_RUN.finditer(classes):
        after = classes[run.end() : run.end() + 1]
        for place in range(run.start(), run.end()):
            mark, before = classes[place], resolved[place - 1] if place else ""
            state = mark if mark in _STRAIGHT else _CLOSING
            direction = _direction(mark, before, after, place + 1 == run.end(), is_open[state])
            resolved[place] = direction
            if direction != _NEITHER:
                is_open[state] = direction == _OPENING
    return "".join(resolved)


def _direction(mark: str, before: str, after: str, last: bool, is_open: bool) -> str:
    apostrophe, straight = mark in _SETS["QuRight"], mark in _SETS["QuSingle"]
    opens = not before or before in _OPENS_BEFORE
    closes = not after or after in _CLOSES_AFTER
    if last and after in _IN_WORDS and (apostrophe or (straight and before in _IN_WORDS)):
        return _NEITHER
    if apostrophe:
        return _CLOSING
    if mark in _SETS["QuOpen"]:
        return _CLOSING if closes and not opens and is_open else _OPENING
    if mark in _SETS["QuClose"]:
        return _OPENING if opens and not closes and not is_open else _CLOSING
    if opens != closes:
        return _OPENING if opens else _CLOSING
    return _CLOSING if is_open else _OPENING
