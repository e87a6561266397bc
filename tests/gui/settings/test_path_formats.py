"""Path formats while they are typed: checked, tried on real files, taken when they are sound."""

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS, Config
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.planning.path_grammar import FIELDS
from music_organizer_gui.async_bridge import everything_ended
from music_organizer_gui.controllers.path_examples import PathExamples
from music_organizer_gui.preferences import Preferences
from music_organizer_gui.views.more_options import MoreOptions
from music_organizer_gui.views.path_fields import FIELD_WORDS
from tests.gui.settings.stage import click, settings, write
from tests.support.audio import make_audio
from tests.support.waiting import until

LIVE = Category.LIVE
ALBUM = Category.ALBUM


def test_a_format_is_taken_over_while_it_is_typed(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            field = stage.page.editor.fields[LIVE]
            write(field.line, "Live/{albumartist}/{title}")
            await until(lambda: preferences.config.path_formats[LIVE] == field.text)
            assert preferences.config.path_formats[ALBUM] == DEFAULT_PATH_FORMATS[ALBUM]
            new = "→ Live/Saltmarsh Radio/Tuning In (Live).ogg"
            await until(lambda: field.examples[0].new.text() == new)
            assert field.examples[0].old.text() == "01 Tuning In (Live).ogg"
            assert stage.page.editor.preset.currentText() == "Own path formats"
            assert "sample library" in stage.page.editor.note.text()

    qt_loop.run(journey())


def test_a_mistake_is_pointed_at_and_not_taken_over(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            field = stage.page.editor.fields[LIVE]
            write(field.line, "Live/{albumartis}/{title}")
            await until(field.problem.isVisible)
            assert "did you mean “albumartist”" in field.problem.text()
            assert "Live Recordings" not in field.problem.text()
            assert field.line.mistake_column == 7
            assert field.line.property("wrong") is True
            assert field.line.accessibleDescription() == field.problem.text()
            assert preferences.config == Config()
            write(field.line, "Live/{albumartist}/{title}")
            await until(lambda: not field.problem.isVisible())
            assert field.line.mistake_column == 0
            await until(lambda: preferences.config.path_formats[LIVE] == field.text)

    qt_loop.run(journey())


def test_one_mistake_does_not_hinder_the_other_fields(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            fields = stage.page.editor.fields
            write(fields[LIVE].line, "{")
            write(fields[ALBUM].line, "{artist}/{title}")
            await until(lambda: preferences.config.path_formats[ALBUM] == "{artist}/{title}")
            assert preferences.config.path_formats[LIVE] == DEFAULT_PATH_FORMATS[LIVE]
            assert fields[LIVE].text == "{"
            assert fields[LIVE].problem.isVisible()

    qt_loop.run(journey())


def test_the_examples_are_the_files_of_the_scan(
    qt_loop: asyncio.Runner, preferences: Preferences, tmp_path: Path
) -> None:
    make_audio(
        tmp_path / "in" / "a.mp3",
        artist="Nina Simone",
        albumartist="Nina Simone",
        album="Pastel Blues",
        title="Sinnerman",
    )

    async def journey() -> None:
        async with settings(preferences) as stage:
            stage.reader = stage.engine.organizer(preferences.config)
            plan = await stage.reader.plan(tmp_path / "in", tmp_path / "out", keeps=True)
            assert plan.is_success()
            field = stage.page.editor.fields[ALBUM]
            write(field.line, "{album}/{title:upper}")
            await until(lambda: field.examples[0].new.text() == "→ Pastel Blues/SINNERMAN.mp3")
            assert field.examples[0].old.text() == "a.mp3"
            assert "your own files" in stage.page.editor.note.text()
            assert not stage.page.editor.fields[LIVE].examples[0].isVisible()

    qt_loop.run(journey())


def test_a_preset_fills_every_field(qt_loop: asyncio.Runner, preferences: Preferences) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            editor = stage.page.editor
            editor.preset.setFocus()
            QTest.keyClick(editor.preset, Qt.Key.Key_Down)
            artist = FORMAT_PRESETS["artist"]
            assert dict(preferences.config.path_formats) == dict(artist.path_formats)
            assert editor.fields[LIVE].text == artist.path_formats[LIVE]
            assert editor.preset_help.text() == artist.help
            shown = editor.fields[ALBUM].examples[0].new
            await until(lambda: shown.text().startswith("→ Copper Sparrow/Harbour Lights"))

    qt_loop.run(journey())


def test_a_field_is_inserted_from_a_menu(qt_loop: asyncio.Runner, preferences: Preferences) -> None:
    async def journey() -> None:
        async with settings(preferences) as stage:
            editor = stage.page.editor
            field = editor.fields[LIVE]
            write(field.line, "Live/")
            menu = editor.insert.menu()
            genre = next(one for one in menu.actions() if one.text().startswith("{genre}"))
            genre.trigger()
            assert field.text == "Live/{genre}"
            await until(lambda: preferences.config.path_formats[LIVE] == "Live/{genre}")

    qt_loop.run(journey())


def test_the_menu_offers_the_fields_that_the_engine_knows() -> None:
    assert dict(FIELD_WORDS) == dict(FIELDS)


def test_more_options_tells_of_every_change(
    qt_loop: asyncio.Runner, preferences: Preferences
) -> None:
    async def journey() -> None:
        told: list[Config] = []
        window = QWidget()
        window.show()
        dialog = MoreOptions(window)
        examples = PathExamples(dialog.editor, lambda: None)
        dialog.config_changed.connect(told.append)
        dialog.show_config(Config(verify=True))
        dialog.show()
        box = dialog.options.rows["verify"].box  # type: ignore[attr-defined]
        assert box.isChecked()
        click(box)
        assert told[-1] == Config()
        write(dialog.editor.fields[LIVE].line, "{title}")
        QTest.keyClick(dialog.editor.fields[LIVE].line, Qt.Key.Key_Return)
        await until(lambda: told[-1].path_formats[LIVE] == "{title}")
        assert not dialog.isModal()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        await everything_ended()
        examples.deleteLater()
        window.deleteLater()

    qt_loop.run(journey())
