"""Take checksums ahead of the steps that need them, in threads and in processes beside them."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing

from music_organizer.errors import OperationError
from music_organizer.filesystem.checksum_worker import HashTask
from music_organizer.filesystem.checksums_beside import ChecksumsBeside
from music_organizer.models.checksums import Checksums
from music_organizer.models.kept_paths import pair_of
from music_organizer.models.operation import OperationRecord, Role, kept_origin

Hash = Callable[[OperationRecord, Checksums | None], OperationRecord]
Hashed = tuple[OperationRecord, OperationError | None]

_GROUP_FILES = 16
_GROUP_BYTES = 8 << 20
_AHEAD_FILES = 1024
_SMALL_BYTES = 1 << 20


def hashed_ahead(
    operations: Iterable[OperationRecord],
    needs_hash: Callable[[OperationRecord], bool],
    hashing: Hash,
) -> Generator[Hashed, None, None]:
    """Yield operations in order, each with its checksum or the reason it could not be taken.

    Small files are grouped, since a job of its own costs more than hashing one of them.

    Args:
        operations: what is to be done.
        needs_hash: whether an operation wants a checksum.
        hashing: returns an operation with the checksums of its file, given those that were taken
            already, or raises `OperationError`.
    """
    waiting: deque[tuple[Future[list[Hashed]], int]] = deque()
    ahead = 0
    with ExitStack() as held:
        beside = held.enter_context(closing(ChecksumsBeside(_threads())))
        pool = ThreadPoolExecutor(_threads(), thread_name_prefix="checksum")
        held.callback(pool.shutdown, wait=True, cancel_futures=True)

        def job(group: list[OperationRecord]) -> list[Hashed]:
            needy = [op for op in group if needs_hash(op)]
            known = _taken_beside(needy, beside)
            hashed = {op.sequence: _hashed(op, known.get(op.sequence), hashing) for op in needy}
            return [hashed.get(op.sequence) or (op, None) for op in group]

        for group in _groups(operations):
            waiting.append((pool.submit(job, group), len(group)))
            ahead += len(group)
            while ahead > _AHEAD_FILES:
                future, count = waiting.popleft()
                ahead -= count
                yield from future.result()
        while waiting:
            yield from waiting.popleft()[0].result()


def _taken_beside(
    operations: Iterable[OperationRecord], beside: ChecksumsBeside
) -> Mapping[int, Checksums | None]:
    """Return what processes tell of small files, by the sequence of their operation."""
    tasks: dict[int, HashTask] = {}
    for op in operations:
        pair = pair_of(kept_origin(op))
        if pair is not None and op.identity is not None and op.identity.size <= _SMALL_BYTES:
            tasks[op.sequence] = HashTask(*pair, op.identity, op.role is Role.AUDIO)
    return dict(zip(tasks, beside.of(list(tasks.values())), strict=True)) if tasks else {}


def _hashed(op: OperationRecord, known: Checksums | None, hashing: Hash) -> Hashed:
    try:
        return hashing(op, known), None
    except OperationError as error:
        return op, error


def _groups(operations: Iterable[OperationRecord]) -> Iterator[list[OperationRecord]]:
    group: list[OperationRecord] = []
    size = 0
    for op in operations:
        group.append(op)
        size += op.file_size or 0
        if len(group) >= _GROUP_FILES or size >= _GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _threads() -> int:
    return max(2, min(4, os.cpu_count() or 2))
