"""Derive reader/language/renderings.tsv.xz: which Latin spellings short names in hanzi are known for.

    python tests/benchmarks/names/renderings.py PAIRS.tsv [OUT.tsv.xz]

PAIRS.tsv holds one name a line: Latin letters, hanzi, where it is from (Wikidata, CC0; GeoNames, CC BY 4.0), set apart
by tabs. The bytes are the same each time with the same release of liblzma.
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from pathlib import Path

from reader.language import renderings
from reader.language.sound_table import folded_hanzi

SHORTEST, LONGEST = 2, 3
"""Hanzi of the names that are kept: of these many sound alike."""

HEADER = """\
# Short names in hanzi and the Latin spellings they are known for, letters a to z only.
# Derived by tests/benchmarks/names/renderings.py from names of Wikidata (CC0 1.0, https://www.wikidata.org) and of
# GeoNames (CC BY 4.0, https://www.geonames.org). Do not edit.
"""


def known(path: Path) -> dict[str, set[str]]:
    """Read the spellings of each name that is short enough."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, hanzi, _ = line.split("\t")
        hanzi = folded_hanzi(hanzi)
        if SHORTEST <= len(hanzi) <= LONGEST:
            found[hanzi].add(latin)
    return found


def main() -> None:
    """Read and write."""
    spellings = known(Path(sys.argv[1]))
    lines = [f"{hanzi}\t{' '.join(sorted(spellings[hanzi]))}\n" for hanzi in sorted(spellings)]
    text = (HEADER + "".join(lines)).encode("utf-8")
    packed = lzma.compress(text, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=9 | lzma.PRESET_EXTREME)
    Path(sys.argv[2] if len(sys.argv) > 2 else str(renderings.TABLE)).write_bytes(packed)


if __name__ == "__main__":
    main()
