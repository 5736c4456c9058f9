"""What countries, territories and languages are called in Chinese and in English: the Common Locale Data Repository.

The package `babel` (BSD-3-Clause) carries the data, which is Unicode's own (Unicode licence, v3). Chinese is taken as
it is written on the mainland, in Taiwan and in Hong Kong, which differ: 沙特阿拉伯, 沙烏地阿拉伯, 沙地阿拉伯.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.library.names import latin
from reader.library.names.adjectives import adjectives

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN: Final = ("zh", "zh_Hant", "zh_Hant_HK")
_NO_COUNTRY: Final = frozenset(("001", "ZZ", "XA", "XB", "EU", "EZ", "UN", "QO"))
"""The world, the unknown, inventions for tests, and unions of countries, which the dictionary knows."""

_ALSO: Final[dict[str, tuple[str, ...]]] = {
    "AE": ("UAE",), "AZ": ("Azeri",), "CD": ("DRC",), "CG": ("Congo",), "CI": ("Ivory Coast",),
    "GB": ("Britain", "Great Britain", "UK"), "HK": ("HKSAR",), "KI": ("I-Kiribati",), "KN": ("Kittitian",),
    "KP": ("DPRK",), "KR": ("ROK", "Republic of Korea", "Korean"), "MK": ("Macedonia",), "MO": ("Macau", "Macao"),
    "NL": ("Holland",), "PS": ("Palestine",), "RU": ("Russian Federation",), "SZ": ("Swaziland",),
    "TL": ("East Timor",), "TR": ("Turkey",), "US": ("US", "U.S", "USA", "America"), "VA": ("Vatican",),
    "VN": ("Viet Nam",),
}  # fmt: skip
"""What countries are called besides; adjectives are in `adjectives.tsv`."""

_PLAIN: Final = re.compile(r"[^\W\d_][^()（）]*")
_HANZI: Final = re.compile(r"[\u4e00-\u9fff·]{2,}")
_OTHERWISE: Final = re.compile(r"^(?P<name>[^(（]+) [(（](?P<other>[^)）]+)[)）]$")
_REGION_OF_CHINA: Final = re.compile(r"(?: SAR China|(?:中国|中國)(?:香港|澳[门門])(?:特别行政区|特別行政區))$")


class Territory(NamedTuple):
    """A country, a territory or a language.

    Args:
        zh: a name in Chinese, as it is written somewhere.
        en: its names in English.
        is_language: whether it is a language.
    """

    zh: str
    en: tuple[str, ...]
    is_language: bool


def territories() -> Iterator[Territory]:
    """Give what is known, each Chinese way of writing by itself."""
    from babel import Locale

    english = Locale.parse("en")
    for written in _WRITTEN:
        chinese = Locale.parse(written)
        for code, name in sorted(chinese.territories.items()):
            # Numbers are parts of the world, as statistics divide it (001 is the world); Europe and Asia are names.
            if code in english.territories and code not in _NO_COUNTRY and _HANZI.fullmatch(_hong_kong(name)):
                forms = (*_forms(english.territories[code]), *_ALSO.get(code, ()))
                yield Territory(_hong_kong(name), (*forms, *_adjectives(forms)), is_language=False)
        for code, name in sorted(chinese.languages.items()):
            if (
                "_" not in code
                and _HANZI.fullmatch(name)
                and code in english.languages
                and _PLAIN.fullmatch(english.languages[code])
            ):
                yield Territory(name, (english.languages[code],), is_language=True)


def _adjectives(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is said of a country that is called so."""
    of = adjectives().of
    return tuple(dict.fromkeys(each.title() for form in forms for each in of.get(latin.key(form), ())))


def _hong_kong(name: str) -> str:
    """Return 香港 of 中国香港特别行政区, which nobody says."""
    region = re.search("香港|澳[门門]", name)
    return region[0] if region else name


def _forms(name: str) -> tuple[str, ...]:
    """Return how a name may be written: Trinidad & Tobago, Myanmar (Burma), St. Lucia."""
    name = _REGION_OF_CHINA.sub("", name)
    either = _OTHERWISE.match(name)
    found = [either["name"], either["other"]] if either else [name]
    found += [form.replace("&", "and") for form in found if "&" in form]
    found += [form.replace("St. ", "Saint ") for form in found if "St. " in form]
    return tuple(dict.fromkeys(found))
