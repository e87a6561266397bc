from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from music_organizer.models.audio_file import AudioFile
from music_organizer.planning.albums import Album, group_albums
from tests.engine.planning.music import ROOT, TagValues, only_these, song, songs


def only(files: list[AudioFile]) -> Album:
    (album,) = group_albums(files)
    return album


def names(files: list[AudioFile]) -> list[tuple[str, str, str, int]]:
    return [(a.album_artist, a.name, a.year, len(a.files)) for a in group_albums(files)]


def test_an_album_is_its_artist_and_its_name() -> None:
    files = songs("a", artists="Queen", album="Hits") + songs("b", artists="ABBA", album="Hits")
    assert names(files) == [("ABBA", "Hits", "", 3), ("Queen", "Hits", "", 3)]


def test_albums_of_one_name_in_one_folder_stay_apart() -> None:
    files = songs("all", 10, artists="Queen", album="Greatest Hits")
    files += songs("all", 9, artists="ABBA", album="Greatest Hits", suffix="ogg")
    assert [name[::3] for name in names(files)] == [("ABBA", 9), ("Queen", 10)]


def test_discs_become_one_album() -> None:
    folders = [songs(f"Wall/CD{n}", artists="Pink Floyd", album="The Wall") for n in (1, 2)]
    album = only(list(chain(*folders)))
    assert album.disc_count == 2
    assert album.discs == (1, 1, 1, 2, 2, 2)
    suffixes = songs("u1", artists="Pink Floyd", album="Ummagumma (Disc 1)", date="1969")
    suffixes += songs("u2", artists="Pink Floyd", album="Ummagumma [CD 2]", date="1970")
    album = only(suffixes)
    assert (album.name, album.disc_count, len(album.files)) == ("Ummagumma", 2, 6)


def test_the_number_of_a_disc_in_the_tag_counts_most() -> None:
    album = only(songs("x/CD1", artists="A", album="B (Disc 2)", disc=3, disc_total=2))
    assert album.discs == (3, 3, 3)
    assert album.disc_count == 3


def test_a_single_disc_is_no_set() -> None:
    assert only(songs("x", artists="A", album="B", disc=1, disc_total=1)).disc_count == 1


def test_a_set_is_a_set_though_only_one_disc_is_there() -> None:
    assert only(songs("x", artists="A", album="B", disc=1, disc_total=2)).disc_count == 2


def test_a_marked_compilation_spread_over_folders_stays_whole() -> None:
    files = [
        song(
            f"Artist {n}/Now/x.mp3", title="x", artists=f"Artist {n}", album="Now", track=n, **kind
        )
        for n in range(1, 9)
        for kind in [{"compilation": True} if n % 2 else {"album_artists": "Various Artists"}]
    ]
    found = group_albums(files)
    assert sum(len(album.files) for album in found) == 8
    spread = [file for file in files if file.tags.album_artists]
    album = only(spread)
    assert (album.album_artist, album.is_compilation) == ("Various Artists", True)


def test_a_compilation_without_any_mark_is_found_by_its_numbers() -> None:
    files = [
        song(
            f"Artist {n}/Now 42/x.mp3",
            artists=f"Artist {n}",
            album="Now 42",
            track=n,
            date=f"199{n}",
        )
        for n in range(1, 8)
    ]
    album = only(files)
    assert album.is_compilation
    assert album.artist_count == 7
    assert album.year == "1997"


def test_albums_that_share_a_name_by_chance_stay_apart() -> None:
    files = [
        song(f"{n}/Home/x.mp3", artists=f"Artist {n}", album="Home", track=1) for n in range(9)
    ]
    assert len(group_albums(files)) == 9
    dump = [
        song(f"dump/{n}.mp3", artists=f"Artist {n}", album="Home", track=n % 3) for n in range(9)
    ]
    assert len(group_albums(dump)) == 9


def test_compilations_may_repeat_numbers_when_they_are_marked() -> None:
    files = [
        song(f"x/{n}.mp3", artists=f"A{n}", album="Hits", track=n % 10, compilation=True)
        for n in range(20)
    ]
    assert only(files).is_compilation


def test_guests_do_not_tear_an_album_apart() -> None:
    files = songs("x", 4, artists=("Santana", "Somebody"), album="Supernatural")
    files += songs("x", 2, artists="Santana feat. Dave", album="Supernatural", suffix="ogg")
    files += songs("x", 2, artists="Santana & Eric", album="Supernatural", suffix="opus")
    assert names(files) == [("Santana", "Supernatural", "", 8)]


