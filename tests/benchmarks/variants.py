"""Derive `reader/language/variants.txt`: hanzi that search takes for one, from OpenCC's one-character conversions.

    python tests/benchmarks/variants.py > reader/language/variants.txt

Two hanzi are in one class when a conversion between scripts or regional standards makes the one from the other, or a
chain of such conversions does.
"""

from __future__ import annotations

import sys

from opencc import OpenCC

CONFIGURATIONS = ("t2s", "hk2s", "tw2s", "s2t", "s2tw", "s2hk", "t2tw", "t2hk", "tw2t", "hk2t")
BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0), (0x2A700, 0x2EBE0), (0x30000, 0x323B0))
OLD_FORMS = ("户戸", "青靑", "清淸", "值値", "艳艶")
"""Printed forms that OpenCC lacks."""

HEAD = """\
# Hanzi that search takes for one: a class a line; the first stands for all, a Simplified one where there is one.
# Derived from the dictionaries of OpenCC (Apache-2.0; the classes that its one-character conversions t2s, hk2s, tw2s,
# s2t, s2tw, s2hk, t2tw, t2hk, tw2t and hk2t connect), and from five old printed forms it lacks (戸, 靑, 淸, 値, 艶).
# tests/benchmarks/variants.py makes it; tests/language/test_searchable.py holds it to the installed OpenCC.
"""


def classes() -> list[set[str]]:
    """Return the classes of two hanzi and more."""
    of: dict[str, set[str]] = {}

    def join(first: str, second: str) -> None:
        together = of.get(first, {first}) | of.get(second, {second})
        of.update(dict.fromkeys(together, together))

    for configuration in CONFIGURATIONS:
        converter = OpenCC(configuration)
        for first, last in BLOCKS:
            for hanzi in map(chr, range(first, last)):
                converted = converter.convert(hanzi)
                if converted != hanzi and len(converted) == 1:
                    join(hanzi, converted)
    for pair in OLD_FORMS:
        join(*pair)
    return list({id(each): each for each in of.values()}.values())


def line(members: set[str], simplified: OpenCC) -> str:
    """Return a class with the one that stands for all in front."""

    def order(hanzi: str) -> tuple[bool, int, str]:
        for place, encoding in enumerate(("gb2312", "gbk", "big5")):
            try:
                hanzi.encode(encoding)
            except UnicodeEncodeError:
                continue
            return simplified.convert(hanzi) != hanzi, place, hanzi
        return simplified.convert(hanzi) != hanzi, 3, hanzi

    return "".join(sorted(members, key=order))


def main() -> None:
    """Print the table."""
    simplified = OpenCC("t2s")
    sys.stdout.write(HEAD + "".join(f"{each}\n" for each in sorted(line(one, simplified) for one in classes())))


if __name__ == "__main__":
    main()
