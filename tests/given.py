"""What a format made of a file: its units as (number, Chinese, English)."""

from reader.intake.formats import format_of


def extract(data: bytes, suffix: str):
    """Read bytes as a file with this extension."""
    return format_of(data[:4096], suffix).extract(data)


def units(data: bytes, suffix: str):
    """Return the units of such a file; the lines of one side are joined by a line end."""
    found = {}
    for line in extract(data, suffix).lines:
        sides = found.setdefault((line.unit.article, line.unit.number), {"at": line.number})
        sides[line.side] = f"{sides[line.side]}\n{line.text}" if line.side in sides else line.text
    return [(sides["at"], sides.get("zh"), sides.get("en")) for sides in found.values()]
