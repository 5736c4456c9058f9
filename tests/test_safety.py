"""Text from strangers never acts: hostile characters in every place a text or a name can take, and every way out."""

import base64
import codecs
import json
import os
import re

import pytest

from reader.inert import ACTING

MARK = "Hostile"  # stands in every payload that a terminal would take somewhere

# By what each would do. The sequences are those of ECMA-48, ECMA-35 and xterm, whole and broken off, in 7 and 8 bits.
HOSTILE = {
    "clipboard": f"\x1b]52;c;{base64.b64encode(MARK.encode()).decode()}\x07",
    "title": f"\x1b]0;{MARK}\x07",
    "title, ended as ECMA-48 has it": f"\x1b]2;{MARK}\x1b\\",
    "title, unended": f"\x1b]0;{MARK}",
    "title in 8 bits": f"\x9d0;{MARK}\x9c",
    "link": f"\x1b]8;;http://{MARK}.example/\x1b\\link\x1b]8;;\x1b\\",
    "colours and cursor": "\x1b[31;7;13m red \x1b[987;654H\x1b[2J",
    "colours in 8 bits": "\x9b31;7;13m red \x9b987;654H",
    "unended sequence": "\x1b[987;",
    "device control": f"\x1bP+q{MARK}\x1b\\",
    "device control, unended": f"\x1bPq#0;2;0;0;0{MARK}",
    "device control in 8 bits": f"\x90q{MARK}\x9c",
    "application command": f"\x1b_G{MARK}\x1b\\ \x1b^{MARK}\x1b\\ \x1bX{MARK}\x1b\\",
    "reset and charsets": "\x1bc\x1b(0\x1b#8\x1b%G\x1bN",
    "bell, backspace, feeds, escape, delete": "\x07\x08\x0b\x0c\x1b\x7f",
    "no character": "\x00",  # more controls than a few, and the file counts as no text
    "shift out": "\x0e",
    "substitute": "\x1a",
    "single controls in 8 bits": "\x84\x85\x88\x8d\x8e\x8f\x96\x97\x98\x9a\x9b\x9c",
    "overrides": "\u202etxt.exe\u202c \u202d\u202a\u202b",
    "isolates": "\u2066one\u2069 \u2067\u2068\u200f\u200e\u061c",
    "tags": "\U000e0001\U000e0048\U000e0069\U000e007f",
    "separators": "\u2028\u2029",
    "lone surrogates": "\ud800 \udc9b",
    "references": "&#27;]0;Hostile&#7; &#x9b;31m &#x202e; &#0; &ZeroWidthSpace;",
    "markup": "[bold red]red[/] [@click=app.quit]quit[/] [link=http://x.example]x[/link] [/] \\[x",
}

ARTICLE = """{0}開放時間延長

圖書館{0}本月起延長開放時間，每逢週末開到晚上九點。

館長林若秋說，新座位有四十個，{0}其中二十個靠窗。

借書證可以在門口的服務台辦理，只要帶上身份證和一張照片，當天就能拿到。孩子的借書證由父母代辦，一次可以借走六本書，借期三個星期。

新書每個月上架一次，書單貼在大廳右邊的牆上。讀者想看而館裏沒有的書，可以寫在櫃檯的本子上，圖書館每季買一批。

（責任編輯：林{0}若秋）

Library {0} Stays Open Longer

The library {0} will stay open longer from this month. At weekends it closes at nine in the evening.

The librarian, Lin Ruoqiu, said that there are forty new seats, {0} of which twenty stand at the windows.

Cards are issued at the desk by the door; an identity card and a photograph are all it takes, and the card is ready \
the same day. Parents apply for their children, who may take six books at a time and keep them for three weeks.

New books are put on the shelves once a month, and the list hangs on the right-hand wall of the hall. Books that the \
library does not have can be asked for in the notebook on the counter; the library buys some of them every quarter.

(Translated by {0} Agnes)

友情链接：{0}
"""

needs_posix = pytest.mark.skipif(os.name == "nt", reason="file names and terminals of POSIX")


