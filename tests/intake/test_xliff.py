"""XLIFF 1.2 and 2.x: every segment stays a row."""

import pytest
from given import extract, units

from reader.intake.problems import UnreadableError

ZH, EN = "会议昨天召开。", "A meeting was held."


def one(body, source="en", target="zh-CN"):
    return (
        '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a" source-language="{source}" target-language="{target}"><body>{body}</body></file></xliff>'
    ).encode()


def two(body, source="en", target="zh"):
    return (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        f' srcLang="{source}" trgLang="{target}"><file id="f"><unit id="u">{body}</unit></file></xliff>'
    ).encode()


def test_a_unit_of_version_1_is_a_row():
    body = f"<trans-unit id='1'><source>{EN}</source><target>{ZH}</target></trans-unit>"
    assert units(one(body), ".xlf") == [(1, ZH, EN)]


def test_either_language_may_be_the_source():
    body = f"<trans-unit id='1'><source>{ZH}</source><target>{EN}</target></trans-unit>"
    assert units(one(body, "zh-TW", "en-US"), ".xlf") == [(1, ZH, EN)]


def test_every_segment_of_version_2_is_a_row():
    body = (
        f"<originalData><data id='d'>&lt;br></data></originalData>"
        f"<segment><source>{EN}</source><target>{ZH}</target></segment>"
        "<ignorable><source> </source></ignorable><segment><source>Bye.</source></segment>"
    )
    assert units(two(body), ".xlf") == [(1, ZH, EN), (2, None, "Bye.")]


@pytest.mark.parametrize(
    "source",
    [
        'A <g id="1">meeting</g> was <x id="2"/>held.',
        'A <bpt id="1">[b]</bpt>meeting<ept id="1">[/b]</ept> was held.',
        '<mrk mtype="seg" mid="1">A meeting was held.</mrk>',
        'A <pc id="1">meeting</pc> was <ph id="2"/>held.',
        'A <sc id="1"/>meeting<ec startRef="1"/> was held.',
    ],
)
def test_codes_are_dropped_and_text_is_kept(source):
    body = f"<trans-unit id='1'><source>{source}</source><target>{ZH}</target></trans-unit>"
    assert units(one(body), ".xlf") == [(1, ZH, EN)]


def test_proposals_and_copies_are_not_text():
    body = (
        f"<trans-unit id='1'><source>{EN}</source><seg-source><mrk mtype='seg'>{EN}</mrk></seg-source>"
        f"<target>{ZH}</target><alt-trans><source>Old.</source><target>旧。</target></alt-trans></trans-unit>"
    )
    assert units(one(body), ".xlf") == [(1, ZH, EN)]


def test_each_file_in_it_is_an_article():
    body = f"<trans-unit id='1'><source>{EN}</source><target>{ZH}</target></trans-unit>"
    inner = one(body).decode()
    file = inner[inner.index("<file") : inner.index("</xliff>")]
    lines = extract(inner.replace("</xliff>", file + "</xliff>").encode(), ".xlf").lines
    assert [line.unit.article for line in lines] == [0, 0, 1, 1]


def test_other_languages_are_refused():
    body = "<trans-unit id='1'><source>Oui</source><target>Ja</target></trans-unit>"
    with pytest.raises(UnreadableError, match="other languages"):
        extract(one(body, "fr", "de"), ".xlf")


def test_entities_are_refused():
    with pytest.raises(UnreadableError, match="entities"):
        extract(b'<!DOCTYPE xliff [<!ENTITY a "b">]><xliff><file/></xliff>', ".xlf")
