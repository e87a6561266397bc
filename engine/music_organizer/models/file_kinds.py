"""What a file name says the file is: audio, a picture, a leftover, or something else."""

import re
from enum import Enum

AUDIO_SUFFIXES = frozenset(
    {
        ".aac",
        ".aif",
        ".aifc",
        ".aiff",
        ".ape",
        ".asf",
        ".dff",
        ".dsf",
        ".flac",
        ".m4a",
        ".m4b",
        ".mp+",
        ".mp2",
        ".mp3",
        ".mp4",
        ".mpc",
        ".oga",
        ".ogg",
        ".opus",
        ".spx",
        ".tta",
        ".wav",
        ".wave",
        ".wma",
        ".wv",
    }
)
PICTURE_SUFFIXES = frozenset(
    {".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"},
)

# `._name` is what macOS leaves on foreign drives beside `name`, whatever suffix it carries.
_JUNK_FILE = re.compile(
    r"\._.*|thumbs\.db(?::encryptable)?|ehthumbs(?:_vista)?\.db|desktop\.ini|\.ds_store"
    r"|\.apdisk|\.localized|\.directory|\.?picasa\.ini|icon\r",
    re.IGNORECASE | re.DOTALL,
)
_SYSTEM_FOLDER = re.compile(
    r"\$recycle\.bin|recycler|system volume information|\.trash(?:es|-\d+)?|\.spotlight-v100"
    r"|\.fseventsd|\.documentrevisions-v100|\.temporaryitems|\.appledouble|__macosx|@eadir"
    r"|#recycle|lost\+found",
    re.IGNORECASE,
)


class FileKind(Enum):
    """The four kinds of file that the program tells apart by name."""

    AUDIO = "audio"
    PICTURE = "picture"
    JUNK = "junk"
    OTHER = "other"


def suffix_of(name: str) -> str:
    """Return the suffix of a file name in lower case, with its dot; empty when there is none."""
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix.lower() if stem.strip(".") else ""


def kind_of(name: str) -> FileKind:
    """Tell what kind of file bears this name; nothing is opened."""
    suffix = suffix_of(name)
    # All junk but what macOS leaves is known by names that music never bears.
    if suffix in AUDIO_SUFFIXES and not name.startswith("._"):
        return FileKind.AUDIO
    if _JUNK_FILE.fullmatch(name):
        return FileKind.JUNK
    return FileKind.PICTURE if suffix in PICTURE_SUFFIXES else FileKind.OTHER


def is_system_folder(name: str) -> bool:
    """Tell whether a folder is a recycle bin or another place the system keeps for itself."""
    return _SYSTEM_FOLDER.fullmatch(name) is not None
