"""Small documents of our own to put into libraries, and ways to look into one."""

from reader.library.searching import index
from reader.model import Bulletin, BulletinId, Document, Furniture, Passage, Row, RowId, SentenceLink, Source, Span

SOURCE = Source("harbour.txt", "harbour.txt")

_ZH = ("港口今日向所有船隻開放。", "趙船長昨日抵達北岸。", "鐵路理事會討論了票價。", "明日有雨，渡輪停航。")
_EN = (
    "The port opened to all ships today.",
    "Captain Zhao reached the north shore yesterday.",
    "The railway council discussed fares.",
    "Rain tomorrow, and the ferries stay in harbour.",
)


def passage(text):
    return Passage(text, (1,), (), (Span(0, len(text)),))


def row(name, zh=None, en=None):
    return Row(RowId(name), zh and passage(zh), en and passage(en), None)


def bulletin(name="b1", *, source=SOURCE, zh_title=None, en_title=None, rows=(), date=None):
    return Bulletin(BulletinId(name), source, date, zh_title, en_title, (), tuple(rows))


def document(number, *, edition=1, rows=3):
    """One bulletin of a few rows; another edition of the same source says something else."""
    source = Source(f"{number}.txt", f"{number}.txt")
    texts = [(n + number + edition) % 4 for n in range(rows)]
    return Document(
        source,
        (
            Bulletin(
                BulletinId(f"bulletin{number}-{edition}"),
                source,
                None,
                passage(f"第{number}號公報"),
                passage(f"Bulletin {number}, edition {edition}"),
                (),
                tuple(
                    Row(
                        RowId(f"{number}-{edition}-{n}"),
                        passage(_ZH[text]),
                        passage(_EN[text]),
                        0.75,
                        (SentenceLink((0,), (0,), 0.75),),
                    )
                    for n, text in enumerate(texts)
                ),
            ),
        ),
        (Furniture("Home | Subscribe", 1, "en"),),
    )


def terms(library):
    """What the index and the vocabulary hold: each term with the number of rows it stands in."""
    with library.writing() as connection:
        index.check(connection)
        connection.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab('main', 'row_index', 'row')")
        indexed = dict(connection.execute("SELECT term, doc FROM temp.indexed"))
        connection.execute("DROP TABLE temp.indexed")
        return indexed, dict(connection.execute("SELECT text, rows FROM word"))


def counted(library):
    """What the counters should say, by counting."""
    with library.reading() as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("source", "bulletin", "row WHERE position >= 0")
        )
