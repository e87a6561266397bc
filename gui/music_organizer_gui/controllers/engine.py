"""The engine as the window holds it: one workspace, and the services that share it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from music_organizer.models.config import Config
from music_organizer.services.album_choices import AlbumChoiceService
from music_organizer.services.archive import HistoryArchive
from music_organizer.services.duplicates import DuplicateService
from music_organizer.services.history_reader import HistoryReader
from music_organizer.services.inspection import FileInspector
from music_organizer.services.organizer import EnhancedAsyncMusicOrganizer
from music_organizer.services.outline import OutlineService
from music_organizer.services.restore import RestoreService
from music_organizer.services.rollback import OperationRollbackService
from music_organizer.services.workspace import Workspace
from music_organizer_gui.preferences import Preferences


class Engine(QObject):
    """Makes services that share one history and one worker, and says when the history changed.

    Args:
        preferences: where the choices of a run come from.
        workspace: the history and the worker; made from the preferences when left out.
    """

    history_changed = Signal()
    """Some session began, ended or was altered: whoever shows the history reads it again."""

    def __init__(self, preferences: Preferences, workspace: Workspace | None = None) -> None:
        super().__init__()
        self.preferences = preferences
        self.workspace = workspace or Workspace(preferences.config)
        self.history = HistoryReader(workspace=self.workspace)
        self.archive = HistoryArchive(workspace=self.workspace)
        self.albums = AlbumChoiceService(workspace=self.workspace)
        self.outlines = OutlineService(self.workspace)
        self.inspector = FileInspector()

    @property
    def history_path(self) -> Path:
        """Where the history lies that is open."""
        return self.workspace.config.history_path

    def organizer(self, config: Config) -> EnhancedAsyncMusicOrganizer:
        """Make the service of one organize run.

        Args:
            config: the choices of the run; its history is the one that is open.
        """
        return EnhancedAsyncMusicOrganizer(config, workspace=self.workspace)

    def duplicates(self) -> DuplicateService:
        """Make the service of one search for duplicates, with the choices that hold now."""
        return DuplicateService(self.preferences.config, workspace=self.workspace)

    def rollback(self) -> OperationRollbackService:
        """Make the service of one rollback."""
        return OperationRollbackService(workspace=self.workspace)

    def restore(self) -> RestoreService:
        """Make the service of one restore."""
        return RestoreService(workspace=self.workspace)

    async def close(self) -> None:
        """Close the history and end every worker."""
        await self.history.close()
        await self.inspector.close()
        self.outlines.close()
        await self.workspace.close()
