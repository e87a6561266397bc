"""Duplicates are looked for, ticked, moved to the backup and brought back in the window."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from music_organizer_gui.controllers.duplicates import described
from music_organizer_gui.main_window import Place
from music_organizer_gui.models.duplicate_tree import (
    COVER,
    FILE,
    LENGTH,
    SOUND,
    TAGS,
    WHY,
    DuplicateTreeModel,
)
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.theme import ThemeKeeper
from music_organizer_gui.translations import Translations
from music_organizer_gui.views.duplicate_view import DuplicateView
from music_organizer_gui.views.duplicates_page import DuplicatesPage
from music_organizer_gui.wiring.window import Window
from tests.support.audio import make_audio
from tests.support.manifest import differences, manifest
from tests.support.waiting import until

TICK = Qt.ItemDataRole.CheckStateRole
Journey = Callable[[Window, DuplicatesPage, Path], Awaitable[None]]
Play = Callable[[Journey], None]


def make_doubles(folder: Path) -> None:
    """Write one song in two formats, another one with the very same bytes, and a lone one."""
    tags: dict[str, Any] = {"artist": "Mira Vale", "album": "Harbour", "date": "2004"}
    for seed in ("mp3", "flac"):
        make_audio(folder / seed / f"one.{seed}", seed, title="One", track=1, cover=True, **tags)
    for name in ("a", "b"):
        make_audio(folder / name / "two.mp3", title="Two", salt="two", track=2, **tags)
    make_audio(folder / "a" / "three.ogg", "ogg", salt="three", title="Three", track=3, **tags)


@pytest.fixture
def play(
    qt_loop: asyncio.Runner,
    qapp: QApplication,
    preferences: Preferences,
    english: Translations,
    tmp_path: Path,
) -> Callable[[Journey], None]:
    """Plays a journey on the page, once it has found the doubles."""
    folder = tmp_path / "music"
    make_doubles(folder)

    async def whole(journey: Journey) -> None:
        window = Window(preferences, ThemeKeeper(qapp))
        window.open()
        window.main.show_place(Place.DUPLICATES)
        page = window.duplicates.page
        page.location.folder_dropped.emit([folder])
        page.look.click()
        await until(lambda: not page.progress.isVisible() and page.results.isVisible())
        try:
            await journey(window, page, folder)
        finally:
            await window.stop_and_close()
            await window.close_engine()
            window.main.deleteLater()

    return lambda journey: qt_loop.run(whole(journey))


def cells(page: DuplicatesPage) -> list[list[str]]:
    model = page.view.model()
    return [
        [str(model.index(row, column, model.index(group, 0)).data()) for column in range(WHY + 1)]
        for group in range(model.rowCount())
        for row in range(model.rowCount(model.index(group, 0)))
    ]


def place(page: DuplicatesPage, name: str) -> QModelIndex:
    model = page.view.model()
    return next(
        index
        for group in range(model.rowCount())
        for row in range(model.rowCount(model.index(group, 0)))
        if (index := model.index(row, FILE, model.index(group, 0))).data() == name
    )


def test_copies_go_to_the_backup_and_come_back(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        before = manifest(folder)
        rows = {row[FILE]: row for row in cells(page)}
        assert sorted(rows) == ["a/two.mp3", "b/two.mp3", "flac/one.flac", "mp3/one.mp3"]
        assert rows["flac/one.flac"][WHY].startswith("Suggested to stay: ")
        assert rows["mp3/one.mp3"][WHY].startswith("Same artist, title and length.")
        assert rows["mp3/one.mp3"][SOUND].startswith("MP3")
        assert rows["mp3/one.mp3"][LENGTH].count(":") == 1
        assert rows["mp3/one.mp3"][COVER] == "240 × 240"
        assert rows["a/two.mp3"][COVER] == "no"
        assert page.part.text() == "Move 2 duplicates to the backup"
        page.part.click()
        await until(page.told.action.isVisible)
        assert page.told.text.text() == "2 files moved to the backup."
        gone = [name for name in differences(before, manifest(folder)) if "." in name[1:]]
        assert len(gone) == 2
        page.told.action.click()
        back = window.history_page.bar.roll_back
        await until(lambda: back.isVisible() and back.isEnabled())
        assert window.main.place is Place.HISTORY
        back.click()
        await until(lambda: not differences(before, manifest(folder)))
        await until(lambda: not window.history.is_busy)

    play(journey)


def test_a_person_may_keep_the_other_one_but_not_none(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        model = page.view.model()
        keeper, copy = place(page, "flac/one.flac"), place(page, "mp3/one.mp3")
        assert not model.setData(keeper, Qt.CheckState.Checked.value, TICK)
        assert model.setData(copy, Qt.CheckState.Unchecked.value, TICK)
        assert page.part.text() == "Move 1 duplicate to the backup"
        assert model.setData(keeper, Qt.CheckState.Checked.value, TICK)
        page.part.click()
        await until(page.told.action.isVisible)
        assert not (folder / "flac/one.flac").exists()
        assert (folder / "mp3/one.mp3").exists()

    play(journey)


def test_nothing_to_part_with_is_said(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        page.location.folder_dropped.emit([folder / "flac"])
        page.look.click()
        await until(
            lambda: not page.progress.isVisible() and "No duplicates" in page.told.text.text()
        )
        assert not page.results.isVisible()
        page.location.folder_dropped.emit([folder / "gone" / "inner"])
        page.look.click()
        await until(lambda: "does not exist" in page.told.text.text())

    play(journey)


def test_the_tree_keeps_to_the_rules_of_models(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        found = window.duplicates.page.view.model()
        assert isinstance(found, DuplicateTreeModel)
        model = DuplicateTreeModel(described)
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        model.show_report(found.chosen())
        assert model.rowCount() == 2
        model.show_report(None)
        assert model.rowCount() == 0
        tester.deleteLater()

    play(journey)


def _is_hidden(view: DuplicateView, *, hidden: bool) -> bool:
    return view.isColumnHidden(TAGS) is hidden


def test_a_narrow_window_shows_why_and_leaves_the_rest_to_the_tooltip(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, _folder: Path) -> None:
        view, letter = page.view, page.view.fontMetrics().averageCharWidth()
        for width, hidden in ((900, True), (2400, False)):
            window.main.resize(width, 700)
            await until(partial(_is_hidden, view, hidden=hidden))
            shown = [one for one in range(WHY + 1) if not view.isColumnHidden(one)]
            assert view.columnWidth(WHY) >= 20 * letter
            assert sum(map(view.columnWidth, shown)) <= view.viewport().width()
        file = page.view.model().index(0, FILE, page.view.model().index(0, FILE))
        told = file.data(Qt.ItemDataRole.ToolTipRole)
        assert [line.partition(":")[0] for line in told.splitlines()[1:]] == [
            *("Sound", "Length", "Tags", "Cover", "Size")
        ]

    play(journey)


def test_the_page_follows_the_library_until_something_is_found(play: Play, tmp_path: Path) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        organize = window.organize.controller
        other, third = tmp_path / "other", tmp_path / "third"
        for library in (other, third):
            make_audio(library / "alone.mp3", title="Alone")
        organize.set_target(other)
        await until(lambda: organize.state.target == other)
        assert page.location.path.text().endswith("music")
        page.location.folder_dropped.emit([folder / "flac"])
        page.look.click()
        await until(lambda: window.duplicates.controller.is_idle and not page.has_findings)
        window.main.show_place(Place.ORGANIZE)
        window.main.show_place(Place.DUPLICATES)
        assert page.location.path.text().endswith("other")
        organize.set_target(third)
        await until(lambda: page.location.path.text().endswith("third"))
        page.look.click()
        await until(lambda: "No duplicates among 1 " in page.told.text.text())

    play(journey)


def test_the_page_has_a_key_of_its_own(play: Play) -> None:
    async def journey(window: Window, page: DuplicatesPage, folder: Path) -> None:
        for keys, place in (
            (Qt.Key.Key_1, Place.ORGANIZE),
            (Qt.Key.Key_3, Place.DUPLICATES),
            (Qt.Key.Key_2, Place.HISTORY),
        ):
            QTest.keyClick(window.main, keys, Qt.KeyboardModifier.ControlModifier)
            assert window.main.place is place

    play(journey)
