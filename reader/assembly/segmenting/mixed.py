"""A line that holds both languages, told apart into its parts.

`港口条例 rules for the use of the harbour` is two parts; a Chinese sentence that uses an English name, or an
English one that gives a hanzi term in brackets, is one. What decides is the seam: sentence ends and wide gaps part
languages; a single space does when the English is a phrase with small words in it rather than a name; anything less
certain only where lines around it have the same shape (lists of signatories, vocabulary lists).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.assembly.segmenting.sides import side_of, without_addresses
from reader.language.characters import HANZI, LATIN
from reader.language.sentence_tables import CARRYING_ON_ZH

if TYPE_CHECKING:
    from reader.model import Side

_TOKEN = re.compile(rf"(?P<zh>{HANZI})|(?P<en>[{LATIN}]+(?:['’\-.&][{LATIN}]+)*)")
_ENCLOSED = re.compile(
    r"\([^()（）]*\)|（[^()（）]*）|\[[^\[\]]*\]|【[^【】]*】|《[^《》]*》|「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’"
)
#: Parts of speech as dictionaries and vocabulary lists abbreviate them: they belong to the Chinese gloss.
PARTS_OF_SPEECH = "n|v|vt|vi|adj|adv|prep|conj|pron|phr|abbr|num|int|aux|det|art|pl|ad|a"
_PART_OF_SPEECH = re.compile(
    rf"(?<![A-Za-z.])(?:{PARTS_OF_SPEECH})\.(?:\s*[/&]\s*(?:n|v|vt|vi|adj|adv)\.)?"
    rf"(?=\s*{HANZI}|\s*[（(…])"
)
#: Letters of the International Phonetic Alphabet that no English spelling has, and its stress marks.
_PHONETIC = re.compile(r"[\[/][^\[\]/]*[\u0250-\u02afæðŋθˈˌː'][^\[\]/]*[\]/]")
_WIDE = re.compile(r"[\u3000\t|/／｜]|\s{2,}|\s[-–—]+\s|——")
_SENTENCE_END = re.compile(r"[。！？]|[.!?…][\"”’)]*\s")
_SMALL_WORDS = re.compile(
    r"\b(?:the|a|an|of|on|in|at|to|for|and|or|by|with|from|is|are|be|as|all|you|your|our|my|dear|it|its|not|that|this)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"[;；、]\s*(?:…|{HANZI})")
_HANZI, _LATIN = re.compile(HANZI), re.compile(f"[{LATIN}]{{2}}")
#: A longer line is taken to be of one language (code points).
_LONGEST = 20_000
_EDGE = " \t\u3000|｜/／-–—·•"

Certainty = Literal["sure", "repeated"]


class Part(NamedTuple):
    """A part of a line in one language: code points `start:end`."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line may be told apart.

    Args:
        parts: at least two, alternating in language.
        certainty: `sure` on its own; `repeated` when other lines nearby have the same shape.
        shape: the languages in order, e.g. `enzh`.
    """

    parts: tuple[Part, ...]
    certainty: Certainty
    shape: str


class _Run(NamedTuple):
    side: Side
    start: int
    end: int
    tokens: int


def read_mixed(text: str) -> Reading | None:
    """Return how a line divides into languages, or None when it is of one language."""
    if len(text) > _LONGEST or not (_HANZI.search(text) and _LATIN.search(text)):
        return None
    masked = _masked(text)
    runs = _absorbed(_runs(masked), masked)
    if len(runs) < 2:
        return None
    certainties = [_seam(masked, text, a, b) for a, b in pairwise(runs)]
    if None in certainties:
        return None
    cuts = [_cut(text, masked, a, b) for a, b in pairwise(runs)]
    edges = [0, *cuts, len(text)]
    parts = tuple(
        Part(*_tidy(text, start, end), run.side) for start, end, run in zip(edges, edges[1:], runs, strict=False)
    )
    if any(part.start >= part.end for part in parts):
        return None
    certainty: Certainty = "sure" if set(certainties) == {"sure"} else "repeated"
    return Reading(parts, certainty, "".join(run.side for run in runs))


def _masked(text: str) -> str:
    """Blank out what does not part languages: addresses, enclosed foreign words, parts of speech; lengths kept."""
    masked = without_addresses(text)
    whole = side_of(text)

    def blank(found: re.Match[str]) -> str:
        return (
            found.group() if side_of(found.group()) == whole and len(found.group()) > 40 else "\0" * len(found.group())
        )

    masked = _ENCLOSED.sub(blank, masked)
    return _PART_OF_SPEECH.sub(lambda found: "\1" * len(found.group()), masked)


def _runs(masked: str) -> list[_Run]:
    runs: list[_Run] = []
    for found in _TOKEN.finditer(masked):
        side: Side = "zh" if found.lastgroup == "zh" else "en"
        if runs and runs[-1].side == side:
            runs[-1] = _Run(side, runs[-1].start, found.end(), runs[-1].tokens + 1)
        else:
            runs.append(_Run(side, *found.span(), 1))
    return runs


def _absorbed(runs: list[_Run], masked: str) -> list[_Run]:
    """Let runs that are words of the other language's sentence go up in it."""
    kept: list[_Run] = []
    for index, run in enumerate(runs):
        inner = 0 < index < len(runs) - 1
        if (inner and not _stands_alone(run, masked, runs[index - 1], runs[index + 1])) or (
            not inner and len(runs) > 1 and not _stands_at_edge(run, masked, runs, index)
        ):
            continue
        if kept and kept[-1].side == run.side:
            kept[-1] = _Run(run.side, kept[-1].start, run.end, kept[-1].tokens + run.tokens)
        else:
            kept.append(run)
    return kept


