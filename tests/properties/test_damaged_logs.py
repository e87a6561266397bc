"""An operation log that anybody may have written leads nowhere but into its own folders."""

import asyncio
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.errors import BackupError
from music_organizer.history.operation_log import LoggedSession, read_log
from tests.engine.services.stage import Stage, log_line

HOSTILE = st.sampled_from(
    [
        "", ".", "..", "../../outside", "/etc/passwd", "source:../../x", "target:/etc/x",
        "library:.music-organizer/../../x", "elsewhere:x", "source:a\0b", "source:" + "x/" * 3000,
        "source:\udcff", "\u202egnp.mp3", "move", "completed", "9" * 5000, "1e999",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | HOSTILE | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def real() -> Iterator[list[str]]:
    """The log of a real run."""
    with tempfile.TemporaryDirectory() as folder:
        yield _logged(Path(folder))


def _logged(folder: Path) -> list[str]:
    stage = Stage(folder).album(2)
    asyncio.run(stage.organize())
    return stage.log().read_text("utf-8").splitlines()


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the way to everything inside a JSON value."""
    if path:
        yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*path, key))


def assert_leads_nowhere_else(logged: LoggedSession, library: Path) -> None:
    session = logged.session
    assert session.library_root == library
    roots = (session.source_root, session.target_root, library)
    for op in logged.operations.values():
        for path in (op.source_path, op.target_path, op.backup_path):
            if path is not None:
                assert ".." not in path.parts
                assert any(path.is_relative_to(root) for root in roots)


@settings(max_examples=300, deadline=1000)
@given(data=st.data())
def test_a_log_of_somebody_who_knows_the_format(real: list[str], data: st.DataObject) -> None:
    lines = list(real)
    for _ in range(data.draw(st.integers(1, 3), label="changes")):
        at = data.draw(st.integers(0, len(lines) - 1), label="line")
        content = json.loads(lines[at][9:])
        way = data.draw(st.sampled_from(list(leaves(content))), label="where")
        inside = content
        for key in way[:-1]:
            inside = inside[key]
        inside[way[-1]] = data.draw(VALUES, label="what")
        lines[at] = log_line(content)
    library = Path("/nowhere/library")
    try:
        logged = read_log(lines, library)
    except BackupError:
        return
    assert_leads_nowhere_else(logged, library)


@settings(max_examples=200, deadline=1000)
@given(data=st.data())
def test_a_log_with_flipped_bytes(real: list[str], data: st.DataObject) -> None:
    content = bytearray("\n".join(real).encode())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=8), label="where"):
        content[place] = data.draw(st.integers(0, 255), label="byte")
    library = Path("/nowhere/library")
    try:
        logged = read_log(content.decode("utf-8", "surrogateescape").splitlines(), library)
    except BackupError:
        return
    assert_leads_nowhere_else(logged, library)
