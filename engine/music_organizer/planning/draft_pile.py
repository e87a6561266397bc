"""The steps of a plan in the making, of which a million lie packed until they are numbered."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from music_organizer.models.columns import (
    BLOCK_SIZE,
    Block,
    Maker,
    alike,
    digests,
    identities,
    links,
    paths,
)
from music_organizer.planning.draft import Draft

_COLUMNS: Mapping[str, Maker] = {
    "kind": alike,
    "kept_source": paths,
    "kept_target": paths,
    "backup": paths,
    "identity": identities,
    "checksum": digests,
    "audio_checksum": digests,
    "role": alike,
    "reason": alike,
    "undoes": links,
    "to_backup": alike,
    "stays": alike,
    "message": alike,
    "metadata": alike,
}
_MAKERS = tuple(_COLUMNS.values())
_row = attrgetter(*_COLUMNS)
_, *_REST = _COLUMNS


class DraftPile:
    """Steps in their order; the plain ones are made anew whenever somebody walks through them.

    Plain is a step that nobody alters any more and that has nothing to do with any other.
    """

    def __init__(self) -> None:
        self._first: list[Draft] = []
        self._others: dict[int, Draft] = {}
        self._blocks: deque[Block] = deque()
        self._open: list[tuple[Any, ...]] = []
        self._count = 0

    def __len__(self) -> int:
        return len(self._first) + self._count

    def __iter__(self) -> Iterator[Draft]:
        yield from self._first
        plain = (draft for block in self._packed() for draft in _drafts(block))
        for place in range(self._count):
            other = self._others.get(place)
            yield next(plain) if other is None else other

    def add(self, draft: Draft, *, plain: bool = False) -> None:
        """Take in one step more.

        Args:
            draft: the step.
            plain: whether nobody alters it any more or points at it.
        """
        if plain and _stands_alone(draft):
            self._open.append(_row(draft))
            if len(self._open) == BLOCK_SIZE:
                self._packed()
        else:
            self._others[self._count] = draft
        self._count += 1

    def put_first(self, drafts: Iterable[Draft]) -> None:
        """Let steps, none of them plain, come before all others."""
        self._first = [*drafts, *self._first]

    def pointing(self) -> Iterator[tuple[int, Draft]]:
        """Yield the place and the step of all that are not plain."""
        yield from enumerate(self._first)
        for place, draft in self._others.items():
            yield len(self._first) + place, draft

    def used_up(self) -> Iterator[Draft]:
        """Yield the steps in order and let go of each; none is left in the end."""
        first, self._first = self._first, []
        yield from first
        plain = self._plain_used_up()
        for place in range(self._count):
            other = self._others.pop(place, None)
            yield next(plain) if other is None else other
        self._count = 0

    def _plain_used_up(self) -> Iterator[Draft]:
        blocks = self._packed()
        while blocks:
            yield from _drafts(blocks.popleft())

    def _packed(self) -> deque[Block]:
        """Return the plain steps, all of them packed."""
        if self._open:
            self._blocks.append(Block(self._open, _MAKERS))
            self._open = []
        return self._blocks


def _stands_alone(draft: Draft) -> bool:
    pointing = draft.requires or draft.belongs_to or draft.rewrite or draft.edits
    return not pointing


def _drafts(block: Block) -> Iterator[Draft]:
    for kind, *row in block.rows():
        draft = Draft(kind)
        for name, value in zip(_REST, row, strict=True):
            setattr(draft, name, value)
        yield draft
