"""Text folded for search, and the terms an index holds of it.

Folding forgets what a person who searches does not think of: script and printed variants of hanzi, case, width,
diacritics, ligatures, which apostrophe, hyphen, space or name dot was typed, and characters that cannot be seen. It
works a character at a time (phrases are not converted: 发 is one with 發 and with 髮), so that a word is found whatever
stands around it, and a place in the folded text is a place in the text.

The classes of hanzi are a table in the package (`variants.txt`), because OpenCC takes longer to load than a search may
take.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reader.language.characters import HANZI
from reader.language.offsets import OffsetMap
from reader.language.script import Converted

if TYPE_CHECKING:
    from collections.abc import Iterator

FINGERPRINT: Final = "1"
"""Says how text is folded and cut into terms; changed whenever the same text would give other terms than before."""

GAP: Final = "[ ·]{0,2}"
"""What may stand between the hanzi of one word, as a pattern: the space of 李　强 set apart, the dot of 薩拉·科納."""

BETWEEN: Final = r"[^\w\n]{1,4}"
"""What may stand between neighbouring words of one paragraph, as a pattern: spaces, punctuation, quotation marks."""

JOINT: Final = "[-' ]"
"""What may stand between the parts of a compound, as a pattern: counter-terrorism, counter terrorism."""

LONGEST: Final = 64
"""Code points of a word that the index holds; what is longer is no word of a language."""

# A class of hanzi takes milliseconds to compile, and searching starts with every command: there are three.
_RUN = re.compile(rf"{HANZI}(?:{GAP}{HANZI})*")
_WORDS = re.compile(rf"[^\W_{HANZI[1:-1]}]+")
_BETWEEN = re.compile(BETWEEN)
_LETTERS = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[-'.](?=\w)")
_HANZI = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\U00020000", "\U000323af"), ("\uf900", "\ufaff"))

_ALIKE = {
    **dict.fromkeys("’‘ʼʻ‛`´′＇ʹʾʿ", "'"),
    **dict.fromkeys("‐‑‒–−﹣－⁃", "-"),
    **dict.fromkeys("•・‧∙⋅･●", "·"),
    **dict.fromkeys("“”„‟″＂«»「」『』", '"'),
    **dict.fromkeys("\u2028\u2029\x85\r", "\n"),
    # Letters that decomposition leaves whole.
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ŧ": "t", "ŋ": "n",
}  # fmt: skip

# The words pairs are made of are many times more than a plane of private characters; what falls together is told
# apart by whoever reads the text.
_PAIRS_FROM: Final = 0x100000
_PAIRS: Final = 65_521


class Token(NamedTuple):
    """A hanzi or a word, and where it stands in the folded text (code points)."""

    text: str
    start: int
    end: int


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is first met.

    Args:
        hanzi: whether variants of hanzi are one.

    Attributes:
        uneven: characters met that are folded to none or several.
    """

    def __init__(self, *, hanzi: bool) -> None:
        super().__init__()
        self._hanzi = hanzi
        self.uneven: set[str] = set()

    def __missing__(self, point: int) -> str:
        folded = _fold(chr(point), hanzi=self._hanzi)
        if len(folded) != 1:
            self.uneven.add(chr(point))
        self[point] = folded
        return folded


def _fold(character: str, *, hanzi: bool) -> str:
    """Fold one character."""
    if character.isascii() and character not in _ALIKE:
        return " " if character.isspace() and character != "\n" else character.lower()
    if hanzi and character in _variants():
        return _variants()[character]
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Cf" or "\u0300" <= character <= "\u036f" or "\ufe00" <= character <= "\ufe0f":
        return ""
    if "\U000e0100" <= character <= "\U000e01ef":
        return ""
    parts = [part for part in unicodedata.normalize("NFKD", character) if not "\u0300" <= part <= "\u036f"]
    whole = unicodedata.normalize("NFKC", "".join(parts)).casefold()
    # … and ½ come apart into marks, which would only shift places.
    if whole == character or not (len(whole) == 1 or whole.isalnum()):
        return character
    return "".join(_fold(part, hanzi=hanzi) for part in whole)


_folding = _Folding(hanzi=True)
_plain = _Folding(hanzi=False)


def searchable(text: str) -> Converted:
    """Return the text folded for search; offsets are from `text` to the folded text."""
    return _apply(_folding, text)


def folded(text: str) -> str:
    """Return the text folded for search, for whom its places do not matter."""
    # Looking characters up is most of what folding costs; what English is written with can do without.
    return text.lower() if text.isascii() and text.isprintable() and "`" not in text else text.translate(_folding)


def as_typed(text: str) -> str:
    """Return the text folded but for its hanzi: two texts that agree in this say the same in the same script."""
    return text.translate(_plain)


def tokens(folded: str) -> list[Token]:
    """Cut a folded text into hanzi and words, in order."""
    found: list[Token] = []
    for letters in _LETTERS.finditer(folded):
        word = letters.start()
        for at, character in enumerate(letters[0], letters.start()):
            if is_hanzi(character):
                if word < at:
                    found.append(Token(folded[word:at], word, at))
                found.append(Token(character, at, at + 1))
                word = at + 1
        if word < letters.end():
            found.append(Token(folded[word : letters.end()], word, letters.end()))
    return found


@lru_cache(maxsize=32_768)
def is_hanzi(character: str) -> bool:
    """Tell whether a character is a hanzi."""
    return any(first <= character <= last for first, last in _HANZI) or character in "々〇"


def is_word(character: str) -> bool:
    """Tell whether a character is part of a word: a letter or digit that is no hanzi."""
    return character.isalnum() and not is_hanzi(character)


