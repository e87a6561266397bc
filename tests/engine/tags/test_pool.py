"""Many files are read in processes that may hang, burst or be killed without harm to the rest."""

import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from music_organizer.errors import EnvironmentFault
from music_organizer.models.audio_file import AudioFile, UnreadableFile
from music_organizer.models.file_identity import FileIdentity
from music_organizer.tags.attendant import Attendant
from music_organizer.tags.pool import TagReaderPool
from music_organizer.tags.workload import Chunk, Workload
from tests.support.audio import make_audio, picture_bytes

# A worker whose MP3 parser does to its process what a hostile file might; the title of the file
# says which. It notes its process, so that tests can find it.
TROUBLED_WORKER = """
    import os, signal, sys, time
    from pathlib import Path
    import mutagen.mp3
    from music_organizer.tags.worker import main

    real = mutagen.mp3.MP3

    def troubled(file, **options):
        media = real(file, **options)
        title = str(media.get("TIT2"))
        if title == "hang":
            while True:
                pass
        if title == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if title == "eat":
            bytearray(3 << 30)
        if title == "dawdle":
            time.sleep(0.02)
        return media

    mutagen.mp3.MP3 = troubled
    with Path(sys.argv[1]).open("a") as log:
        log.write(f"{os.getpid()}\\n")
    main()
"""

LIMITS_MEMORY = Path("/proc/self/statm").exists()
Titles = list[str]


class Worker:
    """A command that starts troubled workers, and the processes it has started."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "processes"
        script = folder / "worker.py"
        script.write_text(dedent(TROUBLED_WORKER), encoding="utf-8")
        self.command = [sys.executable, str(script), str(self._log)]

    def processes(self) -> list[int]:
        text = self._log.read_text(encoding="ascii") if self._log.exists() else ""
        return [int(line) for line in text.split()]

    def wait_for_one(self) -> int:
        until(lambda: bool(self.processes()))
        return self.processes()[0]


@pytest.fixture
def worker(tmp_path_factory: pytest.TempPathFactory) -> Worker:
    return Worker(tmp_path_factory.mktemp("worker"))


def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.01)


def runs(process: int) -> bool:
    """Tell whether a process that is not ours to wait for still runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def songs(folder: Path, titles: Titles) -> list[Path]:
    return [
        make_audio(folder / f"{number:04}.mp3", title=title) for number, title in enumerate(titles)
    ]


def outcomes(results: Iterator[AudioFile | UnreadableFile]) -> list[str]:
    """Return the title of each file, or why there is none, after an exclamation mark."""
    return [
        "!" + result.reason if isinstance(result, UnreadableFile) else result.tags.title
        for result in results
    ]


def test_files_are_answered_in_the_order_of_asking(tmp_path: Path) -> None:
    titles = [f"Song {number}" for number in range(300)]
    paths = songs(tmp_path, titles)
    paths.insert(150, tmp_path / "gone.mp3")
    with TagReaderPool(2, chunk=16) as pool:
        results = list(pool.read(paths))
    assert [result.path for result in results] == paths
    assert isinstance(results[150], UnreadableFile)
    first = results[0]
    assert isinstance(first, AudioFile)
    assert first.identity == FileIdentity.of(paths[0].lstat())
    assert [r.tags.title for r in results if isinstance(r, AudioFile)] == titles


def test_nothing_asked_is_nothing_answered_and_nothing_started(
    tmp_path: Path, worker: Worker
) -> None:
    with TagReaderPool(2, command=worker.command) as pool:
        assert list(pool.read([])) == []
    assert worker.processes() == []


def test_a_few_files_start_one_worker_and_many_start_more(tmp_path: Path, worker: Worker) -> None:
    paths = songs(tmp_path, ["dawdle"] * 60)
    with TagReaderPool(2, command=worker.command) as pool:
        assert len(list(pool.read(paths))) == 60
        assert len(worker.processes()) == 1
    with TagReaderPool(2, chunk=4, command=worker.command) as pool:
        assert len(list(pool.read(paths))) == 60
        assert len(worker.processes()) == 1 + 2


def test_only_a_few_chunks_are_taken_ahead(tmp_path: Path) -> None:
    path = make_audio(tmp_path / "song.mp3", title="T")
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield path

    with TagReaderPool(1, chunk=8) as pool:
        results = pool.read(endless())
        for _ in range(100):
            next(results)
        assert 100 <= taken <= 100 + 8 * 5


def test_names_need_not_be_text(tmp_path: Path) -> None:
    paths = [make_audio(tmp_path / name, title="T") for name in ("gr\udcfc.mp3", "\n\u202eü.mp3")]
    with TagReaderPool(1) as pool:
        assert [result.path for result in pool.read(paths)] == paths


