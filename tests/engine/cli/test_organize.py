import json
import os
from pathlib import Path

import pytest

from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders
from tests.support.audio import make_audio
from tests.support.manifest import manifest

COLUMNS = [
    "id", "session_id", "timestamp", "operation_type", "source_path", "target_path", "backup_path",
    "status", "error_message", "checksum_before", "checksum_after", "file_size", "metadata",
]  # fmt: skip
HARBOUR = Path("Albums/Mira Vale/Harbour (2004)")


def test_it_says_what_moved_what_followed_and_what_stays(
    command: Command, folders: Folders, home: Path
) -> None:
    told = command("organize", *folders.both, "--session-id", "spring")
    assert told.code == 1  # one file needs attention
    assert told.err == ""
    assert told.out.startswith("5 files and 1 cover moved (")
    assert "4 files stay: " in told.out
    broken = folders.source / "other stuff" / "broken.mp3"
    assert f"  {broken}\n    It is damaged" in told.out
    assert str(home / "history" / "logs" / "spring.log") in told.out
    assert "  music-organize-async rollback spring\n" in told.out
    assert (folders.target / HARBOUR / "01 Song 1.mp3").is_file()
    assert (folders.target / HARBOUR / "Folder.jpg").is_file()


def test_every_file_that_stays_is_in_the_log_beside_the_history(
    folders: Folders, session: str, home: Path
) -> None:
    lines = (home / "history" / "logs" / f"{session}.log").read_text().splitlines()
    staying = sorted(str(path) for path in folders.source.rglob("*") if not path.is_dir())
    assert sorted(line.partition("\t")[0] for line in lines) == staying
    assert all(line.partition("\t")[2] for line in lines)


def test_the_log_is_written_for_a_program_that_asks_for_json_too(
    command: Command, folders: Folders, home: Path
) -> None:
    staying = [
        op["source_path"]
        for op in command("organize", *folders.both, "--session-id", "spring", "--json").items
        if op["status"] == "skipped"
    ]
    lines = (home / "history" / "logs" / "spring.log").read_text().splitlines()
    assert sorted(line.partition("\t")[0] for line in lines) == sorted(staying)


def test_verbose_names_every_file_that_stays(command: Command, folders: Folders) -> None:
    told = command("organize", *folders.both, "--verbose")
    for name in ("notes.txt", "other stuff/same.mp3", "a link.mp3"):
        assert str(folders.source / name) in told.out


def test_verbose_logs_where_and_how_far(command: Command, folders: Folders, home: Path) -> None:
    lines = command("organize", *folders.both, "--verbose").err.splitlines()
    assert lines[0].endswith(f"{home / 'history' / 'operation_history.db'}.")
    assert lines[-1] == "music-organize-async: Organizing…"
    assert len(lines) == len(set(lines))


def test_quiet_says_nothing(command: Command, folders: Folders) -> None:
    told = command("organize", *folders.both, "--quiet")
    assert (told.code, told.out, told.err) == (1, "", "")


def test_all_well_is_zero(command: Command, tmp_path: Path) -> None:
    make_audio(tmp_path / "in" / "a.mp3", artist="Mira Vale", album="Harbour", title="One")
    told = command("organize", tmp_path / "in", tmp_path / "out")
    assert (told.code, told.err) == (0, "")
    again = command("organize", tmp_path / "out", tmp_path / "out", "--in-place")
    assert (again.code, again.err) == (0, "")
    assert again.out == "Nothing had to be done.\n1 file stays: 1 already in place.\n"


def test_an_empty_source_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    told = command("organize", tmp_path / "in", tmp_path / "out")
    assert (told.code, told.out) == (0, f"There is nothing to organize in {tmp_path / 'in'}\n")
    assert not (tmp_path / "out").exists()


def test_json_is_one_list_of_what_was_done(command: Command, folders: Folders) -> None:
    told = command("organize", *folders.both, "--json", "--session-id", "spring")
    assert (told.code, told.err) == (1, "")
    assert list(told.items[0])[: len(COLUMNS)] == COLUMNS
    assert {"sequence", "role", "reason", "undoes"} < set(told.items[0])
    assert {item["session_id"] for item in told.items} == {"spring"}
    assert {item["status"] for item in told.items} == {"completed", "skipped"}
    moves = [item for item in told.items if item["operation_type"] == "move"]
    assert all(Path(item["source_path"]).is_absolute() for item in moves)
    staying = [item for item in moves if item["status"] == "skipped"]
    assert len(staying) == 4
    assert all(item["error_message"] and item["metadata"]["stays"] for item in staying)


def test_names_that_are_no_text_survive_json(command: Command, folders: Folders) -> None:
    told = command("organize", *folders.both, "--json")
    assert told.out.isascii()
    names = [os.fsencode(item["source_path"]) for item in told.items if item["source_path"]]
    assert any(name.endswith(b"caf\xe9.flac") for name in names)


@pytest.mark.parametrize("arguments", [["--dry-run"], ["--dry-run", "--json"]])
@pytest.mark.parametrize("start", ["organize", "organize-legacy"])
def test_a_dry_run_changes_nothing_at_all(
    command: Command, folders: Folders, home: Path, start: str, arguments: list[str]
) -> None:
    before = manifest(folders.source), manifest(folders.target), manifest(home)
    told = command(start, *folders.both, "--smart-cache", *arguments)
    assert (told.code, told.err) == (1, "")
    assert (manifest(folders.source), manifest(folders.target), manifest(home)) == before


