import random
import time
from collections.abc import Iterable, Mapping
from cProfile import Profile
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import DuplicateGroup, DuplicateSearch, Evidence
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.readings import Tags
from music_organizer.planning.duplicate_groups import DuplicateMaterial, equally_played
from music_organizer.planning.duplicates import find_duplicates
from music_organizer.planning.guessing import completed
from tests.engine.planning.music import ROOT
from tests.engine.planning.test_fingerprints import heard

ADA: dict[str, object] = {"artists": "Ada", "album": "Blue", "album_artists": "Ada"}
HEARD: dict[str, object] = {"length": 200.0, "bitrate": 192_000, "has_cover": False}


def file(path: str, title: str = "Song", **values: object) -> AudioFile:
    """A file below `ROOT`, told by fields of its tags and of itself."""
    heard = {name: values.pop(name, usual) for name, usual in HEARD.items()}
    tags = {
        name: (value,) if name.endswith("artists") and isinstance(value, str) else value
        for name, value in {**ADA, **values}.items()
    }
    return AudioFile(
        ROOT / path,
        tags=Tags(title=title, **tags),  # type: ignore[arg-type]
        format=path.rpartition(".")[2],
        **heard,  # type: ignore[arg-type]
    )


def groups(
    *files: AudioFile,
    kept: Iterable[Path] = (),
    checksums: Mapping[Path, str] | None = None,
    exact: bool = False,
    across_albums: bool = False,
) -> list[DuplicateGroup]:
    material = DuplicateMaterial(files, checksums=checksums or {})
    search = DuplicateSearch(exact=exact, across_albums=across_albums)
    return find_duplicates(material, search, kept)


def group(*files: AudioFile, **choices: object) -> DuplicateGroup:
    (only,) = groups(*files, **choices)  # type: ignore[arg-type]
    return only


def test_the_lossless_copy_is_kept_and_the_others_are_not_needed() -> None:
    found = group(file("a/song.mp3", bitrate=320_000), file("b/song.flac"), file("c/song.opus"))
    assert found.keeper.path == ROOT / "b/song.flac"
    assert found.reason == "It is lossless (FLAC against MP3 320 kbit/s)."
    assert [copy.file.path.name for copy in found.unwanted] == ["song.mp3", "song.opus"]
    assert {copy.evidence for copy in found.copies} == {Evidence.TAGS}


def test_of_lossless_copies_the_finer_one_is_kept() -> None:
    coarse = replace(file("a/song.flac"), bit_depth=16, sample_rate=44_100)
    fine = replace(file("b/song.flac"), bit_depth=24, sample_rate=96_000)
    assert group(coarse, fine).keeper is fine
    assert (
        group(coarse, fine).reason == "It has the finer samples (FLAC 24/96 against FLAC 16/44.1)."
    )


def test_of_lossy_copies_the_better_for_its_codec_is_kept() -> None:
    assert group(file("a.mp3"), file("b.mp3", bitrate=320_000)).keeper.path.name == "b.mp3"
    assert group(file("a.mp3"), file("b.opus", bitrate=160_000)).keeper.path.name == "b.opus"


def test_a_difference_nobody_hears_gives_way_to_a_whole_album() -> None:
    whole = [file(f"blue/{n}.mp3", f"Song {n}", track=n, bitrate=190_000) for n in range(1, 6)]
    loose = file("incoming/x.mp3", "Song 1", track=1, has_cover=True)
    found = group(*whole, loose)
    assert found.keeper is whole[0]
    assert found.reason == "More of its album lies beside it."


