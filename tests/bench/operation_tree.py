"""Measure the operation tree over stored sessions: first rows, filter, search, memory.

.venv/bin/python -m tests.bench.operation_tree [operations ...]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from music_organizer.history.database import open_history
from music_organizer.history.operation_rows import OPERATION_COLUMNS
from music_organizer.history.outline import SessionOutline
from music_organizer.history.queries import HistoryQueries
from music_organizer.history.rows import session_columns
from music_organizer.history.schema import ReasonRow, SessionRow
from music_organizer.models.category import Category
from music_organizer.models.outline import OperationFilter, RowKind
from music_organizer.models.session import OperationSession, SessionStatus
from music_organizer_gui.models.operation_tree import OperationTreeModel
from music_organizer_gui.models.tree_nodes import HeadingNode, Tick, TreeUse
from music_organizer_gui.views.operation_tree_view import OperationTreeView

Taken = tuple[float, float]

ROUNDS = 5
TRACKS = 12
SIZES = (10_000, 100_000, 1_000_000)
WORDS = ("Harbour", "Lantern", "Copper", "Saltmarsh", "Orchard", "Tidal", "Rain", "Night", "Öfter")


FILTERS = {
    "filter few": OperationFilter(kind=RowKind.FAILED),
    "filter most": OperationFilter(kind=RowKind.DONE),
    "search none": OperationFilter(text="xyzzy"),
    "search some": OperationFilter(text="lantern 03"),
    "search all": OperationFilter(text="o"),
    "search two common": OperationFilter(text="o flac"),
}


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path = Path(folder, f"{count}.db")
            write_session(path, count)
            print(f"{count:>9,} operations", flush=True)
            for part in ("memory", "time"):
                # A process of its own, lest one part should find the memory of another.
                subprocess.run(
                    [sys.executable, "-m", "tests.bench.operation_tree", part, path], check=True
                )


def write_session(path: Path, count: int) -> None:
    session = OperationSession(
        session_id="bench",
        start_time=datetime(2026, 1, 31, tzinfo=UTC),
        source_root=Path("/srv/unsorted"),
        target_root=Path("/srv/music"),
        library_root=Path("/srv/music"),
        status=SessionStatus.COMPLETED,
    )
    with closing(open_history(path)) as database:
        SessionRow.insert(session_columns(session)).execute(database)
        for key, category in enumerate(Category, 1):
            reason = f"{category.label}: measured"
            ReasonRow.insert({"key": key, "text": reason}).execute(database)
        holes = ",".join("?" * len(OPERATION_COLUMNS))
        sql = f"INSERT INTO operation_records VALUES ({holes})"  # noqa: S608 - constants
        with database.atomic():
            database.connection().executemany(sql, rows(count))


def rows(count: int) -> Iterator[tuple[object, ...]]:
    for number in range(count):
        album, track = divmod(number, TRACKS)
        first, second = WORDS[album % len(WORDS)], WORDS[album // len(WORDS) % len(WORDS)]
        artist, title = f"{first} {album % 4001:04}", f"{second} {album}"
        source = f"downloads/{artist.lower()} - {title.lower()}/{track + 1:02}-{second}.flac"
        target = f"Albums/{artist}/{title} (2001)/{track + 1:02} {second} of {first}.flac"
        status = "failed" if number % 997 == 0 else "completed"
        yield (
            *(1, number + 1, f"{number:016x}", 1.7e9, "move", source, target, None, status, None),
            *(b"\1" * 32, None, 30_000_000 + number, 1, number, 10**18, "audio"),
            *(album % len(Category) + 1, None, None, None, None, b"\1" * 17),
        )


def measure_memory(application: QApplication, path: Path) -> None:
    window = OperationTreeView(OperationTreeModel())
    window.resize(1000, 700)
    window.show()
    application.processEvents()
    before = resident()
    source = session_outline(path)
    tree = Tree(application, source)
    tree.settle()
    print(f"{'memory':>25}{resident() - before:9.1f} MB, at most {peak() - before:.1f}")
    tree.close()
    window.close()


def measure_time(application: QApplication, path: Path) -> None:
    built = [clocked(lambda: session_outline(path)) for _ in range(3)]
    source = session_outline(path)
    tree = Tree(application, source)
    tell("index", built)
    tell("first rows", [clocked(tree.show_first_rows) for _ in range(ROUNDS)])
    for name, wanted in FILTERS.items():
        tell(name, [tree.time_of(wanted) for _ in range(ROUNDS)])
    tree.filter(OperationFilter())
    tell("scroll", [clocked(partial(tree.scroll, one)) for one in range(1, ROUNDS + 1)])
    tell("close heading", [clocked(tree.fold) for _ in range(ROUNDS)])
    tell("untick heading", [clocked(tree.untick) for _ in range(ROUNDS)])
    tree.close()


class Tree(QObject):
    def __init__(self, application: QApplication, source: SessionOutline) -> None:
        super().__init__()
        self.application = application
        self.source = source
        self.model = OperationTreeModel()
        self.view = OperationTreeView(self.model)
        self.view.resize(1000, 700)
        self.view.show()
        self.model.show_source(source, TreeUse.HISTORY)
        self.settle()

    def show_first_rows(self) -> None:
        self.model.show_source(self.source, TreeUse.HISTORY)
        self.settle()

    def time_of(self, wanted: OperationFilter) -> Taken:
        self.filter(OperationFilter())
        return clocked(lambda: self.filter(wanted))

    def filter(self, wanted: OperationFilter) -> None:
        self.model.set_filter(wanted)
        self.wait(lambda: self.model.applied_filter == wanted)
        self.settle()

    def scroll(self, at: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.maximum() * at // (ROUNDS + 1))
        self.settle()

    def fold(self) -> None:
        self.model.set_open(0, is_open=not self.heading().is_open)
        self.settle()

    def untick(self) -> None:
        ticked = self.model.tick_of(self.heading()) is not Tick.ON
        self.model.set_ticked([0], ticked=ticked)
        self.settle()

    def heading(self) -> HeadingNode:
        node = self.model.node(0)
        assert isinstance(node, HeadingNode)
        return node

    def settle(self) -> None:
        """Wait until every row in sight is read and painted."""
        self.application.processEvents()
        self.wait(self.is_complete)
        self.view.viewport().repaint()

    def is_complete(self) -> bool:
        first, last = self.view.rowAt(0), self.view.rowAt(self.view.viewport().height() - 1)
        last = last if last >= 0 else self.model.rowCount() - 1
        nodes = (self.model.node(row) for row in range(max(first, 0), last + 1))
        return all(getattr(node, "op", node) is not None for node in nodes)

    def wait(self, done: Callable[[], bool]) -> None:
        # An idle event loop, since one that spins would take its time from the thread that reads.
        loop, watch = QEventLoop(), QTimer(interval=1)
        watch.timeout.connect(lambda: loop.quit() if done() else None)
        watch.start()
        if not done():
            loop.exec()
        watch.stop()

    def close(self) -> None:
        self.view.close()
        self.model.close()


def session_outline(path: Path) -> SessionOutline:
    with closing(open_history(path)) as database:
        session = HistoryQueries(database, path).matching("bench")
    return SessionOutline(path, session)


def clocked(work: Callable[[], object]) -> Taken:
    begin, busy = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - begin) * 1000, (time.process_time() - busy) * 1000


def tell(name: str, times: list[Taken]) -> None:
    """Print the median; that of the time at work as well, since other programs may be running."""
    passed, busy = zip(*times, strict=True)
    middle, least, most = statistics.median(passed), min(passed), max(passed)
    work = statistics.median(busy)
    print(f"{name:>25}{middle:9.1f} ms [{least:.1f}..{most:.1f}], at work {work:.1f}", flush=True)


def resident() -> float:
    return status("VmRSS:")


def peak() -> float:
    return status("VmHWM:")


def status(name: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] in ("memory", "time"):
        measure = measure_memory if sys.argv[1] == "memory" else measure_time
        measure(QApplication([]), Path(sys.argv[2]))
    else:
        main([int(one) for one in sys.argv[1:]] or list(SIZES))
