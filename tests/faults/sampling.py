"""Which of many thousand points are tried when there is time for few."""

import os
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tests.faults.strikes import Strike
from tests.faults.supervisor import Call
from tests.faults.trials import Setting, Unharmed

Choice = Callable[
    [str, Mapping[Setting, Unharmed], Mapping[Setting, Sequence[Strike]]], list[Strike]
]
"""Chooses among the points of a suite, which is named."""

_GOLDEN = 0.6180339887  # its multiples fall evenly between 0 and 1 however many there are


def every(number: int) -> Choice:
    """Choose every n-th point of each setting, from one that depends on the names."""

    def choose(
        suite: str, _: Mapping[Setting, Unharmed], points: Mapping[Setting, Sequence[Strike]]
    ) -> list[Strike]:
        chosen: list[Strike] = []
        for setting, strikes in points.items():
            first = zlib.crc32(f"{suite}, {setting.name}".encode()) % number
            chosen += strikes[first % max(1, len(strikes)) :: number]
        return chosen

    return choose


def spread(most: Mapping[str, int]) -> Choice:
    """Choose points that differ as much as can be: setting, call, kind of file, fault, moment.

    Args:
        most: how many points of each suite.
    """

    def choose(
        suite: str,
        usual: Mapping[Setting, Unharmed],
        points: Mapping[Setting, Sequence[Strike]],
    ) -> list[Strike]:
        kinds: Counter[tuple[str, str]] = Counter()
        details: Counter[int] = Counter()
        left = {setting: list(strikes) for setting, strikes in points.items() if strikes}
        chosen: list[Strike] = []
        while left and len(chosen) < most[suite]:
            setting = list(left)[len(chosen) % len(left)]
            calls = usual[setting].calls
            moment = len(chosen) * _GOLDEN % 1 * len(calls)

            def likeness(
                strike: Strike, calls: Sequence[Call] = calls, moment: float = moment
            ) -> tuple[int, int, float]:
                kind = kinds[_kind(calls[strike.call - 1])]
                return kind, details[strike.detail], abs(strike.call - moment)

            strike = min(left[setting], key=likeness)
            kinds[_kind(calls[strike.call - 1])] += 1
            details[strike.detail] += 1
            chosen.append(strike)
            left[setting].remove(strike)
            if not left[setting]:
                del left[setting]
        return chosen

    return choose


def _kind(call: Call) -> tuple[str, str]:
    """Return the name of a call and the kind of file it changes."""
    return call.name, os.fsdecode(os.path.splitext(call.paths[-1])[1])
