"""Where every file stands in a tree of operations, in a few bytes for each."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress, pairwise

from music_organizer.models.outline import (
    HEADINGS,
    KINDS,
    Heading,
    Kind,
    OperationFilter,
    OutlineSummary,
)
from music_organizer.models.outline_groups import CODES, Columns, Shelving, ShownGroups
from music_organizer.models.outline_text import SearchText, both, words_of

_FEW = 4


class OutlineIndex:
    """Counts, filters and finds files without reading a single record.

    Attributes:
        everything: what is shown without a filter.
        choosable_bytes: the length of all files together that a person can choose.
    """

    def __init__(
        self, sequences: "array[int]", columns: Columns, shelving: Shelving, text: SearchText
    ) -> None:
        self._sequences = sequences
        self._columns = columns
        self._shelving = shelving
        self._text = text
        self._places = array("q", bytes(8 * len(sequences)))
        self._runs = array("q")
        before = -2
        for position, entry in enumerate(columns.entries):
            self._places[entry] = position
            if entry != before + 1:
                self._runs.append(position)
            before = entry
        self._begins = self._begins_of_groups()
        self.everything = ShownGroups(shelving, columns)
        self.choosable_bytes = sum(compress(columns.sizes, columns.choosable))
        # Kept up to date: a summary is asked for whenever something is marked.
        self._counts = {code: columns.kinds.count(code) for code in CODES.values()}

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
        counts = ((kind, self._counts[code]) for kind, code in CODES.items())
        firsts = self._shelving.firsts
        headings: Counter[Heading] = Counter()
        for heading, first, end in self._shelving.spans:
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
            mask = both(mask, self._mask_of_heading(wanted.category))
        words = words_of(wanted.text)
        if words:
            mask = both(mask, self._mask_of_words(words))
        if mask.count(1) == self.total:
            return self.everything
        return ShownGroups(self._shelving, self._columns, mask)

    def kind_at(self, position: int) -> Kind:
        """Return what happens to the file at a position."""
        return KINDS[self._columns.kinds[position]]

    def kind_of(self, sequence: int) -> Kind:
        """Return what happens in an operation that is shown as a file.

        Raises:
            KeyError: if it is not.
        """
        position = self.position_of(sequence)
        if position is None:
            raise KeyError(sequence)
        return self.kind_at(position)

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
                self._counts[self._columns.kinds[position]] -= 1
                self._counts[CODES[kind]] += 1
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
        for one, first, end in self._shelving.spans:
            if one is heading:
                _fill(mask, firsts[first], firsts[end])
        return bytes(mask)

    def _mask_of_words(self, words: Sequence[str]) -> bytes:
        # The longer a word, the fewer files are left to look through for the next.
        rarest = sorted(words, key=len, reverse=True)
        folders = map(self._entries_of, self._shelving.matches(rarest))
        return bytes(self._in_order(self._text.holding(rarest, list(folders))))

    def _entries_of(self, groups: bytearray) -> bytes:
        """Return for every entry 1 when it stands in one of these groups."""
        mask, firsts = bytearray(self.total), self._shelving.firsts
        for key in compress(range(len(groups)), groups):
            first, end, begin = firsts[key], firsts[key + 1], self._begins[key]
            if begin >= 0:
                _fill(mask, begin, begin + end - first)
            else:
                for entry in self._columns.entries[first:end]:
                    mask[entry] = 1
        return bytes(mask)

    def _begins_of_groups(self) -> "array[int]":
        """Return for every group its first entry; -1 where entries of others stand between."""
        runs, entries = self._runs, self._columns.entries
        return array(
            "q",
            [
                entries[first] if bisect_right(runs, first) == bisect_left(runs, end) else -1
                for first, end in pairwise(self._shelving.firsts)
            ],
        )

    def _in_order(self, flags: bytes) -> bytearray:
        """Put what is told by rising sequence into the order in which files are shown."""
        if len(self._runs) * _FEW > self.total:
            return bytearray(map(flags.__getitem__, self._columns.entries))
        # Files of a folder mostly follow each other, and slices are quicker than single flags.
        entries = self._columns.entries
        runs = pairwise((*self._runs, self.total))
        return bytearray().join(
            [flags[entries[first] : entries[first] + end - first] for first, end in runs]
        )


def _fill(mask: bytearray, first: int, end: int) -> None:
    mask[first:end] = b"\1" * (end - first)
