from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from music_organizer.errors import PathFormatError
from music_organizer.models.category import Category
from music_organizer.models.config import DEFAULT_PATH_FORMATS
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.planning.path_format import (
    FIELDS,
    MAX_PATH,
    MissingFieldError,
    PathFormat,
    parse_all,
)

KNOWN = {
    "albumartist": "The Beatles",
    "artist": "The Beatles",
    "album": "Help!",
    "year": "1965",
    "track": "02",
    "title": "The Night Before",
}
HOSTILE = (
    st.text(st.characters()) | st.text(st.sampled_from("../\\\0 aé🇩🇪?*:-\n")) | st.just("x" * 999)
)


def rendered(text: str, values: Mapping[str, str] = KNOWN, **more: int) -> str:
    return "/".join(PathFormat.parse(text).render(values, **more))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("{title}", "The Night Before"),
        (
            "{albumartist}/{album}[ ({year})]/{track} {title}",
            "The Beatles/Help! (1965)/02 The Night Before",
        ),
        ("{album}[ ({date})]/{title}", "Help!/The Night Before"),
        ("[{disc}-][{track} ]{title}", "02 The Night Before"),
        ("[{genre}/]{title}", "The Night Before"),
        ('{genre|"Other"}/{title}', "Other/The Night Before"),
        ("{composer|artist}/{title}", "The Beatles/The Night Before"),
        ("{albumartist:sorted}/{title}", "Beatles, The/The Night Before"),
        ("{albumartist:initial}/{title:upper}", "B/THE NIGHT BEFORE"),
        ("{title:short(9)}", "The Night"),
        ("{track:pad(4)} {title:lower}", "0002 the night before"),
        (r"\[x\] \{{title}\}", "[x] {The Night Before}"),
        ("[{album}[ ({date})] - ]{title}", "Help! - The Night Before"),
        ('{year|""}{title}', "1965The Night Before"),
        ("[{genre}]/{title}", "The Night Before"),
        ("[[{genre} - ]]{title}", "The Night Before"),
    ],
)
def test_formats_render(text: str, path: str) -> None:
    assert rendered(text) == path


def test_accents_can_be_taken_off() -> None:
    values = {"artist": "Björk & Sigur Rós Ж", "title": "x"}
    assert rendered("{artist:ascii}/{title}", values) == "Bjork & Sigur Ros Ж/x"


@pytest.mark.parametrize(
    ("value", "letter"),
    [("The Who", "W"), ("2Pac", "#"), ("!!!", "#"), ("Émilie", "E"), ("ß", "S"), ("The", "T")],
)
def test_the_initial_is_a_letter_to_file_under(value: str, letter: str) -> None:
    assert rendered("{artist:initial}", {"artist": value}) == letter


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "empty"),
        ("/{title}", 1, "relative"),
        ("a//{title}", 3, "no folder name"),
        ("{title}/", 8, "name of the file is missing"),
        ("../{title}", 1, "cannot be called"),
        ("a/./{title}", 3, "cannot be called"),
        ("{titel}", 2, "did you mean “title”"),
        ("a/{nonsense}", 4, "there are title"),
        ("{title", 1, "not closed"),
        ("{{title}}", 1, "not closed"),
        ("{title}}", 8, "never opened"),
        ("[{title}", 1, "never closed"),
        ("{title}]", 8, "never opened"),
        ("[live] {title}", 1, "holds no field"),
        ("{title:loud}", 2, "no function “loud”"),
        ("{title:short}", 2, "no function"),
        ("{title:Pad!}", 2, "no function"),
        ("{title|}", 8, "name of a field is missing"),
        ('{"x"}', 1, "no field"),
        ('{title|"x"y}', 8, "stands alone"),
        ("{artist}\\x{title}", 9, "“/”"),
        ("a\n{title}", 2, "control character"),
        ("{artist}/song", 10, "all files would share"),
        ("[" * 9 + "{title}" + "]" * 9, 9, "too deep"),
        ("a/" * 17 + "{title}", 34, "folders"),
        ("{title}" * 80, 501, "at most"),
    ],
)
def test_mistakes_are_told_with_their_column(text: str, column: int, says: str) -> None:
    with pytest.raises(PathFormatError, match=says.replace("(", r"\(")) as caught:
        PathFormat.parse(text)
    assert caught.value.column == column
    assert f"(column {column})" in str(caught.value)


def test_a_mistake_names_its_category() -> None:
    with pytest.raises(PathFormatError, match="for Live Recordings has a mistake") as caught:
        parse_all({Category.ALBUM: "{title}", Category.LIVE: "{titel}"})
    assert caught.value.column == 2


def test_the_default_formats_are_understood() -> None:
    assert set(parse_all(DEFAULT_PATH_FORMATS)) == set(Category)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("{genre}/{title}", "genre"),
        ("{composer|genre}/{title}", "composer"),
        ("{album}/[{disc}]", "disc"),
    ],
)
def test_what_is_not_known_is_never_invented(text: str, missing: str) -> None:
    with pytest.raises(MissingFieldError) as caught:
        PathFormat.parse(text).render(KNOWN)
    assert caught.value.name == missing


