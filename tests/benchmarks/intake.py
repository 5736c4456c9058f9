"""How long repairing takes a megabyte, for text made to be slow, and whether that grows with the length.

    python tests/benchmarks/intake.py           # 100 kB and 1 MB of each
    python tests/benchmarks/intake.py 1 10      # 1 MB and 10 MB (an hour), as one line and as many

A time a megabyte that stays the same is linear; one that falls has reached a bound (`suspects.BUDGET`).
"""

import sys
import time

from reader.intake.repair import repair_file

UNITS = ["(", "（a", "发(fā", "(fā)(fá", "&amp;", "&", "\x1b]0;", "\x1b[", "\x1bP", " ", "　", "。■", "。 ", "? a",
         "the? ", "会?", "“会?", "会?会”", "a,b", "ab,cd ", "last years x", "the As b", "Chinas a ", "dont ", "Ã", "ä¸",
         "â€", "Ö", "鍥藉", "鍥", "捌桨仓袊", "?!段鹘", "?龘a ", "\u200d", "\udc80", "“", "龘", "\ue000"]  # fmt: skip
LINE = 1_000


def seconds(lines: list[str]) -> float:
    start = time.process_time()
    repair_file(lines)
    return time.process_time() - start


def of_size(unit: str, megabytes: float) -> str:
    return unit * int(megabytes * 1e6 / len(unit.encode("utf-8", "surrogatepass")))


def main() -> None:
    sizes = [float(size) for size in sys.argv[1:3]] or [0.1, 1.0]
    seconds(["捌桨仓袊", "发(fā)"])  # what is loaded once
    print(f"{'repeated':<24}" + "".join(f"{f'{size:g} MB':>10}" for size in sizes * 2) + f"{'ratios':>14}")
    print(f"{'':<24}{'s/MB, one line':>20}{'s/MB, many lines':>20}")
    for unit in UNITS:
        texts = [of_size(unit, size) for size in sizes]
        one = [seconds([text]) / size for text, size in zip(texts, sizes, strict=True)]
        many = [
            seconds([text[start : start + LINE] for start in range(0, len(text), LINE)]) / size
            for text, size in zip(texts, sizes, strict=True)
        ]
        rates = "".join(f"{rate:10.2f}" for rate in one + many)
        print(f"{unit!a:<24}{rates}{one[1] / one[0]:7.1f}{many[1] / many[0]:7.1f}", flush=True)


if __name__ == "__main__":
    main()
