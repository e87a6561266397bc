"""A small messy library to try the program with."""

from pathlib import Path
from typing import NamedTuple

from music_organizer.demo.library import write_sample_library
from music_organizer.services.reports import scratch_folder


class SampleLibrary(NamedTuple):
    """Where a sample library lies, and where it would be organized to.

    Attributes:
        source: the messy folder.
        target: the library, which is not there yet.
    """

    source: Path
    target: Path


def make_sample_library() -> SampleLibrary:
    """Write the sample library to a new folder among the temporary files, where it stays.

    It blocks for as long as that takes, so the window calls it on another thread.

    Raises:
        MusicOrganizerError: the folder cannot be made.
        OSError: the library cannot be written; what was written is removed again.
    """
    with scratch_folder() as scratch:
        sample = SampleLibrary(scratch.path / "unsorted", scratch.path / "library")
        write_sample_library(sample.source)
        scratch.stays = True
    return sample
