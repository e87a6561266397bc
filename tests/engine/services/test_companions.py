"""Covers, lyrics, logs and whatever else lies beside the music goes where the music goes."""

import os
from pathlib import Path
from typing import Any

import pytest

from music_organizer.models.category import Category
from music_organizer.models.config import CompanionPolicy, Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord, OperationType, Role
from music_organizer.models.plan import Plan
from music_organizer.services.choosing import chosen
from tests.engine.services.stage import ALBUM, Stage
from tests.support.audio import make_audio, picture_bytes
from tests.support.manifest import OURS, differences
from tests.support.messy import make_times_old

BLUE = "Albums/Ada/Blue (2004)"
RED = "Albums/Ada/Red (2004)"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    found = Stage(tmp_path)
    found.target.mkdir()
    return found


def track(stage: Stage, path: str, number: int, **tags: str | int) -> None:
    given: dict[str, Any] = {"title": f"Song {number}", **ALBUM, **tags}
    make_audio(stage.source / path, salt=path, track=number, **given)


def album(stage: Stage, folder: str, count: int = 3, **tags: str | int) -> None:
    for number in range(1, count + 1):
        track(stage, f"{folder}/t{number}.mp3", number, **tags)


def beside(stage: Stage, *paths: str) -> None:
    for path in paths:
        file = stage.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture_bytes() if path.endswith((".jpg", ".png")) else path.encode())


def files(root: Path, suffix: str = "") -> set[str]:
    """Return the files below a folder that are no audio, our own apart."""
    found = (path for path in root.rglob("*") if path.is_file() and OURS not in path.parts)
    return {
        path.relative_to(root).as_posix()
        for path in found
        if path.suffix != ".mp3" and path.name.endswith(suffix)
    }


async def there_and_back(stage: Stage) -> tuple[set[str], set[str]]:
    """Organize and take back, and return what lay in the target and the source in between."""
    for root in (stage.source, stage.target):
        make_times_old(root)
    before = stage.state()
    figures = await stage.organize()
    assert figures["status"] == "completed"
    between = files(stage.target), files(stage.source)
    await stage.take_back()
    assert [differences(*pair) for pair in zip(before, stage.state(), strict=True)] == [[], []]
    return between


def step(plan: Plan, name: str) -> OperationRecord:
    [found] = [op for op in plan.operations if op.source_path and op.source_path.name == name]
    return found


async def test_what_lies_beside_an_album_goes_along_and_comes_back(stage: Stage) -> None:
    album(stage, "rip")
    names = (
        "cover.jpg", "booklet.pdf", "Blue.cue", "Blue.log", "Blue.accurip", "info.nfo",
        "read me.txt",
        "Blue.m3u", "Blue.m3u8", "all.pls", "all.xspf", "all.wpl", "check.sfv", "check.md5",
        "check.ffp", "check.st5", "making of.mkv", "studio.png",
    )  # fmt: skip
    beside(stage, *(f"rip/{name}" for name in names))
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/{name}" for name in names}
    assert source == set()


async def test_rows_are_tied_to_their_music(stage: Stage) -> None:
    album(stage, "rip", 2)
    beside(stage, "rip/t2.lrc", "rip/cover.jpg", "rip/Blue.log")
    plan = await stage.plan()
    by_sequence = {op.sequence: op for op in plan.operations}
    tied = {}
    for name in ("t2.lrc", "cover.jpg", "Blue.log"):
        op = step(plan, name)
        assert op.reason
        leader = by_sequence[op.belongs_to or 0].source_path
        tied[name] = (op.role, leader.name if leader else "")
    assert tied == {
        "t2.lrc": (Role.COMPANION, "t2.mp3"),
        "cover.jpg": (Role.COVER, "t1.mp3"),
        "Blue.log": (Role.COMPANION, "t1.mp3"),
    }


async def test_what_bears_the_name_of_a_track_takes_its_new_name(stage: Stage) -> None:
    album(stage, "rip", 2)
    beside(
        stage, "rip/t1.lrc", "rip/T2.LRC", "rip/t1.de.lrc", "rip/t2.mp3.txt", "rip/t1.jpg",
        "rip/t1.asd",
    )  # fmt: skip
    target, source = await there_and_back(stage)
    assert target == {
        f"{BLUE}/01 Song 1.lrc",
        f"{BLUE}/02 Song 2.lrc",
        f"{BLUE}/01 Song 1.de.lrc",
        f"{BLUE}/02 Song 2.mp3.txt",
        f"{BLUE}/01 Song 1.jpg",
        f"{BLUE}/01 Song 1.asd",
    }
    assert source == set()


