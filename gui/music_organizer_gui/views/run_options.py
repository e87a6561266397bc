"""The choices of a run as rows of settings, for the settings page and for “More options…”."""

from collections.abc import Collection
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from music_organizer.models.config import (
    BackupPolicy,
    ChecksumPolicy,
    CompanionPolicy,
    Config,
    JunkPolicy,
    TransferMode,
)
from music_organizer.models.conflict import ConflictStrategy
from music_organizer_gui.views.folders_row import FoldersRow
from music_organizer_gui.views.option_rows import ChoiceRow, NumberRow, OptionRow, SwitchRow

_MOST_WORKERS = 64


class RunOptions(QObject):
    """Rows for the fields of a `Config`; a choice is taken over at once when it is sound.

    Args:
        names: fields to make rows for; every field that has a row when left out.
    """

    config_changed = Signal(object)

    def __init__(self, names: Collection[str] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        made = self._rows()
        self.rows = {name: made[name] for name in (made if names is None else names)}
        self._config = Config()
        for name, one in self.rows.items():
            one.changed.connect(partial(self._choose, name))

    def show_config(self, config: Config) -> None:
        """Show the choices that hold, without telling of them."""
        self._config = config
        for name in self.rows:
            self._show(name)

    def _show(self, name: str) -> None:
        row: Any = self.rows[name]
        row.show_value(getattr(self._config, name))
        row.tell_problem("")

    def _choose(self, name: str, value: object) -> None:
        changes: dict[str, Any] = {name: value}
        config = replace(self._config, **changes)
        problem = self._problem(config)
        if problem:
            # The row goes back to what holds, so that it never shows a choice that was not taken.
            self._show(name)
            self.rows[name].tell_problem(problem)
            return
        self.show_config(config)
        self.config_changed.emit(config)

    def _problem(self, config: Config) -> str:
        replaces = config.conflict_strategy is ConflictStrategy.REPLACE
        if replaces and config.backup is BackupPolicy.NONE:
            return self.tr(
                "“Replace” needs a backup of what is replaced: it could not be rolled back, and "
                "music would be lost. Keep backups, or choose another way when a name is taken."
            )
        return ""

    def _rows(self) -> dict[str, OptionRow]:
        return {
            "mode": ChoiceRow(self.tr("How files get to their new place"), TransferMode),
            "conflict_strategy": ChoiceRow(self.tr("If a name is taken"), ConflictStrategy),
            "remove_empty_folders": SwitchRow(
                self.tr("Remove folders that become empty"),
                self.tr("Only folders of the source, and only those this run empties."),
            ),
            "companions": ChoiceRow(self.tr("What goes along with the music"), CompanionPolicy),
            "junk": ChoiceRow(self.tr("Leftovers of the system in folders"), JunkPolicy),
            "checksums": ChoiceRow(self.tr("Checksums"), ChecksumPolicy),
            "verify": SwitchRow(
                self.tr("Read every file again after its step"),
                self.tr("Compares what was written with what was read. Takes longer."),
            ),
            "backup": ChoiceRow(self.tr("Backups"), BackupPolicy),
            "smart_cache": SwitchRow(
                self.tr("Remember tags between runs"),
                self.tr("Files whose size and time did not change are not read again."),
            ),
            "playlists": SwitchRow(
                self.tr("Playlists follow their files"),
                self.tr(
                    "The entries of playlists and cue sheets in source and target name the new "
                    "places. What a playlist was goes to the backup."
                ),
            ),
            "playlist_folders": FoldersRow(
                self.tr("Other folders with playlists"),
                self.tr("Playlists that lie neither in the source nor in the target."),
            ),
            "workers": NumberRow(
                self.tr("Processes that read tags"),
                self.tr("More of them help with fast drives and many processor cores."),
                _MOST_WORKERS,
                self.tr("Automatic"),
            ),
        }
