"""Every setting through its control: taken over at once, kept, and told where it is wrong."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QSpinBox, QWidget

from music_organizer.models.config import BackupPolicy, ChecksumPolicy, Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import now
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer.models.words import WordedEnum
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import DARK, LIGHT, ThemeChoice, current_theme
from tests.gui.settings.stage import Stage, click, settings, write
from tests.support.waiting import until


def test_a_theme_is_worn_at_once_and_kept(
    qt_loop: asyncio.Runner, preferences: Preferences, qapp: QApplication
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            for choice, theme in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
                click(stage.page.theme.chip(choice))
                assert preferences.theme is choice
                assert current_theme() is theme
                ground = qapp.palette().color(QPalette.ColorRole.Window)
                assert ground.name() == theme.window

    qt_loop.run(journey())


@pytest.mark.parametrize(
    ("name", "choice"),
    [
        ("mode", TransferMode.COPY),
        ("mode", TransferMode.SYMLINK),
        ("conflict_strategy", ConflictStrategy.KEEP_BOTH),
        ("checksums", ChecksumPolicy.COPIES),
        ("backup", BackupPolicy.ALL),
    ],
)
def test_a_choice_is_kept_as_soon_as_it_is_made(
    qt_loop: asyncio.Runner, preferences: Preferences, name: str, choice: WordedEnum
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            row = stage.page.options.rows[name]
            click(row.chip(choice))  # type: ignore[attr-defined]
            assert getattr(preferences.config, name) is choice
            assert choice.help == row.help.text()

    qt_loop.run(journey())


@pytest.mark.parametrize("name", ["verify", "remove_empty_folders", "smart_cache"])
def test_a_switch_is_kept_whether_its_box_or_its_words_are_clicked(
    qt_loop: asyncio.Runner, preferences: Preferences, name: str
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            row = stage.page.options.rows[name]
            before = getattr(preferences.config, name)
            box = row.findChild(QCheckBox)
            assert isinstance(box, QCheckBox)
            QTest.keyClick(box, Qt.Key.Key_Space)
            assert getattr(preferences.config, name) is not before
            words = next(one for one in row.findChildren(QWidget) if "Switch" in repr(one))
            click(words)
            assert getattr(preferences.config, name) is before

    qt_loop.run(journey())


def test_replacing_without_backups_is_refused_under_the_choice(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            rows = stage.page.options.rows
            click(rows["backup"].chip(BackupPolicy.NONE))  # type: ignore[attr-defined]
            click(rows["conflict_strategy"].chip(ConflictStrategy.REPLACE))  # type: ignore[attr-defined]
            assert preferences.config.conflict_strategy is ConflictStrategy.RENAME
            assert "needs a backup" in rows["conflict_strategy"].problem.text()
            assert rows["conflict_strategy"].problem.isVisible()
            shown = rows["conflict_strategy"].chip(ConflictStrategy.RENAME)  # type: ignore[attr-defined]
            assert shown.isChecked()
            click(rows["backup"].chip(BackupPolicy.CHANGED))  # type: ignore[attr-defined]
            assert not rows["conflict_strategy"].problem.isVisible()

    qt_loop.run(journey())


def test_what_was_chosen_is_there_at_the_next_start(
    qt_loop: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> None:
    file = str(tmp_path_factory.mktemp("kept") / "window.ini")

    def opened() -> Preferences:
        return Preferences(QSettings(file, QSettings.Format.IniFormat))

    async def choose() -> None:
        async with settings(opened()) as stage:
            click(stage.page.options.rows["mode"].chip(TransferMode.COPY))  # type: ignore[attr-defined]
            spin = stage.page.options.rows["workers"].findChild(QSpinBox)
            assert isinstance(spin, QSpinBox)
            spin.setFocus()
            QTest.keyClick(spin, Qt.Key.Key_Up)
            QTest.keyClick(spin, Qt.Key.Key_Up)
            combo = stage.page.language.combo
            combo.setFocus()
            QTest.keyClicks(combo, "Deutsch")
            QTest.keyClick(combo, Qt.Key.Key_Return)
            click(stage.page.theme.chip(ThemeChoice.DARK))

    async def look() -> None:
        async with settings(opened()) as stage:
            assert stage.engine.preferences.config == Config(mode=TransferMode.COPY, workers=2)
            assert stage.page.options.rows["mode"].choice is TransferMode.COPY  # type: ignore[attr-defined]
            assert stage.page.language.combo.currentText() == "Deutsch"
            assert stage.page.theme.choice is ThemeChoice.DARK

    qt_loop.run(choose())
    qt_loop.run(look())


def test_the_defaults_come_back_with_one_button(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            click(stage.page.options.rows["mode"].chip(TransferMode.COPY))  # type: ignore[attr-defined]
            click(stage.page.theme.chip(ThemeChoice.DARK))
            stage.page.history.retention.spin.setValue(30)
            click(stage.page.reset)
            assert preferences.config == Config()
            assert preferences.theme is ThemeChoice.SYSTEM
            assert preferences.retention_days == 0
            assert stage.page.options.rows["mode"].choice is TransferMode.MOVE  # type: ignore[attr-defined]
            assert stage.page.history.retention.spin.text() == "For ever"

    qt_loop.run(journey())


def test_a_settings_file_that_cannot_be_used_is_told_on_the_page(
    qt_loop: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> None:
    kept = QSettings(str(tmp_path_factory.mktemp("bad") / "w.ini"), QSettings.Format.IniFormat)
    kept.setValue("config", '{"mode": "teleport"}')

    async def journey() -> None:
        async with settings(Preferences(kept)) as stage:
            assert stage.page.problem.isVisible()
            assert "teleport" in stage.page.problem.text.text()

    qt_loop.run(journey())


def test_every_control_has_a_name_for_those_who_cannot_see_it(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            for kind in (QPushButton, QComboBox, QCheckBox, QSpinBox):
                shown = (
                    one for one in stage.page.findChildren(kind) if one.isVisibleTo(stage.page)
                )
                for control in shown:
                    assert control.accessibleName() or getattr(control, "text", str)()

    qt_loop.run(journey())


@pytest.mark.parametrize(("width", "scale"), [(900 - 190, 1.0), (900 - 416, 2.0)])
def test_nothing_is_cut_off_in_a_small_window(
    qt_loop: asyncio.Runner,
    preferences: Preferences,
    qapp: QApplication,
    width: int,
    scale: float,
) -> None:
    font = qapp.font()

    async def journey() -> None:
        larger = qapp.font()
        larger.setPointSizeF(9 * scale)
        qapp.setFont(larger)
        try:
            async with settings(preferences) as stage:
                stage.page.resize(width, 600)
                await asyncio.sleep(0.05)
                inner, room = stage.page.area.widget(), stage.page.area.viewport().width()
                assert inner is not None
                assert inner.minimumSizeHint().width() <= room
                assert inner.width() <= room
        finally:
            qapp.setFont(font)

    qt_loop.run(journey())


async def begun(stage: Stage, *days_ago: int) -> None:
    """Put sessions into the history that began so many days ago and were completed."""
    workspace = stage.engine.workspace

    def enter() -> None:
        journal = workspace.history().journal
        for days in days_ago:
            session = OperationSession(
                session_id=f"session-{days}",
                start_time=now() - timedelta(days=days, hours=1),
                source_root=Path("/in"),
                target_root=Path("/out"),
                library_root=Path("/out"),
            )
            journal.begin(session, [])
            journal.end(session.session_id, SessionStatus.COMPLETED)

    await workspace.worker.run(enter)


def test_retention_tells_its_cost_before_anything_is_forgotten(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            await begun(stage, 5, 40, 400)
            history = stage.page.history
            assert history.retention.help.text().startswith("Every session stays")
            write(history.retention.spin, "30")
            QTest.keyClick(history.retention.spin, Qt.Key.Key_Return)
            await until(history.forget.isVisible)
            assert "Would forget 2 session" in history.retention.help.text()
            assert preferences.retention_days == 30
            told: list[bool] = []
            stage.engine.history_changed.connect(lambda: told.append(True))
            click(history.forget)
            await until(lambda: told and not history.forget.isVisible())
            left = await stage.engine.archive.prune(keep_days=0, dry_run=True)
            assert [one.session_id for one in left.value()] == ["session-5"]
            assert "nothing would be forgotten" in history.retention.help.text()

    qt_loop.run(journey())


def test_old_sessions_are_forgotten_at_the_start_and_never_without_a_wish(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            await begun(stage, 5, 40)
            await stage.controller.forget_old()
            assert len((await stage.engine.archive.prune(keep_days=0, dry_run=True)).value()) == 2
            preferences.set_retention_days(30)
            await stage.controller.forget_old()
            assert len((await stage.engine.archive.prune(keep_days=0, dry_run=True)).value()) == 1

    qt_loop.run(journey())


def test_the_place_of_the_history_is_told_and_copied(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            history = stage.page.history
            assert history.path.text() == str(preferences.config.history_path)
            copy = next(
                one for one in history.findChildren(QPushButton) if one.text() == "Copy path"
            )
            click(copy)
            assert QApplication.clipboard().text() == str(preferences.config.history_path)

    qt_loop.run(journey())
