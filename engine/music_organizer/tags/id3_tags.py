"""ID3 of every version, as it lies in MP3, True Audio, AIFF, WAV, DSF and DSDIFF files."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from music_organizer.tags.fields import Raw, gather, merge
from music_organizer.tags.formats import ForeignTags

_NAME_OF_FRAME: Mapping[str, str] = MappingProxyType(
    {
        "TALB": "album",
        "TCMP": "compilation",
        "TCOM": "composer",
        "TDOR": "originaldate",
        "TDRC": "date",
        "TDRL": "releasedate",
        "MVIN": "movement",
        "MVNM": "movementname",
        "TIT2": "title",
        "TPE1": "artist",
        "TPE2": "albumartist",
        "TPE3": "conductor",
        "TPOS": "discnumber",
        "TRCK": "tracknumber",
        "TSST": "discsubtitle",
        "TYER": "year",
    }
)
_RECORDING_ID = "UFID:http://musicbrainz.org"
_CURRENT = (2, 4)
_OLD_FRAMES = frozenset({"TDAT", "TIME", "TORY", "TYER"})
_FREE = "TXXX:"
_PICTURE = "APIC:"


def raw_values(tags: ForeignTags) -> Raw:
    """Return the values of an ID3 tag; frames of the standard win over free ones.

    A slash parts nothing here: ID3v2.3 would have it part several artists, but far more often it
    is in the name of one.
    """
    if not _is_current(tags):
        tags.update_to_v24()
    frames: dict[str, list[str]] = {}
    free: list[tuple[str, Iterable[str]]] = []
    for key, frame in tags.items():
        if key in _NAME_OF_FRAME:
            frames[_NAME_OF_FRAME[key]] = [str(text) for text in frame.text]
        elif key.startswith(_FREE):
            free.append((frame.desc, map(str, frame.text)))
        elif key == "TCON":
            frames["genre"] = list(frame.genres)
        elif key == "TMCL":
            frames["performer"] = [name for _, name in frame.people]
        elif key == _RECORDING_ID:
            frames["musicbrainztrackid"] = [frame.data.decode("ascii", "ignore")]
    return merge(frames, gather(free))


def _is_current(tags: ForeignTags) -> bool:
    """Tell whether nothing in a tag is written as older versions have it."""
    if tags.version < _CURRENT or not _OLD_FRAMES.isdisjoint(tags):
        return False
    return "TCON" not in tags or not any(text.startswith("(") for text in tags["TCON"].text)


def has_cover(tags: ForeignTags) -> bool:
    """Tell whether a picture is among the frames."""
    return any(key.startswith(_PICTURE) for key in tags)


def is_version_one(tags: ForeignTags) -> bool:
    """Tell whether only the 128 bytes of ID3v1 were found, with their names cut short."""
    return bool(tags.version < (2,))
