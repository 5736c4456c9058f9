"""English words for comparison: split, fold, stemmed, without the words that say nothing.

The stemmer is a table of suffixes (after Lovins 1968, whose idea of one longest match it keeps), not a full Porter
stemmer: both texts and dictionary glosses go through the same table, so it only has to be consistent, and it has to
be quick, since a library of bulletins passes through it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ɏ]+(?:['’][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏ]+)*")

# Function words, and the words of the dictionary's own explanations ("to be", "sb", "sth", "classifier for").
STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each etc few
    for from further get got had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself
    him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just let let's may me might more most
    must my myself no nor not of off on once one only or other ought our ours ourselves out over own per quite s same sb
    shall she she'd she'll she's should shouldn't so some sth such t than that that's the their theirs them themselves
    then there there's these they they'd they'll they're they've this those through to too under until up upon us very
    was wasn't we we'd we'll we're we've were weren't what what's when where which while who whom whose why will with
    won't would wouldn't you you'd you'll you're you've your yours yourself yourselves
    abbr classifier cl particle prefix suffix variant surname sb's sth's colloquial literary dialect tw pr usu esp lit
    fig old erhua see
    """.split()  # noqa: SIM905 (a list of 200 quoted words would hide the words)
)

# The longest suffix that leaves at least so many letters goes, twice over; the word keeps what stands third.
_SUFFIXES: tuple[tuple[str, int, str], ...] = (
    ("izations", 3, ""), ("isations", 3, ""), ("ization", 3, ""), ("isation", 3, ""), ("ational", 3, ""),
    ("iveness", 3, ""), ("fulness", 3, ""), ("ousness", 3, ""), ("ically", 3, ""), ("ations", 3, ""),
    ("ements", 3, ""), ("ingly", 3, ""), ("ating", 3, ""), ("ators", 3, ""), ("ative", 3, ""), ("ation", 3, ""),
    ("ement", 3, ""), ("ences", 3, ""), ("ances", 3, ""), ("ities", 3, ""), ("ively", 3, ""), ("ional", 3, ""),
    ("izing", 3, ""), ("ising", 3, ""), ("ments", 3, ""), ("iness", 3, ""), ("ness", 4, ""), ("ated", 3, ""),
    ("ates", 3, ""), ("ator", 3, ""), ("ence", 3, ""), ("ance", 3, ""), ("ency", 3, ""), ("ancy", 3, ""),
    ("ible", 3, ""), ("able", 3, ""), ("ized", 3, ""), ("ised", 3, ""), ("izes", 3, ""), ("ises", 3, ""),
    ("ions", 3, ""), ("ings", 3, ""), ("ical", 3, ""), ("edly", 3, ""), ("ment", 3, ""), ("ally", 3, ""),
    ("sses", 2, "ss"), ("ate", 3, ""), ("ize", 3, ""), ("ise", 3, ""), ("ion", 3, ""), ("ing", 3, ""), ("ies", 2, "i"),
    ("ied", 2, "i"), ("ive", 3, ""), ("ful", 3, ""), ("ous", 3, ""), ("ity", 3, ""), ("ers", 3, ""), ("ors", 3, ""),
    ("est", 4, ""), ("ely", 3, ""), ("ed", 3, ""), ("er", 3, ""), ("or", 4, ""), ("es", 3, ""), ("ly", 3, ""),
    ("al", 4, ""), ("ic", 4, ""), ("ss", 2, "ss"), ("us", 2, "us"), ("is", 2, "is"), ("s", 2, ""), ("e", 3, ""),
    ("y", 2, "i"),
)  # fmt: skip

_BY_LAST_LETTER: dict[str, list[tuple[str, int, str]]] = {}
for _suffix in _SUFFIXES:
    _BY_LAST_LETTER.setdefault(_suffix[0][-1], []).append(_suffix)

