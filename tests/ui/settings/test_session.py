"""Settings in a real pseudo-terminal: changed, kept, and there when the reader is opened again."""

import sys

import pytest

pexpect = pytest.importorskip("pexpect")
pytest.importorskip("pyte")

from terminal import PATIENCE, Terminal, command  # noqa: E402 - it needs the two above

from reader.settings import CACHE_VARIABLE, CONFIG_VARIABLE, load_settings  # noqa: E402 - as above

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a Unix thing")

TEXT = "圖書館延長開放時間\n\n週末開到晚上九點。\n\nLibrary Stays Open Longer\n\nAt weekends it closes at nine.\n"


def left(terminal):
    terminal.press("q")
    terminal.child.expect(pexpect.EOF, timeout=PATIENCE)
    terminal.close()


def test_a_person_sees_five_keys_once_chooses_a_script_and_finds_it_again(tmp_path, monkeypatch):
    file, config = tmp_path / "invented.txt", tmp_path / "settings.toml"
    file.write_text(TEXT, encoding="utf-8")
    config.write_text("# mine\ncentred = false  # so\n", encoding="utf-8")
    for name, value in ((CONFIG_VARIABLE, config), (CACHE_VARIABLE, tmp_path / "cache")):
        monkeypatch.setenv(name, str(value))

    terminal = Terminal([*command(), str(file)], 120, 40)
    terminal.wait_for("圖書館", "To begin: Space reads on", "? all keys")
    terminal.press(",")
    terminal.wait_for("Settings", "Text width", "The colours")
    for _ in range(6):
        terminal.press("j")
    terminal.wait_for("The script that Chinese is shown in")
    terminal.press("  ")  # original, traditional, simplified
    terminal.wait_for("simplified", "图书馆")
    terminal.press("G\r")
    terminal.wait_for("Press a key for")
    terminal.press("\x1b")
    terminal.until(lambda text: "Press a key for" not in text, "the list")
    terminal.press("g")
    terminal.press("\x1b")
    terminal.until(lambda text: "Text width" not in text, "the text")
    left(terminal)
    assert config.read_text(encoding="utf-8") == '# mine\ncentred = false  # so\nscript = "simplified"\n'
    assert load_settings().script == "simplified"

    terminal = Terminal([*command(), str(file)], 120, 40)
    shown = terminal.wait_for("图书馆", "Simplified", "row 1/1")
    assert "To begin" not in shown
    left(terminal)
