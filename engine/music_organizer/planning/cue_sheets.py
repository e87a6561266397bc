"""Audio without any tags is known by the cue sheet that its ripper wrote beside it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from music_organizer.models.audio_file import CUE_SHEET, AudioFile
from music_organizer.models.readings import Tags
from music_organizer.planning.filenames import folded
from music_organizer.playlists.cue_sheet import CueSheet, CueTrack, cue_sheets


def says_nothing(file: AudioFile) -> bool:
    """Tell whether nobody could know a file by its tags."""
    tags = file.tags
    return not (tags.title or tags.album or tags.artists or tags.album_artists)


class CueSheets:
    """The cue sheets of folders that hold audio without tags."""

    def __init__(self) -> None:
        self._at: dict[Path, list[tuple[Path, bytes]]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._at)

    def add(self, path: Path, data: bytes) -> None:
        """Take a cue sheet in, as its bytes lie on the disk."""
        self._at[path.parent].append((path, data))

    def told(self, file: AudioFile) -> AudioFile:
        """Fill the tags of a file that has none from the cue sheets beside it.

        A sheet knows the files it names, whatever they are coded in by now, and the one that bears
        its own name. Where two sheets disagree about a file, neither is believed.
        """
        if not says_nothing(file):
            return file
        found = {
            tags for path, data in self._at.get(file.folder, ()) for tags in _said(path, data, file)
        }
        if len(found) != 1:
            return file
        # What little the file says itself, such as a year, stays.
        pairs = zip(file.tags, found.pop(), strict=True)
        return file.with_tags(Tags._make(own or told for own, told in pairs), [CUE_SHEET])


def _said(path: Path, data: bytes, file: AudioFile) -> Iterator[Tags]:
    """Yield what a sheet says of a file, read in the first way in which it knows the file."""
    for sheet in cue_sheets(data):
        tracks = [track for track in sheet.tracks if _stem(track.file) == _stem(file.name)]
        if not tracks and len(sheet.files) == 1 and _stem(path.name) == _stem(file.name):
            tracks = sheet.tracks
        # Only the name of a file that is there can tell which alphabet a sheet is written in.
        is_certain = not sheet.is_doubtful or not _stem(file.name).isascii()
        tags = _tags(sheet, tracks) if tracks and is_certain else Tags()
        if tags != Tags():
            yield tags
            return


def _tags(sheet: CueSheet, tracks: list[CueTrack]) -> Tags:
    """Return the tags of a track, or those of a whole disc in one file."""
    is_image = len(tracks) > 1
    title = sheet.title if is_image else tracks[0].title
    performer = sheet.performer if is_image else tracks[0].performer or sheet.performer
    return Tags(
        title=title,
        track=0 if is_image else tracks[0].number,
        artists=_names(performer),
        album=sheet.title,
        album_artists=_names(sheet.performer),
        date=sheet.date,
        genres=_names(sheet.genre),
    )


def _names(name: str) -> tuple[str, ...]:
    return (name,) if name else ()


def _stem(name: str) -> str:
    # Sheets were mostly written on Windows, whose paths part names with either slash.
    return folded(PureWindowsPath(name).stem)
