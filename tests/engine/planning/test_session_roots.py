"""Which folder of a session a place lies in."""

from pathlib import Path

import pytest

from music_organizer.models.kept_paths import in_folder
from music_organizer.models.session import PLAYLIST_FOLDERS
from music_organizer.planning.session_roots import SessionRoots
from music_organizer.planning.spots import Spot
from tests.support.plans import session


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("/out/a/b.mp3", "/out"),
        ("/out", "/out"),
        ("/outer/b.mp3", None),
        ("/in/a", "/in"),
        ("/in/lists/a.m3u", "/in"),
        ("/lists/deep", "/lists/deep"),
        ("/lists/deep/a.m3u", "/lists/deep"),
        ("/lists/other", None),
        ("/", None),
    ],
)
def test_the_first_folder_that_holds_a_place_is_told(path: str, root: str | None) -> None:
    roots = SessionRoots(session(metadata={PLAYLIST_FOLDERS: ["/lists/deep"]}))
    expected = None if root is None else Path(root)
    assert roots.of(Spot.at(Path(path))) == expected
    kept = Spot.of(in_folder(Path(path).parent, Path(path).name))
    assert kept is not None
    assert roots.of(kept) == roots.of(kept) == expected


def test_places_in_one_folder_are_told_apart_where_one_is_a_root_itself() -> None:
    roots, lists = SessionRoots(session(metadata={PLAYLIST_FOLDERS: ["/x/lists"]})), Path("/x")
    places = [Spot.of(in_folder(lists, name)) for name in ("a", "lists", "b")]
    assert [one and roots.of(one) for one in places] == [None, Path("/x/lists"), None]
