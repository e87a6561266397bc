"""The progress bar: how far, how fast, how long still."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.text import Text

from music_organizer.models.progress import Progress, Stage

OnProgress = Callable[[Progress], None]

_BAR_WIDTH = 20


class _Rate(TextColumn):
    """How many files a second."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        """Return the rate, empty while it is not known."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")


@contextmanager
def progress_bar() -> Iterator[OnProgress]:
    """Show a bar on standard error; it leaves nothing behind."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=_BAR_WIDTH),
        TextColumn("{task.fields[told]}"),
        _Rate(),
        TimeRemainingColumn(compact=True, elapsed_when_finished=False),
    )
    bar = RichProgress(*columns, console=Console(stderr=True, highlight=False), transient=True)
    stage: Stage | None = None
    with bar:
        task = bar.add_task("Beginning", total=None, told="")

        def show(moment: Progress) -> None:
            nonlocal stage
            if moment.stage is not stage:
                stage = moment.stage
                bar.reset(task, description=stage.label, total=moment.total or None, told="")
            bar.update(task, completed=moment.done, total=moment.total or None, told=_told(moment))

        yield show


def _told(moment: Progress) -> str:
    if not moment.done:
        return ""
    return f"{moment.done:,} of {moment.total:,}" if moment.total else f"{moment.done:,}"
