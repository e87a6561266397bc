import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cli.command import Command, Terminal
from tests.support.audio import make_audio
from tests.support.manifest import manifest


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Two recordings, one of them in three files, and a file that cannot be read."""
    folder = tmp_path / "music"
    tags: dict[str, Any] = {"artist": "Ada", "album": "Blue", "title": "Song", "track": 1}
    make_audio(folder / "blue" / "01 Song.flac", "flac", cover=True, **tags)
    make_audio(folder / "car" / "song.mp3", **tags)
    shutil.copy(folder / "car" / "song.mp3", folder / "car" / "song (1).mp3")
    make_audio(folder / "other.mp3", salt="other", **{**tags, "title": "Other", "track": 2})
    return folder


def test_groups_are_shown_and_nothing_is_changed(command: Command, music: Path) -> None:
    before = manifest(music)
    shown = command("duplicates", music)
    assert shown.code == 0
    assert re.search(r"keep +blue/01 Song.flac\n +FLAC 16/.* · cover 240×240 · ", shown.out)
    assert "It is lossless (FLAC" in shown.out
    assert re.search(r"remove +car/song.mp3\n", shown.out)
    assert "1 recording of 4 audio files lies here more than once." in shown.out
    assert "2 copies are not needed" in shown.out
    assert "Nothing was changed; --remove moves what is not needed to the backup." in shown.out
    assert manifest(music) == before


def test_groups_as_json(command: Command, music: Path) -> None:
    (group,) = command("duplicates", music, "--json").items
    assert group["keeper"] == str(music / "blue" / "01 Song.flac")
    suggestions = {Path(one["path"]).name: one["suggestion"] for one in group["files"]}
    assert suggestions == {"01 Song.flac": "keep", "song.mp3": "remove", "song (1).mp3": "remove"}
    assert {one.get("evidence") for one in group["files"]} == {None, "tags"}
    assert group["files"][0]["bit_depth"] == 16
    assert group["files"][1]["sha256"] == group["files"][2]["sha256"]


def test_removing_asks_first(command: Command, music: Path) -> None:
    refused = command("duplicates", music, "--remove")
    assert refused.code == 2
    assert "no terminal to ask on" in refused.complaint
    assert len(list(music.rglob("*.mp3"))) == 3


def test_the_question_may_be_answered_with_no(music: Path) -> None:
    screen = Terminal("duplicates", music, "--remove")
    screen.wait_for("[y/N]")
    screen.type("n\n")
    assert screen.ends() == 0
    assert "Move 2 files to the backup" in " ".join(screen.shown.split())
    assert "Nothing was changed." in screen.shown
    assert len(list(music.rglob("*.mp3"))) == 3


def test_removed_copies_come_back(command: Command, music: Path) -> None:
    before = manifest(music)
    removed = command("duplicates", music, "--remove", "--force")
    assert removed.code == 0
    assert "2 files moved to the backup" in removed.out
    assert not (music / "car").exists()
    session = re.search(r"rollback (\S+)", removed.out)
    assert session
    assert command("rollback", session[1], "--force").code == 0
    assert manifest(music) == before


def test_removal_as_json_lists_the_operations(command: Command, music: Path) -> None:
    removed = command("duplicates", music, "--remove", "--force", "--json")
    deleted = [op for op in removed.items if op["operation_type"] == "delete"]
    assert [op["status"] for op in deleted] == ["completed"] * 2
    (session,) = command("sessions", "--json").items
    assert session["kind"] == "duplicates"


def test_exact_finds_the_same_bytes_only(command: Command, music: Path) -> None:
    (group,) = command("duplicates", music, "--exact", "--json").items
    assert group["keeper"].endswith("song.mp3")
    assert [one.get("evidence") for one in group["files"]] == [None, "bytes"]


def test_one_may_keep_another_file(command: Command, music: Path) -> None:
    chosen = music / "car" / "song (1).mp3"
    (group,) = command("duplicates", music, "--keep", chosen, "--json").items
    assert group["keeper"] == str(chosen)
    assert group["reason"] == "You chose to keep it."


def test_a_file_that_cannot_be_read_needs_attention(command: Command, music: Path) -> None:
    (music / "noise.mp3").write_bytes(b"noise")
    shown = command("duplicates", music)
    assert shown.code == 1
    assert "1 file could not be compared:" in shown.out
    assert "damaged" in shown.out


def test_a_library_without_duplicates_says_so(command: Command, music: Path) -> None:
    shutil.rmtree(music / "car")
    shown = command("duplicates", music)
    assert shown.code == 0
    assert "No duplicates among 2 audio files." in shown.out
    removed = command("duplicates", music, "--remove")
    assert removed.code == 0
    assert "Nothing had to be done." in removed.out


def test_a_folder_that_is_missing_is_refused(command: Command, tmp_path: Path) -> None:
    refused = command("duplicates", tmp_path / "nowhere")
    assert refused.code == 2
    assert "does not exist" in refused.complaint


def test_everything_fits_a_terminal(music: Path) -> None:
    screen = Terminal("duplicates", music, columns=60)
    assert screen.ends() == 0
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen.shown)
    shown = plain[plain.index("Ada – Song") :]
    assert max(map(len, shown.splitlines())) <= 60
