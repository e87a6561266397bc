import pytest

from music_organizer_gui.models.one_line import one_line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("01 Song.mp3", "01 Song.mp3"),
        ("Grüße 🌧️ مرسى", "Grüße 🌧️ مرسى"),
        ("👩‍🎤", "👩‍🎤"),
        ("a\nb\tc", "a\ufffdb\ufffdc"),
        ("\u202e3pm.exe", "\ufffd3pm.exe"),
        ("\u2067x\u2069", "\ufffdx\ufffd"),
        ("caf\udce9", "caf\ufffd"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_becomes_a_sign(name: str, shown: str) -> None:
    assert one_line(name) == shown
