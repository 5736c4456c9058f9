"""The names of a library: picked by what is typed, by kind, by where they stand."""

import pytest
from stored import row

from reader.library.names.kinds import kind_of
from reader.library.names.listing.filtering import reads_so
from reader.library.names.listing.panel import Asked, page
from reader.library.names.listing.standing import names_in, standing
from reader.library.problems import Cancelled
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Source

MET = ("趙克志會見了呂秀蓮。", "Zhao Kezhi met Lü Xiulian.")
AGAIN = ("趙克志在香港說。", "Zhao said so in Hong Kong.")
RIVER = ("多瑙河流過維也納。", "The Danube flows through Vienna.")
ALONE = ("单說趙克志。", None)


def document(*bulletins, path="one.txt"):
    source = Source(path, path)
    made = [
        Bulletin(
            BulletinId(f"{path}-{at}"),
            source,
            None,
            None,
            None,
            (),
            tuple(row(f"{path}-{at}-{n}", zh, en) for n, (zh, en) in enumerate(rows)),
        )
        for at, rows in enumerate(bulletins)
    ]
    return Document(source, tuple(made))


@pytest.fixture(scope="module")
def library():
    with Library() as opened:
        opened.add(document([MET, AGAIN], [RIVER]))
        opened.add(document([MET], [ALONE], path="two.txt"))
        yield opened


def keys(library, *, limit=None, **asked):
    return [entry.key for entry in page(library, Asked(**asked), limit).entries]


@pytest.mark.parametrize("wanted", ["趙克", "赵克志", "ZHAO", "kezhi", "zhao kezhi", "kezhi zhao", "zhaoke", "zkz"])
def test_a_name_is_found_by_a_part_of_either_form_and_by_pinyin(library, wanted):
    assert keys(library, wanted=wanted) == ["赵克志"]


@pytest.mark.parametrize("wanted", ["lu xiu", "lv xiulian", "lyuxiu", "吕秀莲", "lü"])
def test_however_the_u_with_dots_is_typed(library, wanted):
    assert keys(library, wanted=wanted) == ["吕秀莲"]


@pytest.mark.parametrize("wanted", ["nobody", "克赵", "kezhi xiulian", "12", "…", "%", "_", "'"])
def test_what_is_in_no_name_finds_none(library, wanted):
    assert keys(library, wanted=wanted) == []


def test_nothing_typed_shows_all_the_one_in_most_rows_first(library):
    found = page(library, Asked("  "), None)
    assert found.entries[0].key == "赵克志"
    assert found.total == len(found.entries) > 3
    rows = [entry.rows for entry in found.entries]
    assert rows == sorted(rows, reverse=True)


def test_a_page_says_how_many_there_are_beyond_it(library):
    assert len(keys(library, limit=1)) == 1
    assert page(library, Asked(), 1).total > 1


def test_one_kind_can_be_asked_for(library):
    assert "赵克志" in keys(library, kind="person")
    assert "香港" not in keys(library, kind="person")
    assert "香港" in keys(library, kind="place")


@pytest.mark.parametrize(
    ("zh", "en", "is_heard", "kind"),
    [
        ("本米·西沙瓦", "bounmy sisavath", True, "person"),
        ("多瑙河", "danube", True, "place"),
        ("裏海", "caspian sea", False, "place"),
        ("景洪港", "jinghong port", False, "place"),
        ("庫雷克", "kuryk", True, "name"),
        ("內務部", "minister of internal affairs", False, "organisation"),
        ("泰部", "thabu", True, "name"),
        ("大理备忘录", "dali memorandum", False, "name"),
    ],
)
def test_what_a_name_names_is_told_by_its_forms_where_mining_did_not_know(zh, en, is_heard, kind):
    assert kind_of("name", zh, en, is_heard=is_heard) == kind
    assert kind_of("organisation", zh, en, is_heard=is_heard) == "organisation"


def test_where_a_name_stands_is_told_also_where_one_language_is_missing(library):
    (entry,) = page(library, Asked("zhao"), None).entries
    found = standing(library, entry)
    assert [(place.bulletin, place.rows, place.first) for place in found.places] == [
        ("one.txt-0", 2, 0),
        ("two.txt-0", 1, 0),
        ("two.txt-1", 1, 0),
    ]
    assert found.is_complete
    assert found.rows == 4


def test_the_names_of_one_bulletin_are_those_that_stand_in_it(library):
    first, second, _, alone = (entry.key for entry in library.contents())
    assert {"赵克志", "吕秀莲"} <= names_in(library, first)
    assert "赵克志" not in names_in(library, second)
    assert names_in(library, alone) == {"赵克志"}, "another bulletin paired it"
    assert names_in(library, 999) == frozenset()
    assert keys(library, within=names_in(library, alone)) == ["赵克志"]


def test_what_is_not_wanted_any_more_is_not_looked_up(library):
    (entry,) = page(library, Asked("zhao"), 1).entries
    with pytest.raises(Cancelled):
        standing(library, entry, lambda: True)


def test_a_library_that_changes_has_other_names():
    with Library() as library:
        assert keys(library) == []
        library.add(document([MET]))
        assert "赵克志" in keys(library)
        library.remove(Source("one.txt", "one.txt"))
        assert keys(library) == []


@pytest.mark.parametrize(
    ("hanzi", "letters", "reads"),
    [
        ("单怀远", "shanhuai", True),  # the surname's reading
        ("重庆", "chongq", True),
        ("重庆", "zhong", True),  # both readings: who types has one in mind
        ("重庆", "qing", False),  # not from the beginning
        ("重庆", "cq", True),
        ("重庆", "cqs", False),
        ("赵", "zhaoke", False),
    ],
)
def test_letters_spell_a_name_from_its_beginning_or_are_its_initials(hanzi, letters, reads):
    assert reads_so(hanzi, letters) is reads
