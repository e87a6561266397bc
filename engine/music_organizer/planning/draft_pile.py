"""The steps of a plan in the making, of which a million lie packed until they are numbered."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from music_organizer.models.columns import (
    BLOCK_SIZE,
    Block,
    alike,
    digests,
    identities,
    links,
    paths,
)
from music_organizer.planning.draft import Draft

_MAKERS = (
    alike,
    paths,
    paths,
    paths,
    identities,
    digests,
    digests,
    alike,
    alike,
    links,
    alike,
    alike,
    alike,
    alike,
)


class DraftPile:
    """Steps in their order; the plain ones are made anew whenever somebody walks through them.

    Plain is a step that nobody alters any more, that points at no other and is not pointed at.
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
            plain: whether it is.
        """
        if not plain:
            self._others[self._count] = draft
        else:
            self._open.append(_row(draft))
            if len(self._open) == BLOCK_SIZE:
                self._packed()
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


def _row(draft: Draft) -> tuple[Any, ...]:
    return (
        draft.kind,
        draft.kept_source,
        draft.kept_target,
        draft.backup,
        draft.identity,
        draft.checksum,
        draft.audio_checksum,
        draft.role,
        draft.reason,
        draft.undoes,
        draft.to_backup,
        draft.stays,
        draft.message,
        draft.metadata,
    )


def _drafts(block: Block) -> Iterator[Draft]:
    for row in block.rows():
        yield Draft(
            row[0],
            source=row[1],
            target=row[2],
            backup=row[3],
            identity=row[4],
            checksum=row[5],
            audio_checksum=row[6],
            role=row[7],
            reason=row[8],
            undoes=row[9],
            to_backup=row[10],
            stays=row[11],
            message=row[12],
            metadata=row[13],
        )
