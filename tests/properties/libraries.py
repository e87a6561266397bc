"""Small random libraries, what their files want to become, and the whole way there and back."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from msgspec import Struct, field
from msgspec.structs import replace

from music_organizer.filesystem.looking import LookingGlass
from music_organizer.filesystem.mindful_glass import MindfulGlass
from music_organizer.history.history import History
from music_organizer.models.config import Config
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.models.packed_operations import PackedOperations
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.session import OperationSession
from music_organizer.planning.conflicts import ConflictResolver
from music_organizer.planning.folder_steps import (
    Traffic,
    emptied_folders,
    made_folders,
    remembered_folders,
)
from music_organizer.planning.numbering import numbered_records
from music_organizer.planning.ordering import ordered
from music_organizer.planning.playlist_rewrites import with_rewrites
from music_organizer.planning.rollback_planner import plan_rollback
from music_organizer.planning.target_names import TargetNames
from music_organizer.planning.wanted import Wanted
from music_organizer.playlists.playlist import Playlist
from music_organizer.services.playlist_gathering import PlaylistGathering
from music_organizer.services.rollback import _rollback_of
from music_organizer.services.session_run import SessionRun
from music_organizer.services.surroundings import surroundings
from tests.support.faulty_steps import session
from tests.support.faulty_system import other_drive
from tests.support.manifest import Entry, contents, manifest

_LONG_AGO = 1_111_111_111_000_000_007
_FOLDERS: tuple[tuple[str, ...], ...] = ((), ("x",), ("x", "y"), ("z",))
# One name thrice to a drive that ignores case and accents' form, a numbered one, a foreign byte.
STEMS = ("a", "A", "b", "a (2)", "\u00e4", "a\u0308", os.fsdecode(b"c\xe4"))
PLAIN_STEMS = ("a", "b", "c", "a (2)", "b (2)")
LIST = "list.m3u"
_EMPTY = ("nothing", "in here")
_MODES = (0o644, 0o600, 0o444, 0o755)


Wish = tuple[tuple[str, ...], str]


class FileSpec(Struct, frozen=True):
    """A file of a random library and where it wants to go; to nowhere when it stays."""

    folders: tuple[str, ...]
    stem: str
    content: bytes
    mode: int
    wants: Wish | None


Files = st.SearchStrategy[tuple[FileSpec, ...]]


class LibrarySpec(Struct, frozen=True):
    """Files of a source and of a target; the two are one folder when tidied in place."""

    source: tuple[FileSpec, ...]
    target: tuple[FileSpec, ...]
    strategy: ConflictStrategy


def libraries(
    stems: tuple[str, ...] = STEMS, *, doubles: bool = True, most: int = 7
) -> st.SearchStrategy[LibrarySpec]:
    """Return a strategy for libraries full of collisions, chains and swaps.

    Args:
        stems: the names that files have and want.
        doubles: whether files may have the same content.
        most: how many files the source has at most.
    """
    stem, folders = st.sampled_from(stems), st.sampled_from(_FOLDERS)
    content = st.sampled_from((b"one", b"two", b"six", b"another", b""))
    mode = st.sampled_from(_MODES)
    wants = st.tuples(folders, stem)
    wishes = st.one_of(wants, wants, wants, st.none())

    def files(wishes: st.SearchStrategy[Wish | None], least: int, most: int) -> Files:
        drawn = st.builds(FileSpec, folders, stem, content, mode, wishes)
        several = st.lists(
            drawn, min_size=least, max_size=most, unique_by=lambda one: (one.folders, one.stem)
        )
        return several.map(tuple) if doubles else several.map(_all_different)

    def spec(
        source: tuple[FileSpec, ...], target: tuple[FileSpec, ...], strategy: ConflictStrategy
    ) -> LibrarySpec:
        if not doubles:
            target = tuple(replace(one, content=one.content + b" there") for one in target)
        return LibrarySpec(source, target, strategy)

    return st.builds(
        spec, files(wishes, 2, most), files(st.none(), 0, 4), st.sampled_from(ConflictStrategy)
    )


def _all_different(files: list[FileSpec]) -> tuple[FileSpec, ...]:
    return tuple(replace(one, content=b"%d" % number) for number, one in enumerate(files))


class Stage(Struct):
    """A library on the disk with a history of its own."""

    spec: LibrarySpec
    source: Path
    target: Path
    home: Path
    history: History
    sessions: Iterator[int] = field(default_factory=lambda: iter(range(1000)))

    def state(self) -> list[dict[str, Entry]]:
        return [manifest(self.source), manifest(self.target)]

    def contents(self) -> set[str]:
        return set(contents(self.source, self.target))

    def plan(self) -> Plan:
        """Plan like organizing does, with the wishes of the spec for tags."""
        looking = LookingGlass()
        names = TargetNames(looking, self.target)
        made = session(self.source, self.target, f"session-{next(self.sessions)}")
        resolver = ConflictResolver(
            looking, names, OperationType.MOVE, lambda _: self.spec.strategy
        )
        drafts = resolver.resolve(list(self._wanted()))
        files = ordered(draft for draft in drafts if not draft.is_skipped)
        files = with_rewrites(files, self.playlists())
        steps = made_folders(Traffic(files), names.new_folders) + files
        steps += emptied_folders(Traffic(files), entries(self.source), self.source)
        remembered = remembered_folders(Traffic(steps), looking, self.target) if steps else []
        return Plan(made, numbered_records([*remembered, *steps], made))

    def missing_entries(self) -> list[Path]:
        """Return what the entries of the playlists name that is not there."""
        return [
            root / os.fsdecode(line)
            for root in (self.source, self.target)
            for line in (root / LIST).read_bytes().split(b"\r\n")
            if line != b"#" and not (root / os.fsdecode(line)).is_file()
        ]

    def playlists(self) -> list[Playlist]:
        gathering = PlaylistGathering([self.source, self.target])
        list(gathering.run())
        return gathering.playlists

    def run(self, plan: Plan) -> list[OperationRecord]:
        return list(self.running(plan).run())

    def running(self, plan: Plan) -> SessionRun:
        return SessionRun.of(plan, Config(), self.home / "locks", self.history)

    def taken_back(self, session_id: str) -> Plan:
        """Plan how a recorded session would be taken back."""
        queries = self.history.queries
        recorded = queries.matching(session_id)
        operations = PackedOperations.of(queries.operations(session_id))
        around = surroundings(recorded, operations, queries, MindfulGlass())
        back = _named(_rollback_of(recorded, whole=True), f"session-{next(self.sessions)}")
        return plan_rollback(operations, back, RollbackChoices(), around)

    def _wanted(self) -> Iterator[Wanted]:
        for one in self.spec.source:
            if one.wants is not None:
                path = place_of(self.source, one)
                folders, stem = one.wants
                yield Wanted(
                    path, FileIdentity.of(path.lstat()), folders, stem, ".mp3", Role.AUDIO, "test"
                )


@contextmanager
def staged(spec: LibrarySpec, *, in_place: bool = False, far: bool = False) -> Iterator[Stage]:
    """Write a library to the disk, its target on another drive when wanted."""
    with ExitStack() as held:
        base = Path(held.enter_context(TemporaryDirectory(prefix="library-"))).resolve()
        source = base / "source"
        beside = held.enter_context(other_drive(base)) if far else base
        target = source if in_place else beside / "target"
        for root in {source, target}:
            root.mkdir()
        write(source, spec.source)
        if not in_place:
            write(target, spec.target)
        for root in {source, target}:
            write_list(root, [place_of(source, one) for one in spec.source])
        history = held.enter_context(History(base / "home" / "history.db"))
        yield Stage(spec, source, target, base / "home", history)


def place_of(root: Path, one: FileSpec) -> Path:
    return root.joinpath(*one.folders, f"{one.stem}.mp3")


def write(root: Path, files: Iterable[FileSpec]) -> None:
    """Write files and folders with modes and odd times, each its own."""
    root.joinpath(*_EMPTY).mkdir(parents=True)
    for one in files:
        path = place_of(root, one)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
        path.chmod(one.mode)
    for number, (folder, _, names) in enumerate(os.walk(root, topdown=False)):
        for name in [*names, "."]:
            moment = _LONG_AGO + number * 1_000_000_009 + len(name)
            os.utime(Path(folder, name), ns=(moment, moment))


def write_list(root: Path, files: Iterable[Path]) -> None:
    """Write a playlist of all the files into a folder whose times it leaves alone."""
    times, path = root.stat(), root / LIST
    lines = [b"#", *(os.fsencode(os.path.relpath(one, root)) for one in files)]
    path.write_bytes(b"\r\n".join(lines))
    for changed in (path, root):
        os.utime(changed, ns=(_LONG_AGO, times.st_mtime_ns))


def entries(root: Path) -> dict[Path, int]:
    """Return how many names each folder holds, as a scan counts them."""
    counts: Counter[Path] = Counter()
    for folder, folders, names in os.walk(root):
        counts[Path(folder)] = len(folders) + len(names)
    return dict(counts)


def _named(made: OperationSession, name: str) -> OperationSession:
    return replace(made, session_id=name)
