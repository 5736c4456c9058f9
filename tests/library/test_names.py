"""Names are found in text, paired across the languages, and lit on both sides where that is sure."""

import json

import pytest
from stored import row

from reader.library.names import hanzi, latin, sounding
from reader.library.names.asking.counterpart import Counterparts
from reader.library.names.asking.lookup import LibraryNames
from reader.library.names.listing.panel import Asked, page
from reader.library.names.mining import mine
from reader.library.names.reading import RowText
from reader.library.names.words import dictionary_words
from reader.library.searching.search import search
from reader.library.store import Library
from reader.model import Bulletin, BulletinId, Document, Source, Span

ZHAO = (
    "國務委員、公安部部長趙克志同哈薩克斯坦內務部部長圖爾古姆巴耶夫通電話。",
    "Minister of Public Security Zhao Kezhi held talks with Kazakh Minister of Internal Affairs Yerlan Turgumbayev.",
)
SAID = ("趙克志表示,愿同中方落實共識。", "Zhao said that they would act on the consensus.")
CHOSEN = [
    ("林銳会見以色列駐華大使潘綺瑞。", "Lin Rui met with Israeli Ambassador to China Irit Ben-Abba Vitale."),
    ("潘綺瑞表示,以方高度重視合作。", "For her part, Irit Ben-Abba Vitale attached great importance to it."),
]
COUNCIL = (
    "瀾滄江港口理事會（簡稱“瀾港理事會”）開會。",
    "The Lancang River Ports Council (LRPC) met.",
)


@pytest.fixture(scope="module")
def words():
    return dictionary_words()


def pairs(*rows):
    found = mine([RowText(zh, en) for zh, en in rows])
    return {(pair.zh, pair.en): dict(pair.evidence) for pair in found.values()}


def document(*rows, path="port.txt"):
    source = Source(path, path)
    parts = tuple(row(f"{path}-{number}", zh, en) for number, (zh, en) in enumerate(rows))
    return Document(source, (Bulletin(BulletinId(path), source, None, None, None, (), parts),))


def test_a_chinese_name_is_paired_by_its_pinyin_and_a_foreign_one_by_its_sound():
    found = pairs(ZHAO)
    assert found["趙克志", "Zhao Kezhi"] == {"pinyin": 1}
    assert found["圖爾古姆巴耶夫", "Yerlan Turgumbayev"] == {"sound": 1}


def test_countries_and_ministries_are_paired_by_the_dictionary():
    found = pairs(ZHAO)
    assert found["哈薩克斯坦", "Kazakh"] == {"dictionary": 1}
    assert found["公安部", "Minister of Public Security"] == {"dictionary": 1}


def test_a_family_name_alone_is_the_person_named_before():
    assert pairs(ZHAO, SAID)["趙克志", "Zhao"] == {"surname": 1}


def test_a_family_name_that_nobody_bears_here_is_paired_with_nothing():
    assert not any(en == "Zhao" for _, en in pairs(SAID))


def test_a_chosen_name_is_paired_where_an_office_or_two_rows_speak_for_it():
    found = pairs(*CHOSEN)
    assert ("潘綺瑞", "Irit Ben-Abba Vitale") in found


def test_two_names_that_only_stand_in_one_row_are_not_paired():
    assert not any(zh == "潘綺瑞" for zh, _ in pairs(CHOSEN[1]))


def test_an_acronym_in_brackets_is_the_long_name():
    found = pairs(COUNCIL)
    assert found["瀾滄江港口理事會", "Lancang River Ports Council"] == {"words": 1}
    assert "acronym" in found["瀾滄江港口理事會", "LRPC"]


def test_one_language_alone_gives_no_pairs():
    assert pairs((ZHAO[0], ""), ("", ZHAO[1])) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sheikh Saif bin Zayed al Nathan came.", ["saif bin zayed al nathan"]),
        ("President Xi Jinping spoke.", ["xi jinping"]),
        ("Yesterday it rained.", []),
        ("Pascal de Vernay, head of the station", ["pascal de vernay"]),
    ],
)
def test_latin_names_stand_without_their_titles(words, text, names):
    found = [name.key for run in latin.runs(text) for name in latin.names(run, words.known.common)]
    assert found[:1] == names[:1]


@pytest.mark.parametrize("name", ["趙克志", "圖爾古姆巴耶夫", "本米·西沙瓦", "歐陽明"])
def test_names_in_hanzi_are_among_the_candidates(name):
    text = RowText(f"昨天{name}在會上作了發言。", "")
    assert RowText(name, "").folded in {text.folded[one.start : one.end] for one in text.candidates}


def test_ordinary_words_are_no_candidates(words):
    text = RowText("会议就下一阶段工作提出建议。", "")
    assert hanzi.candidates(text.folded, text.cut, words.book) == []


