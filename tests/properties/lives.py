"""A library that is lived with: organized, edited by hand, rolled back in parts and in any order.

A state machine drives the real services on real files. What the person does is believed; after
whatever the program does, its journal has to tell exactly what has become of every file, no
content may be rarer than before, and where nobody came in between, taking back is the identity.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from music_organizer.demo.tagging import tagged
from music_organizer.models.config import Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import operation_id
from music_organizer.models.readings import Tags
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from tests.engine.services.stage import Stage
from tests.faults.chronicle import ToldSession, told_sessions
from tests.faults.promises import carry_out, digest, files_below
from tests.faults.scene import OTHER_DRIVE
from tests.support.audio import make_audio
from tests.support.manifest import Entry, manifest
from tests.support.messy import make_times_old

_LOG = "operations.jsonl"
_FORMATS = ("{albumartist}/{album}/{track} {title}", "{album}/{title}", "{artist} {title}")
FOLDERS = st.sampled_from(["in", "in/deep", "other"])
NUMBERS = st.integers(1, 3)
ARTISTS = st.sampled_from(["Ada", "Bo"])
State = dict[str, dict[str, Entry]]


class Lives(RuleBasedStateMachine):
    """One library, its person and the program."""

    lived = 0

    def __init__(self) -> None:
        super().__init__()
        type(self).lived += 1
        quick = OTHER_DRIVE if OTHER_DRIVE.is_dir() else None
        self._base = Path(tempfile.mkdtemp(prefix="lives-", dir=quick)).resolve()
        self._stage = Stage(self._base)
        self._stage.choose(history_path=self._base.with_name(f"{self._base.name}-home") / "h.db")
        self._roots = (self._stage.source, self._stage.target, self._base / "shelf")
        self._steps = 0
        self._untouched = True
        self._start: State = {}
        self._before: dict[str, tuple[State, State]] = {}

    @initialize(songs=st.lists(st.tuples(FOLDERS, NUMBERS, ARTISTS), min_size=2, max_size=5))
    def begin(self, songs: list[tuple[str, int, str]]) -> None:
        for number, (folder, track, artist) in enumerate(songs):
            self._song(self._stage.source / folder / f"{number}.mp3", track, artist, f"{number}")
        (self._stage.source / "in").mkdir(exist_ok=True)
        (self._stage.source / "in" / "notes.txt").write_text("a note")
        for root in self._roots:
            root.mkdir(exist_ok=True)
            make_times_old(root)
        self._start = self._state()

    @rule(
        path_format=st.sampled_from(_FORMATS),
        strategy=st.sampled_from(ConflictStrategy),
        mode=st.sampled_from([TransferMode.MOVE, TransferMode.MOVE, TransferMode.COPY]),
        way=st.sampled_from([(0, 1), (0, 1), (1, 2), (2, 1)]),
    )
    def organize(
        self, path_format: str, strategy: ConflictStrategy, mode: TransferMode, way: tuple[int, int]
    ) -> None:
        formats = dict.fromkeys(Config().path_formats, path_format)
        self._stage.choose(path_formats=formats, conflict_strategy=strategy, mode=mode)
        source, target = (self._roots[number] for number in way)
        self._steps += 1
        name = f"organize-{self._steps}"
        self._program(self._stage.organize(name, source=source, target=target))

    @precondition(lambda self: self._sessions())
    @rule(
        data=st.data(),
        included=st.sets(st.sampled_from([Verdict.EDITED, Verdict.MOVED_BY_HAND])),
        strategy=st.sampled_from(ConflictStrategy),
        whole=st.booleans(),
    )
    def roll_back(
        self,
        data: st.DataObject,
        included: set[Verdict],
        strategy: ConflictStrategy,
        whole: bool,
    ) -> None:
        session = data.draw(st.sampled_from(self._sessions()), label="session")
        name, choices = session.session_id, RollbackChoices(frozenset(included), strategy)
        ids = None
        if not whole and session.operations:
            all_ids = [operation_id(name, op["sequence"]) for op in session.operations]
            some = st.sets(st.sampled_from(all_ids), min_size=1)
            ids = data.draw(some, label="operations")
        before, after = self._before.get(name, ({}, {}))
        # What others took back of it in part, and brought back in their own name, is theirs.
        stands = all(op["status"] != "rolled_back" for op in session.operations)
        is_next = stands and self._state() == after
        self._program(self._stage.take_back(name, ids, choices))
        if is_next and ids is None:
            assert self._state() == before
        elif strategy is not ConflictStrategy.SKIP:
            # Who finds a place taken may choose another one, which is no identity any more.
            self._untouched = False

    @precondition(lambda self: self._sessions())
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        session = data.draw(st.sampled_from(self._sessions()), label="session")
        for folder in self._base.glob(f"*/.music-organizer/backups/{session.session_id}"):
            self._steps += 1
            to = self._base / f"restored {self._steps}"
            self._program(self._stage.restore(folder, to))

    @rule(data=st.data(), artist=ARTISTS)
    def edit_tags(self, data: st.DataObject, artist: str) -> None:
        path = self._some_file(data)
        tags = Tags(title=f"Edited {self._steps}", artists=(artist,), album="Blue")
        path.write_bytes(tagged(path.read_bytes(), tags))
        self._by_hand(f"edited {path}")

    @rule(data=st.data())
    def replace_or_delete(self, data: st.DataObject) -> None:
        path = self._some_file(data)
        path.unlink()
        if data.draw(st.booleans(), label="replaced"):
            self._song(path, 1, "Bo", f"replaced {self._steps}")
        self._by_hand(f"replaced or deleted {path}")

    @rule(data=st.data(), folder=FOLDERS)
    def move(self, data: st.DataObject, folder: str) -> None:
        path = self._some_file(data)
        place = data.draw(st.sampled_from(self._roots), label="root")
        to = place / folder / f"by hand {self._steps}.mp3"
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
        self._by_hand(f"moved {path} to {to}")

    @rule(data=st.data())
    def rename_folder(self, data: st.DataObject) -> None:
        folder = self._some_file(data).parent
        if folder not in self._roots:
            folder.rename(folder.with_name(f"{folder.name} {self._steps}"))
            self._by_hand(f"renamed {folder}")

    @precondition(lambda self: self._sessions())
    @rule(data=st.data())
    def take_a_name(self, data: st.DataObject) -> None:
        session = data.draw(st.sampled_from(self._sessions()), label="session")
        names = [Path(op["source_path"]) for op in session.operations if op["source_path"]]
        free = [path for path in names if path.suffix == ".mp3" and not path.exists()]
        if free:
            path = data.draw(st.sampled_from(free), label="name")
            path.parent.mkdir(parents=True, exist_ok=True)
            self._song(path, 2, "Ada", f"taken {self._steps}")
            self._by_hand(f"took {path}")

    def teardown(self) -> None:
        """Take everything back; where nobody came in between, all is as it was."""
        try:
            if self._start:
                self._end()
        finally:
            for folder in (self._base, self._stage.config.history_path.parent):
                shutil.rmtree(folder, ignore_errors=True)

    def _end(self) -> None:
        organized = [one for one in self._sessions() if one.kind == "organize"]
        for session in organized[::-1]:
            self._program(self._stage.take_back(session.session_id))
        if self._untouched:
            assert self._state() == self._start

    def _program(self, doing: Coroutine[Any, Any, dict[str, Any]]) -> None:
        """Let the program do something, and hold what it tells of it against the disk."""
        before, state = self._files(), self._state()
        known = {one.session_id for one in self._sessions()}
        figures = asyncio.run(doing)
        made = [one for one in self._sessions() if one.session_id not in known]
        note(f"{figures.get('session_id')}: {figures.get('status')}")
        after = self._files()
        rarer = Counter(before.values()) - Counter(after.values())
        assert not rarer, f"of some content there is less than before: {rarer}"
        expected, told = dict(before), list[str]()
        for op in (op for session in made for op in session.operations):
            assert op["status"] not in ("pending", "in_progress", "unknown"), op
            if op["status"] == "completed":
                told += carry_out(op, expected)
        assert (told, expected) == ([], after)
        for session in made:
            self._before[session.session_id] = state, self._state()

    def _song(self, path: Path, track: int, artist: str, salt: str) -> None:
        tags = {"artist": artist, "albumartist": artist, "album": "Blue", "track": track}
        make_audio(path, salt=salt, title=f"Song {track}", **tags)  # type: ignore[arg-type]

    def _some_file(self, data: st.DataObject) -> Path:
        songs = [
            path
            for root in self._roots
            for path in files_below(root)
            if ".music-organizer" not in path.parts and path.suffix == ".mp3"
        ]
        if not songs:
            songs = [self._stage.source / "in" / f"new {self._steps}.mp3"]
            self._song(songs[0], 3, "Bo", f"new {self._steps}")
        return data.draw(st.sampled_from(sorted(songs)), label="file")

    def _by_hand(self, what: str) -> None:
        note(what)
        self._steps += 1
        self._untouched = False

    def _sessions(self) -> list[ToldSession]:
        return told_sessions(self._stage.config.history_path)

    def _files(self) -> dict[str, str]:
        return {str(path): digest(path) for path in files_below(self._base) if path.name != _LOG}

    def _state(self) -> State:
        return {root.name: manifest(root) for root in self._roots}
