"""ID3 of every version, as it lies in MP3, True Audio, AIFF, WAV, DSF and DSDIFF files."""

from collections.abc import Mapping
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


def raw_values(tags: ForeignTags) -> Raw:
    """Return the values of an ID3 tag; frames of the standard win over free ones.

    A slash parts nothing here: ID3v2.3 would have it part several artists, but far more often it
    is in the name of one.
    """
    frames = {
        name: [str(text) for text in tags[frame].text]
        for frame, name in _NAME_OF_FRAME.items()
        if frame in tags
    }
    if "TCON" in tags:
        frames["genre"] = list(tags["TCON"].genres)
    if "TMCL" in tags:
        frames["performer"] = [name for _, name in tags["TMCL"].people]
    if _RECORDING_ID in tags:
        frames["musicbrainztrackid"] = [tags[_RECORDING_ID].data.decode("ascii", "ignore")]
    free = gather((frame.desc, map(str, frame.text)) for frame in tags.getall("TXXX"))
    return merge(frames, free)


def has_cover(tags: ForeignTags) -> bool:
    """Tell whether a picture is among the frames."""
    return bool(tags.getall("APIC"))


def is_version_one(tags: ForeignTags) -> bool:
    """Tell whether only the 128 bytes of ID3v1 were found, with their names cut short."""
    return bool(tags.version < (2,))
