"""The folders of a tree of operations, and what a filter leaves of them."""

import os
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress, groupby, pairwise

from msgspec import Struct

from music_organizer.models.operation import Role
from music_organizer.models.outline import KINDS, Group, Heading, Kind
from music_organizer.models.outline_text import SearchText

CODES: Mapping[Kind, int] = {kind: code for code, kind in enumerate(KINDS)}
ROLE_CODES: Mapping[Role, int] = {role: code for code, role in enumerate(Role)}
_AUDIO, _COVER = ROLE_CODES[Role.AUDIO], ROLE_CODES[Role.COVER]


class Columns(Struct, frozen=True):
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


class Shelving:
    """The groups, in the order in which they are shown.

    Args:
        folders: the folder of every group.
        headings: the heading of every group; those of one heading stand together.
        counts: how many files every group has.
        roots: folders whose own paths no search looks at.

    Attributes:
        firsts: the first position of every group, and the number of files at the end.
        spans: every heading with the key of its first group and the one after its last.
    """

    def __init__(
        self,
        folders: Sequence[str],
        headings: Sequence[Heading],
        counts: Iterable[int],
        roots: Iterable[str],
    ) -> None:
        self.folders = folders
        self.headings = headings
        self.firsts = first_positions(counts)
        self.spans = _spans(headings)
        self._roots = sorted((root.rstrip(os.sep) + os.sep for root in roots), key=len)
        self._text = SearchText()
        self._text.extend([self._searched(folder) for folder in folders])

    def matches(self, words: Sequence[str]) -> list[bytearray]:
        """Return for every word, and then for every group, 1 when its folder holds the word."""
        return self._text.matches(words)

    def _searched(self, folder: str) -> str:
        for root in reversed(self._roots):
            if folder.startswith(root):
                return folder[len(root) :]
        return "" if folder + os.sep in self._roots else folder


class ShownGroups:
    """What a filter shows: groups in order, and under them files numbered through from 0.

    Args:
        shelving: all groups.
        columns: all files.
        mask: for every position 1 when the file is shown, else 0; `None` shows all.

    Attributes:
        keys: the key of every group shown.
        firsts: the index of the first file of every group, and the number of files at the end.
        headings: every heading shown, with its first group and the one after its last.
        file_count: how many files are shown.
    """

    def __init__(self, shelving: Shelving, columns: Columns, mask: bytes | None = None) -> None:
        self._shelving = shelving
        self._columns = columns
        every = shelving.firsts
        self._shown: array[int] | None = None
        self.keys: Sequence[int] = range(len(every) - 1)
        self.firsts: Sequence[int] = every
        if mask is not None:
            self._shown = array("q", compress(range(len(mask)), mask))
            counts = [mask.count(1, first, end) for first, end in pairwise(every)]
            self.keys = array("q", compress(range(len(counts)), counts))
            self.firsts = first_positions([count for count in counts if count])
        self.headings = self._found_headings()
        self.file_count = self.firsts[-1]

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

    def _found_headings(self) -> Sequence[tuple[Heading, int, int]]:
        found = []
        for heading, first_key, end_key in self._shelving.spans:
            first, end = bisect_left(self.keys, first_key), bisect_left(self.keys, end_key)
            if first < end:
                found.append((heading, first, end))
        return found


def first_positions(counts: Iterable[int]) -> "array[int]":
    """Return where each of several groups of these sizes begins, and where the last one ends."""
    return array("q", accumulate(counts, initial=0))


def _spans(headings: Sequence[Heading]) -> Sequence[tuple[Heading, int, int]]:
    found, first = [], 0
    for heading, run in groupby(headings):
        end = first + sum(1 for _ in run)
        found.append((heading, first, end))
        first = end
    return found
