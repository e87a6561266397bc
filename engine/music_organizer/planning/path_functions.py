"""The functions of the path-format language, such as `{artist:sorted}` or `{title:short(30)}`."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from unicodedata import normalize

from music_organizer.planning.filenames import cut_characters

_ARTICLE = re.compile(r"(the)\s+(.+)", re.IGNORECASE)
# Letters and signs that Unicode does not take apart.
_SPELLED = dict(
    zip("ßẞæÆœŒøØđĐðÐłŁþÞħĦıŋ’‘‚“”„«»–—·", (  # noqa: RUF001
        "ss", "SS", "ae", "AE", "oe", "OE", "o", "O", "d", "D", "d", "D", "l", "L", "th", "Th",
        "h", "H", "i", "n", "'", "'", "'", '"', '"', '"', '"', '"', "-", "-", ".",
    ), strict=True)
)  # fmt: skip
_CALL = re.compile(r"\s*([a-z]+)\s*(?:\(\s*(\d{1,4})\s*\))?\s*")


def initial(text: str) -> str:
    """Return the letter under which the text is filed: `#` for digits and signs, no article."""
    match = _ARTICLE.fullmatch(text)
    letters = [char for char in (match[2] if match else text) if char.isalnum()]
    if not letters:
        return "#" if text else ""
    letter = normalize("NFD", letters[0])[0].upper()
    return letter[0] if letter[0].isalpha() else "#"


def article_last(text: str) -> str:
    """Return `The Beatles` as `Beatles, The`."""
    match = _ARTICLE.fullmatch(text)
    return f"{match[2]}, {match[1]}" if match else text


def ascii_only(text: str) -> str:
    """Return the text in plain letters and signs; other alphabets are left as they are."""
    return "".join(_plain(char) for char in text)


_PLAIN: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "initial": initial,
        "sorted": article_last,
        "ascii": ascii_only,
        "lower": str.lower,
        "upper": str.upper,
    }
)
_WITH_NUMBER: Mapping[str, Callable[[str, int], str]] = MappingProxyType(
    {"short": cut_characters, "pad": str.zfill}
)
FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "initial": "the letter it is filed under",
        "sorted": "“The” at the end",
        "ascii": "plain letters without accents",
        "lower": "small letters",
        "upper": "capital letters",
        "short(n)": "at most n characters",
        "pad(n)": "at least n digits",
    }
)


def function_named(call: str) -> Callable[[str], str] | None:
    """Return what a call such as `short(30)` does to a text; `None` when there is no such."""
    match = _CALL.fullmatch(call)
    if not match:
        return None
    name, number = match[1], match[2]
    if number is None:
        return _PLAIN.get(name)
    change = _WITH_NUMBER.get(name)
    return _with_number(change, max(1, min(int(number), 255))) if change else None


def _with_number(change: Callable[[str, int], str], number: int) -> Callable[[str], str]:
    return lambda text: change(text, number)


def _plain(char: str) -> str:
    if char.isascii():
        return char
    plain = _SPELLED.get(char) or normalize("NFKD", char).encode("ascii", "ignore").decode()
    return plain or char
