"""What changes inside a playlist: each line as it is and as it becomes."""

from collections.abc import Iterator
from html import escape
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from music_organizer.models.playlist_rewrite import PlaylistRewrite
from music_organizer_gui.models.one_line import one_line
from music_organizer_gui.theme import current_theme
from music_organizer_gui.views.changed_name import pieces
from music_organizer_gui.words import number

_MOST_LINES = 100


class PlaylistDiff(QLabel):
    """Shows the lines of one playlist; what differs is stronger."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(self.tr("Lines of the playlist that change"))
        self.hide()

    def show_rewrite(self, rewrite: PlaylistRewrite | None) -> None:
        """Show what changes; `None` shows nothing.

        Args:
            rewrite: the changes of the playlist.
        """
        lines = [] if rewrite is None else list(self._lines(rewrite))
        self.setText("<br>".join(lines))
        self.setVisible(bool(lines))

    def _lines(self, rewrite: PlaylistRewrite) -> Iterator[str]:
        theme = current_theme()
        for at, old, new in islice(rewrite.diff(), _MOST_LINES):
            before, after = one_line(old.strip()), one_line(new.strip())
            where = escape(self.tr("Line {0}").format(number(at)))
            yield f'<span style="color:{theme.muted}">{where}</span>'
            yield _marked("–", before, after, theme.bad)
            yield _marked("+", after, before, theme.good)
        left = len(rewrite.edits) - _MOST_LINES
        if left > 0:
            yield escape(self.tr("… and %n more line(s)", "", left))


def _marked(sign: str, text: str, other: str, colour: str) -> str:
    parts = (
        f"<b>{_breakable(one.text)}</b>" if one.is_new else _breakable(one.text)
        for one in pieces(other, text)
    )
    return f'<span style="color:{colour}">{sign} {"".join(parts)}</span>'


def _breakable(text: str) -> str:
    """Let a long path go on in the next line after each folder."""
    return escape(text).replace("/", "/\u200b").replace("\\", "\\\u200b")
