"""The choices that most people make: how files are named, moved, and what a taken name means."""

from types import MappingProxyType

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from music_organizer.models.config import Config, TransferMode
from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer_gui.views.chips import ChoiceChips
from music_organizer_gui.views.elements import button, label, row
from music_organizer_gui.views.flow_layout import FlowLayout
from music_organizer_gui.words import explained, said

_STRATEGIES = (
    ConflictStrategy.KEEP_BOTH,
    ConflictStrategy.RENAME,
    ConflictStrategy.SKIP,
    ConflictStrategy.REPLACE,
)
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_SPACING = 8
_SMALL_PRESET = 24
_NO_LIMIT = 16_777_215


class OptionsRow(QWidget):
    """Shows and changes the options of the next run."""

    config_changed = Signal(object)
    more_requested = Signal()
    rescan_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._config = Config()
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("How files are named"))
        for key, preset in FORMAT_PRESETS.items():
            self.preset.addItem(QCoreApplication.translate("engine", preset.label), key)
        self.preset.activated.connect(self._choose_preset)
        self.mode = ChoiceChips((TransferMode.MOVE, TransferMode.COPY), self.tr("Transfer"))
        self.mode.chosen.connect(lambda mode: self._change(mode=mode))
        self.strategy = ChoiceChips(_STRATEGIES, self.tr("If a name is taken"))
        self.strategy.chosen.connect(lambda strategy: self._change(conflict_strategy=strategy))
        self.taken = QComboBox()
        self.taken.setAccessibleName(self.tr("If a name is taken"))
        for one in _STRATEGIES:
            self.taken.addItem(self.tr("Name taken: {choice}").format(choice=said(one)), one)
            self.taken.setItemData(self.taken.count() - 1, explained(one), _TOOLTIP)
        self.taken.activated.connect(self._choose_strategy)
        self.more = button(self.tr("More…"), self.more_requested.emit)
        self.more.setToolTip(self.tr("Checksums, backups, folders, and where files go"))
        self.rescan = button("", self.rescan_requested.emit, icon_name="refresh-cw")
        self.rescan.setAccessibleName(self.tr("Preview again"))
        self.rescan.setToolTip(self.tr("Reads the source again (F5)"))
        self._chips = QWidget()
        self._chips.setLayout(row(label(self.tr("If a name is taken:"), "muted"), self.strategy))
        self._parts = (self.preset, self.mode, self._chips, self.taken, self.more, self.rescan)
        self.setLayout(FlowLayout(*self._parts, spacing=_SPACING))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name in full what there is room for; on one line if that can be."""
        super().resizeEvent(event)
        self.rescan.setText(self.tr("Preview again"))
        self.preset.setMaximumWidth(_NO_LIMIT)
        wide = [part.sizeHint().width() for part in self._parts if part is not self.taken]
        is_roomy = sum(wide) + _SPACING * len(wide) <= self.width()
        self._chips.setVisible(is_roomy)
        self.taken.setHidden(is_roomy)
        if not is_roomy:
            self.rescan.setText("")
            self.preset.setMaximumWidth(_SMALL_PRESET * self.fontMetrics().averageCharWidth())

    def show_config(self, config: Config) -> None:
        """Show options without telling of it."""
        self._config = config
        self.mode.choose(config.mode)
        self.strategy.choose(config.conflict_strategy)
        self.taken.setCurrentIndex(self.taken.findData(config.conflict_strategy))
        self.preset.setCurrentIndex(self._preset_index())

    def _preset_index(self) -> int:
        if self.preset.itemData(self.preset.count() - 1) == "":
            self.preset.removeItem(self.preset.count() - 1)
        for index, preset in enumerate(FORMAT_PRESETS.values()):
            if dict(preset.path_formats) == dict(self._config.path_formats):
                return index
        self.preset.addItem(self.tr("Own path formats"), "")
        return self.preset.count() - 1

    def _choose_preset(self, index: int) -> None:
        key = self.preset.itemData(index)
        if key:
            formats = MappingProxyType(dict(FORMAT_PRESETS[key].path_formats))
            self._change(path_formats=formats)

    def _choose_strategy(self, index: int) -> None:
        self._change(conflict_strategy=_STRATEGIES[index])

    def _change(self, **changes: object) -> None:
        config = replace(self._config, **changes)
        if config != self._config:
            self.show_config(config)
            self.config_changed.emit(config)
