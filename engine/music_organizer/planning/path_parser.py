"""Reads the text of a path format; every mistake is told with its column."""

import difflib
import re

from music_organizer.errors import PathFormatError
from music_organizer.planning.path_functions import FUNCTIONS, function_named
from music_organizer.planning.path_grammar import (
    FIELDS,
    SEPARATOR,
    Choice,
    Part,
    Section,
    Text,
    Value,
    choices,
)

LONGEST_FORMAT = 500
MOST_FOLDERS = 16
_DEEPEST = 8
_ESCAPED = "{}[]"
_SIGNS = frozenset("{}[]\\/")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FIELD = re.compile(r'\{((?:"[^"]*"|[^"{}\[\]])*)\}')
_QUOTED = re.compile(r'"[^"]*"')
_DOTS = re.compile(r"(?:^|/)(\.{1,2})(?=/|$)")


def parse(text: str) -> tuple[Part, ...]:
    """Return the parts of a path format.

    Raises:
        PathFormatError: the text has a mistake; its `column` says where, counted from 1.
    """
    _check_text(text)
    parser = _Parser(text)
    parts = parser.parts()
    if parser.position < len(text):
        raise _mistake("This “]” closes a section that was never opened", parser.position)
    _check_file_name(text, parts)
    return parts


class _Parser:
    """Reads from left to right; `position` is the character at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def parts(self, depth: int = 0) -> tuple[Part, ...]:
        found: list[Part] = []
        while self.position < len(self.text) and self.text[self.position] != "]":
            found.append(self._part(depth))
        return tuple(found)

    def _part(self, depth: int) -> Part:
        match self.text[self.position]:
            case "{":
                return self._choice()
            case "[":
                return self._section(depth)
            case "/":
                return self._separator()
            case "\\":
                return self._escape()
            case "}":
                raise _mistake("This “}” closes a field that was never opened", self.position)
        return self._text()

    def _text(self) -> Text:
        end = self.position + 1
        while end < len(self.text) and self.text[end] not in _SIGNS:
            end += 1
        text = Text(self.text[self.position : end])
        self.position = end
        return text

    def _escape(self) -> Text:
        char = self.text[self.position + 1 : self.position + 2]
        if not char or char not in _ESCAPED:
            raise _mistake("Folders are divided by “/”, not by “\\”", self.position)
        self.position += 2
        return Text(char)

    def _separator(self) -> Text:
        if self.position == 0:
            raise _mistake("The path is relative to the target and cannot begin with “/”", 0)
        if self.text[self.position - 1] == "/":
            raise _mistake("There is no folder name between these two “/”", self.position)
        self.position += 1
        return Text(SEPARATOR)

    def _section(self, depth: int) -> Section:
        start = self.position
        if depth >= _DEEPEST:
            raise _mistake("Sections stand inside each other too deep here", start)
        self.position += 1
        parts = self.parts(depth + 1)
        if self.position >= len(self.text):
            raise _mistake("This “[” is never closed", start)
        if not any(True for _ in choices(parts)):
            raise _mistake("This section holds no field; write “\\[” for a bracket", start)
        self.position += 1
        return Section(parts)

    def _choice(self) -> Choice:
        start = self.position
        match = _FIELD.match(self.text, start)
        if not match:
            raise _mistake("This field is not closed by a “}” as it should be", start)
        self.position = match.end()
        items = []
        place = match.start(1)
        for text in _alternatives(match[1]):
            items.append(_alternative(text, place + len(text) - len(text.lstrip())))
            place += len(text) + 1
        if not any(isinstance(item, Value) for item in items):
            raise _mistake("There is no field between these braces", start)
        return Choice(tuple(items))


def _alternatives(inner: str) -> list[str]:
    """Divide what stands between braces at every `|` outside of quotes."""
    quoted = False
    items = [""]
    for char in inner:
        quoted ^= char == '"'
        if char == "|" and not quoted:
            items.append("")
        else:
            items[-1] += char
    return items


def _alternative(text: str, place: int) -> Value | Text:
    text = text.strip()
    if text.startswith('"'):
        if not _QUOTED.fullmatch(text):
            raise _mistake("A text in quotes stands alone between “|”", place)
        return Text(text[1:-1])
    name, *calls = (item.strip() for item in text.split(":"))
    if name not in FIELDS:
        raise _mistake(_unknown("field", name, list(FIELDS)), place)
    functions = []
    for call in calls:
        function = function_named(call)
        if function is None:
            raise _mistake(_unknown("function", call, list(FUNCTIONS)), place)
        functions.append(function)
    return Value(name, tuple(functions))


def _mistake(message: str, position: int) -> PathFormatError:
    return PathFormatError(f"{message} (column {position + 1}).", position + 1)


def _unknown(kind: str, name: str, known: list[str]) -> str:
    if not name:
        return f"The name of a {kind} is missing here"
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean “{close[0]}”?" if close else f"there are {', '.join(known)}"
    return f"There is no {kind} “{name[:40]}”; {hint}"


def _check_text(text: str) -> None:
    """Refuse what can be told without reading fields and sections."""
    if not text.strip():
        raise _mistake("A path format cannot be empty", 0)
    if len(text) > LONGEST_FORMAT:
        raise _mistake(f"A path format has at most {LONGEST_FORMAT} characters", LONGEST_FORMAT)
    if text.count("/") > MOST_FOLDERS:
        raise _mistake(f"A path format has at most {MOST_FOLDERS} folders", text.rfind("/"))
    control = _CONTROL.search(text)
    if control:
        raise _mistake("A path cannot hold a control character", control.start())
    dots = _DOTS.search(text)
    if dots:
        raise _mistake(f"A folder cannot be called “{dots[1]}”", dots.start(1))


def _check_file_name(text: str, parts: tuple[Part, ...]) -> None:
    if text.endswith("/"):
        raise _mistake("The name of the file is missing after this “/”", len(text) - 1)
    last = len(parts)
    while last and parts[last - 1] != Text(SEPARATOR):
        last -= 1
    if not any(True for _ in choices(parts[last:])):
        start = text.rfind("/") + 1
        raise _mistake("The name of the file holds no field: all files would share it", start)
