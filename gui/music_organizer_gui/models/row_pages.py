"""Records of the rows in sight: read in pages, a few of which are kept."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import partial

from music_organizer.models.operation import OperationRecord
from music_organizer.models.operation_source import OperationSource
from music_organizer.models.outline_groups import ShownGroups

PAGE = 128
_KEPT = 48
_WAITING = 4

Page = Sequence[OperationRecord | None]


class RowPages:
    """Answers with the record of a file, at once or once its page has come.

    Args:
        source: reads records.
        groups: what is shown.
        reader: where pages are read; `None` reads them at once.
        came: called on the reader's thread with these pages and a page's number.
    """

    def __init__(
        self,
        source: OperationSource,
        groups: ShownGroups,
        reader: Executor | None,
        came: Callable[["RowPages", int], None],
    ) -> None:
        self._source = source
        self._groups = groups
        self._reader = reader
        self._came = came
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._waiting: OrderedDict[int, Future[Page]] = OrderedDict()

    def record(self, file: int) -> OperationRecord | None:
        """Return the record of a file, `None` while its page is read."""
        number, offset = divmod(file, PAGE)
        page = self._pages.get(number)
        if page is not None:
            self._pages.move_to_end(number)
            return page[offset]
        if self._reader is None:
            self._keep(number, self._read(number))
            return self._pages[number][offset]
        self._ask_for(number)
        return None

    def take(self, number: int) -> range | None:
        """Take over a page that came; return the indexes of its files, `None` when it failed."""
        future = self._waiting.pop(number, None)
        if future is None or future.cancelled() or future.exception() is not None:
            return None
        page = future.result()
        self._keep(number, page)
        return range(number * PAGE, number * PAGE + len(page))

    def _ask_for(self, number: int) -> None:
        if number in self._waiting or self._reader is None:
            return
        future = self._reader.submit(self._read, number)
        self._waiting[number] = future
        future.add_done_callback(partial(self._tell, number))
        # Whoever scrolls fast has left the first pages behind before they are read.
        while len(self._waiting) > _WAITING:
            oldest = next(iter(self._waiting))
            if not self._waiting[oldest].cancel():
                break
            del self._waiting[oldest]

    def _tell(self, number: int, done: Future[Page]) -> None:
        if not done.cancelled():
            with suppress(RuntimeError):  # the model may be gone by now
                self._came(self, number)

    def _read(self, number: int) -> Page:
        first = number * PAGE
        end = min(first + PAGE, self._groups.file_count)
        return self._source.records(self._groups.positions(first, end))

    def _keep(self, number: int, page: Page) -> None:
        self._pages[number] = page
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
