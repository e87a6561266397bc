"""Whatever is packed comes out again as it was, in much less memory."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from music_organizer.models.checksums import audio_text
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import (
    NO_METADATA,
    OperationLink,
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
)
from music_organizer.models.packed_operations import (
    BySequence,
    PackedOperations,
    those_of,
    values_of,
)
from tests.support.plans import MOMENT, step

NAMES = st.text(st.characters(codec=None, exclude_characters="/\0"), min_size=1, max_size=12)
FOLDERS = st.sampled_from([Path("/music"), Path("/music/a\udce9"), Path("/")])
PATHS = st.none() | st.builds(Path.joinpath, FOLDERS, NAMES) | st.builds(in_folder, FOLDERS, NAMES)
DIGITS = st.binary(min_size=32, max_size=32).map(bytes.hex)
ODD_CHECKSUMS = ["", "AB" * 32, "abc", "def", "a b", "no checksum", "\u0663" * 64]
CHECKSUMS = st.none() | DIGITS | st.sampled_from(ODD_CHECKSUMS)
ROLES = (Role.AUDIO, Role.COVER)
SOUNDS = st.none() | st.binary(min_size=16, max_size=16).map(audio_text) | st.just("other:00")
NUMBERS = st.integers(-(1 << 63), (1 << 64) - 1)
IDENTITIES = st.none() | st.builds(FileIdentity, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
RECORDS = st.builds(
    OperationRecord,
    id=st.sampled_from(["", "0123456789abcdef"]),
    session_id=st.sampled_from(["one", "two"]),
    timestamp=st.sampled_from([MOMENT, datetime(2027, 2, 1, 12, 30, 1, 5, UTC)]),
    operation_type=st.sampled_from(OperationType),
    source_path=PATHS,
    target_path=PATHS,
    backup_path=PATHS,
    status=st.sampled_from(OperationStatus),
    error_message=st.none() | NAMES,
    checksum_before=CHECKSUMS,
    checksum_after=CHECKSUMS,
    audio_checksum=SOUNDS,
    file_size=st.none() | NUMBERS,
    metadata=st.just(NO_METADATA) | st.dictionaries(NAMES, NUMBERS, max_size=2),
    sequence=NUMBERS,
    identity=IDENTITIES,
    role=st.sampled_from(Role),
    reason=NAMES | st.just(""),
    undoes=st.none() | st.builds(OperationLink, NAMES, NUMBERS),
    belongs_to=st.none() | NUMBERS,
)


@given(st.lists(RECORDS, max_size=8), st.booleans())
def test_operations_come_out_as_they_were(records: list[OperationRecord], many: bool) -> None:
    records = records * 40 if many else records
    packed = PackedOperations.of(records)
    assert len(packed) == len(records)
    assert list(map(astuple, packed)) == list(map(astuple, records))
    assert packed == records
    assert [op.id for op in packed] == [op.id for op in records]
    assert [astuple(packed[place]) for place in range(len(records))] == list(map(astuple, records))


def files(count: int) -> list[OperationRecord]:
    return [step(number, f"a/{number}.mp3", f"b/{number}.mp3") for number in range(1, count + 1)]


def test_single_operations_and_slices_are_found() -> None:
    records = files(3_000)
    packed = PackedOperations.of(records)
    for place in (0, 127, 128, 2_999, -1, -3_000):
        assert packed[place] == records[place]
    assert packed[100:300:7] == records[100:300:7]
    assert packed[5:2] == []
    for beyond in (3_000, -3_001):
        with pytest.raises(IndexError):
            packed[beyond]


def test_they_are_equal_to_the_same_operations_only() -> None:
    records = files(300)
    packed = PackedOperations.of(records)
    assert packed == PackedOperations.of(records)
    assert packed != records[:-1]
    assert packed != [*records[:-1], records[0]]
    assert packed != 300
    assert PackedOperations() == []


def test_the_last_come_first_and_are_let_go_of() -> None:
    records = files(300)
    packed = PackedOperations.of(records)
    left = []
    for number, op in enumerate(packed.used_up_backwards(), 1):
        assert op == records[-number]
        left.append(len(packed))
    assert (left[0], left[-1]) == (256, 0)
    assert packed == []


@pytest.mark.parametrize("pack", [list, PackedOperations.of])
def test_fields_are_told_without_records(pack: Any) -> None:  # noqa: ANN401 - either kind
    records = [
        step(1, "a", "b"),
        step(2, "c", None, status=OperationStatus.SKIPPED, metadata={"stays": "other"}),
        step(3, None, "d", operation_type=OperationType.CREATE_DIR),
    ]
    operations = pack(records)
    told = values_of(operations, "sequence", "status", "metadata")
    assert list(told) == [
        (1, OperationStatus.PENDING, {}),
        (2, OperationStatus.SKIPPED, {"stays": "other"}),
        (3, OperationStatus.PENDING, {}),
    ]
    moves = those_of(operations, lambda kind: kind is OperationType.MOVE, "operation_type")
    assert list(moves) == records[:2]


@pytest.mark.parametrize("pack", [list, PackedOperations.of])
def test_operations_are_found_by_their_sequence(pack: Any) -> None:  # noqa: ANN401 - either kind
    records = [
        step(number, f"{number}", "b", role=ROLES[number % 2]) for number in range(5, 900, 3)
    ]
    every = BySequence(pack(records))
    assert list(every) == [op.sequence for op in records]
    assert list(every.each()) == records
    assert (every[5], every[899]) == (records[0], records[-1])
    assert (every.get(6), every.get(902)) == (None, None)
    covers = BySequence(pack(records), lambda role: role is Role.COVER, "role")
    assert list(covers.each()) == [op for op in records if op.role is Role.COVER]
    assert all(covers[op.sequence] == op for op in records if op.role is Role.COVER)
    assert [op.sequence in covers for op in records] == [op.role is Role.COVER for op in records]


def test_an_operation_takes_a_third_of_its_record_at_most() -> None:
    folders = [(Path(f"/in/{number}"), Path(f"/out/{number}")) for number in range(200)]

    def record(number: int) -> OperationRecord:
        before, after = folders[number // 12]
        return OperationRecord(
            id="",
            session_id="made",
            timestamp=MOMENT,
            operation_type=OperationType.MOVE,
            source_path=in_folder(before, f"{number:07} as files are called.mp3"),
            target_path=in_folder(after, f"{number:07} as it will be called.mp3"),
            file_size=10_000 + number,
            identity=FileIdentity(1, 10**7 + number, 10_000 + number, 10**18 + number),
            sequence=number,
        )

    tracemalloc.start()
    try:
        made = list(map(record, range(2_000)))
        plain = tracemalloc.get_traced_memory()[0]
        packed = PackedOperations.of(made)
        del made
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(packed) == 2_000
    assert held < plain / 3
