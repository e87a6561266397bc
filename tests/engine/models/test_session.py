"""What a session is called when nobody chose its id."""

import re

import pytest

from music_organizer.models.session import SessionKind, check_session_id, new_session_id


@pytest.mark.parametrize("kind", SessionKind)
def test_an_id_tells_what_it_is_for_and_when(kind: SessionKind) -> None:
    made = new_session_id(kind)
    assert re.fullmatch(rf"{kind.value.replace('_', '-')}-\d{{8}}-\d{{6}}-[0-9a-f]{{8}}", made)
    assert check_session_id(made) == made


def test_ids_of_one_second_differ() -> None:
    assert len({new_session_id() for _ in range(500)}) == 500
