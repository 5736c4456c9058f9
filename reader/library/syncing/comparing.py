"""What has to be done about which source: files as they are, held against what the library knows of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.library.syncing import identity
from reader.library.syncing.standing import stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from reader.library.contents import Stamp
    from reader.library.syncing.standing import Known
    from reader.model import Source


@dataclass(frozen=True, slots=True)
class ToRead:
    """A source that has to be read.

    Args:
        source: which.
        measured: its size and time, as `identity.measure` gives them; None when it cannot be looked at.
        size: how many bytes there are to read, about.
        encoding: what it is written in, or None to find out.
        is_new: False when it takes the place of what it gave before.
    """

    source: Source
    measured: tuple[int, int] | None
    size: int
    encoding: str | None
    is_new: bool


@dataclass(slots=True)
class Plan:
    """What has to be done.

    Args:
        to_read: new or changed sources.
        as_before: sources that hold what they held, with the stamps they have now.
        unchanged: how many there is nothing to do about, those that hold what they held included.
        gone: sources that are not there any more and not noted so.
        superseded: sources whose files belong to other sources now: a file whose counterpart turned up.
        is_complete: False when it was cancelled on the way.
    """

    to_read: list[ToRead] = field(default_factory=list)
    as_before: list[tuple[Source, Stamp]] = field(default_factory=list)
    unchanged: int = 0
    gone: list[Source] = field(default_factory=list)
    superseded: list[tuple[Source, frozenset[Source]]] = field(default_factory=list)
    is_complete: bool = True


def compare(
    found: Sequence[Source],
    known: Mapping[Source, Known],
    places: Iterable[str],
    encoding: str | None,
    cancelled: Callable[[], bool],
) -> Plan:
    """Return what has to be done.

    A source that is what it was costs one look at its size and time; one that was touched is read to see whether it
    changed. What stood below the places before and is not there any more is gone, unless the looking itself failed.

    Args:
        found: what the places hold.
        known: what the library has.
        places: absolute paths of the files, folders and archives that were named.
        encoding: what all are written in; None lets what was said before hold.
        cancelled: asked before each source.
    """
    plan = Plan()
    here = dict.fromkeys(found)
    owners: dict[str, set[Source]] = {}
    for source in here:
        for path in identity.paths_of(source):
            owners.setdefault(path, set()).add(source)
    for source in _below(known, places, owners):
        if source in here:
            continue
        taken = [owners.get(path) for path in identity.paths_of(source)]
        if is_vanished(source):
            if not known[source].is_gone:
                plan.gone.append(source)
        elif all(taken):
            plan.superseded.append((source, frozenset().union(*(each for each in taken if each))))
        else:
            here[source] = None  # named once, though its name says nothing
    for source in here:
        if cancelled():
            plan.is_complete = False
            break
        _look_at(source, known.get(source), encoding, plan)
    return plan


def _look_at(source: Source, before: Known | None, encoding: str | None, plan: Plan) -> None:
    """Find out what has to be done about one source."""
    measured = identity.measure(source)
    if before is None:
        plan.to_read.append(ToRead(source, measured, identity.size_of(source), encoding, is_new=True))
        return
    asked = encoding or before.asked
    stamp = before.stamp
    if measured and stamp and stamp.made_by == identity.made_by() and asked == before.asked:
        if not before.is_gone and (stamp.size, stamp.mtime_ns) == measured != (measured[0], identity.UNSURE):
            plan.unchanged += 1
            return
        now = stamp_of(measured, identity.digest_or_nothing(source), asked)
        if stamp.digest == now.digest:
            plan.unchanged += 1
            if before.is_gone or stamp != now:
                plan.as_before.append((source, now))
            return
    if not is_vanished(source):
        plan.to_read.append(ToRead(source, measured, identity.size_of(source), asked, is_new=False))
    elif not before.is_gone:
        plan.gone.append(source)


def _below(known: Iterable[Source], places: Iterable[str], files: Container[str]) -> Iterator[Source]:
    """Yield the sources of which a file is one of the places, or lies below one that is not itself among the files."""
    named = frozenset(places)
    tops = tuple(place.rstrip(os.sep) + os.sep for place in sorted(named) if place not in files)
    for source in known:
        if any(path in named or path.startswith(tops) for path in identity.paths_of(source)):
            yield source


def is_vanished(source: Source) -> bool:
    """Tell whether a file of a source is certainly not there: a folder that may not be opened proves nothing."""
    return any(map(_is_missing, identity.paths_of(source)))


def _is_missing(path: str) -> bool:
    from reader.intake import archives
    from reader.intake.problems import UnreadableError

    try:
        os.stat(path)  # noqa: PTH116 - a path may be of a kind that Path does not take
    except (FileNotFoundError, NotADirectoryError):
        inside = archives.split(path)
    except (OSError, ValueError):
        return False
    else:
        return False
    if inside is None:
        return True
    archive, name = inside
    try:
        return name not in archives.open_path(archive).files
    except UnreadableError:
        return False
