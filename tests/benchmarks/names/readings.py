"""Derive reader/language/rare_readings.tsv: how hanzi are read in the tables of characters, but in no word.

    python tests/benchmarks/names/readings.py [OUT.tsv]

What is compared: the readings of pypinyin's table of characters, with those of every entry of CC-CEDICT in which the
hanzi stands. The first reading of the table is never rare, nor how a surname is read.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from reader.assembly.dictionary import cedict_lines
from reader.language.romanise import RARE, ordered_readings, syllable
from reader.language.romanised_names import spellings
from reader.language.wordbook import Wordbook

HEADER = """\
# Readings of hanzi that the table of characters has (pypinyin, MIT) and no word of CC-CEDICT does (MDBG, CC BY-SA 4.0,
# https://cc-cedict.org): hanzi, tab, the readings without tones, `ü` as `v`.
# Derived by tests/benchmarks/names/readings.py. Do not edit.
"""


def attested() -> dict[str, set[str]]:
    """Return how each hanzi is read in the words of the dictionary, in either script."""
    found: dict[str, set[str]] = defaultdict(set)
    lines = [line for line in cedict_lines() if not line.startswith("#") and " " in line]
    book = Wordbook(lines)
    for word in dict.fromkeys(line.split(" ", 2)[1] for line in lines):
        for entry in book.entries(word):
            for written in (entry.traditional, entry.simplified):
                if len(written) == len(entry.syllables):
                    for hanzi, said in zip(written, entry.syllables, strict=True):
                        found[hanzi].add(syllable(said).letters)
    return found


def main() -> None:
    """Compare and write."""
    lines = [HEADER]
    for hanzi, said in sorted(attested().items()):
        readings = ordered_readings(hanzi)
        kept = {*readings[:1], *said, *spellings().surname.get(hanzi, ())}
        rare = [reading for reading in readings if reading not in kept]
        if rare:
            lines.append(f"{hanzi}\t{' '.join(rare)}\n")
    Path(sys.argv[1] if len(sys.argv) > 1 else str(RARE)).write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
