from collections.abc import Collection, Iterator
from itertools import product

import pytest

from music_organizer.models.outline import Heading, OperationFilter
from music_organizer.models.outline_groups import ShownGroups
from music_organizer.models.plan_outline import PlanOutline
from music_organizer.models.session import SessionKind
from music_organizer_gui.models.tree_layout import Spot, TreeLayout
from tests.support.plans import plan_of, step

# Albums, live and rarities of one to four files, and one folder that belongs to none.
STEPS = [
    step(
        10 * number + track,
        f"{number}/{track}",
        f"{category}/{number}/{track}",
        reason=f"{category}: a test",
    )
    for number, category in enumerate(["Albums", "Albums", "Albums", "Live", "Rarities"], 1)
    for track in range(1 + number % 4)
]


def one_by_one(
    groups: ShownGroups, closed_headings: Collection[Heading], closed: Collection[int], title: int
) -> Iterator[Spot]:
    for number, (heading, first, end) in enumerate(groups.headings):
        if title:
            yield Spot(number)
        if heading in closed_headings:
            continue
        for group in range(first, end):
            yield Spot(number, group)
            if group not in closed:
                for file in range(groups.firsts[group], groups.firsts[group + 1]):
                    yield Spot(number, group, file)


@pytest.mark.parametrize("kind", [SessionKind.ORGANIZE, SessionKind.ROLLBACK])
@pytest.mark.parametrize("text", ["", "3"])
def test_every_row_is_where_it_would_be_if_all_were_laid_out(kind: SessionKind, text: str) -> None:
    index = PlanOutline(plan_of(*STEPS, kind=kind)).index
    groups = index.groups(OperationFilter(text=text))
    title = 1 if kind is SessionKind.ORGANIZE else 0
    headings = [heading for heading, _, _ in groups.headings]
    for marks in product((0, 1), repeat=len(groups)):
        closed = {number for number, mark in enumerate(marks) if mark}
        for closed_headings in ([], headings[:1], headings[1:], headings):
            layout = TreeLayout(groups, closed_headings, closed)
            wanted = list(one_by_one(groups, closed_headings, closed, title))
            assert layout.row_count == len(wanted)
            assert [layout.spot(row) for row in range(len(wanted))] == wanted
            assert [layout.row_of(spot) for spot in wanted] == list(range(len(wanted)))
            hidden = set(one_by_one(groups, [], [], title)) - set(wanted)
            assert {layout.row_of(spot) for spot in hidden} <= {None}
