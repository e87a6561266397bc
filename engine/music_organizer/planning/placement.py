"""Where each file of an album goes, and why."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from music_organizer.models.album_choice import PlannedAlbum
from music_organizer.models.audio_file import CUE_SHEET, AudioFile
from music_organizer.models.category import Category
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.readings import Tags
from music_organizer.planning.album import Album
from music_organizer.planning.album_choices import ChosenAlbums, decided
from music_organizer.planning.albums import group_albums
from music_organizer.planning.artists import displayed
from music_organizer.planning.classification import Classification
from music_organizer.planning.filenames import cleaned, safe_file_name, safe_suffix
from music_organizer.planning.guessing import completed
from music_organizer.planning.path_format import (
    FIELDS,
    AlbumPaths,
    MissingFieldError,
    PathFormat,
    is_roomy,
    parse_all,
)
from music_organizer.planning.path_functions import initial
from music_organizer.planning.residents import Residents
from music_organizer.planning.using_up import used_up

_GUESSED_NAMES = {
    "title": "title",
    "artists": "artist",
    "album_artists": "album artist",
    "album": "album",
    "track": "track",
    "disc": "disc",
    "date": "year",
}

_RARE = ("artist", "work", "movement", "conductor", "performer")


class Placement(NamedTuple):
    """Where one file goes; every file of an album shares its folders and reason.

    Attributes:
        file: the file.
        folders: components of its folder, relative to the target.
        stem: its name without the suffix; empty when the file stays.
        suffix: its suffix in small letters, with the dot.
        reason: why it goes there.
        planned: the album it is a part of.
        missing: what would have to be known to place it, in words; the file then stays.
    """

    file: AudioFile
    folders: tuple[str, ...] = ()
    stem: str = ""
    suffix: str = ""
    reason: str = ""
    missing: str = ""
    planned: PlannedAlbum | None = None

    @property
    def target(self) -> PurePosixPath | None:
        """The path relative to the target; `None` when the file stays."""
        return None if self.missing else PurePosixPath(*self.folders, self.stem + self.suffix)


def placements(
    files: Iterable[AudioFile],
    root: Path,
    path_formats: Mapping[Category, str],
    chosen: ChosenAlbums | None = None,
    residents: Residents | None = None,
) -> Iterator[Placement]:
    """Complete, group, classify and place the files found below a folder.

    Args:
        files: what was found, with the tags as they were read.
        root: the folder that is organized; names of folders below it help where tags are missing.
        path_formats: the path format of every category.
        chosen: what the person decided about albums.
        residents: what lies in the library already.

    Raises:
        PathFormatError: a path format has a mistake.
    """
    formats = parse_all(path_formats)
    chosen = chosen or ChosenAlbums({})
    albums = group_albums(completed(file, root) for file in files)
    for album in used_up(albums):
        choice = chosen.of(album)
        found, classification = decided(album, choice)
        if residents is not None:
            found, classification = _kept_apart(residents, found, classification, formats)
        planned = PlannedAlbum(
            key=album.key,
            name=album.name,
            album_artist=album.album_artist,
            category=classification.category,
            choice=choice,
        )
        yield from place(found, classification, formats, planned)


def _kept_apart(
    residents: Residents,
    album: Album,
    classification: Classification,
    formats: Mapping[Category, PathFormat],
) -> tuple[Album, Classification]:
    """Give an album another edition where another release of it has its folder already."""

    def at(one: Album) -> tuple[str, ...]:
        return next(place(one, classification, formats)).folders

    found = residents.kept_apart(album, at)
    if found.edition == album.edition:
        return album, classification
    told = f"{classification.reason}; the library holds another release of it"
    return found, replace(classification, reason=told)


def place(
    album: Album,
    classification: Classification,
    formats: Mapping[Category, PathFormat],
    planned: PlannedAlbum | None = None,
) -> Iterator[Placement]:
    """Place the files of an album, in the order of its tracks."""
    path_format = formats[classification.category]
    values = _TrackValues(album, path_format.fields)
    paths = AlbumPaths(
        path_format, _album_values(album, classification, path_format), values.fields
    )
    reasons: dict[tuple[object, ...], str] = {}
    for file, disc in zip(album.files, album.discs, strict=True):
        suffix = safe_suffix(suffix_of(file.name))
        said = file.guessed, file.tags.doubtful
        reason = reasons.get(said)
        if reason is None:
            reason = reasons[said] = _reason(classification.reason, *said)
        try:
            folders, stem = paths.path(values.of(file.tags, disc), len(suffix))
        except MissingFieldError as error:
            yield Placement(file, reason=reason, missing=_missing(error.name), planned=planned)
            continue
        if not is_roomy(stem, len(suffix)):
            stem = safe_file_name(stem, suffix).removesuffix(suffix)
        yield Placement(file, folders, stem, suffix, reason, planned=planned)


def _album_values(
    album: Album, classification: Classification, path_format: PathFormat
) -> dict[str, str]:
    live = classification.category is Category.LIVE
    # A day that the path shows anyway is not repeated in the name; otherwise it has to stay there.
    dated = live and "date" in path_format.fields and classification.title
    several = album.disc_count > 1
    edition = f" [{album.edition}]" if album.edition else ""
    return {
        "albumartist": album.album_artist,
        "album": (classification.title if dated else album.name) + edition,
        "year": album.year,
        "date": (classification.date or album.year) if live else album.date,
        "disctotal": str(album.disc_count) if several else "",
        "genre": album.genre,
        "composer": album.composer,
        "category": classification.category.label,
        "decade": f"{album.year[:3]}0s" if album.year else "",
        "initial": initial(album.album_artist),
        "venue": classification.venue,
    }


class _TrackValues:
    """The values that differ from track to track of an album, those that a format asks for.

    Args:
        album: the album.
        asked: the fields of the path format.
    """

    def __init__(self, album: Album, asked: frozenset[str]) -> None:
        self._nobody = "" if album.is_compilation else album.album_artist
        self._track_width = album.track_width if album.name else 0
        self._disc_width = len(str(album.disc_count)) if album.disc_count > 1 else 0
        self._rare = [name for name in _RARE if name in asked]
        # What no track has vanishes once for the whole album.
        own = ["track"] * (self._track_width > 0) + ["disc"] * (self._disc_width > 0)
        self.fields = ("title", *own, *self._rare)

    def of(self, tags: Tags, disc: int) -> dict[str, str]:
        """Return the values of one track, each on one line."""
        values = {"title": cleaned(tags.title)}
        if self._track_width:
            values["track"] = str(tags.track).zfill(self._track_width) if tags.track > 0 else ""
        if self._disc_width:
            values["disc"] = str(disc).zfill(self._disc_width) if disc > 0 else ""
        for name in self._rare:
            values[name] = cleaned(self._value(name, tags))
        return values

    def _value(self, name: str, tags: Tags) -> str:
        if name == "artist":
            return displayed(tags.artists) or self._nobody
        if name == "work":
            return tags.work
        if name == "movement":
            return tags.movement
        return displayed(tags.conductors if name == "conductor" else tags.performers)


def _reason(reason: str, guessed: frozenset[str], doubtful: Iterable[str]) -> str:
    by_sheet = ("its cue sheet tells what it is",) if CUE_SHEET in guessed else ()
    reason = "; ".join((reason, *by_sheet, *(f"its tags name {doubt}" for doubt in doubtful)))
    told = [name for field, name in _GUESSED_NAMES.items() if field in guessed]
    return f"{reason} ({', '.join(told)} told from its name and folder)" if told else reason


def _missing(field: str) -> str:
    return f"neither its tags nor its names tell the {FIELDS[field].split(',')[0]}"
