"""Small invented bulletins in two languages, and a way to assemble them."""

from reader.assembly.assemble import assemble
from reader.model import CleanFile, Document, Line, Source

HARBOUR_ZH = [
    "临江港务局举行安全演习",
    "临江港务局4月12日举行年度消防安全演习，共有320名工人参加。",
    "局长何明远表示，港口去年处理了八十万个集装箱，没有发生重大事故。演习结束后，他感谢了消防队员。",
    "下一次演习将于9月在新码头举行。",
]
HARBOUR_EN = [
    "Linjiang Port Authority Holds Safety Drill",
    "The Linjiang Port Authority held its annual fire safety drill on April 12, with 320 workers taking part.",
    "He Mingyuan said the port handled 800,000 containers last year without accident. He thanked the firefighters.",
    "The next drill will be held at the new wharf in September.",
]
LIBRARY_ZH = [
    "云岭县图书馆延长开放时间",
    "云岭县图书馆宣布，从下个月起，阅览室每天开放到晚上十点。",
    "馆长苏文秀说，学生们要求有更多时间在安静的房间里读书。图书馆还购买了2500册新书。",
    "借书证对所有居民免费。",
]
LIBRARY_EN = [
    "Yunling County Library Extends Opening Hours",
    "The Yunling County Library announced that reading rooms will stay open until ten every evening from next month.",
    "Librarian Su Wenxiu said students wanted time to read in quiet rooms. The library also bought 2,500 new books.",
    "Library cards are free for all residents.",
]
BRIDGE_ZH = [
    "青石桥修缮工程提前完工",
    "青石桥的修缮工程比计划提前三周完工，花费1.2亿元。",
    "工程师发现两根桥柱严重锈蚀，必须更换钢筋。",
    "公共汽车星期一恢复通行。",
]


def clean(lines: list[str], path: str = "news.txt") -> CleanFile:
    """Return a file of these lines as intake would hand it on."""
    return CleanFile(path, tuple(Line(number, text) for number, text in enumerate(lines, 1)), "utf-8")


def read(lines: list[str]) -> Document:
    """Assemble one file."""
    return assemble(Source("news.txt", "news.txt"), clean(lines))


def texts(document: Document) -> set[tuple[str | None, str | None]]:
    """Return the rows of a document as pairs of texts."""
    return {(r.zh and r.zh.text, r.en and r.en.text) for b in document.bulletins for r in b.rows}


def titles(document: Document) -> set[tuple[str | None, str | None]]:
    """Return the titles of a document as pairs of texts."""
    return {(b.zh_title and b.zh_title.text, b.en_title and b.en_title.text) for b in document.bulletins}
