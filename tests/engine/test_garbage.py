"""Python's search for cycles rests where it would find nothing, and goes on as before after it."""

import gc
from collections.abc import Iterator

import pytest

from music_organizer.garbage import without_garbage_collection

_MANY = 100_000


@pytest.fixture
def searches() -> Iterator[list[str]]:
    """Note each search while the test runs."""
    seen: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        seen.append(phase)

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


def _make_many() -> list[list[int]]:
    return [[number] for number in range(_MANY)]


def test_nothing_is_looked_through_meanwhile(searches: list[str]) -> None:
    with without_garbage_collection():
        searches.clear()
        kept = _make_many()
    assert searches == []
    kept.extend(_make_many())
    assert searches


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with without_garbage_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
