"""Turn what files say, in whatever shape, into clean text, numbers and dates."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

MAX_LENGTH = 1_000
MAX_VALUES = 100

_MAX_NUMBER = 9_999
# White space, line breaks among it, is folded; these have no place in a name at all.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_NUMBER = re.compile(r"([0-9]{1,9})(?:\s*(?:/|of)\s*(.*))?", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(?:[-/. ]?([0-9]{2}))?(?:[-/. ]?([0-9]{2}))?(?![0-9])")
_LONE_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_RELEASE_TYPE = re.compile(r"[;,]|/(?!street)")
_PRIMARY_TYPES = frozenset({"album", "single", "ep", "broadcast", "other"})


def clean(value: str) -> str:
    """Return a text without control characters, with single spaces, of bearable length."""
    if _is_clean(value):
        return value
    # What comes after the cut is not looked at: a hostile value may be very long.
    value = value[: MAX_LENGTH * 4]
    if not value.isprintable():
        value = _CONTROLS.sub("", value)
    return " ".join(value.split())[:MAX_LENGTH].strip()


def _read_right(value: str) -> str:
    """Return UTF-8 that was taken for Latin-1 (`BjÃ¶rn`) as what it is.

    A program that writes UTF-8 into a field declared as Latin-1 makes such text. Hardly any text
    that is meant as Latin-1 happens to be UTF-8 as well.
    """
    if value.isascii():
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def texts(values: Sequence[str]) -> tuple[str, ...]:
    """Return the clean values that say something, each once, in their order."""
    if len(values) == 1 and values[0] and _is_clean(values[0]):
        return (values[0],)
    found: dict[str, None] = {}
    for value in values:
        if len(found) > MAX_VALUES:
            break
        if _is_clean(value):
            found[value] = None
            continue
        # Some programs part several values in one by a NUL, in formats that know lists too.
        for part in value[: MAX_LENGTH * MAX_VALUES].split("\0", MAX_VALUES):
            found[clean(_read_right(part[: MAX_LENGTH * 4]))] = None
    found.pop("", None)
    return tuple(islice(found, MAX_VALUES))


def _is_clean(value: str) -> bool:
    """Tell at little cost that nothing of a text would be changed; most texts are such."""
    return (
        len(value) <= MAX_LENGTH
        and value.isascii()
        and value.isprintable()
        and value == " ".join(value.split())
    )


def number_and_total(value: str) -> tuple[int, int]:
    """Read `3` or `3/12`; whatever is not a number there counts as 0."""
    return _number_and_total(clean(value))


@lru_cache(maxsize=1024)
def _number_and_total(cleaned: str) -> tuple[int, int]:
    match = _NUMBER.fullmatch(cleaned)
    if match is None:
        return 0, 0
    return _bearable(match[1]), number(match[2] or "")


def number(value: str) -> int:
    """Read a whole number; 0 when it is none, or too large to be a track or a disc."""
    cleaned = clean(value)
    return _bearable(cleaned) if cleaned.isascii() and cleaned.isdigit() else 0


def date(value: str) -> str:
    """Read a date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; empty when there is no year in it."""
    return _date(clean(value))


@lru_cache(maxsize=1024)
def _date(cleaned: str) -> str:
    match = _DATE.match(cleaned)
    if match is None or int(match[1]) == 0:
        years = _LONE_YEAR.findall(cleaned)
        return str(years[0]) if len(years) == 1 else ""
    year, month, day = match[1], match[2] or "", match[3] or ""
    if not "01" <= month <= "12":
        return year
    return f"{year}-{month}-{day}" if "01" <= day <= "31" else f"{year}-{month}"


def truth(value: str) -> bool:
    """Tell whether a mark is set: any number but 0, or a word for yes."""
    cleaned = clean(value).lower()
    return number(cleaned) > 0 or cleaned in {"true", "yes"}


def release_types(values: Iterable[str]) -> tuple[str, ...]:
    """Return release types in lower case, each once, the primary type first."""
    parts = [part for value in values for part in _RELEASE_TYPE.split(value[:MAX_LENGTH].lower())]
    return tuple(sorted(texts(parts), key=lambda kind: kind not in _PRIMARY_TYPES))


def _bearable(digits: str) -> int:
    found = int(digits[:10])
    return found if found <= _MAX_NUMBER else 0
