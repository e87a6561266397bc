"""What the sample library holds: invented albums, filed the way real libraries end up."""

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from music_organizer.models.readings import Tags


class SampleTrack(Struct, frozen=True):
    """One audio file to be written.

    Attributes:
        path: where it goes, relative to the library, with slashes.
        seed: the sound it is made from.
        tags: what its tags say; `None` leaves it untagged.
        id3_version: 3 or 4, where the format uses ID3v2.
        cover: the picture embedded in it; empty for none.
    """

    path: str
    seed: str
    tags: Tags | None
    id3_version: int = 4
    cover: str = ""


HARBOUR_LIGHTS = "Downloads/copper_sparrow-harbour_lights-2014"
_HARBOUR_LIGHTS = Tags(
    artists=("Copper Sparrow",),
    album="Harbour Lights",
    album_artists=("Copper Sparrow",),
    date="2014-05-09",
    track_total=6,
    genres=("Indie Folk",),
)
HARBOUR_TITLES = (
    "First Light",
    "Rope and Anchor",
    "The Pilot's Daughter",
    "Low Water",
    "Lanterns Out",
    "Harbour Lights",
)
_NIGHT_BUS = (
    ("Copper Sparrow", "Last Stop, Everyone"),
    ("Moth Parade", "Window Seat"),
    ("Glass Orchard", "Timetable"),
    ("The Tin Lanterns", "Wet Streets"),
    ("Umbra Vale", "Sodium"),
    ("Saltmarsh Radio", "Terminus"),
)


def sample_tracks() -> Iterator[SampleTrack]:
    """Yield every audio file of the library that can be read."""
    yield from _studio_albums()
    yield from _two_discs()
    yield from _live_album()
    yield from _compilation()
    yield from _special_editions()
    yield from _collaboration()
    yield from _other_scripts()
    yield from _single_files()


def _studio_albums() -> Iterator[SampleTrack]:
    for number, title in enumerate(HARBOUR_TITLES, 1):
        name = f"{number:02}-{title.lower().replace(' ', '_')}.mp3"
        tags = _HARBOUR_LIGHTS._replace(title=title, track=number)
        yield SampleTrack(f"{HARBOUR_LIGHTS}/{name}", "tone.mp3", tags)
    album = Tags(
        artists=("Glass Orchard",),
        album="Slow Cartography",
        album_artists=("Glass Orchard",),
        date="2017",
        genres=("Ambient", "Electronic"),
        composers=("Glass Orchard",),
    )
    titles = ("Coastlines", "Contour Interval", "Blank Quarter", "Magnetic North", "Legend")
    for number, title in enumerate(titles, 1):
        path = f"Music/glass orchard/Slow Cartography/{number} {title}.flac"
        yield SampleTrack(path, "tone.flac", album._replace(title=title, track=number))
    album = Tags(artists=("Ebb/Flow",), album="Push/Pull", date="2018", genres=("Electronic",))
    for number, title in enumerate(("Either/Or", "And/Or"), 1):
        tags = album._replace(title=title, track=number)
        yield SampleTrack(
            f"Music/ebb flow/{number}. {title.replace('/', '-')}.mp3", "tone.mp3", tags
        )


def _two_discs() -> Iterator[SampleTrack]:
    album = Tags(
        artists=("The Tin Lanterns",),
        album="Atlas of Rain",
        album_artists=("The Tin Lanterns",),
        date="2009-11-20",
        disc_total=2,
        genres=("Post-Rock",),
    )
    discs = (("Petrichor", "Gutter Song", "Downpour"), ("Drizzle", "Isobars", "Clearing"))
    for disc, titles in enumerate(discs, 1):
        for number, title in enumerate(titles, 1):
            path = f"Music/The Tin Lanterns - Atlas of Rain/CD{disc}/Track {number:02}.m4a"
            tags = album._replace(title=title, track=number, track_total=3, disc=disc)
            yield SampleTrack(path, "tone.m4a", tags, cover="cover-tide.jpg")


def _live_album() -> Iterator[SampleTrack]:
    album = Tags(
        artists=("Saltmarsh Radio",),
        album="Live at the Old Mill",
        album_artists=("Saltmarsh Radio",),
        date="2019-06-22",
        genres=("Rock",),
        release_types=("album", "live"),
    )
    titles = ("Tuning In (Live)", "Terminus (Live)", "Reed Bed (Live)", "Encore (Live)")
    for number, title in enumerate(titles, 1):
        path = f"Music/saltmarsh radio live/{number:02} {title}.ogg"
        yield SampleTrack(path, "tone.ogg", album._replace(title=title, track=number))


