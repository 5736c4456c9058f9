"""Copying: what is copied, in which script, where it goes, and what is said of it."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from base64 import b64decode

import pytest
from waiting import PATIENCE

from reader.language.script import Script
from reader.settings import Settings
from reader.ui import clipboard
from reader.ui.clipboard import LONGEST, copied_file, put, sequence, terminal
from reader.ui.copying import Written, both_sides, one_sentence, one_side, selected
from reader.ui.pane.blocks import blocks_of
from reader.ui.pane.cursor import Cursor
from reader.ui.pane.select import Selection

PLAIN = {"TERM": "xterm-256color"}
VTE = PLAIN | {"VTE_VERSION": "7600"}


def asked(written):
    """Return the text that a terminal was asked to take."""
    assert written.startswith("\x1b]52;c;")
    assert written.endswith("\a")
    return b64decode(written[7:-1]).decode()


# Where it goes


def test_a_terminal_is_asked_once_with_the_whole_text():
    written = []
    assert put("漢字\nand more", "auto", written.append, PLAIN) == ""
    assert [asked(one) for one in written] == ["漢字\nand more"]


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ({}, "terminal"),
        (PLAIN, "terminal"),
        (VTE, "none"),
        (VTE | {"KITTY_WINDOW_ID": "1"}, "terminal"),
        (VTE | {"TERM": "xterm-kitty"}, "terminal"),
        (PLAIN | {"KONSOLE_VERSION": "230805"}, "none"),
        (PLAIN | {"KONSOLE_VERSION": "241200"}, "terminal"),
        (PLAIN | {"TERM_PROGRAM": "Apple_Terminal"}, "none"),
        (PLAIN | {"TERM_PROGRAM": "iTerm.app"}, "terminal"),
        ({"TERM": "linux"}, "none"),
        (VTE | {"TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        (PLAIN | {"STY": "1.pts-0"}, "screen"),
    ],
)
def test_what_is_known_of_a_terminal_decides(said, way):
    assert terminal(said).way == way


@pytest.mark.parametrize(
    ("said", "longest"),
    [(PLAIN, LONGEST), (PLAIN | {"TERMUX_VERSION": "0.118"}, 6_000), (PLAIN | {"TERM_PROGRAM": "Tabby"}, 3_066)],
)
def test_what_is_too_long_goes_whole_into_a_file_and_not_cut_into_the_clipboard(said, longest):
    written = []
    assert put("x" * longest, "auto", written.append, said) == ""
    assert len(written) == 1
    words = put("y" * longest + "z", "auto", written.append, said)
    assert len(written) == 1
    assert words == f"It is too long for the clipboard of a terminal: it is in {copied_file()}"
    assert copied_file().read_text(encoding="utf-8") == "y" * longest + "z"


def test_the_longest_sequence_has_a_hundred_thousand_bytes():
    assert len(sequence("x" * LONGEST)) <= 100_000 < len(sequence("x" * (LONGEST + 3)))


def test_length_is_counted_in_bytes():
    assert put("漢" * (LONGEST // 3), "auto", [].append, PLAIN) == ""
    assert "too long" in put("漢" * (LONGEST // 3 + 1), "auto", [].append, PLAIN)


def test_a_terminal_that_takes_none_is_not_asked():
    written = []
    assert put("漢字", "auto", written.append, VTE) == f"This terminal takes no copies: it is in {copied_file()}"
    assert written == []
    assert copied_file().read_text(encoding="utf-8") == "漢字"


def test_the_person_may_insist_on_the_terminal_or_on_a_file():
    written = []
    assert put("漢字", "terminal", written.append, VTE) == ""
    assert asked(written.pop()) == "漢字"
    assert put("字", "file", written.append, PLAIN) == f"It is in {copied_file()}"
    assert written == []


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_file_is_for_the_person_alone():
    put("漢字", "file", [].append, PLAIN)
    assert copied_file().stat().st_mode & 0o077 == 0


def test_screen_gets_strings_it_passes_on():
    wrapped = sequence("漢字" * 200, "screen")
    pieces = wrapped.split("\x1b\\")
    assert pieces.pop() == ""
    assert all(piece.startswith("\x1bP") and len(piece) <= 256 for piece in pieces)
    assert asked("".join(piece[2:] for piece in pieces)) == "漢字" * 200


def test_old_tmux_gets_it_wrapped_and_newer_tmux_as_a_buffer(monkeypatch):
    inside = {"TMUX": "/tmp/x,1,0"}
    for took, many in ((True, 0), (False, 1)):
        monkeypatch.setattr(clipboard, "_tmux_took", lambda text, took=took: took)
        written = []
        assert put("漢字", "auto", written.append, inside) == ""
        assert len(written) == many
    wrapped = written[0]
    assert wrapped.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert wrapped.endswith("\a\x1b\\")
    assert asked(wrapped.removeprefix("\x1bPtmux;").removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b")) == "漢字"


def test_what_no_encoding_has_does_no_harm():
    written = []
    put("a\ud800b", "auto", written.append, PLAIN)
    assert asked(written[0]) == "a?b"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_a_real_tmux_has_what_was_copied(tmp_path):
    done = tmp_path / "done"
    code = (
        f"from reader.ui import clipboard; clipboard._PATIENCE = {PATIENCE}; "
        f"clipboard.put('漢字 [b]', 'auto', print); open({str(done)!r}, 'w').close()"
    )
    tmux = ["tmux", "-L", f"reader-{uuid.uuid4().hex}", "-f", "/dev/null"]
    environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
    inside = shlex.join([sys.executable, "-c", code]) + "; sleep 30"
    subprocess.run([*tmux, "new-session", "-d", inside], check=True, env=environment)
    try:
        end = time.monotonic() + PATIENCE
        while not done.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert done.exists(), "what runs inside tmux did not come to its end"
        shown = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=True, env=environment)
        assert shown.stdout.decode() == "漢字 [b]"
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, env=environment)


# What is copied

TRADITIONAL = Written(Script.TRADITIONAL)
SIMPLIFIED = Written(Script.SIMPLIFIED)


def test_text_is_the_sources_own_unless_another_script_is_chosen(make_row):
    row = make_row(0, "圖書館開到晚上。", "The library stays open.")
    assert one_side(row, "zh").text == "圖書館開到晚上。"
    assert one_side(row, "zh", SIMPLIFIED).text == "图书馆开到晚上。"
    assert one_side(row, "en", SIMPLIFIED).text == "The library stays open."
    assert both_sides(row, SIMPLIFIED).text == "图书馆开到晚上。\tThe library stays open."


def test_both_sides_are_two_cells_of_a_table_whatever_they_hold(make_row):
    copied = both_sides(make_row(0, "甲\n乙\t丙。", None))
    assert copied.text == "甲 乙 丙。\t"
    assert copied.notice == "Copied 6 characters of Chinese; this row has no English."


def test_a_sentence_is_copied_without_its_neighbours(make_bulletin):
    blocks = blocks_of(make_bulletin(2))
    number = next(number for number, block in enumerate(blocks) if block.row is not None)
    assert one_sentence(blocks[number], Cursor(number, "zh", 1)).text == "週末開到晚上九點。"
    copied = one_sentence(blocks[number], Cursor(number, "en", 0))
    assert copied.text == "The Qingshi Town library will stay open longer from this month."
    assert copied.notice == "Copied a sentence: 63 characters of English."
    assert one_sentence(None, Cursor(0)).text == ""


def test_a_selection_says_how_many_rows_it_is_from(make_bulletin):
    blocks = blocks_of(make_bulletin(4))
    first = next(number for number, block in enumerate(blocks) if block.row is not None)
    copied = selected(Selection("zh", (first, 2), (first + 2, 3)), blocks)
    assert copied.text.count("\n") == 2
    assert copied.notice == f"Copied the selection: 3 rows, {len(copied.text)} characters of Chinese."
    one = selected(Selection("zh", (first, 2), (first, 4)), blocks)
    assert one.notice == "Copied the selection: 2 characters of Chinese."
    assert selected(None, blocks) is None


# On the screen


@pytest.fixture
def written(monkeypatch):
    """Return what the terminal is told to copy."""
    kept = []
    monkeypatch.setattr(clipboard, "put", lambda text, choice, write: put(text, choice, kept.append))
    return kept


@pytest.mark.parametrize(
    ("script", "text"),
    [("original", "圖書館開。"), ("simplified", "图书馆开。"), ("shown", "图书馆开。"), ("traditional", "圖書館開。")],
)
async def test_the_script_of_copies_is_chosen_in_the_settings(make_app, make_bulletin, settle, written, script, text):
    app = make_app(
        make_bulletin(texts=[("圖書館開。", "It opens.")]), settings=Settings(copy_script=script, script="simplified")
    )
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        assert asked(written[-1]) == app.clipboard == text


async def test_a_sentence_is_copied_by_its_key(make_app, make_bulletin, settle, written):
    app = make_app(make_bulletin(2))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("right", "C")
        assert asked(written[-1]) == "週末開到晚上九點。"
        assert [notice.message for notice in app._notifications] == ["Copied a sentence: 9 characters of Chinese."]


async def test_a_long_text_is_said_to_be_in_a_file(make_app, make_bulletin, settle, written):
    app = make_app(make_bulletin(texts=[("長" * 30_000, "Long.")]))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        (notice,) = app._notifications
        assert notice.message.startswith("Copied 30,000 characters of Chinese. It is too long")
        assert str(copied_file()) in notice.message
        assert written == []
        assert app.clipboard == "長" * 30_000


async def test_a_file_that_cannot_be_written_is_said(make_app, make_bulletin, settle, written, monkeypatch):
    def fail(place, data):
        raise OSError(28, "No space left on device", str(place))

    monkeypatch.setattr(clipboard, "write_atomically", fail)
    app = make_app(make_bulletin(2), settings=Settings(clipboard="file"))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        (notice,) = app._notifications
        assert notice.message == f"Nothing was copied: {copied_file()} cannot be written."


async def test_a_selection_of_many_rows_is_copied_without_holding_up_the_keys(make_app, make_bulletin, settle, written):
    app = make_app(make_bulletin(600))
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        pane = app.screen.pane
        pane.select(Selection("zh", (1, 0), (600, 3)))
        await pilot.press("y")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.clipboard == pane.selected_text
        (notice,) = app._notifications
        assert "600 rows" in notice.message
