"""Gathers files in the order of their session and puts them into the order of their folders."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from music_organizer.models.outline import HEADINGS, Heading, Shelf
from music_organizer.models.outline_groups import Columns, Shelving
from music_organizer.models.outline_index import OutlineIndex
from music_organizer.models.outline_text import SearchText, folded
from music_organizer.models.session import OperationSession

_RANKS = {heading: rank for rank, heading in enumerate(HEADINGS)}


class Page(Struct, frozen=True):
    """Some thousand files, column by column, since a call for each of a million takes seconds.

    Attributes:
        sequences: rising.
        groups: numbers that `OutlineBuilder.group` gave.
        kinds: codes of the kinds.
        roles: codes of the roles.
        choosable: 1 for files that a person can choose, else 0.
        sizes: lengths in bytes.
        texts: what each file can be found by, beside its folder.
    """

    sequences: Sequence[int]
    groups: Sequence[int]
    kinds: Iterable[int]
    roles: Iterable[int]
    choosable: Iterable[int]
    sizes: Iterable[int]
    texts: Sequence[str]


class OutlineBuilder:
    """Takes files page by page, by rising sequence.

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

    def add(self, page: Page) -> None:
        """Add the next files."""
        self._sequences.extend(page.sequences)
        self._groups.extend(page.groups)
        self._kinds.extend(page.kinds)
        self._roles.extend(page.roles)
        self._choosable.extend(page.choosable)
        self._sizes.extend(page.sizes)
        self._text.extend(page.texts)

    def group(self, heading: Heading | None, folder: str) -> int:
        """Return the number of a group, the same whenever it is asked for.

        Args:
            heading: what it stands under; `None` for wherever its folder stands.
            folder: the whole path of its folder.
        """
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
            counts=(counts[group] for group in order),
            roots=_roots(self._session),
        )
        return OutlineIndex(self._sequences, self._columns(entries), shelving, self._text)

    def _ordered_entries(self, ranks: "array[int]") -> "array[int]":
        count = len(self._sequences)
        numbers = range(count - 1, -1, -1) if self._backwards else range(count)
        rank_of = array("q", map(ranks.__getitem__, self._groups))
        return array("q", sorted(numbers, key=rank_of.__getitem__))

    def _columns(self, entries: "array[int]") -> Columns:
        return Columns(
            entries=entries,
            kinds=bytearray(map(self._kinds.__getitem__, entries)),
            roles=bytes(map(self._roles.__getitem__, entries)),
            choosable=bytes(map(self._choosable.__getitem__, entries)),
            sizes=array("q", map(self._sizes.__getitem__, entries)),
        )

    def _new_group(self, heading: Heading | None, folder: str) -> int:
        self._folders.append(folder)
        self._headings.append(heading)
        return len(self._folders) - 1


def _roots(session: OperationSession) -> set[str]:
    return {str(one) for one in (session.source_root, session.target_root, session.library_root)}
