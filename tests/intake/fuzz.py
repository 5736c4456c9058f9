"""Coverage-guided fuzzing of every format with atheris: any outcome but lines or a message is a failure.

    pip install atheris
    python tests/intake/fuzz.py CORPUS -max_total_time=600

CORPUS is a folder of files to begin with (their extensions do not count: each input is read as every format in turn).
`test_fuzz.py` runs it for a moment where atheris is installed.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reader.intake"]):
    from reader.intake.decode import NotTextError
    from reader.intake.formats import FORMATS
    from reader.intake.problems import UnreadableError
    from reader.intake.repair import repair_file


def read_as_every_format(data):
    for known in FORMATS:
        if not known.recognises(data[:4096], min(known.suffixes, default="")):
            continue
        try:
            extracted = known.extract(data)
        except (NotTextError, UnreadableError):
            continue
        repair_file([line.text for line in extracted.lines])


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(exist_ok=True)
    atheris.Setup(sys.argv, read_as_every_format)
    atheris.Fuzz()