def test_a_plan_shows_each_folder_with_its_files(command: Command, folders: Folders) -> None:
    told = command("plan", *folders.both)
    assert f"{HARBOUR}/\n" in told.out
    assert "  01 Song 1.mp3  ← dump/harbour/t1.mp3\n" in told.out
    assert "5 files would get a new place, and 1 cover would follow (" in told.out
    assert told.out.endswith("Nothing was changed: this is only the plan.\n")


def test_a_plan_as_json_is_what_is_then_done(command: Command, folders: Folders) -> None:
    def moves(items: list[dict[str, object]]) -> set[tuple[object, ...]]:
        names = ("sequence", "operation_type", "source_path", "target_path", "reason")
        return {tuple(item[name] for name in names) for item in items}

    planned = command("plan", *folders.both, "--json").items
    assert {item["status"] for item in planned} == {"pending", "skipped"}
    assert moves(planned) == moves(command("organize", *folders.both, "--json").items)


def test_verbose_says_why_a_file_goes_where_it_goes(command: Command, folders: Folders) -> None:
    reason = next(
        item["reason"] for item in command("plan", *folders.both, "--json").items if item["reason"]
    )
    assert reason in command("plan", *folders.both, "--verbose").out
    assert reason not in command("plan", *folders.both).out


@pytest.mark.parametrize("start", [["organize-legacy"], ["organize", "--disable-history"]])
def test_without_a_history_nothing_is_recorded(
    command: Command, folders: Folders, home: Path, start: list[str]
) -> None:
    told = command(*start, *folders.both)
    assert told.code == 1
    assert "rollback" not in told.out
    assert (folders.target / HARBOUR / "01 Song 1.mp3").is_file()
    assert not (folders.target / ".music-organizer").exists()
    assert not (home / "history" / "operation_history.db").exists()
    assert not (home / "history" / "logs").exists()


def test_without_a_history_json_tells_what_was_done_too(command: Command, folders: Folders) -> None:
    told = command("organize-legacy", *folders.both, "--json")
    done = [item for item in told.items if item["status"] == "completed"]
    assert len([item for item in done if item["role"] == "audio"]) == 5
    assert all(Path(item["target_path"]).exists() for item in done if item["target_path"])


@pytest.mark.parametrize(
    ("mode", "word"),
    [("move", "moved"), ("copy", "copied"), ("hardlink", "hard-linked"), ("symlink", "linked")],
)
def test_every_mode_has_its_word(command: Command, folders: Folders, mode: str, word: str) -> None:
    told = command("organize", *folders.both, "--mode", mode)
    assert told.out.startswith(f"5 files and 1 cover {word} (")
    original = folders.source / "dump" / "harbour" / "t1.mp3"
    assert original.exists() == (mode != "move")
    placed = folders.target / HARBOUR / "01 Song 1.mp3"
    assert placed.is_symlink() == (mode == "symlink")
    assert (mode == "hardlink") == (original.exists() and placed.stat().st_nlink == 2)


def test_options_reach_the_session(command: Command, folders: Folders) -> None:
    command(
        *("organize", *folders.both, "--session-id", "all options"),
        *("--mode", "copy", "--conflict-strategy", "keep_both", "--backup", "all", "--verify"),
        *("--checksums", "copies", "--workers", "1", "--smart-cache", "--keep-empty-folders"),
        *("--path-format", "{artist}/{title}", "--path-format", "live=Live/{title}"),
    )
    options = command("sessions", "--json").items[0]["metadata"]
    assert options["mode"] == "copy"
    assert options["conflict_strategy"] == "keep_both"
    assert options["backup"] == "all"
    assert options["checksums"] == "copies"
    assert options["verify"] is True
    assert options["path_formats"]["albums"] == "{artist}/{title}"
    assert options["path_formats"]["live"] == "Live/{title}"


def test_the_settings_file_says_what_the_command_line_leaves_out(
    command: Command, folders: Folders, home: Path
) -> None:
    settings = home / "xdg_config_home" / "music-organizer" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('mode = "copy"\nverify = true\nconflict_strategy = "skip"\n')
    command("organize", *folders.both, "--conflict-strategy", "rename")
    options = command("sessions", "--json").items[0]["metadata"]
    assert (options["mode"], options["verify"]) == ("copy", True)
    assert options["conflict_strategy"] == "rename"


def test_no_backup_is_a_backup_policy(command: Command, folders: Folders) -> None:
    command("organize", *folders.both, "--no-backup")
    assert command("sessions", "--json").items[0]["metadata"]["backup"] == "none"


@pytest.mark.parametrize("first", [True, False])
def test_the_history_may_be_named_before_or_after_the_command(
    command: Command, folders: Folders, tmp_path: Path, home: Path, *, first: bool
) -> None:
    place = tmp_path / "else where" / "history.db"
    named = ["--history", place]
    start = [*named, "organize"] if first else ["organize", *named]
    told = command(*start, *folders.both, "--session-id", "spring")
    assert place.is_file()
    assert not (home / "history").exists()
    assert f"music-organize-async --history '{place}' rollback spring\n" in told.out


def test_the_environment_goes_before_the_settings_file(
    command: Command, folders: Folders, home: Path
) -> None:
    settings = home / "xdg_config_home" / "music-organizer" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"history_path = {json.dumps(str(home / 'settings.db'))}\n")
    command("organize", *folders.both)
    assert (home / "history" / "operation_history.db").is_file()
    assert not (home / "settings.db").exists()
