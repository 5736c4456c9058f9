"""What is said to be linked to nothing is linked to nothing, and most of what is not linked is said so."""

from functools import cache

import pytest

from reader.assembly.assemble import assemble
from reader.intake.read import read_source
from reader.intake.sources import find_sources
from reader.library.names import latin
from reader.library.names.gather import dictionary_words
from reader.library.names.linkable import may_be_linked, may_be_linked_in_english
from reader.library.names.reading import RowText
from reader.settings import samples_folder


@cache
def sample_rows():
    texts = []
    for source in find_sources([str(samples_folder())]).sources:
        document = assemble(source, *read_source(source))
        for bulletin in document.bulletins:
            sides = [(bulletin.zh_title, bulletin.en_title), *((row.zh, row.en) for row in bulletin.rows)]
            texts += [RowText(zh.text, en.text, dictionary_words()) for zh, en in sides if zh and en]
    return texts


def row(zh, en):
    return RowText(zh, en, dictionary_words())


def test_no_hanzi_that_are_linked_are_passed_over():
    for text in sample_rows():
        for link in text.links:
            start, end = link.zh
            parts = [link.zh]
            if link.why == "sound":
                parts += [(at, at + size) for size in range(2, end - start) for at in range(start, end - size + 1)]
            for part in parts:
                assert may_be_linked(text, *part), (text.zh, link, part)


def test_no_word_that_is_linked_is_passed_over():
    for text in sample_rows():
        for link in text.links:
            assert may_be_linked_in_english(text, *link.en), (text.en, link)
            if link.why in ("pinyin", "sound"):
                for word in latin.words(text.en):
                    if link.en[0] <= word.start and word.end <= link.en[1]:
                        assert may_be_linked_in_english(text, word.start, word.end), (text.en, link, word)


@pytest.mark.parametrize("hanzi", ["的", "设备", "港口"])
def test_everyday_hanzi_beside_a_name_are_passed_over(hanzi):
    text = row("港口的新设备，赵克志说。", "The port has new equipment, Zhao Kezhi said.")
    start = text.folded.index(hanzi)
    assert not may_be_linked(text, start, start + len(hanzi))


def test_hanzi_beside_english_without_names_are_passed_over():
    assert not may_be_linked(row("赵克志", "he came"), 0, 3)


@pytest.mark.parametrize("word", ["Equipment", "Said"])
def test_a_capitalised_word_that_nothing_renders_is_passed_over(word):
    text = row("港口的新设备，赵克志说。", "New Equipment for the Port, Zhao Kezhi Said")
    start = text.en.index(word)
    assert not may_be_linked_in_english(text, start, start + len(word))
