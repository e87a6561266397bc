"""Put steps in an order in which every name is free when its turn comes."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from music_organizer.models.operation import OperationType
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import folded

_ASIDE_BYTES = 180

_Key = tuple[Path, str]


def ordered(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the steps so that whoever holds a name leaves before the next one takes it.

    A file that is copied and moved is copied first.

    Rings (a swap, or longer) and changes of spelling alone, which a drive that ignores case would
    refuse, pass through a temporary name, as two steps of which the second requires the first.
    """
    steps = list(drafts)
    leaving = _in_the_way(steps)
    if not leaving and all(step.requires is None for step in steps):
        return steps
    return _Ordering(leaving).run(steps)


def _in_the_way(steps: list[Draft]) -> dict[_Key, Draft]:
    """Find the steps that leave a name in a folder where something arrives."""
    landing = _folders(step.target_folder for step in steps)
    leaving = [step for step in steps if step.kept_source is not None and _leaves(step)]
    if landing.isdisjoint(_folders(step.source_folder for step in leaving)):
        return {}
    return {
        _key(step.source): step
        for step in leaving
        if step.source is not None and step.source_folder in landing
    }


def _folders(of_steps: Iterable[Path | None]) -> set[Path]:
    """Return the folders of steps; most have the same one as the step before."""
    folders: set[Path] = set()
    last = None
    for folder in of_steps:
        if folder is not last and folder is not None:
            folders.add(folder)
            last = folder
    return folders


class _Ordering:
    def __init__(self, leaving: dict[_Key, Draft]) -> None:
        self._leaves = leaving
        self._copies: dict[Path, list[Draft]] = defaultdict(list)
        self._emitted: set[int] = set()
        self._aside: dict[int, Draft] = {}
        self._result: list[Draft] = []

    def run(self, steps: list[Draft]) -> list[Draft]:
        for step in steps:
            if step.kind is OperationType.COPY and step.source is not None:
                self._copies[step.source].append(step)
        for step in steps:
            if id(step) not in self._emitted:
                self._follow(step)
        return self._result

    def _follow(self, step: Draft) -> None:
        waiting = [step]
        visiting = {id(step)}
        while waiting:
            before = self._must_come_before(waiting[-1])
            if before is None:
                self._emit(waiting.pop())
            elif id(before) in visiting and before in self._copies_of(waiting[-1]):
                step = waiting.pop()
                visiting.discard(id(step))
                if id(step) in self._aside:
                    self._emit(step)
                else:
                    self._step_aside(step)
            elif id(before) in visiting:
                self._step_aside(before)
            else:
                waiting.append(before)
                visiting.add(id(before))

    def _must_come_before(self, step: Draft) -> Draft | None:
        for before in (step.requires, self._holder(step), *self._copies_of(step)):
            if before is None or before is step or id(before) in self._emitted:
                continue
            if id(before) not in self._aside or before is step.requires:
                return before
        return None

    def _copies_of(self, step: Draft) -> list[Draft]:
        """Return the steps that copy what this one takes away."""
        if step.kind is not OperationType.MOVE or step.source is None:
            return []
        return self._copies.get(step.source, [])

    def _holder(self, step: Draft) -> Draft | None:
        if step.target is None or step.is_skipped:
            return None
        return self._leaves.get(_key(step.target))

    def _emit(self, step: Draft) -> None:
        if (
            self._holder(step) is step
            and step.source != step.target
            and id(step) not in self._aside
        ):
            self._step_aside(step)
        self._emitted.add(id(step))
        self._result.append(step)

    def _step_aside(self, step: Draft) -> None:
        if step.source is None:
            raise ValueError("a step without a source cannot stand in the way")
        aside = Draft(
            OperationType.MOVE,
            source=step.source,
            target=step.source.with_name(_temporary_name(step.source)),
            identity=step.identity,
            role=step.role,
            reason="Steps aside, since names change places.",
            requires=step.requires,
            metadata={"step": "aside"},
        )
        for copy in self._copies.pop(step.source, []):
            if id(copy) not in self._emitted and aside.target is not None:
                copy.source, copy.requires = aside.target, copy.requires or aside
                self._copies[aside.target].append(copy)
        self._aside[id(step)] = aside
        self._result.append(aside)
        step.source = aside.target
        step.requires = aside
        self._emitted.add(id(aside))


def _leaves(step: Draft) -> bool:
    return step.kind in (OperationType.MOVE, OperationType.DELETE) and not step.is_skipped


def _key(path: Path) -> _Key:
    return path.parent, folded(path.name)


def _temporary_name(path: Path) -> str:
    mark = hashlib.blake2b(os.fsencode(path), digest_size=4).hexdigest()
    stem = path.name.encode("utf-8", "surrogateescape")[:_ASIDE_BYTES].decode("utf-8", "ignore")
    return f"{stem}.{mark}.moving"
