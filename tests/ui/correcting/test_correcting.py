"""Correcting rows while reading: each key does what it says, at once, and it is kept and can be taken back."""

import pytest
from waiting import until

from reader.library.correcting.storing import as_read
from reader.library.store import Library
from reader.settings import Settings

PAIRS = (
    ("甲一。甲二。\n乙。", "A one. A two."),
    ("丙。", "B."),
    (None, "C."),
    ("丁。", "D."),
)
WIDE, NARROW = (120, 40), (80, 24)


def texts(app):
    rows = app.screen.pane.manuscript.bulletin.rows
    return [(row.zh and row.zh.text, row.en and row.en.text) for row in rows]


def stored(app):
    """What the library that is read has."""
    rows = app.library.bulletin(app.screen.shelf.key).rows
    return [(row.zh and row.zh.text, row.en and row.en.text) for row in rows]


async def kept(pilot):
    """Wait until all that was done is kept."""
    correcting = pilot.app.screen.correcting
    await until(pilot, lambda: correcting.is_quiet, "what was corrected to be kept")


@pytest.fixture
def correcting(make_app, make_bulletin, settle):
    """Return a function that starts an app in the mode, and the app."""

    def make(*pairs, **named):
        return make_app(make_bulletin(texts=pairs or PAIRS), **named)

    return make


@pytest.fixture
def after(correcting, settle):
    """Return a function that gives the rows after some keys in the mode, as shown and as stored."""

    async def press(*keys, size=WIDE):
        app = correcting()
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.press("e")
            await kept(pilot)
            await pilot.press(*keys)
            await kept(pilot)
            assert stored(app) == texts(app)
            return texts(app), app.screen.pane.walk.row, app.screen.pane.walk.cursor.side

    return press


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_j_moves_the_last_paragraph_to_the_next_row(after, size):
    rows, row, side = await after("J", size=size)
    assert rows[:2] == [("甲一。甲二。", "A one. A two."), ("乙。\n丙。", "B.")]
    assert (row, side) == (0, "zh")


async def test_k_moves_the_first_paragraph_to_the_row_before(after):
    rows, row, side = await after("j", "tab", "K")
    assert rows[:2] == [("甲一。甲二。\n乙。", "A one. A two.\nB."), ("丙。", None)]
    assert (row, side) == (1, "en")


async def test_a_row_that_is_left_empty_goes_and_the_cursor_stays_near(after):
    rows, row, side = await after("j", "j", "tab", "K")
    assert rows[1:] == [("丙。", "B.\nC."), ("丁。", "D.")]
    assert (row, side) == (1, "en")


async def test_m_merges_with_the_next_row(after):
    rows, row, _ = await after("j", "M")
    assert rows == [PAIRS[0], ("丙。", "B.\nC."), PAIRS[3]]
    assert row == 1


async def test_s_splits_before_the_marked_sentence_and_goes_there(after):
    rows, row, _ = await after("right", "S")
    assert rows[:2] == [("甲一。", "A one."), ("甲二。\n乙。", "A two.")]
    assert row == 1


@pytest.mark.parametrize(("keys", "row"), [(("O",), 0), (("tab", "O"), 1)])
async def test_o_gives_each_language_a_row_of_its_own(after, keys, row):
    rows, now, _ = await after(*keys)
    assert rows[:2] == [("甲一。甲二。\n乙。", None), (None, "A one. A two.")]
    assert now == row


async def test_l_links_a_picked_paragraph_with_one_of_the_other_language(after):
    rows, row, _ = await after("right", "right", "L", "j", "j", "tab", "L")
    assert rows == [("甲一。甲二。", "A one. A two."), ("乙。", "C."), ("丙。", "B."), ("丁。", "D.")]
    assert row == 1


async def test_p_pins_a_row_as_right(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "j", "P")
        await kept(pilot)
        row = app.library.bulletin(app.screen.shelf.key).rows[1]
        assert (row.checked, row.score) == ("pinned", 1.0)
        assert app.screen.pane.row.checked == "pinned"


async def test_u_undoes_and_ctrl_r_redoes(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "J", "j", "M")
        await kept(pilot)
        both = texts(app)
        await pilot.press("U")
        await kept(pilot)
        assert texts(app)[:2] == [("甲一。甲二。", "A one. A two."), ("乙。\n丙。", "B.")]
        await pilot.press("U")
        await kept(pilot)
        assert tuple(texts(app)) == tuple(stored(app)) == PAIRS
        assert app.library.bulletin(app.screen.shelf.key) == as_read(app.library, app.screen.shelf.key)
        await pilot.press("ctrl+r", "ctrl+r")
        await kept(pilot)
        assert texts(app) == stored(app) == both


