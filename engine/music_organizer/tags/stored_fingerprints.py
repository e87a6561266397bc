"""Read the fingerprint of its sound that another program left in the tags of a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from music_organizer.models.duplicates import Fingerprint
from music_organizer.models.file_kinds import suffix_of
from music_organizer.tags.chromaprint import unpacked
from music_organizer.tags.fields import FINGERPRINT
from music_organizer.tags.formats import CLASS_OF_SUFFIX, ForeignTags
from music_organizer.tags.opening import in_words, open_audio
from music_organizer.tags.reader import STRAY, attempt, by_content, raw_values
from music_organizer.tags.unreadable import UnreadableTags


def read_fingerprint(path: Path) -> Fingerprint | None:
    """Return the fingerprint in the tags of a file, `None` when none is there that can be read.

    Raises:
        UnreadableTags: the file cannot be opened. Nothing else is ever raised.
    """
    file, _ = open_audio(path)
    with file:
        try:
            for tags in _found(path, file):
                for text in raw_values(tags).get(FINGERPRINT, ()):
                    return unpacked(text)
        except OSError as error:
            raise UnreadableTags(in_words(error)) from error
        except Exception as error:
            # A parser that meets hostile bytes raises whatever it stumbles over.
            raise UnreadableTags("Its tags cannot be read.") from error
    return None


def _found(path: Path, file: BinaryIO) -> Iterator[ForeignTags]:
    """Yield all tags of a file, in the order in which the reader of tags meets them."""
    kind = CLASS_OF_SUFFIX.get(suffix_of(path.name))
    for media in (attempt(kind.load, file) if kind else None, attempt(by_content, file)):
        if media is not None:
            yield media.tags
    for stray in STRAY:
        yield attempt(stray, file)
