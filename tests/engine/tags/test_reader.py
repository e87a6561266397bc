"""One file after another, of every format and in every dress, becomes the same `Tags`."""

from pathlib import Path
from typing import Any

import pytest
from mutagen import apev2, asf, flac, id3, mp4, oggvorbis

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.readings import Tags
from tests.support.audio import SEEDS, make_audio, seed_bytes
from tests.support.reading import read_audio_file

# mutagen declares hardly any types.
APE: Any = apev2.APEv2
ASF: Any = asf.ASF
FLAC: Any = flac.FLAC
ID3: Any = id3.ID3
MP4: Any = mp4.MP4
VORBIS: Any = oggvorbis.OggVorbis
FRAMES: Any = id3

FORMATS = {
    "mp3": "mp3",
    "flac": "flac",
    "ogg": "vorbis",
    "oga": "flac",
    "opus": "opus",
    "spx": "speex",
    "m4a": "aac",
    "alac": "alac",
    "wma": "wma",
    "ape": "ape",
    "wv": "wv",
    "mpc": "mpc",
    "tta": "tta",
    "aiff": "aiff",
    "wav": "wav",
    "dsf": "dsf",
    "dff": "dff",
}
EVERYTHING = Tags(
    title="Rope & Anchor 🎵",
    artists=("North/South", "Glass Orchard"),
    album="Größe",
    album_artists=("North/South",),
    date="2014-05-09",
    original_date="1999",
    track=3,
    track_total=12,
    disc=1,
    disc_total=2,
    disc_subtitle="Evening",
    genres=("Folk", "Rock"),
    composers=("A. Nobody", "B. Nobody"),
    conductors=("C. Nobody",),
    performers=("D. Nobody (violin)", "E. Nobody"),
    work="Suite in G",
    movement="Gigue",
    movement_number=7,
    compilation=True,
    release_types=("album", "live"),
    mb_album_id="4f6d4b9e-0000-4000-8000-000000000001",
    mb_track_id="4f6d4b9e-0000-4000-8000-000000000002",
    catalog_number="RA-014",
    country="SE",
)


def everything(**other: object) -> dict[str, Any]:
    return EVERYTHING._asdict() | other


def read(path: Path) -> Tags:
    return read_audio_file(path).tags


def suffix(seed: str) -> str:
    return Path(SEEDS[seed]).suffix


def with_tags(path: Path, tags: id3.ID3) -> Path:
    """Write an untagged MP3 and put tags of mutagen's on it."""
    make_audio(path)
    tags.save(path)
    return path


@pytest.mark.parametrize("seed", SEEDS)
def test_every_format_tells_every_field(tmp_path: Path, seed: str) -> None:
    path = make_audio(tmp_path / f"song{suffix(seed)}", seed, cover=True, **everything())
    audio = read_audio_file(path)
    assert audio.tags == EVERYTHING
    assert audio.format == FORMATS[seed]
    assert audio.has_cover
    assert audio.identity == FileIdentity.of(path.lstat())


@pytest.mark.parametrize("seed", ["mp3", "aiff", "wav", "dsf", "dff", "tta"])
def test_the_older_id3_tells_every_field_it_knows(tmp_path: Path, seed: str) -> None:
    tags = everything(disc_subtitle="")
    path = make_audio(tmp_path / f"song{suffix(seed)}", seed, id3_version=3, **tags)
    assert read(path) == Tags(**tags)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_file_without_tags_is_audio_all_the_same(tmp_path: Path, seed: str) -> None:
    audio = read_audio_file(make_audio(tmp_path / f"song{suffix(seed)}", seed))
    assert audio.tags == Tags()
    assert audio.format == FORMATS[seed]
    assert 0.01 < audio.length < 0.5
    assert not audio.has_cover


@pytest.mark.parametrize("seed", SEEDS)
def test_salt_changes_the_bytes_and_nothing_that_is_read(tmp_path: Path, seed: str) -> None:
    plain = make_audio(tmp_path / f"plain{suffix(seed)}", seed)
    other = make_audio(tmp_path / f"other{suffix(seed)}", seed, salt="pepper")
    assert plain.read_bytes() != other.read_bytes()
    first, second = read_audio_file(plain), read_audio_file(other)
    assert (first.format, first.length, first.bitrate, first.tags) == (
        (second.format, second.length, second.bitrate, second.tags)
    )


