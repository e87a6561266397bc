"""Who reads what anybody may have written, and what has to hold of every answer."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

from music_organizer import HistoryArchive, OperationRollbackService
from music_organizer.errors import BackupError, PathFormatError
from music_organizer.filesystem.finding_names import NameFinder
from music_organizer.history.operation_log import read_log
from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.config import DEFAULT_PATH_FORMATS, BackupPolicy
from music_organizer.models.file_identity import FileIdentity
from music_organizer.models.format_presets import FORMAT_PRESETS
from music_organizer.models.playlist_rewrite import Edit, PlaylistRewrite
from music_organizer.planning import cue_sheets
from music_organizer.planning.path_format import FIELDS, MAX_PATH, MissingFieldError, PathFormat
from music_organizer.planning.placement import placements
from music_organizer.playlists.playlist import Playlist, understood
from music_organizer.result import Success
from music_organizer.services.restore import RestoreService
from music_organizer.services.workspace import Workspace
from music_organizer.tags.pictures import read_embedded_picture
from music_organizer.tags.pool import TagReaderPool
from music_organizer.tags.unreadable import UnreadableTags
from tests.engine.services.stage import Stage
from tests.faults.mutating import mutated, mutated_log
from tests.properties.test_damaged_logs import assert_leads_nowhere_else
from tests.support.audio import SEEDS, make_audio
from tests.support.manifest import manifest
from tests.support.reading import read_audio_file

_PATIENCE, _GIVEN_UP_WITHIN = 2.0, 15.0
_LIKELY = 0.8
_BYTES = "surrogateescape"
_IDENTITY = FileIdentity(1, 2, 3, 4)
_HALF = 0.5
_KNOWN = {"source", "library", "home", "outside", "restored"}
_SHORT = {"track", "disc", "disctotal", "year", "date", "decade", "initial"}
_TAGS: dict[str, Any] = {
    "title": "Ä title", "artist": "Ada", "album": "Blue", "track": 3, "date": "2004",
}  # fmt: skip
_TAG_WORDS = (
    *(b"ID3\x03\0\0", b"ID3\x04\0\0", b"TAG", b"APETAGEX", b"fLaC", b"OggS", b"MPCK", b"RIFF"),
    *(b"TIT2", b"APIC", b"moov", b"\xa9nam", b"covr", b"METADATA_BLOCK_PICTURE=", b"../../x"),
)
_FORMAT_WORDS = (
    *(b"{title}", b"[", b"]", b"{", b"}", b"/", b"..", b"\\", b"|", b'"', b":short(9)", b":pad(4)"),
    *(b":upper", b":initial", b":sorted", b"\0", b"\xe2\x80\xae", b"CON", b"{albumartist|artist}"),
)
_VALUES = (b"The Beatles", "Größe 界 🎷".encode(), b"../..", b"a/b\\c", b"NUL", b" . ")
_LIST_WORDS = (
    *(b"\n", b"\r\n", b"#EXTM3U\n", b"one.mp3", b"../", b"file:///", b"%2e%2e%2f", b'FILE "'),
    *(
        b"<location>",
        b"</location>",
        b"<![CDATA[",
        b"File1=",
        b"&#x2f;",
        b"http://x/",
        b"\xef\xbb\xbf",
    ),
)
_M3U = "#EXTM3U\n#EXTINF:1,One\none.mp3\nÅ b/zwei.mp3\n./drei & vier.flac\ngone.mp3\n"
_CUE = (
    'PERFORMER "Ada"\nTITLE "../Blue"\nREM DATE 1998\nFILE "one.mp3" MP3\n  TRACK 01 AUDIO\n'
    '    TITLE "Öne"\n    INDEX 01 00:00:00\nFILE one.mp3 WAVE\n  TRACK 02 AUDIO\n'
)
_LISTS: Mapping[str, tuple[bytes, ...]] = {
    ".m3u": tuple(_M3U.encode(name) for name in ("utf-8", "cp1252", "utf-16")),
    ".m3u8": (_M3U.encode(), _M3U.replace("\n", "\r\n").encode("utf-8-sig")),
    ".pls": (b"[playlist]\nFile1=one.mp3\nTitle1=One\nFile2=gone.mp3\nNumberOfEntries=2\n",),
    ".xspf": (
        b'<?xml version="1.0"?><playlist version="1"><trackList><track>'
        b"<location>one.mp3</location></track><track><location>drei%20&amp;%20vier.flac</location>"
        b"</track></trackList></playlist>",
    ),
    ".cue": tuple(_CUE.encode(name) for name in ("utf-8", "utf-16", "cp1252")),
}


class BrokenPromiseError(Exception):
    """An answer that ought never to be given."""


def expect(holds: object, what: object) -> None:
    """Raise when something does not hold."""
    if not holds:
        raise BrokenPromiseError(what)


class HungError(BaseException):
    """An input took longer than it may; no handler of an `Exception` gets to see this."""


class TagReading:
    """Tags and pictures of songs in every format.

    A file that hangs is asked for again in a process of its own, as the program does, which has to
    be given up in time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seeds: dict[str, list[bytes]] = {}
        for seed in SEEDS:
            for number, cover in enumerate((False, True)):
                path = make_audio(folder / f"{number}.{seed}", seed, cover=cover, **_TAGS)
                self._seeds.setdefault(Path(SEEDS[seed]).suffix, []).append(path.read_bytes())

    def attempt(self, random: Random) -> None:
        suffix, other = random.choices(list(self._seeds), k=2)
        seeds = self._seeds[suffix if random.random() < _LIKELY else other]
        path = self._folder / f"fuzzed{suffix}"
        path.write_bytes(mutated(random, seeds, _TAG_WORDS))
        try:
            self._read(path)
        except HungError:
            self._given_up(path)

    def _read(self, path: Path) -> None:
        with suppress(UnreadableTags):
            audio = read_audio_file(path)
            expect(audio.path == path, audio)
            read_embedded_picture(path)

    def _given_up(self, path: Path) -> None:
        begun = time.monotonic()
        with TagReaderPool(1, seconds_per_file=_PATIENCE) as pool:
            (answer,) = pool.read([path])
        expect(isinstance(answer, UnreadableFile), answer)
        expect(time.monotonic() - begun < _GIVEN_UP_WITHIN, f"{path} was not given up in time")


