"""Words in titles that tell live recordings and special editions, with an eye on false friends.

`Live Through This`, `Alive`, `Deliverance`, `Live and Let Die`, `The Way I Live`, `Demolition` and
`Demon Days` say nothing; `Live at Leeds`, `(Live)`, `Name - Live`, `Live 1977` and `Unplugged` do.
A remaster is no special edition.
"""

import re

from music_organizer.planning.dates import day_in
from music_organizer.planning.spelling import name_key

_NOUN = (
    r"(?<!\bwe )(?<!\byou )(?<!\bi )(?<!\bthey )(?<!\bto )(?<!\bpeople )(?<!\blong )"
    r"(?<!\bcan )(?<!\bwill )(?<!\bwould )(?<!\blet )(?<!\bcan't )(?<!\bmust )(?<!\bwho )"
)
_NO_PLACE = (
    r"(?!(?:the moment|the now|the present|a dream|a lie|a world|love|peace|fear|harmony|sin|hope"
    r"|dreams?|my|your|his|her|our|me|you|for|night|last|home alone)\b)"
)
_KINDS = (
    r"album|recordings?|sessions?|concerts?|tours?|shows?|ep|version|bootleg|broadcasts?|tapes?"
    r"|archives?|anthology|collection|in concert|on air|unplugged|acoustic|festival|performances?"
)
_LIVE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NOUN}\blive\s+(?:at|@|in|from)\s+{_NO_PLACE}\S[^()\[\]]*",
        rf"{_NOUN}\blive\s+(?:{_KINDS})\b",
        r"[(\[](?:[^()\[\]]*\W)?live(?!\s+(?:through|and let|forever|your|my|for)\b)"
        r"(?:\W[^()\[\]]*)?[)\]]",
        r"(?:\s[-–—]|[:,])\s*live!?$",
        r"\blive\W{1,3}(?:'?\d\d|(?:19|20)\d\d)\b",
        r"^live!?$",
        r"\bunplugged\b",
        r"\bin concert\b",
        r"\b(?:recorded live|live recording|live on stage|live & |live and (?:unplugged|acoustic))",
        r"\b(?:en vivo|en directo|en concert|en public|ao vivo|dal vivo|in concerto|im konzert)\b",
        r"\bconcert (?:in|at|from)\b|\b\w+ concert$",
    )
)
_RARE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bdemos?\b",
        r"\b(?:deluxe|anniversary|special|limited|expanded|collector['’]?s['’]?|legacy|bonus|tour"
        r"|fan|super|definitive) (?:edition|version|reissue|box(?: ?set)?)\b",
        r"[(\[](?:[^()\[\]]*\W)?(?:deluxe|expanded)(?:\W[^()\[\]]*)?[)\]]",
        r"\b(?:super )?deluxe$",
        r"\b\d{1,3}(?:st|nd|rd|th) anniversary\b",
        r"\bbootlegs?\b",
        r"\bout-?takes?\b",
        r"\bb-?[ -]?sides?\b",
        r"\brarities\b|\brare (?:tracks|recordings|songs|and)\b",
        r"\bunreleased\b|\bunissued\b",
        r"\balternate (?:takes?|versions?|mix(?:es)?)\b",
        r"\b(?:rough|monitor|early) mix(?:es)?\b",
        r"\blost (?:tapes?|sessions?|recordings?|songs|tracks)\b",
        r"\bfan ?club (?:single|release|edition)\b",
    )
)
_BEST_OF = re.compile(
    r"\b(?:greatest|golden|biggest) hits\b|\b(?:very )?best of\b|\banthology\b|\bthe hits\b"
    r"|\bthe (?:essential|ultimate|definitive)\b|\bsingles (?:collection|\d{4})",
    re.IGNORECASE,
)


def live_words(title: str, artist: str = "") -> str:
    """Return the words of an album title that call it live, or nothing.

    Args:
        title: the name of the album.
        artist: its artist, because `Genesis Live` is live and `The Way We Live` is not.
    """
    day = day_in(title)
    if day:
        return title[day.start : day.end]
    found = _first(_LIVE, title)
    if found:
        return found
    words = title.split()
    after_name = words[-1:] and words[-1].casefold().rstrip("!") == "live"
    return words[-1] if after_name and name_key(" ".join(words[:-1])) == name_key(artist) else ""


def rare_words(title: str) -> str:
    """Return the words that call an album a rarity or a special edition, or nothing."""
    return _first(_RARE, title)


def best_of_words(title: str) -> str:
    """Return the words that call an album a choice from other albums, or nothing."""
    match = _BEST_OF.search(title)
    return match[0] if match else ""


def _first(patterns: tuple[re.Pattern[str], ...], title: str) -> str:
    for pattern in patterns:
        match = pattern.search(title)
        if match:
            return match[0].strip(" ()[]-–—:,")
    return ""