@pytest.mark.parametrize("version", [3, 4])
def test_a_slash_is_part_of_an_artists_name(tmp_path: Path, version: int) -> None:
    path = make_audio(tmp_path / "song.mp3", artist="AC/DC", id3_version=version)
    assert read(path).artists == ("AC/DC",)


def test_id3_of_the_second_oldest_kind_is_read(tmp_path: Path) -> None:
    def frame(name: bytes, text: bytes) -> bytes:
        return name + (len(text) + 1).to_bytes(3, "big") + b"\0" + text

    frames = b"".join(
        frame(name, text)
        for name, text in [
            (b"TT2", b"Low Water"),
            (b"TP1", b"A"),
            (b"TRK", b"4/9"),
            (b"TYE", b"1998"),
            (b"TCP", b"1"),
            (b"TCO", b"(17)"),
        ]
    )
    path = tmp_path / "song.mp3"
    path.write_bytes(b"ID3\2\0\0\0\0\0" + bytes([len(frames)]) + frames + seed_bytes("mp3"))
    assert read(path) == Tags(
        title="Low Water",
        artists=("A",),
        track=4,
        track_total=9,
        date="1998",
        compilation=True,
        genres=("Rock",),
    )


def id3v1(title: bytes, artist: bytes) -> bytes:
    return b"TAG" + title.ljust(30, b"\0") + artist.ljust(30, b"\0") + bytes(64) + b"\xff"


