"""Gathers files in the order of their session and puts them into the order of their folders."""

import os
from array import array
from collections import Counter
from dataclasses import dataclass

from music_organizer.models.operation import Role
from music_organizer.models.outline import HEADINGS, Heading, Kind, Shelf
from music_organizer.models.outline_index import (
    CODES,
    ROLES,
    Columns,
    OutlineIndex,
    Shelving,
    first_positions,
)
from music_organizer.models.outline_text import SearchText, folded
from music_organizer.models.session import OperationSession

_ROLE_CODES = {role: code for code, role in enumerate(ROLES)}
_RANKS = {heading: rank for rank, heading in enumerate(HEADINGS)}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is shown; `heading` is `None` when it stands wherever its folder does."""

    heading: Heading | None
    folder: str


class OutlineBuilder:
    """Takes files one by one, by rising sequence.

    Args:
        session: the session they belong to; a search does not look at its roots.
        backwards: whether files of a folder are shown by falling sequence, since a rollback
            begins with what came last.
    """

    def __init__(self, session: OperationSession, *, backwards: bool = False) -> None:
        self._session = session
        self._backwards = backwards
        self._sequences = array("q")
        self._groups = array("q")
        self._kinds = bytearray()
        self._roles = bytearray()
        self._choosable = bytearray()
        self._sizes = array("q")
        self._text = SearchText()
        self._folders: list[str] = []
        self._headings: list[Heading | None] = []
        self._by_folder: dict[str, int] = {}
        self._others: dict[tuple[Heading, str], int] = {}

    def add(
        self, sequence: int, place: Place, kind: Kind, role: Role, size: int, *, choosable: bool
    ) -> None:
        """Add a file; what it can be found by is told to `describe` next."""
        self._sequences.append(sequence)
        self._groups.append(self._group(place.heading, place.folder))
        self._kinds.append(CODES[kind])
        self._roles.append(_ROLE_CODES[role])
        self._choosable.append(choosable)
        self._sizes.append(size)

    def describe(self, text: str) -> None:
        """Say what the file that was just added can be found by, beside its folder."""
        self._text.append(text)

    def built(self) -> OutlineIndex:
        """Return all that was added; the builder is used up."""
        headings = [Shelf.OTHER if one is None else one for one in self._headings]
        keys = [(_RANKS[one], folded(folder)) for one, folder in zip(headings, self._folders)]  # noqa: B905 - both grow together
        order = sorted(range(len(keys)), key=keys.__getitem__)
        ranks = array("q", bytes(8 * len(order)))
        for rank, group in enumerate(order):
            ranks[group] = rank
        entries = self._ordered_entries(ranks)
        counts = Counter(self._groups)
        shelving = Shelving(
            folders=[self._folders[group] for group in order],
            headings=[headings[group] for group in order],
            firsts=first_positions([counts[group] for group in order]),
            roots=_roots(self._session),
        )
        return OutlineIndex(self._sequences, self._columns(entries), shelving, self._text)

    def _ordered_entries(self, ranks: "array[int]") -> "array[int]":
        count = len(self._sequences)
        numbers = range(count - 1, -1, -1) if self._backwards else range(count)
        groups = self._groups
        return array("q", sorted(numbers, key=lambda entry: ranks[groups[entry]]))

    def _columns(self, entries: "array[int]") -> Columns:
        return Columns(
            entries=entries,
            kinds=bytearray(map(self._kinds.__getitem__, entries)),
            roles=bytes(map(self._roles.__getitem__, entries)),
            choosable=bytes(map(self._choosable.__getitem__, entries)),
            sizes=array("q", map(self._sizes.__getitem__, entries)),
        )

    def _group(self, heading: Heading | None, folder: str) -> int:
        group = self._by_folder.get(folder)
        if group is None:
            group = self._by_folder[folder] = self._new_group(heading, folder)
            return group
        here = self._headings[group]
        if heading is None or here is heading:
            return group
        if here is None:
            # A follower came before the music that tells where both stand.
            self._headings[group] = heading
            return group
        other = self._others.get((heading, folder))
        if other is None:
            other = self._others[heading, folder] = self._new_group(heading, folder)
        return other

    def _new_group(self, heading: Heading | None, folder: str) -> int:
        self._folders.append(folder)
        self._headings.append(heading)
        return len(self._folders) - 1


def _roots(session: OperationSession) -> tuple[str, ...]:
    roots = {session.source_root, session.target_root, session.library_root}
    texts = (str(root).rstrip(os.sep) + os.sep for root in roots)
    return tuple(sorted(texts, key=len, reverse=True))
