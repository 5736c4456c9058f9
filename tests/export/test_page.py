"""The page: complete in itself, readable without any script, and right in a real browser."""

import os
import re
import shutil
import subprocess

import pytest
from exporting import PORT, bulletin, exported, printed, row
from selectolax.lexbor import LexborHTMLParser

from reader.export.page import policy, style_sheet

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")

MIXED = bulletin(row("r1", "云计算与里程", "Cloud computing.", 0.9), row("r2", "山上有人", "Somebody.", 0.2), zh="愿景")


def page(*bulletins, **choices):
    return LexborHTMLParser(printed("html", *bulletins, **choices))


def test_a_row_has_both_languages_side_by_side():
    rows = page(PORT).css("tbody tr")
    assert len(rows) == 5
    assert [cell.text() for cell in rows[4].css("td")] == ["第一段\n第二段", "First\nSecond"]
    assert [cell.text() for cell in rows[3].css("td")] == ["", "No Chinese here."]


def test_english_stands_left_where_it_is_asked_for():
    assert [cell.text() for cell in page(PORT, order="en-zh").css("th")] == ["English", "中文"]


def test_the_text_is_there_in_all_scripts_it_differs_in():
    first, second = (each.css("td")[0] for each in page(MIXED).css("tbody tr"))
    assert {span.attributes["class"]: span.text() for span in first.css("span")} == {
        "v o s": "云计算与里程", "v t": "雲計算與里程",
    }  # fmt: skip
    assert [span.attributes for span in second.css("span")] == [{"lang": "zh-Hans"}]
    assert second.text() == "山上有人"


def test_each_script_is_marked_for_the_fonts():
    spans = page(MIXED, script="hk").css("tbody tr")[0].css("td span")
    assert {span.attributes["class"]: span.attributes["lang"] for span in spans} == {
        "v o s": "zh-Hans", "v t": "zh-Hant-HK",
    }  # fmt: skip


@pytest.mark.parametrize(("script", "key"), [("original", "o"), ("tw", "t"), ("traditional", "t"), ("simplified", "s")])
def test_the_script_asked_for_is_shown_first(script, key):
    checked = [each.id for each in page(MIXED, script=script).css("input") if "checked" in each.attributes]
    assert checked == [key]


def test_a_doubtful_row_and_a_note_are_marked():
    found = page(MIXED, notes={"r1": "Look <here>"})
    assert [each.text() for each in found.css(".note")] == ["Look <here>"]
    assert [each.attributes.get("class") for each in found.css("tbody tr")] == [None, "doubt"]


def test_it_needs_nothing_from_elsewhere_and_runs_nothing():
    text = printed("html", PORT)
    found = LexborHTMLParser(text)
    assert not found.css("script, link, img, iframe, object, embed, base, form, [src], [href], [style], [onclick]")
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()
    assert found.css_first("meta[http-equiv]").attributes["content"] == policy()
    assert policy().startswith("default-src 'none';")
    assert "unsafe" not in policy()


def browse(tmp_path, *bulletins, change=lambda text: text, **choices):
    """Return the page as Chromium has it after loading."""
    file = tmp_path / "page.html"
    file.write_text(change(exported("html", *bulletins, **choices).decode("utf-8")), encoding="utf-8", newline="")
    command = [CHROMIUM, "--headless=new", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    if os.name != "nt" and os.geteuid() == 0:
        command.append("--no-sandbox")  # it refuses to run as root otherwise
    done = subprocess.run(
        [*command, "--dump-dom", file.as_uri()], capture_output=True, timeout=300, check=True, encoding="utf-8"
    )
    return done.stdout


# A script of the test's own, let through by changing the policy: it writes down what is visible.
LOOK = """<script>addEventListener("load", () => {
  const all = [...document.querySelectorAll("td .v")];
  const seen = all.filter(each => each.checkVisibility()).map(each => each.innerText);
  const sides = [...document.querySelectorAll("tbody tr")].map(row => [...row.children].map(cell =>
    Math.round(cell.getBoundingClientRect().left)));
  const style = getComputedStyle(document.querySelector("table")).borderCollapse;
  document.documentElement.dataset.seen = JSON.stringify([seen, sides, style]);
})</script>"""


@needs_browser
@pytest.mark.parametrize(("script", "shown"), [("original", "云计算与里程"), ("tw", "雲計算與里程")])
def test_a_browser_shows_one_script_side_by_side(tmp_path, script, shown):
    def look(text):
        return text.replace("default-src", "script-src 'unsafe-inline'; default-src").replace(
            "</body>", LOOK + "</body>"
        )

    dom = browse(tmp_path, MIXED, script=script, change=look)
    seen = re.search('data-seen="([^"]*)"', dom)[1].replace("&quot;", '"')
    assert f'["{shown}"]' in seen
    assert seen.endswith('"collapse"]'), "the style sheet does not apply: does the policy have its hash?"
    lefts = re.search(r"\[\[(\d+),(\d+)\]", seen)
    assert int(lefts[1]) < int(lefts[2])


@needs_browser
def test_a_browser_runs_nothing_even_if_something_got_in(tmp_path):
    hostile = "<script>document.documentElement.dataset.ran = 1</script><img src=x onerror='document.title=\"ran\"'>"
    dom = browse(tmp_path, MIXED, change=lambda text: text.replace("</body>", hostile + "</body>"))
    assert "data-ran" not in dom
    assert "<title>Bulletins</title>" in dom


def test_the_dot_between_the_parts_of_a_name_begins_no_line_and_is_not_doubled():
    found = page(bulletin(row("r1", "帕斯卡爾·德·維爾納伊說<好>·", "Pascal · de Vernay.", 0.9)))
    assert [each.text() for each in found.css(".v.o .dot")] == ["爾·", "德·"]
    first, second = found.css("tbody tr td")
    assert first.css_first(".v.o").text() == "帕斯卡爾·德·維爾納伊說<好>·"
    assert second.css(".dot") == []
