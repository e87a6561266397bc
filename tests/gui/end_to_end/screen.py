"""A screen without a monitor, and hands and eyes for it: Xvfb, xdotool, its frame buffer."""

import os
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QColor, QImage

WIDTH, HEIGHT = 1440, 900
_HEADER_WORDS = 25
_PATIENCE = 30.0


@dataclass
class Screen:
    """A running Xvfb.

    Attributes:
        display: its name, such as `:101`.
        buffer: the file in which it keeps what is shown, in the format of `xwd`.
    """

    display: str
    buffer: Path
    pressed: list[str] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to open its window here."""
        kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        kept.pop("WAYLAND_DISPLAY", None)
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def do(self, *arguments: str) -> str:
        """Let xdotool do something with the mouse, the keyboard or a window."""
        self.pressed.append(" ".join(arguments))
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_PATIENCE,
        )
        return done.stdout.strip()

    def click(self, x: int, y: int) -> None:
        """Move the mouse and press its button."""
        self.do("mousemove", str(x), str(y), "sleep", "0.1", "click", "1")

    def press(self, keys: str) -> None:
        """Press keys together, such as `ctrl+z`."""
        self.do("key", "--clearmodifiers", keys)

    def picture(self) -> QImage:
        """Return what is on the screen now."""
        data = self.buffer.read_bytes()
        header = struct.unpack(f">{_HEADER_WORDS}I", data[: 4 * _HEADER_WORDS])
        size, width, height, colors, line = header[0], header[4], header[5], header[19], header[12]
        begin = size + colors * 12
        pixels = data[begin : begin + line * height]
        return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()

    def find(
        self, color: str, *, smallest: tuple[int, int], left_of: int = WIDTH
    ) -> tuple[int, int] | None:
        """Return the middle of the largest area of one colour, as a person spots a button.

        Args:
            color: as `#rrggbb`.
            smallest: width and height below which an area is no button.
            left_of: looks only there.
        """
        picture = self.picture()
        wanted = QColor(color).rgb()
        runs = [
            (x, y)
            for y in range(0, picture.height(), 4)
            for x in range(0, min(left_of, picture.width()), 8)
            if picture.pixel(x, y) == wanted
        ]
        best: tuple[int, int, int] | None = None
        for cluster in _clusters(runs):
            columns = [x for x, _ in cluster]
            lines = [y for _, y in cluster]
            width, height = max(columns) - min(columns), max(lines) - min(lines)
            if width >= smallest[0] and height >= smallest[1]:
                middle = ((max(columns) + min(columns)) // 2, (max(lines) + min(lines)) // 2)
                if best is None or width * height > best[0]:
                    best = (width * height, *middle)
        return best[1:] if best else None

    def wait_for(self, what: str, condition: Callable[[], object]) -> None:
        """Wait until something holds.

        Raises:
            AssertionError: it does not come to hold.
        """
        until = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain for {what}; pressed: {self.pressed}")
            time.sleep(0.1)


def _clusters(points: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    left = set(points)
    while left:
        waiting = [left.pop()]
        cluster = []
        while waiting:
            x, y = waiting.pop()
            cluster.append((x, y))
            for near in ((x + 8, y), (x - 8, y), (x, y + 4), (x, y - 4)):
                if near in left:
                    left.remove(near)
                    waiting.append(near)
        yield cluster


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Run an Xvfb of the test's own; it ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{WIDTH}x{HEIGHT}x24",
            "-nolisten",
            "tcp",
            "-fbdir",
            str(folder),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(10)
