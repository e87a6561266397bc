import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from music_organizer_gui.models.session_words import ARROW
from music_organizer_gui.views.session_delegate import fitted

LONG = "/media/old drive/backups/2009/music from the attic"
OTHER = "/home/mira/Music/everything in one place/library"

pytestmark = pytest.mark.usefixtures("qapp")


def metrics() -> QFontMetrics:
    return QFontMetrics(QFont(QApplication.font()))


@pytest.mark.parametrize("share", [0.9, 0.6, 0.4])
@pytest.mark.parametrize(("first", "second"), [(LONG, OTHER), ("~/in", OTHER), (LONG, "~/in")])
def test_both_places_stay_told_when_room_is_short(first: str, second: str, share: float) -> None:
    text = first + ARROW + second
    width = int(metrics().horizontalAdvance(text) * share)
    shown = fitted(metrics(), text, width)
    assert metrics().horizontalAdvance(shown) <= width
    before, arrow, after = shown.partition(ARROW)
    assert arrow
    assert before[0] == first[0]
    assert before[-1] == first[-1]
    assert after[0] == second[0]
    assert after[-1] == second[-1]


def test_a_short_place_is_told_whole() -> None:
    text = "~/in" + ARROW + OTHER
    shown = fitted(metrics(), text, metrics().horizontalAdvance(text) * 3 // 4)
    assert shown.startswith("~/in" + ARROW)
    assert shown != text


def test_what_fits_is_left_as_it_is() -> None:
    text = "~/in" + ARROW + "~/out"
    assert fitted(metrics(), text, metrics().horizontalAdvance(text) + 1) == text


def test_a_text_without_arrow_loses_its_middle() -> None:
    width = metrics().horizontalAdvance(LONG) // 2
    shown = fitted(metrics(), LONG, width)
    assert (shown[0], shown[-1]) == (LONG[0], LONG[-1])
    assert metrics().horizontalAdvance(shown) <= width
