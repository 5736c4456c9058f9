from hypothesis import given
from hypothesis import strategies as st

from reader.assembly.segmenting.stretch import Edit, Stretch, joined
from reader.model import Repair


def undone(stretch):
    parts, at = [], 0
    for repair in stretch.repairs:
        parts += [stretch.text[at : repair.start], repair.before]
        at = repair.end
    return "".join([*parts, stretch.text[at:]])


@st.composite
def repaired(draw):
    """A stretch with a few repairs already on record."""
    pieces = draw(
        st.lists(
            st.tuples(st.text("ab中", max_size=3), st.text("xy", max_size=2), st.text("pq", max_size=2)), max_size=4
        )
    )
    text, repairs = "", []
    for plain, now, before in pieces:
        text += plain + "."
        repairs.append(Repair("earlier", len(text), len(text) + len(now), before))
        text += now + "."
    return Stretch(text, (1,), tuple(repairs))


@given(repaired(), st.data())
def test_undoing_every_repair_gives_the_source_again(stretch, data):
    source = undone(stretch)
    places = sorted(data.draw(st.lists(st.integers(0, len(stretch.text)), min_size=2, max_size=2)))
    new = data.draw(st.sampled_from(["", "Z", "ZZ"]))
    assert undone(stretch.edited([Edit(*places, new)], "later")) == source


@given(repaired(), repaired())
def test_joining_keeps_both_sources_with_a_line_end_between(first, second):
    whole = joined([first, Stretch(second.text, (2,), second.repairs)], [" "])
    assert undone(whole) == undone(first) + "\n" + undone(second)
    assert whole.lines == (1, 2)


@given(repaired())
def test_repairs_stay_in_order_and_inside_the_text(stretch):
    cut = stretch.cut(1, max(1, len(stretch.text) - 1))
    at = 0
    for repair in cut.repairs:
        assert at <= repair.start <= repair.end <= len(cut.text)
        at = repair.end


def test_a_removed_annotation_goes_with_the_character_before_it():
    stretch = Stretch("發言。(圖)", (4,), (Repair("pinyin-annotation", 1, 1, "(fā)"),))
    assert stretch.cut(0, 3).repairs == stretch.repairs
    assert stretch.cut(3, 6).repairs == ()


def test_taking_a_mark_out_is_recorded_with_what_stood_there():
    stretch = Stretch("## Title", (3,)).edited([Edit(0, 3)], "markup")
    assert stretch == Stretch("Title", (3,), (Repair("markup", 0, 0, "## "),))
