"""Who made it: keys under which spellings of one artist meet, guests, and “Various Artists”."""

import re
from functools import lru_cache

from music_organizer.planning.filenames import CACHED_NAMES, cleaned
from music_organizer.planning.spelling import name_key

VARIOUS = "\nvarious"
"""Key of all spellings of “Various Artists”; no name of an artist has it."""

_MOST_ARTISTS = 100
_MOST_SHOWN = 8

_GUESTS = re.compile(
    r"(?:(?<![\d\s])\s+|\s*[(\[]\s*)"
    r"(?:feat\.\s*|ft\.\s*|(?:feat|featuring|(?-i:ft))\s+)(?P<guests>[^)\]]+)[)\]]?\s*",
    re.IGNORECASE,
)
_ARTICLE_LAST = re.compile(r"(.+),\s*the", re.IGNORECASE)
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_AND = re.compile(r"(?<=\s)(?:[&+/;,]|and|und|et)(?=\s)|(?<=\w)[&;](?=\w)", re.IGNORECASE)
# These part several values of one field; a comma or an & may stand in the name of a band.
_LISTED = re.compile(r"\s*;\s*|\s+/\s+")
_JOINED = re.compile(
    r"\s+(?:&|\+|and|und|et|with|meets|vs\.?|x|×)\s+|\s+/\s+|\s*[;,]\s+(?:(?:&|and)\s+)?",
    re.IGNORECASE,
)
_VARIOUS_SPELLINGS = (
    "Various Artists; Various; Various Artist; Various Performers; Various Interprets; VA; V/A"
    "; V.A.; Multiple Artists; Verschiedene Interpreten; Verschiedene Künstler; Verschiedene"
    "; Diverse Interpreten; Diverse Künstler; Diverse; Div. Interpreten; Divers Artistes"
    "; Artistes divers; Artistes variés; Divers; Interprètes divers; Varios Artistas; Varios"
    "; Artistas Varios; Varios Intérpretes; Vários Artistas; Vários; Artistas Diversos"
    "; Artisti Vari; Vari Artisti; AA.VV.; AAVV; Diverse Artiesten; Verschillende Artiesten"
    "; Diverse Artister; Diverse Kunstnere; Blandade Artister; Eri Esittäjiä; Różni Wykonawcy"
    "; Różni Artyści; Różni; Různí Interpreti; Různí Umělci; Rôzni Interpreti; Različiti Izvođači"
    "; Razni Izvođači; Különböző Előadók; Válogatás; Artiști Diverși; Çeşitli Sanatçilar"
    "; Разные исполнители; Различные исполнители; Разные артисты; Сборник; Різні виконавці"
    "; Διάφοροι Καλλιτέχνες; Διάφοροι; ヴァリアス・アーティスト; オムニバス; 群星; 合輯"
    "; 合辑; 여러 아티스트"
)
_UNKNOWN_SPELLINGS = (
    "Unknown Artist; Unknown; Unknown Album; Unknown Title; Unknown Track; No Artist; No Title"
    "; Unbekannter Künstler; Unbekannter Interpret; Unbekannt"
    "; Unbekanntes Album; Artiste inconnu; Album inconnu; Inconnu; Artista desconocido"
    "; Álbum desconocido; Desconocido; Artista desconhecido; Artista sconosciuto"
    "; Album sconosciuto; Onbekende artiest; Okänd artist; Nieznany wykonawca"
    "; Неизвестный исполнитель; Неизвестный альбом; Неизвестен; N/A"
)
_VARIOUS_KEYS = frozenset(map(name_key, _VARIOUS_SPELLINGS.split("; ")))
_BRACKETS = "<>[]()"
_PLACEHOLDERS = frozenset(_UNKNOWN_SPELLINGS.casefold().split("; "))
_FIRST_LETTERS = frozenset(name[0] for name in _PLACEHOLDERS)


@lru_cache(CACHED_NAMES)
def artist_key(name: str) -> str:
    """Return the key of a name: no case, accents, punctuation, “The” or what joins names."""
    if is_various(name):
        return VARIOUS
    name = cleaned(name)
    last = _ARTICLE_LAST.fullmatch(name)
    name = last[1] if last else _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    return name_key(_AND.sub(" ", name)) or name_key(name)


@lru_cache(CACHED_NAMES)
def is_various(name: str) -> bool:
    """Tell whether the name says “Various Artists” in one of many languages."""
    return name_key(name) in _VARIOUS_KEYS


def is_placeholder(name: str) -> bool:
    """Tell whether a program wrote the name because it did not know any."""
    # The first letter tells of most names, sooner than they would be looked up.
    if name.isascii() and name[:1].isalpha() and name[0].lower() not in _FIRST_LETTERS:
        return False
    return _is_placeholder(name)


@lru_cache(CACHED_NAMES)
def _is_placeholder(name: str) -> bool:
    return cleaned(name).strip(_BRACKETS).casefold() in _PLACEHOLDERS


@lru_cache(CACHED_NAMES)
def without_guests(text: str) -> tuple[str, tuple[str, ...]]:
    """Divide `A feat. B & C` (an artist or a title) into what stands before, and the guests."""
    text = cleaned(text)
    match = _GUESTS.search(text)
    if not match or not match.start():
        return text, ()
    rest = f"{text[: match.start()].rstrip()} {text[match.end() :]}".strip()
    guests = (name.strip() for name in _JOINED.split(match["guests"]))
    return rest, tuple(name for name in guests if name)


@lru_cache(CACHED_NAMES)
def joined_artists(name: str) -> tuple[str, ...]:
    """Return the names that `A & B` may be made of; a band's name can look the same."""
    return tuple(part for part in map(str.strip, _JOINED.split(cleaned(name))) if part)


@lru_cache(CACHED_NAMES)
def main_artists(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the artists without guests and placeholders, each once."""
    found: dict[str, str] = {}
    for name in names[:_MOST_ARTISTS]:
        main, _ = without_guests(name)
        for part in _listed(main):
            if part and not is_placeholder(part):
                found.setdefault(artist_key(part), part)
    return tuple(found.values())


def _listed(name: str) -> list[str]:
    return [name] if is_various(name) else _LISTED.split(name)


@lru_cache(CACHED_NAMES)
def artist_keys(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return every key under which these artists may be met: all together, each, and its parts."""
    main = main_artists(names)
    if not main:
        return ()
    parts = (part for name in main for part in joined_artists(name))
    return tuple(dict.fromkeys(map(artist_key, (displayed(main), *main, *parts))))


def displayed(names: tuple[str, ...]) -> str:
    """Return the names as a person writes them: `A`, `A & B`, `A, B & C`."""
    if len(names) <= 1:
        return names[0] if names else ""
    shown = names[:_MOST_SHOWN]
    if len(shown) < len(names):
        return ", ".join(shown) + " and others"
    *first, last = shown
    return f"{', '.join(first)} & {last}"
