"""Playlists of every format that name real files, and eyes of their own that count who resolves."""

import configparser
import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

FORMATS = (".m3u", ".m3u8", ".pls", ".xspf", ".wpl", ".cue")


def write_playlist(path: Path, files: Iterable[Path], *, absolute: bool = False) -> Path:
    """Write a playlist in the format of its suffix."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [str(one) if absolute else os.path.relpath(one, path.parent) for one in files]
    path.write_bytes(_FORMS[path.suffix](names, absolute).encode("utf-8"))
    return path


def resolving(path: Path) -> tuple[int, int]:
    """Return how many entries of a playlist name a regular file that is there, and of how many."""
    names = entries(path)
    return sum((path.parent / name).is_file() for name in names), len(names)


def entries(path: Path, encoding: str = "utf-8") -> list[str]:
    """Return the entries of a playlist as they are written, in its order."""
    return list(_READERS[path.suffix](path.read_bytes().decode(encoding)))


def resolved(path: Path) -> list[str]:
    """Return the content of every file that a playlist names, in its order."""
    return [(path.parent / name).read_bytes().hex() for name in entries(path)]


def _m3u(names: list[str], absolute: bool) -> str:
    lines = [f"#EXTINF:{number},Song {number}\r\n{name}" for number, name in enumerate(names)]
    return "\r\n".join(["#EXTM3U", *lines, ""])


def _pls(names: list[str], absolute: bool) -> str:
    lines = [f"File{number}={name}" for number, name in enumerate(names, 1)]
    return "\n".join(["[playlist]", *lines, f"NumberOfEntries={len(names)}", "Version=2", ""])


def _xspf(names: list[str], absolute: bool) -> str:
    start = "file://" if absolute else ""
    places = [escape(start + quote(name)) for name in names]
    tracks = "".join(f"<track><location>{place}</location></track>" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<playlist version="1"'
    return f'{head} xmlns="http://xspf.org/ns/0/"><trackList>{tracks}</trackList></playlist>\n'


def _wpl(names: list[str], absolute: bool) -> str:
    written = [name if absolute else name.replace("/", "\\") for name in names]
    media = "".join(f"      <media src={quoteattr(name)}/>\r\n" for name in written)
    return f'<?wpl version="1.0"?>\r\n<smil><body><seq>\r\n{media}</seq></body></smil>\r\n'


def _cue(names: list[str], absolute: bool) -> str:
    return "".join(
        f'FILE "{name}" MP3\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' for name in names
    )


def _m3u_names(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _pls_names(text: str) -> list[str]:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(text)
    return [value for key, value in parser["playlist"].items() if key.startswith("file")]


def _xspf_names(text: str) -> list[str]:
    found = ElementTree.fromstring(text.encode()).iter("{http://xspf.org/ns/0/}location")
    return [unquote((one.text or "").removeprefix("file://")) for one in found]


def _wpl_names(text: str) -> list[str]:
    found = ElementTree.fromstring(text.encode()).iter("media")
    return [one.attrib["src"].replace("\\", "/") for one in found]


def _cue_names(text: str) -> list[str]:
    return re.findall(r'^FILE "(.*)" MP3$', text, re.MULTILINE)


_FORMS = {
    ".m3u": _m3u,
    ".m3u8": _m3u,
    ".pls": _pls,
    ".xspf": _xspf,
    ".wpl": _wpl,
    ".cue": _cue,
}
_READERS = {
    ".m3u": _m3u_names,
    ".m3u8": _m3u_names,
    ".pls": _pls_names,
    ".xspf": _xspf_names,
    ".wpl": _wpl_names,
    ".cue": _cue_names,
}
