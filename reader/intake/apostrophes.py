"""Apostrophes a web page lost: `last years talks`, `Mongolias rivers`, `the IOMs office`, `dont`.

A change is made only where grammar leaves no other reading: `dont` is no word, `this` takes no plural, a country has
none. The rest (`the networks ability`, an abbreviation that may be a plural) is suspected and left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAIN, CURLY = "'", "’"


class Lost(NamedTuple):
    """A place where an apostrophe is missing, whether that is certain, and whether on the strength of other lines."""

    place: int
    certain: bool
    inferred: bool = False


class Words(NamedTuple):
    """What a document shows: which words that may have lost one also stand without their s, and which form it uses."""

    bare: frozenset[str] = frozenset()
    mark: str = PLAIN


_NEGATED = "do|does|did|is|are|was|were|has|have|had|could|would|should|must|need"
"""What `n't` is joined to. Contractions that are words without the apostrophe as well (were, well) are left out."""

_CONTRACTIONS = re.compile(
    r"(?<![\w'’./@#-])"
    rf"(?:(?i:{_NEGATED})n(?=t\b)|(?i:you|they)(?=re\b)|(?i:you|they|we)(?=ve\b)|(?i:that|what|there|here)(?=s\b))"
    r"(?=[a-z]{1,2}(?: [a-z]|[.!?]?$|[,;] ))"
)

_CONTRACTED = (*(f"{verb}nt" for verb in _NEGATED.split("|")), "oure", "eyre", "ouve", "eyve", "weve", "hats", "eres")
"""What a line that holds any of the above holds in small letters: looked for first, since most hold none."""

_TIMES = "year|week|month|night|season|summer|winter|spring|autumn"
_WHEN = re.compile(rf"(?<![\w'’-])(?P<which>[Tt]his|[Ll]ast|[Nn]ext) (?:{_TIMES})(?=s (?P<next>[A-Za-z]+))")
_WHICH = ("his ", "ast ", "ext ")
_TODAY = re.compile(r"(?<![\w'’-])[Tt]oday(?=s [a-z])")

_NO_PLURAL = frozenset(
    """
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bangladesh Belarus
    Belgium Bhutan Bolivia Botswana Brazil Brunei Bulgaria Burundi Cambodia Cameroon Canada Chad Chile China Colombia
    Croatia Cuba Denmark Ecuador Egypt Eritrea Estonia Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece
    Guatemala Guyana Haiti Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan
    Kazakhstan Kenya Kuwait Kyrgyzstan Laos Latvia Lebanon Liberia Libya Lithuania Luxembourg Madagascar Malawi Malaysia
    Mali Malta Mauritania Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Nicaragua
    Nigeria Norway Oman Pakistan Panama Paraguay Peru Poland Portugal Qatar Romania Russia Rwanda Senegal
    Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Tajikistan Tanzania
    Thailand Togo Tonga Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen
    Zambia Zimbabwe Africa Asia Europe Beijing Shanghai Taiwan Tokyo Moscow London Paris Washington
    """.split()  # noqa: SIM905 (a list of quoted words would hide the words)
)  # fmt: skip
"""Names of one word that stand for one thing (states after ISO 3166, continents, some capitals). Those of which there
are two or more (Korea, Guinea, Congo, America) are left out."""

_NAME = re.compile(r"(?P<name>[A-Z][a-z]{3,})(?<=[a-z])s(?= (?P<next>[A-Za-z]+))")
_ABBREVIATION = re.compile(r"[Tt](?<![\w'’-].)he (?P<name>[A-Z]{2,6})s(?= (?P<next>[A-Za-z]+))")

_HEADS = (
    "ability|capability|capacity|commitment|determination|willingness|readiness|importance|contribution|sovereignty|"
    "independence|leadership|predecessor|successor|headquarters|population|secretariat|spokesman|spokeswoman|"
    "spokesperson|secretary-general|founder|(?:first|second|third|fourth|fifth|tenth) [a-z]+(?<!s)"
)
_OWNED = re.compile(
    r"[TtIiOo](?<![\w'’-].)(?:(?<=[Tt])(?:he|heir|his)|(?<=[Ii])ts|(?<=[Oo])ur) "
    rf"(?P<name>[a-z]{{3,}}[^s\W])s(?= (?:{_HEADS})\b)"
)
"""Words that are no verbs, and that no plural stands before as a kind of adjective; and ordinals, likewise."""

_SEVERAL = frozenset(["the", "two", "three", "both", "these", "those", "many", "all", "other", "several", "few", "no"])
_NOT_OWNED = frozenset(
    """
    a about across after against all along also although among an and are around as at be because been before being both
    but by can could did do does during each either ever every for from had has have he how however i if in into is it
    its last may might more most must near neither never next no nor not now of off often on or our out over per shall
    she should since so some still such than that the their then there these they this those though through to too
    towards under until up upon was we were what when where which while who whom whose why will with within without
    would yet you alike alone spent went came began became passed
    """.split()  # noqa: SIM905 (a list of quoted words would hide the words)
)  # fmt: skip
"""What follows a plural that owns nothing: function words, verbs of time."""


def find_certain(text: str, words: Words) -> list[Lost]:
    """Find where apostrophes are missing beyond doubt, in order of place."""
    found = [lost for lost in _of_names(text, words) if lost.certain]
    if any(map(text.lower().__contains__, _CONTRACTED)):
        found += (Lost(match.end(), True) for match in _CONTRACTIONS.finditer(text))
    if "odays " in text:
        found += (Lost(match.end(), True) for match in _TODAY.finditer(text))
    for match in _WHEN.finditer(text) if any(map(text.__contains__, _WHICH)) else ():
        before = text[max(0, match.start() - 12) : match.start()]
        if match["next"].lower() not in _NOT_OWNED and (
            match["which"] in ("This", "this") or not _DETERMINED.search(before)
        ):
            found.append(Lost(match.end(), True))
    return sorted(found)


def find_doubtful(text: str, words: Words) -> list[Lost]:
    """Find where apostrophes may be missing, in order of place."""
    found = [lost for lost in _of_names(text, words) if not lost.certain]
    if not words.bare:
        return sorted(found)
    found += (Lost(match.end("name"), False) for match in _OWNED.finditer(text) if match["name"] in words.bare)
    for match in _ABBREVIATION.finditer(text):
        if match["name"] in words.bare and match["next"].lower() not in _NOT_OWNED:
            found.append(Lost(match.end("name"), False))
    return sorted(found)


def _of_names(text: str, words: Words) -> Iterator[Lost]:
    for match in _NAME.finditer(text):
        if match["name"] in _NO_PLURAL and _owns(match):
            known = match["name"] in words.bare
            yield Lost(match.end("name"), known, known)


_DETERMINED = re.compile(
    r"(?:\b(?:the|his|her|its|their|my|our|your|these|those|whose|of)|['’]s|s['’]) $", re.IGNORECASE
)


def _owns(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 12) : match.start()]
    if before[-1:].isalnum() or before[-1:] in ("'", "’", "-"):
        return False
    *_, word = " ", *before.split()
    return word.lower() not in _SEVERAL and match["next"].lower() not in _NOT_OWNED


def candidates(text: str) -> Iterator[str]:
    """Give the words of a line that may have lost an apostrophe before their s, without it."""
    if "s " in text:
        for pattern in (_NAME, _ABBREVIATION, _OWNED):
            for match in pattern.finditer(text):
                yield match["name"]


_WORD = re.compile(r"[A-Za-z]+")


def words(lines: Sequence[str]) -> Words:
    """Look through a document for what the others need to know of it."""
    wanted = {name for line in lines for name in candidates(line)}
    seen = {word for line in lines for word in _WORD.findall(line)} if wanted else set()
    bare = wanted & (seen | {word.lower() for word in seen})
    curly, plain = (sum(line.count(f"{mark}s ") for line in lines) for mark in (CURLY, PLAIN))
    return Words(frozenset(bare), CURLY if curly > plain else PLAIN)