def test_a_track_by_another_artist_belongs_to_the_album_it_fills() -> None:
    files = songs("x", 9, artists="A", album="B")
    files.append(song("x/10.mp3", artists="Somebody", album="B", track=10))
    assert names(files) == [("A", "B", "", 10)]


def test_a_missing_album_artist_is_taken_from_the_neighbours() -> None:
    files = songs("x", artists="Queen & Bowie", album_artists="Queen", album="Hot Space")
    files += songs("x", artists="Queen", album="Hot Space", suffix="ogg")
    assert len(only(files).files) == 6


def test_the_release_of_musicbrainz_joins_and_divides() -> None:
    files = songs("a", artists="A", album="One", mb_album_id="1", date="1990")
    files += songs("b", artists="A", album="One (bonus)", mb_album_id="1", date="1999")
    files += songs("a", artists="A", album="One", mb_album_id="2", suffix="ogg")
    assert sorted(len(album.files) for album in group_albums(files)) == [3, 6]
    assert only(files[:3] + songs("a", artists="A", album="One", suffix="wav")).key == "mb:1"


def test_other_years_are_other_editions() -> None:
    files = songs("g", artists="Weezer", album="Weezer", date="2001-05-15")
    files += songs("b", artists="weezer", album="WEEZER", date="1994")
    files += songs("c", artists="Weezer", album="Weezer")
    assert [name[1:] for name in names(files)] == [
        ("Weezer", "", 3),
        ("Weezer", "1994", 3),
        ("Weezer", "2001", 3),
    ]


def test_copies_in_another_format_are_the_same_album() -> None:
    files = songs("flac", artists="A", album="B", date="1999", suffix="flac")
    files += songs("mp3", artists="A", album="B")
    assert names(files) == [("A", "B", "1999", 6)]


def test_one_spelling_is_chosen_for_artist_and_album() -> None:
    files = songs("a", 5, artists="The Beatles", album="Help!")
    files += songs("b", 4, artists="beatles", album="Revolver")
    files += songs("c", 2, artists="Beatles, The", album="HELP")
    assert names(files) == [("The Beatles", "Help!", "", 7), ("The Beatles", "Revolver", "", 4)]


def test_a_file_has_one_vote_for_a_spelling_though_two_of_its_tags_have_it() -> None:
    files = songs("a", 2, artists="Björk", album="Debil")
    files += songs("a", 2, artists="Bjork", album_artists="Bjork", album="Debil", suffix="ogg")
    assert {album.album_artist for album in group_albums(files)} == {"Björk"}


def test_artists_who_made_an_album_together_are_told_from_bands() -> None:
    duo = songs("d", artists=("Miles", "Trane"), album_artists="Miles & Trane", album="Duo")
    assert only(duo).artists == ("Miles", "Trane")
    assert only(songs("s", artists="Simon & Garfunkel", album="X")).artists == (
        "Simon & Garfunkel",
    )
    both = songs("1", artists="Brian Eno", album="A") + songs("2", artists="David Byrne", album="B")
    both += songs("3", artists="Brian Eno & David Byrne", album="C")
    together = {album.name: album.artists for album in group_albums(both)}
    assert together["C"] == ("Brian Eno", "David Byrne")


def test_contradicting_years_are_settled_by_the_majority() -> None:
    files = songs("x", 4, artists="A", album="B", date="1999")
    files += songs("x", 2, artists="A", album="B", date="2005", suffix="ogg")
    files += songs("x", 1, artists="A", album="B", date="19xx", suffix="wav")
    assert only(files).year == "1999"


def test_the_first_release_gives_the_year_of_an_album_but_not_of_a_compilation() -> None:
    files = songs("x", artists="A", album="B", date="2011-03-04", original_date="1975")
    assert only(files).year == "1975"
    various = [
        replace(file, tags=file.tags._replace(album_artists=("Various Artists",))) for file in files
    ]
    assert only(various).year == "2011"


def test_single_tracks_of_an_artist_are_gathered() -> None:
    files = [song(f"{n}/x.mp3", title=str(n), artists="A") for n in range(3)]
    album = only(files)
    assert (album.name, album.album_artist, album.disc_count) == ("", "A", 1)


