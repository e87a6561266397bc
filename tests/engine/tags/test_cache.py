"""Tags are remembered for files that did not change, and a broken memory harms nothing."""

import logging
import sqlite3
import stat
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from music_organizer.models.audio_file import AudioFile, Tags
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.cache import TagCache
from music_organizer.tags.reader import read_audio_file
from tests.support.audio import make_audio


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "tags.db"


def song(tmp_path: Path, name: str = "song.mp3", title: str = "T") -> AudioFile:
    path = make_audio(tmp_path / "music" / name, title=title, artist=("A", "B"), cover=True)
    return read_audio_file(path)


def asked(*files: AudioFile) -> Iterable[tuple[Path, FileIdentity]]:
    return [(file.path, file.identity) for file in files if file.identity]


def test_what_was_put_in_comes_out_the_same(tmp_path: Path, place: Path) -> None:
    files = [song(tmp_path), song(tmp_path, "gr\udcfc.mp3", "a \U0001f33b")]
    TagCache(place).put_many(files)
    assert TagCache(place).get_many(asked(*files)) == {file.path: file for file in files}


def test_a_file_that_changed_is_not_known(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    assert file.identity
    for changed in (
        replace(file.identity, size=file.identity.size + 1),
        replace(file.identity, mtime_ns=file.identity.mtime_ns + 1),
    ):
        assert cache.get_many([(file.path, changed)]) == {}


def test_the_answer_carries_the_identity_that_was_asked_with(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    assert file.identity
    elsewhere = replace(file.identity, device=77, inode=88)
    assert cache.get_many([(file.path, elsewhere)])[file.path].identity == elsewhere


def test_what_is_put_in_again_replaces_what_was_there(tmp_path: Path, place: Path) -> None:
    old = song(tmp_path)
    new = replace(old, tags=Tags(title="New"))
    cache = TagCache(place)
    cache.put_many([old])
    cache.put_many([new])
    assert cache.get_many(asked(new)) == {new.path: new}


def test_looking_up_makes_no_file_and_no_folder(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    assert TagCache(place).get_many(asked(file)) == {}
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


def no_database(place: Path) -> None:
    place.write_bytes(b"not a database " * 1_000)


def cut_off(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:5_000])


@pytest.mark.parametrize("harm", [broken_page, other_version, no_table, no_database, cut_off])
def test_a_damaged_or_outdated_cache_begins_anew(
    tmp_path: Path, place: Path, harm: Callable[[Path], None]
) -> None:
    file = song(tmp_path)
    cache = TagCache(place)
    cache.put_many([file])
    harm(place)
    assert cache.get_many(asked(file)) == {}
    cache.put_many([file])
    assert cache.get_many(asked(file)) == {file.path: file}


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
    assert TagCache(place).get_many(asked(file)) == {}
    assert place.read_bytes() == before


def test_a_row_that_makes_no_sense_is_as_good_as_none(tmp_path: Path, place: Path) -> None:
    good, bad = song(tmp_path), song(tmp_path, "bad.mp3")
    cache = TagCache(place)
    cache.put_many([good, bad])
    with closing(sqlite3.connect(place)) as database, database:
        for nonsense in ("{", "[]", '{"tags": {"colour": "red"}}', "null"):
            database.execute(
                "UPDATE files SET answer = ? WHERE path = ?", (nonsense, bytes(bad.path))
            )
            database.commit()
            assert cache.get_many(asked(good, bad)) == {good.path: good}


def test_a_database_of_something_else_is_left_alone(tmp_path: Path, place: Path) -> None:
    place.parent.mkdir()
    with closing(sqlite3.connect(place)) as database, database:
        database.execute("CREATE TABLE history (id)")
    before = place.read_bytes()
    file = song(tmp_path)
    TagCache(place).put_many([file])
    assert TagCache(place).get_many(asked(file)) == {}
    assert place.read_bytes() == before


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    file = song(tmp_path)
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "tags.db", tmp_path / "music"):
        cache = TagCache(place)
        cache.put_many([file])
        assert cache.get_many(asked(file)) == {}


def test_a_cache_in_use_elsewhere_is_no_error(tmp_path: Path, place: Path) -> None:
    first, second = song(tmp_path), song(tmp_path, "second.mp3")
    cache = TagCache(place)
    cache.put_many([first])
    with closing(sqlite3.connect(place)) as database:
        database.execute("BEGIN EXCLUSIVE")
        cache.put_many([second])
        assert cache.get_many(asked(first)) == {}
    assert cache.get_many(asked(first, second)) == {first.path: first}


def test_times_beyond_all_bounds_are_no_error(tmp_path: Path, place: Path) -> None:
    file = song(tmp_path)
    assert file.identity
    odd = replace(file, identity=replace(file.identity, mtime_ns=1 << 70))
    cache = TagCache(place)
    cache.put_many([odd, replace(file, identity=None)])
    assert cache.get_many(asked(odd)) == {}
