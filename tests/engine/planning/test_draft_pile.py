"""Steps of a plan in the making stay in their order, packed or not."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from music_organizer.models.conflict import StayReason
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.operation import OperationLink, OperationType, Role
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
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
    expected = numbered_records(drafts, session(), 5)
    moment = expected[0].timestamp
    records = [replace(op, timestamp=moment) for op in numbered_records(pile, session(), 5)]
    assert records == expected
    assert records[7].metadata["requires"] == 5


def test_a_step_that_points_at_another_is_never_plain() -> None:
    first = draft(0)
    pointing = [draft(number) for number in range(1, 5)]
    pointing[0].requires = pointing[1].belongs_to = first
    pointing[2].rewrite = PlaylistRewrite("utf-8", (), 1)
    pointing[3].edits = [(Edit(0, 1, "a", "b"), first)]
    pile = DraftPile()
    for one in (first, *pointing):
        pile.add(one, plain=one is not first)
    assert list(pile) == [first, *pointing]


def test_every_field_of_a_step_comes_out_again() -> None:
    plain, bare = draft(3), Draft(OperationType.COPY)
    plain.to_backup = True
    # Nothing of it is what a step has by itself, so that a forgotten field would be seen.
    apart = {"requires", "belongs_to", "rewrite", "edits"}
    assert all(getattr(plain, one) != getattr(bare, one) for one in {*Draft.__slots__} - apart)
    pile = DraftPile()
    for one in (plain, bare):
        pile.add(one, plain=True)
    assert list(map(told, pile)) == [told(plain), told(bare)]
