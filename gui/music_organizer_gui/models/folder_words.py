"""What the two location cards say of their folders."""

from PySide6.QtCore import QCoreApplication

from music_organizer_gui import words
from music_organizer_gui.models.organize_state import OrganizeState, Phase


def source_facts(state: OrganizeState) -> str:
    """Say what the scan found."""
    if state.phase is Phase.SCANNING:
        return _said("Being read…")
    digest = state.digest
    if digest is None:
        return ""
    found = _counted("%n audio file(s)", digest.audio_files)
    text = _said("{found}, {size}").format(found=found, size=words.size(digest.audio_bytes))
    if state.parts:
        text += ", " + _counted("of %n chosen part(s)", len(state.parts))
    return text


def target_facts(state: OrganizeState) -> str:
    """Say what kind of place the library lies in."""
    folders, parts = state.folders, []
    if folders.same_drive is not None:
        parts.append(
            _said("Same drive: files are moved without copying")
            if folders.same_drive
            else _said("Another drive: files are copied, checked, then removed")
        )
    if not folders.exists:
        parts.append(_said("new folder"))
    if folders.is_network:
        parts.append(_said("network drive"))
    if folders.case_sensitive is False:
        parts.append(_said("upper and lower case count as the same"))
    if folders.free_bytes is not None:
        parts.append(_said("{size} free").format(size=words.size(folders.free_bytes)))
    return ", ".join(parts)


def _said(text: str) -> str:
    return QCoreApplication.translate("FolderWords", text)


def _counted(text: str, count: int) -> str:
    return QCoreApplication.translate("FolderWords", text, "", count)
