"""How long reading takes a megabyte, for ordinary and for adversarial text, and whether it grows with the length."""

import time

from reader.intake.repair import repair_line

UNITS = ["(", "（a", "发(fā", "&amp;", "&", "\x1b]0;", "\x1b[", "\x1bP", " ", "　", "。■", "。 ", "? a", "the? ",
               "Ã", "ä¸", "Ö", "鍥藉", "鍥", "捌桨仓袊", "\u200d", "\udc80", "“", "龘"]  # fmt: skip


def seconds(text: str) -> float:
    start = time.perf_counter()
    repair_line(text)
    return time.perf_counter() - start


def main() -> None:
    print(f"{'repeated':<14} {'20k chars':>10} {'200k chars':>11} {'ratio':>6}   (10 is linear)")
    for unit in UNITS:
        short, long = (seconds(unit * (size // len(unit))) for size in (20_000, 200_000))
        print(f"{unit!a:<14} {short:10.4f} {long:11.4f} {long / short:6.1f}")


if __name__ == "__main__":
    main()
