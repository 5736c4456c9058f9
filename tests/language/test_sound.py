"""How names sound across languages."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.language.sound import UNHEARD, HanziNames, LatinNames, best, chance, heard
from reader.language.sound_table import orders

HANZI = ["特朗普", "馬克龍", "克林顿", "圖爾古姆巴耶夫", "赛义夫", "薩拉·科納", "赵克志", "天气", ""]
LIKELY = 0.9  # of the likeliest wrong names among 2,000, 1% reach it (tests/benchmarks/names/chances.py)
LATIN = ["Trump", "Macron", "Clinton", "Turgumbayev", "Saif", "Sarah Connor", "weather", ""]


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Trump", "特朗普"),
        ("Macron", "馬克龍"),
        ("Clinton", "克林顿"),
        ("Turgumbayev", "圖爾古姆巴耶夫"),
        ("Saif", "赛义夫"),
        ("Sarah Connor", "薩拉·科納"),
    ],
)
def test_a_foreign_name_is_heard_in_its_hanzi_and_back(latin: str, hanzi: str) -> None:
    assert HANZI[best(HanziNames(HANZI), latin)[0].place] == hanzi
    assert LATIN[best(LatinNames(LATIN), hanzi)[0].place] == latin


PLACES = ["塞纳河畔維提", "苏丹港", "滨海特鲁维尔", "苏丹", "维特里", "特鲁瓦", "斯宾塞", "斯宾诺莎"]


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Vitry-sur-Seine", "塞纳河畔維提"),
        ("Port Sudan", "苏丹港"),
        ("Trouville-sur-Mer", "滨海特鲁维尔"),
        ("Sudan", "苏丹"),
    ],
)
def test_a_place_is_heard_in_the_order_latin_says_it(latin: str, hanzi: str) -> None:
    assert PLACES[best(HanziNames(PLACES), latin)[0].place] == hanzi
    names = ["Sudan", "Seine", "Vitry-sur-Seine", "Port Sudan", "Trouville-sur-Mer", "Troyes"]
    assert names[best(LatinNames(names), hanzi)[0].place] == latin


@pytest.mark.parametrize("hanzi", ["河畔", "河畔区", "港", "香港", "滨海", "滨海区", ""])
def test_what_has_no_name_beside_it_has_one_order(hanzi: str) -> None:
    assert orders(hanzi) == (hanzi,)


def test_an_ending_that_no_hanzi_stands_for_is_passed_over() -> None:
    assert PLACES[best(HanziNames(PLACES), "Spencerová")[0].place] == "斯宾塞"
    assert heard("Spencer", "斯宾塞").score > heard("Spencerová", "斯宾塞").score


@pytest.mark.parametrize(
    "typo", ["Turgunbayev", "Turgumbaev", "Trugumbayev", "Turgumbayevv", "turgumbayec", "Türgümbáyev"]
)
def test_a_slip_is_heard_through(typo: str) -> None:
    assert HANZI[best(HanziNames(HANZI), typo)[0].place] == "圖爾古姆巴耶夫"


def test_a_slip_costs_something() -> None:
    assert heard("Turgumbayev", "图尔古姆巴耶夫").score > heard("Turgumbaxev", "图尔古姆巴耶夫").score


def test_either_script_is_heard_alike() -> None:
    assert heard("Turgumbayev", "图尔古姆巴耶夫") == heard("Turgumbayev", "圖爾古姆巴耶夫")


@pytest.mark.parametrize(
    ("latin", "hanzi"), [("Trump", "特朗普"), ("Turgumbayev", "圖爾古姆巴耶夫"), ("Clinton", "克林顿")]
)
def test_what_sounds_alike_is_likely(latin: str, hanzi: str) -> None:
    assert heard(latin, hanzi).chance >= LIKELY


@pytest.mark.parametrize(
    ("latin", "hanzi"),
    [
        ("Trump", "马克龙"),
        ("weather", "天气"),
        ("Minister", "部长"),
        ("Beijing", "特朗普"),
        ("security", "安全"),
        ("Shi", "是"),
    ],
)
def test_a_translation_or_another_name_is_not_likely(latin: str, hanzi: str) -> None:
    assert heard(latin, hanzi).chance < LIKELY


def test_asking_for_many_gives_the_scores_of_asking_for_each() -> None:
    together = HanziNames(HANZI).heard("Clinton")
    alone = [HanziNames([name]).heard("Clinton")[0] for name in HANZI]
    assert np.allclose(together, alone)


def test_both_directions_give_the_same_scores() -> None:
    for latin in LATIN:
        for hanzi in HANZI:
            assert LatinNames([latin]).heard(hanzi)[0] == pytest.approx(HanziNames([hanzi]).heard(latin)[0], abs=1e-3)


@pytest.mark.parametrize("query", ["", "  ", "天气", "123", "€", "a" * 500])
def test_what_is_no_latin_name_is_not_heard(query: str) -> None:
    assert best(HanziNames(HANZI), query) == []


@pytest.mark.parametrize("query", ["", "Trump", "123", "天" * 500])
def test_what_is_no_hanzi_is_not_heard(query: str) -> None:
    assert best(LatinNames(LATIN), query) == []


def test_the_table_says_where_it_is_from_and_stays_small() -> None:
    table = files("reader.language").joinpath("sounds.tsv").read_bytes()
    head = table.decode().splitlines()[:4]
    assert "CC0" in head[1]
    assert "GeoNames" in head[2]
    assert "CC BY 4.0" in head[2]
    assert len(table) < 300_000


def test_no_names_give_no_answer() -> None:
    assert best(HanziNames([]), "Trump") == []
    assert best(LatinNames([]), "特朗普") == []


def test_the_limit_is_kept_and_the_best_come_first() -> None:
    found = best(HanziNames(HANZI), "Clinton", 3)
    assert len(found) == 3
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.lists(st.text(alphabet="斯特拉克德里阿尼天·aé\u0301\ud7ff", max_size=8), max_size=5))
def test_anything_typed_is_answered(query: str, names: list[str]) -> None:
    scores = HanziNames(names).heard(query)
    assert len(scores) == len(names)
    assert np.all(scores >= UNHEARD)
    back = LatinNames([query]).heard(names[0] if names else "")
    assert back.shape == (1,)


@given(st.floats(-99, 0), st.integers(1, 40), st.integers(1, 16))
def test_a_chance_is_a_share_that_grows_with_the_score(score: float, letters: int, hanzi: int) -> None:
    assert 0 <= chance(score, letters, hanzi) <= chance(0, letters, hanzi) <= 1
