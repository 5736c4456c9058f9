"""How often the encoding of a text is recognised, beside two general detectors (extra `bench`; skipped when absent).

The samples are cut into pieces of many lengths and written in every encoding that can hold them. Right is what gives
the text back, whatever the encoding is called: the English parts of GB 18030 are plain ASCII.

    python tests/benchmarks/decoding.py [pieces]        # so many pieces of each kind, 40 when nothing is said
"""

import codecs
import importlib
import itertools
import sys
import time
from collections import defaultdict
from pathlib import Path

from reader.intake.decode import NotTextError, decode
from reader.language.script import Script, convert

FOLDER = Path(__file__).parents[2] / "sample_data"
LENGTHS = [20, 40, 60, 100, 200, 1_000, 5_000, 20_000]
ENCODINGS = {
    "UTF-8": ("utf-8", b""),
    "UTF-8, marked": ("utf-8", codecs.BOM_UTF8),
    "UTF-16 LE": ("utf-16-le", b""),
    "UTF-16 LE, marked": ("utf-16-le", codecs.BOM_UTF16_LE),
    "UTF-16 BE": ("utf-16-be", b""),
    "UTF-16 BE, marked": ("utf-16-be", codecs.BOM_UTF16_BE),
    "GB 18030": ("gb18030", b""),
    "GB 2312": ("gb2312", b""),
    "Big5-HKSCS": ("big5hkscs", b""),
}


def ours(data):
    try:
        return decode(data).text
    except NotTextError:
        return None


def readers():
    """Our reader, and those of the general ones that are installed."""
    yield "ours", ours
    for name, guess in (
        ("charset_normalizer", lambda module, data: (found := module.from_bytes(data).best()) and found.encoding),
        ("chardet", lambda module, data: module.detect(data)["encoding"]),
    ):
        try:
            module = importlib.import_module(name)
        except ImportError:
            print(f"({name} is not installed: no column for it)")
        else:
            yield name, lambda data, module=module, guess=guess: read_as(data, guess(module, data))


def read_as(data, encoding):
    """Read as the detector says, kindly: its smaller encodings count as the larger ones that hold them."""
    larger = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
    try:
        codec = codecs.lookup(encoding or "ascii").name
        return data.decode(larger.get(codec, codec)).removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return None


def texts():
    """Chinese only, and with Latin, of both scripts, as long streams to cut pieces from."""
    lines = [
        line
        for path in sorted(FOLDER.iterdir())
        if path.name not in ("README.md", "shifted_bytes.txt")
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    chinese = [line for line in lines if sum(char > "\u2e80" for char in line) > len(line) / 3]
    english = [line for line in lines if line not in set(chinese)]
    only = "".join(char for line in chinese for char in line + "\n" if char > "\x7f" or char == "\n")
    both = "\n".join(line for pair in zip(chinese, english, strict=False) for line in pair) + "\n"
    for latin, text in (("", only), (" and Latin", both)):
        for script in (Script.SIMPLIFIED, Script.TRADITIONAL):
            yield f"{script.value}{latin}", convert(text, script).text


def pieces(text, codec, length, number):
    """Cut `number` pieces of about `length` bytes, evenly spread, that hold Chinese and the encoding can write."""
    sizes = [len(char.encode(codec, "replace")) for char in text]
    repeated = text * (length * 2 // sum(sizes) + 2)
    for start in range(0, len(text), max(1, len(text) // number)):
        piece, size = [], 0
        for char in itertools.islice(repeated, start, None):
            size += len(char.encode(codec, "ignore"))
            if size > length:
                break
            piece.append(char.encode(codec, "ignore").decode(codec))
        if sum(char > "\u2e80" for char in piece) >= 4:
            yield "".join(piece)


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    columns = list(readers())
    right, tried, seconds = defaultdict(int), defaultdict(int), defaultdict(float)
    for label, text in texts():
        for name, (codec, mark) in ENCODINGS.items():
            if (name == "GB 2312") != ("simplified" in label) and name in ("GB 2312", "Big5-HKSCS"):
                continue  # GB 2312 has no Traditional, Big5 no Simplified
            for length in LENGTHS:
                for piece in pieces(text, codec, length, number if length < 5_000 else number // 8 or 1):
                    for column, read in columns:
                        begun = time.perf_counter()
                        correct = read(mark + piece.encode(codec)) == piece
                        seconds[column] += time.perf_counter() - begun
                        keys = [(name, length), (label, length), ("all", length), ("all", "from 60")]
                        for key in keys if length >= 60 else keys[:3]:
                            tried[key, column] += 1
                            right[key, column] += correct
                        if column == "ours" and not correct and length >= 60:
                            print("missed:", name, label, length, repr(piece[:30]))
    names = dict.fromkeys(name for (name, _), _ in tried)
    for column, _ in columns:
        print(f"\n{column}: right of all, in per cent ({seconds[column]:.1f} s)")
        print(f"{'':<26}" + "".join(f"{length:>8,}" for length in LENGTHS))
        for name in names:
            cells = (((name, length), column) for length in LENGTHS)
            print(
                f"{name:<26}" + "".join(f"{100 * right[c] / tried[c]:8.1f}" if tried[c] else f"{'-':>8}" for c in cells)
            )
        every = ("all", "from 60"), column
        print(f"from 60 bytes up: {100 * right[every] / tried[every]:.2f} of {tried[every]}")


if __name__ == "__main__":
    main()
