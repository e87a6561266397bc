"""`albums`: what was decided about albums, and taking it back."""

import argparse

from music_organizer.cli.album_options import kind_of
from music_organizer.cli.choices import chosen_config
from music_organizer.cli.exit_codes import ALL_DONE
from music_organizer.cli.rendering.console import Console
from music_organizer.cli.rendering.json_output import show_json
from music_organizer.cli.rendering.words import moment
from music_organizer.cli.running import told
from music_organizer.models.album_choice import RememberedChoice
from music_organizer.services.album_choices import AlbumChoiceService

_COLUMNS = ("Album", "Treated as", "Since")


async def run(arguments: argparse.Namespace, console: Console) -> int:
    """Do what was asked with the choices."""
    actions = {None: _list, "forget": _forget}
    service = AlbumChoiceService(chosen_config(arguments))
    try:
        with told(service.workspace, console):
            return await actions[arguments.action](service, arguments, console)
    finally:
        await service.close()


async def _list(
    service: AlbumChoiceService, arguments: argparse.Namespace, console: Console
) -> int:
    choices = (await service.choices()).value()
    if arguments.format == "json":
        show_json(map(_fields, choices), console)
    elif choices:
        console.table(_COLUMNS, map(_row, choices), wide=0)
    else:
        console.line("Nothing was decided about any album; the tags decide.")
    return ALL_DONE


async def _forget(
    service: AlbumChoiceService, arguments: argparse.Namespace, console: Console
) -> int:
    forgotten = (await service.forget_named(arguments.album)).value()
    console.line(f"The tags decide again about {_name(forgotten)}.")
    return ALL_DONE


def _row(one: RememberedChoice) -> tuple[str, ...]:
    return f"{_name(one)}\n{one.key}", kind_of(one.choice), moment(one.moment)


def _name(one: RememberedChoice) -> str:
    return f"{one.album_artist}/{one.name}" if one.name else f"single tracks of {one.album_artist}"


def _fields(one: RememberedChoice) -> dict[str, str]:
    return {
        "key": one.key,
        "album_artist": one.album_artist,
        "album": one.name,
        "treated_as": kind_of(one.choice),
        "moment": one.moment.isoformat(),
    }
