"""What alignment shows about bulletins: parts that match nothing leave, and what matches elsewhere goes there.

Bulletins are cut and paired by what single sentences match (`pairing.py`), before anything is aligned. Once they are
aligned it is seen which paragraphs found nothing. A bulletin that begins with a titled run of these on one side holds
two articles; and two paragraphs that found nothing, each in another bulletin, may be each other's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.assembly.comparing.similarity import sentence_matrix
from reader.assembly.pairing.pairing import Draft, take_title
from reader.model import SIDES, other

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.assembly.aligning.parallel import Bead
    from reader.assembly.comparing.evidence import Evidence
    from reader.assembly.sentenced import Sentenced
    from reader.model import Side

MOST_PAIRS = 1_000_000
"""Pairs of unmatched sentences that are looked at; a file that leaves more is no translation."""

SURE = 0.25
"""Similarity from which two unmatched sentences bring their paragraphs together."""

MATCHED = 0.15
"""Similarity from which a bead counts as a match here."""

KINSHIP = 0.2
"""Similarity a sentence of the smaller of two one-sided texts from which they are taken for translations.

On the development data .15 to .25 are the same; .12 joined two texts that are none.
"""

RUN = 3
"""So many paragraphs under a title that match nothing are an article, not an omission (2 to 4 are the same)."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What beads match: pieces, and sentences of either side."""

    pieces: frozenset[int]
    zh: frozenset[int]
    en: frozenset[int]


def matched(sentenced: Sentenced, found: Iterable[Bead]) -> Matched:
    """Return what beads match."""
    sure = [bead for bead in found if bead.similarity >= MATCHED]
    zh, en = frozenset(i for bead in sure for i in bead.zh), frozenset(j for bead in sure for j in bead.en)
    pieces = frozenset(sentenced.piece["zh"][i] for i in zh) | frozenset(sentenced.piece["en"][j] for j in en)
    return Matched(pieces, zh, en)


def part(sentenced: Sentenced, draft: Draft, linked: frozenset[int]) -> Draft | None:
    """Take out of a draft the titled run that one side begins with and the other knows nothing of.

    Args:
        sentenced: the sentences of the file.
        draft: changed in place when something leaves.
        linked: its pieces that match.

    Returns:
        The run as a draft of its own, or None when there is none.
    """
    for side in SIDES:
        title, body = draft.title(side), draft.body(side)
        if not title or linked.intersection(title) or not linked.intersection(body):
            continue
        run = next(place for place, index in enumerate(body) if index in linked)
        if run < RUN or not draft.title(other(side)):
            continue
        # What follows may begin with paragraphs that were left out: a gap in the source says where.
        gaps = [k for k in range(1, run + 1) if body[k] != body[k - 1] + 1]
        cut = gaps[0] if gaps else run
        gone = Draft()
        gone.title(side).extend(title)
        gone.body(side).extend(body[:cut])
        title.clear()
        del body[:cut]
        fresh, rest = take_title(sentenced.pieces, body)
        title.extend(fresh)
        body[:] = rest
        return gone
    return None


def apart(sentenced: Sentenced, draft: Draft, sections: Sequence[int]) -> list[Draft]:
    """Return the parts of a draft whose sides are no translations: its sections where it has several, else its sides.

    Args:
        sentenced: the sentences of the file.
        draft: what is taken apart.
        sections: the explicit section that each piece stands in.
    """
    members = [*draft.all(), *draft.credits]
    several = len({sections[index] for index in members}) > 1
    parts: dict[int | Side, Draft] = {}
    for index in sorted(members):
        piece = sentenced.pieces[index]
        part = parts.setdefault(sections[index] if several else piece.side, Draft(plain=draft.plain))
        (part.credits if index in draft.credits else part.body(piece.side)).append(index)
    for alone in parts.values():
        for side in SIDES:
            alone.title(side)[:], alone.body(side)[:] = take_title(sentenced.pieces, alone.body(side))
    return [alone for alone in parts.values() if alone.all()]


