"""Wade–Giles: how a pinyin syllable is written in the older system (Chao K'o-chih is Zhao Kezhi).

The correspondences are those of the Library of Congress's conversion table (Pinyin–Wade-Giles, 1998), put as initials
and finals. `ü` is written `v` on both sides, an aspirate with a plain apostrophe.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_WHOLE: Final = {
    "zhi": ("chih",), "chi": ("ch'ih",), "shi": ("shih",), "ri": ("jih",), "zi": ("tzu",), "ci": ("tz'u",),
    "si": ("ssu", "szu"), "er": ("erh",), "e": ("o", "e"), "yi": ("i", "yi"), "ye": ("yeh",), "yan": ("yen",),
    "you": ("yu",), "yong": ("yung",), "yu": ("yv",), "yue": ("yveh",), "yuan": ("yvan",), "yun": ("yvn",),
    "ge": ("ko", "ke"), "ke": ("k'o", "k'e"), "he": ("ho",), "gui": ("kuei",), "kui": ("k'uei",), "ju": ("chv",),
    "jue": ("chveh",), "juan": ("chvan",), "jun": ("chvn",), "qu": ("ch'v",), "que": ("ch'veh",), "quan": ("ch'van",),
    "qun": ("ch'vn",), "xu": ("hsv",), "xue": ("hsveh",), "xuan": ("hsvan",), "xun": ("hsvn",), "lve": ("lveh", "lio"),
    "nve": ("nveh", "nio"), "luo": ("lo",), "nuo": ("no",), "ruo": ("jo",), "duo": ("to",), "tuo": ("t'o",),
    "zuo": ("tso",), "cuo": ("ts'o",), "suo": ("so",), "zhuo": ("cho",), "chuo": ("ch'o",), "lo": ("lo",),
}  # fmt: skip
"""Syllables whose spelling does not follow from their parts."""

_INITIALS: Final = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs", "zh": "ch",
    "ch": "ch'", "sh": "sh", "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
_FINALS: Final = {"ian": "ien", "ie": "ieh", "ong": "ung", "iong": "iung"}


@cache
def wade_giles(pinyin: str) -> tuple[str, ...]:
    """Return the Wade–Giles spellings of a toneless pinyin syllable, the usual one first."""
    if pinyin in _WHOLE:
        return _WHOLE[pinyin]
    size = 2 if pinyin[:2] in _INITIALS else 1
    initial, final = pinyin[:size], pinyin[size:]
    if not final or initial in "aeo":
        return (pinyin,)
    return (_INITIALS.get(initial, initial) + _FINALS.get(final, final),)


def typed(spelling: str) -> tuple[str, ...]:
    """Return the ways `ü` is typed in a spelling: as it is (`v` here), as plain u, as yu."""
    if "v" not in spelling:
        return (spelling,)
    plain = spelling.replace("v", "u")
    return (spelling, plain) if spelling.startswith("yv") else (spelling, plain, spelling.replace("v", "yu"))
