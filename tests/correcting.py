"""Bulletins of our own making that a person may correct, and what their rows come to."""

from reader.language.sentences import split_sentences
from reader.model import Bulletin, BulletinId, Passage, Repair, Row, RowId, SentenceLink, Source

SOURCE = Source("town.txt", "town.txt")

ZH = ("圖書館延長開放。週末到九點。", "館長姓林。", "計劃分三期。第一期已經完成。", "居民可以借書。手續免費。")
EN = (
    "The library opens longer. At weekends to nine.",
    "The librarian is called Lin.",
    "There are three stages. The first is done.",
    "Residents may borrow books. There is no fee.",
)


def passage(text, side, first=1):
    """A passage whose paragraphs each stand on a line of their own."""
    if text is None:
        return None
    lines = tuple(range(first, first + text.count("\n") + 1))
    return Passage(text, lines, (), split_sentences(text, side))


def row(name, zh=None, en=None, score=0.4, links=None):
    left, right = passage(zh, "zh", 10 * name + 1), passage(en, "en", 10 * name + 6)
    if left and right and links is None:
        both = min(len(left.sentences), len(right.sentences))
        links = [SentenceLink((n,), (n,), 0.5) for n in range(both)]
        links += [SentenceLink((n,), (), None) for n in range(both, len(left.sentences))]
        links += [SentenceLink((), (n,), None) for n in range(both, len(right.sentences))]
    return Row(RowId(f"row{name}"), left, right, score if left and right else None, tuple(links or ()))


def bulletin(*pairs, name="town", source=SOURCE):
    """A bulletin of these rows, or of four ordinary ones."""
    pairs = pairs or tuple(zip(ZH, EN, strict=True))
    rows = tuple(row(number, *pair) for number, pair in enumerate(pairs))
    return Bulletin(BulletinId(name), source, None, passage("市鎮", "zh"), passage("Town", "en"), (), rows)


def texts(bulletin):
    """The rows as pairs of texts."""
    return [(row.zh and row.zh.text, row.en and row.en.text) for row in bulletin.rows]


def flow(bulletin, side):
    """All that stands on one side, without white space, in order."""
    return "".join("".join(row.passage(side).text.split()) for row in bulletin.rows if row.passage(side))


def paragraphs(bulletin, side):
    return [text for row in bulletin.rows if row.passage(side) for text in row.passage(side).text.split("\n")]


def wrapped(text, at, line=1):
    """A Chinese paragraph of two lines joined before a code point."""
    return Passage(text, (line, line + 1), (Repair("wrapped-line", at, at, "\n"),), split_sentences(text, "zh"))
