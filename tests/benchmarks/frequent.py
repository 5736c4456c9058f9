"""Write `reader/intake/frequent.py` anew from jieba's dictionary (extra `bench`), and say what it covers.

python tests/benchmarks/frequent.py > reader/intake/frequent.py
"""

import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from reader.language.script import Script, Standard, convert, fold

EVERYDAY, ALONE, WIDTH = 1000, 100, 50

HEAD = '''"""The most frequent hanzi, counted in a dictionary that says how often each word occurs.

Written by `tests/benchmarks/frequent.py`; not to be edited. The counts are those of jieba's `dict.txt` (MIT, version
0.42.1: 349,000 words of news and novels): a hanzi counts as often as the words it stands in. That table is Simplified;
the Traditional forms are those that fold to a hanzi of it and belong to Big5's first level or are OpenCC's.
"""

from __future__ import annotations
'''


def counts():
    hanzi, alone = Counter(), Counter()
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        for char in word:
            if "\u4e00" <= char <= "\u9fff":
                hanzi[char] += int(count)
        if len(word) == 1:
            alone[word] += int(count)
    return hanzi, alone


def traditional(everyday):
    forms = {convert(char, Script.TRADITIONAL, standard).text for char in everyday for standard in Standard} | {
        char for char in map(chr, range(0x4E00, 0xA000)) if in_first_level(char) and fold(char).text in everyday
    }
    return sorted(form for form in forms if len(form) == 1 and form not in everyday and fold(form).text in everyday)


def in_first_level(char):
    try:
        return 0xA4 <= char.encode("big5")[0] <= 0xC6
    except UnicodeEncodeError:
        return False


def table(name, chars, says):
    rows = [chars[start : start + WIDTH] for start in range(0, len(chars), WIDTH)]
    lines = "".join(f'    "{row}"\n' for row in rows)
    print(f'\n{name} = (\n{lines})\n"""{says}"""')


def main():
    hanzi, alone = counts()
    everyday = "".join(char for char, _ in hanzi.most_common(EVERYDAY))
    print(HEAD, end="")
    table("EVERYDAY", everyday, "The most frequent hanzi, by frequency, in their Simplified form.")
    table(
        "EVERYDAY_TRADITIONAL", "".join(traditional(everyday)), "Traditional forms of those, where they look different."
    )
    table(
        "OFTEN_ALONE",
        "".join(char for char, _ in alone.most_common(ALONE) if char in everyday),
        "Those that most often are a word by themselves.",
    )
    samples = fold("".join(path.read_text("utf-8") for path in Path("sample_data").glob("*.*"))).text
    running = [char for char in samples if "\u4e00" <= char <= "\u9fff"]
    share = sum(hanzi[char] for char in everyday) / hanzi.total()
    print(
        f"cover {share:.3f} of jieba's, {sum(c in everyday for c in running) / len(running):.3f} of the samples",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
