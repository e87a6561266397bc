# ruff: noqa: INP001 - it is run, not imported
"""Draw the program's icon in the sizes and containers that each system asks for.

Usage: draw_icons.py FOLDER. It gets `hicolor/` as freedesktop.org's icon theme specification lays
it out, `music-organizer.ico` for Windows and `music-organizer.icns` for macOS; both containers
hold PNG pictures, as Windows has taken them since Vista and macOS since 10.7.
"""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication

from music_organizer_gui.theme import program_picture

SOURCE = Path(__file__).parents[1] / "resources" / "music_organizer_resources" / "program"
NAME = "music-organizer"
DESKTOP_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)
# The kinds of picture in an Apple icon image, by their size.
APPLE_KINDS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def png(size: int) -> bytes:
    """Return the icon as a PNG picture, `size` pixels wide and high."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not program_picture(size).save(buffer, "PNG"):
        raise OSError(f"Qt cannot write the icon as PNG in {size} pixels.")
    return bytes(content.data())


def windows_icon() -> bytes:
    """Return the icon as an ICO file: a directory of pictures, then the pictures."""
    pictures = [(size, png(size)) for size in WINDOWS_SIZES]
    place = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, content in pictures:
        # A size of 256 is written as 0.
        directory += struct.pack(
            "<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place
        )
        place += len(content)
    return directory + b"".join(content for _, content in pictures)


def apple_icon() -> bytes:
    """Return the icon as an ICNS file: chunks of a kind, a length and a picture."""
    chunks = b"".join(
        struct.pack(">4sI", kind, 8 + len(content)) + content
        for kind, content in ((kind, png(size)) for kind, size in APPLE_KINDS.items())
    )
    return struct.pack(">4sI", b"icns", 8 + len(chunks)) + chunks


def main(folder: Path) -> None:
    """Write every form of the icon into a folder."""
    QGuiApplication([])
    for size in DESKTOP_SIZES:
        place = folder / "hicolor" / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{NAME}.png").write_bytes(png(size))
    scalable = folder / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    (scalable / f"{NAME}.svg").write_bytes((SOURCE / f"{NAME}.svg").read_bytes())
    (folder / f"{NAME}.ico").write_bytes(windows_icon())
    (folder / f"{NAME}.icns").write_bytes(apple_icon())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
