"""The atoms of MP4 files, and the free ones that iTunes began."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from music_organizer.tags.fields import Raw, gather, merge
from music_organizer.tags.formats import ForeignTags

_NAME_OF_ATOM: Mapping[str, str] = MappingProxyType(
    {
        "\xa9nam": "title",
        "\xa9ART": "artist",
        "\xa9alb": "album",
        "aART": "albumartist",
        "\xa9day": "date",
        "\xa9gen": "genre",
        "\xa9wrt": "composer",
        "\xa9wrk": "work",
        "\xa9mvn": "movementname",
    }
)
_NAME_OF_PAIR: Mapping[str, str] = MappingProxyType({"trkn": "tracknumber", "disk": "discnumber"})
_FREE = "----:"


def raw_values(tags: ForeignTags) -> Raw:
    """Return the values of MP4 atoms; atoms with a meaning of their own win over free ones."""
    atoms = {name: list(tags[atom]) for atom, name in _NAME_OF_ATOM.items() if atom in tags}
    for atom, name in _NAME_OF_PAIR.items():
        if tags.get(atom):
            count, total = tags[atom][0]
            atoms[name] = [f"{count}/{total}" if total else str(count)]
    if tags.get("\xa9mvi"):
        atoms["movement"] = [str(tags["\xa9mvi"][0])]
    if tags.get("cpil"):
        atoms["compilation"] = ["1"]
    return merge(atoms, gather(_free_texts(tags)))


def has_cover(tags: ForeignTags) -> bool:
    """Tell whether a picture is among the atoms."""
    return bool(tags.get("covr"))


def _free_texts(tags: ForeignTags) -> Iterator[tuple[str, list[str]]]:
    for atom, found in tags.items():
        if atom.startswith(_FREE):
            name = atom.rpartition(":")[2]
            yield name, [bytes(value).decode("utf-8", "replace") for value in found]
