"""What lies beside the music of the messy library: all that rippers, shops and systems leave.

`expected_companions.txt` says where its owner would have put every one of these by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.music.collection import PLAIN, PLAIN_MAKERS
from tests.support.audio import picture_bytes

JUNK = ("Thumbs.db", ".DS_Store", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Side:
    """A file that is no music; its content differs from that of every other one."""

    path: str
    content: bytes


def companions() -> Iterator[Side]:
    """Yield every file beside the music, playlists apart."""
    for number in range(1, PLAIN + 1):
        yield from _rip(f"heap/{number:02}", PLAIN_MAKERS[(number - 1) % len(PLAIN_MAKERS)])
    for part in (_discs, _several_folders, _by_format, _crowds, _junk):
        for path in part():
            yield _side(path)


def _rip(folder: str, maker: str) -> Iterator[Side]:
    """What a careful ripper leaves: cover, log, scans, words to every song."""
    for name in ("cover.jpg", "rip.log", "rip.accurip", "release.nfo", "Booklet.pdf", "info.txt"):
        yield _side(f"{folder}/{name}")
    for number in range(1, 10):
        yield _side(f"{folder}/{number:02} - by {maker}.lrc")
    for number in range(1, 7):
        yield _side(f"{folder}/Scans/page {number}.jpg")
    for name in JUNK:
        yield _side(f"{folder}/{name}")
    yield _side(f"{folder}/Scans/Thumbs.db")


def _discs() -> Iterator[str]:
    """Sets of discs, of which some things lie above the discs and others inside."""
    box = "rips/Orla Finn - Winterbook"
    yield from (f"{box}/{name}" for name in ("folder.jpg", "Winterbook.nfo", "Artwork/back.png"))
    for disc in (1, 2):
        yield from (f"{box}/CD{disc}/disc {disc}.{suffix}" for suffix in ("log", "accurip", "toc"))
    yield "rips/Marrow box/booklet.pdf"
    yield "usb stick/Pale Riders - Long Trail (1975)/front.jpg"


def _several_folders() -> Iterator[str]:
    """Albums that come together from several folders, and folders that hold several albums."""
    yield "downloads/Sunny Days Vol 1/cover.jpg"
    yield "desktop/stuff/notes.txt"
    yield "mb/a/cover.png"
    yield "mb/pressing 5/cover.jpg"
    yield "mb/pressing 6/cover.jpg"
    yield "mb/pressing 6/rip.log"
    yield from (f"dump/first light/{name}" for name in ("cover.jpg", "readme.txt"))
    yield from (f"dump/first light/Ada North {number:02}.lrc" for number in range(1, 6))
    yield "dump/hits/Scans/inlay.jpg"


def _by_format() -> Iterator[str]:
    """Words in several languages, checksums of single tracks, names with accents and dots."""
    for number in range(1, 7):
        yield f"dump/fire/{number:02}.lrc"
        yield f"dump/fire/{number:02}.de.lrc"
        yield f"mb/sampler/{number:02}.opus.md5"
    yield "dump/fire/Umschlag Rückseite.jpg"
    yield "bootlegs/zenith/setlist & notes.txt"
    yield "bootlegs/zenith/taper.md"
    yield "bootlegs/hall/Live at Harbour Hall.ffp"
    yield "odd/fox/🌙.jpg"
    yield "odd/slash/cover.JPG"
    yield "klassik/konzert/Programmheft.pdf"
    yield "films/nordlicht/trailer.mkv"


def _crowds() -> Iterator[str]:
    """Papers that have nothing to do with music, some of them right beside it."""
    yield from (f"documents/{name}" for name in ("tax 2019.pdf", "letter.txt", "photo.jpg"))
    yield from (f"downloads/invoice {number}.pdf" for number in range(1, 4))
    yield from (f"New Folder/scan{number}.png" for number in range(1, 3))
    yield from (f"shop/deluxe/bill {number:02}.pdf" for number in range(1, 15))
    yield "downloads/dogs/setup.exe"
    yield "downloads/room/.hidden"
    yield "unsorted/cover.jpg"


def _junk() -> Iterator[str]:
    yield from (f"singles/tidal/{name}" for name in (*JUNK, "._01.mp3"))
    yield "dump/kaito/Thumbs.db"
    yield "New Folder/desktop.ini"
    yield "downloads/lights/.DS_Store"


def _side(path: str) -> Side:
    is_picture = path.lower().endswith((".jpg", ".png"))
    return Side(path, (picture_bytes() if is_picture else b"") + path.encode())
