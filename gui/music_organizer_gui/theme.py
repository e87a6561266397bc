"""The look of the window: design tokens for light and for dark, and who applies them."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from string import Template
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import fields
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from music_organizer.models.words import WordedEnum

_ICON_SIZES = (16, 20, 24, 32, 48)
_PROGRAM_ICON_SIZES = (16, 24, 32, 48, 64, 128)
_SMALL = 24
_RESOURCES = "music_organizer_resources"
# As shares of the person's own size of letters.
_SIZES = {"title_size": 1.4, "drop_size": 1.7, "icon_size": 1.15, "box_distance": 0.4}
_BOX_SIZE = 1.2


class ThemeChoice(WordedEnum):
    """Which look a person wants."""

    SYSTEM = ("system", "Like the system", "Follows the system, also while the window is open.")
    LIGHT = ("light", "Light", "Dark text on light ground.")
    DARK = ("dark", "Dark", "Light text on dark ground.")


class Theme(Struct, frozen=True):
    """Colours by their purpose, as `#rrggbb`.

    A `…_soft` colour is the ground of a badge whose text has the colour of the same name.

    Attributes:
        categories: a colour for each heading of the operation tree, by its value.
    """

    is_dark: bool
    window: str
    sidebar: str
    card: str
    field: str
    hover: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral: str
    neutral_soft: str
    track: str
    categories: Mapping[str, str]

    def category(self, value: str) -> str:
        """Return the colour of a heading; anything that is none gets a quiet one."""
        return self.categories.get(value, self.neutral)


LIGHT = Theme(
    is_dark=False,
    window="#f6f7f9",
    sidebar="#eceef2",
    card="#ffffff",
    field="#ffffff",
    hover="#f0f2f6",
    border="#dfe3ea",
    text="#16181d",
    muted="#5c6470",
    accent="#3653e8",
    accent_hover="#2a45d1",
    accent_soft="#e4e9ff",
    on_accent="#ffffff",
    good="#17713a",
    good_soft="#dcf3e3",
    warn="#8a4b07",
    warn_soft="#fcead3",
    bad="#b3201f",
    bad_soft="#fde2e1",
    neutral="#545c69",
    neutral_soft="#e9ebef",
    track="#dfe2e8",
    categories=MappingProxyType(
        {
            "albums": "#3653e8",
            "live": "#d9480f",
            "collaborations": "#862fc4",
            "compilations": "#2b8a3e",
            "rarities": "#868e96",
            "other": "#0b7a8c",
            "stays": "#454d59",
        }
    ),
)

DARK = Theme(
    is_dark=True,
    window="#14171b",
    sidebar="#0f1216",
    card="#1b1f24",
    field="#1b1f24",
    hover="#252a31",
    border="#2d333b",
    text="#eceef1",
    muted="#9aa2ad",
    accent="#8296ff",
    accent_hover="#95a6ff",
    accent_soft="#252e52",
    on_accent="#10131a",
    good="#63d68d",
    good_soft="#183325",
    warn="#f4b46a",
    warn_soft="#3a2b18",
    bad="#ff8c88",
    bad_soft="#42201f",
    neutral="#a9b0ba",
    neutral_soft="#2a2f36",
    track="#2d333b",
    categories=MappingProxyType(
        {
            "albums": "#8296ff",
            "live": "#ff8a50",
            "collaborations": "#c58bf2",
            "compilations": "#63c97c",
            "rarities": "#98a1ac",
            "other": "#3fbfd0",
            "stays": "#66717e",
        }
    ),
)

_current = LIGHT


def current_theme() -> Theme:
    """Return the tokens in use; whoever paints asks each time."""
    return _current


class ThemeKeeper(QObject):
    """Applies the person's choice to the application and follows the system when asked to.

    Args:
        application: what is dressed.
        system: tells how the system looks; asked whenever it says that it looks otherwise.
    """

    changed = Signal()

    def __init__(
        self, application: QApplication, system: Callable[[], Qt.ColorScheme] | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._system = system or QGuiApplication.styleHints().colorScheme
        self._begins_dark = _is_dark(application.palette())
        self._choice = ThemeChoice.SYSTEM
        application.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        """What the person wants."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Take over a choice and dress the application."""
        self._choice = choice
        self._dress()

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        global _current  # noqa: PLW0603 - painters ask for it without being handed a keeper
        theme = self._wanted()
        _current = theme
        self._application.setPalette(_palette(theme))
        self._application.setStyleSheet(_style_sheet(theme))
        self.changed.emit()

    def _wanted(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = self._system()
            # A desktop that does not say how it looks shows it by the colours it hands out.
            is_dark = self._begins_dark and scheme is Qt.ColorScheme.Unknown
            return DARK if is_dark or scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._choice is ThemeChoice.DARK else LIGHT


def icon(name: str, color: str | None = None) -> QIcon:
    """Return a bundled icon in a colour of the theme.

    Args:
        name: the name of a file in the icons folder, without its suffix.
        color: as `#rrggbb`; the colour of text when left out.
    """
    return _drawn_icon(name, color or _current.text, _current.neutral)


def program_icon() -> QIcon:
    """Return the icon of the program, for its windows."""
    drawn = QIcon()
    for size in _PROGRAM_ICON_SIZES:
        drawn.addPixmap(program_picture(size))
    return drawn


def program_picture(size: int) -> QPixmap:
    """Return the icon of the program at one size, in pixels."""
    name = "music-organizer-small" if size <= _SMALL else "music-organizer"
    return _picture(_renderer(_source("program", name)), size)


@lru_cache(maxsize=256)
def _drawn_icon(name: str, color: str, disabled: str) -> QIcon:
    source = _source("icons", name)
    drawn = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        renderer = _renderer(source.replace("currentColor", ink))
        for size in _ICON_SIZES:
            drawn.addPixmap(_picture(renderer, size), mode)
    return drawn


def _source(folder: str, name: str) -> str:
    return resources.files(_RESOURCES).joinpath(folder, f"{name}.svg").read_text("utf-8")


def _renderer(source: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(source.encode()))


def _picture(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _style_sheet(theme: Theme) -> str:
    folder = Path(str(resources.files(_RESOURCES))) / "styles"
    tokens = {one.name: getattr(theme, one.name) for one in fields(theme)}
    tokens |= {"pictures": folder.as_posix(), "shade": "dark" if theme.is_dark else "light"}
    letter = QFontInfo(QApplication.font()).pixelSize()
    sizes = {name: f"{round(letter * share)}px" for name, share in _SIZES.items()}
    # A box in focus has a thicker border, and keeps its size.
    box = round(letter * _BOX_SIZE)
    sizes |= {"box_size": f"{box}px", "box_in_focus": f"{box - 2}px"}
    return Template((folder / "window.qss").read_text("utf-8")).substitute(tokens | sizes)


def _is_dark(palette: QPalette) -> bool:
    role = QPalette.ColorRole
    ground, ink = palette.color(role.Window), palette.color(role.WindowText)
    return ground.lightness() < ink.lightness()


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, theme.window),
        (role.WindowText, theme.text),
        (role.Base, theme.card),
        (role.AlternateBase, theme.hover),
        (role.Text, theme.text),
        (role.Button, theme.card),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.bad),
        (role.ToolTipBase, theme.card),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(theme.muted))
    return palette
