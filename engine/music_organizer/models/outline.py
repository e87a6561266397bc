"""How operations are shown: by heading, by folder, file by file, each with what happens to it."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from music_organizer.models.category import Category
from music_organizer.models.verdict import Verdict
from music_organizer.models.words import WordedEnum


class RowKind(WordedEnum):
    """What happens, or happened, to a file; a rollback is told by its verdicts instead."""

    MOVE = ("move", "Moves", "It goes to its new name and folder.")
    NAME_TAKEN = ("name_taken", "Name taken", "Other content holds the name it would get.")
    ASIDE = ("aside", "Makes room", "It gives its name to a file that comes.")
    ALREADY_THERE = ("already_there", "Already there", "It lies where it belongs already.")
    DUPLICATE = ("duplicate", "Duplicates", "The same recording lies here once more.")
    EXTRA = ("extra", "Covers and extras", "It follows the music it belongs to.")
    ATTENTION = ("attention", "Needs attention", "It could not be read or placed.")
    STAYS = ("stays", "Stays", "It stays where it is.")
    STALE = ("stale", "Changed since", "It changed since it was looked at, so it is left out.")
    DONE = ("done", "Done", "It was carried out and stands.")
    FAILED = ("failed", "Failed", "It could not be carried out.")
    WAITING = ("waiting", "Waiting", "Its turn did not come yet.")
    UNSETTLED = ("unsettled", "To be settled", "It was cut off half done.")
    ROLLED_BACK = ("rolled_back", "Rolled back", "It was taken back since.")


class Shelf(WordedEnum):
    """Headings for what belongs to no category."""

    OTHER = ("other", "Other files")
    STAYS = ("stays", "Stays where it is")
    BARE = ("", "")


Kind = RowKind | Verdict
Heading = Category | Shelf

KINDS: tuple[Kind, ...] = (*RowKind, *Verdict)
HEADINGS: tuple[Heading, ...] = (*Category, *Shelf)


class OperationFilter(Struct, frozen=True):
    """Which files are shown.

    Attributes:
        kind: only files of this kind; `None` for all.
        text: words that the paths must hold, whatever their case, accents and order.
        category: only files under this heading; `None` for all.
    """

    kind: Kind | None = None
    text: str = ""
    category: Heading | None = None

    @property
    def shows_everything(self) -> bool:
        """Tell whether nothing is filtered out."""
        return self.kind is None and self.category is None and not self.text.split()


class Group(Struct, frozen=True):
    """The files of one folder, or those of them that a filter shows.

    Attributes:
        key: names the group whatever filter is set.
        heading: what it stands under.
        folder: the folder, its whole path.
        first: index of its first file among all files shown.
        files: how many of its files are shown.
        bytes: their length together.
        tracks: how many of them are audio.
        covers: how many of them are covers.
        kinds: how many of them there are of each kind.
    """

    key: int
    heading: Heading
    folder: str
    first: int
    files: int
    bytes: int
    tracks: int
    covers: int
    kinds: Mapping[Kind, int] = field(default_factory=lambda: MappingProxyType({}))


class OutlineSummary(Struct, frozen=True):
    """The figures for the chips and the bar.

    Attributes:
        total: all files.
        kinds: how many files there are of each kind that occurs.
        headings: how many files stand under each heading that occurs.
    """

    total: int
    kinds: Mapping[Kind, int]
    headings: Mapping[Heading, int]


class Choice(Struct, frozen=True):
    """How much of what can be chosen is chosen.

    Attributes:
        files: files that are ticked.
        of: files that could be.
        bytes: length of the ticked files together.
    """

    files: int
    of: int
    bytes: int
