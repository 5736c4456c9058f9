"""What rows show by themselves is kept with them, and read back as it was."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.library.names.links import Evidence, Link, NameKind
from reader.library.names.shown import packed, row_text, unpacked

PLACES = st.tuples(st.integers(0, 9_999), st.integers(1, 99)).map(lambda place: (place[0], sum(place)))
LINKS = st.builds(Link, PLACES, PLACES, st.sampled_from(get_args(NameKind)), st.sampled_from(get_args(Evidence)))


@given(st.lists(LINKS, max_size=6))
def test_links_are_read_back_as_they_were(links):
    assert unpacked(packed(links)) == links


def test_a_link_takes_a_dozen_characters():
    assert packed([Link((12, 15), (40, 49), "person", "sound")]) == "12+3:40+9ps"


def test_what_is_kept_is_not_worked_out_again():
    zh, en = "赵克志出席会议。", "Zhao Kezhi attended the meeting."
    worked_out = row_text(zh, en, None).links
    assert [(zh[slice(*link.zh)], en[slice(*link.en)]) for link in worked_out] == [("赵克志", "Zhao Kezhi")]
    assert row_text(zh, en, packed(worked_out)).links == worked_out
    assert row_text(zh, en, "").links == []
