"""Draws the README's pictures: the real app on the sample bulletins, headless, as PNG (SVG without rsvg-convert).

    python tests/ui/screenshots.py [FOLDER]        # docs/ when none is given

Every character is put on its own cell, since a font's idea of how wide a hanzi is differs from a terminal's.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.color import Color
from rich.terminal_theme import TerminalTheme

from reader.library.store import Library
from reader.settings import Settings
from reader.ui.app import ReaderApp

ROOT = Path(__file__).parents[2]
CELL, LINE, FONT, WIDE_FONT = 10, 22, 16.6, 18.5  # pixels
MARGIN = 14
FALLBACK = TerminalTheme((23, 25, 27), (220, 215, 204), [(0, 0, 0)] * 8, [(80, 80, 80)] * 8)

# Name → (columns, lines, theme, keys pressed; `wait` lets a search end).
PICTURES = {
    "reading": (120, 34, "bulletin-dark", ["]", "j", "right"]),
    "searching": (120, 34, "bulletin-dark", ["F", *"qiumingyuan", "wait", "down"]),
}


async def picture(columns, lines, theme, keys):
    """Return the screen after some keys, as SVG."""
    with Library() as library:
        app = ReaderApp(library, [str(ROOT / "sample_data")], Settings(theme=theme))
        async with app.run_test(size=(columns, lines)) as pilot:
            for _ in range(600):
                await pilot.pause(0.05)
                if app.screen.delivery.is_finished and app.screen.number >= 0:
                    break
            for key in keys:
                await (pilot.pause(1) if key == "wait" else pilot.press("space" if key == " " else key))
            app.clear_notifications()
            await pilot.pause(0.3)
            return svg(app.screen._compositor.render_strips(), columns, lines)


def svg(strips, columns, lines):
    """Return lines of segments as SVG."""
    width, height = columns * CELL + 2 * MARGIN, lines * LINE + 2 * MARGIN
    ground = "#17191b"
    shapes, texts = [], []
    for y, strip in enumerate(strips):
        x = 0
        for text, style, _ in strip:
            colour, back = rgb(style and style.color, front=True), rgb(style and style.bgcolor, front=False)
            if style and style.reverse:
                colour, back = back, colour
            cells = cell_len(text)
            top = MARGIN + y * LINE
            if back:
                ground = back if y == 0 and x == 0 else ground
                shapes.append(
                    f'<rect x="{MARGIN + x * CELL}" y="{top}" width="{cells * CELL}" height="{LINE}" fill="{back}"/>'
                )
            weight = ' font-weight="bold"' if style and style.bold else ""
            slant = ' font-style="italic"' if style and style.italic else ""
            line = ' text-decoration="underline"' if style and style.underline else ""
            for character in text:
                if not character.isspace():
                    texts.append(glyph(character, MARGIN + x * CELL, top, f'fill="{colour}"{weight}{slant}{line}'))
                x += cell_len(character)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    frame = f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>'
    family = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace"
    body = "\n".join([*shapes, f'<g font-family="{family}" font-size="{FONT}">', *texts, "</g>"])
    return f"{head}\n{frame}\n{body}\n</svg>\n"


def glyph(character, x, top, look):
    """Return one character on its cell; bars and blocks are drawn as shapes, so that they join."""
    if character in "┃│":
        thick = 3 if character == "┃" else 1
        fill = look.split()[0]
        return f'<rect x="{x + (CELL - thick) / 2}" y="{top}" width="{thick}" height="{LINE}" {fill}/>'
    wide = cell_len(character) == 2
    middle, size = (x + CELL, f' font-size="{WIDE_FONT}"') if wide else (x + CELL / 2, "")
    return f'<text x="{middle}" y="{top + 16.5}" text-anchor="middle"{size} {look}>{escape(character)}</text>'


def rgb(colour, *, front):
    """Return a colour as `#rrggbb`; the terminal's default is our dark theme's."""
    if colour is None:
        return "#dcd7cc" if front else ""
    red, green, blue = Color.get_truecolor(colour, FALLBACK, foreground=front)
    return f"#{red:02x}{green:02x}{blue:02x}"


def main():
    """Draw all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    folder.mkdir(exist_ok=True)
    for name, (columns, lines, theme, keys) in PICTURES.items():
        drawn = asyncio.run(picture(columns, lines, theme, keys)).encode()
        if converter := shutil.which("rsvg-convert"):
            place = folder / f"{name}.png"
            subprocess.run([converter, "--zoom", "1.5", "-o", str(place)], input=drawn, check=True)
        else:
            (folder / f"{name}.svg").write_bytes(drawn)


if __name__ == "__main__":
    main()
