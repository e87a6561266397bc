"""“Treat as”: what a person decides about an album, whatever its tags say."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from music_organizer.models.album_choice import BY_VARIOUS, AlbumChoice, PlannedAlbum
from music_organizer.models.category import Category
from music_organizer_gui.words import explained, said


class TreatAsMenu(QMenu):
    """Offers the categories, and to leave it to the tags again.

    Args:
        parent: the menu or button it opens from.
    """

    chosen = Signal(object, object)
    """The albums, and an `AlbumChoice`; `None` lets the tags decide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._albums: Sequence[PlannedAlbum] = ()

    def offer(self, albums: Sequence[PlannedAlbum]) -> None:
        """Fill the menu for some albums."""
        self._albums = albums
        self.clear()
        several = self.tr("Treat %n album(s) as", "", len(albums))
        self.setTitle(self.tr("Treat as") if len(albums) == 1 else several)
        choices = {album.choice for album in albums}
        categories = {album.category for album in albums if album.choice != BY_VARIOUS}
        for category in Category:
            action = self._offered(said(category), AlbumChoice(category=category))
            action.setToolTip(explained(category))
            action.setChecked(categories == {category})
        various = self._offered(self.tr("By Various Artists"), BY_VARIOUS)
        various.setChecked(choices == {BY_VARIOUS})
        self.addSeparator()
        automatic = self._offered(self.tr("Decide automatically"), None)
        automatic.setEnabled(choices != {None})

    def _offered(self, words: str, choice: AlbumChoice | None) -> QAction:
        action = self.addAction(words.replace("&", "&&"))
        action.setCheckable(choice is not None)
        action.triggered.connect(lambda: self.chosen.emit(self._albums, choice))
        return action
