"""Where every file stands in a tree of operations, in a few bytes for each."""

import os
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from music_organizer.models.operation import Role
from music_organizer.models.outline import (
    HEADINGS,
    KINDS,
    Group,
    Heading,
    Kind,
    OperationFilter,
    OutlineSummary,
)
from music_organizer.models.outline_text import SearchText, folded, words_of

CODES: Mapping[Kind, int] = {kind: code for code, kind in enumerate(KINDS)}
ROLES = tuple(Role)
_AUDIO, _COVER = ROLES.index(Role.AUDIO), ROLES.index(Role.COVER)


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of every file, in the order in which the files are shown.

    Attributes:
        entries: position in the order of sequences, for every position.
        kinds: codes of the kinds.
        roles: codes of the roles.
        choosable: 1 for files that a person can choose.
        sizes: lengths in bytes.
    """

    entries: "array[int]"
    kinds: bytearray
    roles: bytes
    choosable: bytes
    sizes: "array[int]"


@dataclass(frozen=True, slots=True)
class Shelving:
    """The groups, in the order in which they are shown.

    Attributes:
        folders: the folder of every group.
        headings: the heading of every group.
        firsts: the first position of every group, and the number of files at the end.
        roots: beginnings of folders, each with a separator, that no search looks at.
    """

    folders: Sequence[str]
    headings: Sequence[Heading]
    firsts: "array[int]"
    roots: tuple[str, ...]

    def searched(self, folder: str) -> str:
        """Return the part of a folder that a search looks at."""
        for root in self.roots:
            if folder.startswith(root):
                return folder[len(root) :]
        return "" if f"{folder}{os.sep}" in self.roots else folder


class ShownGroups:
    """What a filter shows: groups in order, and under them files numbered through from 0.

    Args:
        shelving: all groups.
        columns: all files.
        shown: positions of the files shown; `None` for all.

    Attributes:
        keys: the key of every group shown.
        firsts: the index of the first file of every group, and the number of files at the end.
        headings: every heading shown, with its first group and the one after its last.
        file_count: how many files are shown.
    """

    def __init__(self, shelving: Shelving, columns: Columns, shown: "array[int] | None") -> None:
        self._shelving = shelving
        self._columns = columns
        self._shown = shown
        self.keys, self.firsts = self._found_groups()
        self.headings = self._found_headings()
        self.file_count = len(columns.entries) if shown is None else len(shown)

    def __len__(self) -> int:
        """Return how many groups are shown."""
        return len(self.keys)

    def __getitem__(self, index: int) -> Group:
        """Return a group."""
        key, first, end = self.keys[index], self.firsts[index], self.firsts[index + 1]
        positions = self.positions(first, end)
        columns = self._columns
        roles = Counter(columns.roles[one] for one in positions)
        kinds = Counter(columns.kinds[one] for one in positions)
        return Group(
            key=key,
            heading=self._shelving.headings[key],
            folder=self._shelving.folders[key],
            first=first,
            files=end - first,
            bytes=sum(columns.sizes[one] for one in positions),
            tracks=roles[_AUDIO],
            covers=roles[_COVER],
            kinds={KINDS[code]: count for code, count in kinds.items()},
        )

    def folder(self, index: int) -> str:
        """Return the folder of a group."""
        return self._shelving.folders[self.keys[index]]

    def positions(self, first: int, end: int) -> Sequence[int]:
        """Return the positions of the files from one index to another."""
        return range(first, end) if self._shown is None else self._shown[first:end]

    def index_of(self, position: int) -> int | None:
        """Return the index of the file at a position, `None` when the filter hides it."""
        if self._shown is None:
            return position
        index = bisect_left(self._shown, position)
        found = index < len(self._shown) and self._shown[index] == position
        return index if found else None

    def index_of_group(self, key: int) -> int | None:
        """Return where the group of a key stands, `None` when the filter hides it."""
        index = bisect_left(self.keys, key)
        return index if index < len(self.keys) and self.keys[index] == key else None

    def _found_groups(self) -> tuple[Sequence[int], Sequence[int]]:
        every = self._shelving.firsts
        if self._shown is None:
            return range(len(every) - 1), every
        keys, firsts = array("q"), array("q")
        index, last = 0, len(self._shown)
        for key in range(len(every) - 1):
            if index == last:
                break
            end = every[key + 1]
            if self._shown[index] < end:
                keys.append(key)
                firsts.append(index)
                index = bisect_left(self._shown, end, index, min(last, index + end - every[key]))
        firsts.append(last)
        return keys, firsts

    def _found_headings(self) -> Sequence[tuple[Heading, int, int]]:
        found: list[tuple[Heading, int, int]] = []
        for index, key in enumerate(self.keys):
            heading = self._shelving.headings[key]
            if found and found[-1][0] is heading:
                found[-1] = (heading, found[-1][1], index + 1)
            else:
                found.append((heading, index, index + 1))
        return found


class OutlineIndex:
    """Counts, filters and finds files without reading a single record."""

    def __init__(
        self, sequences: "array[int]", columns: Columns, shelving: Shelving, text: SearchText
    ) -> None:
        self._sequences = sequences
        self._columns = columns
        self._shelving = shelving
        self._text = text
        self._places = array("q", bytes(8 * len(sequences)))
        for position, entry in enumerate(columns.entries):
            self._places[entry] = position
        self.everything = ShownGroups(shelving, columns, None)

    @property
    def total(self) -> int:
        """How many files there are."""
        return len(self._sequences)

    @property
    def choosable(self) -> bytes:
        """For every position 1 when a person can choose it."""
        return self._columns.choosable

    @property
    def sizes(self) -> Sequence[int]:
        """The length in bytes of every file, by position."""
        return self._columns.sizes

    def summary(self) -> OutlineSummary:
        """Return how many files there are of each kind and under each heading."""
        counts = ((kind, self._columns.kinds.count(code)) for kind, code in CODES.items())
        firsts = self._shelving.firsts
        headings: Counter[Heading] = Counter()
        for heading, first, end in self.everything.headings:
            headings[heading] += firsts[end] - firsts[first]
        return OutlineSummary(
            total=self.total,
            kinds={kind: count for kind, count in counts if count},
            headings={one: headings[one] for one in HEADINGS if headings[one]},
        )

    def groups(self, wanted: OperationFilter) -> ShownGroups:
        """Return what a filter shows."""
        if wanted.shows_everything:
            return self.everything
        mask = self._mask_of_kind(wanted.kind)
        if wanted.category is not None:
            mask = _both(mask, self._mask_of_heading(wanted.category))
        for word in words_of(wanted.text):
            mask = _both(mask, self._mask_of_word(word))
        shown = array("q", compress(range(self.total), mask))
        return ShownGroups(self._shelving, self._columns, shown)

    def kind_at(self, position: int) -> Kind:
        """Return what happens to the file at a position."""
        return KINDS[self._columns.kinds[position]]

    def sequence_at(self, position: int) -> int:
        """Return which operation stands at a position."""
        return self._sequences[self._columns.entries[position]]

    def position_of(self, sequence: int) -> int | None:
        """Return where an operation stands, `None` when it is not shown as a file."""
        entry = bisect_left(self._sequences, sequence)
        if entry == len(self._sequences) or self._sequences[entry] != sequence:
            return None
        return self._places[entry]

    def mark(self, changes: Mapping[int, Kind]) -> None:
        """Let operations be of another kind from now on."""
        for sequence, kind in changes.items():
            position = self.position_of(sequence)
            if position is not None:
                self._columns.kinds[position] = CODES[kind]

    def _mask_of_kind(self, kind: Kind | None) -> bytes:
        if kind is None:
            return b"\1" * self.total
        table = bytearray(256)
        table[CODES[kind]] = 1
        return bytes(self._columns.kinds.translate(table))

    def _mask_of_heading(self, heading: Heading) -> bytes:
        firsts = self._shelving.firsts
        mask = bytearray(self.total)
        for one, first, end in self.everything.headings:
            if one is heading:
                start, stop = firsts[first], firsts[end]
                mask[start:stop] = b"\1" * (stop - start)
        return bytes(mask)

    def _mask_of_word(self, word: bytes) -> bytes:
        found = self._text.matches(word)
        mask = bytearray(map(found.__getitem__, self._columns.entries))
        firsts = self._shelving.firsts
        for key, folder in enumerate(self._shelving.folders):
            if word in folded(self._shelving.searched(folder)):
                start, stop = firsts[key], firsts[key + 1]
                mask[start:stop] = b"\1" * (stop - start)
        return bytes(mask)


def _both(first: bytes, second: bytes) -> bytes:
    size = len(first)
    both = int.from_bytes(first, "little") & int.from_bytes(second, "little")
    return both.to_bytes(size, "little")


def first_positions(counts: Sequence[int]) -> "array[int]":
    """Return where each of several groups of these sizes begins, and where the last one ends."""
    return array("q", accumulate(counts, initial=0))