def test_two_rips_of_an_album_are_never_mixed() -> None:
    dice = random.Random(7)
    first = [file(f"one/{n}.mp3", f"Song {n}", track=n) for n in range(1, 9)]
    second = [file(f"two/{n}.mp3", f"Song {n}", track=n) for n in range(1, 9)]
    both = [
        replace(one, bitrate=base + dice.randrange(-60_000, 60_000))
        for rip, base in ((first, 190_000), (second, 240_000))
        for one in rip
    ]
    kept = {found.keeper.path.parent.name for found in groups(*both)}
    assert kept == {"two"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Song", "Song (Live)"),
        ("Song", "Song - Live at Leeds"),
        ("Song", "Song (Radio Edit)"),
        ("Song", "Song (Club Mix)"),
        ("Song", "Song (Instrumental)"),
        ("Song", "Song (Acoustic)"),
        ("Song", "Song, Part 2"),
        ("Song", "Songs"),
    ],
)
def test_another_version_is_another_recording(one: str, other: str) -> None:
    assert not groups(file("a.mp3", one), file("b.mp3", other))


@pytest.mark.parametrize(
    "spelling", ["SONG", "Sóng", "Song!", "Song (feat. Bob)", "Song [Remastered 2011]", "  Song "]
)
def test_spellings_of_a_title_meet(spelling: str) -> None:
    assert groups(file("a.mp3", "Song"), file("b.mp3", spelling))


@pytest.mark.parametrize("artist", ["ADA", "The Ada", "Ada feat. Bob", "Àda"])
def test_spellings_of_an_artist_meet(artist: str) -> None:
    assert groups(file("a.mp3"), file("b.mp3", artists=artist))


def test_other_artists_and_other_lengths_are_other_recordings() -> None:
    assert not groups(file("a.mp3"), file("b.mp3", artists="Bob"))
    assert not groups(file("a.mp3"), file("b.mp3", length=204.0))
    assert groups(file("a.mp3"), file("b.mp3", length=202.0))
    assert not groups(file("a.mp3", length=0.0), file("b.mp3", length=0.0))


def test_lengths_do_not_chain() -> None:
    files = [file(f"{n}.mp3", length=200.0 + 2 * n) for n in range(6)]
    assert [len(found.copies) for found in groups(*files)] == [1, 1, 1]


def test_the_same_concert_song_on_two_concerts_is_two_recordings() -> None:
    leeds = file("a.mp3", album="Live at Leeds")
    tokyo = file("b.mp3", album="Live in Tokyo")
    studio = file("c.mp3")
    assert not groups(leeds, tokyo, studio)
    assert groups(leeds, replace(leeds, path=ROOT / "d.mp3"))


def test_a_demo_is_not_the_album_track() -> None:
    assert not groups(file("a.mp3"), file("b.mp3", album="The Demos"))
    assert not groups(file("a.mp3"), file("b.mp3", album="X", release_types=("album", "live")))


def test_two_tracks_of_one_album_may_have_the_same_title_and_length() -> None:
    third, ninth = file("3.mp3", "Interlude", track=3), file("9.mp3", "Interlude", track=9)
    assert not groups(third, ninth)
    again = file("b/3.flac", "Interlude", track=3)
    assert group(third, ninth, again).keeper is again
    assert groups(file("1.mp3", track=1, disc=1), file("x.mp3", track=1))
    assert not groups(file("1.mp3", track=1, disc=1), file("x.mp3", track=1, disc=2))


@pytest.mark.parametrize("title", ["Track 01", "03", "Unknown", "", "<unknown>", "AudioTrack 7"])
def test_a_title_that_says_nothing_proves_nothing(title: str) -> None:
    assert not groups(file("a.mp3", title), file("b.mp3", title))


def test_a_compilation_keeps_its_copy() -> None:
    album = file("a.flac")
    hits = file("b.mp3", album="Hits 2005", album_artists="Various Artists", compilation=True)
    found = group(album, hits)
    assert not found.unwanted
    assert found.copies[0].why == "It belongs to another album, Hits 2005."
    assert group(album, hits, across_albums=True).unwanted


