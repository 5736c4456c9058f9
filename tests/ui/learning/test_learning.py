"""A learner's keys in the real app: readings, the dictionary word by word, one language hidden."""

import pytest
from waiting import until

from reader.language.cells import cell_width
from reader.settings import Settings
from reader.ui.learning.panel import WordPanel
from reader.ui.pane.paint import Ink
from reader.ui.settings.applying import apply

TEXTS = [
    ("單懷遠會見了銀行行長。他說很好。", "Shan Huaiyuan met the head of the bank. He said it was well."),
    ("長大以後再說。", "Later, when grown up."),
    (None, "Only in English."),
    ("研究生命起源。", "They study the origin of life."),
]


@pytest.fixture
def reading(make_app, make_bulletin, settle):
    async def run(script, size=(109, 30), texts=TEXTS, **named):
        app = make_app(
            make_bulletin(texts=texts, path="one.txt"),
            make_bulletin(texts=[("銀行開門。", "The bank opens.")], name="two", path="two.txt"),
            **named,
        )
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await script(app, pilot)

    return run


async def pressed(pilot, *keys):
    """Press keys, and wait until the dictionary is there and what was asked for is done."""
    learning = pilot.app.screen.desk.learning
    for key in keys:
        await pilot.press(key)
        await until(pilot, lambda: not learning._later and not learning._is_loading, "the dictionary")


def page(app):
    return str(app.screen.query_one(WordPanel).query_one("Static").content)


def lit(app):
    aids = app.screen.pane.aids
    if aids.looked is None:
        return None
    row, mark = aids.looked
    block = next(block for block in app.screen.pane.blocks if block.row is not None and block.row.id == row)
    return block.zh.text[mark.span.start : mark.span.end]


async def test_p_shows_readings_above_the_rows_hanzi_and_puts_them_away(reading, look):
    async def script(app, pilot):
        before = look(app)
        await pressed(pilot, "p")
        text = "\n".join(look(app))
        assert {"yín", "háng", "zhǎng"} <= set(text.split()), "銀行行長"
        assert not {"xíng", "cháng"} & set(text.split())
        assert "shàn huái yuǎn" in text, "the name, as its own row spells it"
        assert "zhǎng dà" not in text, "only the row under the cursor"
        await pressed(pilot, "p")
        assert look(app) == before

    await reading(script)


