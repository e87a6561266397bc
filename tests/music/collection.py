"""What lies in the messy library: sixty albums and more, with every trait that tears albums apart.

Each call stands for a folder somebody left behind. `expected_tree.txt` says where its owner would
have put every file by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SUFFIX_OF_SEED = {"alac": "m4a"}
EVERY_FORMAT = (
    "mp3", "flac", "ogg", "oga", "opus", "spx", "m4a", "alac", "wma", "ape", "wv", "mpc", "tta",
    "aiff", "wav", "dsf", "dff",
)  # fmt: skip

PLAIN_MAKERS = ("Orla Finn", "Nora Quill", "Mira Vale", "Marrow", "Kaito Bloom", "Vera Stone")
PLAIN = 25
"""How many albums nothing is wrong with, but for where they lie."""

_RELEASE = "11111111-0000-4000-8000-00000000000"
_LANTERNS = "The Tin Lanterns"


@dataclass(frozen=True, slots=True)
class Piece:
    """One audio file.

    Attributes:
        path: where it lies, with slashes.
        seed: which sound it holds.
        tags: fields as `make_audio` takes them; none at all for a file without tags.
        frames: ID3 frames that are written as they are, whatever they hold.
    """

    path: str
    seed: str = "mp3"
    tags: dict[str, Any] = field(default_factory=dict)
    frames: dict[str, str] = field(default_factory=dict)


def album(
    folder: str,
    count: int = 6,
    seed: str = "mp3",
    *,
    first: int = 1,
    name: str = "{n:02}",
    title: str = "Song {n}",
    **tags: object,
) -> list[Piece]:
    """Return the tracks of an album, or of a part of one.

    Args:
        folder: where they lie.
        count: how many they are.
        seed: which sound they hold.
        first: number of the first one.
        name: their file names; `{n}` stands for the number.
        title: their titles, likewise.
        tags: what else their tags say; texts may hold `{n}`.
    """
    suffix = SUFFIX_OF_SEED.get(seed, seed)
    return [
        Piece(
            f"{folder}/{name.format(n=n)}.{suffix}",
            seed,
            {"title": title.format(n=n), "track": n}
            | {key: _numbered(value, n) for key, value in tags.items()},
        )
        for n in range(first, first + count)
    ]


def untagged(folder: str, count: int = 4, seed: str = "mp3", *, name: str) -> list[Piece]:
    """Return files that nothing but their names tell of."""
    return [Piece(f"{folder}/{name.format(n=n)}.{seed}", seed) for n in range(1, count + 1)]


def _numbered(value: object, n: int) -> object:
    return value.format(n=n) if isinstance(value, str) else value


def messy_collection() -> Iterator[Piece]:
    """Yield every audio file of the messy library."""
    for part in (
        _compilations, _sets_of_discs, _spellings, _several_makers, _nameless, _live,
        _false_friends, _small_releases, _editions, _namesakes, _known_to_musicbrainz, _classical,
        _soundtracks, _odd_names, _hostile, _plain,
    ):  # fmt: skip
        yield from part()


def _compilations() -> Iterator[Piece]:
    sunny: dict[str, Any] = {"album": "Sunny Days Vol. 1", "artist": "Guest {n}", "date": "2001"}
    yield from album("downloads/Sunny Days Vol 1", 6, compilation=True, **sunny)
    yield from album("desktop/stuff", 6, first=7, compilation=True, **sunny)
    disco: dict[str, Any] = {"album": "Kitchen Disco", "artist": "Dancer {n}", "date": "2003"}
    yield from album("itunes/Compilations/Kitchen Disco", 5, "m4a", compilation=True, **disco)
    yield from album("itunes/Music/kitchen", 5, "alac", first=6, compilation=True, **disco)
    for number, seed in enumerate(EVERY_FORMAT, 1):
        yield from album(
            f"formats/{number % 4}", 1, seed, first=number, artist="Maker {n}",
            album="Every Format", date="2010", compilation=True,
        )  # fmt: skip
    for number in range(1, 9):
        yield from album(
            f"sorted/Guest {number}/Rainy Nights", 1, "ogg", first=number, artist="Guest {n}",
            album="Rainy Nights", date=str(1990 + number),
        )  # fmt: skip
    parade: dict[str, Any] = {"album": "Schlager-Parade", "artist": "Interpret {n}", "date": "1974"}
    yield from album("rips/parade", 5, "flac", albumartist="Verschiedene Interpreten", **parade)
    yield from album("rips/parade 2", 5, "flac", first=6, albumartist="VA", **parade)
    yield from album(
        "dump/lanterns/best", 8, artist=_LANTERNS, album="The Best of the Tin Lanterns",
        date="1990", compilation=True,
    )  # fmt: skip


def _sets_of_discs() -> Iterator[Piece]:
    for disc in (1, 2):
        yield from album(
            "dump/lanterns/parade", 6, name=f"{disc}-{{n:02}}", title=f"Side {disc} Song {{n}}",
            artist=_LANTERNS, album="Lantern Parade", date="1983", disc=disc, disc_total=2,
        )  # fmt: skip
        yield from album(
            f"rips/Orla Finn - Winterbook/CD{disc}", 6, "flac", title=f"Page {disc}.{{n}}",
            artist="Orla Finn", albumartist="Orla Finn", album="Winterbook", date="1999",
        )  # fmt: skip
        yield from album(
            f"itunes/Music/Orla Finn/Summerbook (Disc {disc})", 5, "m4a",
            title=f"Leaf {disc}.{{n}}", artist="Orla Finn",
            album=f"Summerbook (Disc {disc})", date="2001",
        )  # fmt: skip
        yield from album(
            "downloads/odd discs", 4, "wma", name=f"d{disc}t{{n}}", title=f"Odd {disc}.{{n}}",
            artist="Orla Finn", album="Two and Seven", date="2005", disc=1 if disc == 1 else 7,
            disc_total=2,
        )  # fmt: skip
    for disc in (1, 2, 3):
        yield from album(
            f"rips/Marrow box/[Disc {disc}]", 4, "ogg", title=f"Bone {disc}.{{n}}",
            artist="Marrow", album="The Marrow Box", date="2015",
        )  # fmt: skip
    for disc, word in enumerate(("one", "two"), 1):
        yield from untagged(
            f"usb stick/Pale Riders - Long Trail (1975)/CD {word}", 3,
            name=f"{{n:02}} - Mile {disc}.{{n}}",
        )  # fmt: skip


def _spellings() -> Iterator[Piece]:
    yield from album(
        "downloads/lights", 10, "flac", artist=_LANTERNS, album="Harbour Lights", date="1979"
    )
    yield from album("downloads/dogs", 8, artist="TIN LANTERNS", album="Stray Dogs", date="1981")
    yield from album(
        "downloads/room", 8, "ogg", artist="Tin Lanterns, The", album="Quiet Room", date="1985"
    )
    yield from album("dump/lights a", 3, artist="the tin lanterns", album="Neon", date="1988")
    yield from album(
        "dump/lights b", 3, first=4, artist="The Tin  Lanterns", album="NEON", date="1988"
    )
    yield from album(
        "dump/ice", 7, "flac", artist="S\u00f3ley V\u00edk", album="\u00cds", date="2009"
    )
    yield from album(
        "dump/fire", 6, "opus", artist="So\u0301ley Vi\u0301k", album="Eldur", date="2012"
    )
    yield from album(
        "dump/ice again", 2, "flac", first=8, artist="So\u0301ley Vi\u0301k", album="I\u0301s",
        date="2009",
    )  # fmt: skip
    garden: dict[str, Any] = {"album": "Neon Garden", "date": "2015"}
    yield from album("dump/kaito", 4, artist="Kaito Bloom", **garden)
    yield from album("dump/kaito", 1, first=5, artist="Kaito Bloom feat. Mira Vale", **garden)
    yield from album("dump/kaito", 1, first=6, artist="Kaito Bloom (ft. Ola Ek)", **garden)
    yield from album(
        "dump/kaito", 1, first=7, artist="Kaito Bloom", title="Song 7 (feat. Nils)", **garden
    )
    yield from album("dump/kaito", 1, first=8, artist="Kaito Bloom featuring Mira Vale", **garden)


def _several_makers() -> Iterator[Piece]:
    both = ("Ada North", "Bo South")
    for number, seed in enumerate(("mp3", "flac", "ogg", "opus", "wma", "ape", "wv"), 1):
        yield from album(
            "collab", 1, seed, first=number, artist=both, albumartist=both, album="Common Ground",
            date="2012",
        )  # fmt: skip
    for number, text in enumerate(
        ("Ada North; Bo South", "Ada North / Bo South", "Ada North & Bo South",
         "Ada North, Bo South"), 8,
    ):  # fmt: skip
        yield from album(
            "collab", 1, "m4a", first=number, artist=text, albumartist=text,
            album="Common Ground", date="2012",
        )  # fmt: skip
    yield from album("dump/north", 6, artist="Ada North", album="Polar", date="2008")
    yield from album("dump/south", 6, artist="Bo South", album="Austral", date="2010")


def _nameless() -> Iterator[Piece]:
    yield from untagged("usb stick/Pale Riders - Dust (1971)", 6, name="{n:02} - Rider {n}")
    yield from untagged("usb stick/Pale Riders/Second Dust", 5, "ogg", name="{n:02} Rider {n}")
    yield from untagged(
        "usb stick/Various Artists - Hits of the Sea (1988)",
        6,
        name="{n:02} - Sailor {n} - Wave {n}",
    )
    yield from untagged("usb stick/Nora_Quill_-_Glass_(2002)", 5, name="{n:02}_-_Pane_{n}")
    yield from untagged("usb stick/Nora Quill/2006 - Iron", 5, "flac", name="{n:02}. Bar {n}")
    yield from untagged("unsorted", 4, "flac", name="Nora Quill - Paper Boats - {n:02} - Fold {n}")
    yield Piece("unsorted/Pale Riders - Lonesome.mp3")
    yield Piece("unsorted/Pale Riders - Moonless.ogg", "ogg")
    yield from untagged("New Folder", 3, name="track{n:02}")
    yield Piece("New Folder/audio (3).mp3")
    yield Piece("recordings/AUD_20190512.wav", "wav")
    yield Piece("downloads/dogs/unnamed.mp3")
    yield Piece("mystery.ogg", "ogg")
    yield Piece("unsorted/only a title.mp3", "mp3", {"title": "Somebody Sang This"})


def _live() -> Iterator[Piece]:
    yield from album(
        "bootlegs/hall", 7, artist=_LANTERNS, album="Live at Harbour Hall", date="1984"
    )
    yield from album(
        "bootlegs/zenith", 6, "flac", artist="Orla Finn", album="1983-12-17 Le Zénith, Paris"
    )
    yield from album(
        "bootlegs/rockpalast", 5, artist="Marrow", album="Rockpalast 08.03.1997", date="1997"
    )
    yield from album(
        "bootlegs/ferry", 6, "ogg", artist="Kaito Bloom", album="Night Ferry", date="2018",
        release_type=("album", "live"), mb_album_id=f"{_RELEASE}1",
    )  # fmt: skip
    yield from album("bootlegs/plug", 5, artist="Sóley Vík", album="Unplugged", date="2014")
    yield from album(
        "bootlegs/encore", 6, title="Song {n} (Live)", artist="Vera Stone", album="Encore",
        date="2019",
    )  # fmt: skip


def _false_friends() -> Iterator[Piece]:
    for year, name in enumerate(
        ("Live Through This", "Alive", "Demolition", "Golden Hits", "Deliverance", "The Way I Live",
         "Olive Grove", "Live and Let Die", "Demon Days", "Deluxe Motel"), 1991,
    ):  # fmt: skip
        folder = name.lower().replace(" ", "_")
        yield from album(f"dump/vera/{folder}", 4, artist="Vera Stone", album=name, date=str(year))
    yield from album("dump/nobody", 5, album="Golden Hits", title="Hit {n}", date="1969")


def _small_releases() -> Iterator[Piece]:
    yield from album("singles/tidal", 4, artist="Vera Stone", album="Tidal EP", date="2003")
    yield from album(
        "singles/glow", 2, "m4a", artist="Vera Stone", album="Glow - Single", date="2004"
    )
    yield from album(
        "singles/mb", 3, "flac", artist="Kaito Bloom", album="Drift", date="2013",
        release_type="ep", mb_album_id=f"{_RELEASE}2",
    )  # fmt: skip
    yield Piece("singles/loose.mp3", "mp3", {"title": "Loose End", "artist": "Vera Stone"})
    yield Piece("singles/looser.ogg", "ogg", {"title": "Looser End", "artist": "VERA STONE"})


def _editions() -> Iterator[Piece]:
    deluxe: dict[str, Any] = {"artist": _LANTERNS, "original_date": "1979", "date": "2009"}
    yield from album("shop/deluxe", 12, "flac", album="Harbour Lights (Deluxe Edition)", **deluxe)
    yield from album(
        "shop/remaster", 6, "flac", artist=_LANTERNS, album="Stray Dogs (Remastered)",
        original_date="1981", date="2011",
    )  # fmt: skip
    yield from album("attic/demos", 5, artist="Marrow", album="Attic Demos", date="1992")
    yield from album("attic/bsides", 5, artist="Marrow", album="B-Sides & Rarities", date="2000")
    yield from album(
        "shop/oak a", 4, artist="Nora Quill", album="Old Oak", original_date="1978", date="2011"
    )
    yield from album("shop/oak b", 4, first=5, artist="Nora Quill", album="Old Oak", date="1978")


def _namesakes() -> Iterator[Piece]:
    for artist in ("Ada North", "Vera Stone"):
        yield from album(
            "dump/first light", 5, name=f"{artist} {{n:02}}", title=f"{artist[:3]} {{n}}",
            artist=artist, album="First Light", date="2006",
        )  # fmt: skip
        yield from album(
            "dump/hits", 5, name=f"{artist} {{n:02}}", title=f"{artist[:3]} Hit {{n}}",
            artist=artist, album="Greatest Hits", date="2016",
        )  # fmt: skip
    yield from album("dump/marrow 1", 6, artist="Marrow", album="Marrow", date="1994")
    yield from album("dump/marrow 2", 6, "flac", artist="Marrow", album="Marrow", date="2008")


def _known_to_musicbrainz() -> Iterator[Piece]:
    hour: dict[str, Any] = {"album": "Blue Hour", "date": "1999", "mb_album_id": f"{_RELEASE}3"}
    yield from album("mb/a", 5, "flac", albumartist="Mira Vale", artist="Mira Vale", **hour)
    yield from album("mb/b", 3, "flac", first=6, albumartist="Vale, Mira", artist="M. Vale", **hour)
    yield from album(
        "mb/sampler", 6, "opus", artist="Guest {n}", albumartist="Various Artists",
        album="Label Night", date="2017", release_type=("album", "compilation"),
        mb_album_id=f"{_RELEASE}4",
    )  # fmt: skip
    for letter, sound, number in (("5", "flac", "MV-1"), ("6", "mp3", "MV-1R")):
        yield from album(
            f"mb/pressing {letter}", 4, sound, title=f"Cut {{n}} of {letter}", artist="Mira Vale",
            album="Red Hour", date="2004", mb_album_id=f"{_RELEASE}{letter}", country="DE",
            catalog_number=number,
        )  # fmt: skip


def _classical() -> Iterator[Piece]:
    for number, orchestra in enumerate(("Nordsee-Orchester", "Alpenphilharmonie") * 3, 1):
        yield from album(
            "klassik/sinfonien", 1, "flac", first=number, title=f"Sinfonie Nr. {number}",
            artist=f"{orchestra}, Dirigent {number}", composer="Ludwig Ahlberg",
            album="Die sechs Sinfonien", genre="Classical", date="1998",
        )  # fmt: skip
    for number, composer in enumerate(("Ludwig Ahlberg", "Clara Wenz", "Jan Molin"), 1):
        yield from album(
            "klassik/recital", 1, "flac", first=number, title=f"Nocturne {number}",
            artist="Mara Lind", albumartist="Mara Lind", composer=composer,
            album="Nocturnes", genre="Classical", date="2003",
        )  # fmt: skip
    cast = ("Mara Lind", "Alpenphilharmonie", "Hans Ott")
    yield from album(
        "klassik/konzert", 3, "m4a", title="Klavierkonzert: {n}. Satz", artist=cast,
        albumartist=cast, composer="Clara Wenz", album="Klavierkonzert", genre="Klassik",
        date="2007",
    )  # fmt: skip


def _soundtracks() -> Iterator[Piece]:
    yield from album(
        "films/drive", 7, "opus", artist="Band {n}", albumartist="Various Artists",
        album="The Long Drive: Original Soundtrack", date="1996",
        release_type=("album", "soundtrack"),
    )  # fmt: skip
    yield from album(
        "films/nordlicht", 6, "flac", artist="Ilja Brandt", album="Nordlicht (Original Score)",
        date="2007", release_type=("album", "soundtrack"),
    )  # fmt: skip


def _odd_names() -> Iterator[Piece]:
    yield from album(
        "odd/slash", 3, artist="AC/FM", album='What: "Now"? <Part 1>', title="One|Two {n}*",
        date="1987",
    )  # fmt: skip
    yield from album("odd/con", 3, artist="Con", album="Aux", date="1982")
    yield from album("odd/dots", 3, artist="...And Rain", album="Wait...", date="1993")
    yield from album("odd/up", 3, artist="../../etc", album="passwd", title="../{n}", date="1970")
    yield from album("odd/fox", 3, "flac", artist="🎷 Sax Fox", album="🌙 Moon", date="2020")
    yield from album("odd/rtl", 3, artist="שלום עולם", album="אור", title="שיר {n}", date="2011")
    yield from album(
        "odd/arabic", 3, "ogg", artist="ليلى", album="قمر", title="أغنية {n}", date="2013"
    )
    yield from album(
        "odd/long", 3, artist="Long Winded", album="A" + "h" * 290, title="Ö" * 200 + " {n}",
        date="2001",
    )  # fmt: skip


def _hostile() -> Iterator[Piece]:
    yield Piece(
        "hostile/huge.mp3", "mp3",
        {"artist": "Huge", "album": "Sizes", "date": "1999", "track": 1, "title": "x"},
        {"TIT2": "y" * 5_000_000},
    )  # fmt: skip
    yield Piece(
        "hostile/crowd.mp3", "mp3",
        {"albumartist": "Huge", "album": "Sizes", "date": "1999", "track": 2, "title": "Crowd"},
        {"TPE1": "\0".join(f"Singer {n}" for n in range(10_000))},
    )  # fmt: skip
    yield Piece(
        "hostile/one of none.mp3", "mp3",
        {"artist": "Huge", "album": "Sizes", "title": "None"}, {"TRCK": "1/0", "TDRC": "19xx"},
    )  # fmt: skip
    garbled = "Björn Älv".encode().decode("latin-1")
    yield from album("hostile/right", 3, artist="Björn Älv", album="Skär", date="2000")
    yield from album(
        "hostile/garbled", 2, first=4, artist=garbled, album="Skär".encode().decode("latin-1"),
        date="2000",
    )  # fmt: skip
    contrary: dict[str, Any] = {"album": "Contrary", "albumartist": "Mira Vale"}
    yield from album("hostile/contrary", 6, artist="Mira Vale", date="2002", **contrary)
    yield from album("hostile/contrary", 1, first=7, artist="Mira Vale", date="1902", **contrary)
    yield from album(
        "hostile/contrary", 1, first=8, artist="Somebody Else", date="2002", compilation=True,
        disc=7, disc_total=2, **contrary,
    )  # fmt: skip
    yield from album(
        "hostile/unknown", 3, artist="Unknown Artist", album="Unknown Album", title="Track {n}"
    )


def _plain() -> Iterator[Piece]:
    """Albums that nothing is wrong with, but for where they lie."""
    for number in range(1, PLAIN + 1):
        artist = PLAIN_MAKERS[(number - 1) % len(PLAIN_MAKERS)]
        seed = EVERY_FORMAT[number % 6]
        yield from album(
            f"heap/{number:02}", 9, seed, name="{n:02} - by " + artist, artist=artist,
            album=f"Plain {number}", date=str(1980 + number),
        )  # fmt: skip
    yield from album(
        "heap/Café", 5, name="{n:02} Été", artist="Orla Finn", album="Café Nights", date="1993"
    )
