"""Who is who: every name of a library in both languages, with what speaks for it and where it is rendered otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reader.library.names.gather import key_of
from reader.library.names.lookup import LibraryNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.library.names.lookup import Partner
    from reader.library.store import Library

SHORTENING: Final = frozenset(("surname", "acronym"))
"""Evidence of forms that are shorter, not other: Zhao beside Zhao Kezhi is no inconsistency."""


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One person, place or organisation.

    Args:
        zh: its Chinese forms (of one spelling in hanzi, whatever the script), the first as it was first met.
        en: its English forms, the one in most bulletins first.
        kind: person, place, organisation, or name where that is not known.
        bulletins: in how many bulletins both forms were met as a pair, at the most.
        evidence: what speaks for the pair, in how many rows.
        is_inconsistent: True where two English forms are spelled so differently that one may be a mistake.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    kind: str
    bulletins: int
    evidence: Mapping[str, int]
    is_inconsistent: bool


def name_table(library: Library, wanted: str = "") -> tuple[NameEntry, ...]:
    """Return the names of a library, those in most bulletins first.

    Args:
        library: whose names.
        wanted: letters or hanzi that a form must hold, in any case and script; empty for all.
    """
    with library.reading() as connection:
        partners = LibraryNames(connection).all()
    grouped: dict[str, list[Partner]] = {}
    for partner in partners:
        grouped.setdefault(partner.zh, []).append(partner)
    entries = [_entry(group) for group in grouped.values()]
    zh, en = key_of(wanted, "zh"), key_of(wanted, "en")
    if wanted.strip():
        entries = [entry for entry in entries if _holds(entry, zh, en)]
    return tuple(sorted(entries, key=lambda entry: (-entry.bulletins, entry.zh, entry.en)))


def _holds(entry: NameEntry, zh: str, en: str) -> bool:
    hanzi = bool(zh) and not zh.isascii() and any(zh in key_of(form, "zh") for form in entry.zh)
    return hanzi or (bool(en) and any(en in key_of(form, "en") for form in entry.en))


def _entry(group: Iterable[Partner]) -> NameEntry:
    pairs = sorted(group, key=lambda one: (set(one.evidence) <= SHORTENING, -one.bulletins, one.en))
    evidence: Counter[str] = Counter()
    for pair in pairs:
        evidence.update(pair.evidence)
    kinds = Counter(pair.kind for pair in pairs for _ in range(pair.bulletins) if pair.kind != "name")
    return NameEntry(
        tuple(dict.fromkeys(pair.zh_shown for pair in pairs)),
        tuple(dict.fromkeys(pair.en_shown for pair in pairs)),
        kinds.most_common(1)[0][0] if kinds else "name",
        max(pair.bulletins for pair in pairs),
        dict(sorted(evidence.items())),
        _differ([pair.en for pair in pairs if not set(pair.evidence) <= SHORTENING]),
    )


def _differ(keys: list[str]) -> bool:
    """Tell whether two names are spelled nearly alike, which looks like one name spelled in two ways."""
    from rapidfuzz.distance import OSA

    words = [(at, word) for at, key in enumerate(keys) for word in key.split(" ") if len(word) >= _LONG]
    return any(
        at != other and left != right and OSA.distance(left, right, score_cutoff=2) <= 2 and not _goes_on(left, right)
        for at, left in words
        for other, right in words
    )


def _goes_on(left: str, right: str) -> bool:
    """Tell whether one word only goes on where the other ends: Vietnam, Vietnamese."""
    return left.startswith(right[:-1]) or right.startswith(left[:-1])


_LONG = 5  # letters of words that are compared: shorter ones differ by two letters and are others