async def test_lyrics_take_the_numbered_name_of_their_track(stage: Stage) -> None:
    album(stage, "rip", 1)
    beside(stage, "rip/t1.lrc")
    make_audio(stage.target / BLUE / "01 Song 1.mp3", salt="was here first")
    (stage.target / BLUE / "01 Song 1.lrc").write_text("words of another")
    target, _ = await there_and_back(stage)
    assert target == {f"{BLUE}/01 Song 1.lrc", f"{BLUE}/01 Song 1 (2).lrc"}


@pytest.mark.parametrize("strategy", ConflictStrategy)
async def test_every_strategy_holds_for_companions(
    stage: Stage, strategy: ConflictStrategy
) -> None:
    album(stage, "rip", 1)
    beside(stage, "rip/Blue.log")
    make_audio(stage.target / BLUE / "09 Other.mp3")
    there = stage.target / BLUE / "blue.LOG"
    there.write_text("was here first")
    stage.choose(conflict_strategy=strategy)
    target, source = await there_and_back(stage)
    expected = {
        ConflictStrategy.SKIP: ({"blue.LOG"}, {"rip/Blue.log"}),
        ConflictStrategy.RENAME: ({"blue.LOG", "Blue (2).log"}, set()),
        ConflictStrategy.KEEP_BOTH: ({"blue (2).LOG", "Blue.log"}, set()),
        ConflictStrategy.REPLACE: ({"Blue.log"}, set()),
    }
    assert (target, source) == (
        {f"{BLUE}/{name}" for name in expected[strategy][0]},
        expected[strategy][1],
    )


async def test_a_companion_stays_when_its_track_stays(stage: Stage) -> None:
    album(stage, "rip", 2)
    (stage.source / "rip" / "broken.mp3").write_bytes(b"no music" * 99)
    beside(stage, "rip/broken.lrc", "rip/t1.lrc")
    make_audio(stage.target / BLUE / "01 Song 1.mp3", salt="was here first")
    stage.choose(conflict_strategy=ConflictStrategy.SKIP)
    target, source = await there_and_back(stage)
    assert target == set()
    assert source == {"rip/broken.lrc", "rip/t1.lrc"}


async def test_nothing_goes_along_when_all_the_music_stays(stage: Stage) -> None:
    album(stage, "rip", 1)
    beside(stage, "rip/cover.jpg", "rip/Blue.log")
    make_audio(stage.target / BLUE / "01 Song 1.mp3", salt="was here first")
    stage.choose(conflict_strategy=ConflictStrategy.SKIP)
    plan = await stage.plan()
    assert not plan.pending
    assert step(plan, "Blue.log").error_message == "The music it belongs to stays as well."


async def test_a_folder_of_scans_keeps_its_inner_structure(stage: Stage) -> None:
    album(stage, "rip")
    names = {
        "Scans/front.jpg", "Scans/disc/IMG_0001.jpg", "Scans/disc/notes.txt",
        "Booklet (600 dpi)/1.png", "Artwork/raw.psd", "Covers/1.jpg",
    }  # fmt: skip
    beside(stage, *(f"rip/{name}" for name in names))
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/{name}" for name in names}
    assert source == set()


async def test_discs_meet_in_one_folder_and_nothing_is_overwritten(stage: Stage) -> None:
    for disc in (1, 2):
        album(stage, f"box/CD{disc}", 2, disc=disc, title=f"Part {disc}")
        beside(stage, f"box/CD{disc}/scans/{disc}.jpg")
    beside(
        stage, "box/CD1/Log.txt", "box/CD2/log.TXT", "box/booklet.pdf", "box/Scans/back.jpg",
        "box/cover.jpg", "box/box.m3u",
    )  # fmt: skip
    target, source = await there_and_back(stage)
    # The spelling of the folder that the three of scans share is that of whichever comes first.
    assert {path.lower() for path in target} == {
        f"{BLUE}/{name}".lower()
        for name in (
            "Log.txt", "log (2).TXT", "booklet.pdf", "Scans/back.jpg", "Scans/1.jpg", "Scans/2.jpg",
            "cover.jpg", "box.m3u",
        )
    }  # fmt: skip
    assert source == set()