def lit(zh, en, side, text, names=None):
    place = (en if side == "en" else zh).index(text)
    other = zh if side == "en" else en
    found = Counterparts(RowText(zh, en), names).of(side, Span(place, place + len(text)))
    return {other[span.start : span.end] for span, _ in found}


def test_the_counterpart_is_lit_to_the_character():
    assert lit(*ZHAO, "en", "Zhao Kezhi") == {"趙克志"}
    assert lit(*ZHAO, "zh", "趙克志") == {"Zhao Kezhi"}
    assert lit(*ZHAO, "zh", "圖爾古姆巴耶夫") == {"Yerlan Turgumbayev"}
    assert lit(*ZHAO, "en", "Kazakh") == {"哈薩克斯坦"}


def test_a_phrase_is_lit_by_the_dictionary_where_it_is_sure():
    row = (
        "双方就打击跨国犯罪和反恐合作交换意见。",
        "They spoke about counter-terrorism and about transnational crime.",
    )
    assert lit(*row, "en", "counter-terrorism") == {"反恐"}
    assert lit(*row, "zh", "跨国犯罪") == {"transnational crime"}


def test_what_is_not_sure_is_not_lit():
    assert lit("港務委員會舉行會議。", "They spoke about nothing in particular.", "zh", "港務") == set()
    assert lit(*SAID, "en", "consensus") <= {"共識"}
    assert lit(*SAID, "en", "that") == set()


def test_the_ministry_is_not_lit_as_a_vice_minister():
    row = ("公安部副部長林銳", "Deputy Minister of Public Security Lin Rui")
    assert lit(*row, "zh", "公安部") == {"Public Security"}


def test_a_pair_learned_from_one_bulletin_serves_in_all():
    with Library() as library:
        library.add(document(*CHOSEN))
        library.add(document(("潘綺瑞昨天參觀了港口。", None), path="other.txt"))
        hits = search(library, "Irit Ben-Abba Vitale").hits
        assert [(hit.source.zh, str(hit.via)) for hit in hits][-1] == ("other.txt", "name table")
        assert [hit.zh.text[one.span.start : one.span.end] for hit in hits[-1:] for one in hit.zh_lit] == ["潘綺瑞"]


def test_names_leave_the_library_with_their_source():
    with Library() as library:
        library.add(document(ZHAO, SAID))
        library.add(document(ZHAO, path="other.txt"))
        library.remove(Source("port.txt", "port.txt"))
        with library.reading() as connection:
            (partner,) = LibraryNames(connection).partners("zhao kezhi", "en")
            assert partner.evidence == {"pinyin": 1}
            assert LibraryNames(connection).partners("zhao", "en") == []
        library.remove(Source("other.txt", "other.txt"))
        with library.reading() as connection:
            for table in ("named", "spoken", "name", "source_names"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_hanzi_never_find_other_hanzi_that_sound_alike():
    with Library() as library:
        library.add(document(ZHAO, SAID))
        assert search(library, "赵克致").hits == ()
        assert search(library, "昭科智").hits == ()


def test_the_names_panel_says_who_is_who_and_can_be_filtered_in_both_languages():
    with Library() as library:
        library.add(document(ZHAO, SAID))
        (entry,) = page(library, Asked("赵克"), None).entries
        assert (entry.zh, entry.en, entry.kind) == (("趙克志",), ("Zhao Kezhi", "Zhao"), "person")
        assert page(library, Asked("KEZHI"), None).entries == (entry,)
        assert page(library, Asked("nobody"), None).entries == ()
        assert entry in page(library, Asked(), None).entries
        assert not entry.is_inconsistent


def test_one_name_spelled_in_two_ways_is_marked():
    with Library() as library:
        library.add(document(ZHAO))
        library.add(document((ZHAO[0], ZHAO[1].replace("Turgumbayev", "Turgunbaev")), path="other.txt"))
        (entry,) = page(library, Asked("图尔古姆巴耶夫"), None).entries
        assert entry.is_inconsistent
        assert json.dumps(entry.evidence)


@pytest.mark.parametrize(
    ("words", "hanzi"),
    [
        (("hun", "sen"), "洪森"),
        (("vladimir", "putin"), "弗拉基米尔普京"),
        (("putin",), "总统普京访问"),
        (("sok", "vannarith"), "索万纳里"),
        (("schmidt",), "施密特"),
        (("river",), "铁路"),
        (("ab",), "阿布"),
    ],
)
def test_a_part_is_passed_over_only_where_it_would_not_be_heard(words, hanzi):
    for size in range(len(words), 0, -1):
        windows = ["".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        each = [sounding.heard(spelling, hanzi) for window in windows for spelling in sounding._spellings(window)]
        sure = [one for one in each if one and one.weight >= sounding.SURE]
        if sure:
            break
    expected = max(sure, key=lambda one: (one.end - one.start, one.weight)) if sure else None
    found = sounding.best_part(words, hanzi)
    assert (found and found.heard) == expected
    assert found is None or 0 <= found.first < found.last <= len(words)
