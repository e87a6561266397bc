"""Numbers, sizes, dates and spans of time as the person's locale writes them."""

import os
from datetime import UTC, date, datetime
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from music_organizer.models.words import WordedEnum

_MINUTE = 60
_HOUR = 3600
_MEGABYTE = 1_000_000


def number(value: int) -> str:
    """Write a whole number with the locale's separators."""
    return QLocale().toString(value)


def size(length: int) -> str:
    """Write a number of bytes in the unit that fits it."""
    if length == 1:
        # Qt writes "1 bytes".
        return _translated("1 byte")
    precision = 0 if length < _MEGABYTE else 1
    return QLocale().formattedDataSize(length, precision, QLocale.DataSizeFormat.DataSizeSIFormat)


def moment(when: datetime, today: date | None = None) -> str:
    """Write a moment in the person's time zone, calling today and yesterday by their names.

    Args:
        when: an aware moment.
        today: the day that counts as today; the clock's when left out.
    """
    local = when.astimezone()
    days = ((today or datetime.now(UTC).astimezone().date()) - local.date()).days
    stamp = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    time = QLocale().toString(stamp.time(), QLocale.FormatType.ShortFormat)
    if days == 0:
        return _translated("Today {time}").format(time=time)
    if days == 1:
        return _translated("Yesterday {time}").format(time=time)
    day = QLocale().toString(stamp.date(), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


def playing_time(seconds: float) -> str:
    """Write a playing time as players do."""
    whole = max(1, round(seconds))
    if whole < _HOUR:
        return f"{whole // _MINUTE}:{whole % _MINUTE:02}"
    return f"{whole // _HOUR}:{whole % _HOUR // _MINUTE:02}:{whole % _MINUTE:02}"


def span(seconds: float) -> str:
    """Write a span of time roughly, as one says it."""
    if seconds < 1:
        return _translated("less than a second")
    if seconds < _MINUTE:
        return _translated("{count} s").format(count=number(round(seconds)))
    if seconds < _HOUR:
        return _translated("{count} min").format(count=number(round(seconds / _MINUTE)))
    hours, minutes = divmod(round(seconds / _MINUTE), _MINUTE)
    return _translated("{hours} h {minutes} min").format(hours=number(hours), minutes=minutes)


def _translated(text: str) -> str:
    return QCoreApplication.translate("words", text)


def said(word: WordedEnum) -> str:
    """Return the label of an engine's word in the person's language."""
    return QCoreApplication.translate("engine", word.label)


def explained(word: WordedEnum) -> str:
    """Return the sentence that explains an engine's word in the person's language."""
    return QCoreApplication.translate("engine", word.help)


def shown_path(path: PurePath) -> str:
    """Return a path as text that can be shown; bytes that are no text become a sign for that."""
    return os.fsencode(path).decode("utf-8", "replace")