def _compilation() -> Iterator[SampleTrack]:
    album = Tags(
        album="Signals from the Night Bus",
        album_artists=("Various Artists",),
        date="2012",
        track_total=6,
        compilation=True,
    )
    for number, (artist, title) in enumerate(_NIGHT_BUS, 1):
        folder = "Downloads/night bus" if number % 2 else "Phone backup/F07"
        name = f"{artist} - {title}.mp3" if number % 2 else f"QX{number * 7:02}T.mp3"
        tags = album._replace(artists=(artist,), title=title, track=number)
        yield SampleTrack(f"{folder}/{name}", "tone.mp3", tags, id3_version=3)


def _special_editions() -> Iterator[SampleTrack]:
    album = _HARBOUR_LIGHTS._replace(
        album="Harbour Lights (Deluxe Edition)",
        date="2015-10-02",
        original_date="2014-05-09",
        track_total=4,
    )
    titles = (*HARBOUR_TITLES[:2], "Low Water (Acoustic)", "Breakwater")
    for number, title in enumerate(titles, 1):
        tags = album._replace(title=title, track=number)
        path = f"Downloads/Harbour Lights DELUXE/{number:02} {title}.mp3"
        yield SampleTrack(path, "tone.mp3", tags, id3_version=3, cover="cover-dusk.jpg")
    demos = Tags(artists=("Moth Parade",), album="Rough Sketches (Demos)", date="2006")
    sketches = (("Kettle", "wv"), ("Stairwell", "ape"), ("Lamp Post", "mpc"), ("Attic", "wma"))
    for number, (title, suffix) in enumerate(sketches, 1):
        tags = demos._replace(title=title, track=number)
        yield SampleTrack(f"Old laptop/demos/{title}.{suffix}", f"tone.{suffix}", tags)


def _collaboration() -> Iterator[SampleTrack]:
    both = ("Copper Sparrow", "Glass Orchard")
    album = Tags(artists=both, album="Common Ground", album_artists=both, date="2021-03-12")
    titles = ("Handshake", "Two Maps", "Field Notes", "Fence Line")
    for number, title in enumerate(titles, 1):
        path = f"Music/Common Ground (Copper Sparrow + Glass Orchard)/{number:02} {title}.flac"
        tags = album._replace(title=title, track=number, track_total=4)
        yield SampleTrack(path, "tone-high.flac", tags)


def _other_scripts() -> Iterator[SampleTrack]:
    owls = Tags(
        artists=("Käuzchen & Söhne",),
        album="Grüße aus Übermorgen 🌻",
        album_artists=("Käuzchen & Söhne",),
        date="2020",
        genres=("Electropop",),
    )
    for number, title in enumerate(("Frühstück auf dem Mond", "Öfter mal 🌧️", "Süßholz"), 1):
        tags = owls._replace(title=title, track=number)
        # The way names arrive from older Macs: an umlaut is two characters.
        name = unicodedata.normalize("NFD", f"{number:02} {title}.m4a")
        yield SampleTrack(f"Music/Käuzchen & Söhne/Grüße 🌻/{name}", "tone-alac.m4a", tags)
    moon = Tags(
        artists=("مرسى القمر",),
        album="أمواج هادئة",
        album_artists=("مرسى القمر",),
        date="2016",
    )
    for number, title in enumerate(("الميناء", "شراع", "نجمة البحر"), 1):
        tags = moon._replace(title=title, track=number)
        yield SampleTrack(f"Music/مرسى القمر/{number} {title}.opus", "tone.opus", tags)


def _single_files() -> Iterator[SampleTrack]:
    studies = Tags(artists=("Saltmarsh Radio",), album="Tidal Studies", date="2022-01-14")
    for number, suffix in enumerate(("aiff", "dsf", "tta"), 1):
        tags = studies._replace(title=f"Study No. {number}", track=number, genres=("Classical",))
        yield SampleTrack(f"Hi-Res/study{number}.{suffix}", f"tone.{suffix}", tags)
    first = _HARBOUR_LIGHTS._replace(title=HARBOUR_TITLES[0], track=1)
    yield SampleTrack("Phone backup/F11/first_light (1).mp3", "tone.mp3", first)
    second = _HARBOUR_LIGHTS._replace(title=HARBOUR_TITLES[1], track=2)
    yield SampleTrack("Old laptop/rope and anchor.mp3", "tone-low.mp3", second)
    yield SampleTrack("Downloads/Umbra Vale - Night Ferry.mp3", "tone-low.mp3", None)
    yield SampleTrack("Phone backup/memo 3.wav", "tone.wav", None)
