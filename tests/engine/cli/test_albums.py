"""What is decided about albums on the command line, listed and taken back."""

import pytest

from tests.engine.cli.command import Command
from tests.engine.cli.conftest import Folders

ALBUM = "Mira Vale/Harbour"


def test_organize_remembers_what_was_decided(command: Command, folders: Folders) -> None:
    command("organize", *folders.both, "--treat-as", f"{ALBUM}=live")
    assert (folders.target / "Live Recordings/Mira Vale/2004 - Harbour/01 Song 1.mp3").is_file()
    (item,) = command("albums", "--json").items
    assert item["album_artist"] == "Mira Vale"
    assert item["album"] == "Harbour"
    assert item["treated_as"] == "live"
    told = command("albums")
    assert "Mira Vale/Harbour" in told.out
    assert "live" in told.out


def test_a_plan_obeys_and_remembers_nothing(command: Command, folders: Folders) -> None:
    items = command("plan", *folders.both, "--treat-as", f"{ALBUM}=various", "--json").items
    reasons = {item["reason"] for item in items if item["role"] == "audio"}
    assert "Compilations: you said it is by Various Artists" in reasons
    assert command("albums").out == "Nothing was decided about any album; the tags decide.\n"


def test_the_tags_can_decide_again(command: Command, folders: Folders) -> None:
    command("organize", *folders.both, "--treat-as", f"{ALBUM}=live")
    assert command("albums", "forget", "Mira Vale/Harbor").code == 2
    told = command("albums", "forget", ALBUM)
    assert told.out == "The tags decide again about Mira Vale/Harbour.\n"
    assert command("albums", "--json").items == []


def test_auto_takes_a_choice_back_with_the_run(command: Command, folders: Folders) -> None:
    command("organize", *folders.both, "--mode", "copy", "--treat-as", f"{ALBUM}=live")
    command("organize", *folders.both, "--treat-as", f"{ALBUM}=auto")
    assert (folders.target / "Albums/Mira Vale/Harbour (2004)/01 Song 1.mp3").is_file()
    assert command("albums", "--json").items == []


@pytest.mark.parametrize("text", ["Harbour", "=live", f"{ALBUM}=loud", f"{ALBUM}="])
def test_what_makes_no_sense_is_refused(command: Command, folders: Folders, text: str) -> None:
    told = command("organize", *folders.both, "--treat-as", text)
    assert told.code == 2
    assert "ARTIST/ALBUM=KIND" in told.complaint


def test_an_album_that_is_not_there_is_refused(command: Command, folders: Folders) -> None:
    told = command("organize", *folders.both, "--treat-as", "Mira Vale/Hrbour=live")
    assert told.code == 2
    assert "'Mira Vale/Hrbour'" in told.complaint
