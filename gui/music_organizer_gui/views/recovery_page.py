"""Interrupted sessions: a card for each, as long as it waits for a decision."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from music_organizer_gui.models.recovery_desk import RecoveryDesk, RecoveryState
from music_organizer_gui.views.elements import Notice, button, column, label, row
from music_organizer_gui.views.recovery_card import RecoveryCard
from music_organizer_gui.views.scrolling import scrolled

_PAGE_MARGIN = 20


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
        self.close_page = button(self.tr("Close"), desk.later_requested.emit)
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
        """Begin with the first decision, and ask again about whatever was put off."""
        super().showEvent(event)
        for card in self.cards.values():
            card.show()
            card.begin_anew()
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
        self.close_page.setEnabled(not state.at_work)

    def _match_cards(self, state: RecoveryState) -> None:
        wanted = [one.session_id for one in state.sessions]
        for session_id in [one for one in self.cards if one not in wanted]:
            card = self.cards.pop(session_id)
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, session_id in enumerate(wanted):
            if session_id not in self.cards:
                card = self._new_card(session_id)
                self.cards[session_id] = card
                self._list.insertWidget(place, card)

    def _new_card(self, session_id: str) -> RecoveryCard:
        card, desk = RecoveryCard(), self._desk
        card.finish_requested.connect(partial(desk.finish_requested.emit, session_id))
        card.put_back_requested.connect(partial(desk.put_back_requested.emit, session_id))
        card.show_requested.connect(partial(desk.show_requested.emit, session_id))
        card.later_requested.connect(partial(self._put_off, card))
        card.file_finish_requested.connect(partial(desk.file_finish_requested.emit, session_id))
        card.file_put_back_requested.connect(partial(desk.file_put_back_requested.emit, session_id))
        card.progress.pause_requested.connect(desk.pause_requested)
        card.progress.resume_requested.connect(desk.resume_requested)
        card.progress.stop_requested.connect(desk.stop_requested)
        return card

    def _put_off(self, card: RecoveryCard) -> None:
        """Ask about a session another time; with nothing else to ask the page is left."""
        card.hide()
        if all(one.isHidden() for one in self.cards.values()):
            self._desk.later_requested.emit()

    def _lay_out(self) -> None:
        title = row(label(self.tr("Recovery"), "pageTitle"), 1, self.close_page)
        page = column(title, self.calm, self.notice, scrolled(self._list), spacing=12)
        page.setStretch(3, 1)
        page.setContentsMargins(_PAGE_MARGIN, 16, _PAGE_MARGIN, 16)
        self.setLayout(page)
