"""What is released says the same as the program: its version, its commands, its options."""

import argparse
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from music_organizer._version import __version__

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"


@pytest.fixture(scope="module")
def writing() -> ModuleType:
    place = ROOT / "packaging" / "write_manual.py"
    found = importlib.util.spec_from_file_location("write_manual", place)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def options(writing: ModuleType) -> set[str]:
    parser = writing.learned_grammar()
    return {
        flag
        for command in (parser, *writing.commands(parser))
        for action in command._actions
        if action.help != argparse.SUPPRESS
        for flag in action.option_strings
        if flag.startswith("--")
    }


def test_the_version_stands_in_one_place() -> None:
    said = [
        path.relative_to(ROOT).as_posix()
        for folder in ("engine", "gui", "packaging")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".spec", ".sh", ".iss", ".in", ".desktop"}
        and re.search(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])", path.read_text("utf-8"))
    ]
    assert said == ["engine/music_organizer/_version.py"]


def test_the_changelog_begins_with_what_is_coming_or_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] in {"Unreleased", __version__}


def test_the_manual_tells_every_command_and_option(writing: ModuleType) -> None:
    page = writing.manual().replace("\\-", "-")
    parser = writing.learned_grammar()
    missing = [one.prog for one in writing.commands(parser) if one.prog not in page]
    missing += [flag for flag in options(writing) if flag not in page]
    assert missing == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completions_know_every_command_and_option(writing: ModuleType, shell: str) -> None:
    text = writing.completions(shell)
    names = {command.prog.split()[-1] for command in writing.commands(writing.learned_grammar())}
    dashes = "-l {}" if shell == "fish" else "--{}"
    flags = {dashes.format(flag.removeprefix("--")) for flag in options(writing)}
    assert {word for word in names | flags if word not in text} == set()


def test_bash_can_read_the_completions(
    writing: ModuleType, system_tool: Callable[[str], str]
) -> None:
    checked = subprocess.run(
        [system_tool("bash"), "-n"],
        input=writing.completions("bash"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_launcher_starts_the_window_with_the_folders_it_is_given() -> None:
    lines = (LINUX / "music-organizer.desktop").read_text("utf-8").splitlines()
    entry = dict(line.split("=", 1) for line in lines if "=" in line)
    assert entry["Exec"] == "music-organizer %F"
    assert entry["MimeType"] == "inode/directory;"
    assert entry["Icon"] == entry["StartupWMClass"] == "music-organizer"
    if validator := shutil.which("desktop-file-validate"):
        said = subprocess.run(
            [validator, str(LINUX / "music-organizer.desktop")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (said.returncode, said.stdout) == (0, "")


def test_the_metainfo_speaks_of_the_launcher_and_the_programs() -> None:
    tree = ElementTree.parse(LINUX / "music-organizer.metainfo.xml.in")
    assert tree.findtext("launchable") == "music-organizer.desktop"
    assert [one.text for one in tree.iter("binary")] == ["music-organizer", "music-organize-async"]


def test_no_file_names_the_host_of_a_registry() -> None:
    hosts = re.compile("|".join(["py" + "pi.org", "python" + "hosted", "deb" + ".debian.org"]))
    folders = ("packaging", ".github", "docs")
    texts = [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]
    texts += [ROOT / "Makefile", ROOT / "requirements.lock", ROOT / ".gitlab-ci.yml"]
    named = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if path.suffix != ".png" and hosts.search(path.read_text("utf-8"))
    ]
    assert named == []
