"""Translation memories: every unit stays a row, and nothing in the XML acts."""

import pytest
from given import extract, units

from reader.intake.problems import UnreadableError

ZH, EN = "会议昨天召开。", "A meeting was held."


def memory(body, head='<?xml version="1.0" encoding="UTF-8"?>'):
    return f'{head}<tmx version="1.4"><header srclang="en"/><body>{body}</body></tmx>'.encode()


def unit(zh=ZH, en=EN, zh_tag="zh-CN", en_tag="en-GB", props=""):
    return (
        f'<tu>{props}<tuv xml:lang="{en_tag}"><seg>{en}</seg></tuv><tuv xml:lang="{zh_tag}"><seg>{zh}</seg></tuv></tu>'
    )


def test_every_unit_is_a_row_numbered_by_its_place():
    assert units(memory(unit() + unit("再见。", "Bye.")), ".tmx") == [(1, ZH, EN), (2, "再见。", "Bye.")]


@pytest.mark.parametrize("tag", ["zh", "ZH-CN", "zh-Hant-TW", "zh_TW", "zho", "cmn-Hans"])
def test_chinese_is_known_by_any_of_its_tags(tag):
    assert units(memory(unit(zh_tag=tag)), ".tmx") == [(1, ZH, EN)]


def test_the_old_language_attribute_is_read():
    body = f'<tu><tuv lang="EN"><seg>{EN}</seg></tuv><tuv lang="ZH"><seg>{ZH}</seg></tuv></tu>'
    assert units(memory(body), ".tmx") == [(1, ZH, EN)]


@pytest.mark.parametrize(
    ("segment", "text"),
    [
        ('A <bpt i="1">&lt;b></bpt>meeting<ept i="1">&lt;/b></ept> was held.', EN),
        ("A <hi>meeting</hi> was held.", EN),
        ("A meeting was<ph>{0}</ph> held.", EN),
        ("A meeting was <it pos='begin'>&lt;i></it>held.", EN),
        ("A meeting was held.<ph>&lt;fn<sub>On Monday.</sub>></ph>", EN + "\nOn Monday."),
        ("A meeting<ph>&lt;br/></ph>was held.", "A meeting\nwas held."),
        ("A meeting<ph type='lb'/>was held.", "A meeting\nwas held."),
        ("A meeting\nwas held.", "A meeting\nwas held."),
        ("\n      A meeting\n      was held.\n    ", EN),
        ("<![CDATA[A meeting was held.]]>", EN),
        ("A meeting was held&#46;", EN),
    ],
)
def test_codes_are_dropped_and_text_is_kept(segment, text):
    assert units(memory(unit(en=segment)), ".tmx") == [(1, ZH, text)]


def test_a_unit_in_one_language_has_one_side_and_others_are_counted():
    body = f'<tu><tuv xml:lang="fr"><seg>Oui</seg></tuv><tuv xml:lang="zh"><seg>{ZH}</seg></tuv></tu>'
    assert units(memory(body), ".tmx") == [(1, ZH, None)]
    assert extract(memory(body), ".tmx").notes == ("Translations into other languages left out: 1.",)


def test_the_first_of_several_variants_is_taken():
    body = unit().replace("</tu>", '<tuv xml:lang="zh-TW"><seg>會議</seg></tuv></tu>')
    assert units(memory(body), ".tmx") == [(1, ZH, EN)]


def test_a_memory_of_other_languages_says_so():
    with pytest.raises(UnreadableError, match="other languages"):
        extract(memory(unit(zh_tag="de", en_tag="fr")), ".tmx")


def test_units_of_a_document_are_one_article():
    props = ['<prop type="x-document">one</prop>', '<prop type="x-document">two</prop>']
    lines = extract(memory(unit(props=props[0]) * 2 + unit(props=props[1])), ".tmx").lines
    assert [line.unit.article for line in lines] == [0, 0, 0, 0, 1, 1]


def test_what_our_export_says_of_a_unit_is_read_back():
    props = '<prop type="x-role">credit:translator</prop><prop type="x-score">0.75</prop>'
    line = extract(memory(unit(props=props)), ".tmx").lines[0]
    assert (line.unit.role, line.unit.kind, line.unit.score) == ("credit", "translator", 0.75)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_in_any_unicode_encoding(codec):
    data = memory(unit(), "").decode().encode(codec)
    assert units(data, "") == [(1, ZH, EN)]


def test_it_is_read_in_the_encoding_it_declares():
    text = memory(unit(), '<?xml version="1.0" encoding="GBK"?>').decode()
    assert units(text.encode("gbk"), "") == [(1, ZH, EN)]


def test_a_false_declaration_is_overruled_by_the_bytes():
    text = memory(unit() * 9, '<?xml version="1.0" encoding="UTF-8"?>').decode()
    assert units(text.encode("gb18030"), "")[0] == (1, ZH, EN)


def test_it_is_known_by_its_content_whatever_its_name():
    assert units(memory("<!-- made by hand -->" + unit()), ".txt") == [(1, ZH, EN)]


def test_a_dtd_is_named_but_never_fetched(tmp_path):
    head = f'<!DOCTYPE tmx SYSTEM "{(tmp_path / "none.dtd").as_uri()}">'
    assert units(memory(unit(), head), ".tmx") == [(1, ZH, EN)]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx [<!ENTITY a "xx"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://192.0.2.1/x"> %p;]>',
    ],
)
def test_a_file_that_declares_entities_is_refused(doctype):
    with pytest.raises(UnreadableError, match="entities"):
        extract(memory(unit(), doctype), ".tmx")


def test_endless_nesting_is_refused():
    with pytest.raises(UnreadableError, match="nested too deep"):
        extract(memory("<tu><tuv xml:lang='zh'><seg>" + "<hi>" * 100_000), ".tmx")


def test_one_that_breaks_off_gives_what_came_before_and_says_where():
    data = memory(unit() + "\n" + unit())[:-40]
    assert units(data, ".tmx") == [(1, ZH, EN)]
    assert extract(data, ".tmx").notes == ("Damaged at line 2; what follows there is missing.",)


@pytest.mark.parametrize("bad", ["\x01", "&#1;", "&#x1F;", "&#xFFFF;", "\x00"])
def test_characters_xml_forbids_do_not_end_the_reading(bad):
    assert units(memory(unit(en=f"A meeting{bad} was held.")), ".tmx") == [(1, ZH, EN)]


def test_damage_from_the_start_says_so():
    with pytest.raises(UnreadableError, match="damaged"):
        extract(b"<tmx version='1.4'><body><tu", ".tmx")


def test_a_text_about_tmx_is_no_memory():
    lines = extract("A <tmx> element begins it.\n会议".encode(), ".txt").lines
    assert [line.unit for line in lines] == [None, None]
