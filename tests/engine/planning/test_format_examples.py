"""Examples of what path formats make of a collection."""

from music_organizer.models.album_choice import AlbumChoice
from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS
from music_organizer.planning.format_examples import NO_CHOICES, Catalogue
from tests.engine.planning.music import ROOT, songs


def test_examples_follow_what_was_decided_about_an_album_until_it_is_taken_back() -> None:
    files = [
        *songs("a", artists="Ada", album="Blue"),
        *songs("b", artists="Ada", album="Live at Leeds"),
    ]
    catalogue = Catalogue(files, ROOT)

    def examples(choices: dict[str, AlbumChoice | None]) -> list[str]:
        found = catalogue.examples(DEFAULT_PATH_FORMATS, 5, choices or NO_CHOICES)
        return sorted(str(one.target) for one in found)

    usual = ["Albums/Ada/Blue/01 Track 1.mp3", "Live Recordings/Ada/Live at Leeds/01 Track 1.mp3"]
    assert examples({}) == usual
    chosen = AlbumChoice(category=Category.RARITY)
    rare = "Rarities & Special Editions/Ada/Blue/01 Track 1.mp3"
    assert examples({"Ada/Blue": chosen}) == [usual[1], rare]
    assert examples({}) == usual


def test_no_more_examples_come_than_were_asked_for() -> None:
    files = [*songs("a", artists="Ada", album="Blue"), *songs("b", artists="Ada", album="Red")]
    assert len(Catalogue(files, ROOT).examples(DEFAULT_PATH_FORMATS, 1)) == 1
