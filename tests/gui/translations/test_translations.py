"""The window in other languages: which are bundled, what is said, and that nothing is missing."""

import ast
import itertools
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

import music_organizer
from music_organizer.models.category import Category
from music_organizer.models.conflict import ConflictStrategy
from music_organizer_gui.sentences import TEMPLATES, Reason, reason, retold
from music_organizer_gui.translations import Translations, bundled_languages, own_name
from music_organizer_gui.views.history_settings import HistorySettings
from music_organizer_gui.words import explained, number, said

FOLDER = Path(str(resources.files("music_organizer_resources"))) / "translations"
HOLE = re.compile(r"\{[^{}]*\}|%L?\w")


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    made = Translations(qapp)
    yield made
    made.clear()


def messages(language: str) -> Iterator[tuple[str, list[str], bool]]:
    """Yield source, translations and whether they are finished."""
    for message in ET.parse(FOLDER / f"music_organizer_{language}.ts").iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        yield source, forms or [translation.text or ""], not translation.get("type")


def test_german_and_english_are_bundled() -> None:
    assert bundled_languages() == ["de", "en"]
    assert own_name("de") == "Deutsch"
    assert own_name("en") == "English"


def test_the_window_and_the_engine_speak_german(translations: Translations) -> None:
    translations.use("de")
    assert translations.language == "de"
    assert said(ConflictStrategy.KEEP_BOTH) == "Beide behalten"
    assert explained(Category.LIVE) == "Konzerte und Auftritte vor Publikum."
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert number(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 1, "Would forget 1 session at the next start: it can"),
        ("en", 1_200, "Would forget 1,200 sessions at the next start: they can"),
        ("de", 1, "Würde beim nächsten Start 1 Sitzung vergessen"),
        ("de", 1_200, "Würde beim nächsten Start 1.200 Sitzungen vergessen"),
    ],
)
def test_numbers_stand_in_their_plural_form(
    translations: Translations, language: str, count: int, words: str
) -> None:
    translations.use(language)
    settings = HistorySettings()
    settings.show_retention(30)
    settings.show_cost(count)
    assert settings.retention.help.text().startswith(words)
    settings.deleteLater()


def test_a_language_that_is_not_bundled_means_english(translations: Translations) -> None:
    translations.use("xx")
    assert translations.language == "en"
    assert said(Category.LIVE) == "Live Recordings"


def test_the_system_decides_where_no_language_was_chosen(translations: Translations) -> None:
    translations.use("")
    spoken = QLocale.system().uiLanguages()[0].partition("-")[0]
    assert translations.language == (spoken if spoken in bundled_languages() else "en")


def test_a_language_can_be_put_aside_again(translations: Translations) -> None:
    translations.use("de")
    translations.use("en")
    assert said(Category.ALBUM) == "Albums"
    translations.clear()
    assert said(Category.ALBUM) == "Albums"


def test_reasons_of_the_engine_are_said_again(translations: Translations) -> None:
    why = "the title says “Live at the Roxy”"
    text = f"Live Recordings: {why} (title, year told from its name and folder)"
    assert reason(text) == Reason("Live Recordings", why, ("title", "year"))
    translations.use("de")
    assert reason(text) == Reason(
        "Live-Aufnahmen", "der Titel sagt „Live at the Roxy“", ("Titel", "Jahr")
    )
    assert retold(text) == (
        "Live-Aufnahmen: der Titel sagt „Live at the Roxy“ "
        "(Titel, Jahr aus Name und Ordner erschlossen)"
    )
    assert reason("Albums: MusicBrainz calls it an EP").why == "MusicBrainz nennt es eine EP"
    assert reason("Cover of the album it lies beside.").why.startswith("Cover des Albums")
    doubtful = "Live Recordings: you said so; its files disagree about the year: 1902, 2002"
    assert reason(doubtful).why == (
        "so ist es festgelegt; die Dateien nennen verschiedene Jahre: 1902, 2002"
    )


def test_sentences_with_names_keep_the_names(translations: Translations) -> None:
    translations.use("de")
    told = retold("The name is taken by /music/100% {gold}.mp3, which holds something else.")
    assert told == "Den Namen hat schon /music/100% {gold}.mp3, mit anderem Inhalt."
    told = retold("There is no field “artis”; did you mean “artist”? (column 12).")
    assert told == "Es gibt kein Feld „artis“; vielleicht „artist“? (Spalte 12)."
    assert retold("Something that nobody foresaw.") == "Something that nobody foresaw."


def test_german_lacks_nothing() -> None:
    assert [source for source, _, finished in messages("de") if not finished] == []


def test_english_has_every_plural_form() -> None:
    for source, forms, finished in messages("en"):
        assert finished, source
        assert "(s)" not in "".join(forms)


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_stands_for_a_name_or_number_is_in_every_translation(language: str) -> None:
    for source, forms, _ in messages(language):
        wanted = sorted(hole.replace("%Ln", "%n") for hole in HOLE.findall(source))
        for form in forms:
            if "einzige" not in form and "the only one" not in form:
                found = sorted(hole.replace("%Ln", "%n") for hole in HOLE.findall(form))
                assert found == wanted, (source, form)


def test_every_template_is_a_sentence_of_the_engine() -> None:
    """What the engine no longer says, the window need not know."""
    sources = Path(music_organizer.__path__[0]).rglob("*.py")
    said_somewhere = " ".join(_strings(path) for path in sources)
    for template in TEMPLATES:
        unknown = [pair for pair in _pairs(template) if pair not in said_somewhere]
        # Where the engine puts a sentence together, the seam is in no text of it.
        assert len(unknown) <= 1, (template, unknown)


def _pairs(template: str) -> Iterator[str]:
    """Yield every two words that stand beside each other."""
    for piece in re.split(r"%\d|[“”.();]", template):
        words = piece.split()
        yield from map(" ".join, itertools.pairwise(words))


def _strings(path: Path) -> str:
    """Return all texts of a module, those parts of f-strings that are fixed among them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return " ".join(text for text in found if isinstance(text, str))