class PathFormats:
    """Path formats that somebody typed, with values that somebody wrote into tags."""

    def __init__(self, _folder: Path) -> None:
        self._formats = [
            text.encode()
            for preset in FORMAT_PRESETS.values()
            for text in preset.path_formats.values()
        ]

    def attempt(self, random: Random) -> None:
        text = mutated(random, self._formats, _FORMAT_WORDS)[:2000].decode(errors=_BYTES)
        try:
            path_format = PathFormat.parse(text)
        except PathFormatError as error:
            expect(1 <= error.column <= len(text) + 1, (text, error.column))
            return
        values = {name: self._value(random, name) for name in FIELDS}
        try:
            components = path_format.render(values, suffix_length=5)
        except MissingFieldError:
            return
        whole = "/".join(components)
        expect(components and len(whole) + 5 <= MAX_PATH, whole)
        for component in components:
            expect(component not in {"", ".", ".."}, (text, values))
            expect(not set(component) & set("/\\\0"), (text, values))
            expect(len(os.fsencode(component)) <= 255, (text, values))

    @staticmethod
    def _value(random: Random, name: str) -> str:
        value = mutated(random, _VALUES, _FORMAT_WORDS).decode(errors=_BYTES)
        return value[:4] if name in _SHORT else value[:3000]


class Playlists:
    """Playlists that name files which are there, and many that are not."""

    suffixes: tuple[str, ...] = (".m3u", ".m3u8", ".pls", ".xspf")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "Å b").mkdir()
        for name in ("one.mp3", "Å b/zwei.mp3", "drei & vier.flac"):
            (folder / name).write_bytes(b"song")
        self._finder = NameFinder()

    def attempt(self, random: Random) -> None:
        suffix = random.choice(self.suffixes)
        path = self._folder / f"list{suffix}"
        data = mutated(random, _LISTS[suffix], _LIST_WORDS)
        playlist = understood(path, _IDENTITY, data, self._finder.find)
        moved = self._folder / "else where" / "möved.mp3"
        edits = []
        for named in playlist.named:
            piece = playlist.piece_naming(named, moved, self._folder)
            if piece is not None:
                edits.append(Edit(named.start, named.line, named.piece, piece))
        rewrite = PlaylistRewrite(playlist.encoding, tuple(edits))
        if edits:
            made = rewrite.applied(data)
            expect(rewrite.may_have_made(data, made), data)
            expect(_undone(made, playlist, edits) == data, data)


