"""Rows to be searched, as the open bulletin has them and as a library does."""

import pytest

from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Passage, Row, RowId, Source, Span


def passage(text):
    return text and Passage(text, (1,), (), (Span(0, len(text)),))


@pytest.fixture(scope="module")
def rows(request):
    """The texts of the module, `ROWS`, as rows: Chinese and English, either of which may be missing."""
    return [Row(RowId(f"r{n}"), passage(zh), passage(en), None) for n, (zh, en) in enumerate(request.module.ROWS)]


@pytest.fixture(scope="module")
def library(rows):
    """A library that holds these rows."""
    source = Source("port.txt", "port.txt")
    with Library() as made:
        made.add(Document(source, (Bulletin(BulletinId("b"), source, None, None, None, (), tuple(rows)),)))
        yield made
