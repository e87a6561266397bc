"""Write tags into a file of any format, the way programs of each format's world do."""

import base64
import io
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import mutagen
from mutagen import apev2, asf, flac, id3, mp4

from music_organizer.models.readings import Tags

Media = Any
"""An open file, or a part of one, of mutagen's, which declares hardly any types."""

Values = dict[str, list[str]]


class _Names(NamedTuple):
    """What one field is called in each family of tags; a space after `TXXX` begins a free name."""

    id3: str
    vorbis: str
    ape: str
    mp4: str
    asf: str


_FREE_ATOM = "----:com.apple.iTunes:"
_NAMES: Mapping[str, _Names] = {
    "title": _Names("TIT2", "TITLE", "Title", "\xa9nam", "Title"),
    "artist": _Names("TPE1", "ARTIST", "Artist", "\xa9ART", "Author"),
    "album": _Names("TALB", "ALBUM", "Album", "\xa9alb", "WM/AlbumTitle"),
    "album artist": _Names("TPE2", "ALBUMARTIST", "Album Artist", "aART", "WM/AlbumArtist"),
    "date": _Names("TDRC", "DATE", "Year", "\xa9day", "WM/Year"),
    "original date": _Names(
        "TDOR",
        "ORIGINALDATE",
        "ORIGINALDATE",
        f"{_FREE_ATOM}ORIGINALDATE",
        "WM/OriginalReleaseTime",
    ),
    "track": _Names("TRCK", "TRACKNUMBER", "Track", "trkn", "WM/TrackNumber"),
    "disc": _Names("TPOS", "DISCNUMBER", "Disc", "disk", "WM/PartOfSet"),
    "disc subtitle": _Names(
        "TSST", "DISCSUBTITLE", "DiscSubtitle", f"{_FREE_ATOM}DISCSUBTITLE", "WM/SetSubTitle"
    ),
    "genre": _Names("TCON", "GENRE", "Genre", "\xa9gen", "WM/Genre"),
    "composer": _Names("TCOM", "COMPOSER", "Composer", "\xa9wrt", "WM/Composer"),
    "conductor": _Names("TPE3", "CONDUCTOR", "Conductor", f"{_FREE_ATOM}CONDUCTOR", "WM/Conductor"),
    "performer": _Names(
        "TXXX PERFORMER", "PERFORMER", "Performer", f"{_FREE_ATOM}PERFORMER", "WM/Performer"
    ),
    "work": _Names("TXXX WORK", "WORK", "WORK", "\xa9wrk", "WM/Work"),
    "movement": _Names("MVNM", "MOVEMENTNAME", "MOVEMENTNAME", "\xa9mvn", "WM/MovementName"),
    "movement number": _Names("MVIN", "MOVEMENT", "MOVEMENT", "\xa9mvi", "WM/Movement"),
    "compilation": _Names("TCMP", "COMPILATION", "Compilation", "cpil", "WM/IsCompilation"),
    "release type": _Names(
        "TXXX MusicBrainz Album Type",
        "RELEASETYPE",
        "MUSICBRAINZ_ALBUMTYPE",
        f"{_FREE_ATOM}MusicBrainz Album Type",
        "MusicBrainz/Album Type",
    ),
    "album id": _Names(
        "TXXX MusicBrainz Album Id",
        "MUSICBRAINZ_ALBUMID",
        "MUSICBRAINZ_ALBUMID",
        f"{_FREE_ATOM}MusicBrainz Album Id",
        "MusicBrainz/Album Id",
    ),
    "catalog number": _Names(
        "TXXX CATALOGNUMBER",
        "CATALOGNUMBER",
        "CatalogNumber",
        f"{_FREE_ATOM}CATALOGNUMBER",
        "WM/CatalogNo",
    ),
    "country": _Names(
        "TXXX MusicBrainz Album Release Country",
        "RELEASECOUNTRY",
        "RELEASECOUNTRY",
        f"{_FREE_ATOM}MusicBrainz Album Release Country",
        "MusicBrainz/Album Release Country",
    ),
    "track id": _Names(
        "UFID",
        "MUSICBRAINZ_TRACKID",
        "MUSICBRAINZ_TRACKID",
        f"{_FREE_ATOM}MusicBrainz Track Id",
        "MusicBrainz/Track Id",
    ),
}
_ID3_SECOND_NEWEST = 3


def tagged(sound: bytes, tags: Tags, *, id3_version: int = 4, cover: bytes = b"") -> bytes:
    """Return a file of sound with tags, and a JPEG picture when there is one.

    Args:
        sound: the file; its format is told by its content.
        tags: what to write; what is empty is left out.
        id3_version: 3 or 4, where the format uses ID3v2.
        cover: picture to embed.

    Raises:
        ValueError: the file is of no format that can be tagged.
    """
    file = io.BytesIO(sound)
    load: Callable[[io.BytesIO], Media | None] = mutagen.File
    media = load(file)
    if media is None:
        raise ValueError("this is not audio of a kind that can be tagged")
    if media.tags is None:
        media.add_tags()
    write, options = _writing(media, id3_version)
    write(media, _values_of(tags), cover)
    if options.get("v2_version") == _ID3_SECOND_NEWEST:
        media.tags.update_to_v23()
    file.seek(0)
    media.save(file, **options)
    return file.getvalue()