async def test_companions_stay_with_their_disc_where_discs_have_folders(stage: Stage) -> None:
    by_disc = {Category.ALBUM: "{albumartist}/{album}/CD {disc}/{track} {title}"}
    stage.choose(path_formats={**Config().path_formats, **by_disc})
    for disc in (1, 2):
        album(stage, f"box/CD{disc}", 2, disc=disc, title=f"Part {disc}")
        beside(stage, f"box/CD{disc}/rip.log")
    beside(stage, "box/booklet.pdf", "box/Scans/back.jpg")
    target, source = await there_and_back(stage)
    assert target == {
        "Ada/Blue/CD 1/rip.log",
        "Ada/Blue/CD 2/rip.log",
        "Ada/Blue/booklet.pdf",
        "Ada/Blue/Scans/back.jpg",
    }
    assert source == set()


async def test_an_album_that_goes_to_two_places_takes_a_copy_to_each(stage: Stage) -> None:
    by_genre = {Category.ALBUM: "{genre}/{artist}/{album}/{track} {title}"}
    stage.choose(path_formats={**Config().path_formats, **by_genre})
    album(stage, "rip", 2, genre="Folk")
    track(stage, "rip/t3.mp3", 3, genre="Folk", artist="Bo")
    beside(stage, "rip/cover.jpg", "rip/Blue.log", "rip/Scans/1.jpg")
    os.setxattr(stage.source / "rip/Blue.log", "user.color", b"red")
    names = ("cover.jpg", "Blue.log", "Scans/1.jpg")
    expected = {f"Folk/{artist}/Blue/{name}" for artist in ("Ada", "Bo") for name in names}
    plan = await stage.plan()
    kinds = [
        op.operation_type for op in plan.pending if op.source_path == stage.source / "rip/Blue.log"
    ]
    assert kinds == [OperationType.COPY, OperationType.MOVE]
    target, source = await there_and_back(stage)
    assert (target, source) == (expected, set())
    assert os.getxattr(stage.source / "rip/Blue.log", "user.color") == b"red"


async def test_the_redo_makes_both_again(stage: Stage) -> None:
    by_artist = {Category.ALBUM: "{artist}/{album}/{track} {title}"}
    stage.choose(path_formats={**Config().path_formats, **by_artist})
    album(stage, "rip", 2)
    track(stage, "rip/t3.mp3", 3, artist="Bo")
    beside(stage, "rip/Blue.log")
    await stage.organize()
    after = stage.state()
    back = await stage.take_back()
    assert files(stage.target) == set()
    assert files(stage.source) == {"rip/Blue.log"}
    await stage.take_back(back["session_id"])
    assert [differences(*pair) for pair in zip(after, stage.state(), strict=True)] == [[], []]


async def test_the_copy_alone_can_go_back(stage: Stage) -> None:
    by_artist = {Category.ALBUM: "{artist}/{album}/{track} {title}"}
    stage.choose(path_formats={**Config().path_formats, **by_artist})
    album(stage, "rip", 2)
    track(stage, "rip/t3.mp3", 3, artist="Bo")
    beside(stage, "rip/Blue.log")
    await stage.organize()
    [copy] = [op for op in await stage.operations() if op.operation_type is OperationType.COPY]
    await stage.take_back(ids=[copy.id])
    assert files(stage.target) == {"Ada/Blue/Blue.log"}
    await stage.take_back()
    assert files(stage.source) == {"rip/Blue.log"}
    assert files(stage.target) == set()


async def test_an_image_its_cue_sheet_and_its_log_stay_a_set(stage: Stage) -> None:
    track(stage, "rip/Ada - Blue.mp3", 0, title="Blue")
    beside(stage, "rip/Ada - Blue.cue", "rip/Ada - Blue.log", "rip/Ada - Blue.mp3.md5")
    await stage.organize()
    [image] = stage.target.rglob("*.mp3")
    stem = image.relative_to(stage.target).with_suffix("").as_posix()
    assert files(stage.target) == {f"{stem}.cue", f"{stem}.log", f"{stem}.mp3.md5"}


async def test_records_of_a_whole_album_keep_their_name_beside_the_title_track(
    stage: Stage,
) -> None:
    album(stage, "rip", 5)
    track(stage, "rip/Blue.mp3", 6, title="Blue")
    beside(stage, "rip/Blue.log", "rip/Blue.cue", "rip/Blue.m3u", "rip/Blue.lrc")
    await stage.organize()
    assert files(stage.target) == {
        f"{BLUE}/{name}" for name in ("Blue.log", "Blue.cue", "Blue.m3u", "06 Blue.lrc")
    }


