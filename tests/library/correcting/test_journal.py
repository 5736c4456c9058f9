"""The journal of corrections, and doing them again on what was read anew."""

import datetime
from dataclasses import replace

import pytest
from correcting import SOURCE, bulletin, texts
from hypothesis import given
from hypothesis import strategies as st

from reader.library.correcting import operations
from reader.library.correcting.applying import applied
from reader.library.correcting.journal import Entry, Journal, dumped, loaded
from reader.library.correcting.operations import Correction, Cut, Ref, Together
from reader.library.correcting.replaying import replay
from reader.library.store import Library
from reader.model import BulletinId, Source

TOWN = bulletin()


@pytest.fixture
def library():
    with Library() as opened:
        yield opened


@pytest.fixture
def journal(library):
    return Journal(library, lambda: datetime.datetime(2026, 3, 4, tzinfo=datetime.UTC))


def entry(number, correction, *, undone=False, name="town"):
    return Entry(number, SOURCE, BulletinId(name), undone, correction, "")


def test_corrections_come_back_in_the_order_in_which_they_were_made(journal):
    first, second = operations.merge(TOWN, 0), operations.pin(TOWN, 3)
    journal.add(SOURCE, TOWN.id, first)
    journal.add(SOURCE, TOWN.id, second)
    journal.add(SOURCE, BulletinId("other"), first)
    journal.add(Source("other.txt", "other.txt"), TOWN.id, first)
    assert [each.correction for each in journal.of(SOURCE, TOWN.id)] == [first, second]
    assert len(journal.of(SOURCE)) == 3
    assert journal.of(SOURCE)[0].made == "2026-03-04T00:00:00.000000+00:00"
    assert len(journal.sources()) == 2


def test_a_file_is_known_by_its_absolute_path(journal, tmp_path, monkeypatch):
    journal.add(Source(str(tmp_path / "town.txt"), str(tmp_path / "town.txt")), TOWN.id, operations.pin(TOWN, 0))
    monkeypatch.chdir(tmp_path)
    assert len(journal.of(Source("town.txt", "town.txt"))) == 1


def test_what_is_taken_back_is_kept_until_something_else_is_done(journal):
    kept = journal.add(SOURCE, TOWN.id, operations.merge(TOWN, 0))
    back = journal.add(SOURCE, TOWN.id, operations.pin(TOWN, 3))
    elsewhere = journal.add(SOURCE, BulletinId("other"), operations.pin(TOWN, 3))
    for each in (back, elsewhere):
        journal.mark(each.id, undone=True)
    assert [each.undone for each in journal.of(SOURCE)] == [False, True, True]
    journal.mark(back.id, undone=False)
    assert [each.undone for each in journal.of(SOURCE)] == [False, False, True]
    journal.mark(back.id, undone=True)
    new = journal.add(SOURCE, TOWN.id, operations.unlink(TOWN, 1))
    assert [each.id for each in journal.of(SOURCE)] == [kept.id, elsewhere.id, new.id]


refs = st.lists(st.builds(Ref, st.text(), st.integers(0, 99)), max_size=2).map(tuple)
rows = st.builds(Together, refs, refs).filter(lambda each: each.zh or each.en)
cuts = st.builds(Cut, st.sampled_from(["zh", "en"]), st.builds(Ref, st.text(), st.integers(0, 9)), st.integers(0, 99))


@given(
    st.sampled_from(["moved", "split", "pinned"]), st.lists(rows, min_size=1, max_size=3), st.lists(cuts, max_size=2)
)
def test_a_correction_written_and_read_is_what_it_was(kind, several, parts):
    correction = Correction(kind, tuple(several), tuple(parts))
    assert loaded(dumped(correction)) == correction


@pytest.mark.parametrize(
    "nonsense", ["", "{}", "[1]", '{"kind":"x","rows":[],"cuts":[]}', '{"kind":"pinned","rows":7}']
)
def test_what_damage_has_made_of_a_correction_is_passed_over(journal, library, nonsense):
    journal.add(SOURCE, TOWN.id, operations.pin(TOWN, 0))
    with library.writing() as connection:
        connection.execute(
            "INSERT INTO correction SELECT NULL, zh_path, en_path, bulletin, undone, ?, made, aside FROM correction",
            (nonsense,),
        )
    assert len(journal.of(SOURCE)) == 1


