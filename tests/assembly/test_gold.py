"""Our own bulletins come out as their hand-made gold says (`tests/gold.py` describes it).

Where the aligner falls short of the gold, it says here by how much: `LEAST_F1` and the reasons handed to
`every_file` and `every_bulletin`. What is hard about a bulletin is said in its gold.
"""

from collections import Counter

import pytest
from gold import (
    SIDES,
    f1,
    gold_files,
    gold_lines,
    gold_links,
    row_lines,
    row_links,
    sentence_links,
    without_mixed,
)

FILES = {file.name: file for file in gold_files()}

# The links F1 that bulletins reach which do not come out exactly; all others do.
LEAST_F1 = {
    ("railway_wire.txt", 0): 0.60,  # 0.667
    # 0.833: a paragraph condensed with another left alone, one left out taken in
    ("merged_and_condensed.txt", 1): 0.80,
    ("moved_and_retold.txt", 0): 0.65,  # 0.667: one row of all whose sentences moved, as few as rows can tell apart
    ("moved_and_retold.txt", 1): 0.75,  # 0.788: short turns of speech, told freely
}
LEAST_SENTENCE_F1 = {
    ("railway_wire.txt", 0): 0.60,  # 0.667
    ("moved_and_retold.txt", 0): 0.92,  # 0.952
}


def every_file():
    """Run a test on every file."""
    return pytest.mark.parametrize("file", [pytest.param(file, id=name) for name, file in FILES.items()])


def every_bulletin(when=lambda key, gold: True):
    """Run a test on every gold bulletin, or those that `when` picks."""
    params = [
        pytest.param(file, index, id=f"{name}-{index}")
        for name, file in FILES.items()
        for index, gold in enumerate(file.bulletins)
        if when((name, index), gold)
    ]
    return pytest.mark.parametrize(("file", "index"), params)


def exact(key, _gold):
    return key not in LEAST_F1


@every_file()
def test_the_gold_accounts_for_every_line_once(file):
    both_titles = {n for b in file.bulletins for n in set(b["zh_title"]) & set(b["en_title"])}
    pair = file.is_pair
    seen = {file.path(side): Counter() for side in SIDES}
    for side in SIDES:
        count = seen[file.path(side)]
        for bulletin in file.bulletins:
            count.update(gold_lines(bulletin, side))
            count.update(bulletin[f"{side}_title"])
            for credit in bulletin["credits"]:
                if not credit.get("inline") and credit.get("side", side) == side and (pair or side == "zh"):
                    count.update(credit["lines"])
        if pair or side == "zh":
            count.update(file.furniture(side))
    both_sided = both_titles | {n for b in file.bulletins for n in b.get("mixed", ())} if not pair else set()
    for path, count in seen.items():
        lines = path.read_text(encoding="utf-8").split("\n")
        expected = {n: 2 if n in both_sided else 1 for n, line in enumerate(lines, 1) if line.strip()}
        assert count == expected


@every_file()
def test_every_line_of_a_file_is_somewhere(file):
    doc = file.document
    for side in SIDES:
        sides = (side,) if doc.source.is_pair else ("zh", "en")
        placed = {f.line for f in doc.furniture if f.side in sides}
        for b in doc.bulletins:
            for s in sides:
                title = b.title(s)
                placed |= row_lines(b, s) | set(title.lines if title else ())
                placed |= {n for c in b.credits if c.side in sides for n in c.lines}
        assert placed == {n for n, line in enumerate(file.lines(side), 1) if line.strip()}


@every_file()
def test_a_file_gives_its_bulletins_in_order(file):
    made = [file.made(index) for index in range(len(file.bulletins))]
    assert [b.id for b in made] == [b.id for b in file.document.bulletins]


@every_bulletin()
def test_a_bulletin_holds_its_own_lines_and_no_others(file, index):
    gold, made = file.bulletins[index], file.made(index)
    for side in SIDES:
        assert row_lines(made, side) == gold_lines(gold, side)


@every_bulletin()
def test_titles_are_found_wrapped_ones_whole_and_missing_ones_missing(file, index):
    gold, made = file.bulletins[index], file.made(index)
    for side in SIDES:
        title = made.title(side)
        # Front matter repeats the title; whether its line counts as part of it is a matter of taste.
        assert set(title.lines if title else ()) - file.furniture(side) == set(gold[f"{side}_title"])


