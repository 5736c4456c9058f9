"""How long breaking 10,000 characters takes, as a ratio to a peer in the same run.

The peer is uniseg's search for UAX 14 opportunities when it is installed, else Rich's wrapping, which knows no such
rules. Times are processor time, so that a busy machine does not count.
Run: `python tests/benchmarks/linebreak.py`.
"""

from collections.abc import Callable
from time import process_time

from rich._wrap import divide_line

from reader.language.linebreak import break_lines

CHINESE = "会议指出，要加快“智慧港口”建设，今年前三季度增长3.5%；《航运周报》说：这是第一次……"
ENGLISH = (
    'The meeting called for faster work on the "smart port"; traffic grew 3.5% in the first three quarters, a first. '
)
WIDTHS = (20, 40, 80)
ROUNDS = 7


def peer() -> tuple[str, Callable[[str, int], object]]:
    """Return a peer's name and its way of breaking a text into lines."""
    try:
        from uniseg.linebreak import line_break_units
    except ImportError:
        return "rich", divide_line
    return "uniseg", lambda text, _width: list(line_break_units(text))


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the shortest of several runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times) * 1000


def main() -> None:
    name, wrap = peer()
    for label, sample in (("Chinese", CHINESE), ("English", ENGLISH), ("mixed", CHINESE + ENGLISH)):
        text = (sample * (10_000 // len(sample) + 1))[:10_000]
        for width in WIDTHS:
            ours = best(lambda text=text, width=width: break_lines(text, width), ROUNDS)
            theirs = best(lambda text=text, width=width: wrap(text, width), 1 if name == "uniseg" else ROUNDS)
            print(f"{label:8} width {width:3}: {ours:6.2f} ms per 10,000 characters, {ours / theirs:.3f} x {name}")
    short = CHINESE[:30]
    print(f"a title: {best(lambda: [break_lines(short, 40) for _ in range(100)], ROUNDS) * 10:.1f} µs")


if __name__ == "__main__":
    main()
