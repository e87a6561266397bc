import json
import os
from pathlib import Path

import pytest

from music_organizer.demo.tagging import tagged
from music_organizer.models.readings import Tags
from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders
from tests.support.manifest import manifest
from tests.support.messy import make_mess

PLACED = Path("Albums/Mira Vale/Harbour (2004)/01 Song 1.mp3")


def test_a_session_goes_back_and_forth(command: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "unsorted", tmp_path / "library"
    make_mess(source, target)
    before = manifest(source), manifest(target)
    command("organize", source, target, "--session-id", "spring")
    organized = manifest(source), manifest(target)
    told = command("rollback", "spring", "--force")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Rollback of spring: 6 of 6 files would go back.\n")
    assert "Rolled back 6 of 6 files.\n" in told.out
    assert (manifest(source), manifest(target)) == before
    redo = told.out.splitlines()[-1].strip().split()[1:]
    assert command(*redo, "--force").code == 0
    assert (manifest(source, folder_times=False), manifest(target, folder_times=False)) == (
        manifest_without_times(organized)
    )


def manifest_without_times(
    trees: tuple[dict[str, tuple[str, int, int, bytes]], ...],
) -> tuple[dict[str, tuple[str, int, int, bytes]], ...]:
    return tuple(
        {
            path: (kind, mode, 0 if kind == "folder" else moment, content)
            for path, (kind, mode, moment, content) in tree.items()
        }
        for tree in trees
    )


def test_files_are_compared_with_their_checksums_unless_told_otherwise(
    command: Command, folders: Folders, session: str
) -> None:
    placed = folders.target / PLACED
    status = placed.stat()
    with placed.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"?")
    os.utime(placed, ns=(status.st_atime_ns, status.st_mtime_ns))
    told = command("rollback", session, "--force")
    assert (told.code, placed.exists()) == (1, True)
    assert "does not hold the bytes the history tells of" in told.out + told.err
    assert command("rollback", session, "--force", "--checksums", "copies").code == 0
    assert not placed.exists()


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--dry-run", "--json"]])
def test_a_preview_changes_nothing_at_all(
    command: Command, folders: Folders, session: str, home: Path, arguments: list[str]
) -> None:
    before = manifest(folders.source), manifest(folders.target), manifest(home)
    told = command("rollback", session, *arguments)
    assert (told.code, told.err) == (0, "")
    assert (manifest(folders.source), manifest(folders.target), manifest(home)) == before


def test_without_a_terminal_the_preview_is_shown_and_the_rest_refused(
    command: Command, folders: Folders, session: str
) -> None:
    told = command("rollback", session)
    assert told.code == 2
    assert told.out == f"Rollback of {session}: 6 of 6 files would go back.\n"
    assert "--force" in told.complaint
    assert (folders.target / PLACED).is_file()


def test_json_of_a_refused_rollback_is_empty(command: Command, session: str) -> None:
    told = command("rollback", session, "--json")
    assert (told.code, told.out) == (2, "")


def test_json_tells_what_was_done(command: Command, session: str) -> None:
    told = command("rollback", session, "--force", "--json")
    back = [item for item in told.items if item["operation_type"] == "move"]
    assert {item["status"] for item in back} == {"completed"}
    assert {item["undoes"]["session_id"] for item in back} == {session}
    undone = {item["undoes"]["id"] for item in back}
    listed = command("history", "--session-id", session, "--status", "rolled_back", "--json").items
    assert undone <= {item["id"] for item in listed}


def test_chosen_operations_go_back_by_shortened_ids(
    command: Command, folders: Folders, session: str
) -> None:
    listed = command("history", "--session-id", session, "--json").items
    chosen = [item for item in listed if item["target_path"] == str(folders.target / PLACED)]
    assert len(chosen) == 1
    short = chosen[0]["id"][:8]
    told = command("rollback", session, "--force", "--operation-ids", short)
    assert told.code == 0
    assert "Rolled back 1 of 1 file." in told.out
    assert (folders.source / "dump/harbour/t1.mp3").is_file()
    assert not (folders.source / "dump/harbour/t2.mp3").exists()


def test_an_unknown_operation_is_refused(command: Command, session: str) -> None:
    told = command("rollback", session, "--force", "--operation-ids", "zzzz")
    assert told.code == 2
    assert "zzzz" in told.complaint


def test_edited_files_stay_unless_they_are_included(
    command: Command, folders: Folders, session: str
) -> None:
    placed = folders.target / PLACED
    placed.write_bytes(placed.read_bytes() + b"more")
    told = command("rollback", session, "--dry-run")
    assert told.code == 1
    assert "5 of 6 files would go back." in told.out
    assert f"Edited since: 1\n  {placed} was changed since.\n" in told.out
    assert "--include edited" in told.out
    assert command("rollback", session, "--force").code == 1
    assert placed.is_file()
    told = command("rollback", session, "--force", "--include", "edited,moved_by_hand")
    assert told.code == 0
    assert (folders.source / "dump/harbour/t1.mp3").read_bytes().endswith(b"more")


def test_a_taken_place_is_told_and_a_strategy_helps(
    command: Command, folders: Folders, session: str
) -> None:
    place = folders.source / "dump/harbour/t1.mp3"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"something new")
    told = command("rollback", session, "--force")
    assert told.code == 1
    assert "Place is taken: 1\n" in told.out
    assert place.read_bytes() == b"something new"
    told = command("rollback", session, "--force", "--conflict-strategy", "keep_both")
    assert told.code == 0
    assert place.read_bytes() != b"something new"


def test_what_is_back_already_needs_no_rollback(command: Command, session: str) -> None:
    command("rollback", session, "--force")
    told = command("rollback", session)
    assert told.code == 0
    assert told.out.endswith("There is nothing to put back.\n")


def test_quiet_does_it_silently(command: Command, session: str) -> None:
    told = command("rollback", session, "--force", "--quiet")
    assert (told.code, told.out, told.err) == (0, "", "")


@pytest.mark.parametrize("kind", ["ready", "edited,missing", ""])
def test_only_what_can_be_included_is(command: Command, session: str, kind: str) -> None:
    assert command("rollback", session, "--include", kind).code == 2


def test_edited_tags_are_told_of_and_go_back_with_the_file(
    command: Command, folders: Folders, session: str
) -> None:
    song = folders.target / PLACED
    edited = tagged(song.read_bytes(), Tags(title="As I call it"))
    song.write_bytes(edited)
    told = command("rollback", session, "--force")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(
        f"Rollback of {session}: 6 of 6 files would go back.\nEdited since: only the tags: 1\n"
    )
    assert "  They go back with the tags they have now.\n" in told.out
    assert "Rolled back 6 of 6 files.\n" in told.out
    assert edited in [path.read_bytes() for path in folders.source.rglob("*.mp3")]


def test_the_checksum_of_the_sound_is_in_the_json(
    command: Command, folders: Folders, session: str
) -> None:
    told = command("history", "--session-id", session, "--json")
    moved = [op for op in json.loads(told.out) if op["status"] == "completed"]
    sounds = [op["audio_checksum"] for op in moved if op["role"] == "audio"]
    assert sounds
    assert all(one.startswith("xxh3-128:") for one in sounds)
