"""The sample bulletins come out as their hand-made gold says.

`tests/cases/samples.gold.json` maps a sample (for a pair of files, `zh name + en name`) to::

    {"zh": file, "en": file,               # the same file twice when one file holds both languages
     "bulletins": [{                       # in the order in which they begin
        "date": ["YYYY-MM-DD", …],         # any of these is right: the first and the last day of a meeting
        "zh_title": [line], "en_title": [line],      # a title line in both languages stands in both
        "pairs": [[[zh lines], [en lines]], …],      # the rows; an empty list is a missing side
        "mixed": [line],                   # lines that hold both languages, and so stand on both sides of a row
        "credits": [{"lines", "text", "role", "side"?, "inline"?}]}],  # inline: at the end of a paragraph's own line
     "furniture": [line] | {"zh": [line], "en": [line]},
     "damaged": [{"line", "before", "after"}]}       # what the mess was before it was made; only where it matters

Lines count from 1 in their own file. Where the English is not a translation (`"comparable": true`), the bulletin has
`links` ([zh line, en line], the lines that tell the same facts), `zh_alone` and `en_alone` in the place of `pairs`.
"""

import functools
import json
from collections import Counter
from pathlib import Path

import pytest

from reader.assembly.assemble import assemble
from reader.intake.read import read_file
from reader.model import Bulletin, Document, Source

SAMPLES = Path(__file__).parents[2] / "sample_data"
GOLD = json.loads((Path(__file__).parents[1] / "cases" / "samples.gold.json").read_text(encoding="utf-8"))

COMPARABLE = {name for name, gold in GOLD.items() if any("comparable" in b for b in gold["bulletins"])}
# Links of comparable text are a matter of degree; a news report that reorders its facts is the hardest thing here.
COMPARABLE_F1 = 0.6

every_sample = pytest.mark.parametrize("name", GOLD)
every_bulletin = pytest.mark.parametrize(
    ("name", "index"),
    [(name, index) for name, gold in GOLD.items() for index in range(len(gold["bulletins"]))],
)


@functools.cache
def document(name: str) -> Document:
    gold = GOLD[name]
    source = Source(str(SAMPLES / gold["zh"]), str(SAMPLES / gold["en"]))
    return assemble(source, read_file(source.zh), read_file(source.en) if source.is_pair else None)


def furniture(name, side):
    found = GOLD[name]["furniture"]
    return set(found[side] if isinstance(found, dict) else found)


def gold_lines(bulletin, side):
    """The lines of one side's rows, without title and credits."""
    at = 0 if side == "zh" else 1
    lines = {n for pair in bulletin.get("pairs", ()) for n in pair[at]}
    lines |= {link[at] for link in bulletin.get("links", ())}
    return lines | set(bulletin.get(f"{side}_alone", ())) | set(bulletin.get("mixed", ()))


def gold_links(bulletin):
    if bulletin.get("comparable"):
        return {tuple(link) for link in bulletin["links"]}
    return {(z, e) for zs, es in bulletin["pairs"] for z in zs for e in es}


def row_lines(bulletin: Bulletin, side):
    return {n for row in bulletin.rows if (passage := row.passage(side)) for n in passage.lines}


def row_links(bulletin: Bulletin):
    return {(z, e) for row in bulletin.rows if row.zh and row.en for z in row.zh.lines for e in row.en.lines}


def counterpart(name, index):
    """What the program made of a gold bulletin: the bulletin that shares most lines with it."""
    gold = GOLD[name]["bulletins"][index]
    return max(
        document(name).bulletins,
        key=lambda b: sum(len(row_lines(b, side) & gold_lines(gold, side)) for side in ("zh", "en")),
    )


def without_mixed(links, gold):
    mixed = set(gold.get("mixed", ()))
    return {(z, e) for z, e in links if z not in mixed and e not in mixed}


def f1(got, want):
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


@every_sample
def test_the_gold_accounts_for_every_line_once(name):
    gold = GOLD[name]
    both_titles = {n for b in gold["bulletins"] for n in set(b["zh_title"]) & set(b["en_title"])}
    pair = gold["zh"] != gold["en"]
    seen = {gold["zh"]: Counter(), gold["en"]: Counter()}
    for side in ("zh", "en"):
        count = seen[gold[side]]
        for bulletin in gold["bulletins"]:
            count.update(gold_lines(bulletin, side))
            count.update(bulletin[f"{side}_title"])
            for credit in bulletin["credits"]:
                if not credit.get("inline") and credit.get("side", side) == side and (pair or side == "zh"):
                    count.update(credit["lines"])
        if pair or side == "zh":
            count.update(furniture(name, side))
    both_sided = both_titles | {n for b in gold["bulletins"] for n in b.get("mixed", ())} if not pair else set()
    for path, count in seen.items():
        lines = (SAMPLES / path).read_text(encoding="utf-8").split("\n")
        expected = {n: 2 if n in both_sided else 1 for n, line in enumerate(lines, 1) if line.strip()}
        assert count == expected


