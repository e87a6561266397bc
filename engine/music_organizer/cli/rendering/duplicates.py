"""Groups of files that hold one recording, compared side by side."""

from collections.abc import Iterable
from typing import Any

from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.plans import below
from music_organizer.cli.rendering.words import counted, size
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import (
    DuplicateCopy,
    DuplicateGroup,
    DuplicateReport,
    Evidence,
)
from music_organizer.models.readings import CoverSize
from music_organizer.services.duplicates import known_tags, percent, sound

_SHOWN = 100
_NAMED = 10
_INDENT = 10
_MINUTE = 60


def show_groups(report: DuplicateReport, console: Console, most: int = _SHOWN) -> None:
    """Show every group, the file that stays first, each copy with what tells that it is one."""
    shown = report.groups if console.verbose else report.groups[:most]
    for group in shown:
        console.line(_title(group.keeper), style="bold")
        _show_file("keep", group.keeper, group.reason, report, console)
        for copy in group.copies:
            word = "remove" if copy.is_unwanted else "stays"
            _show_file(word, copy.file, _told(copy), report, console)
        console.line()
    if len(shown) < len(report.groups):
        console.line(f"… and {len(report.groups) - len(shown):,} more (--verbose shows all)")


def show_findings(report: DuplicateReport, console: Console) -> None:
    """Say what was found in figures, and what could not be compared."""
    copies = [copy for group in report.groups for copy in group.copies]
    unwanted = report.unwanted
    if not copies:
        console.line(f"No duplicates among {counted(report.files, 'audio file')}.")
    else:
        console.line(
            f"{counted(len(report.groups), 'recording')} of {counted(report.files, 'audio file')} "
            f"{'lies' if len(report.groups) == 1 else 'lie'} here more than once.",
            style="bold",
        )
        bytes_ = sum(copy.file.identity.size for copy in unwanted if copy.file.identity)
        verb = "is" if len(unwanted) == 1 else "are"
        copies_ = counted(len(unwanted), "copy", "copies")
        console.line(f"{copies_} {verb} not needed ({size(bytes_)}).")
    staying = len(copies) - len(unwanted)
    if staying:
        verb = "stays" if staying == 1 else "stay"
        console.line(f"{counted(staying, 'copy', 'copies')} {verb}, as told above.")
    for names in report.same_files[:_NAMED]:
        console.line("One file under several names, which is no duplicate:")
        for path in names:
            console.path(below(path, report.folder), indent=2)
    if len(report.same_files) > _NAMED:
        console.line(f"… and {len(report.same_files) - _NAMED:,} more such files.")
    if report.unheard:
        console.line(report.unheard)


def show_unread(report: DuplicateReport, console: Console) -> None:
    """Name what could not be compared, each with its reason."""
    every = report.unreadable
    if not every:
        return
    console.line(f"{counted(len(every), 'file')} could not be compared:")
    shown = every if console.verbose else every[:_NAMED]
    for bad in shown:
        console.path(str(bad.path), indent=2)
        console.line(bad.reason, style="dim", indent=4)
    if len(shown) < len(every):
        console.line(f"… and {len(every) - len(shown):,} more (--verbose names all)", indent=2)


def group_fields(group: DuplicateGroup, report: DuplicateReport) -> dict[str, Any]:
    """Return a group as plain values, paths absolute."""
    keeper = {**_file_fields(group.keeper, report), "suggestion": "keep"}
    return {
        "keeper": str(group.keeper.path),
        "reason": group.reason,
        "files": [keeper, *(_copy_fields(copy, report) for copy in group.copies)],
    }


def _copy_fields(copy: DuplicateCopy, report: DuplicateReport) -> dict[str, Any]:
    return {
        **_file_fields(copy.file, report),
        "suggestion": "remove" if copy.is_unwanted else "stay",
        "evidence": copy.evidence.value,
        "likeness": copy.likeness,
        "why": copy.why,
    }


def _file_fields(file: AudioFile, report: DuplicateReport) -> dict[str, Any]:
    tags = file.tags
    cover = report.covers.get(file.path)
    return {
        "path": str(file.path),
        "size": file.identity.size if file.identity else None,
        "sha256": report.checksums.get(file.path),
        "format": file.format,
        "bitrate": file.bitrate,
        "sample_rate": file.sample_rate,
        "bit_depth": file.bit_depth,
        "length": round(file.length, 3),
        "has_cover": file.has_cover,
        "cover": cover._asdict() if cover else None,
        "title": tags.title,
        "artists": list(tags.artists),
        "album": tags.album,
        "track": tags.track,
    }


def _title(file: AudioFile) -> str:
    named = filter(None, (", ".join(file.tags.artists[:3]), file.tags.title))
    return " – ".join(named) or file.path.name


def _show_file(
    word: str, file: AudioFile, told: str, report: DuplicateReport, console: Console
) -> None:
    console.path(below(file.path, report.folder), before=f"  {word:<8}")
    facts = _facts(file, report.covers.get(file.path))
    console.line(" · ".join(filter(None, facts)), indent=_INDENT)
    console.line(told, style="dim", indent=_INDENT)


def _told(copy: DuplicateCopy) -> str:
    words = copy.evidence.label
    if copy.evidence is Evidence.SOUND and copy.likeness is not None:
        words = f"{words} ({percent(copy.likeness)} of the fingerprint)"
    elif copy.likeness is not None:
        words = f"{words}; {percent(copy.likeness)} of the fingerprint agrees"
    return f"{words}. {copy.why}".strip()


def _facts(file: AudioFile, cover: CoverSize | None) -> Iterable[str]:
    length = round(file.length)
    yield sound(file)
    yield f"{length // _MINUTE}:{length % _MINUTE:02}" if length else ""
    yield counted(known_tags(file), "tag")
    yield f"cover {_cover_size(cover)}".strip() if file.has_cover else "no cover"
    yield size(file.identity.size) if file.identity else ""


def _cover_size(cover: CoverSize | None) -> str:
    if cover is None:
        return ""
    return f"{cover.width}×{cover.height}" if cover.width else size(cover.bytes)
