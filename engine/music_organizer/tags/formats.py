"""Which reader of mutagen fits which file, by suffix and by what the reader found."""

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

Media = Any
"""An instance of one of mutagen's file classes: `info`, `tags` and, in FLAC, `pictures`."""
ForeignTags = Any
"""The tags in it, of whichever class the format has; mutagen itself declares no types."""


class FileClass(NamedTuple):
    """One of mutagen's file classes, imported only when a file asks for it.

    Attributes:
        module: module it lives in.
        name: its name there.
        format: what the program calls the format.
        words: what a person calls it.
        options: what else the class is told.
    """

    module: str
    name: str
    format: str
    words: str
    options: Mapping[str, object] = MappingProxyType({})

    def load(self, file: BinaryIO) -> Media:
        """Let mutagen read the file from its beginning."""
        file.seek(0)
        read: Callable[..., Media] = getattr(importlib.import_module(self.module), self.name)
        return read(file, **self.options)


# Frames of old versions are translated only where there are any, by `id3_tags`.
_MP3 = FileClass("mutagen.mp3", "MP3", "mp3", "MP3", MappingProxyType({"translate": False}))
_MP4 = FileClass("mutagen.mp4", "MP4", "aac", "MP4")
_AIFF = FileClass("mutagen.aiff", "AIFF", "aiff", "AIFF")
_ASF = FileClass("mutagen.asf", "ASF", "wma", "Windows Media")
_WAVE = FileClass("mutagen.wave", "WAVE", "wav", "WAV")
_FLAC = FileClass("mutagen.flac", "FLAC", "flac", "FLAC")
_OPUS = FileClass("mutagen.oggopus", "OggOpus", "opus", "Opus")
_SPEEX = FileClass("mutagen.oggspeex", "OggSpeex", "speex", "Speex")
_VORBIS = FileClass("mutagen.oggvorbis", "OggVorbis", "vorbis", "Ogg Vorbis")
_OGG_FLAC = FileClass("mutagen.oggflac", "OggFLAC", "flac", "Ogg FLAC")
_MUSEPACK = FileClass("mutagen.musepack", "Musepack", "mpc", "Musepack")

_CLASSES = (
    _MP3,
    _MP4,
    _AIFF,
    _ASF,
    _WAVE,
    _FLAC,
    _OPUS,
    _SPEEX,
    _VORBIS,
    _OGG_FLAC,
    _MUSEPACK,
    FileClass("mutagen.aac", "AAC", "aac", "AAC"),
    FileClass("mutagen.dsf", "DSF", "dsf", "DSF"),
    FileClass("mutagen.dsdiff", "DSDIFF", "dff", "DSDIFF"),
    FileClass("mutagen.monkeysaudio", "MonkeysAudio", "ape", "Monkey's Audio"),
    FileClass("mutagen.trueaudio", "TrueAudio", "tta", "True Audio"),
    FileClass("mutagen.wavpack", "WavPack", "wv", "WavPack"),
)
_BY_NAME: Mapping[str, FileClass] = MappingProxyType({kind.name: kind for kind in _CLASSES})

CLASS_OF_SUFFIX: Mapping[str, FileClass] = MappingProxyType(
    {
        ".aac": _BY_NAME["AAC"],
        ".aif": _AIFF,
        ".aifc": _AIFF,
        ".aiff": _AIFF,
        ".ape": _BY_NAME["MonkeysAudio"],
        ".asf": _ASF,
        ".dff": _BY_NAME["DSDIFF"],
        ".dsf": _BY_NAME["DSF"],
        ".flac": _FLAC,
        ".m4a": _MP4,
        ".m4b": _MP4,
        ".mp+": _MUSEPACK,
        ".mp2": _MP3,
        ".mp3": _MP3,
        ".mp4": _MP4,
        ".mpc": _MUSEPACK,
        ".oga": _OGG_FLAC,
        ".ogg": _VORBIS,
        ".opus": _OPUS,
        ".spx": _SPEEX,
        ".tta": _BY_NAME["TrueAudio"],
        ".wav": _WAVE,
        ".wave": _WAVE,
        ".wma": _ASF,
        ".wv": _BY_NAME["WavPack"],
    }
)


def format_of(media: Media) -> str:
    """Return our short name of the format of what was read; empty for what is not music."""
    kind = _BY_NAME.get(type(media).__name__)
    if kind is None:
        return ""
    if kind is _MP4:
        return _mp4_codec(media.info.codec)
    if kind is _MP3:
        return f"mp{media.info.layer}"
    return kind.format


def _mp4_codec(codec: str) -> str:
    name = codec.lower().split(".")[0]
    return {"": "mp4", "mp4a": "aac"}.get(name, name)