def test_unknown_files_never_mix_with_albums() -> None:
    files = [*songs("x", artists="A", album="B"), song("x/other.mp3", title="?")]
    assert [album.album_artist for album in group_albums(files)] == ["", "A"]


TEXTS = st.sampled_from(["", "A", "a", "B", "A & B", "A feat. C", "The A", "Various", "\udcff"])
FILES = st.builds(
    AudioFile,
    st.builds(
        lambda folder, disc, name: ROOT / folder / disc / f"{name}.mp3",
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from(["", "CD1", "CD2"]),
        st.integers(),
    ),
    tags=st.builds(
        only_these,
        title=TEXTS,
        artists=st.lists(TEXTS, max_size=3).map(tuple),
        album_artists=st.lists(TEXTS, max_size=2).map(tuple),
        album=TEXTS | st.sampled_from(["A (Disc 1)", "A CD2", "Hits", "Now 1"]),
        date=st.sampled_from(["", "1999", "2001-02-03", "x"]),
        track=st.integers(-1, 12) | st.integers(),
        disc=st.integers(-1, 4) | st.integers(),
        disc_total=st.integers(-1, 4) | st.integers(),
        compilation=st.booleans(),
        mb_album_id=st.sampled_from(["", "", "1", "2"]),
    ),
)


@given(st.lists(FILES, max_size=30))
def test_every_file_is_in_exactly_one_album(files: list[AudioFile]) -> None:
    albums = group_albums(files)
    found = Counter(id(file) for album in albums for file in album.files)
    assert found == Counter(map(id, files))
    for album in albums:
        assert len(album.files) == len(album.discs) > 0
        assert 1 <= album.disc_count <= 999


def test_a_disc_beyond_the_last_one_is_forgotten_where_no_other_file_names_any() -> None:
    files = songs("x", 4, artists="A", album="B")
    stray = song("x/5.mp3", title="E", track=5, artists="A", album="B", disc=7, disc_total=2)
    (album,) = group_albums([*files, stray])
    assert album.discs == (0,) * 5
    second = song("x/6.mp3", title="F", track=1, artists="A", album="B", disc=1, disc_total=2)
    (album,) = group_albums([*files, stray, second])
    assert set(album.discs) == {0, 1, 7}


@pytest.mark.parametrize(
    ("first", "second", "editions"),
    [
        ({"catalog_number": "A-1"}, {"catalog_number": "A-2"}, ["A-1", "A-2"]),
        ({"catalog_number": "A-1"}, {}, ["A-1", ""]),
        ({"catalog_number": "A-1", "country": "DE"},
         {"catalog_number": "a-1", "country": "JP"}, ["DE", "JP"]),
        ({"date": "2004-01-02"}, {"date": "2004-08-09"}, ["2004-01-02", "2004-08-09"]),
        ({}, {}, ["aaaaaaaa", "bbbbbbbb"]),
    ],
)  # fmt: skip
def test_releases_of_one_name_and_year_are_told_apart(
    first: TagValues, second: TagValues, editions: list[str]
) -> None:
    shared: TagValues = {"album": "Red Hour", "artists": "Mira Vale", "date": "2004"}
    one: TagValues = {**shared, **first, "mb_album_id": "aaaaaaaa-1"}
    other: TagValues = {**shared, **second, "mb_album_id": "bbbbbbbb-2"}
    albums = group_albums([song("a/1.mp3", track=1, **one), song("b/1.mp3", track=1, **other)])
    assert sorted(album.edition for album in albums) == sorted(editions)
    assert {album.name for album in albums} == {"Red Hour"}


def test_releases_that_nothing_else_tells_apart_bear_their_whole_identifier() -> None:
    ids = ("0f5cb4a7-first", "0f5cb4a7-second")
    files = [song(f"{one}/1.mp3", artists="A", album="B", mb_album_id=one) for one in ids]
    assert [album.edition for album in group_albums(files)] == [f"mb:{one}" for one in ids]


def test_one_release_needs_no_edition() -> None:
    tags: TagValues = {"album": "Red Hour", "artists": "Mira Vale", "catalog_number": "A-1"}
    one: TagValues = {**tags, "mb_album_id": "aaaaaaaa-1"}
    other: TagValues = {**tags, "mb_album_id": "bbbbbbbb-2", "date": "1990"}
    known, older = song("a/1.mp3", track=1, **one), song("b/1.mp3", track=1, **other)
    assert [album.edition for album in group_albums([known, older])] == ["", ""]
