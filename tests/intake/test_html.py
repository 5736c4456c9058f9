"""Web pages: what a reader of the page sees becomes lines, in both languages."""

import contextlib
import re

import hypothesis.strategies as st
import pytest
from hypothesis import assume, example, given
from selectolax.lexbor import LexborHTMLParser

from reader.intake.decode import NotTextError
from reader.intake.formats import format_of, html
from reader.intake.problems import UnreadableError

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>港口新聞</title><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><h1>港口今日開放</h1><h1>The Harbour Opens Today</h1>
<p>第一段說明天氣很好。</p><p>The first paragraph says the weather is fine.</p>
<table><tr><td>船</td><td>ship</td></tr><tr><td>岸</td><td>shore</td></tr></table></body></html>"""


def lines(page):
    return [line.text for line in html.extract(page.encode()).lines]


def text(page):
    return [line for line in lines(page) if line]


def test_paragraphs_and_headings_of_both_languages_become_lines():
    assert text(PAGE) == [
        "# 港口今日開放",
        "# The Harbour Opens Today",
        "第一段說明天氣很好。",
        "The first paragraph says the weather is fine.",
        "船",
        "ship",
        "岸",
        "shore",
    ]


CASES = {
    "a blank line parts paragraphs": ("<p>一</p><p>二</p>", ["一", "", "二"]),
    "a break ends a line": ("<p>一<br>二<br/>三</p>", ["一", "二", "三"]),
    "two breaks part paragraphs": ("<div>一<br><br>二</div>", ["一", "二"]),
    "inline marks break nothing": ("<p>The <b>old</b> <i>port</i></p>", ["The old port"]),
    "line ends of the source are spaces": ("<p>The\n  port</p>", ["The port"]),
    "but none between hanzi": ("<p>港口\n  开放。\n“今天”</p>", ["港口开放。 “今天”"]),
    "list items are lines with marks": ("<ul><li>One<li>Two</ul>", ["- One", "- Two"]),
    "preformatted text keeps its lines": ("<pre>One\n two</pre>", ["One", " two"]),
    "references are decoded": ("<p>A &amp; B &#20013;&#x6587; &lt;p&gt;</p>", ["A & B 中文 <p>"]),
    "programs, styles and comments are no text": (
        "a<script>if (a<b) '<p>'</script><style>p{}</style><!-- c -->b",
        ["ab"],
    ),
    "templates and choices are no text": ("<template><p>x</p></template><select><option>y</select><p>z", ["z"]),
    "readings of ruby are left out": ("<p><ruby>漢<rp>(<rt>hàn<rp>)<rb>字<rt>zì</ruby>。", ["漢字。"]),
    "an open paragraph ends at the next": ("<p hidden>x<p>一<div>二", ["一", "二"]),
    "an open item ends at the next": ("<ul><li hidden>x<li>一</ul>", ["- 一"]),
    "hidden words are left out": ("<p>The <span style='display: none'>secret </span>port", ["The port"]),
    "a cell of a layout table is a paragraph": (
        "<table><tr><td>menu<td><table><tr><td>港口<br>开放</table></table>",
        ["menu", "", "港口", "开放"],
    ),
    "attributes may hold brackets": ("<p title=\"a>b\" data-x='<p>'>一</p>", ["一"]),
    "a menu that is never closed loses nothing before it": ("<table><tr><td>一<td>二<nav>x", ["一", "", "二"]),
    "a stray reading loses nothing": ("<p>一<rt>二<p>三", ["一二", "", "三"]),
    "a bracket that opens nothing is text": ("<p>1 < 2 and <3</p>", ["1 < 2 and <3"]),
    "what is never closed loses no text": ("<p>一<!-- 二<p>三", ["一 二", "", "三"]),
    "a quote that is never closed loses no text": ('<p>一<a href="x>二</a><p>三', ["一二", "", "三"]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_becomes_the_lines_a_reader_sees(case):
    page, expected = CASES[case]
    found = lines(f"<html><body>{page}")
    while found and not found[0]:
        found.pop(0)
    assert [line for line in found if line] == [line for line in expected if line]
    assert "" not in expected or found == expected


def test_the_title_stands_for_a_heading_where_there_is_none():
    assert text("<title>海港开放 - 某报</title><p>正文。")[0] == "# 海港开放 - 某报"
    assert text("<title>海港开放 - 某报</title><p>首页<p>海港开放<p>正文。") == ["首页", "# 海港开放", "正文。"]
    assert text("<title>某报</title><h1>海港开放</h1>") == ["# 海港开放"]


def test_hidden_text_stays_when_it_is_the_other_language():
    english = "The harbour opens today and everybody comes to see it. " * 20
    page = f"<html><div>{'港口今天开放，大家都来看。' * 20}</div><div style='display:none'>{english}</div>"
    extracted = html.extract(page.encode())
    assert any("harbour" in line.text for line in extracted.lines)
    assert extracted.notes
    assert not html.extract(page.replace(english, english[:55]).encode()).notes


def test_a_document_that_is_a_bilingual_table_keeps_its_rows():
    page = "<h1>港口</h1><table><tr><td>It rains today.<td>今天下雨。<tr><td>It is fine.<td>天晴了。</table>"
    rows = html.extract(page.encode()).lines
    assert [(line.side, line.text, line.unit.role) for line in rows if line.text] == [
        ("zh", "港口", "title"),
        ("zh", "今天下雨。", "row"),
        ("en", "It rains today.", "row"),
        ("zh", "天晴了。", "row"),
        ("en", "It is fine.", "row"),
    ]
    assert rows[-1].unit == rows[-2].unit != rows[-3].unit


def test_a_small_bilingual_table_stays_inside_its_article():
    page = f"<p>{'正文很长。' * 20}<table><tr><td>ship<td>船<tr><td>shore<td>岸</table><p>{'正文很长。' * 20}"
    extracted = html.extract(page.encode()).lines
    assert not any(line.unit for line in extracted)
    assert [line.text for line in extracted][2:7] == ["船", "ship", "", "岸", "shore"]


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("label", ["gb2312", "big5", "utf-8", "iso-8859-1", "x-nonsense", None])
def test_a_page_is_read_by_its_bytes_whatever_it_declares(codec, label):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">' if label else ""
    sentence = "我們在海港的時候，天氣很好，大家都到岸上去看船。這是第一次開放。"
    sentence = sentence if codec != "gbk" else "我们在海港的时候，天气很好，大家都到岸上去看船。这是第一次开放。"
    page = f"<html><head>{meta}</head><body><p>{sentence}</p></body></html>"
    assert sentence in [line.text for line in html.extract(page.encode(codec)).lines]


@pytest.mark.parametrize(
    ("head", "extension", "name"),
    [
        (b"\xef\xbb\xbf\n<!-- saved --><!DOCTYPE HTML PUBLIC>", ".txt", "HTML"),
        ("<html>".encode("utf-16"), "", "HTML"),
        (b"<p>one</p>", ".htm", "HTML"),
        (b"<p>one</p>" * 9, "", "HTML"),
        (b"no tags at all", ".html", "plain text"),
        (b"<p>one</p>" * 9, ".md", "plain text"),
        (b"a text about <html> and <p>", ".txt", "plain text"),
    ],
)
def test_pages_are_told_from_text_by_what_is_in_them(head, extension, name):
    assert format_of(head, extension).name == name


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>",
        "<div hidden></p>",
        "<p><b a=1>",
        "<ul><li></div>",
        "<table><tr><td>",
        '<a href="x>',
        "<!--",
        "<title>",
        "</title ",
        "<![CDATA[",
        "<p a=' b=\" ",
        "&#99999",
        "<",
        "<svg>",
        "<pre>\n",
    ],
)
def test_tens_of_thousands_of_anything_come_to_an_end(hostile):
    html.extract(f"<html>{hostile * 30_000}中文".encode())


def test_a_number_of_any_length_is_no_character():
    assert text("<p>&#" + "9" * 10_000 + "; &#0; &#xD800;") == ["\ufffd \ufffd \ufffd"]


@given(st.data())
def test_a_damaged_page_gives_text_or_a_message(data):
    damaged = bytearray(PAGE.encode(data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(NotTextError, UnreadableError):
        html.extract(bytes(damaged))


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td>",
                "<table>",
                "</table>",
                "<li>",
                "<ul>",
                "</ul>",
                "字",
                "word ",
                "<br>",
                "<!--",
                "-->",
                "<b x='",
                "'>",
                "<h2>",
                "</h2>",
                "<tr>",
                "<pre>",
                "\n",
            ]
        ),
        max_size=40,
    )
)
def test_every_word_outside_of_tags_and_comments_is_kept(pieces):
    page = "".join(pieces).replace("<!--", "").replace("-->", "").replace("<b x='", "").replace("'>", "")
    kept = "".join(lines(f"<html>{page}"))
    assert (kept.count("字"), kept.count("word")) == (page.count("字"), page.count("word"))


SOUP = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<li>",
        "<ul>",
        "</ul>",
        "<b>",
        "</b>",
        "<br>",
        "<h2>",
        "</h2>",
        "<a/href='x>y'>",
        "</a>",
        "</span>",
        "<!--c>-->",
        "<td>",
        "<table><tr>",
        "</table>",
        "<p/>",
        "</br>",
        "<",
        "<script>'<p>'</script>",
        "<style>x{}</style>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<nav>",
        "</nav>",
        "&lt;",
    ]
)
"""Tags as they come, in any order."""


@given(st.lists(SOUP, max_size=25))
@example(["<table><tr>", "<nav>", "<td>"])
@example(["<table><tr>", "<nav>", "<table><tr>"])
def test_no_word_is_lost_that_a_browser_engine_shows(tags):
    # Known to differ: the end of an inline element that began before a ruby ends the ruby too (`<b><ruby></b><rt>`);
    # inline elements are not followed here, and what follows is taken for a reading.
    assume("<ruby>" not in tags or not {"</b>", "</a>", "</span>"} & set(tags))
    page = "<!doctype html><body>" + "".join(f"{tag}w{number} " for number, tag in enumerate(tags))
    tree = LexborHTMLParser(page)
    for silent in tree.css("nav, script, style, ruby rt"):
        silent.decompose()
    shown = set(re.findall(r"w\d+", tree.body.text()))
    assert shown <= set(re.findall(r"w\d+", " ".join(lines(page))))
