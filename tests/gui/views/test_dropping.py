from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from music_organizer_gui.views.dropping import dropped_paths


def test_folders_and_files_are_taken_in_their_order_and_web_addresses_are_not() -> None:
    data = QMimeData()
    data.setUrls(
        [
            QUrl.fromLocalFile("/music/Sigur Rós #1 100%?"),
            QUrl("https://example.org/a.mp3"),
            QUrl.fromLocalFile("/music/b.flac"),
        ]
    )
    assert dropped_paths(data) == [Path("/music/Sigur Rós #1 100%?"), Path("/music/b.flac")]


def test_names_that_are_not_utf8_keep_their_bytes() -> None:
    data = QMimeData()
    data.setData("text/uri-list", b"file:///music/M%E4nner\r\n")
    assert dropped_paths(data) == [Path("/music/M\udce4nner")]
