"""Checksums are taken ahead, in order, within bounds, and their errors belong to their step."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import ChangedSinceError
from music_organizer.execution import hash_ahead
from music_organizer.execution.hash_ahead import hashed_ahead
from music_organizer.filesystem.checksum import checksum
from music_organizer.models.checksums import Checksums
from music_organizer.models.operation import OperationRecord, OperationType
from music_organizer.planning.draft import Draft
from tests.support.faulty_steps import identity, records, written

ROOT = Path("/music")


def steps(count: int, *, size: int | None = None) -> list[OperationRecord]:
    drafts = [
        Draft(OperationType.MOVE, source=ROOT / f"{number}", target=ROOT / f"to {number}")
        for number in range(count)
    ]
    return [replace(op, file_size=size) for op in records(drafts, ROOT)]


def always(_: OperationRecord) -> bool:
    return True


def test_steps_come_in_order_each_with_its_own_checksum() -> None:
    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        time.sleep(0.0001 * (op.sequence % 7))
        return replace(op, checksum_before=f"{op.sequence:064}")

    found = list(hashed_ahead(steps(300), always, hashing))
    assert [op.sequence for op, _ in found] == list(range(1, 301))
    assert [op.checksum_before for op, _ in found] == [f"{n:064}" for n in range(1, 301)]
    assert [trouble for _, trouble in found] == [None] * 300


def test_only_what_needs_a_checksum_is_read() -> None:
    asked: list[int] = []

    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        asked.append(op.sequence)
        return replace(op, checksum_before="0" * 64)

    found = list(hashed_ahead(steps(10), lambda op: op.sequence % 2 == 0, hashing))
    assert sorted(asked) == [2, 4, 6, 8, 10]
    assert [op.checksum_before is None for op, _ in found] == [True, False] * 5


def test_a_refused_checksum_belongs_to_its_step() -> None:
    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        if op.sequence == 5:
            raise ChangedSinceError("It changed.")
        return replace(op, checksum_before="0" * 64)

    found = list(hashed_ahead(steps(40), always, hashing))
    assert [op.sequence for op, trouble in found if trouble] == [5]
    assert str(found[4][1]) == "It changed."
    assert found[4][0].checksum_before is None


def test_a_bug_is_raised_at_its_step_and_the_threads_end() -> None:
    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        if op.sequence == 20:
            raise ZeroDivisionError
        return replace(op, checksum_before="0" * 64)

    running = hashed_ahead(steps(40), always, hashing)
    assert [next(running)[0].sequence for _ in range(16)] == list(range(1, 17))
    with pytest.raises(ZeroDivisionError):
        next(running)
    assert not checksum_threads()


def test_what_is_ahead_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hash_ahead, "_AHEAD_FILES", 64)
    drawn = 0

    def drawing() -> Iterator[OperationRecord]:
        nonlocal drawn
        for op in steps(1000):
            drawn += 1
            yield op

    running = hashed_ahead(drawing(), always, lambda op, _: op)
    for number in range(1, 500):
        assert next(running)[0].sequence == number
        assert drawn <= number + 64 + 2 * 16
    running.close()


def test_nothing_is_drawn_before_it_is_asked_for() -> None:
    def never() -> Iterator[OperationRecord]:
        pytest.fail("drawn too early")
        yield from ()

    hashed_ahead(never(), always, lambda op, _: op).close()
    assert not checksum_threads()


def test_large_files_are_read_side_by_side() -> None:
    together = threading.Barrier(2, timeout=20)

    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        together.wait()
        return replace(op, checksum_before="0" * 64)

    assert len(list(hashed_ahead(steps(2, size=9 << 20), always, hashing))) == 2


def test_closing_waits_for_no_more_than_what_is_being_read() -> None:
    read: list[int] = []

    def hashing(op: OperationRecord, _: Checksums | None) -> OperationRecord:
        read.append(op.sequence)
        time.sleep(0.01)
        return replace(op, checksum_before="0" * 64)

    running = hashed_ahead(steps(200, size=9 << 20), always, hashing)
    next(running)
    running.close()
    assert len(read) < 20
    assert not checksum_threads()


def test_an_error_in_the_steps_themselves_is_raised() -> None:
    def failing() -> Iterator[OperationRecord]:
        yield from steps(3)
        raise RuntimeError("no more steps")

    with pytest.raises(RuntimeError, match="no more steps"):
        list(hashed_ahead(failing(), always, lambda op, _: op))
    assert not checksum_threads()


def test_small_files_come_from_processes_once_there_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hash_ahead, "_threads", lambda: 1)
    plain, touched, large = (written(tmp_path / name) for name in ("plain", "touched", "large"))
    os.truncate(large, 2 << 20)
    drafts = [
        Draft(OperationType.MOVE, source=path, target=tmp_path / "to", identity=identity(path))
        for path in (plain, touched, large)
    ]
    steps_ = records(drafts, tmp_path)
    os.utime(touched, (1, 1))
    came: dict[int, Checksums | None] = {}

    def hashing(op: OperationRecord, known: Checksums | None) -> OperationRecord:
        came[op.sequence] = known
        return replace(op, checksum_before=known.sha256) if known else op

    def drawing() -> Iterator[OperationRecord]:
        until = time.monotonic() + 60
        number = len(steps_)
        while not any(came.values()) and time.monotonic() < until:
            number += 1
            yield replace(steps_[0], sequence=number)
        yield from steps_

    monkeypatch.setattr(hash_ahead, "_AHEAD_FILES", 64)
    *_, first, second, third = hashed_ahead(drawing(), always, hashing)
    assert first[0].checksum_before == checksum(plain)
    assert [step[0].checksum_before for step in (second, third)] == [None, None]
    assert [came[step[0].sequence] for step in (second, third)] == [None, None]
    assert not checksum_threads()


def checksum_threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith("checksum")]