def reunite(evidence: Evidence, sentenced: Sentenced, drafts: list[Draft], found: Matched) -> list[Draft]:
    """Bring unmatched pieces of different drafts together, in place; return the drafts that changed.

    A piece may also go to one of which only a sentence is unmatched, and both to a draft that they stand beside.

    Args:
        evidence: of the file.
        sentenced: its sentences.
        drafts: all of the file; emptied ones are removed.
        found: what is matched.
    """
    home = {index: draft for draft in drafts for index in draft.all()}
    changed: list[Draft] = []
    pairs = _pairs(evidence, sentenced, home, found)
    linked = found.pieces
    order = {side: [i for i in sorted(home) if sentenced.pieces[i].side == side] for side in SIDES}
    for zh, en in pairs:
        one, two = home[zh], home[en]
        if one is two:
            continue
        if not (one.en or one.en_title) and not (two.zh or two.zh_title):
            between = {pair: worth for pair, worth in pairs.items() if home[pair[0]] is one and home[pair[1]] is two}
            moves = [(index, one) for index in two.all()] if _kin(sentenced, one, two, between) else []
        else:
            moves = [(index, two) for index in _run(order["zh"], home, linked, zh, two)]
            moves = moves or [(index, one) for index in _run(order["en"], home, linked, en, one)]
            moves = moves or _to_a_third(order, home, linked, (zh, en), drafts)
        for index, to in moves:
            _take_out(home[index], index)
            to.body(sentenced.pieces[index].side).append(index)
            home[index] = to
        if moves:
            touched = [one, two, *(to for _, to in moves)]
            changed += [draft for draft in drafts if any(draft is t for t in touched) and not _holds(changed, draft)]
    for draft in changed:
        for side in SIDES:
            whole = sorted([*draft.title(side), *draft.body(side)])
            draft.title(side)[:], draft.body(side)[:] = take_title(sentenced.pieces, whole)
    drafts[:] = [draft for draft in drafts if draft.all()]
    return [draft for draft in changed if draft.all()]


def _holds(drafts: Sequence[Draft], one: Draft) -> bool:
    return any(draft is one for draft in drafts)


def _to_a_third(
    order: Mapping[Side, list[int]],
    home: Mapping[int, Draft],
    linked: frozenset[int],
    pair: tuple[int, int],
    drafts: Sequence[Draft],
) -> list[tuple[int, Draft]]:
    """Return the moves that bring a pair together in a draft that both stand beside."""
    for draft in drafts:
        if draft is not home[pair[0]] and draft is not home[pair[1]]:
            runs = [_run(order[side], home, linked, index, draft) for side, index in zip(SIDES, pair, strict=True)]
            if all(runs):
                return [(index, draft) for run in runs for index in run]
    return []


def _kin(sentenced: Sentenced, zh: Draft, en: Draft, pairs: Mapping[tuple[int, int], float]) -> bool:
    """Tell whether two one-sided texts are translations, as a whole or from the first pair to the last."""
    parts = []
    for at, members in enumerate((zh.all(), en.all())):
        ends = [pair[at] for pair in pairs]
        inside = members if len(pairs) < 2 else [i for i in members if min(ends) <= i <= max(ends)]
        parts.append(len(sentenced.of(inside)))
    return sum(pairs.values()) >= KINSHIP * min(parts)


def _pairs(
    evidence: Evidence, sentenced: Sentenced, home: Mapping[int, Draft], found: Matched
) -> dict[tuple[int, int], float]:
    """Return pairs of pieces with sentences that are each other's best among all that match nothing, the best first."""
    taken = {"zh": found.zh, "en": found.en}
    numbers = {
        side: sorted(
            n for i in home if sentenced.pieces[i].side == side for n in sentenced.of_piece[i] if n not in taken[side]
        )
        for side in SIDES
    }
    zh, en = numbers["zh"], numbers["en"]
    if not zh or not en or len(zh) * len(en) > MOST_PAIRS:
        return {}
    similarity = sentence_matrix(evidence, zh, en)
    best_en, best_zh = similarity.argmax(axis=1), similarity.argmax(axis=0)
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for i, j in enumerate(best_en):
        if int(best_zh[j]) == i and similarity[i, j] >= SURE:
            pairs[sentenced.piece["zh"][zh[i]], sentenced.piece["en"][en[int(j)]]] += float(similarity[i, j])
    return dict(sorted(pairs.items(), key=lambda item: (-item[1], item[0])))


def _run(order: list[int], home: Mapping[int, Draft], linked: frozenset[int], index: int, to: Draft) -> list[int]:
    """Return the unmatched pieces from `index` to where `to` goes on in the source, or none: a title stays."""
    at = bisect_left(order, index)
    for step in (1, -1):
        run, place = [], at
        while 0 <= place < len(order) and order[place] not in linked and home[order[place]] is home[index]:
            run.append(order[place])
            place += step
        # A title stays with its text, or goes ahead of it when it is what matches; above a line that is matched as the
        # title, a heading may be another's last line.
        titles = home[index].zh_title, home[index].en_title
        stays = {i for title in titles if not linked & {*title} and (step < 0 or index not in title) for i in title}
        if 0 <= place < len(order) and home[order[place]] is to and not stays.intersection(run):
            return run + _left_alone(home[index], run)
    return []


def _left_alone(draft: Draft, run: Sequence[int]) -> list[int]:
    """Return the title of a draft that would have nothing else when a run leaves."""
    title = [*draft.zh_title, *draft.en_title]
    return [i for i in title if i not in run] if {*draft.all()} <= {*run, *title} else []


def _take_out(draft: Draft, index: int) -> None:
    for members in (draft.zh_title, draft.en_title, draft.zh, draft.en):
        if index in members:
            members.remove(index)
