"""How a syllable of Mandarin is written for people: pinyin with tone marks, or bopomofo.

What is read is the dictionary's way: `zhong1`, `lu:4`, `r5`, tones 1 to 5.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WRITTEN = re.compile(r"([A-Za-zü:]+?)([1-5])$")
_MARKS: Final = {
    "a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ",
    "A": "ĀÁǍÀ", "E": "ĒÉĚÈ", "I": "ĪÍǏÌ", "O": "ŌÓǑÒ", "U": "ŪÚǓÙ", "Ü": "ǕǗǙǛ",
}  # fmt: skip
_SYLLABIC: Final = {"n": "n̄ńňǹ", "m": "m̄ḿm̌m̀"}

_INITIALS: Final = {
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ",
    "n": "ㄋ", "l": "ㄌ", "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ", "r": "ㄖ", "z": "ㄗ",
    "c": "ㄘ", "s": "ㄙ", "": "",
}  # fmt: skip
_FINALS: Final = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ", "an": "ㄢ",
    "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "r": "ㄦ", "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ",
    "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ",
    "ing": "ㄧㄥ", "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ong": "ㄨㄥ", "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
    "iong": "ㄩㄥ",
}  # fmt: skip
_BARE: Final = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu", "yan": "ian",
    "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün",
    "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang",
    "weng": "ueng",
}  # fmt: skip
"""Finals that no initial stands before, as pinyin writes them."""

# A consonant has a vowel behind it, but for the h of zh, ch and sh, and n, g and r, which end syllables as well. The
# interjections without a vowel (hm, hng) have h, m and n.
_NO_PINYIN: Final = re.compile("[bdfjklpqtwxy](?![aeiouv])|[zcs](?![aeiouvh])|h(?![aeiouvmn])")

_TONES: Final = {"1": "", "2": "ˊ", "3": "ˇ", "4": "ˋ"}


def no_pinyin(letters: str) -> list[int]:
    """Return where letters cannot be syllables without tones, one after the other, `ü` as `v`.

    That is so because of the letter there and the one behind it, or the end. There may be other reasons.
    """
    return [match.start() for match in _NO_PINYIN.finditer(letters)]


@lru_cache(maxsize=4096)
def marked(written: str) -> str:
    """Return a syllable with its tone mark: `lu:4` is lǜ (GB/T 16159-2012: over a or e, the o of ou, else the last)."""
    match = _WRITTEN.match(written)
    if match is None:
        return written
    letters, tone = match[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü"), int(match[2]) - 1
    if tone == 4:
        return letters
    for vowel in ("a", "A", "e", "E", "ou", "Ou"):
        at = letters.find(vowel)
        if at >= 0:
            return letters[:at] + _MARKS[letters[at]][tone] + letters[at + 1 :]
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in _MARKS:
            return letters[:at] + _MARKS[letters[at]][tone] + letters[at + 1 :]
    if letters in _SYLLABIC:
        width = len(_SYLLABIC[letters]) // 4
        return (
            _SYLLABIC[letters][tone * width : (tone + 1) * width] if width * 4 == len(_SYLLABIC[letters]) else letters
        )
    return letters


@lru_cache(maxsize=4096)
def bopomofo(written: str) -> str:
    """Return a syllable in bopomofo: `lu:4` is ㄌㄩˋ; what is none (`xx5`, letters) is returned as it is."""
    match = _WRITTEN.match(written)
    if match is None:
        return written
    letters, tone = match[1].lower().replace("u:", "ü").replace("v", "ü"), match[2]
    initial = next((one for one in (letters[:2], letters[:1]) if one in _INITIALS), "")
    final = letters[len(initial) :]
    if letters in _BARE:
        initial, final = "", _BARE[letters]
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    elif initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i":
        return _toned(_INITIALS[initial], tone)
    elif letters == "r":
        return _toned("ㄦ", tone)
    if final not in _FINALS:
        return written
    return _toned(_INITIALS[initial] + _FINALS[final], tone)


def _toned(letters: str, tone: str) -> str:
    return f"˙{letters}" if tone == "5" else letters + _TONES[tone]
