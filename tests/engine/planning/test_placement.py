import random
import time
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from music_organizer.errors import PathFormatError
from music_organizer.models.audio_file import AudioFile
from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS
from music_organizer.models.readings import Tags
from music_organizer.planning.placement import Placement, placements
from tests.engine.planning.music import ROOT, TagValues, only_these, song, songs


def placed(
    files: Iterable[AudioFile], formats: Mapping[Category, str] = DEFAULT_PATH_FORMATS
) -> list[Placement]:
    return list(placements(files, ROOT, formats))


def targets(
    files: Iterable[AudioFile], formats: Mapping[Category, str] = DEFAULT_PATH_FORMATS
) -> list[str]:
    return [str(one.target) for one in placed(files, formats)]


def all_the_same(text: str) -> Mapping[Category, str]:
    return dict.fromkeys(Category, text)


def test_every_category_has_its_place() -> None:
    date = "1999-05-06"
    studio = song("x.MP3", title="T", artists="A", track=1, album="B", date=date)
    assert targets([studio]) == ["Albums/A/B (1999)/01 T.mp3"]
    various = song("x.flac", title="T", artists="A", track=1, album_artists="VA", album="B")
    assert targets([various]) == ["Compilations/B/01 A - T.flac"]
    duo = song("x.ogg", title="T", artists="A", album_artists=("A", "C"), album="B", date=date)
    assert targets([duo]) == ["Collaborations/A & C/B (1999)/T.ogg"]
    live = song("x.ogg", title="T", artists="A", album="Live at Leeds", date="1970-05-16")
    assert targets([live]) == ["Live Recordings/A/1970 - Live at Leeds/T.ogg"]
    rare = song("x.ogg", title="T", artists="A", album="B (Demos)")
    assert targets([rare]) == ["Rarities & Special Editions/A/B (Demos)/T.ogg"]
    single = song("x.ogg", title="T", artists="A", track=4, date="1999")
    assert targets([single]) == ["Albums/A/Singles/T.ogg"]


def test_the_day_of_a_concert_is_shown_once() -> None:
    files = [song("x.ogg", title="T", artists="A", album="1983-12-17 Paris", date="2001")]
    assert targets(files) == ["Live Recordings/A/1983-12-17 - Paris/T.ogg"]
    formats = all_the_same("{albumartist}/{album}/{title}")
    assert targets(files, formats) == ["A/1983-12-17 Paris/T.ogg"]
    formats = all_the_same("{venue} {decade} {initial} {category}/{title}")
    assert targets(files, formats) == ["Paris 2000s A Live Recordings/T.ogg"]


def test_a_format_may_name_the_work_and_who_played_it() -> None:
    symphony = song(
        "x.flac",
        title="Symphony No. 5: I. Allegro con brio",
        artists="Mira Vale",
        album="Fifth",
        composers="Ada Berg",
        conductors="Otto Klein",
        performers=("City Orchestra", "Nora Lund"),
        work="Symphony No. 5",
        movement="I. Allegro\ncon brio",
    )
    text = "{composer}/{work}/{conductor} - {performer}/{movement}"
    way = "Ada Berg/Symphony No. 5/Otto Klein - City Orchestra & Nora Lund"
    assert targets([symphony], all_the_same(text)) == [f"{way}/I. Allegro con brio.flac"]
    plain = song("x.flac", title="T", artists="A", album="B")
    text = "{work|album}/[{conductor} - ][{performer} - ]{movement|title}"
    assert targets([plain], all_the_same(text)) == ["B/T.flac"]


def test_a_section_within_a_section_vanishes_with_what_it_names() -> None:
    formats = all_the_same("{album}/[[{genre} - ]]{title}")
    assert targets([song("x.ogg", title="T", artists="A", album="B")], formats) == ["B/T.ogg"]
    folk = song("x.ogg", title="T", artists="A", album="B", genres="Folk")
    assert targets([folk], formats) == ["B/Folk - T.ogg"]


