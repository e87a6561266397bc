from PySide6.QtWidgets import QApplication, QPushButton, QStyleOptionButton
from pytestqt.qtbot import QtBot

from music_organizer_gui.views.elements import button


def test_words_keep_their_distance_from_an_icon_however_large_they_are(
    qapp: QApplication, qtbot: QtBot
) -> None:
    font, larger = qapp.font(), qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    distances = []
    try:
        for letters in (font, larger):
            qapp.setFont(letters)
            made = button("Undo", lambda: None, icon_name="rotate-ccw")
            qtbot.addWidget(made)
            bare = QPushButton(made.icon(), "Undo")
            qtbot.addWidget(bare)
            distances.append(made.sizeHint().width() - bare.sizeHint().width())
            drawn = QStyleOptionButton()
            made.initStyleOption(drawn)
            metrics = made.fontMetrics()
            moved = metrics.horizontalAdvance(drawn.text) - metrics.horizontalAdvance("Undo")
            assert 0 < moved <= distances[-1]
            assert made.text() == "Undo"
    finally:
        qapp.setFont(font)
    assert 2 <= distances[0] < distances[1]
