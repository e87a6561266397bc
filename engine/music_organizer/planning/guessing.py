"""Fills what tags do not say from the names of file and folders, carefully.

Understood are `Artist - Album (Year)/01 - Title`, `Artist/Album/01 Title`, `Artist - Title`,
`01. Title`, `1-02 Title`, `Artist - Album - 01 - Title`, sides of records (`A1 Title`), folders of
discs (`CD1`, `[Disc 2]`) and underscores for spaces. A folder counts as an album only when its name
has the form of one or the file carries a number; what cannot be told stays empty. Names that
programs write because they do not know (`Unknown Artist`) count as missing.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from music_organizer.models.album_choice import VARIOUS_ARTISTS
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.readings import Tags
from music_organizer.planning.artists import (
    artist_key,
    artist_keys,
    is_placeholder,
    is_various,
)
from music_organizer.planning.classical import with_work
from music_organizer.planning.disc_names import disc_of_folder
from music_organizer.planning.file_name_guess import FileNameGuess, guess_from_file_name
from music_organizer.planning.filenames import CACHED_NAMES, cleaned
from music_organizer.planning.folder_guess import FolderGuess, guess_from_folders
from music_organizer.planning.spelling import name_key

_DEEPEST_LOOK = 4
_SEPARATOR = " - "


def guess(relative_path: PurePath) -> dict[str, str]:
    """Return what the path tells: title, artist, albumartist, album, track, disc and year.

    Args:
        relative_path: path of the file below the folder that is organized.
    """
    folders = guess_from_folders(tuple(map(_readable, _folders(relative_path))))
    name = guess_from_file_name(_readable(relative_path.stem), in_album=bool(folders.album))
    told = _told_by_file(name, folders)
    if folders.certain or name.track or name.on_side:
        told |= _told_by_folders(folders, told)
    told["disc"] = str(name.disc or folders.disc or "")
    return {field: text for field, text in told.items() if text}


def completed(audio_file: AudioFile, root: Path) -> AudioFile:
    """Fill the tags that are missing, naming them in `guessed`; the file itself stays as it is.

    Args:
        audio_file: what the tags of the file say.
        root: the folder that is organized; names above it tell nothing.
    """
    tags = with_work(_without_placeholders(audio_file.tags))
    if _complete(tags) and (tags.disc or not disc_of_folder(audio_file.folder.name)):
        return audio_file if tags is audio_file.tags else audio_file.with_tags(tags)
    path = audio_file.path
    relative = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
    told = guess(relative)
    wrong = _misread(path, tags, told)
    told = {name: text for name, text in told.items() if name not in wrong}
    changes = _changes(tags, told)
    if not changes and tags is audio_file.tags:
        return audio_file
    return audio_file.with_tags(tags._replace(**changes), changes)


def _folders(path: PurePath) -> list[str]:
    return [part for part in path.parts[:-1] if part != path.anchor][-_DEEPEST_LOOK:]


def _readable(name: str) -> str:
    """Return a name with spaces for underscores, and with Western letters for stray bytes."""
    try:
        name = name.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError as error:
        name = error.object.decode("cp1252", "replace")
    except UnicodeEncodeError:
        pass  # half a surrogate pair that stands for no byte; cleaning takes it out
    return cleaned(name if " " in name else name.replace("_", " "))


def _told_by_file(name: FileNameGuess, folders: FolderGuess) -> dict[str, str]:
    told = {"title": name.rest, "track": str(name.track or "")}
    if name.before:
        told["artist"] = name.before[0]
        told["album"] = _SEPARATOR.join(name.before[1:])
        return told
    artist, separator, title = name.rest.partition(_SEPARATOR)
    if separator and title and _names_artist(artist, folders):
        told |= {"artist": artist, "title": title}
    return told


def _names_artist(name: str, folders: FolderGuess) -> bool:
    """Tell whether the part before the dash is an artist, not the beginning of a title."""
    if name.isdecimal():
        return False
    if not folders.artist or is_various(folders.artist):
        return True
    return artist_key(name) == artist_key(folders.artist)


def _told_by_folders(folders: FolderGuess, told: Mapping[str, str]) -> dict[str, str]:
    more = {"album": told.get("album") or folders.album, "year": folders.year}
    if is_various(folders.artist):
        more["albumartist"] = VARIOUS_ARTISTS
    elif not told.get("artist"):
        more["artist"] = folders.artist
    return more


def _without_placeholders(tags: Tags) -> Tags:
    title, album, artists, makers = tags.title, tags.album, tags.artists, tags.album_artists
    if not (is_placeholder(title) or is_placeholder(album) or _hold_one(artists, makers)):
        return tags
    return tags._replace(
        title="" if is_placeholder(title) else title,
        album="" if is_placeholder(album) else album,
        artists=tuple(name for name in artists if not is_placeholder(name)),
        album_artists=tuple(name for name in makers if not is_placeholder(name)),
    )


@lru_cache(CACHED_NAMES)
def _hold_one(artists: tuple[str, ...], makers: tuple[str, ...]) -> bool:
    return any(map(is_placeholder, artists)) or any(map(is_placeholder, makers))


def _complete(tags: Tags) -> bool:
    dated = tags.date or tags.original_date
    return bool(tags.title and tags.artists and tags.album and tags.track and dated)


def _misread(path: PurePath, tags: Tags, told: Mapping[str, str]) -> set[str]:
    """Return the guesses from a file name that the tags prove wrong.

    `10 Years - 7 Days` begins with an artist, not with a track, and `Song - Part 1` is all title.
    """
    stem, title = name_key(_readable(path.stem)), name_key(tags.title)
    told_title = name_key(told.get("title", ""))
    wrong: set[str] = set()
    if any(name[:1].isdecimal() and name_key(name) in stem for name in tags.artists):
        wrong |= {"track", "disc"}
    if tags.title[:1].isdecimal() and told_title != title:
        wrong |= {"track", "disc"}
    if title != told_title and title.endswith(told_title):
        wrong |= {"artist"}
    return wrong


def _changes(tags: Tags, told: Mapping[str, str]) -> dict[str, Any]:
    """Choose what of the guesses may be taken, given what the tags say themselves."""
    changes: dict[str, Any] = {}
    same_album = _agree(tags.album, told.get("album", ""))
    same_artist = _artists_agree(tags, told)
    if not tags.title and "title" in told:
        changes["title"] = told["title"]
    if not tags.track and "track" in told:
        changes["track"] = int(told["track"])
    if not tags.disc and "disc" in told:
        changes["disc"] = int(told["disc"])
    if not tags.artists and not tags.album_artists and same_album:
        changes |= _artists_told(told)
    if not tags.album and "album" in told and same_artist:
        changes["album"] = told["album"]
    if not (tags.date or tags.original_date) and "year" in told and same_album and same_artist:
        changes["date"] = told["year"]
    return changes


def _artists_told(told: Mapping[str, str]) -> dict[str, Any]:
    fields = {"artist": "artists", "albumartist": "album_artists"}
    return {field: (told[name],) for name, field in fields.items() if name in told}


def _agree(known: str, told: str) -> bool:
    return not known or not told or name_key(known) == name_key(told)


def _artists_agree(tags: Tags, told: Mapping[str, str]) -> bool:
    known = {*artist_keys(tags.artists), *artist_keys(tags.album_artists)}
    return not known or "artist" not in told or artist_key(told["artist"]) in known
