import os

import pytest

from music_organizer.models.category import Category
from music_organizer.models.operation import OperationRecord
from music_organizer.models.outline import OperationFilter, RowKind
from music_organizer.models.plan import Plan
from music_organizer.models.plan_outline import PlanOutline
from tests.support.plans import albums, plan_of, step


def found(plan: Plan, wanted: OperationFilter) -> list[int]:
    outline = PlanOutline(plan)
    groups = outline.index.groups(wanted)
    return sorted(map(outline.index.sequence_at, groups.positions(0, groups.file_count)))


def searched(text: str, *steps: OperationRecord) -> list[int]:
    return found(plan_of(*steps), OperationFilter(text=text))


@pytest.mark.parametrize("text", ["sigur ros", "SIGUR RÓS", "rós sigur", "ROS svefn", "01-s"])
def test_words_are_found_whatever_their_case_accents_and_order(text: str) -> None:
    name = "Albums/Sigur Rós/Svefn.mp3"

    assert searched(text, step(1, "usb/01-sv.mp3", name), step(2, "b.mp3", "Albums/B/b.mp3")) == [1]


def test_composed_and_decomposed_names_are_the_same_to_a_search() -> None:
    assert searched("Ágætis", step(1, "x.mp3", "A/A\u0301gætis.mp3")) == [1]
    assert searched("A\u0301gætis", step(1, "x.mp3", "A/Ágætis.mp3")) == [1]


def test_every_word_must_be_found_but_one_may_be_in_the_folder() -> None:
    steps = [
        step(1, "a.mp3", "Albums/Blue/Song.mp3"),
        step(2, "b.mp3", "Albums/Red/Song.mp3"),
        step(3, "c.mp3", "Albums/Blue/Other.mp3"),
    ]

    assert searched("blue song", *steps) == [1]
    assert searched("blue", *steps) == [1, 3]
    assert searched("blue green", *steps) == []


def test_the_roots_themselves_are_not_searched() -> None:
    assert searched("out", step(1, "a.mp3", "Albums/A/1.mp3")) == []
    assert searched("in", step(1, "a.mp3", "Albums/A/1.mp3")) == []


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "[", "*"])
def test_signs_of_search_languages_mean_themselves(text: str) -> None:
    plain = step(1, "plain.mp3", "Albums/A/plain.mp3")

    assert searched(text, plain, step(2, f"a{text}b.mp3", "Albums/A/b.mp3")) == [2]


def test_names_that_are_no_text_can_be_searched() -> None:
    name = os.fsdecode(b"caf\xe9 song.mp3")

    assert searched("song", step(1, name, f"Albums/A/{name}")) == [1]
    assert searched("\ud800", step(1, name, f"Albums/A/{name}")) == []


def test_an_emoji_is_found_as_itself() -> None:
    steps = [step(1, "a.mp3", "Albums/Sun 🌻/a.mp3"), step(2, "b.mp3", "Albums/Rain 🌧️/b.mp3")]

    assert searched("🌻", *steps) == [1]


def test_filters_add_up() -> None:
    steps = [
        step(1, "a.mp3", "Albums/Blue/Song.mp3"),
        step(2, "b.mp3", "Live/Blue/Song.mp3", reason="Live Recordings: the title says so"),
        step(3, "c.mp3", "Albums/Blue/Song (2).mp3", metadata={"conflict": "rename"}),
    ]

    wanted = OperationFilter(RowKind.MOVE, "song", Category.ALBUM)

    assert found(plan_of(*steps), wanted) == [1]


def test_a_search_finds_every_file_it_should_in_many_pages() -> None:
    steps = albums(3000, tracks=3)

    assert searched("a0007", *steps) == [22, 23, 24]
    assert searched("-1.mp3", *steps) == [3 * number + 2 for number in range(3000)]
    assert len(searched("mp3", *steps)) == 9000


@pytest.mark.parametrize("text", ["e 7", "mode 7 3", "7 mode", "x 7", "odd even", "even 11 a"])
def test_several_words_find_what_looking_at_each_file_finds(text: str) -> None:
    names = {
        number: (
            f"{number % 11}/x{number}.mp3",
            f"Albums/{('even', 'odd')[number % 2]}/mode {number % 3}/a{number * 7}.mp3",
        )
        for number in range(1, 9_001)
    }
    steps = [step(number, *both) for number, both in names.items()]

    words = text.split()
    expected = [
        number for number, both in names.items() if all(word in " ".join(both) for word in words)
    ]
    assert searched(text, *steps) == expected


def test_a_file_keeps_its_position_under_every_filter() -> None:
    index = PlanOutline(plan_of(*albums(4))).index
    groups = index.groups(OperationFilter(text="a0002"))

    assert [groups.index_of(index.position_of(one) or 0) for one in (7, 8, 9)] == [0, 1, 2]
    assert groups.index_of(index.position_of(1) or 0) is None
    assert groups.index_of_group(2) == 0
    assert groups.index_of_group(1) is None