async def test_there_may_be_nothing_to_undo_or_redo(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "U", "ctrl+r")
        await kept(pilot)
        said = [notice.message for notice in app._notifications]
        assert "Nothing in this bulletin can be taken back." in said
        assert "Nothing was taken back that could be done again." in said


async def test_what_makes_no_sense_is_said_and_changes_nothing(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "K", "S", "G", "M")
        await kept(pilot)
        said = [notice.message for notice in app._notifications]
        assert [words.split(":")[0] for words in said] == [
            "This is the first row",
            "Nothing stands before the marked sentence in this row",
            "This is the last row",
        ]
        assert tuple(texts(app)) == PAIRS


async def test_several_keys_at_once_are_all_done(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "M", "M", "M", "U")
        await kept(pilot)
        assert len(texts(app)) == 2
        assert texts(app) == stored(app)


async def test_the_status_line_shows_the_keys_and_esc_leaves(correcting, settle, look):
    app = correcting()
    for size in (WIDE, NARROW):
        async with correcting().run_test(size=size) as pilot:
            app = pilot.app
            await settle(pilot)
            await pilot.press("e")
            await kept(pilot)
            line = look(app)[-1]
            for words in (
                "correcting",
                "JK move",
                "M merge",
                "S split",
                "P pin",
                "O unlink",
                "L link",
                "U undo",
                "X misfits",
                "Esc",
            ):
                assert words in line
            assert len(line) == size[0]
            await pilot.press("escape")
            assert "correcting" not in look(app)[-1]
            await pilot.press("M")
            assert tuple(texts(app)) == PAIRS


async def test_a_sign_stands_beside_corrected_and_pinned_rows(correcting, settle, look):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("t", "t", "e", "J", "G", "P")
        await kept(pilot)
        lines = look(app)
        assert next(line for line in lines if "甲一" in line).lstrip("│ ").startswith("~")
        assert next(line for line in lines if "丁。" in line).lstrip("│ ").startswith("✓")


async def test_what_is_picked_is_seen_and_esc_lets_go_of_it_first(correcting, settle, look):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "right", "right", "L")
        await kept(pilot)
        assert app.screen.pane.selected_text == "乙。"
        assert "go to its English and press L" in look(app)[-1]
        await pilot.press("escape")
        assert app.screen.pane.selected_text == ""
        assert "M merge" in look(app)[-1]
        await pilot.press("L", "L")
        assert app.screen.pane.selected_text == ""
        await pilot.press("j", "j", "L")
        assert app._notifications
        assert tuple(texts(app)) == PAIRS


async def test_the_cursor_stays_on_the_screen_where_it_was(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(60))
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot)
        await pilot.press(*"jjjjjjjjjjjj", *"kk", "e")
        await kept(pilot)
        y = app.screen.pane.spot.y
        await pilot.press("M")
        await kept(pilot)
        assert (app.screen.pane.walk.row, app.screen.pane.spot.y) == (10, y)


async def test_the_mode_goes_on_in_the_next_bulletin(make_app, make_bulletin, settle):
    app = make_app(
        make_bulletin(texts=PAIRS, name="one"), make_bulletin(texts=PAIRS[1:], name="two", titles=("二", "Two"))
    )
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "M")
        await kept(pilot)
        assert len(stored(app)) == 3
        await pilot.press("right_square_bracket")
        await settle(pilot)
        await pilot.press("M")
        await kept(pilot)
        assert texts(app) == stored(app) == [("丙。", "B.\nC."), ("丁。", "D.")]
        await pilot.press("U", "U")
        await kept(pilot)
        assert tuple(texts(app)) == PAIRS[1:]
        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert len(texts(app)) == 3


async def test_other_keys_that_are_used_in_the_mode_do_what_they_do(correcting, settle):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "s", "j", "v")
        assert app.screen.pane.view.script == "traditional"
        assert app.screen.pane.walk.row == 1
        assert app.screen.is_correcting
        await pilot.press("slash", "M", "S")
        await kept(pilot)
        assert app.screen.finding.query_text == "MS" or tuple(texts(app)) == PAIRS


async def test_nothing_can_be_corrected_in_a_library_that_is_read_only(make_app, make_bulletin, settle, monkeypatch):
    app = make_app(make_bulletin(3))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Library, "is_read_only", property(lambda _: True))
        await pilot.press("e")
        assert not app.screen.is_correcting
        assert any("cannot be written to" in notice.message for notice in app._notifications)