# Doing them again


def test_corrections_are_made_again_where_the_text_is_now():
    correction = operations.merge(TOWN, 2)
    longer = bulletin(("新增一段。", "One more paragraph."), *texts(TOWN))
    (after,) = replay([longer], [entry(1, correction)]).bulletins
    assert texts(after) == [texts(longer)[0], *texts(applied(TOWN, correction))]


def test_of_equal_paragraphs_the_one_is_meant_that_moved_as_the_others_did():
    same = bulletin(("甲。", "A."), ("乙。", "B."), ("甲。", "A."), ("丙。", "C."))
    correction = operations.move(same, 2, "zh", 1)
    longer = bulletin(("新。", "New."), ("更新。", "Newer."), *texts(same))
    (after,) = replay([longer], [entry(1, correction)]).bulletins
    assert texts(after)[2:] == [("甲。", "A."), ("乙。", "B."), (None, "A."), ("甲。\n丙。", "C.")]


def test_an_edited_paragraph_is_still_found_and_keeps_its_edit():
    correction = operations.split(TOWN, 2, "zh", 1)
    edited = [*texts(TOWN)]
    edited[2] = ("計劃分四期。第一期已經完成。", "There are four stages. The first is done.")
    (after,) = replay([bulletin(*edited)], [entry(1, correction)]).bulletins
    assert texts(after)[2:4] == [("計劃分四期。", "There are four stages."), ("第一期已經完成。", "The first is done.")]


def test_a_newer_aligner_that_groups_paragraphs_differently_does_not_undo_what_a_person_did():
    correction = operations.move(bulletin(("甲。\n乙。", "A."), (None, "B."), ("丙。", "C.")), 0, "zh", 1)
    for newer in (
        bulletin(("甲。", "A."), ("乙。", "B."), ("丙。", "C.")),
        bulletin(("甲。\n乙。", "A.\nB."), ("丙。", "C.")),
        bulletin(("甲。", None), (None, "A."), ("乙。\n丙。", "B.\nC.")),
    ):
        replayed = replay([newer], [entry(1, correction)])
        assert texts(replayed.bulletins[0]) == [("甲。", "A."), ("乙。", "B."), ("丙。", "C.")]
        assert replayed.unmatched == ()


def test_what_cannot_be_found_is_told_and_changes_nothing():
    correction, other = operations.merge(TOWN, 2), operations.pin(TOWN, 0)
    shorter = bulletin(*texts(TOWN)[:2])
    replayed = replay([shorter], [entry(1, correction), entry(2, other)])
    assert [each.id for each in replayed.unmatched] == [1]
    assert texts(replayed.bulletins[0]) == texts(shorter)
    assert replayed.bulletins[0].rows[0].checked == "pinned"


def test_what_is_taken_back_has_no_effect_and_is_no_problem():
    replayed = replay([TOWN], [entry(1, operations.merge(TOWN, 2), undone=True)])
    assert replayed.bulletins == (TOWN,)
    assert (replayed.done, replayed.unmatched) == ((), ())


def test_a_bulletin_whose_title_was_edited_is_known_by_its_paragraphs():
    others = replace(bulletin(("別的。", "Else."), name="else"), source=SOURCE)
    renamed = replace(TOWN, id=BulletinId("renamed"))
    replayed = replay([others, renamed], [entry(7, operations.merge(TOWN, 2))])
    assert texts(replayed.bulletins[1]) == texts(applied(TOWN, operations.merge(TOWN, 2)))
    assert replayed.moved == ((7, BulletinId("renamed")),)
    assert replayed.changed == {1}


def test_a_bulletin_that_is_gone_leaves_its_corrections_unmatched():
    strangers = bulletin(("別的。", "Else."), name="else")
    assert len(replay([strangers], [entry(7, operations.merge(TOWN, 2))]).unmatched) == 1
    assert len(replay([], [entry(7, operations.merge(TOWN, 2))]).unmatched) == 1
