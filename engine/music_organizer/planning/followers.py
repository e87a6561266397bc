"""Covers follow the music they lie beside."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from music_organizer.models.audio_file import CoverArt
from music_organizer.models.operation import Role
from music_organizer.planning.filenames import safe_file_name
from music_organizer.planning.wanted import Wanted

STAYS_ALONE = "No album that moves lies beside it."
STAYS_ABOVE = "It lies above several albums, so nothing tells whose cover it is."


def following(
    covers: Iterable[CoverArt], music: Iterable[Wanted]
) -> tuple[list[Wanted], list[tuple[CoverArt, str]]]:
    """Give every cover the folder of its album.

    A cover goes where most of the music of its folder goes. One that lies in a folder without
    music follows the music of the folders directly inside (discs), when that has one folder.

    Returns:
        the covers with the names they want, and those that stay, each with the reason.
    """
    going: dict[Path, Counter[tuple[str, ...]]] = defaultdict(Counter)
    within: dict[Path, Counter[tuple[str, ...]]] = defaultdict(Counter)
    leaders: dict[tuple[Path, tuple[str, ...]], Wanted] = {}
    for one in music:
        folder = one.source.parent
        going[folder][one.folders] += 1
        within[folder.parent][one.folders] += 1
        leaders.setdefault((folder, one.folders), one)
        leaders.setdefault((folder.parent, one.folders), one)
    wanted, staying = [], []
    for cover in covers:
        folder = cover.path.parent
        targets = going.get(folder) or within.get(folder)
        if not targets or cover.identity is None:
            staying.append((cover, STAYS_ALONE))
        elif folder not in going and len(targets) > 1:
            staying.append((cover, STAYS_ABOVE))
        else:
            leader = leaders[folder, targets.most_common(1)[0][0]]
            wanted.append(_beside(cover, leader))
    return wanted, staying


def _beside(cover: CoverArt, leader: Wanted) -> Wanted:
    if cover.identity is None:
        raise ValueError("a cover that was never looked at cannot be moved")
    stem, suffix = cover.path.stem, cover.path.suffix
    name = safe_file_name(stem, suffix)
    return Wanted(
        source=cover.path,
        identity=cover.identity,
        folders=leader.folders,
        stem=name[: len(name) - len(suffix)] if name.endswith(suffix) else Path(name).stem,
        suffix=suffix if name.endswith(suffix) else Path(name).suffix,
        role=Role.COVER,
        reason="Cover of the album it lies beside.",
        leader=leader,
    )