def test_a_loose_lossless_file_does_not_tear_an_album() -> None:
    loose, of_album = file("x.flac", album=""), file("blue/1.mp3")
    found = group(loose, of_album)
    assert found.keeper is loose
    assert found.copies[0].why == "It belongs to another album, Blue."


def test_other_releases_and_remasters_stay() -> None:
    first, later = file("a.mp3", date="1977"), file("b.mp3", date="2011")
    assert group(first, later).copies[0].why == (
        "It belongs to another release of the album (1977 and 2011)."
    )
    remaster = file("c.mp3", "Song (2009 Remaster)")
    assert group(file("a.mp3"), remaster).copies[0].why == "One of both is a remaster."
    ids = [file(f"{n}.mp3", mb_album_id=str(n)) for n in (1, 2)]
    assert not group(*ids).unwanted


def test_musicbrainz_and_acoustid_tell_more_than_words() -> None:
    one, other = (
        file("a.mp3", mb_track_id="r"),
        file("b.mp3", "Lied", mb_track_id="r", length=205.0),
    )
    assert group(one, other).copies[0].evidence is Evidence.RECORDING
    one, other = file("a.mp3", acoustid_id="x"), file("b.mp3", "Lied", acoustid_id="x")
    assert group(one, other).copies[0].evidence is Evidence.ACOUSTID
    cut = file("c.mp3", mb_track_id="r", length=100.0)
    assert not groups(file("a.mp3", mb_track_id="r"), cut)


def test_what_only_another_copy_tells_of_is_not_called_alike_and_stays() -> None:
    kept = file("a.flac", bitrate=900_000)
    between = file("b.mp3", acoustid_id="x")
    far = file("c.mp3", "Lied", acoustid_id="x", bitrate=128_000)
    found = {copy.file.path.name: copy for copy in group(kept, between, far).copies}
    assert found["b.mp3"].evidence is Evidence.TAGS
    assert found["c.mp3"].evidence is Evidence.ANOTHER
    assert not found["c.mp3"].is_unwanted


def test_a_copy_of_the_same_id_that_plays_much_longer_is_told_by_another() -> None:
    kept = file("a.flac", acoustid_id="x", bitrate=900_000)
    between = file("b.mp3", acoustid_id="x", length=204.0)
    longer = file("c.mp3", acoustid_id="x", length=208.0, bitrate=128_000)
    sums = {between.path: "5a", longer.path: "5a"}
    found = {
        copy.file.path.name: copy for copy in group(kept, between, longer, checksums=sums).copies
    }
    assert found["b.mp3"].evidence is Evidence.ACOUSTID
    assert found["c.mp3"].evidence is Evidence.ANOTHER
    assert not found["c.mp3"].is_unwanted


def test_what_sounds_the_same_and_plays_much_longer_is_another_recording() -> None:
    short, longer = file("a.mp3", "Intro"), file("b.mp3", "Opening", length=260.0)
    sounds = {short.path: heard(1), longer.path: heard(1, flips=0.01)}
    material = DuplicateMaterial([short, longer], fingerprints=sounds)
    assert find_duplicates(material, DuplicateSearch(by_sound=True)) == []
    near = replace(longer, length=201.0)
    material = DuplicateMaterial([short, near], fingerprints=sounds)
    (found,) = find_duplicates(material, DuplicateSearch(by_sound=True))
    assert found.copies[0].evidence is Evidence.SOUND


def test_only_files_that_play_equally_long_are_read_as_a_whole() -> None:
    first, second = file("a.mp3"), file("b.mp3")
    others = [file("c.flac"), file("d.mp3", length=201.0), file("e.mp3", length=0.0)]
    unknown = file("f.mp3", length=0.0)
    assert equally_played([first, *others, second, unknown]) == [[first, second]]