async def test_standard_input_cannot_be_corrected(make_app, make_bulletin, settle):
    app = make_app(make_bulletin(3, path="-"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e")
        assert not app.screen.is_correcting
        assert any("save it to a file" in notice.message for notice in app._notifications)


async def test_what_cannot_be_kept_is_said(correcting, settle, monkeypatch):
    from reader.library.correcting.journal import Journal
    from reader.model import ReaderError

    def fails(*_):
        raise ReaderError("the disk is full")

    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await kept(pilot)
        monkeypatch.setattr(Journal, "add", fails)
        await pilot.press("M")
        await kept(pilot)
        assert any("could not be kept: the disk is full" in notice.message for notice in app._notifications)


async def test_other_keys_may_be_chosen_and_the_line_shows_them(correcting, settle, look):
    app = correcting(settings=Settings(keys={"correct_merge": "j"}))  # which is something else outside the mode
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("j")
        assert app.screen.pane.walk.row == 1
        await pilot.press("e", "j")
        await kept(pilot)
        assert "j merge" in look(app)[-1]
        assert len(texts(app)) == 3


async def test_links_and_names_are_taken_again_when_no_more_is_done(correcting, settle):
    app = correcting(
        ("甲。\n庭審今日開始。被告不認罪。證人明日出庭。", "A."), (None, "The trial began today. A plea. Tomorrow.")
    )
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e", "J")

        def links():
            return app.screen.pane.manuscript.bulletin.rows[1].links

        await until(pilot, lambda: any(link.zh and link.en for link in links()), "sentences to be linked")
        row = app.screen.pane.manuscript.bulletin.rows[1]
        assert {n for link in row.links for n in link.zh} == {0, 1, 2}
        assert app.library.bulletin(app.screen.shelf.key).rows[1] == row


async def test_the_contents_say_how_many_rows_there_are_now(correcting, settle, look):
    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert any("4 rows" in line for line in look(app))
        await pilot.press("e", "M")
        await kept(pilot)
        await pilot.pause()
        assert any("3 rows" in line for line in look(app))
        await pilot.press("U")
        await kept(pilot)
        await pilot.pause()
        assert any("4 rows" in line for line in look(app))


async def test_what_another_program_corrected_meanwhile_is_shown_too(correcting, settle):
    from reader.library.correcting import operations

    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await kept(pilot)
        bulletin = app.screen.pane.manuscript.bulletin
        app.library.journal(make=True).add(bulletin.source, bulletin.id, operations.pin(bulletin, 3))
        await pilot.press("M")
        await kept(pilot)
        rows = app.screen.pane.manuscript.bulletin.rows
        assert [row.checked for row in rows] == ["corrected", None, "pinned"]
        assert stored(app) == texts(app)


async def test_what_was_taken_back_and_is_not_in_the_text_any_more_is_not_done_again(correcting, settle):
    from reader.library.correcting.operations import Correction, Ref, Together

    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        bulletin = app.screen.pane.manuscript.bulletin
        journal = app.library.journal(make=True)
        gone = Correction("pinned", (Together((Ref("沒有這一段。", 0),), ()),))
        for undone in (True, False):
            entry = journal.add(bulletin.source, bulletin.id, gone)
            journal.mark(entry.id, undone=undone)
        journal.mark(entry.id, undone=True)
        await pilot.press("e", "ctrl+r", "U")
        await kept(pilot)
        said = [notice.message for notice in app._notifications]
        assert said == [
            "What was corrected is not in the text any more.",
            "Nothing in this bulletin can be taken back.",
        ]
        assert tuple(texts(app)) == PAIRS


async def test_without_what_was_done_before_nothing_is_done(correcting, settle, monkeypatch):
    from reader.model import ReaderError
    from reader.ui.correcting.keeper import Held

    def fails(*_):
        raise ReaderError("the library is gone")

    app = correcting()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(Held, "as_read", fails)
        await pilot.press("e", "M")
        await kept(pilot)
        assert any("Nothing can be corrected here: the library is gone" in each.message for each in app._notifications)
        assert not app.screen.is_correcting
        assert tuple(texts(app)) == PAIRS


async def test_keys_wait_for_the_bulletin_on_its_way(make_app, make_bulletin, settle):
    app = make_app(
        make_bulletin(texts=PAIRS, name="one"), make_bulletin(texts=PAIRS[1:], name="two", titles=("二", "Two"))
    )
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        app.screen.shelf.show(1)
        for key in ("e", "M", "M"):  # before the bulletin can be there
            await app._press_keys([key])
        await settle(pilot)
        await kept(pilot)
        assert app.screen.is_correcting
        assert texts(app) == stored(app) == [("丙。\n丁。", "B.\nC.\nD.")]