def in_a_name(text):
    """The text as far as a file's name may hold it."""
    return "".join(c for c in text if c not in "/\x00" and not "\ud800" <= c <= "\udfff")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A file for each kind of hostile text, with it everywhere inside and, where names may hold it, in its name."""
    top = tmp_path_factory.mktemp("hostile")
    for number, text in enumerate(HOSTILE.values()):
        name = f"{number:02}{in_a_name(text) if os.name != 'nt' else ''}.txt"
        (top / name).write_bytes(ARTICLE.format(text).encode("utf-8", "surrogatepass"))
    return top


def acting(text):
    """What acts in some output, but for line ends."""
    return ACTING.findall(text.replace("\n", ""))


@pytest.mark.parametrize(
    "command",
    [
        ["export"],
        ["check"],
        ["check", "--json"],
        ["search", "Lin Ruoqiu", "--limit", "100"],
    ],
    ids=" ".join,
)
def test_nothing_in_a_file_or_its_name_acts_when_it_is_printed(run, folder, command):
    code, out, err = run(*command, folder)
    assert code in {0, 1}
    assert len(out.splitlines()) >= len(HOSTILE)
    assert not acting(out)
    assert not acting(err)


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["export"],
        ["check"],
        ["search", "library", "--limit", "100"],
        ["search", "--json", "圖書館", "--limit", "100"],
        ["remove"],
        ["add"],
    ],
    ids=" ".join,
)
def test_nothing_of_what_was_added_acts_when_the_library_is_asked(run, folder, command):
    code, out, err = run("add", folder)
    assert code in {0, 1}
    assert not acting(out + err)
    code, out, err = run(*command, *([folder] if command == ["remove"] else []))
    assert code in {0, 1}
    assert out
    assert not acting(out + err)


def test_markup_is_text_like_any_other(run, folder):
    _, out, _ = run("export", folder)
    assert "[bold red]red[/]" in out
    _, out, _ = run("check", folder)
    assert "[bold red]red[/]" in out


def test_no_text_that_was_exported_acts_when_its_json_is_read(run, folder):
    _, out, _ = run("export", folder)

    def texts(value):
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key != "source":  # what a file is called is told as it is
                    yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    for line in out.splitlines():
        for text in texts(json.loads(line)):
            assert not acting(text)


def test_the_names_of_files_come_back_as_they_are(run, folder):
    _, out, _ = run("check", "--json", folder)
    assert {json.loads(line)["source"] for line in out.splitlines()} == {str(path) for path in folder.iterdir()}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_message_about_a_mistake_acts(run, tmp_path, text):
    binary = tmp_path / f"{in_a_name(text) if os.name != 'nt' else ''}.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    for command in (
        ["export", binary],
        ["check", binary],
        ["check", "--json", binary],
        ["export", tmp_path / f"none {in_a_name(text)}"],
        ["check", tmp_path / f"none {in_a_name(text)}"],
        ["check", binary, "--encoding", f"klingon {text}"],
        ["export", f"--no-such {text}"],
        ["export", binary, "--format", f"json {text}"],
        ["check", "--zh", f"none {text}", "--en", binary],
        ["check", "--zh", f"none {text}"],
        ["add", binary],
        ["add", tmp_path / f"none {in_a_name(text)}", "--library", tmp_path / "l.db"],
        ["list", "--library", tmp_path / f"none {in_a_name(text)}"],
        ["search", "x", "--library", binary],
        ["search", f"-{text}"],
        ["search", text * 2000, "--library", ":memory:"],
        ["search", "--queries", tmp_path / f"none {in_a_name(text)}"],
        ["remove", f"none {text}"],
    ):
        code, out, err = run(*command)
        assert code == 2, command
        assert not acting(out + err), command


# On a real terminal: the bytes that reach it

STRINGS = re.compile(r"\x1b[P\]^_X](.*?)(?:\x07|\x1b\\)", re.DOTALL)
SEQUENCES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")
WHAT_NO_READER_SENDS = re.compile("[\x00-\x06\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
DECEIVING = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\U000e0000-\U000e007f\ud800-\udfff]"
)
PLANTED = re.compile(r"(?:\x1b\[|\x9b)(?:31;7;13m|987;)|\x1bc|\x1b#8|\x1b\(0|\x1b%G")


def check_bytes(written):
    """Hold everything that reached a terminal against what was planted in the files."""
    text = codecs.decode(written, "utf-8", "surrogateescape")
    for payload in STRINGS.findall(text):
        kind, _, value = payload.partition(";c;")
        if kind == "52":  # what the person copied
            value = base64.b64decode(value).decode()
            assert MARK not in value or not acting(value)
            assert value != MARK
        assert MARK not in payload
    assert not PLANTED.findall(text)
    assert not DECEIVING.findall(text)
    rest = SEQUENCES.sub("", STRINGS.sub("", text))
    assert "\x1b" not in rest
    assert not WHAT_NO_READER_SENDS.findall(rest)


@pytest.fixture
def start():
    pytest.importorskip("pexpect")
    pytest.importorskip("pyte")
    from terminal import Terminal, command

    terminals = []

    def make(*arguments, **environment):
        terminal = Terminal([*command(), *map(str, arguments)], 120, 40, **environment)
        terminals.append(terminal)
        return terminal

    yield make
    for terminal in terminals:
        terminal.close()


@needs_posix
def test_check_sends_a_terminal_nothing_but_text_and_colours(start, folder):
    terminal = start("check", folder)
    terminal.wait_for(f"{len(HOSTILE)} sources: ")
    written = terminal.written.decode("utf-8")
    assert "\x1b[1m" in written  # it does use styles there
    rest = re.sub(r"\x1b\[[0-9;]*m", "", written).replace("\r\n", "")
    assert not acting(rest)
    check_bytes(terminal.written)


@needs_posix
def test_the_reader_sends_a_terminal_nothing_a_file_planted(start, folder, tmp_path):
    for text in (HOSTILE["clipboard"], HOSTILE["overrides"], HOSTILE["markup"]):
        (tmp_path / f"broken {in_a_name(text)}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    terminal = start(folder, *tmp_path.iterdir())
    terminal.wait_for(f"bulletin 1/{len(HOSTILE)}", "message")  # what could not be read was notified
    for number in range(2, len(HOSTILE) + 1):
        terminal.press("]")
        terminal.wait_for(f"bulletin {number}/{len(HOSTILE)}")
    terminal.wait_for("[bold red]red[/]", "[@click=app.quit]quit[/]")
    terminal.press("y")
    terminal.wait_for("Copied")
    for keys, shown in (
        ("r", "raw"),
        ("s", "Traditional"),
        ("m", "Left out"),
        ("\x1b", "raw"),
        ("t", "bulletin"),
        ("\x10", "Search"),
        ("bold", "bold"),
        ("\x1b", "raw"),
    ):
        terminal.press(keys)
        terminal.wait_for(shown)
    click_on(terminal, "quit[/]")
    for number in range(len(HOSTILE) - 1, 0, -1):  # in the raw view, where signs stand for what was taken out
        terminal.press("[")
        terminal.wait_for(f"bulletin {number}/{len(HOSTILE)}")
    check_bytes(terminal.written)


def click_on(terminal, words):
    """Press and release the mouse on some words once they can be seen, as xterm reports it (SGR mode)."""
    terminal.wait_for(words)
    line = next(y for y, line in enumerate(terminal.text.split("\n")) if words in line)
    column = next(
        x
        for x in range(120)
        if "".join(terminal.lines[line][at].data for at in range(x, min(120, x + len(words)))) == words
    )
    terminal.press(f"\x1b[<0;{column + 1};{line + 1}M\x1b[<0;{column + 1};{line + 1}m")


def test_the_check_of_bytes_would_see_what_was_planted():
    for kind in (
        "clipboard",
        "title",
        "colours and cursor",
        "shift out",
        "overrides",
        "tags",
        "reset and charsets",
    ):
        with pytest.raises(AssertionError):
            check_bytes(HOSTILE[kind].encode())
    check_bytes(b"\x1b[1mtext\x1b[0m\x1b[?25l\r\n[bold red]x[/]")
