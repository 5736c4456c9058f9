"""All the names of a document, worked out before it is written (in worker processes too), as one short JSON text.

    {"zh": {hanzi: rows}, "en": {words: rows}, "pairs": [[zh key, en key, zh, en, kind, {evidence: rows}, bulletins]]}

`zh` and `en` are candidates: whatever may be a name, to be found by its sound. Pairs are names in both languages.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reader.library.names import latin
from reader.library.names.loose import loose
from reader.library.names.mining import mine
from reader.library.names.reading import RowText
from reader.library.names.shown import packed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Document, Passage

_LONGEST: Final = 60  # code points of a Latin name that is kept as a candidate
_MOST_WORDS: Final = 5
_ARTICLES: Final = frozenset(("the", "a", "an", "this", "these", "our", "its", "their"))
_MOST_ROW: Final = 6_000
"""Code points of a side that are read for names; what is longer is no paragraph."""


class Gathered(NamedTuple):
    """The names of a document, and what its rows show by themselves.

    Args:
        text: as JSON; empty when there are none.
        shown: of every bulletin, for its title and each of its rows, as `shown.packed` writes it.
    """

    text: str
    shown: tuple[tuple[str, ...], ...]


def names_of(document: Document) -> Gathered:
    """Return the names of a document."""
    candidates: dict[str, Counter[str]] = {"zh": Counter(), "en": Counter()}
    pairs: dict[tuple[str, str], list[Any]] = {}
    shown: list[tuple[str, ...]] = []
    for bulletin in document.bulletins:
        texts = [RowText(_text(bulletin.zh_title), _text(bulletin.en_title))]
        texts += [RowText(_text(row.zh), _text(row.en), is_certain=row.checked == "pinned") for row in bulletin.rows]
        _count(candidates, texts)
        for key, pair in mine(texts).items():
            merged = pairs.setdefault(key, [*key, pair.zh, pair.en, pair.kind, Counter(), 0])
            merged[5].update(pair.evidence)
            merged[6] += 1
        shown.append(tuple(packed(text.links) if text.zh and text.en else "" for text in texts))
    if not any(candidates.values()):
        return Gathered("", tuple(shown))
    text = json.dumps(
        {side: dict(sorted(found.items())) for side, found in candidates.items()}
        | {"pairs": [pair for _, pair in sorted(pairs.items())]},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return Gathered(text, tuple(shown))


def _count(candidates: dict[str, Counter[str]], texts: Iterable[RowText]) -> None:
    for text in texts:
        candidates["zh"].update(zh_candidates(text))
        candidates["en"].update(en_candidates(text))


def zh_candidates(text: RowText) -> set[str]:
    """Return the hanzi that may be names in a row, without the dots between their parts."""
    found = {bare(text.folded[each.start : each.end]) for each in text.candidates}
    if text.zh:
        more = loose(text.folded, text.cut, text.words.known.forms, text.words.lexicon.headwords)
        found.update(text.folded[start:end] for start, end in more)
    return found


def en_candidates(text: RowText) -> set[str]:
    """Return the Latin names that may be names in a row, by their keys."""
    found = {name.key for name in text.names if len(name.words) <= _MOST_WORDS}
    # Of a foreign name the Chinese often has one part only.
    found |= {word.folded for name in text.names if len(name.words) > 1 for word in name.words if word.is_capital}
    # A capital that no sentence begins with makes a name of an everyday word: “Yesterday Chord spoke.”
    found |= {
        run.words[1].folded
        for run in text.runs
        if run.opens and len(run.words) == 2 and run.words[1].is_capital and run.words[0].folded not in _ARTICLES
    }
    return {key for key in found if 2 < len(key) <= _LONGEST}


def bare(hanzi: str) -> str:
    """Return folded hanzi without what the parts of a name are set apart with: what a name is known by."""
    return hanzi.replace("·", "").replace(" ", "")


def key_of(text: str, side: str) -> str:
    """Return what a name is known by in the library's tables."""
    from reader.language.searchable import searchable

    return bare(searchable(text).text) if side == "zh" else latin.key(text)


def _text(passage: Passage | None) -> str:
    return passage.text[:_MOST_ROW] if passage else ""
