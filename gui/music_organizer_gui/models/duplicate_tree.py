"""Files that hold one recording as a tree of two levels: the recording, and below it its files."""

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from music_organizer.models.audio_file import AudioFile
from music_organizer.models.duplicates import DuplicateCopy, DuplicateGroup, DuplicateReport
from music_organizer_gui.sentences import retold
from music_organizer_gui.words import number, playing_time, said, shown_path, size

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[AudioFile], tuple[str, int]]
"""Says what a file sounds like (codec, bitrate), and how many tags it has."""

_NOWHERE = QModelIndex()
_TOP = 0
FILE, SOUND, LENGTH, TAGS, COVER, SIZE, WHY = range(7)


class _Group(Struct):
    """One recording, and which of its files are ticked."""

    found: DuplicateGroup
    ticked: list[bool]

    @property
    def files(self) -> list[AudioFile]:
        return [self.found.keeper, *(copy.file for copy in self.found.copies)]

    def chosen(self) -> DuplicateGroup | None:
        """Return the group as it was ticked; `None` when nothing of it is to go."""
        if not any(self.ticked):
            return None
        copies = [self._copy(number) for number in range(len(self.ticked))]
        stays = self.ticked.index(False)
        going = [copy for copy, goes in zip(copies, self.ticked, strict=True) if goes]
        return DuplicateGroup(copies[stays].file, self.found.reason, tuple(going))

    def _copy(self, number: int) -> DuplicateCopy:
        if number:
            return replace(self.found.copies[number - 1], is_unwanted=True, why="")
        # The files of a group are alike both ways round.
        return DuplicateCopy(file=self.found.keeper, evidence=self.found.copies[0].evidence)


class DuplicateTreeModel(QAbstractItemModel):
    """What a search found; a tick says that a file goes to the backup.

    One file of every recording stays: the last one cannot be ticked.

    Args:
        describe: says what files sound like.
    """

    choice_changed = Signal()

    def __init__(self, describe: Describe) -> None:
        super().__init__()
        self._describe = describe
        self._report: DuplicateReport | None = None
        self._groups: list[_Group] = []
        self._heading = QFont()
        self._heading.setWeight(QFont.Weight.DemiBold)

    def show_report(self, report: DuplicateReport | None) -> None:
        """Show what was found, with what is suggested ticked."""
        self.beginResetModel()
        self._report = report
        self._groups = [
            _Group(group, [False, *(copy.is_unwanted for copy in group.copies)])
            for group in (report.groups if report is not None else ())
        ]
        self.endResetModel()
        self.choice_changed.emit()

    def chosen(self) -> DuplicateReport | None:
        """Return the report with nothing but what is ticked."""
        if self._report is None:
            return None
        groups = [group for one in self._groups if (group := one.chosen()) is not None]
        return replace(self._report, groups=groups)

    def ticked(self) -> tuple[int, int]:
        """Return how many files are ticked, and how many bytes they hold."""
        going = [
            file
            for group in self._groups
            for file, goes in zip(group.files, group.ticked, strict=True)
            if goes
        ]
        return len(going), sum(one.identity.size for one in going if one.identity)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return WHY + 1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many groups, or files of a group, there are."""
        if not parent.isValid():
            return len(self._groups)
        is_group = parent.internalId() == _TOP and parent.column() == FILE
        return len(self._groups[parent.row()].ticked) if is_group else 0

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Return the place of a group or file."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Return the group of a file."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, FILE, _TOP)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: files are ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.internalId() != _TOP and index.column() == FILE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._title(section)

    def _title(self, section: int) -> str:
        names = (
            self.tr("Move to the backup"), self.tr("Sound"), self.tr("Length"), self.tr("Tags"),
            self.tr("Cover"), self.tr("Size"), self.tr("Why"),
        )  # fmt: skip
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._of_group(self._groups[index.row()], index.column(), role)
        group = self._groups[index.internalId() - 1]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == FILE:
            ticked = group.ticked[index.row()]
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._of_file(group, index.row(), index.column())
        return self._tooltip(group, index) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a file, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or index.internalId() == _TOP:
            return False
        group = self._groups[index.internalId() - 1]
        goes = Qt.CheckState(value) is Qt.CheckState.Checked
        if goes and sum(group.ticked) == len(group.ticked) - 1:
            return False
        group.ticked[index.row()] = goes
        self.dataChanged.emit(index, index)
        self.choice_changed.emit()
        return True

    def _of_group(self, group: _Group, column: int, role: int) -> object:
        if column != FILE:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return self._heading
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        tags = group.found.keeper.tags
        named = " – ".join(filter(None, (", ".join(tags.artists[:3]), tags.title)))
        count = self.tr("%n file(s)", "", len(group.ticked))
        return f"{named or group.found.keeper.path.name}   ({count})"

    def _tooltip(self, group: _Group, index: Index) -> str:
        """Return the text of a cell; that of a name tells what narrow windows have no room for."""
        text = self._of_file(group, index.row(), index.column())
        if index.column() != FILE:
            return text
        titles = {one: self._title(one) for one in (SOUND, LENGTH, TAGS, COVER, SIZE)}
        facts = [
            f"{title}: {self._of_file(group, index.row(), one)}" for one, title in titles.items()
        ]
        return "\n".join((text, *facts))

    def _of_file(self, group: _Group, row: int, column: int) -> str:
        file = group.files[row]
        if column == FILE:
            root = self._report.folder if self._report is not None else file.path.parent
            inside = file.path.is_relative_to(root)
            return shown_path(file.path.relative_to(root) if inside else file.path)
        if column == WHY:
            return self._why(group, row)
        sound, tags = self._describe(file)
        facts = {
            SOUND: sound,
            LENGTH: playing_time(file.length) if file.length else "",
            TAGS: number(tags),
            COVER: self._cover(file),
            SIZE: size(file.identity.size) if file.identity else "",
        }
        return facts[column]

    def _cover(self, file: AudioFile) -> str:
        """Say how large its picture is: in pixels, else in bytes."""
        if not file.has_cover:
            return self.tr("no")
        found = self._report.covers.get(file.path) if self._report is not None else None
        if found is None:
            return self.tr("yes")
        if not found.width:
            return size(found.bytes)
        return f"{found.width} × {found.height}"

    def _why(self, group: _Group, row: int) -> str:
        if not row:
            return self.tr("Suggested to stay: {reason}").format(reason=retold(group.found.reason))
        copy = group.found.copies[row - 1]
        return " ".join(filter(None, (f"{said(copy.evidence)}.", retold(copy.why))))
