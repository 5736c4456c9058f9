"""The commands. The ui is imported only inside the command that opens it."""

from __future__ import annotations

import sys
from typing import Literal

import cyclopts

from reader import __version__
from reader.model import ReaderError

app = cyclopts.App(name="bulletin-reader", version=__version__)


@app.command
def export(*paths: str, format: Literal["jsonl"] = "jsonl") -> int:  # noqa: A002
    """Print what the reader understood."""
    from reader.assembly.assemble import assemble
    from reader.export import jsonl
    from reader.intake.read import read_file
    from reader.intake.sources import find_sources

    sources, notes = find_sources(paths)
    failed = False
    for note in notes:
        print(note, file=sys.stderr)
    for source in sources:
        try:
            zh = read_file(source.zh)
            en = read_file(source.en) if source.is_pair else None
        except ReaderError as error:
            print(error, file=sys.stderr)
            failed = True
            continue
        for bulletin in assemble(source, zh, en).bulletins:
            print(jsonl.dump(bulletin))
    return 1 if failed else 0


def main() -> None:
    """Run the command line."""
    app()
