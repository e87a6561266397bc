from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton, QWidget
from pytestqt.qtbot import QtBot

from music_organizer_gui.theme import (
    DARK,
    LIGHT,
    Theme,
    ThemeChoice,
    ThemeKeeper,
    current_theme,
    program_picture,
)

READABLE = 4.5
GROUNDS_OF_TEXT = ["window", "sidebar", "card", "field", "hover", "accent_soft"]
PAIRS = [
    *(("text", ground) for ground in GROUNDS_OF_TEXT),
    *(("muted", ground) for ground in [*GROUNDS_OF_TEXT, "track"]),
    *(("accent", ground) for ground in GROUNDS_OF_TEXT),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    *(
        (ink, ground)
        for ink in ("good", "warn", "bad", "neutral")
        for ground in (f"{ink}_soft", "window", "card", "hover")
    ),
]


def luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    ink = QColor(color)
    red, green, blue = (linear(part) for part in (ink.redF(), ink.greenF(), ink.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS, ids=lambda name: name)
def test_text_can_be_read_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


class Desk:
    """A system that looks like something, and says so when that changes."""

    def __init__(self, application: QApplication) -> None:
        self.scheme = Qt.ColorScheme.Light
        self.keeper = ThemeKeeper(application, lambda: self.scheme)

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        QApplication.styleHints().colorSchemeChanged.emit(scheme)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk(qapp)
    yield made
    made.keeper.choose(ThemeChoice.LIGHT)
    made.keeper.deleteLater()


def test_the_window_follows_the_system_while_it_is_open(desk: Desk, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    desk.keeper.choose(ThemeChoice.SYSTEM)

    for scheme, theme in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        desk.turn(scheme)
        assert current_theme() is theme
        assert page.palette().color(QPalette.ColorRole.Window) == QColor(theme.window)


def test_a_look_that_was_chosen_stays_whatever_the_system_does(desk: Desk) -> None:
    desk.keeper.choose(ThemeChoice.LIGHT)
    desk.turn(Qt.ColorScheme.Dark)
    assert current_theme() is LIGHT

    desk.keeper.choose(ThemeChoice.SYSTEM)
    assert current_theme() is DARK


def test_a_system_that_does_not_say_how_it_looks_is_judged_by_its_colours(
    qapp: QApplication, desk: Desk
) -> None:
    desk.keeper.choose(ThemeChoice.DARK)
    desk.scheme = Qt.ColorScheme.Unknown
    begun_in_the_dark = ThemeKeeper(qapp, lambda: desk.scheme)

    begun_in_the_dark.choose(ThemeChoice.SYSTEM)
    assert current_theme() is DARK
    desk.keeper.choose(ThemeChoice.LIGHT)
    ThemeKeeper(qapp, lambda: desk.scheme).choose(ThemeChoice.SYSTEM)
    assert current_theme() is LIGHT


def test_a_box_to_tick_is_as_large_as_the_letters_beside_it_and_no_smaller_in_focus(
    qapp: QApplication, desk: Desk, qtbot: QtBot
) -> None:
    box, state = QCheckBox("Albums"), QStyle.StateFlag
    qtbot.addWidget(box)
    font, larger = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    try:
        for letters in (font, larger):
            qapp.setFont(letters)
            desk.keeper.choose(ThemeChoice.LIGHT)
            heights = {
                _drawn_box(box, focus).height()
                for focus in (state.State_None, state.State_HasFocus)
            }
            assert len(heights) == 1
            assert heights.pop() >= QFontInfo(letters).pixelSize()
    finally:
        qapp.setFont(font)


def _drawn_box(box: QCheckBox, focus: QStyle.StateFlag) -> QRect:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    option.state |= focus
    return box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)


@pytest.mark.parametrize("ground", ["#f6f7f9", "#14171b"], ids=["light", "dark"])
@pytest.mark.parametrize("size", [16, 24, 48])
def test_the_icon_stands_out_and_its_note_can_be_read(
    qapp: QApplication, size: int, ground: str
) -> None:
    picture = program_picture(size).toImage()
    inks = [picture.pixelColor(x, y) for x in range(size) for y in range(size)]
    seen = [ink for ink in inks if ink.alpha() == 255]
    notes = [ink for ink in seen if luminance(ink.name()) > 0.9]
    folder = [ink for ink in seen if ink.blue() > 2 * ink.red()]
    assert len(folder) > len(inks) / 4
    assert len(notes) > len(inks) / 20
    assert contrast(folder[0].name(), ground) >= 3
    assert contrast(notes[0].name(), folder[0].name()) >= 3
