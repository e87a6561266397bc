"""Read one audio file: what it is, what its tags say, and whether they can be trusted at all."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

import mutagen
from mutagen.apev2 import APEv2
from mutagen.id3 import ID3

from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.file_kinds import suffix_of
from music_organizer.models.readings import LOSSLESS_FORMATS, Reading, Sound, Tags
from music_organizer.tags import asf_tags, id3_tags, keyed_tags, mp4_tags
from music_organizer.tags.fields import Raw, tags_from
from music_organizer.tags.formats import CLASS_OF_SUFFIX, ForeignTags, Media, format_of
from music_organizer.tags.opening import in_words, open_audio
from music_organizer.tags.unreadable import UnreadableTags

T = TypeVar("T")

NO_TAGS = Tags()

_TOO_LARGE = "Reading its tags would take more memory than a file of music ever needs."
_NOT_AUDIO = "It is not audio of a kind that is known here."


class _Family(NamedTuple):
    """How one family of tags is read."""

    raw_values: Callable[[ForeignTags], Raw]
    has_cover: Callable[[ForeignTags], bool]


_FAMILIES = {
    "ID3Tags": _Family(id3_tags.raw_values, id3_tags.has_cover),
    "VComment": _Family(keyed_tags.vorbis_values, keyed_tags.vorbis_has_cover),
    "APEv2": _Family(keyed_tags.ape_values, keyed_tags.ape_has_cover),
    "MP4Tags": _Family(mp4_tags.raw_values, mp4_tags.has_cover),
    "ASFTags": _Family(asf_tags.raw_values, asf_tags.has_cover),
}

# These may be stuck to the end or the front of any file, whatever its own tags are.
STRAY: tuple[Callable[[BinaryIO], ForeignTags], ...] = (APEv2, ID3)


def read_tags(path: Path) -> Reading:
    """Read the tags of one file; a file without tags is a `Reading` with empty ones.

    The suffix says which reader is tried first. When that one fails or finds nothing, the
    content decides, so that a file with the wrong suffix is read as what it is.

    Raises:
        UnreadableTags: the file cannot be opened or is not whole audio of a kind known here.
            Nothing else is ever raised, whatever the file holds.
    """
    file, identity = open_audio(path)
    with file:
        try:
            return _read(file, path, identity)
        except UnreadableTags as finding:
            raise UnreadableTags(finding.reason, identity) from finding
        except MemoryError as error:
            raise UnreadableTags(_TOO_LARGE, identity) from error
        except OSError as error:
            raise UnreadableTags(in_words(error), identity) from error
        except Exception as error:
            # A parser that meets hostile bytes raises whatever it stumbles over.
            raise UnreadableTags(_damaged(path), identity) from error


def _read(file: BinaryIO, path: Path, identity: FileIdentity) -> Reading:
    kind = CLASS_OF_SUFFIX.get(suffix_of(path.name))
    media = attempt(kind.load, file) if kind else None
    tags, cover = _tags_of(media, file)
    if tags == NO_TAGS:
        detected = attempt(by_content, file)
        other_tags, other_cover = _tags_of(detected, file)
        if media is None or other_tags != NO_TAGS:
            media, tags, cover = detected, other_tags, other_cover
    # Noise may look like MP3 frames for a moment; without tags that is not enough.
    if media is None or (tags == NO_TAGS and getattr(media.info, "sketchy", False)):
        raise UnreadableTags(_damaged(path))
    sound = Sound(
        format_of(media),
        _finite(getattr(media.info, "length", 0)),
        int(_finite(getattr(media.info, "bitrate", 0))),
        cover or bool(getattr(media, "pictures", ())),
        int(_finite(getattr(media.info, "sample_rate", 0))),
        _bit_depth(media),
    )
    return Reading(identity, sound, tags)


def attempt(read: Callable[[BinaryIO], T | None], file: BinaryIO) -> T | None:
    """Try one way to read the file; there is another one when it fails."""
    try:
        file.seek(0)
        return read(file)
    except (MemoryError, OSError):
        raise
    except Exception:  # noqa: BLE001 - parsers raise whatever they stumble over
        return None


def by_content(file: BinaryIO) -> Media | None:
    """Let mutagen look at the bytes alone; the name has been believed once already."""
    detect: Callable[[BinaryIO], Media | None] = mutagen.File
    media = detect(file)
    return media if media is not None and format_of(media) else None


def _tags_of(media: Media | None, file: BinaryIO) -> tuple[Tags, bool]:
    """Return what the file's own tags say, else what tags of another format in it say."""
    if media is None:
        return NO_TAGS, False
    tags, cover = _normalized(media.tags)
    if tags != NO_TAGS and not _is_version_one(media.tags):
        return tags, cover
    for kind in STRAY:
        found, found_cover = _normalized(attempt(kind, file))
        if found != NO_TAGS:
            return found, cover or found_cover
    return tags, cover


def raw_values(tags: ForeignTags) -> Raw:
    """Return what tags of any family say under plain keys; nothing for a family not known here."""
    family = _family(tags)
    return family.raw_values(tags) if family is not None else {}


def _normalized(tags: ForeignTags) -> tuple[Tags, bool]:
    family = _family(tags)
    if family is None:
        return NO_TAGS, False
    return tags_from(family.raw_values(tags)), family.has_cover(tags)


def _family(tags: ForeignTags) -> _Family | None:
    for ancestor in type(tags).__mro__:
        family = _FAMILIES.get(ancestor.__name__)
        if family is not None:
            return family
    return None


def _is_version_one(tags: ForeignTags) -> bool:
    return hasattr(tags, "getall") and id3_tags.is_version_one(tags)


def _bit_depth(media: Media) -> int:
    """Return the bits of a sample; lossy formats only tell what their decoder would give out."""
    if format_of(media) not in LOSSLESS_FORMATS:
        return 0
    return int(_finite(getattr(media.info, "bits_per_sample", 0)))


def _finite(value: float | None) -> float:
    found = float(value or 0)
    return found if math.isfinite(found) and found > 0 else 0.0


def _damaged(path: Path) -> str:
    kind = CLASS_OF_SUFFIX.get(suffix_of(path.name))
    return f"It is damaged, or no {kind.words} file at all." if kind else _NOT_AUDIO