def test_a_file_that_hangs_costs_only_itself(tmp_path: Path, worker: Worker) -> None:
    paths = songs(tmp_path, ["A", "hang", "B", "C", "hang", "D"])
    with TagReaderPool(1, seconds_per_file=0.4, command=worker.command) as pool:
        results = list(pool.read(paths))
    slow = "!Reading its tags took more than 0.4 seconds."
    assert outcomes(iter(results)) == ["A", slow, "B", "C", slow, "D"]
    assert results[1].identity == FileIdentity.of(paths[1].lstat())
    # One is ended before it is known which file it is at, one by each of them, and one goes on.
    assert len(worker.processes()) == 4


def test_a_file_that_sends_the_parser_in_circles_costs_only_itself(tmp_path: Path) -> None:
    first, circle, last = songs(tmp_path, ["A", "", "B"])
    # A Musepack packet that says it is as long as nothing is stepped back from for ever.
    circle = circle.rename(circle.with_suffix(".mpc"))
    circle.write_bytes(b"MPCKXX\0")
    with TagReaderPool(1, seconds_per_file=0.5) as pool:
        found = outcomes(pool.read([first, circle, last]))
    assert found == ["A", "!Reading its tags took more than 0.5 seconds.", "B"]


def test_a_file_that_ends_its_worker_costs_only_itself(tmp_path: Path, worker: Worker) -> None:
    titles = ["die", "A", "B", "die", "die", "C"]
    with TagReaderPool(1, command=worker.command) as pool:
        found = outcomes(pool.read(songs(tmp_path, titles)))
    died = "!Reading its tags ended the reading process twice, so it was given up."
    assert found == [died, "A", "B", died, died, "C"]


@pytest.mark.skipif(not LIMITS_MEMORY, reason="memory is limited where its use can be told")
def test_a_file_that_eats_memory_costs_only_itself(tmp_path: Path, worker: Worker) -> None:
    with TagReaderPool(1, command=worker.command) as pool:
        found = outcomes(pool.read(songs(tmp_path, ["A", "eat", "B"])))
    assert found[0::2] == ["A", "B"]
    assert "memory" in found[1]
    assert len(worker.processes()) == 1


def packed_zeros(length: int) -> bytes:
    """Compress zeros without ever holding them."""
    block = 1 << 24
    packer = zlib.compressobj(9, wbits=-15)
    once = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    count, rest = divmod(length, block)
    assert rest == 0
    checksum = (length % 65521) << 16 | 1
    return b"\x78\xda" + once * count + b"\x03\x00" + checksum.to_bytes(4, "big")


def test_zeros_are_packed_as_zlib_wants_them() -> None:
    assert zlib.decompress(packed_zeros(1 << 25)) == bytes(1 << 25)


