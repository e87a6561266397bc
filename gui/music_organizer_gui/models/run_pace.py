"""How fast a run goes, and when it will have ended."""

import time
from collections import deque

from music_organizer.models.progress import Progress

_WINDOW_SECONDS = 5.0
_SOONEST_SECONDS = 0.5


class RunPace:
    """Tells rate and time left from the latest moments of a run."""

    def __init__(self) -> None:
        self._moments: deque[tuple[float, int, int]] = deque()

    def note(self, progress: Progress, now: float | None = None) -> tuple[float, float]:
        """Take in a moment and tell how it goes.

        Args:
            progress: how far the run has come.
            now: seconds on a clock that only goes forward; the system's when left out.

        Returns:
            bytes a second, and seconds left; 0 for what cannot be told yet.
        """
        now = time.monotonic() if now is None else now
        self._moments.append((now, progress.done, progress.bytes_done))
        while now - self._moments[0][0] > _WINDOW_SECONDS:
            self._moments.popleft()
        begun, done, sent = self._moments[0]
        passed = now - begun
        if passed < _SOONEST_SECONDS:
            return 0.0, 0.0
        rate = (progress.bytes_done - sent) / passed
        steps = (progress.done - done) / passed
        left = max(
            (progress.bytes_total - progress.bytes_done) / rate if rate else 0.0,
            (progress.total - progress.done) / steps if steps else 0.0,
        )
        return rate, left

    def forget(self) -> None:
        """Begin anew, after a pause."""
        self._moments.clear()
