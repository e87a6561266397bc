from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders


def test_an_empty_history_is_told(command: Command) -> None:
    assert command("sessions").out == "The history is empty.\n"
    assert command("sessions", "--json").items == []


def test_sessions_are_listed_the_latest_first(
    command: Command, folders: Folders, session: str
) -> None:
    command("rollback", session, "--force")
    listed = command("sessions", "--format", "json").items
    assert [item["kind"] for item in listed] == ["rollback", "organize"]
    assert listed[0]["undoes"] == session
    assert listed[1]["status"] == "rolled_back"
    assert listed[1]["source_root"] == str(folders.source)
    told = command("sessions").out
    assert told.index(listed[0]["session_id"]) < told.index(session)
    assert f"{folders.source}  → {folders.target}" in told
    assert command("sessions", "--limit", "1", "--json").items == listed[:1]


def test_a_session_is_deleted_when_its_cost_was_said(
    command: Command, folders: Folders, session: str
) -> None:
    refused = command("sessions", "delete", session)
    assert refused.code == 2
    assert "operations can no longer be rolled back" in refused.out
    assert "--force" in refused.complaint
    told = command("sessions", "delete", "spr", "--force")
    assert told.code == 0
    assert f"history rebuild {folders.target}" in told.out
    assert command("sessions", "--json").items == []
    command("history", "rebuild", folders.target)
    assert [item["session_id"] for item in command("sessions", "--json").items] == [session]


def test_a_session_is_renamed_and_then_found_by_its_name(command: Command, session: str) -> None:
    assert command("sessions", "rename", session, "Spring cleaning").code == 0
    assert command("sessions", "--json").items[0]["name"] == "Spring cleaning"
    assert "“Spring cleaning”" in command("sessions").out
    assert command("rollback", "Spring cleaning", "--dry-run").code == 0
    command("sessions", "rename", "Spring cleaning", "")
    assert command("sessions", "--json").items[0]["name"] == ""


def test_old_sessions_are_pruned(command: Command, session: str) -> None:
    command("rollback", session, "--force")
    tried = command("sessions", "prune", "--keep-last", "1", "--dry-run")
    assert tried.code == 0
    assert session in tried.out
    assert len(command("sessions", "--json").items) == 2
    assert command("sessions", "prune", "--keep-last", "1").code == 2
    assert len(command("sessions", "--json").items) == 2
    assert command("sessions", "prune", "--keep-last", "1", "--force").code == 0
    assert [item["kind"] for item in command("sessions", "--json").items] == ["rollback"]
    assert command("sessions", "prune", "--keep-days", "1", "--force").code == 0
    assert len(command("sessions", "--json").items) == 1
