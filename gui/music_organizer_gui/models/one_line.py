"""Names as one line that says what is there, whatever characters they hold."""

import unicodedata
from functools import lru_cache

_UNSEEN = "\ufffd"
# Marks that join letters or choose an emoji's look belong to names; all other formats hide or
# turn around what is beside them.
_HARMLESS = frozenset("\u200c\u200d\u00ad\ufeff")
_STRANGE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@lru_cache(maxsize=4096)
def one_line(text: str) -> str:
    """Return a name fit to be drawn: what cannot be seen becomes a sign that it is there.

    Line breaks and other controls, marks that turn the direction of the text, and bytes that are
    no text are such.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_UNSEEN if _is_strange(letter) else letter for letter in text)


def _is_strange(letter: str) -> bool:
    return letter not in _HARMLESS and unicodedata.category(letter) in _STRANGE
