"""Numbers, dates and ordinals of both languages in one form, so that 3.1万亿 and 3.1 trillion are seen to be the same.

Every mention becomes a key: `#2600` for a quantity, `@m6` for the month of June. Small cardinals written as words
(两国, both sides) are left out on the Chinese side unless a measure makes them numbers: 一 and "one" match everywhere
and mean nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000, "兆": 1_000_000_000_000}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "m": 10**6, "bn": 10**9, "k": 1000,
}  # fmt: skip
_UNITS = {
    word: value
    for value, words in enumerate(
        """zero one,first,once two,second,twice,both three,third four,fourth five,fifth six,sixth seven,seventh
        eight,eighth nine,ninth ten,tenth eleven,eleventh twelve,twelfth thirteen,thirteenth fourteen,fourteenth
        fifteen,fifteenth sixteen,sixteenth seventeen,seventeenth eighteen,eighteenth nineteen,nineteenth""".split()  # noqa: SIM905 (a table)
    )
    for word in words.split(",")
}
_UNITS |= {"firstly": 1, "secondly": 2, "thirdly": 3, "fourthly": 4, "fifthly": 5, "sixthly": 6}
MOST_SPELLED = 12
"""Numbers that texts mostly write as words."""

_WORDS_OF = {
    f"#{number}": tuple(word for word, value in _UNITS.items() if value == number) for number in range(MOST_SPELLED + 1)
}
_TENS_WORDS = {
    word: 10 * value
    for value, words in enumerate(
        """twenty,twentieth thirty,thirtieth forty,fortieth fifty,fiftieth sixty,sixtieth seventy,seventieth
        eighty,eightieth ninety,ninetieth""".split(),  # noqa: SIM905 (a table)
        start=2,
    )
    for word in words.split(",")
}
_MONTHS = {
    name: f"@m{number}"
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1  # noqa: SIM905 (a table)
    )
} | {
    name: f"@m{number}"
    for name, number in {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
                         "oct": 10, "nov": 11, "dec": 12}.items()
}  # fmt: skip

_ZH = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|[〇零一二三四五六七八九十百千两]+(?:点[〇零一二三四五六七八九]+)?)"
    r"[多余几]?(?P<scale>[十百千]?[万亿兆]?亿?)(?P<unit>[多余几]?(?:个?月|[日号]|[%％]|年代|世纪)?)"
)
_EN = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?:(?:st|nd|rd|th|s)\b)?"
    r"(?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|dozen|bn|[mk])\b)?|(?P<word>[A-Za-z]+)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_WORDS = re.compile("[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: its key, and the code points it stands on."""

    key: str
    start: int
    end: int


def chinese(text: str) -> list[Mention]:
    """Return the numbers in Simplified Chinese text, in order."""
    found = []
    for match in _ZH.finditer(text):
        number, scale, unit = match["number"], match["scale"], match["unit"]
        written = not number[0].isdigit()
        ordinal = match.start() > 0 and text[match.start() - 1] == "第"
        value = _chinese_value(number) if written else _decimal(number)
        if value is None or (written and len(number) == 1 and not (scale or unit or ordinal)):
            continue
        for character in scale:
            value *= _TENS.get(character) or _MYRIADS[character]
        if unit.endswith("月") and "个" not in unit and 1 <= value <= 12 and not scale:
            key = f"@m{int(value)}"
        elif unit.endswith("年代") and value < 100:
            key = f"@d{int(value)}"
        else:
            key = f"#{_plain(value)}"
        found.append(Mention(key, match.start(), match.end()))
    return found


def may_count(text: str) -> bool:
    """Tell whether English text may hold numbers other than words up to twelve that stand alone, by a quick look."""
    return bool(_DIGIT.search(text)) or any(map(_counts, _WORDS.findall(text)))


@lru_cache(maxsize=65536)
def _counts(word: str) -> bool:
    lower = word.lower()
    if lower in _MONTHS:
        return word[0].isupper()
    return lower in _TENS_WORDS or lower in _SCALES or _UNITS.get(lower, 0) > MOST_SPELLED


def english(text: str) -> list[Mention]:
    """Return the numbers in English text, in order; words of a spelled number (thirty-five) give one mention."""
    found: list[Mention] = []
    tens: tuple[int, int, int] | None = None  # value, start and end of a "thirty" that waits for its "five"
    for match in _EN.finditer(text):
        if match["number"]:
            tens = None
            value = _decimal(match["number"])
            if value is None:
                continue
            if match["scale"]:
                value *= _SCALES[match["scale"].lower()]
            key = f"#{_plain(value)}"
            if match[0].endswith("0s") and 1000 < value < 2100:
                key = f"@d{int(value) % 100}"
            found.append(Mention(key, match.start(), match.end()))
            continue
        word = match["word"].lower()
        if word in _MONTHS and match["word"][0].isupper():
            found.append(Mention(_MONTHS[word], match.start(), match.end()))
        elif word in _TENS_WORDS:
            tens = (_TENS_WORDS[word], match.start(), match.end())
            found.append(Mention(f"#{tens[0]}", match.start(), match.end()))
            continue
        elif word in _UNITS:
            value = _UNITS[word]
            start = match.start()
            if tens and 0 < value < 10 and start - tens[2] <= 1:
                found.pop()
                value, start = value + tens[0], tens[1]
            found.append(Mention(f"#{_plain(value)}", start, match.end()))
        elif word in _SCALES and len(word) > 2 and found and 0 < match.start() - found[-1].end <= 1:
            last = found.pop()
            if last.key[0] == "#":
                found.append(Mention(f"#{_plain(float(last.key[1:]) * _SCALES[word])}", last.start, match.end()))
            else:
                found.append(last)
        tens = None
    return found


def small_words(key: str) -> tuple[str, ...]:
    """Return the English words for a small number's key (`#9`: nine, ninth): texts spell those up to twelve."""
    return _WORDS_OF.get(key, ())


def _decimal(number: str) -> float | None:
    digits = number.replace(",", "")
    return float(digits) if len(digits) <= 15 else None


def _plain(value: float) -> str:
    return (
        f"{value:.6g}" if value < 1e6 or value != int(value) else str(int(round(value, -int(len(str(int(value))) - 6))))
    )


def _chinese_value(text: str) -> float | None:
    """Value of a numeral below 万; digit by digit when it has no tens (二〇二一)."""
    whole, _, fraction = text.partition("点")
    if not any(character in _TENS for character in whole):
        if len(whole) > 12:
            return None
        value = float("".join(str(_DIGITS[c]) for c in whole))
    else:
        value, digit = 0.0, 0
        for character in whole:
            if character in _TENS:
                value += (digit or 1) * _TENS[character]
                digit = 0
            else:
                digit = _DIGITS[character]
        value += digit
    if fraction:
        value += float("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return value
