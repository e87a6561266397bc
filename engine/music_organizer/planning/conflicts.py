"""Names that are taken, on the disk or inside the plan, and what the person chose for them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.kept_paths import in_folder
from music_organizer.models.operation import OperationType, Role
from music_organizer.planning.album_grounds import arrivals, is_same_way
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import folded, numbered
from music_organizer.planning.naming_attempt import ARRIVED, Found, Holder, NamingAttempt
from music_organizer.planning.target_names import TargetFolder, TargetNames
from music_organizer.planning.using_up import used_up
from music_organizer.planning.wanted import STAYS_WITH_MUSIC, Follower, Wanted, kept_wanted

StrategyFor = Callable[[Path], ConflictStrategy]

_NUMBERS = range(2, 10_000)
_NO_NUMBER = "Thousands of names like it are taken."


class ConflictResolver:
    """Gives every file a name that nobody holds, or a reason to stay.

    Args:
        filesystem: asked for identities and checksums of what holds a name.
        names: the names below the target.
        kind: what happens to the files (move, copy, …).
        strategy_for: the choice for a file whose name is taken.
    """

    def __init__(
        self,
        filesystem: ReadableFileSystem,
        names: TargetNames,
        kind: OperationType,
        strategy_for: StrategyFor,
    ) -> None:
        self._filesystem = filesystem
        self._names = names
        self._kind = kind
        self._strategy_for = strategy_for
        self._checksums: dict[Path, str | None] = {}
        self._lie_within = False

    def resolve(self, wanted: list[Wanted]) -> list[Draft]:
        """Return the steps the files take, and for those that stay the one that tells why.

        A name whose holder moves away within the plan counts as free. When that holder turns out
        to stay after all, names are given out anew without it.

        Args:
            wanted: the files, used up one by one once nothing can be given out anew.
        """
        within = self._lying_within(wanted)
        self._lie_within = bool(within)
        moving = within if self._kind is OperationType.MOVE else ()
        leaving = frozenset(one.source for one in moving)
        while leaving:
            attempt = NamingAttempt(leaving)
            self._give_names(list(wanted), attempt)
            if not attempt.staying & leaving:
                return attempt.drafts
            leaving -= attempt.staying
        attempt = NamingAttempt(leaving)
        self._give_names(wanted, attempt)
        return attempt.drafts

    def _lying_within(self, wanted: Iterable[Wanted]) -> list[Wanted]:
        """Return the files that lie below the target; nobody else can hold a name there."""
        return [one for one in wanted if self._names.are_around(one.folder)]

    def _give_names(self, wanted: list[Wanted], attempt: NamingAttempt) -> None:
        led = {id(one.leader) for one in wanted if isinstance(one, Follower)}
        if self._lie_within:
            self._claim_own(wanted, attempt)
        arrived: Wanted | None = None
        for one in used_up(wanted):
            if isinstance(one, Follower):
                self._follow(one, attempt)
                continue
            steps = self._steps(one, attempt)
            attempt.take(one, steps)
            if led and steps[-1].stays in ARRIVED:
                if arrived is None or not is_same_way(one, arrived):
                    attempt.arrived.update(arrivals(one))
                arrived = one
            if id(one) in led:
                attempt.leading[id(one)] = steps[-1]

    def _claim_own(self, wanted: Iterable[Wanted], attempt: NamingAttempt) -> None:
        """Let every file that has its name and folder already keep them."""
        for one in wanted:
            folder = self._names.folder(one.folders)
            if folder is not None and _lies_in(one, folder.path):
                attempt.claim(folder, one.name, one)

    def _follow(self, one: Follower, attempt: NamingAttempt) -> None:
        leading = attempt.leading.get(id(one.leader))
        arrives = one.ground in attempt.arrived
        if one.infix is not None and leading is not None:
            arrives = leading.stays in ARRIVED
            final = leading.source if leading.stays else leading.target
            one = one.named_after(final.name) if arrives and final else one
        if arrives:
            steps = self._steps(one, attempt)
        else:
            steps = [_stay(one, StayReason.OTHER, STAYS_WITH_MUSIC)]
        steps[-1].belongs_to = leading
        attempt.take(one, steps)

    def _steps(self, one: Wanted, attempt: NamingAttempt) -> list[Draft]:
        folder = self._names.folder(one.folders)
        if folder is None:
            way = "/".join(one.folders)
            return [
                _stay(one, StayReason.NAME_TAKEN, f"A file or link stands in the way of {way}.")
            ]
        if self._lie_within and _lies_in(one, folder.path):
            return [_stay(one, StayReason.IN_PLACE, StayReason.IN_PLACE.help)]
        name = one.name
        key = folded(name)
        claims = attempt.claims(folder)
        if key in claims or self._names.is_held(folder, key):
            return self._placed(one, folder, attempt)
        draft = claims[key] = self._step(one, folder, name)
        return [draft]

    def _placed(self, one: Wanted, folder: TargetFolder, attempt: NamingAttempt) -> list[Draft]:
        holder = self._holder(one, folder, one.name, attempt)
        if holder is None:
            return [self._goes(one, folder, one.name, attempt)]
        if self._is_numbered_here(one, folder):
            attempt.claim(folder, one.present_name, one)
            return [_stay(one, StayReason.IN_PLACE, StayReason.IN_PLACE.help)]
        if self._same_content(one, holder):
            target = folder.path / one.name
            return [_stay(one, StayReason.ALREADY_THERE, _same_as(holder.source), target)]
        return self._by_strategy(one, folder, holder, attempt)

    def _by_strategy(
        self, one: Wanted, folder: TargetFolder, holder: Holder, attempt: NamingAttempt
    ) -> list[Draft]:
        strategy = self._strategy_for(one.source)
        if strategy is ConflictStrategy.SKIP:
            message = f"The name is taken by {holder.source}, which holds something else."
            return [_stay(one, StayReason.NAME_TAKEN, message, folder.path / one.name)]
        within_plan = attempt.holder(folder, one.name) is not None
        node = self._filesystem.node(holder.source)
        movable = not within_plan and node is not None and node.is_file
        if strategy is ConflictStrategy.RENAME or not movable:
            return self._under_number(one, folder, attempt)
        aside = self._make_room(one, folder, holder, strategy, attempt)
        if aside is None:
            return [_stay(one, StayReason.NAME_TAKEN, _NO_NUMBER)]
        goes = self._goes(one, folder, one.name, attempt)
        goes.requires = aside
        return [aside, goes]

    def _make_room(
        self,
        one: Wanted,
        folder: TargetFolder,
        holder: Holder,
        strategy: ConflictStrategy,
        attempt: NamingAttempt,
    ) -> Draft | None:
        path, identity = holder.source, holder.identity
        if strategy is ConflictStrategy.REPLACE:
            return Draft(
                OperationType.DELETE,
                source=path,
                identity=identity,
                role=one.role,
                reason=f"Replaced by {one.present_name}; kept in the backup.",
                to_backup=True,
            )
        name = self._free_number(path.stem, path.suffix, folder, attempt)
        if name is None:
            return None
        attempt.claim(folder, name, Found(path, identity))
        return Draft(
            OperationType.MOVE,
            source=path,
            target=folder.path / name,
            identity=identity,
            role=one.role,
            reason=f"Makes room for {one.present_name}.",
            metadata={"step": "aside"},
        )

    def _under_number(
        self, one: Wanted, folder: TargetFolder, attempt: NamingAttempt
    ) -> list[Draft]:
        for number in _NUMBERS:
            name = numbered(one.stem, one.suffix, number)
            holder = self._holder(one, folder, name, attempt)
            if holder is None:
                draft = self._goes(one, folder, name, attempt)
                draft.metadata = {"conflict": ConflictStrategy.RENAME.value}
                return [draft]
            if self._same_content(one, holder):
                message = _same_as(holder.source)
                return [_stay(one, StayReason.ALREADY_THERE, message, folder.path / name)]
        return [_stay(one, StayReason.NAME_TAKEN, _NO_NUMBER)]

    def _free_number(
        self, stem: str, suffix: str, folder: TargetFolder, attempt: NamingAttempt
    ) -> str | None:
        for number in _NUMBERS:
            name = numbered(stem, suffix, number)
            taken = attempt.holder(folder, name) is not None
            if not taken and not self._names.holders(folder.path, name):
                return name
        return None

    def _goes(self, one: Wanted, folder: TargetFolder, name: str, attempt: NamingAttempt) -> Draft:
        draft = self._step(one, folder, name)
        attempt.claim(folder, name, draft)
        return draft

    def _step(self, one: Wanted, folder: TargetFolder, name: str) -> Draft:
        return Draft(
            self._kind_of(one),
            source=kept_wanted(one),  # type: ignore[arg-type]
            target=in_folder(folder.path, name),
            identity=one.identity,
            role=one.role,
            reason=one.reason,
        )

    def _kind_of(self, one: Wanted) -> OperationType:
        copies = isinstance(one, Follower) and one.copies
        return OperationType.COPY if copies and self._kind is OperationType.MOVE else self._kind

    def _holder(
        self, one: Wanted, folder: TargetFolder, name: str, attempt: NamingAttempt
    ) -> Holder | None:
        claim = attempt.holder(folder, name)
        if claim is not None and claim.source != one.source:
            return claim
        for path in self._names.holders(folder.path, name):
            if path != one.source and path not in attempt.leaving:
                node = self._filesystem.node(path)
                if node is not None:
                    return Found(path, node.identity)
        return None

    def _is_numbered_here(self, one: Wanted, folder: TargetFolder) -> bool:
        if one.folder != folder.path or not one.present_name.startswith(one.stem):
            return False
        rest = one.source.stem[len(one.stem) :]
        digits = rest.removeprefix(" (").removesuffix(")")
        if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(_NUMBERS.stop)):
            return False
        return one.present_name == numbered(one.stem, one.suffix, int(digits))

    def _same_content(self, one: Wanted, holder: Holder) -> bool:
        if holder.identity.size != one.identity.size:
            return False
        first = self._checksum(one.source)
        return first is not None and first == self._checksum(holder.source)

    def _checksum(self, path: Path) -> str | None:
        if path not in self._checksums:
            try:
                self._checksums[path] = self._filesystem.checksum(path)
            except OperationError:
                # What cannot be read is not known to be the same, so it counts as different.
                self._checksums[path] = None
        return self._checksums[path]


def _lies_in(one: Wanted, folder: Path) -> bool:
    return one.present_name == one.name and one.folder == folder


def _stay(one: Wanted, why: StayReason, message: str, target: Path | None = None) -> Draft:
    return Draft(
        OperationType.MOVE,
        source=kept_wanted(one),  # type: ignore[arg-type]
        target=target,
        identity=one.identity,
        role=one.role,
        reason=one.reason if one.role is Role.AUDIO else "",
        stays=why,
        message=message,
    )


def _same_as(path: Path) -> str:
    return f"The same content as {path}."
