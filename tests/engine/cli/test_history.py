import csv
import json
import os
from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders


def test_the_operations_of_a_session_are_listed(
    command: Command, folders: Folders, session: str
) -> None:
    told = command("history", "--session-id", session)
    assert told.code == 0
    origin, place = folders.source / "dump/harbour/t1.mp3", "Harbour (2004)/01 Song 1.mp3"
    assert any(str(origin) in line and place in line for line in told.out.splitlines())
    assert "Remember folder" not in told.out
    assert "Remember folder" in command("history", "--session-id", session, "--verbose").out


def test_the_latest_session_is_meant_when_none_is_named(command: Command, session: str) -> None:
    assert command("history").out == command("history", "--session-id", session).out


@pytest.mark.parametrize("status", ["completed", "skipped"])
def test_operations_are_listed_by_their_status(command: Command, session: str, status: str) -> None:
    every = command("history", "--session-id", session, "--format", "json").items
    some = command("history", "--session-id", session, "--status", status, "--json").items
    assert some == [item for item in every if item["status"] == status]
    assert some
    assert [item["sequence"] for item in every] == list(range(1, len(every) + 1))


def test_no_operation_of_a_status_is_told(command: Command, session: str) -> None:
    told = command("history", "--session-id", session, "--status", "failed")
    assert "No operation stands like that." in told.out
    assert command("history", "--session-id", session, "--status", "failed", "--json").items == []


def test_the_number_of_operations_is_limited(command: Command, session: str) -> None:
    assert len(command("history", "--session-id", session, "--limit", 3, "--json").items) == 3


def test_a_session_is_exported(command: Command, session: str, tmp_path: Path) -> None:
    listed = command("history", "--session-id", session, "--json").items
    assert command("history", "export", session).items == listed
    place = tmp_path / "exports" / "spring.json"
    assert command("history", "export", session, "--output", place).code == 0
    assert json.loads(place.read_text()) == listed
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_session_is_exported_for_a_spreadsheet(
    command: Command, session: str, tmp_path: Path
) -> None:
    place = tmp_path / "spring.csv"
    told = command("history", "export", session, "--format", "csv", "--output", place)
    assert told.code == 0
    listed = command("history", "--session-id", session, "--json").items
    with place.open(newline="", encoding="utf-8", errors="surrogateescape") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == [item["id"] for item in listed]
    assert [os.fsencode(row["source_path"]) for row in rows] == [
        os.fsencode(item["source_path"] or "") for item in listed
    ]
    assert [json.loads(row["metadata"]) for row in rows] == [item["metadata"] for item in listed]


def test_an_export_overwrites_nothing(command: Command, session: str, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    place.write_text("keep me")
    told = command("history", "export", session, "--output", place)
    assert told.code == 2
    assert str(place) in told.complaint
    assert place.read_text() == "keep me"


def test_a_history_that_is_gone_is_rebuilt_from_the_library(
    command: Command, folders: Folders, session: str, home: Path
) -> None:
    before = command("history", "--session-id", session, "--json").items
    for part in (home / "history").glob("operation_history.db*"):
        part.unlink()
    assert command("sessions", "--json").items == []
    told = command("history", "rebuild", folders.target)
    assert (told.code, told.out) == (
        0,
        "1 session brought back; 0 sessions were known already.\n",
    )
    after = command("history", "--session-id", session, "--json").items
    names = ("id", "operation_type", "source_path", "target_path", "status")
    assert [[item[name] for name in names] for item in after] == [
        [item[name] for name in names] for item in before
    ]


def test_a_damaged_history_is_set_aside(
    command: Command, folders: Folders, session: str, home: Path
) -> None:
    database = home / "history" / "operation_history.db"
    database.write_bytes(b"this is no database" * 100)
    refused = command("sessions")
    assert refused.code == 1
    assert "history rebuild" in refused.complaint
    told = command("history", "rebuild", folders.target)
    assert told.code == 0
    assert "set aside, not deleted" in told.out
    assert command("rollback", session, "--dry-run").code == 0
    assert len(list(database.parent.glob("*.damaged-*"))) >= 1


def test_a_sound_history_is_told(command: Command, session: str) -> None:
    assert command("history", "check").out == (
        "The history is sound, and its files are where it says.\n"
    )


def test_a_file_that_is_not_where_the_history_says_is_told(
    command: Command, folders: Folders, session: str
) -> None:
    (missing,) = folders.target.rglob("01 Song 1.mp3")
    missing.rename(missing.with_name("gone.mp3"))
    told = command("history", "check")
    assert told.code == 1
    assert f"1 of 6 files that the session {session} put in their place" in told.err
    assert str(missing) in told.err
    missing.with_name("gone.mp3").rename(missing)
    assert command("rollback", session, "--force").code == 0
    assert command("history", "check").code == 0


def test_files_on_a_drive_that_is_away_are_not_missed(
    command: Command, folders: Folders, session: str
) -> None:
    folders.target.rename(folders.target.with_name("away"))
    assert command("history", "check").code == 0