def test_a_value_that_shows_nothing_counts_as_missing() -> None:
    with pytest.raises(MissingFieldError):
        PathFormat.parse("{title}").render({"title": " \u200b\n"})


def test_values_never_add_a_folder() -> None:
    values = {"albumartist": "AC/DC", "album": "../..", "title": "a\\b/c\0d"}
    assert rendered("{albumartist}/{album}/{title}", values) == "AC-DC/_/a-b-cd"


def test_long_values_are_cut_and_numbers_kept() -> None:
    values = KNOWN | {"album": "A" * 400, "title": "T" * 400, "albumartist": "Short"}
    text = "{albumartist}/{album} ({year})/{title} - {track}"
    artist, album, name = PathFormat.parse(text).render(values, suffix_length=5)
    assert artist == "Short"
    assert album.endswith("A (1965)")
    assert name.endswith("T - 02")
    assert len(f"{artist}/{album}/{name}.flac") == MAX_PATH


def test_folders_do_not_depend_on_the_length_of_the_title() -> None:
    text = "{albumartist}/{album}/{title}"
    values = {"albumartist": "Ä" * 200, "album": "B" * 200}
    path_format = PathFormat.parse(text)
    folders = {path_format.render(values | {"title": "t" * n})[:-1] for n in (1, 50, 900)}
    assert len(folders) == 1


def test_an_own_text_that_is_too_long_is_cut_as_well() -> None:
    text = f"{'a' * 150}/{'b' * 150}/{'c' * 150}{{title}}"
    components = PathFormat.parse(text).render(KNOWN, suffix_length=4)
    assert len("/".join(components)) + 4 <= MAX_PATH


@given(
    st.sampled_from([*DEFAULT_PATH_FORMATS.values(), "{initial}/[{genre}/]{artist}/{title}"]),
    st.fixed_dictionaries(dict.fromkeys(FIELDS, HOSTILE)),
    st.integers(60, 300),
)
def test_no_value_leads_out_of_the_target(text: str, values: dict[str, str], limit: int) -> None:
    for name in ("track", "disc", "disctotal", "year", "date", "decade", "initial"):
        values[name] = values[name][:4]
    try:
        components = PathFormat.parse(text).render(values, suffix_length=5, max_path=limit)
    except MissingFieldError:
        return
    assert len(components) <= text.count("/") + 1
    assert len("/".join(components)) + 5 <= limit
    for component in components:
        assert component not in {"", ".", ".."}
        assert not set(component) & set("/\\\0")
        assert len(component.encode()) <= 255
    assert len(components[-1].encode()) + 5 <= 255


@given(st.text(st.characters()) | st.text(st.sampled_from('{}[]|"/\\:.title(3)short')))
def test_any_text_is_a_format_or_a_mistake(text: str) -> None:
    try:
        path_format = PathFormat.parse(text)
    except PathFormatError as error:
        column = error.column
    else:
        column = 1
        assert path_format.render(dict.fromkeys(FIELDS, "x"))
    assert 1 <= column <= len(text) + 1


@pytest.mark.parametrize("letter", ["x", "Ö", "界", "🎷", "é"])
@pytest.mark.parametrize("preset", FORMAT_PRESETS)
def test_no_preset_ever_cuts_numbers_off(preset: str, letter: str) -> None:
    long = dict.fromkeys(("title", "artist", "albumartist", "album", "genre"), letter * 400)
    values = long | {"track": "107", "disc": "12", "year": "1999", "date": "1999-12-31"}
    for path_format in parse_all(FORMAT_PRESETS[preset].path_formats).values():
        components = path_format.render(values, suffix_length=5)
        assert "107" in components[-1]
        assert any("12" in component for component in components)
        assert all(len(component.encode()) <= 255 for component in components)
        assert len(components[-1].encode()) + 5 <= 255
        assert len("/".join(components)) + 5 <= MAX_PATH


def test_a_name_at_the_limit_is_whole_and_one_beyond_it_is_cut() -> None:
    path_format = PathFormat.parse("{track} {title}")
    fits = "\u00e9" * 123 + "x"
    (name,) = path_format.render({"track": "01", "title": fits}, suffix_length=5)
    assert name == f"01 {fits}"
    assert len(f"{name}.flac".encode()) == 255
    (name,) = path_format.render({"track": "01", "title": fits + "y"}, suffix_length=5)
    assert name == "01 " + fits[:-1] + "x"


def test_the_car_stereo_gets_plain_short_names() -> None:
    values = KNOWN | {"albumartist": "Łódź Øre", "album": "Straße – „Nord“", "title": "Ça ira…"}
    path_format = parse_all(FORMAT_PRESETS["car"].path_formats)[Category.ALBUM]
    path = "/".join(path_format.render(values))
    assert path.isascii()
    assert path == "Lodz Ore - Strasse - 'Nord'/02 Ca ira"


def test_folders_inside_sections_and_folders_alone_come_out_the_same() -> None:
    values = KNOWN | {"disc": "1"}
    inside = PathFormat.parse("{albumartist}/{album}[/Disc {disc}]/{track} {title}")
    whole = PathFormat.parse("{albumartist}/{album}/[Disc {disc}/]{track} {title}")
    for known in (KNOWN, values, KNOWN):
        assert inside.render(known) == whole.render(known)
