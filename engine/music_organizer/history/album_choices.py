"""What a person decided about albums, remembered for every run to come."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from peewee import SqliteDatabase

from music_organizer.history.database import faults
from music_organizer.models.album_choice import AlbumChoice, RememberedChoice

_COLUMNS = "key, name, album_artist, choice, moment"
_ALL = f"SELECT {_COLUMNS} FROM album_choices ORDER BY album_artist, name, key"  # noqa: S608
_KEEP = f"INSERT OR REPLACE INTO album_choices ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608
_FORGET = "DELETE FROM album_choices WHERE key = ?"


class AlbumChoiceStore:
    """Keeps one choice for each album.

    Args:
        database: the open history; `None` answers like an empty one.
        path: its file, named when something is wrong with it.
    """

    def __init__(self, database: SqliteDatabase | None, path: Path) -> None:
        self._database = database
        self._path = path

    def all(self) -> list[RememberedChoice]:
        """Return every choice, by artist and name of the album."""
        if self._database is None:
            return []
        with faults(self._path):
            rows = self._database.execute_sql(_ALL).fetchall()
        return [_loaded(*row) for row in rows]

    def keep(self, choices: Iterable[RememberedChoice]) -> None:
        """Remember choices, in the place of earlier ones about the same albums."""
        self._change(_KEEP, [_row(one) for one in choices])

    def forget(self, keys: Iterable[str]) -> None:
        """Let the tags decide again about these albums."""
        self._change(_FORGET, [(key,) for key in keys])

    def _change(self, statement: str, rows: list[tuple[str, ...]]) -> None:
        if self._database is None:
            raise ValueError("an empty history cannot remember anything")
        with faults(self._path), self._database.atomic():
            for row in rows:
                self._database.execute_sql(statement, row)


def _row(one: RememberedChoice) -> tuple[str, ...]:
    choice = json.dumps(one.choice.as_values(), ensure_ascii=False)
    return one.key, one.name, one.album_artist, choice, one.moment.isoformat()


def _loaded(key: str, name: str, album_artist: str, choice: str, moment: str) -> RememberedChoice:
    return RememberedChoice(
        key=key,
        name=name,
        album_artist=album_artist,
        choice=AlbumChoice.from_values(json.loads(choice)),
        moment=datetime.fromisoformat(moment),
    )
