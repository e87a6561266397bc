"""An operation log tells its session wherever the library is mounted, whoever wrote in it."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from music_organizer.errors import BackupError
from music_organizer.history.logged_paths import placed
from music_organizer.history.operation_log import (
    LoggedSession,
    added_line,
    ending_line,
    opening_lines,
    progress_line,
    read_log,
    settled_line,
)
from music_organizer.models.operation import OperationLink, OperationStatus
from music_organizer.models.session import SessionStatus
from tests.engine.services.stage import log_line
from tests.support.plans import TARGET, albums, session, step


def read(*later: str) -> LoggedSession:
    """Read the log of a session of three steps, and of what came of it later."""
    return read_log([*opening_lines(session(), albums(1)), *later], TARGET)


def test_steps_that_a_session_added_are_part_of_it() -> None:
    added = step(4, "cover.jpg", "Albums/Ada/A0000/cover.jpg")
    done = replace(added, status=OperationStatus.COMPLETED, checksum_before="ab" * 32)
    end = ending_line(SessionStatus.COMPLETED)
    logged = read(added_line(session(), added), progress_line(done), end)
    assert list(logged.operations.values()) == [*albums(1), done]
    assert (logged.begun, logged.whole, logged.problems) == (True, True, [])
    assert logged.session.status is SessionStatus.COMPLETED


def test_what_was_found_to_be_back_already_is_told_again() -> None:
    links = [OperationLink("earlier", 3), OperationLink("another", 1)]
    logged = read(settled_line(links))
    assert (logged.settled, logged.problems) == (links, [])


@pytest.mark.parametrize(
    "told", [[["earlier"]], [["earlier", 3], ["earlier", 0]], [["earlier", "three"]], [3], 3, None]
)
def test_a_line_that_names_no_operations_settles_none(told: object) -> None:
    logged = read(log_line({"settled": told}), ending_line(SessionStatus.COMPLETED))
    assert logged.settled == []
    assert [problem.startswith("line 6 cannot be used") for problem in logged.problems] == [True]
    assert len(logged.operations) == 3
    assert logged.session.status is SessionStatus.COMPLETED


@pytest.mark.parametrize("name", ["n" * 300, "not there"])
def test_a_root_whose_old_place_cannot_be_here_is_looked_for_beside_the_library(
    tmp_path: Path, name: str
) -> None:
    assert placed([f"/{name}/in", "../in"], tmp_path / "out") == tmp_path / "in"


def test_a_root_that_is_where_it_was_is_taken_from_there(tmp_path: Path) -> None:
    assert placed([str(tmp_path), "../in"], tmp_path / "out") == tmp_path


@pytest.mark.parametrize("absolute", ["", ".", "somewhere", "/tmp/..", "/../etc"])
def test_a_root_that_is_no_place_from_the_root_on_is_looked_for_beside_the_library(
    tmp_path: Path, absolute: str
) -> None:
    assert placed([absolute, "../in"], tmp_path / "out") == tmp_path / "in"


@pytest.mark.parametrize("field", ["undoes", "name"])
def test_a_log_whose_first_line_no_database_could_hold_is_refused(field: str) -> None:
    first, *rest = opening_lines(session(), albums(1))
    content = json.loads(first[9:])
    content["session"][field] = "\udcff"
    with pytest.raises(BackupError, match="no operation log that can be used"):
        read_log([log_line(content), *rest], TARGET)
