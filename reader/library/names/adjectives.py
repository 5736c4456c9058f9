"""What is said of countries: Peruvian, of Peru (`adjectives.tsv`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reader.library.names import latin


class Adjectives(NamedTuple):
    """What is said of countries.

    Args:
        countries: of each adjective the English names of its countries, folded.
        of: of each such name the adjectives.
    """

    countries: dict[str, list[str]]
    of: dict[str, list[str]]


@cache
def adjectives() -> Adjectives:
    """Return what is said of countries; the first call of a process reads the table."""
    found = Adjectives({}, {})
    for line in files("reader.library.names").joinpath("adjectives.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, said = line.split("\t")
            found.of[latin.key(country)] = [each.replace("-", " ") for each in said.split(" ")]
            for each in found.of[latin.key(country)]:
                found.countries.setdefault(each, []).append(country)
    return found