def test_the_same_bytes_need_no_tags() -> None:
    one, other = (AudioFile(ROOT / name) for name in ("a.mp3", "b.mp3"))
    sums = {one.path: "5a", other.path: "5a"}
    found = group(one, other, checksums=sums, exact=True)
    assert found.keeper is one
    assert found.copies[0].evidence is Evidence.BYTES
    assert found.reason == "All are alike; it comes first by its path."
    assert not groups(file("a.mp3"), file("b.mp3"), exact=True)


def test_a_numbered_name_gives_way() -> None:
    for name in ("Song (1).mp3", "Song - Copy.mp3", "Song - Kopie (2).mp3"):
        assert group(file(name), file("Song.mp3")).keeper.path.name == "Song.mp3"


def test_names_alone_are_no_reason_to_part_with_a_file() -> None:
    bare = AudioFile(ROOT / "Ada - Song.mp3", format="mp3", length=200.0, bitrate=64_000)
    found = group(file("a.flac"), completed(bare, ROOT))
    assert found.copies[0].why == "Only its name tells what it is."


def test_the_person_may_choose_otherwise() -> None:
    flac, mp3, opus = file("a/x.flac"), file("b/x.mp3"), file("c/x.opus")
    found = group(flac, mp3, opus, kept=[mp3.path])
    assert found.keeper is mp3
    assert found.reason == "You chose to keep it."
    assert [copy.file for copy in found.unwanted] == [flac, opus]
    assert group(flac, mp3, opus, kept=[ROOT / "c"]).keeper is opus
    both = group(flac, mp3, opus, kept=[mp3.path, opus.path])
    assert [copy.file for copy in both.unwanted] == [flac]


def test_the_answer_does_not_depend_on_the_order_of_the_files() -> None:
    files = [
        file(f"{folder}/{n}.{kind}", f"Song {n % 7}", mb_track_id=str(n % 3) if n % 2 else "")
        for n, folder in enumerate("abcdefghijklmnop")
        for kind in ("mp3", "flac")
    ]
    expected = groups(*files)
    random.Random(3).shuffle(files)
    assert groups(*files) == expected


def test_hostile_tags_are_borne() -> None:
    endless = Tags(title="x" * 5_000_000, artists=tuple(map(str, range(10_000))), album="y" * 10**6)
    files = [
        AudioFile(Path(f"/music/{n}.mp3"), format="mp3", tags=endless, length=9.0)
        for n in range(50)
    ]
    began = time.process_time()
    assert len(group(*files).copies) == 49
    assert time.process_time() - began < 5


def test_the_work_grows_with_the_number_of_files_and_no_faster() -> None:
    small, large = (calls_for(crowd(count)) for count in (10_000, 100_000))
    assert large / small <= 12


def test_ten_thousand_files_of_one_song_are_no_trouble() -> None:
    files = [file(f"{n}.mp3", mb_track_id="r", acoustid_id="a") for n in range(10_000)]
    began = time.process_time()
    assert len(group(*files).copies) == 9_999
    assert time.process_time() - began < 10


def crowd(count: int) -> list[AudioFile]:
    """A library in which every twentieth recording lies twice."""
    found = []
    for number in range(count):
        track = number % 12 + 1
        told = number - number % 20 if number % 20 == 1 else number
        tags = Tags(
            title=f"The title of track {told}",
            artists=(f"Artist {told // 120}",),
            album=f"Album {told // 12}",
            album_artists=(f"Artist {told // 120}",),
            date="1999",
            track=track if told == number else 1,
            mb_track_id=f"id {told}",
        )
        path = ROOT / f"{number // 12}" / f"{number}.mp3"
        identity = FileIdentity(1, number, 1000 + number, 1)
        found.append(AudioFile(path, identity, "mp3", tags, 200.0 + told % 90, 192_000))
    return found


def calls_for(files: list[AudioFile]) -> int:
    """Count the calls that grouping takes, which no other program on the machine disturbs."""
    profile = Profile()
    found = profile.runcall(groups, *files)
    assert len(found) == len(files) // 20
    return sum(entry.callcount for entry in profile.getstats())
