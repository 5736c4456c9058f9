"""What is known better of a corrected bulletin is taken over, and nothing else of it is touched."""

from dataclasses import replace

from correcting import bulletin

from reader.library.correcting import operations
from reader.library.correcting.applying import applied
from reader.model import SentenceLink
from reader.ui.correcting.comparing import better_linked, is_alike

TOWN = bulletin()
NOW = applied(TOWN, operations.merge(TOWN, 1))
BETTER = (SentenceLink((0, 1, 2), (0, 1, 2), 0.9),)


def test_rows_that_a_person_made_get_the_links_the_aligner_found_and_all_others_stay():
    known = replace(NOW, rows=tuple(replace(row, links=BETTER) for row in NOW.rows))
    assert is_alike(NOW, known)
    after = better_linked(NOW, known, TOWN)
    assert [one is two for one, two in zip(after.rows, NOW.rows, strict=True)] == [True, False, True]
    assert after.rows[1] == replace(NOW.rows[1], links=BETTER)


def test_where_nothing_is_known_better_the_bulletin_is_the_same():
    assert better_linked(NOW, replace(NOW, rows=tuple(replace(row) for row in NOW.rows)), TOWN) is NOW


def test_bulletins_of_other_rows_are_not_alike():
    assert not is_alike(NOW, TOWN)
    assert not is_alike(NOW, applied(NOW, operations.pin(NOW, 0)))
