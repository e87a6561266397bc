"""Pictures in memory, as many as may be."""

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtGui import QPixmap

# What a known absence counts, so that a million of them are bounded too.
_ABSENCE_BYTES = 200


class PictureCache:
    """Pictures by any key, the longest unused of them forgotten when they become too many.

    Args:
        most_bytes: how much memory they may take together.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._known: OrderedDict[Hashable, QPixmap | None] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._known

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: Hashable) -> QPixmap | None:
        """Return a picture; `None` when there is none, or when it is not known."""
        picture = self._known.get(key)
        if picture is not None:
            self._known.move_to_end(key)
        return picture

    def put(self, key: Hashable, picture: QPixmap | None) -> None:
        """Keep a picture, or that there is none."""
        self._drop(key)
        self._known[key] = picture
        self.bytes += bytes_of(picture)
        while self.bytes > self._most:
            self._drop(next(iter(self._known)))

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
        self.bytes = 0

    def _drop(self, key: Hashable) -> None:
        if key in self._known:
            self.bytes -= bytes_of(self._known.pop(key))


def bytes_of(picture: QPixmap | None) -> int:
    """Return how much memory a picture takes, or the knowledge that there is none."""
    if picture is None:
        return _ABSENCE_BYTES
    return picture.width() * picture.height() * picture.depth() // 8
