"""What a rollback found for the chosen file, and what may be done about it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.operation import OperationRecord
from music_organizer.models.plan import Plan
from music_organizer.models.rollback_choices import RollbackChoices
from music_organizer.models.verdict import Verdict
from music_organizer_gui import words
from music_organizer_gui.models import rollback_deciding as deciding
from music_organizer_gui.models.foretelling import origin_of, verdict_of, will_act
from music_organizer_gui.models.session_words import breakable, short_path, shown
from music_organizer_gui.sentences import reason, retold
from music_organizer_gui.views.elements import (
    CARD_MARGIN,
    ElidedLabel,
    button,
    column,
    label,
)
from music_organizer_gui.views.scrolling import scrolled
from music_organizer_gui.views.strategy_chips import StrategyChips

_LEAST_LETTERS = 26


class VerdictPanel(QFrame):
    """Explains the verdict on one file, and takes the decision about it or all of its kind."""

    choice_made = Signal(object, int)
    """Carries a function that returns the `RollbackChoices` to plan with, and the file it is for.

    Working the choices out goes through the whole plan, which is not for the window's thread.
    """

    session_requested = Signal(str)
    """The later session that moved the chosen file on."""
    folder_requested = Signal(object)
    """A file that is to be looked at where it lies."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._op: OperationRecord | None = None
        self._plan: Plan | None = None
        self._choices = RollbackChoices()
        self._counts: Mapping[Verdict, int] = {}
        self.title = label("", "sectionTitle", wraps=True)
        self.name = ElidedLabel("", "muted")
        self.verdict = label("", "strong", wraps=True)
        self.message = label("", wraps=True)
        self.paths = label("", "muted", wraps=True)
        self.fate = label("", "strong", wraps=True)
        self.one = button("", self._decide_one)
        self.all = button("", self._decide_all, "link")
        self.room_title = label(self.tr("The place is taken. What lies there:"), wraps=True)
        self.room = StrategyChips(self.tr("What to do with what lies at its place"))
        self.room.chosen.connect(self._make_room)
        self.room_for_all = button("", self._make_room_for_all, "link")
        self.again = button(self.tr("Check again"), self._check_again)
        self.session = button(self.tr("Show that session"), self._show_session)
        self.folder = button(self.tr("Show in folder"), self._show_folder)
        self._lay_out()
        self.show_verdict(None, None, self._choices, {})

    def show_verdict(
        self,
        op: OperationRecord | None,
        plan: Plan | None,
        choices: RollbackChoices,
        counts: Mapping[Verdict, int],
    ) -> None:
        """Explain the verdict on a step.

        Args:
            op: the step; `None` when no file is chosen.
            plan: the plan it belongs to.
            choices: what was decided so far.
            counts: how many files each verdict has.
        """
        self._op, self._plan, self._choices, self._counts = op, plan, choices, counts
        verdict = verdict_of(op) if op is not None else None
        self.title.setText(self.tr("What was found"))
        self._hide_actions()
        if op is None or verdict is None:
            for part in (self.name, self.message, self.paths, self.fate):
                part.hide()
            self.verdict.setText(self.tr("Choose a file to see what was found for it."))
            return
        self.verdict.setText(words.said(verdict))
        self._tell(op, self._message(op, verdict), self._fate(op))
        self._offer(op, verdict)

    def show_step(self, op: OperationRecord) -> None:
        """Tell what a session did to a file, and why.

        Args:
            op: the step as it was recorded.
        """
        self._op = None
        self._hide_actions()
        self.title.setText(self.tr("What happened"))
        self.verdict.setText(words.said(op.stays) if op.stays else words.said(op.status))
        why = reason(op.reason)
        told = [retold(op.error_message)] if op.error_message else []
        told += [f"{why.label}: {why.why}" if why.label else why.why] if why.why else []
        self._tell(op, "\n".join(told), "")

    def add_to(self, menu: QMenu) -> None:
        """Repeat in a menu what can be decided about the file."""
        buttons = [
            self.one,
            self.all,
            *self.room.chips.values(),
            self.room_for_all,
            self.session,
            self.again,
        ]
        offered = [one for one in buttons if one.isVisibleTo(self)]
        if offered:
            menu.addSeparator()
        for one in offered:
            menu.addAction(one.text(), one.click).setEnabled(one.isEnabled())

    def _tell(self, op: OperationRecord, message: str, fate: str) -> None:
        file = op.target_path or op.source_path or op.destination
        self.name.setText(shown(file.name) if file is not None else "")
        self.fate.setText(fate)
        for part, text in ((self.message, message), (self.paths, self._paths(op))):
            part.setText(breakable(text))
            part.setAccessibleName(text)
        for part in (self.name, self.message, self.paths, self.fate):
            part.setVisible(bool(part.text()))

    def _message(self, op: OperationRecord, verdict: Verdict) -> str:
        help_text = words.explained(verdict)
        message = retold(op.error_message or op.reason)
        return message if message and message != help_text else help_text

    def _paths(self, op: OperationRecord) -> str:
        before, after = self.tr("Now: {path}"), self.tr("Back to: {path}")
        if self._op is None:
            before, after = self.tr("It was: {path}"), self.tr("It went to: {path}")
        lines = [before.format(path=short_path(op.origin))] if op.origin is not None else []
        if op.destination is not None:
            lines.append(after.format(path=short_path(op.destination)))
        return "\n".join(lines)

    def _fate(self, op: OperationRecord) -> str:
        if will_act(op):
            return self.tr("It will go back.")
        if verdict_of(op) is Verdict.ALREADY_BACK:
            return self.tr("Nothing has to be done.")
        return self.tr("It will stay where it is.")

    def _offer(self, op: OperationRecord, verdict: Verdict) -> None:
        if deciding.asks_leave(op):
            self._offer_leave(op, verdict)
        if deciding.asks_for_room(op, self._choices):
            self._offer_room(op, verdict)
        self.session.setVisible(deciding.moved_by(op) != "")
        self.folder.setVisible(deciding.to_look_at(op) is not None)
        self.again.setVisible(verdict in (Verdict.DRIVE_MISSING, Verdict.MISSING))

    def _offer_leave(self, op: OperationRecord, verdict: Verdict) -> None:
        accepted = self._choices.accepts(origin_of(op), verdict)
        self.one.setText(self.tr("Leave it") if accepted else self.tr("Put back anyway"))
        count = self._counts.get(verdict, 0)
        everyone = verdict in self._choices.included
        self.all.setText(
            self.tr("Leave all %Ln of this kind", "", count)
            if everyone
            else self.tr("Put back all %Ln of this kind", "", count)
        )
        self.one.show()
        self.all.setVisible(count > 1)

    def _offer_room(self, op: OperationRecord, verdict: Verdict) -> None:
        self.room.choose(self._choices.strategy_for(origin_of(op)))
        count = self._counts.get(Verdict.PLACE_TAKEN, 0)
        self.room_title.show()
        self.room.show()
        self.room_for_all.setText(self.tr("Do the same for all %Ln of this kind", "", count))
        self.room_for_all.setVisible(count > 1 and verdict is Verdict.PLACE_TAKEN)

    def _hide_actions(self) -> None:
        for part in (
            self.one,
            self.all,
            self.room_title,
            self.room,
            self.room_for_all,
            self.session,
            self.folder,
            self.again,
        ):
            part.hide()

    def _decide_one(self) -> None:
        op, plan = self._op, self._plan
        verdict = verdict_of(op) if op is not None else None
        if op is None or plan is None or verdict is None:
            return
        if self._choices.accepts(origin_of(op), verdict):
            self._decide(partial(deciding.leave, self._choices, op, plan))
        else:
            self._decide(partial(deciding.accept, self._choices, op))

    def _decide_all(self) -> None:
        verdict = verdict_of(self._op) if self._op is not None else None
        if verdict is None or self._plan is None:
            return
        if verdict in self._choices.included:
            self._decide(partial(deciding.leave_all, self._choices, verdict, self._plan))
        else:
            self._decide(partial(deciding.accept_all, self._choices, verdict))

    def _make_room(self, strategy: ConflictStrategy) -> None:
        if self._op is not None:
            self._decide(partial(deciding.make_room, self._choices, self._op, strategy))

    def _make_room_for_all(self) -> None:
        self._decide(partial(deciding.make_room_for_all, self._choices, self.room.choice))

    def _show_session(self) -> None:
        if self._op is not None:
            self.session_requested.emit(deciding.moved_by(self._op))

    def _show_folder(self) -> None:
        if self._op is not None:
            self.folder_requested.emit(deciding.to_look_at(self._op))

    def _check_again(self) -> None:
        self._decide(lambda: self._choices)

    def _decide(self, decision: Callable[[], RollbackChoices]) -> None:
        self.choice_made.emit(decision, origin_of(self._op) if self._op is not None else 0)

    def _lay_out(self) -> None:
        parts = column(
            self.title,
            self.name,
            self.verdict,
            self.message,
            self.fate,
            self.one,
            self.all,
            self.room_title,
            self.room,
            self.room_for_all,
            self.session,
            self.folder,
            self.again,
            self.paths,
            1,
            spacing=8,
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST_LETTERS)
        whole = column(scrolled(parts))
        whole.setContentsMargins(CARD_MARGIN, 10, CARD_MARGIN, 10)
        self.setLayout(whole)