async def test_nothing_is_guessed_where_several_albums_lie(stage: Stage) -> None:
    for number, name in enumerate(("Blue", "Red", "Green")):
        for one in (1, 2):
            track(stage, f"dump/{number}{one}.mp3", one, album=name)
    beside(stage, "dump/read me.txt", "dump/cover.jpg", "dump/some.log", "dump/01.lrc")
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/01 Song 1.lrc"}
    assert source == {"dump/read me.txt", "dump/cover.jpg", "dump/some.log"}
    plan = await stage.plan("again")
    assert "several albums" in (step(plan, "read me.txt").error_message or "")


async def test_nothing_is_guessed_above_several_albums(stage: Stage) -> None:
    album(stage, "music/blue")
    album(stage, "music/red", album="Red")
    beside(stage, "music/read me.txt", "music/Scans/a.jpg", "music/blue/b.txt", "music/red/r.txt")
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/b.txt", f"{RED}/r.txt"}
    assert source == {"music/read me.txt", "music/Scans/a.jpg"}


async def test_a_folder_that_holds_other_albums_below_is_no_album_itself(stage: Stage) -> None:
    album(stage, "downloads")
    album(stage, "downloads/deep/red", album="Red")
    beside(stage, "downloads/taxes.pdf", "downloads/Blue.log")
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/Blue.log"}
    assert source == {"downloads/taxes.pdf"}


async def test_a_song_among_papers_takes_none_of_them_along(stage: Stage) -> None:
    track(stage, "documents/song.mp3", 1)
    papers = {f"documents/letter {number}.pdf" for number in range(9)}
    beside(stage, *papers)
    target, source = await there_and_back(stage)
    assert target == set()
    assert source == papers


async def test_hidden_files_links_and_unknown_kinds_stay(stage: Stage) -> None:
    album(stage, "rip")
    beside(stage, "rip/.nomedia", "rip/.hidden.txt", "rip/setup.exe")
    (stage.source / "rip" / "link.txt").symlink_to("setup.exe")
    await stage.organize()
    assert files(stage.target) == set()
    assert len(list((stage.source / "rip").iterdir())) == 4


async def test_empty_files_go_along_too(stage: Stage) -> None:
    album(stage, "rip")
    (stage.source / "rip" / "empty.txt").touch()
    target, _ = await there_and_back(stage)
    assert target == {f"{BLUE}/empty.txt"}


async def test_names_are_made_safe(stage: Stage) -> None:
    album(stage, "rip")
    beside(stage, "rip/what? really: \\yes.txt", "rip/Scans: all/con.jpg")
    target, _ = await there_and_back(stage)
    assert target == {f"{BLUE}/what really - -yes.txt", f"{BLUE}/Scans - all/con_.jpg"}


