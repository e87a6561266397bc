"""What the command line says about single albums: `--treat-as "ARTIST/ALBUM=KIND"`."""

from collections.abc import Sequence

from music_organizer.errors import UsageError
from music_organizer.models.album_choice import BY_VARIOUS, AlbumChoice
from music_organizer.models.category import Category

VARIOUS, AUTOMATIC = "various", "auto"
KINDS = (*(one.value for one in Category), VARIOUS, AUTOMATIC)


def chosen_albums(given: Sequence[str]) -> dict[str, AlbumChoice | None]:
    """Return what is decided about albums, `None` where the tags shall decide again.

    Raises:
        UsageError: an option does not make sense.
    """
    return dict(map(_chosen, given))


def kind_of(choice: AlbumChoice) -> str:
    """Return a choice as the command line writes it."""
    if choice.category is not None:
        return choice.category.value
    return VARIOUS if choice == BY_VARIOUS else f"by {choice.album_artist}"


def _chosen(text: str) -> tuple[str, AlbumChoice | None]:
    name, _, kind = text.rpartition("=")
    if not name.strip() or kind not in KINDS:
        raise UsageError(
            f"--treat-as takes ARTIST/ALBUM=KIND, not {text!r}; KIND is one of {', '.join(KINDS)}."
        )
    if kind == AUTOMATIC:
        return name, None
    return name, BY_VARIOUS if kind == VARIOUS else AlbumChoice(category=Category(kind))