@pytest.mark.skipif(not LIMITS_MEMORY, reason="memory is limited where its use can be told")
def test_a_frame_that_unpacks_to_gigabytes_costs_only_its_file(tmp_path: Path) -> None:
    first, bomb, last = songs(tmp_path, ["A", "", "B"])
    frame = (3 << 30).to_bytes(4, "big") + packed_zeros(3 << 30)
    data = b"TIT2" + len(frame).to_bytes(4, "big") + b"\0\x80" + frame
    size = bytes((len(data) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    bomb.write_bytes(b"ID3\3\0\0" + size + data + bomb.read_bytes())
    with TagReaderPool(1, seconds_per_file=60) as pool:
        found = outcomes(pool.read([first, bomb, last]))
    assert found[0::2] == ["A", "B"]
    assert "memory" in found[1]


def test_a_worker_killed_by_somebody_costs_no_file(tmp_path: Path, worker: Worker) -> None:
    titles = ["dawdle"] * 40
    with TagReaderPool(1, command=worker.command) as pool:
        results = pool.read(songs(tmp_path, titles))
        found = [next(results)]
        os.kill(worker.processes()[0], signal.SIGKILL)
        found += results
    assert outcomes(iter(found)) == titles
    assert len(worker.processes()) == 2


def test_a_worker_killed_while_idle_is_replaced(tmp_path: Path, worker: Worker) -> None:
    paths = songs(tmp_path, ["A", "B"])
    with TagReaderPool(1, command=worker.command) as pool:
        assert outcomes(pool.read(paths)) == ["A", "B"]
        os.kill(worker.processes()[0], signal.SIGKILL)
        assert outcomes(pool.read(paths)) == ["A", "B"]


def test_cancelling_from_another_thread_stops_at_once(tmp_path: Path, worker: Worker) -> None:
    paths = songs(tmp_path, ["A", "hang", "B"])
    with TagReaderPool(1, command=worker.command) as pool:
        results = pool.read(paths)
        began = time.monotonic()
        threading.Timer(0.5, pool.cancel).start()
        assert outcomes(results) in ([], ["A"])
        assert time.monotonic() - began < 5
        assert list(pool.read(paths)) == []
    until(lambda: not any(map(runs, worker.processes())))


def test_closing_leaves_no_process_behind(tmp_path: Path, worker: Worker) -> None:
    with TagReaderPool(2, chunk=4, command=worker.command) as pool:
        list(pool.read(songs(tmp_path, ["dawdle"] * 40)))
    assert len(worker.processes()) == 2
    assert not any(map(runs, worker.processes()))


def test_results_nobody_takes_any_more_do_not_delay_the_next_reading(
    tmp_path: Path, worker: Worker
) -> None:
    paths = songs(tmp_path, ["A", "hang", "B"])
    with TagReaderPool(1, chunk=1, command=worker.command) as pool:
        results = pool.read(paths)
        assert next(results).path == paths[0]
        del results
        began = time.monotonic()
        assert outcomes(pool.read([paths[2]])) == ["B"]
        assert time.monotonic() - began < 10


def test_a_chunk_that_is_left_while_it_is_read_answers_for_no_other(
    tmp_path: Path, worker: Worker
) -> None:
    left = Chunk([(one.parent, one.name) for one in songs(tmp_path / "left", ["dawdle"] * 40)])
    next_one = Chunk([(one.parent, one.name) for one in songs(tmp_path / "next", ["A", "B"])])
    workload = Workload()
    attendant = Attendant(workload, worker.command, 20.0)
    attendant.start()
    workload.inbox.put(left)
    until(lambda: bool(left.answers))
    # Whoever leaves it has not come to ending its worker yet.
    left.abandoned = True
    workload.inbox.put(next_one)
    until(lambda: next_one.is_done)
    workload.inbox.put(None)
    attendant.join()
    assert [told[1][1][0] for told in next_one.answers if isinstance(told, tuple)] == ["A", "B"]


@pytest.mark.parametrize(
    "command", [["/nowhere/python"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "1/0"]]
)
def test_a_worker_that_cannot_start_is_a_fault_of_the_machine(
    tmp_path: Path, command: list[str]
) -> None:
    with TagReaderPool(1, command=command) as pool, pytest.raises(EnvironmentFault):
        list(pool.read(songs(tmp_path, ["A"])))


def test_an_error_of_the_callers_own_goes_through(tmp_path: Path) -> None:
    def interrupted() -> Iterator[Path]:
        yield make_audio(tmp_path / "song.mp3")
        raise OSError("the scan broke off")

    with TagReaderPool(1) as pool, pytest.raises(OSError, match="broke off"):
        list(pool.read(interrupted()))


def test_code_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mutagen.py", "json.py", "music_organizer.py"):
        (tmp_path / name).write_text("raise SystemExit('run from the music folder')")
    path = make_audio(tmp_path / "song.mp3", title="T")
    monkeypatch.chdir(tmp_path)
    with TagReaderPool(1) as pool:
        assert outcomes(pool.read([path])) == ["T"]


def test_workers_end_with_their_parent_even_in_a_file_that_hangs(
    tmp_path: Path, worker: Worker
) -> None:
    (path,) = songs(tmp_path, ["hang"])
    script = dedent("""
        import sys
        from pathlib import Path
        from music_organizer.tags.pool import TagReaderPool
        list(TagReaderPool(1, command=sys.argv[2:]).read([Path(sys.argv[1])]))
    """)
    parent = subprocess.Popen([sys.executable, "-c", script, str(path), *worker.command])
    try:
        process = worker.wait_for_one()
        time.sleep(0.5)
        assert runs(process)
    finally:
        parent.kill()
        parent.wait()
    until(lambda: not runs(process))


@pytest.mark.parametrize("trouble", ["hang", "die"])
def test_a_picture_that_is_too_much_for_its_worker_is_none(
    tmp_path: Path, worker: Worker, trouble: str
) -> None:
    bad, good = songs(tmp_path, [trouble, "fine"])
    make_audio(good, title="fine", cover=True)
    with TagReaderPool(1, seconds_per_file=1, chunk=1, command=worker.command) as pool:
        assert pool.read_picture(bad) is None
        assert pool.read_picture(good) == picture_bytes()
        assert outcomes(pool.read([good])) == ["fine"]
