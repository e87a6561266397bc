"""Strike the program with every fault there is, and print what came of it: a line for each suite.

    python -m tests.faults.run [--every N] [--jobs N] [--verbose] [WORD …]

Words choose suites: `killed organize` runs those whose name holds both.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from tests.faults.fuzzing import fuzzed
from tests.faults.in_process import failing_disks
from tests.faults.living import lived
from tests.faults.outcome import Attempt, Outcome, gathered
from tests.faults.program import Launcher
from tests.faults.promises import Findings
from tests.faults.sampling import Choice, every
from tests.faults.strikes import Strike
from tests.faults.suites import SUITES
from tests.faults.trials import Setting, Unharmed, unharmed
from tests.faults.workers import workers

_SHOWN = 12


def chosen(words: Sequence[str]) -> Iterator[tuple[str, Setting]]:
    """Yield the suites and settings whose name holds every word."""
    for name, suite in SUITES.items():
        for setting in suite.settings:
            if all(word in f"{name}, {setting.name}" for word in words):
                yield name, setting


def outcomes(
    suites: Iterable[tuple[str, Setting]], choose: Choice, jobs: int
) -> Iterator[Outcome | str]:
    """Run suites, point after point; yield each one's outcome, and meanwhile how far it has come.

    Args:
        suites: names and settings.
        choose: chooses the points of a suite that are tried.
        jobs: processes that work at once.
    """
    with (
        tempfile.TemporaryDirectory(prefix="faults-") as passing,
        workers(jobs, partial(_work_in, passing)) as pool,
    ):
        by_name: dict[str, list[Setting]] = {}
        for name, setting in suites:
            by_name.setdefault(name, []).append(setting)
        settings = dict.fromkeys(
            one for chosen_settings in by_name.values() for one in chosen_settings
        )
        waiting = {setting: pool.submit(usual, setting) for setting in settings}
        unstruck = {setting: waited.result() for setting, waited in waiting.items()}
        tried: dict[tuple[str, Setting], list[Attempt]] = {}
        for name, chosen_settings in by_name.items():
            points = {
                one: list(SUITES[name].strikes(one, unstruck[one])) for one in chosen_settings
            }
            for strike in choose(name, unstruck, points):
                point = strike.label, pool.submit(struck, strike)
                tried.setdefault((name, strike.setting), []).append(point)
        for (name, setting), attempts in tried.items():
            yield from gathered(f"{name}, {setting.name}", attempts)


def usual(setting: Setting) -> Unharmed:
    """Return what a setting's command does when nothing strikes it."""
    return unharmed(setting, _launcher())


def struck(strike: Strike) -> Findings:
    """Let one fault strike, in this process."""
    try:
        return strike.carried_out(_launcher())
    except Exception as error:  # noqa: BLE001 - whatever breaks the attempt is a finding
        found = Findings()
        found.add("misled", [f"the attempt itself broke: {error!r}"])
        _launcher.cache_clear()
        return found


def _work_in(folder: str) -> None:
    """Lay everything that passes into a folder that goes with the run; for a process of its own."""
    tempfile.tempdir = folder


@cache
def _launcher() -> Launcher:
    return Launcher()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was chosen and return 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description="Strike the program with every fault there is.")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    broken = False
    suites = outcomes(chosen(options.words), every(options.every), options.jobs)
    disks = failing_disks(options.words, options.every, options.jobs)
    fuzzing = fuzzed(options.words, options.every, options.jobs)
    lives = lived(options.words, options.every, options.jobs)
    for told in chain(suites, disks, lives, fuzzing):
        if isinstance(told, str):
            _show_progress(told)
            continue
        _show_progress("")
        print(told.line(), flush=True)
        for sentence in told.sentences()[:_SHOWN]:
            broken = True
            print("   ", sentence, flush=True)
    return int(broken)


def _show_progress(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
