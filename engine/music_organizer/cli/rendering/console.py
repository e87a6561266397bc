"""The terminal, or whatever stands in its place."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console as RichConsole
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from music_organizer.cli.rendering.words import elided
from music_organizer.models.progress import Progress
from music_organizer.services.reports import printable

_PIPE_WIDTH = 400
OnProgress = Callable[[Progress], None]


class Console:
    """Writes lines, tables and progress where they belong.

    Args:
        quiet: tell only of trouble.
        verbose: tell everything.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.is_terminal = sys.stdout.isatty()
        width = shutil.get_terminal_size().columns if self.is_terminal else _PIPE_WIDTH
        self.width = width
        self._out = RichConsole(width=width, highlight=False, soft_wrap=not self.is_terminal)
        self._err = RichConsole(stderr=True, highlight=False)

    def line(self, text: str = "", style: str = "") -> None:
        """Write a line to standard output, unless quiet was asked for."""
        if not self.quiet:
            self._out.print(Text(printable(text), style=style))

    def error(self, text: str) -> None:
        """Write one line to standard error."""
        sys.stderr.write(printable(text) + "\n")

    def note(self, text: str) -> None:
        """Write one line to standard error, unless quiet was asked for."""
        if not self.quiet:
            self.error(text)

    def raw(self, text: str) -> None:
        """Write text as it is, for other programs to read."""
        sys.stdout.write(text)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]], wide: int = -1) -> None:
        """Write a table that fits the width; the wide column gives way in the middle.

        Args:
            columns: the headings.
            rows: the cells.
            wide: number of the column whose cells may be shortened; none when negative.
        """
        cells = [[printable(cell) for cell in row] for row in rows]
        if self.is_terminal and wide >= 0:
            others = sum(
                max([len(columns[n]), *(len(row[n]) for row in cells)]) + 2
                for n in range(len(columns))
                if n != wide
            )
            room = max(16, self.width - others - 1)
            for row in cells:
                row[wide] = elided(row[wide], room)
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for column in columns:
            table.add_column(column, no_wrap=True, overflow="ellipsis")
        for row in cells:
            table.add_row(*(Text(cell) for cell in row))
        self._out.print(table)

    def confirmed(self, question: str) -> bool | None:
        """Ask a question on the terminal.

        Returns:
            the answer; `None` when there is nobody to ask.
        """
        if not (sys.stdin.isatty() and self.is_terminal):
            return None
        sys.stdout.write(f"{question} [y/N] ")
        sys.stdout.flush()
        return sys.stdin.readline().strip().lower() in ("y", "yes")

    @contextmanager
    def progress(self) -> Iterator[OnProgress | None]:
        """Show a bar with rate and time left on a terminal; nothing in a pipe."""
        if self.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield None
            return
        with _bar(self._err) as bar:
            task = bar.add_task("", total=None)

            def show(told: Progress) -> None:
                bar.update(
                    task,
                    description=told.stage.label,
                    completed=told.done,
                    total=told.total or None,
                    left=_left(bar, task, told),
                )

            yield show


def _bar(console: RichConsole) -> RichProgress:
    return RichProgress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[left]}"),
        console=console,
        transient=True,
        refresh_per_second=15,
    )


def _left(bar: RichProgress, task: Any, told: Progress) -> str:  # noqa: ANN401 - an id of rich's own
    speed = bar.tasks[task].speed
    if not speed or not told.total:
        return ""
    seconds = int((told.total - told.done) / speed)
    return f"{speed:,.0f} files/s, {seconds // 60}:{seconds % 60:02d} left"
