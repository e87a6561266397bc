"""Steps of a plan in the making stay in their order, packed or not."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationLink, OperationType, Role
from music_organizer.planning.draft import Draft
from music_organizer.planning.draft_pile import DraftPile
from music_organizer.planning.numbering import numbered_records
from tests.support.plans import session


def draft(number: int) -> Draft:
    return Draft(
        OperationType.MOVE,
        source=Path(f"/out/{number}"),
        target=Path(f"/in/{number}"),
        backup=Path(f"/out/store/{number}"),
        identity=FileIdentity(1, number, number, number),
        checksum=f"{number:064x}",
        audio_checksum=f"xxh3-128:{number:032x}",
        role=Role.COVER,
        reason=f"It is number {number}.",
        undoes=OperationLink("made", number),
        to_backup=number % 2 == 0,
        stays=StayReason.OTHER if number % 3 == 0 else None,
        message="It stays." if number % 3 == 0 else None,
        metadata={"verdict": "ready"},
    )


def told(one: Draft) -> list[object]:
    return [getattr(one, name) for name in Draft.__slots__]


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 20))
def test_steps_come_in_their_order(plain: list[bool], times: int) -> None:
    plain = plain * times
    drafts = [draft(number) for number in range(len(plain) + 1)]
    first, *others = drafts
    pile = DraftPile()
    for one, is_plain in zip(others, plain, strict=True):
        pile.add(one, plain=is_plain)
    pile.put_first([first])
    assert len(pile) == len(drafts)
    assert list(map(told, pile)) == list(map(told, drafts))
    kept = {place for place, is_plain in enumerate(plain, 1) if not is_plain}
    assert dict(pile.pointing()) == {place: drafts[place] for place in (0, *kept)}
    assert list(map(told, pile.used_up())) == list(map(told, drafts))
    assert len(pile) == 0
    assert list(pile) == []


def test_steps_of_a_pile_are_numbered_like_those_of_a_list() -> None:
    drafts = [draft(number) for number in range(300)]
    pile = DraftPile()
    for number, one in enumerate(drafts):
        if number % 50 == 7:
            one.requires = drafts[number - 7]
        pile.add(one, plain=number % 50 not in (0, 7))
    records, expected = numbered_records(pile, session(), 5), numbered_records(drafts, session(), 5)
    moment = next(iter(expected)).timestamp
    assert len(records) == 300
    for found, wanted in zip(records, expected, strict=True):
        assert found.metadata == wanted.metadata
        assert (found.sequence, found.backup_path) == (wanted.sequence, wanted.backup_path)
        assert (found.source_path, found.undoes) == (wanted.source_path, wanted.undoes)
        assert wanted.timestamp == moment
    assert records[7].metadata["requires"] == 5