def _stands_alone(run: _Run, masked: str, before: _Run, after: _Run) -> bool:
    """Tell whether a run inside a line is a text of its own: seams on both sides, and long enough."""
    left, right = masked[before.end : run.start], masked[run.end : after.start]
    if not (_parts(left) and _parts(right)):
        return run.tokens >= 8 and run.side == "zh" and bool(left) and bool(right) and _spaced(left) and _spaced(right)
    if run.side == "zh":
        return run.tokens >= 4
    return run.tokens >= 3 and _is_phrase(masked[run.start : run.end])


def _stands_at_edge(run: _Run, masked: str, runs: list[_Run], index: int) -> bool:
    gap = masked[runs[index - 1].end : run.start] if index else masked[run.end : runs[1].start]
    return bool(gap) and (_spaced(gap) or "，" in gap or "\1" in gap or "\0" in gap or _parts(gap)) and "：" not in gap


def _parts(gap: str) -> bool:
    return bool(_SENTENCE_END.search(gap + " ") or _WIDE.search(gap) or "\1" in gap)


def _spaced(gap: str) -> bool:
    return any(char.isspace() for char in gap)


def _is_phrase(english: str) -> bool:
    """Tell an English phrase from a name: it has small words, or words in lower case."""
    return bool(_SMALL_WORDS.search(english)) or any(word.islower() and len(word) > 1 for word in english.split())


def _seam(masked: str, text: str, first: _Run, second: _Run) -> Certainty | None:
    """Tell how sure it is that two neighbouring runs are texts of their own."""
    gap = masked[first.end : second.start]
    english, chinese = (first, second) if first.side == "en" else (second, first)
    words = masked[english.start : english.end]
    listed = bool(_LISTED.search(masked[chinese.start : chinese.end]))
    glossed = first is english and first.start == 0 and words[:1].islower()
    if glossed and ("\1" in gap or _PHONETIC.search(text[first.end : second.start])):
        return "sure"
    if "：" in gap or ":" in gap:
        return None
    if chinese.tokens < 2:  # a single hanzi is a word only in a list of words
        return "repeated" if _spaced(gap) and english.tokens <= 3 else None
    if _WIDE.search(gap) and (english.tokens >= 2 or not re.search(r"[。！？]", masked)):
        return "sure"
    if _SENTENCE_END.search(gap + " "):
        return "sure" if english.tokens >= 3 else None
    if _carries_on(masked, first, second):
        return None
    balanced = chinese.tokens >= 0.35 * 1.6 * english.tokens
    if not _spaced(gap):
        short = english.tokens <= 8 and chinese.tokens <= 12
        return "sure" if short and "，" in gap and english.tokens > 1 and _SMALL_WORDS.search(words) else None
    if not balanced:
        return "repeated"
    if (english.tokens >= 3 and _is_phrase(words)) or (glossed and listed):
        return "sure"
    return "repeated" if not re.search(r"[。！？]", masked) else None


def _carries_on(masked: str, first: _Run, second: _Run) -> bool:
    """Tell whether the hanzi beside the seam ties the English into the Chinese sentence (`… 的`, `是 …`)."""
    if first.side == "en":
        return masked[second.start] in CARRYING_ON_ZH + "是在为為将將被把了用上中后後"
    return masked[first.end - 1] in CARRYING_ON_ZH + "是在为為叫做作用如称稱于於对對向由把被"


def _cut(text: str, masked: str, first: _Run, second: _Run) -> int:
    """Return where the seam is cut: at its white space, after what closes and before what opens."""
    gap = masked[first.end : second.start]
    if "\1" in gap:
        return first.end + gap.index("\1")
    space = re.search(r"\s", text[first.end : second.start])
    if space:
        return first.end + space.start()
    opening = re.search(r"[“‘「『《（(【\[\"\d]", text[first.end : second.start])
    return first.end + opening.start() if opening else second.start


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the separators at a part's edges out."""
    while start < end and start and text[start] in _EDGE:
        start += 1
    while start < end < len(text) and text[end - 1] in _EDGE:
        end -= 1
    return start, end
