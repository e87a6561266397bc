"""Names that every common file system takes, and the key by which file systems compare names.

A safe name is in NFC, on one line, without characters that Windows, macOS or Linux refuse or hide,
without the names Windows reserves for devices, at most 255 bytes long, and never `.` or `..`. It
neither begins with a dot, dash or space (hidden files, command-line options) nor ends with a dot
or space (Windows drops them). Making a safe name safe again changes nothing.
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

MAX_NAME_BYTES = 255
PLACEHOLDER = "_"

LONGEST_INPUT = 1_000
CACHED_NAMES = 16_384

_SUFFIX_LENGTH = 16
_LEADING = " .-"
_TRAILING = " ."

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
# Letters and marks that show nothing though they do not count as format characters.
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_BLANK = re.compile(f"[{_FILLERS}\ufdd0-\ufdef{_PLANE_ENDS}]")
_SELECTORS = re.compile("[\ufe00-\ufe0f]")

_FORBIDDEN = re.compile(r'[<>:"|?*/\\]')
_ANGLES = re.compile(r"<([^<>]+)>")
_SPACED_COLON = re.compile(r"\s+:\s*|:\s+")
_REPLACED = str.maketrans(
    {
        "/": "-",
        "\\": "-",
        "|": "-",
        ":": "-",
        "<": "-",
        ">": "-",
        '"': "'",
        "?": None,
        "*": None,
    }
)
# What is safe as it is, but for two spaces in a row and the reserved names.
_PLAIN = re.compile(r"[0-9A-Za-z_(\[][ !#-)+-.0-9;=@-\[\]-{}~]*[!#-)+,\-0-9;=@-\[\]-{}~]")
_RESERVED_BEGIN = "acnlpACNLP"
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))",
    re.IGNORECASE,
)


def cleaned(text: str) -> str:
    """Return the text in NFC, on one line, with single spaces and nothing invisible in it.

    Empty means that a person would see nothing. Halves of surrogate pairs, which stand for bytes
    of a name that is not UTF-8, become `_`.
    """
    if not text:
        return text
    text = text[:LONGEST_INPUT]
    # Most names are plain, and looked at sooner than they would be looked up.
    if text.isascii() and text.isprintable():
        tidy = "  " not in text and text[0] != " " and text[-1] != " "
        return text if tidy else " ".join(text.split())
    return _cleaned(text)


@lru_cache(CACHED_NAMES)
def _cleaned(text: str) -> str:
    if not text.isprintable() or _BLANK.search(text):
        text = "".join(map(_visible, text))
    return " ".join(normalize("NFC", text).split())


def safe_component(text: str, *, max_bytes: int = MAX_NAME_BYTES) -> str:
    """Return the text as one component of a path that is safe everywhere."""
    # Most names are safe as they are, and told to be sooner than they would be looked up.
    if len(text) <= max_bytes and _PLAIN.fullmatch(text) and "  " not in text:
        reserved = text[0] in _RESERVED_BEGIN and _RESERVED.match(text)
        if not reserved and len(text) <= LONGEST_INPUT:
            return text
    return _safe(text[:LONGEST_INPUT], max_bytes)


@lru_cache(CACHED_NAMES)
def _safe(text: str, max_bytes: int) -> str:
    text = cleaned(text)
    if _FORBIDDEN.search(text):
        text = _without_forbidden(text)
    text = text.lstrip(_LEADING).rstrip(_TRAILING)
    text = _RESERVED.sub(r"\1_", text) if _RESERVED.match(text) else text
    text = _cut_bytes(text, max_bytes).rstrip(_TRAILING)
    if _RESERVED.match(text):
        text = text[:-1] + "_"
    return text or PLACEHOLDER


def safe_file_name(stem: str, suffix: str, max_bytes: int = MAX_NAME_BYTES) -> str:
    """Return stem and suffix as one safe file name; only the stem is ever cut."""
    suffix = safe_suffix(suffix)
    return safe_component(stem, max_bytes=max_bytes - len(suffix)) + suffix


@lru_cache(CACHED_NAMES)
def safe_suffix(suffix: str) -> str:
    """Return the suffix with its dot and nothing but plain letters and digits, or nothing."""
    plain = "".join(char for char in suffix if char.isascii() and char.isalnum())
    return f".{plain[:_SUFFIX_LENGTH]}" if plain else ""


def numbered(stem: str, suffix: str, number: int, max_bytes: int = MAX_NAME_BYTES) -> str:
    """Return a file name such as `Song (2).mp3`, cutting the stem where it would be too long."""
    ending = f" ({number}){safe_suffix(suffix)}"
    return safe_component(stem, max_bytes=max_bytes - len(ending)) + ending


def folded(name: str) -> str:
    """Return the key of one component: names that some file system takes for the same are equal.

    It sees through case, composed and decomposed accents, invisible characters, and the dots and
    spaces at the end. It may call names equal that a strict file system tells apart, never the
    other way round.
    """
    if not name.isascii():
        name = _SELECTORS.sub("", _BLANK.sub("", name))
        name = "".join(char for char in name if category(char) != "Cf")
        # Upper case first: some file systems compare by upper case, where more letters meet.
        name = normalize("NFD", normalize("NFD", name).upper()).casefold()
        name = normalize("NFC", name)
    return name.casefold().rstrip(_TRAILING)


def cut_characters(text: str, limit: int) -> str:
    """Return the beginning of the text, at most so many characters, no letter torn apart."""
    if len(text) <= limit:
        return text
    text = text[: _boundary(text, limit)] or text[:limit]
    return text.rstrip(_TRAILING) or text


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    kind = category(char)
    if kind == "Cs":
        return PLACEHOLDER
    return "" if kind in {"Cc", "Cf"} or _BLANK.match(char) else char


def _without_forbidden(text: str) -> str:
    text = _ANGLES.sub(r"(\1)", text)
    text = text.rstrip(" :")
    text = _SPACED_COLON.sub(" - ", text)
    text = text.translate(_REPLACED)
    return " ".join(normalize("NFC", text).split())


def _cut_bytes(text: str, max_bytes: int) -> str:
    if len(text) * 4 <= max_bytes:
        return text
    encoded = text.encode()
    if len(encoded) <= max_bytes:
        return text
    return cut_characters(text, len(encoded[: max(max_bytes, 0)].decode(errors="ignore")))


def _boundary(text: str, end: int) -> int:
    """Return the last place up to `end` where one visible character ends and another begins."""
    while end > 0 and _continues(text, end):
        end -= 1
    return end


def _continues(text: str, index: int) -> bool:
    char = text[index]
    if _is_flag_letter(char):
        start = index
        while start > 0 and _is_flag_letter(text[start - 1]):
            start -= 1
        return (index - start) % 2 == 1
    return category(char)[0] == "M" or "\U0001f3fb" <= char <= "\U0001f3ff" or _is_jamo_tail(char)


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_jamo_tail(char: str) -> bool:
    return "\u1160" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"