async def test_a_reading_stands_above_its_hanzi(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p")
        lines = look(app)
        above = next(number for number, line in enumerate(lines) if "yín" in line)
        hanzi = lines[above + 1]
        assert cell_width(lines[above][: lines[above].index("yín")]) == cell_width(hanzi[: hanzi.index("銀")])

    await reading(script)


async def test_readings_of_all_rows(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "alt+p")
        text = "\n".join(look(app))
        assert "zhǎng dà" in text
        assert "yán jiū" in text
        await pressed(pilot, "alt+p")
        assert "zhǎng dà" not in "\n".join(look(app))

    await reading(script, size=(100, 50))


async def test_bopomofo_by_the_settings(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p")
        assert "ㄧㄣˊ" in "\n".join(look(app))

    await reading(script, settings=Settings(readings="bopomofo"))


async def test_other_settings_change_the_readings_that_are_shown(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p", "K", "l", "l", "l")
        assert "yín" in "\n".join(look(app))
        apply(app.screen, Settings(readings="bopomofo"))
        await pilot.pause()
        assert "yín" not in "\n".join(look(app))
        assert "ㄧㄣˊ" in "\n".join(look(app))
        assert "ㄧㄣˊ" in page(app)

    await reading(script)


async def test_readings_stay_in_the_other_script_layout_and_width(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p", "s", "s")
        text = "\n".join(look(app))
        assert {"yín", "háng", "zhǎng"} <= set(text.split())
        assert "银" in text
        await pilot.press("v")
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert all(cell_width(line) == 60 for line in look(app))
        assert "yín" in "\n".join(look(app))

    await reading(script)


async def test_what_is_selected_is_the_text_without_its_readings(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p")
        lines = look(app)
        y = next(number for number, line in enumerate(lines) if "銀" in line)
        x = cell_width(lines[y][: lines[y].index("銀")])
        await pilot.click(offset=(x, y), times=2)
        await pilot.pause()
        assert app.screen.pane.selected_text == "單懷遠會見了銀行行長。"

    await reading(script)


async def test_capital_k_looks_up_word_by_word(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "K")
        assert lit(app) == "單懷遠"
        assert "a name of this library" in page(app)
        assert "Shàn Huái Yuǎn" in page(app) or "shàn huái yuǎn" in page(app)
        await pressed(pilot, "l")
        assert lit(app) == "會見"
        await pressed(pilot, "l", "l")
        assert lit(app) == "銀行"
        assert page(app).startswith("銀行 银行  yín háng  bank")
        assert "counted with 家 jiā" in page(app)
        assert any("bank" in line for line in look(app)[-6:])
        await pressed(pilot, "h", "h")
        assert lit(app) == "會見"
        await pilot.press("escape")
        await pilot.pause()
        assert lit(app) is None
        assert not app.screen.query_one(WordPanel).has_class("-open")

    await reading(script)


async def test_the_word_looked_up_is_copied_alone_or_with_what_is_said_of_it(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "K", "l", "l", "l")
        assert "y copies it" in look(app)[-1]
        await pilot.press("y")
        assert app.clipboard == "銀行"
        await pilot.press("Y")
        assert app.clipboard == "銀行\tyín háng\tbank"
        await pressed(pilot, "h", "h", "h")
        await pilot.press("Y")
        assert app.clipboard.split("\t")[0] == "單懷遠"
        assert app.clipboard.split("\t")[2] == "Shan Huaiyuan"
        await pilot.press("escape", "y")
        assert app.clipboard == TEXTS[0][0]

    await reading(script, size=(140, 30))


async def test_how_a_name_is_read_is_written_by_the_settings_too(reading):
    async def script(app, pilot):
        await pressed(pilot, "K")
        assert lit(app) == "單懷遠"
        assert "ㄕㄢˋ ㄏㄨㄞˊ ㄩㄢˇ" in page(app)

    await reading(script, settings=Settings(readings="bopomofo"))


async def test_words_go_on_in_the_next_row_and_rows_without_chinese_are_passed_over(reading):
    async def script(app, pilot):
        await pilot.press("j")
        await pressed(pilot, "K")
        assert lit(app) == "長大"
        for _ in range(9):
            await pressed(pilot, "l")
            if lit(app) == "研究":
                break
        assert lit(app) == "研究"
        assert app.screen.pane.walk.row == 3
        await pressed(pilot, "l")
        assert lit(app) == "生命"
        await pressed(pilot, "l", "l", "l", "l")
        assert lit(app) == "起源", "the last word stays"

    await reading(script)


async def test_keys_pressed_before_the_dictionary_is_there_are_all_done_in_their_order(reading):
    async def script(app, pilot):
        await app._press_keys(["p", "K", "l"])
        await pressed(pilot, "l")
        assert app.screen.pane.aids.read == frozenset({app.screen.pane.row.id})
        word = app.screen.desk.learning._words(0)[2]
        assert lit(app) == TEXTS[0][0][word.start : word.end]
        await pilot.press("escape")
        assert app.screen.pane.aids.looked is None
        assert app.screen.pane.aids.ruby is not None

    await reading(script)


async def test_a_key_pressed_twice_before_the_dictionary_is_there_does_nothing_in_the_end(reading):
    async def script(app, pilot):
        await app._press_keys(["K", "K", "p"])
        await pressed(pilot, "p")
        assert app.screen.pane.aids.looked is None
        assert app.screen.pane.aids.read == frozenset()

    await reading(script)


async def test_the_word_looked_up_is_drawn_lit(reading):
    async def script(app, pilot):
        await pressed(pilot, "K", "l")
        pane = app.screen.pane
        style = pane._palette()[Ink.HIT_CURRENT]
        drawn = [
            segment.text
            for y in range(pane.size.height)
            for segment in pane.render_line(y)
            if segment.style and segment.style.bgcolor == style.bgcolor
        ]
        assert drawn == ["會見"]

    await reading(script)


async def test_looking_up_follows_the_cursor(reading):
    async def script(app, pilot):
        await pressed(pilot, "K")
        await pressed(pilot, "j")
        assert lit(app) == "長大"
        await pressed(pilot, "right_square_bracket")
        await until(pilot, lambda: app.screen.number == 1 and not app.screen.shelf.is_waiting, "the next bulletin")
        assert lit(app) is None, "another bulletin ends it"

    await reading(script)


async def test_from_english_the_word_of_the_counterpart_is_looked_up(reading):
    async def script(app, pilot):
        await pilot.press("tab", "right")
        await pressed(pilot, "K")
        assert lit(app) == "他"

    await reading(script)


async def test_without_k_h_and_l_say_what_they_are_for(reading):
    async def script(app, pilot):
        await pilot.press("l")
        await pilot.pause()
        assert any("K looks words up" in note.message for note in app._notifications)
        assert lit(app) is None

    await reading(script)


async def test_other_keys_are_said_where_somebody_has_chosen_them(reading, look):
    async def script(app, pilot):
        await pilot.press("f6")
        await pilot.pause()
        assert "English hidden: F6 shows it here" in look(app)[-1]

    await reading(script, settings=Settings(keys={"cloze": "f6"}))


async def test_a_row_without_chinese_says_so(reading):
    async def script(app, pilot):
        await pilot.press("j", "j")
        for key in ("K", "p"):
            await pilot.press(key)
            await pilot.pause()
            assert ["no Chinese" in note.message for note in app._notifications] == [True]
        assert lit(app) is None

    await reading(script)


async def test_c_hides_the_other_language_row_by_row(reading, look):
    async def script(app, pilot):
        await pilot.press("c")
        await pilot.pause()
        lines = look(app)
        text = "\n".join(lines)
        assert "Shan" not in text
        assert "grown up" not in text
        assert "░" in text
        assert "銀行" in text
        assert "English hidden: c shows it here" in lines[-1]
        assert "Library Stays Open Longer" in text, "the title helps to guess"
        heights = [number for number, line in enumerate(lines) if "┃" in line]
        await pilot.press("c")
        await pilot.pause()
        text = "\n".join(look(app))
        assert "Shan Huaiyuan" in text
        assert "grown up" not in text, "only this row"
        assert [number for number, line in enumerate(look(app)) if "┃" in line] == heights, "nothing moves"
        await pilot.press("j")
        await pilot.pause()
        assert "grown up" not in "\n".join(look(app)), "the next is hidden until it is shown"
        await pilot.press("k", "c")
        await pilot.pause()
        assert "Shan" not in "\n".join(look(app))
        await pilot.press("escape")
        await pilot.pause()
        assert "░" not in "\n".join(look(app))
        assert "Shan Huaiyuan" in "\n".join(look(app))

    await reading(script)


async def test_from_the_english_side_c_hides_chinese_and_its_readings(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "p")
        await pilot.press("tab", "c")
        await pilot.pause()
        text = "\n".join(look(app))
        assert "銀" not in text
        assert "yín" not in text
        assert "Shan Huaiyuan" in text

    await reading(script)


async def test_where_one_language_is_shown_there_is_nothing_to_hide(reading, look):
    async def script(app, pilot):
        await pilot.press("v", "v")
        await pilot.pause()
        assert "Chinese only" in look(app)[-1]
        await pilot.press("c")
        await pilot.pause()
        assert "░" not in "\n".join(look(app))
        said = [notice.message for notice in app._notifications]
        assert said == ["Only Chinese is shown here: there is nothing to hide."]

    await reading(script)


async def test_hidden_text_is_hidden_where_ambiguous_characters_are_wide(reading, look):
    async def script(app, pilot):
        await pilot.press("c")
        await pilot.pause()
        text = "\n".join(look(app))
        assert "#" in text
        assert "░" not in text
        assert "Shan" not in text

    await reading(script, settings=Settings(ambiguous_wide=True))


async def test_a_dictionary_that_cannot_be_read_is_told(reading, monkeypatch):
    def broken():
        raise OSError("no such file")

    monkeypatch.setattr("reader.ui.learning.loading.wordbook", broken)

    async def script(app, pilot):
        await pressed(pilot, "K")
        assert any("dictionary could not be read" in note.message for note in app._notifications)
        assert lit(app) is None

    await reading(script)


async def test_nothing_in_a_word_or_a_name_acts(reading, look):
    async def script(app, pilot):
        await pressed(pilot, "K", "l", "l", "p")
        for line in look(app):
            assert not set(line) & set("\x07\x1b\u202e")

    await reading(script, texts=[("[red]銀\x1b]52;c;aGk=\x07行\u202e[/]好。", "[b]A bank\x1b[31m[/]")])


async def test_without_any_bulletin_nothing_happens(make_app):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.screen.delivery.is_finished, "nothing to be read")
        for key in ("p", "K", "l", "c", "alt+p"):
            await pilot.press(key)
            await pilot.pause()
        assert app.is_running
