from typing import Unpack

import pytest

from music_organizer.models.category import Category
from music_organizer.planning.albums import group_albums
from music_organizer.planning.classification import Classification, classify
from tests.engine.planning.music import TagValues, song, songs


def kind(title: str = "Track {}", **values: Unpack[TagValues]) -> Classification:
    known = TagValues(artists="A", album="B")
    known.update(values)
    (found,) = group_albums(songs("x", title=title, **known))
    return classify(found)


LIVE = [
    "Live at Leeds",
    "Live in Paris",
    "Live From Mars",
    "Genesis (Live)",
    "Genesis [Live in Concert]",
    "Something - Live",
    "Something: Live",
    "Live 1977–1985",
    "Live '99",
    "Live",
    "Live!",
    "MTV Unplugged in New York",
    "The Live Album",
    "Frank in Concert",
    "En vivo",
    "1983-12-17 Le Zénith, Paris",
    "Alive! Live at Budokan",
    "Best of (Recorded Live in Tokyo)",
    "Live at Wembley (Deluxe Edition)",
    "The Köln Concert",
]
FALSE_FRIENDS = [
    "Live Through This",
    "Alive",
    "Live and Let Die",
    "The Way I Live",
    "Where We Live in Peace",
    "To Live at Night",
    "Long Live the King",
    "Live in the Moment",
    "Live Forever",
    "Deliverance",
    "Oliver",
    "Demolition",
    "Demon Days",
    "Violin Concertos",
    "Specials",
    "Hits (2011 Remaster)",
    "Album (Remastered)",
    "Boots",
    "1999",
    "Golden Hits",
    "Greatest Hits",
    "Anniversary",
]
RARE = [
    "The Demos",
    "Demo 2004",
    "Album (Deluxe Edition)",
    "Album (Deluxe)",
    "Album [Super Deluxe]",
    "Album (Remastered & Expanded)",
    "Album (25th Anniversary)",
    "Album: 30th Anniversary Edition",
    "The Bootleg Series",
    "Outtakes and More",
    "Out-takes",
    "B-Sides & Rarities",
    "B Sides",
    "Unreleased Tracks",
    "The Lost Tapes",
    "Album (Special Edition)",
    "Album (Collector’s Edition)",
]


@pytest.mark.parametrize("title", LIVE)
def test_titles_tell_live_recordings(title: str) -> None:
    found = kind(album=title)
    assert found.category is Category.LIVE
    assert found.reason.startswith("Live Recordings: the title says “")


@pytest.mark.parametrize("title", FALSE_FRIENDS)
def test_false_friends_stay_albums(title: str) -> None:
    assert kind(album=title).category is Category.ALBUM


@pytest.mark.parametrize("title", RARE)
def test_titles_tell_rarities_and_special_editions(title: str) -> None:
    found = kind(album=title)
    assert found.category is Category.RARITY
    assert found.reason.startswith("Rarities & Special Editions: the title says “")


def test_the_name_of_the_artist_before_live_is_enough() -> None:
    assert kind(album="Genesis Live", artists="Genesis").category is Category.LIVE
    assert kind(album="Genesis Live", artists="Queen").category is Category.ALBUM


@pytest.mark.parametrize(
    ("types", "category", "words"),
    [
        (("album", "live"), Category.LIVE, "Live Recordings: MusicBrainz calls it live"),
        (("album", "demo"), Category.RARITY, "MusicBrainz calls it a demo"),
        (("ep",), Category.ALBUM, "Albums: MusicBrainz calls it an EP"),
        (("album", "compilation"), Category.ALBUM, "MusicBrainz calls it an album"),
        (("strange",), Category.ALBUM, "MusicBrainz calls it strange"),
    ],
)
def test_musicbrainz_is_the_strongest_evidence(
    types: tuple[str, ...], category: Category, words: str
) -> None:
    found = kind(album="B", release_types=types)
    assert found.category is category
    assert words in found.reason


def test_musicbrainz_overrules_the_title_about_live_but_knows_no_editions() -> None:
    assert kind(album="Live at Heart", release_types=("album",)).category is Category.ALBUM
    assert kind(album="B (Deluxe Edition)", release_types=("album",)).category is Category.RARITY


def test_various_artists_are_compilations() -> None:
    marked = [song(f"x/{n}.mp3", artists=f"A{n}", album="B", compilation=True) for n in range(14)]
    (album,) = group_albums(marked)
    found = classify(album)
    assert found.category is Category.COMPILATION
    assert found.reason == "Compilations: 14 artists and the compilation mark"
    assert kind(album_artists="Various Artists").category is Category.COMPILATION
    typed = kind(album_artists="VA", release_types=("album", "compilation"))
    assert typed.reason == "Compilations: MusicBrainz calls it a compilation"


def test_reasons_for_compilations_name_what_was_seen() -> None:
    named = [song(f"x/{n}.mp3", artists=f"A{n}", album_artists="V.A.", album="B") for n in range(9)]
    (album,) = group_albums(named)
    assert classify(album).reason == (
        "Compilations: 9 artists and “Various Artists” as album artist"
    )
    bare = [song(f"x/{n}.mp3", artists=f"A{n}", album="B", track=n) for n in range(1, 9)]
    (album,) = group_albums(bare)
    assert classify(album).reason == "Compilations: 8 artists and no album artist of its own"


def test_a_best_of_stays_with_its_artist() -> None:
    found = kind(album="Greatest Hits", compilation=True)
    assert found.category is Category.ALBUM
    assert "stays with that artist" in found.reason


def test_several_album_artists_make_a_collaboration() -> None:
    found = kind(album_artists=("Jay-Z", "Kanye West"))
    assert found.category is Category.COLLABORATION
    assert found.reason == "Collaborations: made by Jay-Z & Kanye West together"


def test_conductor_and_orchestra_do_not() -> None:
    names = ("Herbert von Karajan", "Berliner Philharmoniker")
    found = kind(album_artists=names, genres="Classical", composers="Beethoven")
    assert found.category is Category.ALBUM
    assert "classical" in found.reason


def test_titles_of_most_tracks_can_tell_live() -> None:
    found = kind(title="Song {} (Live)")
    assert found.category is Category.LIVE
    assert found.reason == "Live Recordings: the titles of 3 of 3 tracks say so"


def test_live_albums_tell_day_and_place() -> None:
    found = kind(album="1983-12-17 Le Zénith, Paris")
    assert (found.date, found.venue, found.title) == (
        "1983-12-17",
        "Le Zénith, Paris",
        "Le Zénith, Paris",
    )


def test_reasons_stay_short() -> None:
    assert len(kind(album="Live at " + "x" * 900).reason) < 120


def test_single_tracks_say_so() -> None:
    (album,) = group_albums([song("x.mp3", artists=("A", "B"), title="x")])
    assert classify(album).reason == "Albums: single tracks of an artist"


def test_what_tags_contradict_each_other_about_is_said() -> None:
    files = songs("x", 4, artists="A", album="B", date="2002")
    odd = song("x/9.mp3", artists="A", album="B", date="1902", track=9, disc=7, disc_total=2)
    (album,) = group_albums([*files, odd])
    assert classify(album).reason == (
        "Albums: one artist's album, and nothing speaks for another kind; "
        "its files disagree about the year: 1902, 2002; its tags name disc 7 of 2"
    )
    (sure,) = group_albums(files)
    assert sure.doubt == ""