# Forms no suffix leads to. Only verbs and nouns that news prose uses; a missing one costs one match.
_IRREGULAR = {
    form: stem
    for stem, forms in {
        "sai": "say says said saying", "mak": "made", "hold": "held",
        "tel": "told", "giv": "gave given", "tak": "took taken",
        "com": "came", "becom": "became", "go": "went gone goes", "know": "knew known", "see": "saw seen",
        "leav": "left", "meet": "met", "find": "found", "think": "thought", "bring": "brought", "buy": "bought",
        "fight": "fought", "teach": "taught", "catch": "caught", "seek": "sought", "lead": "led", "los": "lost",
        "win": "won", "kil": "killed", "di": "died dead dying death deaths die dies", "sel": "sold",
        "begin": "began begun", "ris": "rose risen", "fal": "fell fallen", "grow": "grew grown growth",
        "writ": "wrote written", "speak": "spoke spoken speech speeches",
        "choos": "chose chosen choice", "stand": "stood",
        "understand": "understood", "build": "built", "send": "sent", "spend": "spent", "pai": "paid pay pays",
        "keep": "kept", "feel": "felt", "run": "ran", "driv": "drove driven", "draw": "drew drawn", "show": "shown",
        "child": "children", "man": "men", "woman": "women", "person": "people persons", "foot": "feet",
        "lif": "lives", "vot": "votes", "us": "used using uses use", "tri": "try", "dri": "dry", "cri": "cry",
        "fli": "fly flew flown flight flights", "ag": "age ages aged aging", "do": "done", "hav": "having",
        "wear": "wore worn", "break": "broke broken", "shoot": "shot shots", "hit": "hits", "moth": "mum mom mums moms",
        "fath": "dad dads", "wif": "wives", "half": "halves", "sing": "sang sung song songs", "drink": "drank drunk",
        "swim": "swam", "eat": "ate eaten", "forget": "forgot forgotten", "hid": "hidden", "steal": "stole stolen",
        "throw": "threw thrown", "lay": "laid", "strik": "struck", "shak": "shook shaken", "beat": "beaten",
        "bear": "born borne", "sit": "sat", "sleep": "slept", "mean": "meant", "deal": "dealt", "hear": "heard",
    }.items()
    for form in forms.split()
} | {
    # Countries and their adjectives where neither follows from the other by a suffix.
    form: stem
    for stem, forms in {
        "america": "american americans", "britain": "british briton britons", "china": "chinese",
        "franc": "french frenchman", "german": "germany germans", "netherland": "dutch", "spain": "spanish spaniard",
        "turkei": "turkish turk turks", "greec": "greek greeks", "poland": "polish", "sweden": "swedish",
        "denmark": "danish", "switzerland": "swiss", "thailand": "thai", "ireland": "irish", "scotland": "scottish",
        "wal": "welsh wales", "norwai": "norwegian", "finland": "finnish", "ukrain": "ukrainian",
        "afghan": "afghanistan",
        "iraq": "iraqi iraqis", "israel": "israeli israelis", "pakistan": "pakistani", "europ": "european europeans",
        "england": "english", "argentina": "argentine argentinian", "brazil": "brazilian",
        "canada": "canadian canadians",
        "philippin": "filipino filipinos", "portug": "portuguese", "tibet": "tibetan", "egypt": "egyptian",
        "africa": "african africans", "asia": "asian asians", "korea": "korean koreans", "mexico": "mexican",
    }.items()
    for form in forms.split()
}  # fmt: skip

# Abbreviations that are written with points or would be taken for a pronoun, and the words they stand for.
_SPELLED_OUT = {
    "US": "America", "USA": "America", "UK": "Britain", "UN": "United Nations", "EU": "European Union",
    "PRC": "China", "DPRK": "North Korea", "ROK": "South Korea", "UAE": "Emirates", "NYC": "New York",
    "GOP": "Republican", "UNSC": "Security Council",
}  # fmt: skip
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}(?:[A-Z]\b)?|\b(?:" + "|".join(_SPELLED_OUT) + r")\b")


def spell_out(text: str) -> str:
    """Write abbreviations out (U.S. → America), and take the points out of others (F.B.I. → FBI)."""

    def written(match: re.Match[str]) -> str:
        letters = match[0].replace(".", "")
        return _SPELLED_OUT.get(letters, letters)

    return _ABBREVIATION.sub(written, text)


def abbreviations(text: str) -> list[tuple[int, int, str]]:
    """Return where abbreviations begin and end, each with what `spell_out` writes for it."""
    return [(match.start(), match.end(), spell_out(match[0])) for match in _ABBREVIATION.finditer(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return `word` in lower case, without diacritics, typographic apostrophes and a possessive ending."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("’", "'")
    word = word.lower()
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word: the same for its inflected and most of its derived forms."""
    if len(word) <= 3:
        return _IRREGULAR.get(word, word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for _ in range(2):  # implementation → implement → imple, as implement does
        for suffix, letters, kept in _BY_LAST_LETTER.get(word[-1], ()):
            if word.endswith(suffix) and len(word) - len(suffix) >= letters:
                word = word[: len(word) - len(suffix)] + kept
                break
        else:
            break
    # planned → planned-ed → plann → plan; cancelled → cancell → cancel
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "seo":
        word = word[:-1]
    return word


def content_stems(text: str) -> list[str]:
    """Return the stems of the words in `text` that carry meaning, in order; abbreviations are spelled out first."""
    return stems_of(spell_out(text))


def stems_of(text: str) -> list[str]:
    """Return the stems of the words that carry meaning in a text whose abbreviations are spelled out."""
    found = map(_content_stem, WORD.findall(text))
    return [stem for stem in found if stem]


@lru_cache(maxsize=65536)
def _content_stem(word: str) -> str:
    folded = fold(word)
    return stem(folded) if len(folded) > 1 and folded not in STOP_WORDS else ""
