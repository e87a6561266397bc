"""Frozen data that is filled at once is as frozen, and as plain, as any other."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from music_organizer.models.filling import filled_at_once, with_changes


@filled_at_once
@dataclass(frozen=True, slots=True)
class Song:
    """A song.

    Attributes:
        title: its name.
        track: its number.
        words: what is sung.
        key: the key it is in.
    """

    title: str
    track: int = 0
    words: list[str] = field(default_factory=list)
    key: str = field(default="C", kw_only=True)


SONG = Song("Blue", 3, ["la"], key="D")


def test_it_holds_what_it_was_made_with() -> None:
    assert type(SONG) is Song
    assert (SONG.title, SONG.track, SONG.words, SONG.key) == ("Blue", 3, ["la"], "D")
    assert repr(SONG).endswith("Song(title='Blue', track=3, words=['la'], key='D')")


def test_what_is_left_out_takes_its_default() -> None:
    first, second = Song("Red"), Song(title="Red")
    assert (first.track, first.words, first.key) == (0, [], "C")
    assert first == second
    assert first.words is not second.words


def test_it_stays_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        SONG.track = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del SONG.track


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="title"):
        Song()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="pitch"):
        Song("Blue", pitch=4)  # type: ignore[call-arg]


def test_it_is_made_anew_with_other_values_and_stays_itself() -> None:
    song = Song("Blue", 3, ["la"], key="D")
    assert with_changes(song, track=4, key="E") == Song("Blue", 4, ["la"], key="E")
    assert (song.track, song.key) == (3, "D")
    with pytest.raises(TypeError, match="pitch"):
        with_changes(SONG, pitch=4)


def test_it_is_replaced_copied_and_kept_as_any_other() -> None:
    assert replace(SONG, track=4) == Song("Blue", 4, ["la"], key="D")
    for made in (copy.copy(SONG), copy.deepcopy(SONG), pickle.loads(pickle.dumps(SONG))):
        assert made == SONG
        assert type(made) is Song