def test_the_oldest_id3_is_read_when_nothing_better_is_there(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.mp3")
    path.write_bytes(path.read_bytes() + id3v1(b"Low Water", b"Copper Sparrow"))
    assert read(path) == Tags(title="Low Water", artists=("Copper Sparrow",))


def test_ape_tags_win_over_the_cut_names_of_the_oldest_id3(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.mp3")
    tags = APE()
    tags["Title"], tags["Album Artist"], tags["Year"] = (
        "A title of more than thirty letters",
        "B",
        "2003",
    )
    tags.save(path)
    path.write_bytes(path.read_bytes() + id3v1(b"A title of more than thirty le", b""))
    assert read(path) == Tags(
        title="A title of more than thirty letters", album_artists=("B",), date="2003"
    )


@pytest.mark.parametrize("seed", ["mp3", "flac", "wav", "m4a"])
def test_ape_tags_at_the_end_of_any_file_are_found(tmp_path: Path, seed: str) -> None:
    path = make_audio(tmp_path / f"song{suffix(seed)}", seed)
    tags = APE()
    tags["Title"], tags["Artist"] = "Stray", ["A", "B"]
    tags.save(path)
    audio = read_audio_file(path)
    assert audio.tags == Tags(title="Stray", artists=("A", "B"))
    assert audio.format == FORMATS[seed]


def test_id3_in_front_of_flac_is_found(tmp_path: Path) -> None:
    tagged_mp3 = make_audio(tmp_path / "song.mp3", title="Stray").read_bytes()
    path = tmp_path / "song.flac"
    path.write_bytes(tagged_mp3[: -len(seed_bytes("mp3"))] + seed_bytes("flac"))
    audio = read_audio_file(path)
    assert (audio.tags.title, audio.format) == ("Stray", "flac")


def test_year_and_day_of_older_id3_make_one_date(tmp_path: Path) -> None:
    tags = ID3()
    tags.add(FRAMES.TYER(encoding=3, text="1998"))
    tags.add(FRAMES.TDAT(encoding=3, text="0307"))
    tags.add(FRAMES.TORY(encoding=3, text="1971"))
    path = make_audio(tmp_path / "song.mp3")
    tags.save(path, v2_version=3)
    assert (read(path).date, read(path).original_date) == ("1998-07-03", "1971")


def test_free_frames_count_only_where_the_standard_ones_are_silent(tmp_path: Path) -> None:
    tags = ID3()
    tags.add(FRAMES.TPE2(encoding=3, text="Standard"))
    tags.add(FRAMES.TXXX(encoding=3, desc="ALBUM ARTIST", text="Free"))
    tags.add(FRAMES.TXXX(encoding=3, desc="originalyear", text="1971"))
    tags.add(FRAMES.TXXX(encoding=3, desc="DISCSUBTITLE", text="Evening"))
    found = read(with_tags(tmp_path / "song.mp3", tags))
    assert found == Tags(album_artists=("Standard",), original_date="1971", disc_subtitle="Evening")


@pytest.mark.parametrize(("written", "genre"), [("(17)", "Rock"), ("17", "Rock"), ("Rock", "Rock")])
def test_numbers_of_genres_become_their_names(tmp_path: Path, written: str, genre: str) -> None:
    tags = ID3()
    tags.add(FRAMES.TCON(encoding=3, text=written))
    assert read(with_tags(tmp_path / "song.mp3", tags)).genres == (genre,)


def test_vorbis_comments_may_give_totals_and_years_by_other_names(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.ogg", "ogg")
    media = VORBIS(path)
    media["TRACKNUMBER"], media["TOTALTRACKS"] = "4", "11"
    media["disc"], media["DISCTOTAL"] = "1", "2"
    media["Year"], media["Album Artist"] = "2003", ["A", "B"]
    media["ITUNESCOMPILATION"], media["MUSICBRAINZ_ALBUMTYPE"] = "1", "Album; Compilation"
    media.save()
    assert read(path) == Tags(
        track=4,
        track_total=11,
        disc=1,
        disc_total=2,
        date="2003",
        album_artists=("A", "B"),
        compilation=True,
        release_types=("album", "compilation"),
    )


def test_a_date_that_is_none_gives_way_to_one_that_is(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.flac", "flac")
    media = FLAC(path)
    media["DATE"], media["YEAR"] = ["19xx", "unknown"], "1987"
    media.save()
    assert read(path).date == "1987"


def test_free_atoms_count_only_where_the_own_ones_are_silent(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.m4a", "m4a")
    media = MP4(path)
    media["\xa9ART"], media["----:com.apple.iTunes:ARTIST"] = ["Own"], [b"Free"]
    media["----:com.apple.iTunes:LABEL\xff"] = [b"\xff\xfe"]
    media["trkn"], media["cpil"] = [(65535, 0)], False
    media.save()
    assert read(path) == Tags(artists=("Own",), doubtful=("“65535” as track",))


def test_windows_media_numbers_may_be_numbers(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.wma", "wma")
    media = ASF(path)
    media["WM/TrackNumber"], media["WM/Track"] = 7, 6
    media["WM/IsCompilation"], media["WM/Year"] = True, "2011"
    media["WM/PartOfSet"], media["WM/Text"] = "1/2", [b"\0\1"]
    media.save()
    assert read(path) == Tags(track=7, compilation=True, date="2011", disc=1, disc_total=2)


@pytest.mark.parametrize(
    ("name", "seed"),
    [
        ("song.mp3", "flac"),
        ("song.flac", "mp3"),
        ("song.mp3", "m4a"),
        ("song.m4a", "ogg"),
        ("song.ogg", "opus"),
        ("song.oga", "ogg"),
        ("song.wav", "mp3"),
        ("song.dsf", "aiff"),
    ],
)
def test_the_content_decides_when_the_suffix_is_wrong(tmp_path: Path, name: str, seed: str) -> None:
    audio = read_audio_file(make_audio(tmp_path / name, seed, title="True"))
    assert (audio.format, audio.tags.title) == (FORMATS[seed], "True")


def test_suffixes_are_known_in_capitals(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "SONG.M4A", "alac", title="Loud")
    assert read_audio_file(path).format == "alac"


def test_names_need_not_be_text(tmp_path: Path) -> None:
    path = tmp_path / "gr\udcfc\udcdfe.mp3"
    make_audio(path, title="Bytes")
    audio = read_audio_file(path)
    assert (audio.path, audio.tags.title) == (path, "Bytes")
