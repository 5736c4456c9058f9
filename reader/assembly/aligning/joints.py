"""Joints: what it costs a bead to join sentences over the end of a paragraph, or a heading to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reader.assembly.aligning.lattice import MOST
from reader.assembly.aligning.likelihood import sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.assembly.aligning.parallel import Text
    from reader.assembly.aligning.parts import Part

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

Joints = tuple[Floats | None, Floats | None]
"""Of both sides, what it costs to join each sentence to the one before it; None is nothing."""

JOINT_UNIT = 6.0
"""What a joint's cost of 1 takes from a bead's log-odds. Of 3 and 6 the one that loses on no development set (not held
out): less makes titles part of the text, more tears sentences from short lines that look like titles."""

PARAGRAPH_JOINT = 0.2
"""What a bead that crosses the end of a paragraph costs, where paragraphs hold two sentences or more."""

HEADING_JOINT = 0.2
"""What a bead that holds a heading together with text costs."""

HEADING_APART = 0.8
"""What a bead that joins a heading to text costs beside its joint, where paragraphs hold two sentences or more.

Nothing is worth it there (tried: 0 to .8). Where every line is a sentence, what looks like a heading may be one whose
full stop is missing, and the joint alone speaks against it; but what both sides begin with is a title in any text.
"""


def joints(paragraphs: Sequence[int], headings: Sequence[bool]) -> Floats:
    """Return what it costs a bead to join each sentence to the one before it.

    Where a paragraph holds several sentences its end means something; where every line is a sentence it does not.

    Args:
        paragraphs: the number of the paragraph each sentence stands in, ascending.
        headings: whether each sentence is a heading.
    """
    if not paragraphs:
        return np.zeros(0, np.float32)
    fullness = min(1.0, len(paragraphs) / len(set(paragraphs)) - 1)
    costs = [0.0]
    for last in range(len(paragraphs) - 1):
        if headings[last] != headings[last + 1]:
            costs.append(HEADING_JOINT)
        else:
            costs.append(PARAGRAPH_JOINT * fullness if paragraphs[last] != paragraphs[last + 1] else 0.0)
    return np.array(costs, np.float32)


def joints_of(text: Text, *, titled: bool) -> Floats:
    """Return what it costs a bead to join each sentence to the one before it; headings stand by themselves.

    Args:
        text: one side.
        titled: whether both sides begin with a heading.
    """
    costs = joints(text.paragraph, text.heading)
    fullness = min(1.0, len(text.paragraph) / max(1, len(set(text.paragraph))) - 1)
    above = titled
    for place in range(1, len(costs)):
        if text.heading[place] != text.heading[place - 1]:
            costs[place] += HEADING_APART * (1.0 if above else fullness)
            above = False
    return costs


def joined(joint: Joints, part: Part) -> Floats:
    """Return what the joints inside each bead cost."""

    def inner(costs: Floats | None, start: int, end: int) -> Doubles:
        if costs is None:
            return np.zeros((end - start, MOST))
        units = JOINT_UNIT * np.asarray(costs[start:end], np.float64)
        return sums(units) - units[:, None]

    found = inner(joint[0], *part.zh)[:, :, None, None] + inner(joint[1], *part.en).T
    return found.astype(np.float32)
