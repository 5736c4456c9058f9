"""Translation memories: what TMX 1.4b allows, and what another reader finds in them."""

import re
from xml.etree import ElementTree

import pytest
from exporting import PORT, REPAIRED, SOURCE, bulletin, exported, row
from hypothesis import given, settings
from strategies import documents
from translate.storage.tmx import tmxfile

from reader import __version__
from reader.model import Source

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What the elements we write may hold, in the order in which it may stand there, and their attributes: required ones
# first, then the others (TMX 1.4b, chapter "Document type definition").
RULES = {
    "tmx": ("header body", {"version"}, set()),
    "header": (
        "(note |prop |ude )*",
        {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
        {"o-encoding", "creationdate", "creationid", "changedate", "changeid"},
    ),
    "body": ("(tu )*", set(), set()),
    "tu": ("(note |prop )*(tuv )+", set(), {"tuid", "srclang", "segtype", "datatype", "creationdate", "changedate"}),
    "tuv": ("(note |prop )*seg ", {LANG}, {"creationdate", "changedate", "datatype"}),
    "prop": ("", {"type"}, {LANG, "o-encoding"}),
    "note": ("", set(), {LANG, "o-encoding"}),
    "seg": ("", set(), set()),
}
VALUES = {"version": {"1.4"}, "segtype": {"block", "paragraph", "sentence", "phrase"}}


def faults(data):
    """What the document type definition does not allow."""
    found = []
    for element in ElementTree.fromstring(data).iter():
        content, required, optional = RULES[element.tag]
        inside = "".join(f"{child.tag} " for child in element)
        if not re.fullmatch(content.removesuffix("body") + ("body " if content.endswith("body") else ""), inside):
            found.append(f"{element.tag}: {inside}")
        names = set(element.attrib)
        if not required <= names <= required | optional:
            found.append(f"{element.tag}: {names}")
        found += [f"{name}={value}" for name, value in element.items() if value not in VALUES.get(name, {value})]
        if element.tag in {"tmx", "header", "body", "tu", "tuv"} and (element.text or "").strip():
            found.append(f"{element.tag}: text")
    return found


def units(data):
    return list(ElementTree.fromstring(data).iter("tu"))


def segments(data):
    return [{tuv.get(LANG): tuv.find("seg").text for tuv in unit.iter("tuv")} for unit in units(data)]


def properties(unit):
    return {prop.get("type"): prop.text for prop in unit.iter("prop")}


@pytest.mark.parametrize("choices", [{}, {"units": "sentences"}, {"keep_gaps": True}, {"order": "en-zh"}], ids=str)
def test_it_is_valid(choices):
    assert faults(exported("tmx", PORT, REPAIRED, notes={"r1": "Look here"}, **choices)) == []
    assert faults(exported("tmx", **choices)) == []


@settings(max_examples=40)
@given(documents)
def test_it_is_valid_whatever_the_bulletins(document):
    assert faults(exported("tmx", *document.bulletins, keep_gaps=True)) == []


def test_the_check_finds_what_is_not_valid():
    valid = exported("tmx", PORT).decode()
    assert faults(valid.replace(' srclang="zh-Hans"', ""))
    assert faults(valid.replace("<body>", "<body><tu/>"))
    assert faults(valid.replace('version="1.4"', 'version="1.5"'))
    assert faults(valid.replace("<seg>", "<note>x</note><seg>", 1)) == []
    assert faults(valid.replace("</seg>", "</seg><note>x</note>", 1))


def test_another_reader_finds_both_texts_and_the_notes():
    memory = tmxfile.parsestring(exported("tmx", PORT, notes={"r1": "Look here"}))
    found = [(str(unit.source), str(unit.target)) for unit in memory.units]
    assert found == [
        ("港口开放", "Port Opens"),
        ("周一开放。周二关闭。", "It opened on Monday. It closed on Tuesday."),
        ("这是疑似的一段。", "Something else."),
        ("第一段\n第二段", "First\nSecond"),
    ]
    assert memory.units[1].getid() == "r1"
    assert memory.units[1].getnotes() == "Look here"


def test_another_reader_takes_english_for_the_source_where_it_comes_first():
    memory = tmxfile.parsestring(exported("tmx", PORT, order="en-zh"))
    assert (str(memory.units[0].source), str(memory.units[0].target)) == ("Port Opens", "港口开放")


def test_the_header_names_the_tool():
    header = ElementTree.fromstring(exported("tmx", PORT)).find("header")
    assert (header.get("creationtool"), header.get("creationtoolversion")) == ("bulletin-reader", __version__)
    assert (header.get("srclang"), header.get("segtype")) == ("zh-Hans", "paragraph")


def test_what_is_known_about_a_row_goes_with_it():
    assert properties(units(exported("tmx", PORT))[1]) == {
        "x-bulletin": "b1", "x-source": SOURCE.zh, "x-row": "r1", "x-score": "0.980",
    }  # fmt: skip
    assert properties(units(exported("tmx", PORT))[0])["x-role"] == "title"
    pair = bulletin(row("r", "港", "Port", 1.0), source=Source("a.zh", "a.en"))
    assert properties(units(exported("tmx", pair))[1])["x-source"] == "a.zh + a.en"


def test_rows_of_one_language_stay_out_unless_they_are_asked_for():
    assert all(len(found) == 2 for found in segments(exported("tmx", PORT)))
    alone = [found for found in segments(exported("tmx", PORT, keep_gaps=True)) if len(found) == 1]
    assert {"zh-Hans": "没有译文。"} in alone
    assert {"en": "No Chinese here."} in alone
    assert {"en": "2021-06-23"} in alone


def test_sentences_that_say_the_same_are_units():
    found = segments(exported("tmx", PORT, units="sentences"))
    assert {"zh-Hans": "周二关闭。", "en": "It closed on Tuesday."} in found
    assert 'segtype="sentence"' in exported("tmx", PORT, units="sentences").decode()
    sure = segments(exported("tmx", PORT, units="sentences", min_score=0.5))
    assert {"zh-Hans": "周一开放。", "en": "It opened on Monday."} in sure
    assert {"zh-Hans": "周二关闭。", "en": "It closed on Tuesday."} not in sure


@pytest.mark.parametrize(
    ("zh", "choices", "tag"),
    [
        ("港口开放与关闭", {}, "zh-Hans"),
        ("港口開放與關閉", {}, "zh-Hant"),
        ("山上有人", {}, "zh"),
        ("港口开放", {"script": "traditional"}, "zh-Hant"),
        ("港口开放", {"script": "tw"}, "zh-Hant-TW"),
        ("港口开放", {"script": "hk"}, "zh-Hant-HK"),
        ("港口開放", {"script": "simplified"}, "zh-Hans"),
    ],
)
def test_the_language_is_named_as_the_text_is(zh, choices, tag):
    data = exported("tmx", bulletin(row("r", zh, "Port", 0.9), zh=None, en=None), **choices)
    assert [set(found) for found in segments(data)] == [{tag, "en"}]


def test_a_bulletin_in_another_script_than_the_first_says_so_itself():
    hans = bulletin(row("r1", "港口开放", "Port", 0.9), zh=None, en=None)
    hant = bulletin(row("r2", "港口開放", "Port", 0.9), zh=None, en=None, name="b2")
    first, second = units(exported("tmx", hans, hant))
    assert (first.get("srclang"), second.get("srclang")) == (None, "zh-Hant")
