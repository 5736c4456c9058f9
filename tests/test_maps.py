"""Each room's map, the docstring of its `__init__`, names every module and room that is in it, and nothing else."""

import ast
import re
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent
FEW = 6
"""So many modules need no map: their names are one."""

NAMED = re.compile(r"`(?P<name>\w+)(?P<kind>\.py|/)`")


def map_of(room: Path) -> str:
    return ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""


def inside(room: Path) -> set[str]:
    modules = {file.name for file in room.glob("*.py") if file.name != "__init__.py"}
    return modules | {f"{folder.parent.name}/" for folder in room.glob("*/__init__.py")}


ROOMS = sorted(file.parent for file in PACKAGE.rglob("__init__.py") if file.parent != PACKAGE)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(PACKAGE).as_posix())
def test_a_map_names_what_is_in_the_room_and_nothing_else(room):
    named = {match["name"] + match["kind"] for match in NAMED.finditer(map_of(room))}
    there = inside(room)
    assert named <= there, "the map names what is not there"
    if named or len(there) > FEW:
        assert there <= named, "the map leaves out what is there"
