"""Tags are remembered for files that did not change, and a broken memory harms nothing."""

import logging
import sqlite3
import stat
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.readings import Tags
from music_organizer.tags.cache import TagCache
from tests.support.audio import make_audio
from tests.support.reading import read_audio_file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tags.db"


def song(tmp_path: Path, name: str = "song.mp3", title: str = "T") -> AudioFile:
    path = make_audio(tmp_path / "music" / name, title=title, artist=("A", "B"), cover=True)
    return read_audio_file(path)


def known(
    cache: TagCache, *files: AudioFile, identity: FileIdentity | None = None
) -> dict[Path, AudioFile]:
    """Ask for files, and hold the cache to telling of each whether it knows it."""
    asked: dict[Path, list[tuple[str, FileIdentity]]] = defaultdict(list)
    for file in files:
        if state := identity or file.identity:
            asked[file.path.parent].append((file.path.name, state))
    found, others = cache.get_many(asked.items())
    missed = [folder / name for folder, name in others]
    assert sorted([*missed, *(file.path for file in found)]) == sorted(one.path for one in files)
    return {file.path: file for file in found}


def test_what_was_put_in_comes_out_the_same(tmp_path: Path, place: Path) -> None:
    files = [song(tmp_path), song(tmp_path, "gr\udcfc.mp3", "a \U0001f33b")]
    TagCache(place).put_many(files)
    assert known(TagCache(place), *files) == {file.path: file for file in files}


def test_a_file_that_changed_is_not_known(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    assert file.identity
    for changed in (
        file.identity._replace(size=file.identity.size + 1),
        file.identity._replace(mtime_ns=file.identity.mtime_ns + 1),
    ):
        assert known(cache, file, identity=changed) == {}


def test_the_answer_carries_the_identity_that_was_asked_with(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    assert file.identity
    elsewhere = file.identity._replace(device=77, inode=88)
    assert known(cache, file, identity=elsewhere)[file.path].identity == elsewhere


def test_what_is_put_in_again_replaces_what_was_there(tmp_path: Path, place: Path) -> None:
    old = song(tmp_path)
    new = replace(old, tags=Tags(title="New"))
    cache = TagCache(place)
    cache.put_many([old])
    cache.put_many([new])
    assert known(cache, new) == {new.path: new}


def test_looking_up_makes_no_file_and_no_folder(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    assert known(TagCache(place), file) == {}
    assert not place.parent.exists()


def test_nobody_else_may_read_it(tmp_path: Path, place: Path) -> None:
    TagCache(place).put_many([song(tmp_path)])
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def broken_page(place: Path) -> None:
    content = bytearray(place.read_bytes())
    content[100:4096] = b"\xff" * 3996
    place.write_bytes(content)


def other_version(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute("PRAGMA user_version = 99")


def no_table(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute("DROP TABLE files")


def older_shape(place: Path) -> None:
    with closing(sqlite3.connect(place)) as database:
        database.execute("DROP TABLE files")
        database.execute("CREATE TABLE files (path BLOB PRIMARY KEY, answer TEXT) WITHOUT ROWID")


def no_database(place: Path) -> None:
    place.write_bytes(b"not a database " * 1_000)


def cut_off(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:5_000])


@pytest.mark.parametrize(
    "harm", [broken_page, other_version, no_table, older_shape, no_database, cut_off]
)
def test_a_damaged_or_outdated_cache_begins_anew(
    tmp_path: Path, place: Path, harm: Callable[[Path], None]
) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    harm(place)
    assert known(cache, file) == {}
    cache.put_many([file])
    assert known(cache, file) == {file.path: file}


def test_beginning_anew_is_logged(
    tmp_path: Path, place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = song(tmp_path)
    TagCache(place).put_many([file])
    no_database(place)
    with caplog.at_level(logging.WARNING):
        TagCache(place).put_many([file])
    assert "begins anew" in caplog.text


def test_looking_up_in_a_damaged_cache_leaves_it_as_it_is(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    TagCache(place).put_many([file])
    no_database(place)
    before = place.read_bytes()
    assert known(TagCache(place), file) == {}
    assert place.read_bytes() == before


OWN = '[1.0, 2, "Title", 1, "", 0, "", ""]'
SOUND = '["mp3", false, 3, 4]'
NONSENSE = (
    "{",
    "[]",
    "null",
    "{}, {}",
    b"\xff",
    OWN,
    f"{OWN}\n",
    f"{OWN}\n{{",
    f"{OWN}\n[]",
    f"\n[{SOUND}, {{}}]",
    f"{OWN}, {OWN}\n[{SOUND}, {{}}]",
    f"[]\n[{SOUND}, {{}}]",
    f"null\n[{SOUND}, {{}}]",
    f'[1.0, 2, "Title", "three", "", 0, "", ""]\n[{SOUND}, {{}}]',
    f'[1.0, 2, "Title", true, "", 0, "", ""]\n[{SOUND}, {{}}]',
    f'{OWN}\n[{SOUND}, {{"colour": "red"}}]',
    f'{OWN}\n[{SOUND}, {{"disc": "three"}}]',
    f'{OWN}\n[{SOUND}, {{"artists": [3]}}]',
    f'{OWN}\n[{SOUND}, {{"artists": [["A"]]}}]',
    f'{OWN}\n[{SOUND}, ["album"]]',
    f'{OWN}\n[["mp3"], {{}}]',
    f"{OWN}\n[[7, false, 3, 4], {{}}]",
    "[" * 100_000,
    f"{OWN}\n{'[' * 100_000}",
)


def test_a_row_that_makes_no_sense_is_as_good_as_none(tmp_path: Path, place: Path) -> None:
    good, bad = song(tmp_path), song(tmp_path, "bad.mp3")
    cache = TagCache(place)
    cache.put_many([good, bad])
    with closing(sqlite3.connect(place)) as database, database:
        for nonsense in NONSENSE:
            database.execute(
                "UPDATE files SET answer = ? WHERE folder = ? AND name = ?",
                (nonsense, bytes(bad.path.parent), bad.path.name.encode()),
            )
            database.commit()
            assert known(cache, good, bad) == {good.path: good}


def test_a_database_of_something_else_is_left_alone(tmp_path: Path, place: Path) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("CREATE TABLE history (id)")
    before = place.read_bytes()
    file = song(tmp_path)
    TagCache(place).put_many([file])
    assert known(TagCache(place), file) == {}
    assert place.read_bytes() == before


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    file = song(tmp_path)
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "tags.db", tmp_path / "music"):
        cache = TagCache(place)
        cache.put_many([file])
        assert known(cache, file) == {}


def test_a_cache_in_use_elsewhere_is_no_error(tmp_path: Path, place: Path) -> None:
    first, second = song(tmp_path), song(tmp_path, "second.mp3")
    cache = TagCache(place)
    cache.put_many([first])
    with closing(sqlite3.connect(place)) as database:
        database.execute("BEGIN EXCLUSIVE")
        cache.put_many([second])
        assert known(cache, first) == {}
    assert known(cache, first, second) == {first.path: first}


def test_times_beyond_all_bounds_are_no_error(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    assert file.identity
    odd = replace(file, identity=file.identity._replace(mtime_ns=1 << 70))
    cache = TagCache(place)
    cache.put_many([odd, replace(file, identity=None)])
    assert known(cache, odd) == {}
