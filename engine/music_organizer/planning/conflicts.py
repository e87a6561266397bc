"""Names that are taken, on the disk or inside the plan, and what the person chose for them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from music_organizer.errors import OperationError
from music_organizer.filesystem.port import ReadableFileSystem
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationType, Role
from music_organizer.planning.draft import Draft
from music_organizer.planning.filenames import folded, numbered
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.using_up import used_up
from music_organizer.planning.wanted import Wanted

StrategyFor = Callable[[Path], ConflictStrategy]

_NUMBERS = range(2, 10_000)


@dataclass(frozen=True, slots=True)
class _Found:
    """What holds a name on the disk, or will hold it once it has made room."""

    source: Path
    identity: FileIdentity


_Holder = Wanted | _Found


@dataclass(slots=True)
class _Pass:
    """One attempt at giving out names."""

    leaving: frozenset[Path]
    claims: dict[Path, dict[str, _Holder | Draft]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    arriving: set[tuple[Path, tuple[str, ...]]] = field(default_factory=set)
    staying: set[Path] = field(default_factory=set)

    def claim(self, folder: Path, name: str, holder: _Holder | Draft) -> None:
        """Note who holds a name from now on."""
        self.claims.setdefault(folder, {})[folded(name)] = holder

    def holder(self, folder: Path, name: str) -> _Holder | None:
        """Return who claimed a name within the plan."""
        claim = self.claims.get(folder, {}).get(folded(name))
        if not isinstance(claim, Draft):
            return claim
        if claim.source is None or claim.identity is None:
            raise ValueError("a step that takes a name lacks the file it is for")
        return _Found(claim.source, claim.identity)


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

    def resolve(self, wanted: list[Wanted]) -> list[Draft]:
        """Return the steps the files take, and for those that stay the one that tells why.

        A name whose holder moves away within the plan counts as free. When that holder turns out
        to stay after all, names are given out anew without it.

        Args:
            wanted: the files, used up one by one once nothing can be given out anew.
        """
        leaving = self._leaving(wanted)
        while leaving:
            attempt = _Pass(leaving)
            self._give_names(list(wanted), attempt)
            if not attempt.staying & leaving:
                return attempt.drafts
            leaving -= attempt.staying
        attempt = _Pass(leaving)
        self._give_names(wanted, attempt)
        return attempt.drafts

    def _leaving(self, wanted: Iterable[Wanted]) -> frozenset[Path]:
        """Return the files below the target that move; nobody else can hold a name there."""
        if self._kind is not OperationType.MOVE:
            return frozenset()
        inside = cache(lambda folder: self._names.root in (folder, *folder.parents))
        return frozenset(one.source for one in wanted if inside(one.source.parent))

    def _give_names(self, wanted: list[Wanted], attempt: _Pass) -> None:
        led = {id(one.leader) for one in wanted if one.leader is not None}
        leading: dict[int, Draft] = {}
        for one in wanted:
            folder = self._names.folder(one.folders)
            if folder is not None and _lies_in(one, folder):
                attempt.claim(folder, one.name, one)
        for one in used_up(wanted):
            steps = self._steps(one, self._names.folder(one.folders), attempt)
            attempt.drafts += steps
            if steps[-1].stays in (None, StayReason.IN_PLACE):
                attempt.arriving.add((one.source.parent, one.folders))
            if steps[-1].stays is not None:
                attempt.staying.add(one.source)
            if id(one) in led:
                leading[id(one)] = steps[-1]
            if one.leader is not None:
                steps[-1].belongs_to = leading.get(id(one.leader))

    def _steps(self, one: Wanted, folder: Path | None, attempt: _Pass) -> list[Draft]:
        leader = one.leader
        if leader and (leader.source.parent, leader.folders) not in attempt.arriving:
            return [_stay(one, StayReason.OTHER, "The music it belongs to stays as well.")]
        if folder is None:
            way = "/".join(one.folders)
            return [
                _stay(one, StayReason.NAME_TAKEN, f"A file or link stands in the way of {way}.")
            ]
        if _lies_in(one, folder):
            return [_stay(one, StayReason.IN_PLACE, StayReason.IN_PLACE.help)]
        return self._placed(one, folder, attempt)

    def _placed(self, one: Wanted, folder: Path, attempt: _Pass) -> list[Draft]:
        holder = self._holder(one, folder, one.name, attempt)
        if holder is None:
            return [self._goes(one, folder, one.name, attempt)]
        if self._is_numbered_here(one, folder):
            attempt.claim(folder, one.source.name, one)
            return [_stay(one, StayReason.IN_PLACE, StayReason.IN_PLACE.help)]
        if self._same_content(one, holder):
            return [
                _stay(one, StayReason.ALREADY_THERE, _same_as(holder.source), folder / one.name)
            ]
        return self._by_strategy(one, folder, holder, attempt)

    def _by_strategy(
        self, one: Wanted, folder: Path, holder: _Holder, attempt: _Pass
    ) -> list[Draft]:
        strategy = self._strategy_for(one.source)
        if strategy is ConflictStrategy.SKIP:
            message = f"The name is taken by {holder.source}, which holds something else."
            return [_stay(one, StayReason.NAME_TAKEN, message, folder / one.name)]
        within_plan = attempt.holder(folder, one.name) is not None
        node = self._filesystem.node(holder.source)
        movable = not within_plan and node is not None and node.is_file
        if strategy is ConflictStrategy.RENAME or not movable:
            return self._under_number(one, folder, attempt)
        aside = self._make_room(one, folder, holder, strategy, attempt)
        goes = self._goes(one, folder, one.name, attempt)
        goes.requires = aside
        return [aside, goes]

    def _make_room(
        self,
        one: Wanted,
        folder: Path,
        holder: _Holder,
        strategy: ConflictStrategy,
        attempt: _Pass,
    ) -> Draft:
        path, identity = holder.source, holder.identity
        if strategy is ConflictStrategy.REPLACE:
            return Draft(
                OperationType.DELETE,
                source=path,
                identity=identity,
                role=one.role,
                reason=f"Replaced by {one.source.name}; kept in the backup.",
                to_backup=True,
            )
        name = self._free_number(path.stem, path.suffix, folder, attempt)
        attempt.claim(folder, name, _Found(path, identity))
        return Draft(
            OperationType.MOVE,
            source=path,
            target=folder / name,
            identity=identity,
            role=one.role,
            reason=f"Makes room for {one.source.name}.",
            metadata={"step": "aside"},
        )

    def _under_number(self, one: Wanted, folder: Path, attempt: _Pass) -> list[Draft]:
        for number in _NUMBERS:
            name = numbered(one.stem, one.suffix, number)
            holder = self._holder(one, folder, name, attempt)
            if holder is None:
                draft = self._goes(one, folder, name, attempt)
                draft.metadata = {"conflict": ConflictStrategy.RENAME.value}
                return [draft]
            if self._same_content(one, holder):
                message = _same_as(holder.source)
                return [_stay(one, StayReason.ALREADY_THERE, message, folder / name)]
        return [_stay(one, StayReason.NAME_TAKEN, "Thousands of names like it are taken.")]

    def _free_number(self, stem: str, suffix: str, folder: Path, attempt: _Pass) -> str:
        for number in _NUMBERS:
            name = numbered(stem, suffix, number)
            taken = attempt.holder(folder, name) is not None
            if not taken and not self._names.holders(folder, name):
                return name
        raise OperationError(f"Thousands of names like {stem}{suffix} are taken in {folder}.")

    def _goes(self, one: Wanted, folder: Path, name: str, attempt: _Pass) -> Draft:
        draft = Draft(
            self._kind,
            source=one.source,
            target=folder / name,
            identity=one.identity,
            role=one.role,
            reason=one.reason,
        )
        attempt.claim(folder, name, draft)
        return draft

    def _holder(self, one: Wanted, folder: Path, name: str, attempt: _Pass) -> _Holder | None:
        claim = attempt.holder(folder, name)
        if claim is not None and claim.source != one.source:
            return claim
        for path in self._names.holders(folder, name):
            if path != one.source and path not in attempt.leaving:
                node = self._filesystem.node(path)
                if node is not None:
                    return _Found(path, node.identity)
        return None

    def _is_numbered_here(self, one: Wanted, folder: Path) -> bool:
        if one.source.parent != folder or not one.source.name.startswith(one.stem):
            return False
        rest = one.source.stem[len(one.stem) :]
        digits = rest.removeprefix(" (").removesuffix(")")
        if not digits.isascii() or not digits.isdigit() or len(digits) > len(str(_NUMBERS.stop)):
            return False
        return one.source.name == numbered(one.stem, one.suffix, int(digits))

    def _same_content(self, one: Wanted, holder: _Holder) -> bool:
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


def staying(
    sources: Iterable[tuple[Path, FileIdentity | None]], why: StayReason, message: str
) -> list[Draft]:
    """Return the steps that tell of files that stay for one reason."""
    return [
        Draft(OperationType.MOVE, source=path, identity=identity, stays=why, message=message)
        for path, identity in sources
    ]


def _lies_in(one: Wanted, folder: Path) -> bool:
    # Most names differ, and are compared sooner than paths are joined.
    return one.source.name == one.name and one.source.parent == folder


def _stay(one: Wanted, why: StayReason, message: str, target: Path | None = None) -> Draft:
    return Draft(
        OperationType.MOVE,
        source=one.source,
        target=target,
        identity=one.identity,
        role=one.role,
        reason=one.reason if one.role is Role.AUDIO else "",
        stays=why,
        message=message,
    )


def _same_as(path: Path) -> str:
    return f"The same content as {path}."
