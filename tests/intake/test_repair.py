"""What repairing does to a line, and what it must leave alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake import suspects, unsafe
from reader.intake.edits import undo
from reader.intake.repair import FIXES, Evidence, evidence, repair_file, repair_line, repair_lines
from reader.model import Span

CASES = Path(__file__).parents[1] / "cases"
TABLE = json.loads((CASES / "repair.json").read_text("utf-8"))
CLEAN = [
    pytest.param(line, id=f"{path.stem}:{number}")
    for path in sorted(CASES.glob("clean_*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
]
ALL = Evidence(annotated=True, eaten=True)

# Text that trips every fix, cut up and put together at random.
SNIPPETS = st.sampled_from(
    [
        *(case["before"] for case in TABLE["positive"]),
        *"(（)）āa1 \t　&;#?!。“□■\x1b[]\x00\x07\x9b\u200b\u200d\u202e\ufeff\ufffd\udc80Ã©ä¸\xad鍥藉姟€中國长發",
        "&amp;",
        "the? ",
        "fā",
        "捌桨仓",
    ]
)
TEXTS = st.lists(SNIPPETS | st.text(max_size=6), max_size=12).map("".join)


def case_id(case):
    return (case.get("before") or case["text"])[:24].encode("ascii", "backslashreplace").decode()


def evidence_of(case):
    if "document" in case:
        return evidence([*case["document"], case.get("before") or case["text"]])
    return ALL if case.get("evidence") else Evidence()


@pytest.mark.parametrize("case", TABLE["positive"], ids=case_id)
def test_a_damaged_line_is_mended_by_the_fix_that_is_for_it(case):
    text, repairs = repair_line(case["before"], evidence_of(case))
    assert text == case["after"]
    assert case["fix"] in {repair.name for repair in repairs}


@pytest.mark.parametrize("case", TABLE["negative"], ids=case_id)
def test_what_only_looks_damaged_stays(case):
    assert repair_line(case["text"], evidence_of(case)) == (case["text"], ())


@pytest.mark.parametrize("case", TABLE["suspected"], ids=case_id)
def test_what_is_suspect_is_said_with_a_suggestion_and_left_as_it_is(case):
    *_, line = repair_file([*case.get("document", []), case["text"]]).lines
    suspicions = [
        one for one in repair_file([*case.get("document", []), case["text"]]).suspicions if one.line == line.number
    ]
    assert line.text == case["text"]
    assert {one.name for one in suspicions} == {case["name"]}
    meant = line.text
    for one in reversed(suspicions):
        meant = meant[: one.start] + one.suggestion + meant[one.end :]
    assert meant == case["meant"]


def test_nothing_is_suspect_in_clean_text():
    assert repair_file([case.values[0] for case in CLEAN]).suspicions == ()


@pytest.mark.parametrize("case", TABLE["known_failures"], ids=case_id)
def test_known_failures_still_fail_so_that_the_list_stays_true(case):
    assert repair_line(case["before"])[0] != case["wanted"]


@pytest.mark.parametrize("line", CLEAN)
def test_clean_text_comes_through_untouched(line):
    assert repair_line(line) == (line, ())


def test_clean_lines_are_many_and_show_nothing_together():
    lines = [case.values[0] for case in CLEAN]
    assert len(lines) >= 150
    assert not evidence(lines).eaten


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_repair_can_be_undone(text):
    for shown in (Evidence(), ALL):
        repaired, repairs = repair_line(text, shown)
        assert unsafe.picture(undo(repaired, repairs).text) == unsafe.picture(text)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_repairing_twice_changes_nothing_more(text):
    repaired, _ = repair_line(text, ALL)
    assert repair_line(repaired, ALL) == (repaired, ())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_repaired_text_holds_nothing_that_acts(text):
    repaired, repairs = repair_line(text)
    repaired.encode("utf-8")
    for shown in (repaired, *(repair.before for repair in repairs)):
        left = {match[0] for match in unsafe.UNSAFE.finditer(shown)}
        assert left <= {"\u200c", "\u200d", "\ufffd"}, "only joiners that shape something stay"
    assert "\ufffd" not in repaired


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_repairs_stand_in_order_and_say_what_changed(text):
    repaired, repairs = repair_line(text, ALL)
    names = {fix.name for fix in FIXES}
    end = 0
    for repair in repairs:
        assert repair.name in names
        assert end <= repair.start <= repair.end <= len(repaired)
        assert repaired[repair.start : repair.end] != repair.before
        end = repair.end


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_places_outside_repairs_map_onto_the_same_characters(text, data):
    repaired, repairs = repair_line(text, ALL)
    raw, offsets = undo(repaired, repairs)
    touched = {place for repair in repairs for place in range(repair.start, repair.end)}
    free = [place for place in range(len(repaired)) if place not in touched]
    if free:
        place = data.draw(st.sampled_from(free))
        there = offsets.forward(Span(place, place + 1))
        assert raw[there.start : there.end] == repaired[place]
        assert offsets.back(there) == Span(place, place + 1)


def test_one_gloss_in_a_file_stays_and_a_file_full_of_them_is_cleaned():
    once = repair_lines(["他的(de)发(fā)言", "第二行"])
    assert once[0].text == "他的(de)发言"
    often = repair_lines(["他的(de)发(fā)言", "国(guó)家、长(zhǎng)官"])
    assert [line.text for line in often] == ["他的发言", "国家、长官"]
    assert [repair.inferred for repair in often[0].repairs] == [True, False]


def test_a_shape_the_bytes_do_not_tell_is_marked_as_inferred():
    _, repairs = repair_line("?!捌桨仓袊钡拿艽a就")
    assert [repair.inferred for repair in repairs] == [True]


def test_controls_are_kept_for_the_raw_view_as_visible_signs():
    repaired, repairs = repair_line("a\x1b[31mb\x9b1mc\u202ed\udcb0")
    assert undo(repaired, repairs).text == "a␛[31mb⟨U+009B⟩1mc⟨U+202E⟩d⟨B0⟩"


@pytest.mark.parametrize("name", sorted({fix.name for fix in FIXES}))
def test_every_fix_has_a_case_that_shows_it(name):
    assert any(case["fix"] == name for case in TABLE["positive"])


def test_a_name_the_document_says_elsewhere_is_believed_where_bytes_were_lost():
    name = "“瑞瀾演習”"
    data = f"。{name}的指揮部設在船上".encode("gbk")
    damaged = (b"?" + data[1:]).decode("gb18030", "replace")
    alone, together = (repair_lines(lines)[-1].text for lines in ([damaged], [f"{name}昨天開始。", damaged]))
    assert together == f"。{name}的指揮部設在船上"
    assert alone.count("□") >= together.count("□")


SHIFTED = Path(__file__).parents[2] / "sample_data" / "shifted_bytes.txt"
GOLD = json.loads((CASES / "samples.gold.json").read_text("utf-8"))["shifted_bytes.txt"]["damaged"]


@pytest.mark.parametrize("damage", GOLD, ids=lambda damage: str(damage["line"]))
def test_the_damaged_sample_is_mended_or_what_is_not_certain_suggested(damage):
    result = repair_file(SHIFTED.read_text("utf-8").splitlines())
    line = result.lines[damage["line"] - 1].text
    if damage["after"] not in line:
        assert damage["before"] in line
        suggested = [one for one in result.suspicions if one.line == damage["line"]]
        assert any(damage["after"] in line[: one.start] + one.suggestion + line[one.end :] for one in suggested), (
            "neither mended nor suggested"
        )


def test_of_the_damaged_sample_only_two_apostrophes_are_left():
    result = repair_file(SHIFTED.read_text("utf-8").splitlines())
    assert [one.name for one in result.suspicions] == ["lost-apostrophe"] * 2
    assert not any("□" in line.text for line in result.lines)


def test_what_the_document_filled_in_is_marked_as_inferred():
    result = repair_file(SHIFTED.read_text("utf-8").splitlines())
    assert [repair.inferred for repair in result.lines[6].repairs] == [True]


def test_weighing_stops_where_a_file_is_damaged_throughout_and_says_so(monkeypatch):
    monkeypatch.setattr(suspects, "BUDGET", 500)
    result = repair_file(["捌桨仓袊" * 50] * 9)
    assert result.notes
    assert len(result.lines) == 9
    assert not repair_file(["捌桨仓袊"]).notes


def test_lines_are_repaired_by_what_their_own_file_shows_only():
    assert evidence(["会议昨天召开。", "Plain text."]) == Evidence()
