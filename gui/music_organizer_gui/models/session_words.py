"""Sessions in words: what a person calls them, where they went, how they stand."""

import re
import unicodedata
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication

from music_organizer.models.session import OperationSession, SessionKind, SessionStatus
from music_organizer_gui.words import said

ARROW = " → "
"""Stands between where something was and where it went."""

_LOOKS = MappingProxyType(
    {
        SessionStatus.RUNNING: ("accent", "loader"),
        SessionStatus.COMPLETED: ("good", "circle-check"),
        SessionStatus.FAILED: ("warn", "triangle-alert"),
        SessionStatus.ROLLED_BACK: ("neutral", "undo-2"),
        SessionStatus.PARTIALLY_ROLLED_BACK: ("neutral", "undo-2"),
    }
)
_FROM_THE_RIGHT = ("R", "AL")
_BREAKS = re.compile(r"[/\\_.-]+|\w{16}")
_MADE_UP = re.compile(r"[a-z-]+-\d{8}-\d{6}-[0-9a-f]{4}(?:[0-9a-f]{4})?")


class Badge(Struct, frozen=True):
    """A state told by word, icon and colour.

    Attributes:
        text: the word.
        tone: `good`, `warn`, `bad`, `neutral` or `accent`.
        icon: a bundled icon.
    """

    text: str
    tone: str
    icon: str


def session_name(session: OperationSession) -> str:
    """Return what a session is called: its name, the id a person gave it, or what it was for."""
    if session.name:
        return session.name
    if not _MADE_UP.fullmatch(session.session_id):
        return session.session_id
    words = {
        SessionKind.ORGANIZE: _translated("Organize {folder}"),
        SessionKind.ROLLBACK: _translated("Rollback of {session}"),
        SessionKind.RESTORE: _translated("Restore of {session}"),
        SessionKind.DUPLICATES: _translated("Duplicates in {folder}"),
    }
    return words.get(session.kind, said(session.kind)).format(
        folder=session.source_root.name or str(session.source_root),
        session=session.undoes or session.metadata.get("restores", ""),
    )


def short_path(path: Path) -> str:
    """Write a path as people do, with `~` for their home."""
    home = Path.home()
    if path == home or not path.is_relative_to(home):
        return apart(shown(str(path)))
    return apart(shown(f"~/{path.relative_to(home).as_posix()}"))


def apart(path: str) -> str:
    """Keep the separators of a path in their places beside writing from right to left.

    The signs are those of https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates.
    """
    is_mixed = any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in path)
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"\u2066{path}\u2069" if is_mixed or mirrored else path


def shown(text: str) -> str:
    """Make a name fit to be drawn: bytes that are no text become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def breakable(text: str) -> str:
    """Let long paths in a sentence go on in the next line after any of their separators."""
    return _BREAKS.sub("\\g<0>\u200b", text)


def from_to(session: OperationSession) -> str:
    """Say where the files of a session came from and where they went."""
    return f"{short_path(session.source_root)}{ARROW}{short_path(session.target_root)}"


def from_to_below(session: OperationSession, *places: Path | None) -> str:
    """Say where a file was and where it went, below the folders of its session."""
    roots = (session.source_root, session.target_root)
    told = []
    for path in places:
        root = next((one for one in roots if path is not None and path.is_relative_to(one)), None)
        if path is not None:
            below = apart(shown(str(path.relative_to(root)))) if root else short_path(path)
            told.append(below)
    return ARROW.join(told)


def has_something_left(session: OperationSession) -> bool:
    """Tell whether anything of a session can still be taken back, be it only its folders."""
    return session.status is not SessionStatus.ROLLED_BACK and session.completed_operations > 0


def status_badge(session: OperationSession) -> Badge:
    """Say how a session stands."""
    if session.status is SessionStatus.INTERRUPTED:
        return Badge(_translated("Interrupted: recover"), "warn", "clock")
    tone, icon = _LOOKS[session.status]
    return Badge(said(session.status), tone, icon)


def _translated(text: str) -> str:
    return QCoreApplication.translate("sessions", text)
