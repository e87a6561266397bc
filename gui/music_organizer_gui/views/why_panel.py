"""“Why here?”: the chosen operation in words, and the choice when a name is taken."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel

from music_organizer.models.album_choice import PlannedAlbum
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.conflict import ConflictStrategy, StayReason
from music_organizer.models.operation import MISSING_ENTRIES, OperationRecord, OperationStatus
from music_organizer.models.outline import RowKind
from music_organizer.models.playlist_rewrite import PlaylistRewrite
from music_organizer_gui.models.why_facts import FileFacts, NameConflict, adjustments, rewrite_of
from music_organizer_gui.sentences import reason, retold
from music_organizer_gui.views.elements import ElidedLabel, button, column, label, row
from music_organizer_gui.views.file_comparison import FileComparison
from music_organizer_gui.views.option_rows import ChoiceRow
from music_organizer_gui.views.playlist_diff import PlaylistDiff
from music_organizer_gui.views.scrolling import scrolled
from music_organizer_gui.views.treat_as_menu import TreatAsMenu
from music_organizer_gui.words import explained, number, playing_time, said, shown_path

_STRATEGIES = (
    ConflictStrategy.KEEP_BOTH,
    ConflictStrategy.RENAME,
    ConflictStrategy.SKIP,
    ConflictStrategy.REPLACE,
)
_HASH_SHOWN = 4


class WhyPanel(QFrame):
    """Explains one operation; it asks nobody and waits for nothing."""

    strategy_chosen = Signal(object, object, bool)
    """An operation, a strategy, and whether it is meant for every name that is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Why here?"))
        self._op: OperationRecord | None = None
        self._told: dict[str, list[str]] = {}
        self.title = label(self.tr("Why here?"), "sectionTitle")
        self.name = ElidedLabel("", "muted")
        self.reasons = QLabel()
        self.reasons.setTextFormat(Qt.TextFormat.RichText)
        self.reasons.setWordWrap(True)
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tags = QGridLayout()
        self.tags.setColumnStretch(1, 1)
        self.tags.setHorizontalSpacing(10)
        self.tags.setVerticalSpacing(4)
        self.playlist = PlaylistDiff()
        self.comparison = FileComparison()
        self.choice = ChoiceRow(self.tr("What happens with this file"), _STRATEGIES)
        self.choice.changed.connect(self._choose)
        self.for_all = QCheckBox(self.tr("For every taken name"))
        self.for_all.setToolTip(self.tr("The choice is meant for every file whose name is taken."))
        self.treat_as = TreatAsMenu()
        self.treat = button(self.tr("Treat as…"), self._open_treat_as)
        self.treat.setToolTip(self.tr("Decide what the album is, whatever its tags say."))
        self.checksum = label("", "muted")
        self.copy = button(self.tr("Copy"), self._copy_checksum, "link")
        self.copy.setAccessibleName(self.tr("Copy the checksum"))
        self._lay_out()
        self.show_nothing()

    @property
    def operation(self) -> OperationRecord | None:
        """The operation that is explained."""
        return self._op

    def show_nothing(self) -> None:
        """Say what the panel is for, while no file is chosen."""
        self._begin(None)
        self._tell("record", escape(self.tr("Choose a file to see why it goes where it goes.")))

    def show_operation(self, op: OperationRecord) -> None:
        """Explain an operation by what its record tells; facts of files follow.

        Args:
            op: the operation.
        """
        self._begin(op)
        shown = op.target_path or op.source_path or op.backup_path
        self.name.setText(shown_path(shown.relative_to(shown.parent)) if shown else "")
        self.name.setVisible(bool(self.name.text()))
        self._tell("record", *self._paragraphs(op))
        self.playlist.show_rewrite(rewrite_of(op))
        self._show_checksum(op.checksum_after or op.checksum_before or "")

    def show_albums(self, albums: Sequence[PlannedAlbum]) -> None:
        """Offer what can be decided about the albums of the operation; none offers nothing."""
        if albums:
            self.treat_as.offer(albums)
        self.treat.setVisible(bool(albums))

    def show_tags(self, op: OperationRecord, audio: AudioFile) -> None:
        """Show what the file says of itself, when this operation is still the one explained."""
        if not self._is_shown(op):
            return
        for line, (name, value) in enumerate(self._tag_lines(audio)):
            self.tags.addWidget(label(name, "muted"), line, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(value, "strong", wraps=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{name}: {value}")
            self.tags.addWidget(shown, line, 1)
        self._tell("file", *self._adjusted(op, audio))

    def show_conflict(
        self, op: OperationRecord, conflict: NameConflict, *, can_choose: bool
    ) -> None:
        """Offer what can be done about a name that is taken.

        Args:
            op: the operation.
            conflict: what holds the name, and what happens.
            can_choose: whether it has not happened yet.
        """
        if self._is_shown(op):
            taken = StayReason.NAME_TAKEN
            if op.stays is None:
                self._tell("conflict", _told(said(taken), explained(taken)))
            self.choice.show_value(conflict.strategy)
            self.choice.setVisible(can_choose and not conflict.is_same)
            self.for_all.setVisible(can_choose and not conflict.is_same)

    def show_files(self, op: OperationRecord, newcomer: FileFacts, holder: FileFacts) -> None:
        """Show both files that want a name, side by side."""
        if self._is_shown(op):
            self.comparison.show_files(newcomer, holder)
            self.comparison.show()

    def show_copy(self, op: OperationRecord, this: FileFacts, other: FileFacts) -> None:
        """Show the file beside another copy of its recording."""
        if self._is_shown(op):
            self._tell("conflict", _told(said(RowKind.DUPLICATE), explained(RowKind.DUPLICATE)))
            self.comparison.show_files(this, other, holds_name=False)
            self.comparison.show()

    def tell_problem(self, op: OperationRecord, text: str) -> None:
        """Say why the file could not be read."""
        if self._is_shown(op):
            self._tell("file", _told(said(StayReason.UNREADABLE), retold(text)))

    def _lay_out(self) -> None:
        layout = column(
            self.name,
            self.reasons,
            self.playlist,
            row(self.treat, 1),
            self.comparison,
            self.choice,
            self.for_all,
            self.tags,
            1,
            spacing=12,
        )
        area = scrolled(layout)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Why here?"))
        whole = column(self.title, area, row(self.checksum, self.copy, 1))
        whole.setContentsMargins(14, 12, 8, 10)
        self.setLayout(whole)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)

    def _begin(self, op: OperationRecord | None) -> None:
        self._op = op
        stays = op is not None and op.stays is not None
        failed = op is not None and op.status is OperationStatus.FAILED
        words = self.tr("Why it stays") if stays else self.tr("Why here?")
        self.title.setText(self.tr("What went wrong") if failed else words)
        self.name.hide()
        self._told.clear()
        while (item := self.tags.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in (self.comparison, self.choice, self.for_all, self.treat):
            part.hide()
        self.for_all.setChecked(False)
        self.playlist.show_rewrite(None)
        self._show_checksum("")

    def _tell(self, part: str, *paragraphs: str) -> None:
        self._told[part] = list(paragraphs)
        parts = (self._told.get(name, []) for name in ("record", "conflict", "file"))
        self.reasons.setText("<br><br>".join(chain.from_iterable(parts)))

    def _is_shown(self, op: OperationRecord) -> bool:
        return self._op is not None and self._op.id == op.id

    def _paragraphs(self, op: OperationRecord) -> Iterable[str]:
        state = op.stays or (op.status if op.status is OperationStatus.FAILED else None)
        if state is not None:
            yield _told(said(state), retold(op.error_message or ""))
        rewrite = rewrite_of(op)
        why = reason(op.reason) if op.reason and rewrite is None else None
        if rewrite is not None:
            yield from self._entries(rewrite)
        if why is not None:
            yield _told(why.label, why.why)
            if why.guessed:
                yield _told(self.tr("Told from its name and folder"), ", ".join(why.guessed))
        for warning in op.metadata.get("warnings", ()):
            yield _told(self.tr("Not kept"), retold(str(warning)))
        missing = op.metadata.get(MISSING_ENTRIES)
        if missing:
            yield _told(self.tr("Entries whose file is not there"), number(missing))

    def _entries(self, rewrite: PlaylistRewrite) -> Iterable[str]:
        changed = self.tr("{0} of {1}").format(number(len(rewrite.edits)), number(rewrite.entries))
        yield _told(self.tr("Entries that follow their files"), changed)
        if rewrite.unwritable:
            words = self.tr("Entries the playlist cannot write in its encoding")
            yield _told(words, number(rewrite.unwritable))

    def _adjusted(self, op: OperationRecord, audio: AudioFile) -> Iterable[str]:
        for one in adjustments(op, audio.tags):
            name, text = self.tr("Made safe"), self.tr("Not every system allows “{0}” as a name.")
            if one.is_shortened:
                name, text = self.tr("Shortened"), self.tr("“{0}” is too long for a name.")
            yield _told(name, text.format(one.value))

    def _tag_lines(self, audio: AudioFile) -> Iterable[tuple[str, str]]:
        tags = audio.tags
        yield from self._named(self.tr("Title"), tags.title)
        yield from self._named(self.tr("Artist"), ", ".join(tags.artists))
        if tags.album_artists and tags.album_artists != tags.artists:
            yield self.tr("Album artist"), ", ".join(tags.album_artists)
        year = tags.date[:4]
        album = f"{tags.album} ({year})" if tags.album and year else tags.album
        yield from self._named(self.tr("Album"), album)
        if not tags.album:
            yield from self._named(self.tr("Year"), year)
        yield from self._named(self.tr("Track"), self._of(tags.track, tags.track_total))
        yield from self._named(self.tr("Disc"), self._of(tags.disc, tags.disc_total))
        rate = self.tr("{0} kbit/s").format(round(audio.bitrate / 1000)) if audio.bitrate else ""
        length = playing_time(audio.length) if audio.length else ""
        known = filter(None, (audio.format.upper(), rate, length))
        yield from self._named(self.tr("Sound"), ", ".join(known))

    def _of(self, place: int, total: int) -> str:
        if not place:
            return ""
        return self.tr("{0} of {1}").format(place, total) if total else str(place)

    def _named(self, name: str, value: str) -> Iterable[tuple[str, str]]:
        return [(name, value)] if value else []

    def _show_checksum(self, checksum: str) -> None:
        short = f"{checksum[:_HASH_SHOWN]}…{checksum[-_HASH_SHOWN:]}"
        self.checksum.setText(f"SHA-256  {short}")
        self.checksum.setToolTip(checksum)
        self.checksum.setAccessibleName(f"SHA-256 {checksum}")
        self.checksum.setVisible(bool(checksum))
        self.copy.setVisible(bool(checksum))

    def _copy_checksum(self) -> None:
        QGuiApplication.clipboard().setText(self.checksum.toolTip())

    def _open_treat_as(self) -> None:
        self.treat_as.popup(self.treat.mapToGlobal(self.treat.rect().bottomLeft()))

    def _choose(self, strategy: ConflictStrategy) -> None:
        self.choice.show_value(strategy)
        if self._op is not None:
            self.strategy_chosen.emit(self._op, strategy, self.for_all.isChecked())


def _told(name: str, text: str) -> str:
    if not name:
        return escape(text)
    return f"<b>{escape(name)}</b>: {escape(text)}" if text else f"<b>{escape(name)}</b>"
