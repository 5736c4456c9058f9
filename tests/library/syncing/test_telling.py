"""Adding in words."""

import pytest

from reader.library.syncing.adding import Added
from reader.library.syncing.outcomes import LeftOut
from reader.library.syncing.telling import size, told
from reader.model import Source, SourceError

NOT_READ = LeftOut(Source("a", "a"), "a: no", SourceError("a", "no"))


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (Added(0, 0, 0, 0, (), (), True), "Nothing to add."),
        (Added(1, 0, 0, 0, (), (), True), "1 added."),
        (Added(0, 0, 12_000, 0, (), (), True), "12,000 unchanged."),
        (
            Added(2, 3, 4, 5, (NOT_READ,), ("noted",), False),
            "2 added, 3 read again, 4 unchanged, 5 not there any more, 1 left out.",
        ),
    ],
)
def test_what_was_done_is_told_without_zeros(added, words):
    assert told(added) == words


@pytest.mark.parametrize(
    ("many", "words"),
    [
        (0, "0 B"),
        (999.4, "999 B"),
        (999.6, "1.0 kB"),
        (99_600, "100 kB"),
        (1_234_567, "1.2 MB"),
        (5_000_000_000, "5.0 GB"),
        (1_234_000_000_000, "1234.0 GB"),
    ],
)
def test_bytes_are_told_in_a_few_digits(many, words):
    assert size(many) == words
