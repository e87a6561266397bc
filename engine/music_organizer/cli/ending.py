"""The exit code of a run."""

from collections.abc import Mapping
from typing import Any

from music_organizer.cli.exit_codes import ALL_DONE, NEEDS_ATTENTION
from music_organizer.cli.interruption import Interruption
from music_organizer.models.session import SessionStatus


def is_interrupted(figures: Mapping[str, Any]) -> bool:
    """Tell whether a run ended before all its steps were taken."""
    return bool(figures["status"] == SessionStatus.INTERRUPTED.value)


def ending_code(
    figures: Mapping[str, Any], interruption: Interruption, *, attention: bool = False
) -> int:
    """Return the exit code for the figures of a run.

    Args:
        figures: what the run answered with.
        interruption: whether a signal stopped it; one that came too late does not count.
        attention: whether something else needs attention.
    """
    if is_interrupted(figures):
        return interruption.code if interruption.signal else NEEDS_ATTENTION
    if figures["failed_operations"] or figures["needs_attention"] or attention:
        return NEEDS_ATTENTION
    return ALL_DONE