def test_discs_are_numbered_only_in_sets() -> None:
    one = songs("x", 1, artists="A", album="B", disc=1, disc_total=1)
    assert targets(one) == ["Albums/A/B/01 Track 1.mp3"]
    two = [*songs("x/CD1", 1, artists="A", album="B"), *songs("x/CD2", 1, artists="A", album="B")]
    assert targets(two) == ["Albums/A/B/1-01 Track 1.mp3", "Albums/A/B/2-01 Track 1.mp3"]
    many = songs("x", 1, artists="A", album="B", disc=3, disc_total=12)
    assert targets(many) == ["Albums/A/B/03-01 Track 1.mp3"]
    formats = all_the_same("{album}[ {disc} of {disctotal}]/{title}")
    assert targets(many, formats) == ["B 03 of 12/Track 1.mp3"]


def test_a_hundred_tracks_need_three_digits() -> None:
    files = songs("x", 1, artists="A", album="B", track_total=120)
    assert targets(files) == ["Albums/A/B/001 Track 1.mp3"]


@pytest.mark.parametrize(
    ("file", "field"),
    [
        (song("x.mp3"), "artist of the whole album"),
        (song("01.mp3", title="T"), "artist of the whole album"),
        (song("A/B (1999)/01.mp3", artists="A", album="B"), "title of the track"),
        (song("x.mp3", title="T", album_artists="VA", album=""), "artist of the whole album"),
    ],
)
def test_files_of_which_too_little_is_known_stay(file: AudioFile, field: str) -> None:
    (one,) = placed([file])
    assert one.target is None
    assert one.missing == f"neither its tags nor its names tell the {field}"


@pytest.mark.parametrize("field", ["track", "disc"])
def test_a_format_may_ask_for_what_an_album_does_not_have(field: str) -> None:
    text = f'{{album|"Singles"}}/{{{field}}} {{title}}'
    (one,) = placed([song("x.mp3", title="T", artists="A")], all_the_same(text))
    assert one.target is None
    assert one.missing.startswith("neither its tags nor its names tell the number of the ")


def test_a_track_without_artist_still_belongs_to_its_compilation() -> None:
    files = [song("x.mp3", title="T", album="B", album_artists="Various", track=2)]
    assert targets(files) == ["Compilations/B/02 T.mp3"]


def test_guesses_are_named_in_the_reason() -> None:
    (one,) = placed([song("Queen - Jazz (1978)/01 - Mustapha.mp3")])
    assert str(one.target) == "Albums/Queen/Jazz (1978)/01 Mustapha.mp3"
    assert one.reason.endswith("(title, artist, album, track, year told from its name and folder)")


def test_folders_and_reasons_are_shared() -> None:
    one, *others = placed(songs("x", 5, artists="A", album="B"))
    assert all(other.folders is one.folders and other.reason is one.reason for other in others)


def test_the_parts_of_an_album_agree_on_their_folder() -> None:
    files = songs(
        "a", 4, artists="The Beatles", album="Help!", date="1965", title="T{}" + "x" * 900
    )
    files += songs("b", 2, artists="BEATLES", album="Help", date="", suffix="flac")
    assert {one.folders for one in placed(files)} == {("Albums", "The Beatles", "Help! (1965)")}


def test_a_mistake_in_a_format_is_told() -> None:
    with pytest.raises(PathFormatError, match="for Albums"):
        placed([], all_the_same("{nonsense}"))


TEXTS = st.text(st.characters(), max_size=30) | st.sampled_from(
    ["", "A", "B", "../../x", "/etc", "CON", "a\0b", "x" * 1000, "AC/DC", "..", "\u202e", "\udcff"]
)
SEVERAL = st.lists(TEXTS, max_size=3).map(tuple)


