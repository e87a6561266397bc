"""Interrupted sessions: what was found of each, and three ways to go on."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from music_organizer_gui import words
from music_organizer_gui.models.recovery_desk import (
    HalfDone,
    RecoveryDesk,
    RecoveryState,
    WaitingSession,
)
from music_organizer_gui.models.session_words import short_path
from music_organizer_gui.views.elements import (
    CARD_MARGIN,
    ElidedLabel,
    Notice,
    ThemedIcon,
    button,
    column,
    label,
    row,
)
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.views.progress_panel import ProgressPanel
from music_organizer_gui.views.scrolling import scrolled

_PAGE_MARGIN = 20
_MOST_FILES = 50


class RecoveryPage(QWidget):
    """Shows a card for each session that waits.

    Args:
        desk: where the wishes go and what is to be shown comes from.
    """

    def __init__(self, desk: RecoveryDesk) -> None:
        super().__init__()
        self._desk = desk
        self.notice = Notice()
        self.calm = label("", "muted", wraps=True)
        self.cards: dict[str, RecoveryCard] = {}
        self._list = column(1, spacing=12)
        self.later = button(self.tr("Decide later"), desk.later_requested.emit)
        self._lay_out()
        desk.state_changed.connect(self.show_state)
        self.show_state(desk.state)

    def show_state(self, state: RecoveryState) -> None:
        """Show what waits and what is being done about it."""
        self._tell(state)
        self._match_cards(state)
        for waiting in state.sessions:
            self.cards[waiting.session_id].show_session(waiting, state)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first decision."""
        super().showEvent(event)
        first = next(iter(self.cards.values()), None)
        if first is not None:
            first.finish.setFocus()

    def _tell(self, state: RecoveryState) -> None:
        if state.problem:
            self.notice.tell(state.problem, name="error")
        else:
            self.notice.tell(state.told, name="success")
        if state.sessions:
            text = self.tr(
                "Something ended the program in the middle of its work. Every step was written "
                "down before it was taken, so nothing is lost: each file is either where it was "
                "or where it was going."
            )
        else:
            text = self.tr("Nothing waits: every session has come to its end.")
        self.calm.setText(text)
        self.later.setText(self.tr("Decide later") if state.sessions else self.tr("Close"))
        self.later.setEnabled(not state.at_work)

    def _match_cards(self, state: RecoveryState) -> None:
        wanted = [one.session_id for one in state.sessions]
        for session_id in [one for one in self.cards if one not in wanted]:
            card = self.cards.pop(session_id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, session_id in enumerate(wanted):
            if session_id not in self.cards:
                card = RecoveryCard()
                card.finish.clicked.connect(partial(self._desk.finish_requested.emit, session_id))
                card.put_back.clicked.connect(
                    partial(self._desk.put_back_requested.emit, session_id)
                )
                card.open.clicked.connect(partial(self._desk.show_requested.emit, session_id))
                card.progress.pause_requested.connect(self._desk.pause_requested)
                card.progress.resume_requested.connect(self._desk.resume_requested)
                card.progress.stop_requested.connect(self._desk.stop_requested)
                self.cards[session_id] = card
                self._list.insertWidget(place, card)

    def _lay_out(self) -> None:
        title = row(label(self.tr("Recovery"), "pageTitle"), 1, self.later)
        page = column(title, self.calm, self.notice, scrolled(self._list), spacing=12)
        page.setStretch(3, 1)
        page.setContentsMargins(_PAGE_MARGIN, 16, _PAGE_MARGIN, 16)
        self.setLayout(page)


class RecoveryCard(QFrame):
    """One session that waits for a decision."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = label("", "sectionTitle", wraps=True)
        self.folders = ElidedLabel("", "muted")
        self.figures = label("", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.files = QWidget()
        self._files = column(spacing=6)
        self.files.setLayout(self._files)
        self._shown: tuple[HalfDone, ...] = ()
        self.finish = button(self.tr("Finish"), _nothing, "primary")
        self.put_back = button(self.tr("Put back"), _nothing, "", "undo-2")
        self.open = button(self.tr("Show in History"), _nothing)
        self.finish.setToolTip(self.tr("Takes the steps that still wait."))
        self.put_back.setToolTip(self.tr("Takes back what was done; that can be undone as well."))
        self.progress = ProgressPanel(can_roll_back=False)
        self._actions = QWidget()
        self._actions.setLayout(FlowLayout(self.finish, self.put_back, self.open, spacing=8))
        head = row(ThemedIcon("clock", 20), self.title)
        head.setStretch(1, 1)
        layout = column(
            head,
            self.folders,
            self.figures,
            self.files,
            self.problem,
            self._actions,
            self.progress,
            spacing=8,
        )
        layout.setContentsMargins(CARD_MARGIN, 12, CARD_MARGIN, 12)
        self.setLayout(layout)

    def show_session(self, waiting: WaitingSession, state: RecoveryState) -> None:
        """Show a session, and how far a decision about it has come.

        Args:
            waiting: the session.
            state: what goes on.
        """
        at_work = state.at_work == waiting.session_id
        self.title.setText(
            self.tr("{session} was interrupted, {when}").format(
                session=waiting.name, when=words.moment(waiting.begun)
            )
        )
        self.folders.setText(waiting.folders)
        self.figures.setText(self._figures(waiting))
        self.problem.setText(waiting.problem)
        self.problem.setVisible(bool(waiting.problem))
        self._show_files(waiting.half_done)
        self._actions.setVisible(not at_work)
        self._actions.setEnabled(not state.at_work)
        self.progress.setVisible(at_work)
        if at_work and state.progress is not None:
            self.progress.show_progress(state.progress, state.rate, state.seconds_left)
        self.progress.show_paused(is_paused=at_work and state.is_paused)
        for one, verb in ((self.finish, self.finish.text()), (self.put_back, self.put_back.text())):
            one.setAccessibleName(f"{verb}: {waiting.name}")

    def _figures(self, waiting: WaitingSession) -> str:
        parts = [self.tr("Nothing is lost.")]
        if waiting.done:
            parts.append(self.tr("%Ln step(s) were taken and stand.", "", waiting.done))
        if waiting.waiting:
            parts.append(self.tr("%Ln step(s) wait.", "", waiting.waiting))
        if waiting.half_done:
            parts.append(self.tr("%Ln file(s) were at work just then:", "", len(waiting.half_done)))
        return " ".join(parts)

    def _show_files(self, files: tuple[HalfDone, ...]) -> None:
        self.files.setVisible(bool(files))
        if files == self._shown:
            return
        self._shown = files
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for file in files[:_MOST_FILES]:
            self._files.addWidget(_HalfDoneLine(file))
        if len(files) > _MOST_FILES:
            more = self.tr("…and %Ln more.", "", len(files) - _MOST_FILES)
            self._files.addWidget(label(more, "muted"))


class _HalfDoneLine(QWidget):
    """A file that was at work, and what was found of it."""

    def __init__(self, file: HalfDone) -> None:
        super().__init__()
        before = short_path(file.before) if file.before is not None else ""
        after = short_path(file.after) if file.after is not None else ""
        paths = ElidedLabel(" → ".join(path for path in (before, after) if path))
        found = label(file.found, "muted", wraps=True)
        lines = column(paths, found, spacing=0)
        layout = row(ThemedIcon("file-music", 16), lines, spacing=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(f"{paths.text()}: {file.found}")


def _nothing() -> None:
    """Wait for the one who connects the button."""