def word_end(folded: str, start: int) -> int:
    """Return where the word ends that a place in a folded text is in, or the place itself."""
    rest = _WORDS.match(folded, start)
    return rest.end() if rest else start


def index_terms(text: str) -> list[str]:
    """Return what an index holds of a text, sorted, each once.

    That is: hanzi; pairs of neighbouring hanzi; words; compounds written as one (counterterrorism, oneill, us for
    U.S.); and a character for each pair of neighbouring words (see `pair_term`).
    """
    return sorted(folded_terms(text.translate(_folding)))


def folded_terms(folded: str) -> set[str]:
    """Return the terms of a folded text; see `index_terms`."""
    terms: set[str] = set()
    for match in _RUN.finditer(folded):
        run = match[0].replace(" ", "").replace("·", "")
        terms.update(run)
        terms.update(map("".join, pairwise(run)))
    before, end = "", 0
    for match in _WORDS.finditer(folded):
        word = match[0]
        terms.add(word[:LONGEST])
        if before and (folded[end : match.start()] == " " or _BETWEEN.fullmatch(folded, end, match.start())):
            terms.add(pair_term(before, word))
        before, end = word, match.end()
    terms.update(compound.text for compound in compounds(folded))
    return terms


def without_joints(folded: str) -> str:
    """Return the stretches of a folded text that hold compounds, without what they are joined by."""
    stretches = " ".join(folded[start:end] for start, end in _joined(folded))
    return stretches.replace("-", "").replace("'", "").replace(".", "")


def compounds(folded: str) -> list[Token]:
    """Return words joined by hyphens and apostrophes, and initials, each written as one word, and where it stands.

    What belongs to somebody (O'Neill's) is one with and without its ending.
    """
    found: list[Token] = []
    for start, end in _joined(folded):
        words = [Token(match[0], *match.span()) for match in _WORDS.finditer(folded, start, end)]
        found += _chains(folded, words)
    return found


def _joined(folded: str) -> Iterator[tuple[int, int]]:
    """Give the stretches between two spaces in which something may be joined; looking at every word takes ten times."""
    if "-" not in folded and "'" not in folded and folded.count(".") == folded.count(". ") + folded.endswith("."):
        return  # as nearly all texts: nothing but the ends of sentences
    done = 0
    for joint in _JOINED.finditer(folded):
        if joint.start() >= done:
            start = folded.rfind(" ", done, joint.start()) + 1 or done
            done = (folded.find(" ", joint.start()) + 1 or len(folded) + 1) - 1
            yield start, done


def _chains(folded: str, words: list[Token]) -> Iterator[Token]:
    """Give the compounds that neighbouring words make."""
    chain: list[Token] = []
    kind = ""
    for word in [*words, None]:
        joint = _joint(folded, chain[-1], word) if chain and word else ""
        if word and joint and kind in ("", joint):
            chain.append(word)
            kind = joint
            continue
        if len(chain) > 1:
            yield _together(chain)
            if kind == "-" and chain[-1].text == "s" and folded[chain[-1].start - 1] == "'":
                yield _together(chain[:-1])
        # F.B.I.-led: what ends one chain may begin another.
        chain, kind = ([chain[-1], word], joint) if word and joint else ([word] if word else [], "")


def _joint(folded: str, left: Token, right: Token) -> str:
    """Return how two words are joined: `-` by a hyphen or an apostrophe, `.` as initials, or not at all."""
    between = folded[left.end : right.start]
    if between in ("-", "'"):
        return "-"
    # U.S., F.B.I.: single letters, each with its point (the last may lack it).
    return "." if between == "." and len(left.text) == len(right.text) == 1 else ""


def _together(chain: list[Token]) -> Token:
    return Token("".join(word.text for word in chain)[:LONGEST], chain[0].start, chain[-1].end)


def pair_term(first: str, second: str) -> str:
    """Return the term of two neighbouring words, both folded: one private-use character.

    Without it, a rare phrase of everyday words ("of the said") could only be found by reading every row that holds
    all of them. Several pairs share a character, so what is found through it has to be verified.
    """
    return chr(_PAIRS_FROM + zlib.crc32(f"{first[:LONGEST]} {second[:LONGEST]}".encode()) % _PAIRS)


def _apply(folding: _Folding, text: str) -> Converted:
    # Looking characters up is most of what folding costs; what English is written with can do without.
    if text.isascii() and text.isprintable() and "`" not in text:
        return Converted(text.lower(), _identity(len(text)))
    folded = text.translate(folding)
    for character in tuple(folding.uneven):  # another thread may meet one meanwhile
        if character in text:
            return Converted(folded, OffsetMap.from_pieces((1, len(folding[ord(each)])) for each in text))
    return Converted(folded, _identity(len(text)))


_identity = lru_cache(OffsetMap.identity)


def variants(hanzi: str) -> str:
    """Return a hanzi with those that folding takes for the same."""
    folded = _variants().get(hanzi)
    return hanzi if folded is None else _alike()[folded]


@cache
def _alike() -> dict[str, str]:
    """Return the hanzi that are folded to one, by that one."""
    found: dict[str, str] = {}
    for hanzi, folded in _variants().items():
        found[folded] = found.get(folded, "") + hanzi
    return found


@cache
def _variants() -> dict[str, str]:
    """Return what each hanzi with variants is folded to."""
    table: dict[str, str] = {}
    for line in files("reader.language").joinpath("variants.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            table.update(dict.fromkeys(line, line[0]))
    return table
