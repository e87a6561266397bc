"""One attempt at giving out names: who claims what, and what comes of each file."""

from pathlib import Path

from msgspec import Struct, field

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationType
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import folded
from music_organizer.planning.target_names import TargetFolder
from music_organizer.planning.wanted import Follower, Ground, Wanted

ARRIVED = (None, StayReason.IN_PLACE)
"""What `stays` says of a file that gets to its place, or is there."""


class Found(Struct, frozen=True):
    """What holds a name on the disk, or will hold it once it has made room."""

    source: Path
    identity: FileIdentity


Holder = Wanted | Found


class NamingAttempt(Struct):
    """What was given out so far.

    Attributes:
        leaving: files below the target that are believed to leave their names.
        drafts: the steps so far.
        arrived: grounds whose companions may follow.
        leading: for files that others follow, by identity, what comes of them.
        staying: files that keep their names after all.
    """

    leaving: frozenset[Path]
    drafts: list[Draft] = field(default_factory=list)
    arrived: set[Ground] = field(default_factory=set)
    leading: dict[int, Draft] = field(default_factory=dict)
    staying: set[Path] = field(default_factory=set)
    _claims: dict[TargetFolder, dict[str, Holder | Draft]] = field(default_factory=dict)
    _copied: dict[Path, Draft] = field(default_factory=dict)

    def claims(self, folder: TargetFolder) -> dict[str, Holder | Draft]:
        """Return who holds which name in a folder from now on, by the key of the name."""
        try:
            return self._claims[folder]
        except KeyError:
            claims = self._claims[folder] = {}
            return claims

    def claim(self, folder: TargetFolder, name: str, holder: Holder | Draft) -> None:
        """Note who holds a name from now on."""
        self.claims(folder)[folded(name)] = holder

    def holder(self, folder: TargetFolder, name: str) -> Holder | None:
        """Return who claimed a name within the plan."""
        claim = self.claims(folder).get(folded(name))
        if not isinstance(claim, Draft):
            return claim
        if claim.source is None or claim.identity is None:
            raise ValueError("a step that takes a name lacks the file it is for")
        return Found(claim.source, claim.identity)

    def take(self, one: Wanted, steps: list[Draft]) -> None:
        """Add the steps of one file, of which the last tells what comes of it."""
        last = steps[-1]
        if not isinstance(one, Follower):
            self._note(one, steps)
        elif one.copies:
            self._take_copy(one, steps)
        elif last.stays in (StayReason.OTHER, StayReason.ALREADY_THERE) and (
            copied := self._copied.get(one.source)
        ):
            # Nothing holds the file here, so it goes itself where a copy was to go.
            copied.kind = OperationType.MOVE if copied.kind is OperationType.COPY else copied.kind
        else:
            self._note(one, steps)

    def _take_copy(self, one: Follower, steps: list[Draft]) -> None:
        last = steps[-1]
        if last.stays is None:
            self._copied[one.source] = last
        if last.stays in (None, StayReason.NAME_TAKEN):
            self.drafts += steps

    def _note(self, one: Wanted, steps: list[Draft]) -> None:
        self.drafts += steps
        if steps[-1].stays is not None:
            self.staying.add(one.source)
