"""The languages of the window: which are bundled, and who puts one in use."""

import re
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SOURCE_LANGUAGE = "en"

_OURS = "music_organizer"
_QT = "qtbase"
_FILE = re.compile(rf"{_OURS}_(\w+)\.qm")


def bundled_languages() -> list[str]:
    """Return the codes of the languages that the window can speak, such as `de`."""
    names = (_FILE.fullmatch(item.name) for item in _folder().iterdir())
    return sorted({SOURCE_LANGUAGE, *(match[1] for match in names if match)})


def own_name(language: str) -> str:
    """Return what a language calls itself, its first letter a capital."""
    if language == SOURCE_LANGUAGE:
        return "English"  # where Qt says “American English”
    name = QLocale(language).nativeLanguageName() or language
    return name[:1].upper() + name[1:]


class Translations:
    """Puts a language in use; made and asked before the first widget.

    Args:
        application: what is translated.
    """

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self._system = QLocale.system()
        self.language = SOURCE_LANGUAGE

    def use(self, language: str = "") -> None:
        """Put a language in use; widgets that are there already keep their words.

        Args:
            language: a code such as `de`; empty follows the system. One that is not bundled
                means English.
        """
        self.clear()
        self.language = self._spoken(language)
        # What a translation lacks is said in English, whose own file knows the plural forms.
        for code in dict.fromkeys((SOURCE_LANGUAGE, self.language)):
            self._install(_OURS, code, _folder())
        self._install(_QT, self.language, _qt_folder())
        QLocale.setDefault(self._locale())

    def clear(self) -> None:
        """Take every language out of use."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(self._system)

    def _spoken(self, language: str) -> str:
        known = bundled_languages()
        wanted = [language] if language else self._system.uiLanguages()
        codes = (re.split(r"[-_]", name)[0] for name in wanted)
        return next((code for code in codes if code in known), SOURCE_LANGUAGE)

    def _locale(self) -> QLocale:
        """Return the system's way to write numbers and dates, unless it is of another language."""
        chosen = QLocale(self.language)
        return self._system if self._system.language() == chosen.language() else chosen

    def _install(self, name: str, language: str, folder: Path) -> None:
        translator = QTranslator(self._application)
        if translator.load(f"{name}_{language}", str(folder)):
            self._application.installTranslator(translator)
            self._installed.append(translator)


def _folder() -> Path:
    return Path(str(resources.files("music_organizer_resources"))) / "translations"


def _qt_folder() -> Path:
    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
