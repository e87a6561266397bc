"""What the name of a file that is no audio tells of its part in an album."""

import re
from enum import Enum

from music_organizer.models.file_kinds import (
    AUDIO_SUFFIXES,
    PICTURE_SUFFIXES,
    suffix_of,
)


class CompanionKind(Enum):
    """Kinds of companions, which differ in what they are tied to."""

    RECORD = "what a ripper or a checksum tool wrote about the files beside it"
    LYRICS = "words to a track"
    PLAYLIST = "a list of tracks"
    PAPER = "a text, booklet or link"
    PICTURE = "a picture that is no cover by its name"
    VIDEO = "a film"


_SUFFIXES = {
    CompanionKind.RECORD: ".cue .log .accurip .toc .sfv .md5 .ffp .st5 .sha1 .sha256 .sha512",
    CompanionKind.LYRICS: ".lrc .elrc .srt .vtt .ass",
    CompanionKind.PLAYLIST: ".m3u .m3u8 .pls .xspf .wpl",
    CompanionKind.PAPER: ".txt .nfo .pdf .djvu .rtf .diz .md .html .htm .url .webloc",
    CompanionKind.PICTURE: " ".join(PICTURE_SUFFIXES),
    CompanionKind.VIDEO: ".mkv .avi .m4v .mov .mpg .mpeg .webm .wmv .flv .vob",
}
_KINDS = {suffix: kind for kind, text in _SUFFIXES.items() for suffix in text.split()}

# Between the name of a track and `.lrc` stands the suffix of the audio file, or a language.
_LANGUAGE = re.compile(r"\.[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_EXTRAS_FOLDERS = (
    "art artwork artworks booklet booklets bonus bilder cover covers cue cues docs extra extras"
    " foto fotos image images info inlay log logs lyric lyrics photo photos pic pics picture"
    " pictures proof scan scans sleeve texte video videos"
)
_EXTRAS = frozenset(_EXTRAS_FOLDERS.split())


def companion_kind(name: str) -> CompanionKind | None:
    """Return what kind of companion bears this name; `None` when it is none.

    Hidden files are none: other programs look for them where they are.
    """
    return None if name.startswith(".") else _KINDS.get(suffix_of(name))


def is_extras_folder(name: str) -> bool:
    """Tell whether a folder is one for scans and the like: `Scans`, `Artwork (600 dpi)`."""
    return not name.startswith(".") and not _EXTRAS.isdisjoint(_WORDS.findall(name.casefold()))


def track_names(name: str) -> list[tuple[str, str]]:
    """Return the names a track beside it may have, the likeliest first, and what follows each.

    `01 Song.lrc` belongs to `01 Song`, `01 Song.de.lrc` too (followed by `.de`), and
    `01 Song.flac.md5` to `01 Song.flac`.

    Args:
        name: name of the companion.
    """
    stem = name[: len(name) - len(suffix_of(name))]
    shorter, dot, last = stem.rpartition(".")
    names = [(stem, "")]
    if shorter and dot and _LANGUAGE.fullmatch(dot + last) and not _is_audio(dot + last):
        names.append((shorter, dot + last))
    return names


def _is_audio(suffix: str) -> bool:
    return suffix.lower() in AUDIO_SUFFIXES