async def test_names_that_are_no_text_go_along(stage: Stage) -> None:
    album(stage, "rip")
    (stage.source / "rip" / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    target, source = await there_and_back(stage)
    assert len(target) == 1
    assert source == set()


@pytest.mark.parametrize("mode", [TransferMode.COPY, TransferMode.HARDLINK, TransferMode.SYMLINK])
async def test_other_ways_of_transfer_treat_them_alike(stage: Stage, mode: TransferMode) -> None:
    album(stage, "rip", 1)
    beside(stage, "rip/t1.lrc", "rip/Blue.log")
    stage.choose(mode=mode)
    target, source = await there_and_back(stage)
    assert target == {f"{BLUE}/01 Song 1.lrc", f"{BLUE}/Blue.log"}
    assert source == {"rip/t1.lrc", "rip/Blue.log"}


@pytest.mark.parametrize(
    ("policy", "going"),
    [
        (CompanionPolicy.FOLLOW, {"cover.jpg", "01 Song 1.lrc", "Blue.log"}),
        (CompanionPolicy.COVERS, {"cover.jpg"}),
        (CompanionPolicy.LEAVE, set()),
    ],
)
async def test_what_goes_along_can_be_chosen(
    stage: Stage, policy: CompanionPolicy, going: set[str]
) -> None:
    album(stage, "rip", 1)
    beside(stage, "rip/cover.jpg", "rip/t1.lrc", "rip/Blue.log", "rip/setup.exe")
    stage.choose(companions=policy)
    plan = await stage.plan()
    left = [op for op in plan.operations if op.stays == "excluded"]
    assert len(left) == 3 - len(going)
    target, _ = await there_and_back(stage)
    assert target == {f"{BLUE}/{name}" for name in going}


async def test_lyrics_of_a_track_that_is_left_out_stay_with_it(stage: Stage) -> None:
    album(stage, "rip", 2)
    beside(stage, "rip/t1.lrc", "rip/t2.lrc")
    plan = await stage.plan()
    smaller = chosen(plan, {step(plan, "t1.mp3").sequence})
    stays = step(smaller, "t1.lrc")
    assert stays.error_message == "The music it belongs to stays as well."
    assert step(smaller, "t2.lrc") in smaller.pending
    without = chosen(plan, {step(plan, "t1.lrc").sequence})
    assert step(without, "t1.mp3") in without.pending


async def test_a_tidy_library_stays_as_it_is(stage: Stage) -> None:
    for disc in (1, 2):
        album(stage, f"box/CD{disc}", 2, disc=disc, title=f"Part {disc}")
        beside(stage, f"box/CD{disc}/log.txt", f"box/CD{disc}/t1.lrc", f"box/CD{disc}/Scans/a.jpg")
    beside(stage, "box/booklet.pdf", "box/cover.jpg", "box/Scans/b.jpg")
    album(stage, "red", album="Red")
    beside(stage, "red/Red.log", "red/t1.lrc", "red/read me.txt", "red/empty.txt")
    await stage.organize()
    (stage.target / "Albums" / "Ada" / "artist.jpg").write_bytes(picture_bytes())
    stage.choose(in_place=True)
    stage.source = stage.target
    plan = await stage.plan("again")
    assert [op.source_path for op in plan.pending] == []


async def test_a_second_copy_of_what_is_there_moves_nothing(stage: Stage) -> None:
    album(stage, "rip", 2)
    beside(stage, "rip/t1.lrc", "rip/Blue.log", "rip/cover.jpg")
    stage.choose(mode=TransferMode.COPY)
    await stage.organize()
    assert not (await stage.plan("again")).pending


async def test_companions_of_a_library_change_names_with_their_tracks(stage: Stage) -> None:
    for number, (name, title) in enumerate((("a", "B"), ("b", "A")), 1):
        track(stage, f"{BLUE}/0{3 - number} {name.upper()}.mp3", number, title=title)
        beside(stage, f"{BLUE}/0{3 - number} {name.upper()}.lrc")
    stage.choose(in_place=True)
    stage.target = stage.source
    make_times_old(stage.source)
    before = stage.state()
    figures = await stage.organize()
    assert figures["status"] == "completed"
    assert files(stage.target) == {f"{BLUE}/01 B.lrc", f"{BLUE}/02 A.lrc"}
    await stage.take_back()
    assert differences(before[0], stage.state()[0]) == []


@pytest.mark.parametrize(
    ("blocked", "expected"),
    [
        ("Ada/Blue/01 Song 1.mp3", [(OperationType.MOVE, "Bo/Blue/Blue.log")]),
        ("Bo/Blue/03 Song 3.mp3", [(OperationType.MOVE, "Ada/Blue/Blue.log")]),
    ],
)
async def test_where_the_music_stays_no_copy_is_made_and_the_file_itself_goes(
    stage: Stage, blocked: str, expected: list[tuple[OperationType, str]]
) -> None:
    by_artist = {Category.ALBUM: "{artist}/{album}/{track} {title}"}
    stage.choose(
        path_formats={**Config().path_formats, **by_artist},
        conflict_strategy=ConflictStrategy.SKIP,
    )
    track(stage, "rip/t1.mp3", 1)
    track(stage, "rip/t3.mp3", 3, artist="Bo")
    beside(stage, "rip/Blue.log")
    make_audio(stage.target / blocked, salt="was here first")
    plan = await stage.plan()
    steps = [op for op in plan.operations if op.source_path == stage.source / "rip/Blue.log"]
    found = [(op.operation_type, op.target_path) for op in steps]
    assert found == [(kind, stage.target / place) for kind, place in expected]
    assert steps[0].stays is None


async def test_lyrics_of_tracks_that_go_to_two_places_go_to_both(stage: Stage) -> None:
    track(stage, "rip/t1.mp3", 1)
    track(stage, "rip/T1.mp3", 1, album="Red")
    beside(stage, "rip/t1.lrc")
    plan = await stage.plan()
    steps = [op for op in plan.operations if op.source_path == stage.source / "rip/t1.lrc"]
    assert [op.operation_type for op in steps] == [OperationType.COPY, OperationType.MOVE]
    assert (
        steps[0].reason == "Tracks that go to several places bear its name, so a copy follows each."
    )
    target, source = await there_and_back(stage)
    assert (target, source) == ({f"{BLUE}/01 Song 1.lrc", f"{RED}/01 Song 1.lrc"}, set())
