"""Hypothesis strategies for the nouns: any bulletin the stages could hand to each other, however odd."""

from hypothesis import strategies as st

from reader.model import (
    SIDES,
    Bulletin,
    BulletinId,
    Credit,
    Document,
    Furniture,
    Passage,
    Repair,
    Row,
    RowId,
    SentenceLink,
    Source,
    Span,
)

words = st.text(
    st.sampled_from("公安部門表示，今年的工作。Then it rained. \n\"'<&\\%\u2028\U00020000éＡ1"), max_size=20
)
numbers = st.lists(st.integers(1, 900), max_size=3, unique=True).map(sorted).map(tuple)
spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted).map(lambda ends: Span(*ends))
scores = st.none() | st.floats(0, 1)
# Any character a file's name may have, lone surrogates (bytes that are no UTF-8, PEP 383) included.
paths = st.text(st.characters(exclude_characters="\x00"), min_size=1, max_size=12)
repairs = st.builds(
    lambda name, span, before, inferred: Repair(name, span.start, span.end, before, inferred),
    st.sampled_from(["pinyin-annotation", "wrapped-line", "control"]),
    spans,
    st.text(max_size=5),
    st.booleans(),
)
passages = st.builds(
    Passage,
    words,
    numbers,
    st.lists(repairs, max_size=2).map(tuple),
    st.lists(spans, max_size=3).map(tuple),
)
links = st.builds(SentenceLink, numbers, numbers, scores)
rows = st.builds(
    Row,
    st.text("abcdef0123456789", min_size=4, max_size=8).map(RowId),
    st.none() | passages,
    st.none() | passages,
    scores,
    st.lists(links, max_size=2).map(tuple),
)
credits_ = st.builds(
    Credit,
    words,
    numbers,
    st.sampled_from(["author", "translator", "editor", "other"]),
    st.sampled_from(SIDES),
    st.none() | words,
)
sources = paths.map(lambda path: Source(path, path)) | st.builds(Source, paths, paths)
furniture = st.builds(Furniture, words, st.integers(1, 900), st.sampled_from(SIDES))


def bulletins(source):
    """Bulletins read from `source`; ids come from few letters, so that they collide."""
    return st.builds(
        Bulletin,
        st.text("ab", min_size=1, max_size=2).map(BulletinId),
        st.just(source),
        st.none() | st.dates(),
        st.none() | passages,
        st.none() | passages,
        st.lists(credits_, max_size=2).map(tuple),
        st.lists(rows, max_size=4).map(tuple),
    )


documents = sources.flatmap(
    lambda source: st.builds(
        Document,
        st.just(source),
        st.lists(bulletins(source), max_size=3).map(tuple),
        st.lists(furniture, max_size=3).map(tuple),
        st.lists(words, max_size=2).map(tuple),
    )
)
# What a query may be made of: its marks, what they stand before, and words.
query_pieces = st.sampled_from(
    "doc: date: re: zh: en: ! ！ ' \" | 2021 -06 .. ( [a- * + \\ 公安 港口 port".split()  # noqa: SIM905 - shorter so
) | st.sampled_from([" ", " | "])
