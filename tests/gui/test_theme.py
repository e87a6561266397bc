import pytest
from PySide6.QtGui import QColor

from music_organizer_gui.theme import DARK, LIGHT, Theme

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