TAGS = st.builds(
    only_these,
    title=TEXTS,
    artists=SEVERAL,
    album=TEXTS | st.sampled_from(["B (Disc 2)", "Live at B", "1983-12-17 B", "B (Deluxe)"]),
    album_artists=SEVERAL,
    date=TEXTS | st.sampled_from(["1999", "1999-01-02", "19xx"]),
    original_date=TEXTS,
    track=st.integers(),
    disc=st.integers(),
    disc_total=st.integers(),
    movement=TEXTS,
    movement_number=st.integers(),
    genres=SEVERAL,
    composers=SEVERAL,
    compilation=st.booleans(),
    release_types=SEVERAL,
    mb_album_id=TEXTS,
)
# What stands before the suffix has to be more than dots, else there is none, and no music.
NAMES = st.text(st.characters(blacklist_characters="/\0"), min_size=1, max_size=20).filter(
    lambda name: name.strip(".")
)
PATHS = st.lists(NAMES, min_size=1, max_size=4).map(lambda names: "/".join(names) + ".mp3")
FORMATS = st.sampled_from(
    [
        DEFAULT_PATH_FORMATS,
        all_the_same('{artist}/{album|"x"}/{title}'),
        all_the_same("[{genre}/][{decade}/]{initial}/{composer|artist:sorted} {title:ascii}"),
    ]
)


@given(st.lists(st.builds(lambda p, t: AudioFile(ROOT / p, tags=t), PATHS, TAGS)), FORMATS)
def test_nothing_ever_leaves_the_target(
    files: list[AudioFile], formats: Mapping[Category, str]
) -> None:
    found = placed(files, formats)
    assert len(found) == len(files)
    for one in found:
        if one.target is None:
            assert one.missing
            continue
        assert not one.target.is_absolute()
        assert ".." not in one.target.parts
        assert (*one.folders, one.stem + one.suffix) == one.target.parts
        assert len(str(one.target)) <= 240
        for part in one.target.parts:
            assert 0 < len(part.encode()) <= 255
            assert not set(part) & set("\\\0\n:")
        assert one.suffix == ".mp3"
        one.reason.encode()


WORDS = st.sampled_from(
    ["A", "The A", "B", "C feat. A", "01 x", "10 Years", "Song: Two", "Live", "R.E.M."]
)


TIDY = st.builds(
    only_these,
    title=WORDS,
    artists=st.lists(WORDS, max_size=2).map(tuple),
    album=WORDS | st.sampled_from(["", "B (Disc 2)", "Live at B", "1983-12-17 B", "B (Deluxe)"]),
    album_artists=st.lists(WORDS | st.just("Various Artists"), max_size=2).map(tuple),
    date=st.sampled_from(["", "1999", "2001-02-03"]),
    track=st.integers(0, 12),
    disc=st.integers(0, 2),
    compilation=st.booleans(),
)


@settings(max_examples=300)
@given(st.lists(TIDY, min_size=1, max_size=12))
def test_a_tidy_library_stays_as_it_is(all_tags: list[Tags]) -> None:
    files = [AudioFile(ROOT / f"in/{n}.mp3", tags=tags) for n, tags in enumerate(all_tags)]
    wanted = [(one.file.tags, one.target) for one in placed(files) if one.target]
    if len({target for _, target in wanted}) < len(wanted):
        return
    tidy = [AudioFile(ROOT / target, tags=tags) for tags, target in wanted]
    for one in placed(tidy):
        assert one.target == PurePosixPath(one.file.path.relative_to(ROOT))


def many_files(count: int) -> list[AudioFile]:
    words = ("Night", "Fire", "River", "Björk", "Über", "Stone", "Moon", "Heart")
    chance = random.Random(count)
    files = []
    for number in range(count // 12):
        artist = f"{chance.choice(words)} {number % 1500}"
        album = f"{chance.choice(words)} {number}"
        date = str(chance.randint(1960, 2020))
        tags = TagValues(artists=artist, album_artists=artist, album=album, date=date)
        files += songs(f"{artist}/{album}", 12, **tags)
    return files


@pytest.mark.slow
def test_a_hundred_thousand_files_take_less_than_ten_seconds() -> None:
    files = many_files(100_000)
    start = time.process_time()
    assert sum(1 for one in placements(files, ROOT, DEFAULT_PATH_FORMATS) if one.target) > 99_000
    assert time.process_time() - start < 10
