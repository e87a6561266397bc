"""Find operations by the names of their files, in all sessions."""

import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from music_organizer.history.database import faults
from music_organizer.history.operation_rows import (
    OPERATION_COLUMNS,
    OperationReader,
    readers_of,
    reasons_of,
)
from music_organizer.models.operation import OperationRecord

_BUSY_SECONDS = 5
_STEPS_BETWEEN_LOOKS = 20_000
_ANYWHERE = Path("/")
_COLUMNS = ",".join(f"record.{name}" for name in OPERATION_COLUMNS)
_WHOLE = "CASE WHEN substr({path}, 1, 1) = '/' THEN {path} ELSE {root} || '/' || {path} END"
# Names that are not valid UTF-8 are stored as bytes, which a pattern would never match.
_SOURCE = "CAST(record.source_path AS TEXT)", "CAST(session.source_root AS TEXT)"
_TARGET = "CAST(record.target_path AS TEXT)", "CAST(session.target_root AS TEXT)"


def find_operations(
    path: Path, text: str, limit: int, is_wanted: Callable[[], bool] = lambda: True
) -> list[OperationRecord]:
    """Return operations on files whose path before or after holds a text, the newest first.

    The history is opened anew and only read, so this may run on any thread beside a session. Case
    makes no difference. A text with a slash in it is looked for in whole paths, any other below
    the folders of the session, whose own names would be met by everything.

    Args:
        path: the history.
        text: what to look for.
        limit: most operations.
        is_wanted: asked now and then; when it says no, the search ends with nothing.

    Raises:
        HistoryError: the history cannot be used.
    """
    patterns = _patterns(text)
    places = [_place(*one, whole="/" in text) for one in (_SOURCE, _TARGET)]
    matches = [rf"{place} LIKE ? ESCAPE '\'" for place in places for _ in patterns]
    sql = (
        f"SELECT {_COLUMNS} FROM operation_records AS record "  # noqa: S608 - constants
        "JOIN operation_sessions AS session ON session.key = record.session_id "
        "WHERE record.role <> 'folder' AND record.operation_type <> 'backup' "
        f"AND ({' OR '.join(matches)}) "
        "ORDER BY record.session_id DESC, record.sequence DESC LIMIT ?"
    )
    with _opened(path) as database:
        database.set_progress_handler(lambda: int(not is_wanted()), _STEPS_BETWEEN_LOOKS)
        try:
            rows = database.execute(sql, (*patterns, *patterns, limit)).fetchall()
        except sqlite3.OperationalError:
            if is_wanted():
                raise
            return []
        return list(_loaded(database, rows))


def _place(path: str, root: str, *, whole: bool) -> str:
    return _WHOLE.format(path=path, root=root) if whole else path


def _patterns(text: str) -> list[str]:
    """Return the text as patterns; SQLite sees through the case of ASCII letters alone."""
    escaped = "".join(f"\\{char}" if char in "\\%_" else char for char in text)
    spellings = [escaped]
    if not text.isascii():
        spellings += [escaped.lower(), escaped.upper(), escaped.title()]
        spellings += [unicodedata.normalize("NFD", one) for one in spellings]
        spellings += [unicodedata.normalize("NFC", one) for one in spellings]
    known = dict.fromkeys(spellings)
    return [f"%{one.encode('utf-8', 'replace').decode()}%" for one in known]


def _loaded(
    database: sqlite3.Connection, rows: list[tuple[object, ...]]
) -> Iterator[OperationRecord]:
    readers: dict[object, OperationReader] = {}
    reasons = reasons_of(database.execute, rows)
    for row in rows:
        if row[0] not in readers:
            (found,) = readers_of(database.execute, "key = ?", row[0])
            readers[row[0]] = found[1]
        yield from readers[row[0]].records([row], reasons)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with faults(path), closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)) as database:
        yield database
