import copy
import pickle
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import (
    OperationRecord,
    OperationStatus,
    OperationType,
    Role,
    kept_source,
    kept_target,
    now,
    operation_id,
)
from music_organizer.planning.draft import Draft
from music_organizer.planning.wanted import Wanted

_MOMENT = now()


def _record(source: Path | None, target: Path | None) -> OperationRecord:
    return OperationRecord(
        id="0123456789abcdef",
        session_id="run",
        timestamp=_MOMENT,
        operation_type=OperationType.MOVE,
        source_path=source,
        target_path=target,
        metadata={},
    )


def test_a_name_in_a_folder_is_a_path_to_whoever_asks() -> None:
    folder = Path("/music/Albums")
    apart = _record(in_folder(folder, "one.mp3"), in_folder(folder, "two.mp3"))
    whole = _record(folder / "one.mp3", folder / "two.mp3")
    assert apart.source_path == folder / "one.mp3"
    assert apart.destination == folder / "two.mp3"
    assert apart == whole
    assert repr(apart) == repr(whole)


def test_a_record_is_the_same_after_every_way_of_copying_it() -> None:
    record = _record(in_folder(Path("/music"), "one.mp3"), None)
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record
    done = replace(record, status=OperationStatus.COMPLETED)
    assert done.source_path == Path("/music/one.mp3")
    assert replace(done, status=record.status) == record
    assert replace(record, target_path=Path("/music/two.mp3")).source_path == record.source_path


def test_what_is_kept_is_what_was_given() -> None:
    folder, path = Path("/music"), Path("/music/two.mp3")
    record = _record(in_folder(folder, "one.mp3"), path)
    assert kept_source(record) == (folder, "one.mp3")
    assert kept_target(record) is path
    assert record.backup_path is None


def test_paths_of_a_record_cannot_be_set() -> None:
    record = _record(None, None)
    with pytest.raises(AttributeError):
        record.source_path = Path("/music")  # type: ignore[misc]


def test_an_id_that_was_given_stays_and_another_is_told_by_session_and_sequence() -> None:
    given = _record(None, None)
    assert given.id == "0123456789abcdef"
    left_out = replace(given, id="", sequence=7)
    assert left_out.id == operation_id("run", 7)
    assert replace(left_out, sequence=8).id == operation_id("run", 8)
    assert replace(given, sequence=8).id == given.id


def test_audio_files_wishes_and_drafts_keep_them_too() -> None:
    folder, identity = Path("/music"), FileIdentity(1, 2, 3, 4)
    apart = AudioFile(in_folder(folder, "one.mp3"), identity)
    assert apart == AudioFile(folder / "one.mp3", identity)
    assert (apart.folder is folder, apart.name) == (True, "one.mp3")
    wanted = Wanted(in_folder(folder, "one.mp3"), identity, ("A",), "1", ".mp3", Role.AUDIO, "")
    assert (wanted.source, wanted.folder is folder) == (folder / "one.mp3", True)
    assert (wanted.present_name, wanted.name) == ("one.mp3", "1.mp3")
    draft = Draft(OperationType.MOVE, source=in_folder(folder, "one.mp3"))
    assert (draft.source, draft.source_folder is folder) == (folder / "one.mp3", True)
    draft.source = Path("/else/two.mp3")
    assert (draft.source_folder, draft.target_folder) == (Path("/else"), None)
