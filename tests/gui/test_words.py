from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from music_organizer_gui import words


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def test_numbers_carry_the_separators_of_the_locale() -> None:
    assert words.number(1_234_567) == "1,234,567"
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert words.number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (2, "2 bytes"),
        (184_320, "184 kB"),
        (31_400_000_000, "31.4 GB"),
    ],
)
def test_sizes_come_in_the_unit_that_fits(length: int, written: str) -> None:
    assert words.size(length) == written


def test_today_and_yesterday_are_called_by_their_names() -> None:
    noon = datetime(2026, 3, 5, 12, tzinfo=UTC).astimezone()
    today = noon.date()
    assert words.moment(noon, today).startswith("Today ")
    assert words.moment(noon - timedelta(days=1), today).startswith("Yesterday ")
    assert "2026" in words.moment(noon - timedelta(days=2), date(2026, 3, 5))


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "less than a second"), (28.4, "28 s"), (150, "2 min"), (3 * 3600 + 300, "3 h 5 min")],
)
def test_spans_of_time_are_told_roughly(seconds: float, told: str) -> None:
    assert words.span(seconds) == told
