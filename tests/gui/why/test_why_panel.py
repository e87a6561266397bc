"""“Why here?” for real plans of real files, through the panel and its controller."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.config import Config
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import OperationRecord, OperationStatus, OperationType
from music_organizer.models.plan import Plan
from music_organizer.models.readings import Tags
from music_organizer.services.inspection import FileInspector
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer_gui.async_bridge import everything_ended
from music_organizer_gui.controllers.why import WhyController
from music_organizer_gui.models.why_facts import FileFacts, NameConflict
from music_organizer_gui.views.why_panel import WhyPanel
from tests.support.audio import make_audio
from tests.support.waiting import until

SIGUR = "Sigur Rós"
CHOSEN = list[tuple[OperationRecord, ConflictStrategy, bool]]


@dataclass
class Desk:
    panel: WhyPanel
    controller: WhyController
    plan: Plan
    chosen: CHOSEN = field(default_factory=list)

    def operation(self, name: str) -> OperationRecord:
        return next(
            op
            for op in self.plan.operations
            if op.source_path is not None
            and op.source_path.name == name
            and op.operation_type is OperationType.MOVE
        )

    def explain(self, op: OperationRecord) -> None:
        self.controller.explain(op, self.plan.operations, can_choose=True)

    def words(self) -> list[str]:
        labels = self.panel.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisibleTo(self.panel) and one.text()]

    async def tells(self, text: str) -> None:
        await until(lambda: text in self.words(), f"{text!r} in {self.words()}")


@asynccontextmanager
async def desk(source: Path, target: Path, config: Config | None = None) -> AsyncIterator[Desk]:
    inspector = FileInspector()
    async with EnhancedAsyncMusicOrganizer(config or Config()) as organizer:
        plan = (await organizer.plan(source, target)).value()
    panel = WhyPanel()
    panel.resize(300, 700)
    panel.show()
    controller = WhyController(panel, inspector)
    made = Desk(panel, controller, plan)
    panel.strategy_chosen.connect(lambda *told: made.chosen.append(told))
    try:
        yield made
    finally:
        controller.close()
        await everything_ended()
        panel.deleteLater()
        await inspector.close()


@pytest.fixture
def two_files(tmp_path: Path) -> tuple[Path, Path]:
    """A file of the source that wants the name of a file of the library."""
    source, target = tmp_path / "in", tmp_path / "out"
    album = target / "Albums" / SIGUR / "Ágætis byrjun (1999)"
    for path, salt, cover in (
        (source / "svefn.mp3", "new", True),
        (album / "02 Svefn-g-englar.mp3", "old", False),
    ):
        make_audio(
            path,
            salt=salt,
            cover=cover,
            artist=SIGUR,
            albumartist=SIGUR,
            album="Ágætis byrjun",
            date="1999",
            title="Svefn-g-englar",
            track=2,
            track_total=10,
        )
    return source, target


def test_the_rule_the_guesses_and_the_tags_are_told(
    qt_loop: asyncio.Runner, tmp_path: Path
) -> None:
    make_audio(
        tmp_path / "in" / "Nina Simone - Pastel Blues" / "03 Sinnerman.flac",
        "flac",
        albumartist="Nina Simone",
        album="Pastel Blues: live/studio?",
    )

    async def journey() -> None:
        async with desk(tmp_path / "in", tmp_path / "out") as why:
            why.explain(why.operation("03 Sinnerman.flac"))
            told = why.panel.reasons.text()
            assert "<b>Albums</b>: " in told
            assert "<b>Told from its name and folder</b>: " in told
            assert "title" in told
            await why.tells("Nina Simone")
            assert "<b>Made safe</b>: " in why.panel.reasons.text()
            sound = next(one for one in why.words() if one.startswith("FLAC"))
            assert "0:01" in sound
            assert not why.panel.choice.isVisible()

    qt_loop.run(journey())


def test_what_is_asked_after_closing_is_not_looked_up(
    qt_loop: asyncio.Runner, two_files: tuple[Path, Path]
) -> None:
    async def journey() -> None:
        async with desk(*two_files) as why:
            why.controller.close()
            why.explain(next(iter(why.plan.operations)))
            await everything_ended()
            assert "<b>" not in why.panel.reasons.text()

    qt_loop.run(journey())


@pytest.mark.parametrize("strategy", list(ConflictStrategy))
def test_a_taken_name_shows_both_files_and_what_happens(
    qt_loop: asyncio.Runner, two_files: tuple[Path, Path], strategy: ConflictStrategy
) -> None:
    async def journey() -> None:
        async with desk(*two_files, Config(conflict_strategy=strategy)) as why:
            why.explain(why.operation("svefn.mp3"))
            await why.tells("2 of 10")
            await until(why.panel.comparison.isVisible)
            assert why.panel.choice.choice is strategy
            assert why.panel.comparison.newcomer.text().endswith("in/svefn.mp3")
            assert why.panel.comparison.holder.text().endswith("/02 Svefn-g-englar.mp3")
            assert why.words().count("Size") == 1
            covers = [
                one
                for one in why.panel.comparison.findChildren(QLabel)
                if one.isVisible() and not one.pixmap().isNull()
            ]
            assert len(covers) == 1
            assert "Name taken" in why.panel.reasons.text()

    qt_loop.run(journey())


def test_a_choice_is_told_with_whom_it_is_meant_for(
    qt_loop: asyncio.Runner, two_files: tuple[Path, Path]
) -> None:
    async def journey() -> None:
        async with desk(*two_files) as why:
            op = why.operation("svefn.mp3")
            why.explain(op)
            await until(why.panel.choice.isVisible)
            chip = why.panel.choice.chip(ConflictStrategy.SKIP)
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
            QTest.keyClick(why.panel.for_all, Qt.Key.Key_Space)
            QTest.keyClick(why.panel.choice.chip(ConflictStrategy.REPLACE), Qt.Key.Key_Space)
            assert why.chosen == [
                (op, ConflictStrategy.SKIP, False),
                (op, ConflictStrategy.REPLACE, True),
            ]

    qt_loop.run(journey())


def test_after_the_run_there_is_nothing_left_to_choose(
    qt_loop: asyncio.Runner, two_files: tuple[Path, Path]
) -> None:
    async def journey() -> None:
        async with desk(*two_files) as why:
            op = replace(why.operation("svefn.mp3"), status=OperationStatus.FAILED)
            op = replace(op, error_message="The system refused.", checksum_before="ab" * 32)
            why.explain(op)
            await until(why.panel.comparison.isVisible)
            assert not why.panel.choice.isVisible()
            assert why.panel.title.text() == "What went wrong"
            assert "<b>Failed</b>: The system refused." in why.panel.reasons.text()
            assert why.panel.checksum.text() == "SHA-256  abab…abab"
            QTest.mouseClick(why.panel.copy, Qt.MouseButton.LeftButton)
            assert QApplication.clipboard().text() == "ab" * 32

    qt_loop.run(journey())


def test_files_that_stay_say_why(qt_loop: asyncio.Runner, tmp_path: Path) -> None:
    source = tmp_path / "in"
    make_audio(source / "there.mp3", artist="A", albumartist="A", album="B", title="C", salt="x")
    make_audio(source / "again.mp3", artist="A", albumartist="A", album="B", title="C", salt="x")
    (source / "empty.mp3").write_bytes(b"")
    (source / "shopping.ods").write_text("bring milk")

    async def journey() -> None:
        async with desk(source, tmp_path / "out") as why:
            why.explain(why.operation("empty.mp3"))
            assert why.panel.title.text() == "Why it stays"
            assert "<b>Can&#x27;t be read</b>: The file is empty." in why.panel.reasons.text()
            why.explain(why.operation("shopping.ods"))
            assert StayReason.OTHER.label in why.panel.reasons.text()
            stays = next(op for op in why.plan.operations if op.stays is StayReason.ALREADY_THERE)
            why.explain(stays)
            assert "<b>Already there</b>: The same content as " in why.panel.reasons.text()
            await until(why.panel.comparison.isVisible)
            assert not why.panel.choice.isVisible()

    qt_loop.run(journey())


def test_an_answer_that_comes_too_late_is_not_shown(
    qt_loop: asyncio.Runner, tmp_path: Path
) -> None:
    for number in range(20):
        make_audio(
            tmp_path / "in" / f"{number}.mp3",
            salt=str(number),
            artist=f"Artist {number}",
            albumartist=f"Artist {number}",
            album="B",
            title=f"Title {number}",
        )

    async def journey() -> None:
        async with desk(tmp_path / "in", tmp_path / "out") as why:
            for number in range(20):
                why.explain(why.operation(f"{number}.mp3"))
                await asyncio.sleep(0.03)
            await why.tells("Title 19")
            assert why.words().count("Title") == 1
            why.explain(why.operation("3.mp3"))
            why.controller.explain(None)
            await asyncio.sleep(0.3)
            assert why.words()[-1].startswith("Choose a file")

    qt_loop.run(journey())


def test_a_file_that_is_gone_is_told_and_names_are_shown_literally(
    qt_loop: asyncio.Runner, tmp_path: Path
) -> None:
    name = "<b>bold & co.mp3"
    make_audio(tmp_path / "in" / name, artist="<i>A</i>", albumartist="A", album="B", title="C")

    async def journey() -> None:
        async with desk(tmp_path / "in", tmp_path / "out") as why:
            op = why.operation(name)
            (tmp_path / "in" / name).unlink()
            why.explain(op)
            await until(lambda: "no longer there" in why.panel.reasons.text())
            why.panel.show_operation(replace(op, reason="<u>x</u>: y"))
            assert "&lt;u&gt;x" in why.panel.reasons.text()

    qt_loop.run(journey())


def test_facts_of_another_file_than_the_one_explained_are_not_taken(
    qt_loop: asyncio.Runner, two_files: tuple[Path, Path]
) -> None:
    async def journey() -> None:
        async with desk(*two_files, Config(conflict_strategy=ConflictStrategy.KEEP_BOTH)) as why:
            op, other = why.operation("svefn.mp3"), why.operation("02 Svefn-g-englar.mp3")
            why.panel.show_operation(op)
            before = why.words()
            assert op.source_path is not None
            audio = AudioFile(op.source_path, tags=Tags(title="Late"))
            facts = FileFacts(op.source_path, audio)
            conflict = NameConflict(op.target_path, ConflictStrategy.SKIP)
            why.panel.show_tags(other, audio)
            why.panel.show_conflict(other, conflict, can_choose=True)
            why.panel.show_files(other, facts, facts)
            why.panel.tell_problem(other, "It is gone.")
            assert why.words() == before
            why.panel.show_tags(op, audio)
            await why.tells("Late")

    qt_loop.run(journey())


def test_a_duplicate_is_shown_beside_its_other_copy(
    qt_loop: asyncio.Runner, tmp_path: Path
) -> None:
    for name, seed in (("a.mp3", "mp3"), ("b.flac", "flac")):
        make_audio(tmp_path / "in" / name, seed, artist="Ada", album="Blue", title="Song", track=1)

    async def journey() -> None:
        async with desk(tmp_path / "in", tmp_path / "out") as why:
            why.explain(why.operation("a.mp3"))
            await why.tells("Another copy")
            words = why.words()
            assert "MP3" in words
            assert "FLAC" in words
            assert "The same recording lies here once more." in why.panel.reasons.text()
            assert not why.panel.choice.isVisibleTo(why.panel)

    qt_loop.run(journey())
