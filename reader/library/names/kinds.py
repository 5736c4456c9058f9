"""What a name names, also where the pair of names itself does not say so: a person, a place or an organisation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["person", "place", "organisation", "name"]
"""`name` is what nobody knows more of."""

KINDS: Final[tuple[Kind, ...]] = ("person", "place", "organisation")

_DOTS: Final = frozenset("·•・‧∙⋅･●")
"""What the parts of a foreign person's name are set apart with (GB/T 15834-2011, 4.13)."""

_GEOGRAPHIC: Final = frozenset(
    """river sea ocean lake gulf bay strait straits channel canal island islands mount mountain mountains desert valley
    delta plateau basin peninsula cape coast port harbor harbour airport city town county province prefecture region
    district village street road avenue bridge pass republic kingdom state states union""".split()  # noqa: SIM905
)
_ORGANISATION_ZH: Final = frozenset("部局署厅廳院委会會党黨社")
_GEOGRAPHIC_ZH: Final = frozenset("江河湖海洋洲湾峡岛屿山岭峰港埠省市县州郡区镇乡村街路桥国")


def kind_of(kind: str, zh: str, en: str, *, is_heard: bool) -> Kind:
    """Return what a pair of names names.

    Args:
        kind: what mining made of it.
        zh: the Chinese form, as written.
        en: the English words, folded.
        is_heard: whether the one sounds like the other.
    """
    if kind in KINDS:
        return kind
    words = en.split(" ")
    if len(words) > 1 and not _DOTS.isdisjoint(zh):
        return "person"
    if words[0] in _GEOGRAPHIC or words[-1] in _GEOGRAPHIC or zh[-1:] in _GEOGRAPHIC_ZH:
        return "place"
    if len(zh) > 2 and zh[-1] in _ORGANISATION_ZH and not is_heard:
        return "organisation"
    # Of two words and more that were heard in the hanzi, nearly all are a given name and a family name.
    return "person" if len(words) > 1 and is_heard else "name"


def main_kind(pairs: Iterable[tuple[str, str, str, bool, int]]) -> Kind:
    """Return what most of a name's pairs say it names.

    Args:
        pairs: of each what `kind_of` takes, and in how many bulletins it was met.
    """
    counted: Counter[Kind] = Counter()
    for kind, zh, en, is_heard, bulletins in pairs:
        counted[kind_of(kind, zh, en, is_heard=is_heard)] += bulletins
    del counted["name"]
    return counted.most_common(1)[0][0] if counted else "name"
