"""Paths in an operation log are named by the root of their session they lie below."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.history.logged_paths import RootedNames, unrooted
from music_organizer.models.kept_paths import in_folder
from tests.support.plans import session

SESSION = replace(
    session(),
    source_root=Path("/music/in"),
    target_root=Path("/music/in/tidy"),
    library_root=Path("/music/in/tidy"),
)

NAMED = {
    "/music/in": "source:.",
    "/music/in/tidy": "library:.",
    "/music/in/tidy/Ada/one.mp3": "library:Ada/one.mp3",
    "/music/in/tidy.mp3": "source:tidy.mp3",
    "/music/in/Ada/two.mp3": "source:Ada/two.mp3",
    "/music/inner/three.mp3": "anywhere:music/inner/three.mp3",
    "/music": "anywhere:music",
    "/": "anywhere:.",
}


@pytest.mark.parametrize(("text", "name"), NAMED.items())
def test_a_path_is_named_by_its_root_and_found_again(text: str, name: str) -> None:
    path = Path(text)
    assert RootedNames(SESSION).of(path) == name
    assert unrooted(name, SESSION) == path


def test_files_of_one_folder_are_named_alike_however_they_are_kept() -> None:
    names = RootedNames(SESSION)
    folder = Path("/music/in/Ada")
    for kept in (in_folder(folder, "one.mp3"), folder / "one.mp3", in_folder(folder, "one.mp3")):
        assert names.of(kept) == "source:Ada/one.mp3"
    assert names.of(in_folder(Path("/music"), "in")) == "source:."
    assert names.of(None) is None


def test_a_path_that_is_no_place_has_no_name() -> None:
    with pytest.raises(ValueError, match=r"Ada/one\.mp3 lies outside"):
        RootedNames(SESSION).of(Path("Ada/one.mp3"))
