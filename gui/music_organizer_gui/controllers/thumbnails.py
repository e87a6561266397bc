"""Real covers as thumbnails of the operation tree, found and decoded off the GUI thread."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QLoggingCategory, QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from music_organizer.errors import MusicOrganizerError
from music_organizer.models.operation import OperationRecord, OperationStatus, Role
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.outline import Group, OperationFilter
from music_organizer.services.inspection import FileInspector
from music_organizer_gui.async_bridge import start
from music_organizer_gui.controllers.pictures import thumbnail
from music_organizer_gui.models.picture_cache import PictureCache

SIDE = 34
_MOST_BYTES = 32_000_000
_MOST_WAITING = 48
_AT_ONCE = 2
_FILES_LOOKED_AT = 200


class CoverSources(Struct, frozen=True):
    """Where the cover of a group may come from.

    Attributes:
        pictures: picture files that go with the group, the likeliest first.
        music: an audio file that may hold one.
    """

    pictures: tuple[Path, ...]
    music: Path | None


class Thumbnails(QObject):
    """Gives out the thumbnails of one tree; those that are not there yet follow.

    The newest wishes are met first. A row that was scrolled away drops out of the queue when
    others want their picture, and is asked for again when it comes back.

    Args:
        inspector: reads covers out of files.
        ratio: pixels of the screen for each pixel of the layout, asked for each picture.
        most_bytes: how much memory the pictures may take together.
    """

    ready = Signal(int)
    """The key of a group whose picture has come."""

    def __init__(
        self,
        inspector: FileInspector,
        ratio: Callable[[], float] = lambda: 1.0,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        super().__init__()
        # Broken covers are common; each would write its own lines to the error stream.
        QLoggingCategory.setFilterRules("qt.gui.imageio*=false")
        self._inspector, self._ratio = inspector, ratio
        self._source: OperationSource | None = None
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._at_work: set[int] = set()
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="thumbnails")
        self._is_closed = False
        self.cache = PictureCache(most_bytes)

    @property
    def is_busy(self) -> bool:
        """Whether pictures are on their way."""
        return bool(self._waiting or self._at_work)

    def show_source(self, source: OperationSource | None) -> None:
        """Give out the pictures of other operations from now on."""
        # What ends while the window closes may still show its outcome.
        self._source = None if self._is_closed else source
        self._waiting.clear()
        self.cache.clear()

    def thumbnail(self, group: Group) -> QPixmap | None:
        """Return the picture of a group, or `None` while it is not there; never waits."""
        key = group.key
        if key in self.cache:
            return self.cache.get(key)
        if key not in self._at_work and (group.tracks or group.covers):
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            if len(self._at_work) < _AT_ONCE:
                self._begin()
        return None

    def close(self) -> None:
        """Give out nothing more, and end the threads."""
        self._is_closed = True
        self.show_source(None)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self) -> None:
        if self._source is not None and self._waiting:
            key, _ = self._waiting.popitem()
            self._at_work.add(key)
            start(self._fetch(key, self._source))

    async def _fetch(self, key: int, source: OperationSource) -> None:
        try:
            image = await self._picture(key, source)
        finally:
            self._at_work.discard(key)
        if source is self._source:
            self.cache.put(key, QPixmap.fromImage(image) if image is not None else None)
            if image is not None:
                self.ready.emit(key)
        self._begin()

    async def _picture(self, key: int, source: OperationSource) -> QImage | None:
        if source is not self._source:
            return None
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self._pool, cover_sources, source, key)
        except MusicOrganizerError:
            # A stored session that cannot be read is told where it is shown, not by its covers.
            return None
        result = await self._inspector.cover(found.pictures, found.music)
        data = result.value() if result.is_success() else None
        if source is not self._source or not data:
            return None
        return await loop.run_in_executor(self._pool, thumbnail, data, SIDE, self._ratio())


def cover_sources(source: OperationSource, key: int) -> CoverSources:
    """Look among the files of a group for those that may hold its cover."""
    groups = source.index.groups(OperationFilter())
    at = groups.index_of_group(key)
    if at is None:
        return CoverSources((), None)
    group = groups[at]
    last = group.first + min(group.files, _FILES_LOOKED_AT)
    records = [op for op in source.records(groups.positions(group.first, last)) if op is not None]
    music = [path for path in map(_path, _of(records, Role.AUDIO)) if path is not None]
    pictures = [path for path in map(_path, _of(records, Role.COVER)) if path is not None]
    return CoverSources(tuple(pictures), music[0] if music else None)


def _of(records: Sequence[OperationRecord], role: Role) -> list[OperationRecord]:
    return [op for op in records if op.role is role]


def _path(op: OperationRecord) -> Path | None:
    """Return where the file of an operation lies now."""
    return op.destination if op.status is OperationStatus.COMPLETED else op.origin