@every_bulletin()
def test_a_bulletin_has_the_date_its_text_gives(file, index):
    made, days = file.made(index).date, file.bulletins[index]["date"]
    assert made.isoformat() in days if made else not days


@every_bulletin(when=exact)
def test_translated_paragraphs_stand_beside_each_other(file, index):
    gold = file.bulletins[index]
    got, want = without_mixed(row_links(file.made(index)), gold), gold_links(gold)
    assert got == want, f"F1 {f1(got, want):.3f}"


@every_bulletin(when=lambda key, gold: key in LEAST_F1)
def test_text_that_is_hard_to_align_is_aligned_as_well_as_it_was(file, index):
    gold = file.bulletins[index]
    got, want = without_mixed(row_links(file.made(index)), gold), gold_links(gold)
    assert f1(got, want) >= LEAST_F1[file.name, index], f"F1 {f1(got, want):.3f}"


@every_bulletin(when=lambda key, gold: "links" in gold)
def test_sentences_lead_to_where_their_facts_have_moved(file, index):
    got, want = sentence_links(file.made(index)), gold_links(file.bulletins[index])
    assert f1(got, want) >= LEAST_SENTENCE_F1[file.name, index], f"F1 {f1(got, want):.3f}"


@every_bulletin(when=exact)
def test_a_paragraph_without_a_translation_stands_alone(file, index):
    gold = file.bulletins[index]
    alone = {(side, n) for at, side in enumerate(SIDES) for p in gold["pairs"] if not p[1 - at] for n in p[at]}
    linked = {key for z, e in row_links(file.made(index)) for key in (("zh", z), ("en", e))}
    assert not alone & linked


@every_bulletin()
def test_a_line_in_both_languages_stands_on_both_sides_of_one_row(file, index):
    links = row_links(file.made(index))
    for line in file.bulletins[index].get("mixed", ()):
        assert (line, line) in links


@every_bulletin()
def test_credits_are_told_from_text(file, index):
    gold, made = file.bulletins[index], file.made(index)
    found = {(c.text, c.lines, c.role) for c in made.credits}
    assert found == {(c["text"], tuple(c["lines"]), c["role"]) for c in gold["credits"]}
    inline = [c["text"] for c in gold["credits"] if c.get("inline")]
    assert not any(text in row.zh.text for row in made.rows if row.zh for text in inline)


@every_file()
def test_page_furniture_is_set_aside_and_text_is_not(file):
    doc = file.document
    for side in ("zh", "en") if doc.source.is_pair else ("zh",):
        found = {f.line for f in doc.furniture if not doc.source.is_pair or f.side == side}
        titles = {n for b in doc.bulletins for s in SIDES if (t := b.title(s)) for n in t.lines}
        # Both titles of a file may be taken from front matter that the gold sets aside.
        assert found - titles == file.furniture(side) - titles


def test_titles_wrapped_over_two_lines_read_as_one_line():
    titles = [
        (b.zh_title.text if b.zh_title else None, b.en_title.text)
        for b in FILES["ports_council.txt"].document.bulletins
    ]
    assert titles[0] == (None, "Twelfth Plenary Meeting of the Lancang River Ports Council")
    assert titles[1] == (
        "瀾滄江夜航燈標工程通過竣工驗收",
        "Night Navigation Lights on the Lancang Pass Final Inspection",
    )


def test_pinyin_is_gone_and_the_brackets_that_mean_something_stay():
    text = "\n".join(
        row.zh.text for b in FILES["pinyin_annotations.txt"].document.bulletins for row in b.rows if row.zh
    )
    assert not set(text) & set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")
    for kept in ("促進會(SECFA)願同", "聯席會議(10+1)9月7日", "協會(BGIA)會長", "附件(a)所列"):
        assert kept in text


def test_english_wrapped_at_eighty_columns_reads_as_paragraphs():
    rows = FILES["century_stations.md"].document.bulletins[0].rows
    texts = [row.en.text for row in rows if row.en]
    assert not any("\n" in text for text in texts)
    assert any("The Second Meeting of Century Stations was held on Mount Huangshan, Anhui" in text for text in texts)