def _undone(made: bytes, playlist: Playlist, edits: list[Edit]) -> bytes:
    """Return the bytes before the edits, found from what they made alone."""
    shift, back = 0, []
    for edit in edits:
        back.append(Edit(edit.start + shift, edit.line, edit.new, edit.old))
        shift += len(edit.new) - len(edit.old)
    return PlaylistRewrite(playlist.encoding, tuple(back)).applied(made)


class CueSheets(Playlists):
    """Cue sheets, which name their files like playlists do, and tell what is in them."""

    suffixes = (".cue",)

    def attempt(self, random: Random) -> None:
        super().attempt(random)
        sheets = cue_sheets.CueSheets()
        path = self._folder / "list.cue"
        sheets.add(path, mutated(random, _LISTS[".cue"], _LIST_WORDS))
        told = sheets.told(AudioFile(self._folder / "one.mp3"))
        ((placed),) = placements([told], self._folder, DEFAULT_PATH_FORMATS)
        expect(placed.target is None or ".." not in placed.target.parts, placed)


class OperationLogs:
    """Operation logs, damaged or forged."""

    def __init__(self, folder: Path) -> None:
        self._lines = _organized(folder).log().read_text("utf-8").splitlines()

    def attempt(self, random: Random) -> None:
        library = Path("/nowhere/library")
        try:
            logged = read_log(_log(random, self._lines), library)
        except BackupError:
            return
        assert_leads_nowhere_else(logged, library)


class BackupManifests:
    """Backup folders of others: restored from, built a history of, and rolled back.

    Whatever their log says, nothing outside the folders of its session is changed by it.
    """

    def __init__(self, folder: Path) -> None:
        self._stage = _organized(folder)
        self._lines = self._stage.log().read_text("utf-8").splitlines()
        (folder / "outside").mkdir()
        (folder / "outside" / "precious.mp3").write_bytes(b"nobody touches this")
        self._outside = manifest(folder / "outside")
        self._organized = folder.with_name(f"{folder.name} as it was")
        _copy(folder, self._organized)

    def attempt(self, random: Random) -> None:
        stage = self._stage
        text = "\n".join(_log(random, self._lines))
        stage.log().write_bytes(text.encode("utf-8", "surrogateescape"))
        before = manifest(stage.source), manifest(stage.target)
        try:
            asyncio.run(self._obeyed(restores=random.random() < _HALF))
            expect(manifest(stage.base / "outside") == self._outside, "it reached outside")
            if (stage.base / "restored").exists():
                expect((manifest(stage.source), manifest(stage.target)) == before, "it reached in")
            known = {path.name for path in stage.base.iterdir()}
            expect(known <= _KNOWN, known)
        finally:
            shutil.rmtree(stage.base)
            _copy(self._organized, stage.base)

    async def _obeyed(self, *, restores: bool) -> None:
        """Do what a person would who found the folder; that it is refused is no fault."""
        workspace = Workspace(self._stage.config)
        try:
            if restores:
                service = RestoreService(workspace=workspace)
                plan = await service.plan(self._stage.log().parent, self._stage.base / "restored")
                if isinstance(plan, Success):
                    await service.execute(plan.value())
                return
            self._stage.forget_history()
            rebuilt = await HistoryArchive(workspace=workspace).rebuild(self._stage.target)
            for one in rebuilt.value().sessions if isinstance(rebuilt, Success) else ():
                await OperationRollbackService(workspace=workspace).rollback_session(one)
        finally:
            await workspace.close()


def _copy(folder: Path, to: Path) -> None:
    subprocess.run(["cp", "-a", str(folder), str(to)], check=True)


def _organized(folder: Path) -> Stage:
    stage = Stage(folder).album(2)
    stage.choose(backup=BackupPolicy.ALL)
    asyncio.run(stage.organize())
    return stage


def _log(random: Random, lines: list[str]) -> list[str]:
    if random.random() < _LIKELY:
        return mutated_log(random, lines)
    damaged = mutated(random, ["\n".join(lines).encode()])
    return damaged.decode("utf-8", "surrogateescape").splitlines()
