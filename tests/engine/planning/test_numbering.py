"""What steps become once they are numbered."""

from pathlib import Path

import pytest

from music_organizer.models.operation import OperationType
from music_organizer.planning.draft import Draft
from music_organizer.planning.numbering import numbered_records
from tests.support.plans import session


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Song.mp3", "Song.mp3"),
        ("\u00e9" * 125 + ".flac", "\u00e9" * 87 + ".flac"),
        ("x" * 255, "x" * 180),
        ("x" * 200 + "." + "y" * 54, "x" * 164 + "y" * 16),
    ],
)
def test_long_names_are_cut_in_the_backup_and_keep_their_suffix(name: str, kept: str) -> None:
    draft = Draft(OperationType.DELETE, source=Path("/in", name), to_backup=True)
    (record,) = numbered_records([draft], session())
    assert record.backup_path is not None
    assert record.backup_path.name == f"000001-{kept}"
    assert record.source_path == Path("/in", name)