def _writing(media: Media, id3_version: int) -> tuple[Callable[..., None], dict[str, Any]]:
    """Return what puts values into the tags of a file, and how they want to be saved."""
    if isinstance(media.tags, id3.ID3):
        # Programs do not agree how ID3v2.3 parts values; a NUL is what most of them understand.
        return _write_id3, {"v2_version": id3_version, "v23_sep": None}
    if isinstance(media.tags, mp4.MP4Tags):
        return _write_mp4, {}
    if isinstance(media.tags, apev2.APEv2):
        return _write_ape, {}
    return (_write_asf if isinstance(media, asf.ASF) else _write_vorbis), {}


def _values_of(tags: Tags) -> Values:
    values = {
        "title": [tags.title],
        "artist": list(tags.artists),
        "album": [tags.album],
        "album artist": list(tags.album_artists),
        "date": [tags.date],
        "original date": [tags.original_date],
        "track": [_pair(tags.track, tags.track_total)],
        "disc": [_pair(tags.disc, tags.disc_total)],
        "disc subtitle": [tags.disc_subtitle],
        "genre": list(tags.genres),
        "composer": list(tags.composers),
        "conductor": list(tags.conductors),
        "performer": list(tags.performers),
        "work": [tags.work],
        "movement": [tags.movement],
        "movement number": [_pair(tags.movement_number, 0)],
        "compilation": ["1" if tags.compilation else ""],
        "release type": list(tags.release_types),
        "album id": [tags.mb_album_id],
        "catalog number": [tags.catalog_number],
        "country": [tags.country],
        "track id": [tags.mb_track_id],
    }
    return {name: several for name, several in values.items() if any(several)}


def _pair(number: int, total: int) -> str:
    if total:
        return f"{number}/{total}"
    return str(number) if number else ""


def _write_id3(media: Media, values: Values, cover: bytes) -> None:
    for name, several in values.items():
        frame, _, free_name = _NAMES[name].id3.partition(" ")
        media.tags.add(_id3_frame(frame, free_name, several))
    if cover:
        picture: Callable[..., Media] = id3.APIC
        media.tags.add(picture(encoding=3, mime="image/jpeg", type=3, desc="", data=cover))


def _id3_frame(frame: str, free_name: str, several: list[str]) -> Media:
    make: Media = getattr(id3, frame)
    if frame == "UFID":
        return make(owner="http://musicbrainz.org", data=several[0].encode("ascii"))
    if free_name:
        return make(encoding=3, desc=free_name, text=several)
    return make(encoding=3, text=several)


def _write_vorbis(media: Media, values: Values, cover: bytes) -> None:
    for name, several in values.items():
        media.tags[_NAMES[name].vorbis] = several
    if not cover:
        return
    make: Callable[[], Media] = flac.Picture
    picture = make()
    picture.type, picture.mime, picture.data = 3, "image/jpeg", cover
    if hasattr(media, "add_picture"):
        media.add_picture(picture)
    else:
        encoded = base64.b64encode(picture.write()).decode("ascii")
        media.tags["METADATA_BLOCK_PICTURE"] = [encoded]


def _write_ape(media: Media, values: Values, cover: bytes) -> None:
    for name, several in values.items():
        media.tags[_NAMES[name].ape] = several
    if cover:
        make: Callable[[bytes, int], Media] = apev2.APEValue
        media.tags["Cover Art (Front)"] = make(b"cover.jpg\0" + cover, apev2.BINARY)


def _write_mp4(media: Media, values: Values, cover: bytes) -> None:
    for name, several in values.items():
        atom = _NAMES[name].mp4
        if name in {"track", "disc"}:
            number, _, total = several[0].partition("/")
            media.tags[atom] = [(int(number), int(total or 0))]
        elif name == "movement number":
            media.tags[atom] = [int(several[0])]
        elif name == "compilation":
            media.tags[atom] = True
        elif atom.startswith(_FREE_ATOM):
            media.tags[atom] = [value.encode() for value in several]
        else:
            media.tags[atom] = several
    if cover:
        make: Callable[[bytes], Media] = mp4.MP4Cover
        media.tags["covr"] = [make(cover)]


def _write_asf(media: Media, values: Values, cover: bytes) -> None:
    for name, several in values.items():
        media.tags[_NAMES[name].asf] = several
    if cover:
        head = b"\x03" + len(cover).to_bytes(4, "little") + "image/jpeg\0\0".encode("utf-16-le")
        media.tags["WM/Picture"] = [head + cover]
