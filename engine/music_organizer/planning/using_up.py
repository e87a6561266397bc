"""Go through a long list without keeping what was done with."""

from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


def used_up(items: list[T]) -> Iterator[T]:
    """Yield the items in order and let go of each; the list is empty in the end."""
    items.reverse()
    while items:
        yield items.pop()
