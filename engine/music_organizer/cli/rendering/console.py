"""The terminal, or whatever stands in its place."""

import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

from music_organizer.cli.rendering.words import elided
from music_organizer.cli.streams import silence_stdout, write_aside
from music_organizer.services.reports import printable

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.console import RenderableType

    from music_organizer.cli.rendering.progress_bar import OnProgress
    from music_organizer.models.progress import Progress

_log = logging.getLogger(__name__)

_ENDLESS = 1 << 16
_ROOM_FOR_PATHS = 16
_GAP = 2


class Console:
    """Writes lines and tables to standard output, notes and progress to standard error.

    On a terminal everything fits its width; in a pipe nothing is shortened, wrapped or coloured.

    Args:
        quiet: leave out what was not asked for.
        verbose: tell everything.
        width: keep to so many columns even in a pipe.
    """

    def __init__(
        self, *, quiet: bool = False, verbose: bool = False, width: int | None = None
    ) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.is_terminal = sys.stdout.isatty()
        self.is_heard = True
        columns = shutil.get_terminal_size().columns if self.is_terminal else _ENDLESS
        self.width = min(columns, width or columns)
        self.is_narrow = self.width < _ENDLESS

    def line(self, text: str = "", style: str = "", *, indent: int = 0) -> None:
        """Write a line, wrapped at the width, unless quiet was asked for."""
        if self.quiet:
            return
        if not text or (not self.is_narrow and not style):
            self.raw(f"{' ' * indent}{printable(text)}".rstrip() + "\n")
            return
        from rich.padding import Padding
        from rich.text import Text

        words = Text(printable(text), style=style)
        self._show(Padding(words, (0, 0, 0, indent), expand=False))

    def path(self, text: str, *, indent: int = 0, before: str = "", after: str = "") -> None:
        """Write a line that holds a path, shortened in its middle where it does not fit.

        Args:
            text: the path.
            indent: spaces before it.
            before: what stands before it and is not shortened.
            after: what stands after it and is not shortened.
        """
        if not self.quiet:
            lead = " " * indent + printable(before)
            room = max(_ROOM_FOR_PATHS, self.width - _width(lead) - _width(after))
            self.raw(f"{lead}{elided(printable(text), room)}{after}\n")

    def command(self, label: str, command: str) -> None:
        """Write a command to type, whole, so that it can be copied."""
        if not self.quiet:
            self.raw(f"{label}\n  {printable(command)}\n")

    def error(self, text: str) -> None:
        """Write one line to standard error."""
        write_aside(printable(text))

    def note(self, text: str) -> None:
        """Write one line to standard error, unless quiet was asked for."""
        if not self.quiet:
            self.error(text)

    def raw(self, text: str) -> None:
        """Write text as it is; when its reader has gone, `is_heard` says so."""
        if not self.is_heard:
            return
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            self._give_up()

    def finish(self) -> None:
        """Hand on what was written."""
        if not self.is_heard:
            return
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            self._give_up()

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        wide: int,
        widths: Sequence[int] = (),
        heading: bool = True,
    ) -> None:
        """Write a table that fits the width; cells may have several lines.

        Args:
            columns: the headings.
            rows: the cells; one more than there are columns is a sentence, which is wrapped
                under the wide one.
            wide: number of the column that gives way, in the middle of its lines.
            widths: widths of the columns, where tables that follow each other are to agree; the
                wide column's is not looked at.
            heading: whether the headings are written.
        """
        count = len(columns)
        cells = [[_lines(cell, may_break=self.is_narrow) for cell in row] for row in rows]
        widths = widths or [_widest([columns[n], *(row[n] for row in cells)]) for n in range(count)]
        if not self.is_narrow:
            self._show_rows([list(columns), *cells] if heading else cells, widths)
            return
        others = sum(width + _GAP for n, width in enumerate(widths) if n != wide)
        room = max(_ROOM_FOR_PATHS, self.width - others)
        for row in cells:
            lines = [elided(line, room) for line in row[wide].splitlines()]
            row[wide] = "\n".join([*lines, *filter(None, row[count:])])
        self._show_grid(columns if heading else (), [row[:count] for row in cells], widths, wide)

    def confirmed(self, question: str) -> bool | None:
        """Ask a question on the terminal.

        Returns:
            the answer; `None` when there is nobody to ask.
        """
        if not (sys.stdin.isatty() and (self.is_terminal or sys.stderr.isatty())):
            return None
        from music_organizer.cli.asking import asked

        self.finish()
        return asked(f"{question} [y/N] ", sys.stdout if self.is_terminal else sys.stderr)

    @contextmanager
    def progress(self) -> Iterator["OnProgress | None"]:
        """Show a bar with rate and time left on a terminal; elsewhere log each stage at most."""
        if self.quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield _stages_logged() if self.verbose else None
            return
        from music_organizer.cli.rendering.progress_bar import progress_bar

        with progress_bar() as show:
            yield show

    def _show_rows(self, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
        for row in rows:
            padded = [
                cell + " " * (width - _width(cell))
                for cell, width in zip(row, widths, strict=False)
            ]
            self.raw("  ".join([*padded, *row[len(widths) :]]).rstrip() + "\n")

    def _show_grid(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[int],
        wide: int,
    ) -> None:
        from rich.table import Table
        from rich.text import Text

        table = Table(
            box=None,
            pad_edge=False,
            header_style="bold",
            padding=(0, _GAP, 0, 0),
            show_header=bool(columns),
        )
        for number, width in enumerate(widths):
            is_wide = number == wide
            table.add_column(
                columns[number] if columns else "",
                no_wrap=not is_wide,
                overflow="fold",
                min_width=None if is_wide else width,
            )
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self._show(table)

    @cached_property
    def _rich(self) -> "RichConsole":
        from rich.console import Console as RichConsole

        return RichConsole(
            file=StringIO(),
            force_terminal=self.is_terminal,
            color_system="auto" if self.is_terminal else None,
            width=self.width,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def _give_up(self) -> None:
        self.is_heard = False
        silence_stdout()

    def _show(self, content: "RenderableType") -> None:
        with self._rich.capture() as captured:
            self._rich.print(content)
        for line in captured.get().splitlines():
            self.raw(line.rstrip() + "\n")


def _stages_logged() -> "OnProgress":
    begun = set()

    def log(moment: "Progress") -> None:
        if moment.stage not in begun:
            begun.add(moment.stage)
            _log.info("%s…", moment.stage.label)

    return log


def _lines(cell: str, *, may_break: bool) -> str:
    shown = [printable(line) for line in cell.splitlines()]
    return ("\n" if may_break else "  ").join(shown)


def _widest(cells: Iterable[str]) -> int:
    return max(_width(line) for cell in cells for line in cell.splitlines() or [""])


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
