"""Ask before something that a person should have seen first."""

from music_organizer.cli.rendering.console import Console
from music_organizer.errors import UsageError


def agreed(console: Console, question: str, *, force: bool) -> bool:
    """Ask, unless `--force` answers.

    Raises:
        UsageError: there is nobody to ask, and `--force` was not given.
    """
    if force:
        return True
    answer = console.confirmed(question)
    if answer is None:
        raise UsageError(
            "There is no terminal to ask on, so nothing was changed; --force does it unasked."
        )
    return answer
