import pytest

from music_organizer_gui.views.changed_name import pieces
from music_organizer_gui.views.tree_painting import initials


def marked(old: str, new: str) -> str:
    """Return the new name with what is new in brackets."""
    return "".join(f"[{one.text}]" if one.is_new else one.text for one in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("same.mp3", "same.mp3", "same.mp3"),
        ("song.mp3", "01 song.mp3", "[01 ]song.mp3"),
        ("song.mp3", "song (2).mp3", "song[ (2)].mp3"),
        ("Folder.jpg", "cover.jpg", "[cov]er.jpg"),
        ("", "new.mp3", "[new.mp3]"),
    ],
)
def test_what_the_old_name_had_not_is_marked(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_letters_that_agree_by_chance_do_not_splinter_a_name() -> None:
    assert "]a[" not in marked("track 07.mp3", "Lanterns Out.mp3")


def test_nothing_of_the_new_name_is_lost() -> None:
    for old, new in (("a" * 500, "b" * 500), ("x🌻y", "🌻 xy"), ("مرسى", "القمر مرسى")):
        assert "".join(one.text for one in pieces(old, new)) == new


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Nina Simone / Pastel Blues (1965)", "PB"),
        ("Sigur Rós / Ágætis byrjun (1999)", "ÁB"),
        ("Ebb-Flow / Push-Pull (2018)", "P"),
        ("1999", "1"),
        ("", ""),
    ],
)
def test_a_tile_shows_the_initials_of_the_album(title: str, letters: str) -> None:
    assert initials(title) == letters
