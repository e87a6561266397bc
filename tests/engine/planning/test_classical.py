"""Classical music is named by work and movement, and filed by its composer or its performers."""

import pytest

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.category import Category
from music_organizer.models.readings import Tags
from music_organizer.planning.albums import group_albums
from music_organizer.planning.classical import with_work
from music_organizer.planning.classification import classify
from music_organizer.planning.guessing import completed
from tests.engine.planning.music import ROOT, song


def symphonies(**tags: str) -> list[AudioFile]:
    return [
        song(
            f"x/{n}.flac", title=f"Symphony {n}", track=n, artists=f"Orchestra {n}",
            composers=tags.get("composers", "Ludwig"), genres=tags.get("genres", "Classical"),
            album="Symphonies", album_artists=tags.get("album_artists", ""),
        )
        for n in range(1, 7)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tags", "title"),
    [
        (Tags(work="Suite", movement="Gigue", movement_number=7), "Suite: VII. Gigue"),
        (Tags(work="Suite", movement="7. Gigue", movement_number=7), "Suite: 7. Gigue"),
        (Tags(work="Suite", movement="III. Air"), "Suite: III. Air"),
        (Tags(work="Cycle", movement="Song", movement_number=24), "Cycle: 24. Song"),
        (Tags(work="Suite"), "Suite"),
        (Tags(work="Cycle", movement="Song", movement_number=-24), "Cycle: Song"),
        (Tags(movement="Gigue"), "Gigue"),
        (Tags(title="Gigue in G", work="Suite", movement="Gigue"), "Gigue in G"),
    ],
)
def test_a_track_without_title_is_named_by_work_and_movement(tags: Tags, title: str) -> None:
    assert with_work(tags).title == title


def test_performers_stand_in_for_a_missing_artist_without_what_they_play() -> None:
    tags = Tags(work="Suite", performers=("Ann (violin)", "Bo (piano)", "Ann (viola)"))
    assert with_work(tags).artists == ("Ann", "Bo")
    assert with_work(Tags(work="Suite", conductors=("Cy",))).artists == ("Cy",)
    assert with_work(Tags(work="Suite", composers=("Di",))).artists == ("Di",)
    assert with_work(Tags(title="Song", composers=("Di",))).artists == ()
    kept = Tags(artists=("Ed",), performers=("Ann",))
    assert with_work(kept) is kept


def test_what_the_tags_tell_is_not_guessed_from_the_name() -> None:
    file = completed(song("Somebody - Something.flac", work="Suite", performers=("Ann",)), ROOT)
    assert file.tags.title == "Suite"
    assert file.tags.artists == ("Ann",)
    assert file.guessed == frozenset()


def test_one_composer_played_by_several_is_filed_by_the_composer() -> None:
    (album,) = group_albums(symphonies())
    found = classify(album)
    assert album.album_artist == "Ludwig"
    assert found.category is Category.ALBUM
    assert found.reason == "Albums: classical music of one composer, played by several"


@pytest.mark.parametrize("tags", [{"genres": "Pop"}, {"album_artists": "Various Artists"}])
def test_anything_else_by_several_stays_a_compilation(tags: dict[str, str]) -> None:
    (album,) = group_albums(symphonies(**tags))
    assert classify(album).category is Category.COMPILATION


def test_pop_is_not_opera_by_the_sound_of_its_name() -> None:
    (album,) = group_albums(symphonies(genres="Operator Music"))
    assert classify(album).category is Category.COMPILATION