@every_sample
def test_every_line_of_a_sample_is_somewhere(name):
    doc, gold = document(name), GOLD[name]
    for side in ("zh", "en"):
        sides = (side,) if doc.source.is_pair else ("zh", "en")
        placed = {f.line for f in doc.furniture if f.side in sides}
        for b in doc.bulletins:
            for s in sides:
                title = b.title(s)
                placed |= row_lines(b, s) | set(title.lines if title else ())
                placed |= {n for c in b.credits if c.side in sides for n in c.lines}
        lines = (SAMPLES / gold[side]).read_text(encoding="utf-8").split("\n")
        assert placed == {n for n, line in enumerate(lines, 1) if line.strip()}


@every_sample
def test_a_sample_gives_its_bulletins_in_order(name):
    made = [counterpart(name, index) for index in range(len(GOLD[name]["bulletins"]))]
    assert [b.id for b in made] == [b.id for b in document(name).bulletins]


@every_bulletin
def test_a_bulletin_holds_its_own_lines_and_no_others(name, index):
    gold, made = GOLD[name]["bulletins"][index], counterpart(name, index)
    for side in ("zh", "en"):
        assert row_lines(made, side) == gold_lines(gold, side)


@every_bulletin
def test_titles_are_found_wrapped_ones_whole_and_missing_ones_missing(name, index):
    gold, made = GOLD[name]["bulletins"][index], counterpart(name, index)
    for side in ("zh", "en"):
        title = made.title(side)
        # Front matter repeats the title; whether its line counts as part of it is a matter of taste.
        assert set(title.lines if title else ()) - furniture(name, side) == set(gold[f"{side}_title"])


@every_bulletin
def test_a_bulletin_has_the_date_its_text_gives(name, index):
    made = counterpart(name, index)
    assert made.date is not None
    assert made.date.isoformat() in GOLD[name]["bulletins"][index]["date"]


@every_bulletin
def test_translated_paragraphs_stand_beside_each_other(name, index):
    gold, made = GOLD[name]["bulletins"][index], counterpart(name, index)
    got, want = without_mixed(row_links(made), gold), gold_links(gold)
    if gold.get("comparable"):
        assert f1(got, want) >= COMPARABLE_F1, f"F1 {f1(got, want):.2f}"
    else:
        assert got == want, f"F1 {f1(got, want):.2f}"


@every_bulletin
def test_a_paragraph_without_a_translation_stands_alone(name, index):
    gold = GOLD[name]["bulletins"][index]
    if gold.get("comparable"):
        pytest.skip("what is alone in comparable text is part of its link F1")
    alone = {(side, n) for at, side in enumerate(("zh", "en")) for p in gold["pairs"] if not p[1 - at] for n in p[at]}
    linked = {key for z, e in row_links(counterpart(name, index)) for key in (("zh", z), ("en", e))}
    assert not alone & linked


@every_bulletin
def test_a_line_in_both_languages_stands_on_both_sides_of_one_row(name, index):
    links = row_links(counterpart(name, index))
    for line in GOLD[name]["bulletins"][index].get("mixed", ()):
        assert (line, line) in links


@every_bulletin
def test_credits_are_told_from_text(name, index):
    gold, made = GOLD[name]["bulletins"][index], counterpart(name, index)
    found = {(c.text, c.lines, c.role) for c in made.credits}
    assert found == {(c["text"], tuple(c["lines"]), c["role"]) for c in gold["credits"]}
    inline = [c["text"] for c in gold["credits"] if c.get("inline")]
    assert not any(text in row.zh.text for row in made.rows if row.zh for text in inline)


@every_sample
def test_page_furniture_is_set_aside_and_text_is_not(name):
    doc = document(name)
    for side in ("zh", "en") if doc.source.is_pair else ("zh",):
        found = {f.line for f in doc.furniture if not doc.source.is_pair or f.side == side}
        titles = {n for b in doc.bulletins for s in ("zh", "en") if (t := b.title(s)) for n in t.lines}
        # Both titles of a file may be taken from front matter that the gold sets aside.
        assert found - titles == furniture(name, side) - titles


def test_titles_wrapped_over_two_lines_read_as_one_line():
    titles = [
        (b.zh_title.text if b.zh_title else None, b.en_title.text) for b in document("ports_council.txt").bulletins
    ]
    assert titles[0] == (None, "Twelfth Plenary Meeting of the Lancang River Ports Council")
    assert titles[1] == (
        "瀾滄江夜航燈標工程通過竣工驗收",
        "Night Navigation Lights on the Lancang Pass Final Inspection",
    )


def test_pinyin_is_gone_and_the_brackets_that_mean_something_stay():
    text = "\n".join(row.zh.text for b in document("pinyin_annotations.txt").bulletins for row in b.rows if row.zh)
    assert not set(text) & set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")
    for kept in ("促進會(SECFA)願同", "聯席會議(10+1)9月7日", "協會(BGIA)會長", "附件(a)所列"):
        assert kept in text


def test_english_wrapped_at_eighty_columns_reads_as_paragraphs():
    rows = document("century_stations.md").bulletins[0].rows
    texts = [row.en.text for row in rows if row.en]
    assert not any("\n" in text for text in texts)
    assert any("The Second Meeting of Century Stations was held on Mount Huangshan, Anhui" in text for text in texts)
