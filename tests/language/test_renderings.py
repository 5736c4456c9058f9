"""Names that are known to be rendered so."""

from __future__ import annotations

import lzma
from importlib.resources import files

import pytest

from reader.language.renderings import KNOWN, known_as, known_spellings
from reader.language.sound import HanziNames, best, heard


@pytest.mark.parametrize(("latin", "hanzi"), [("john", "约翰"), ("carl", "卡尔")])
def test_a_known_rendering_counts_for_much(latin: str, hanzi: str) -> None:
    assert latin in known_spellings(hanzi)
    assert known_as(latin, hanzi) == KNOWN


def test_hanzi_known_as_another_name_are_less_likely_meant() -> None:
    assert known_as("bonnet", "邦特") < 0
    assert known_as("trump", "邦特") < known_as("bonnet", "邦特")


@pytest.mark.parametrize(("latin", "hanzi"), [("bonth", "邦特"), ("tobi", "托比"), ("knoll", "诺尔")])
def test_hanzi_known_as_a_name_spelled_nearly_so_are_likelier_meant(latin: str, hanzi: str) -> None:
    assert latin not in known_spellings(hanzi)
    assert 0 < known_as(latin, hanzi) < KNOWN


@pytest.mark.parametrize("hanzi", ["", "图尔古姆巴耶夫", "赵克志", "weather"])
def test_of_what_is_not_known_nothing_is_said(hanzi: str) -> None:
    assert known_as("turgumbayev", hanzi) == 0


def test_a_known_rendering_is_found_before_what_sounds_more_alike() -> None:
    names = ["乔恩", "约翰", "琼"]
    assert names[best(HanziNames(names), "John")[0].place] == "约翰"
    assert heard("John", "約翰").chance > 0.9


def test_the_table_says_where_it_is_from_and_stays_small() -> None:
    packed = files("reader.language").joinpath("renderings.tsv.xz").read_bytes()
    head = lzma.decompress(packed).decode("utf-8").splitlines()[:3]
    assert "CC0" in head[1]
    assert "CC BY 4.0" in head[2]
    assert len(packed) < 200_000
