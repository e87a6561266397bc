"""Measure things in turn, so that what else the machine does falls on all of them alike."""

import json
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Measured = Mapping[str, list[float]]


def in_turn(rounds: int, variants: Mapping[str, Callable[[], float | None]]) -> Measured:
    """Run every variant once in each round and return what each took.

    Args:
        rounds: how often.
        variants: what is measured; one that knows better than the clock returns its own figure.
    """
    taken: dict[str, list[float]] = {name: [] for name in variants}
    for _ in range(rounds):
        for name, variant in variants.items():
            begun = time.perf_counter()
            told = variant()
            taken[name].append(time.perf_counter() - begun if told is None else told)
    return taken


@dataclass(frozen=True, slots=True)
class Line:
    """A limit and what was found.

    Attributes:
        what: what is compared.
        figures: the medians behind it, in words.
        found: the ratio, or whatever the limit speaks of.
        limit: the most it may be; the least when `is_least`.
        is_least: whether more is better.
    """

    what: str
    figures: str
    found: float
    limit: float
    is_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the limit holds."""
        return self.found >= self.limit if self.is_least else self.found <= self.limit


@dataclass(slots=True)
class Table:
    """Lines as they are found, printed one by one and kept as JSON."""

    lines: list[Line] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Print a line and keep it."""
        self.lines.append(line)
        sign = "≥" if line.is_least else "≤"
        verdict = "met" if line.is_met else "NOT MET"
        print(f"{line.what:<52}{line.found:9.3f} {sign} {line.limit:<8g} {verdict}", flush=True)
        print(f"    {line.figures}", flush=True)

    def compare(self, what: str, taken: Measured, one: str, other: str, limit: float) -> None:
        """Add the ratio of two variants that were measured in turn.

        Args:
            what: what is compared.
            taken: what every variant took.
            one: the variant whose time the limit bounds.
            other: the variant it is compared with.
            limit: the most the ratio may be.
        """
        ratio = statistics.median(taken[one]) / statistics.median(taken[other])
        self.add(Line(what, "; ".join(spread(name, taken[name]) for name in taken), ratio, limit))

    def write(self, path: Path) -> None:
        """Write all lines as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        names = ("what", "figures", "found", "limit", "is_met")
        rows = [{name: getattr(line, name) for name in names} for line in self.lines]
        path.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def spread(name: str, taken: list[float]) -> str:
    """Say a median with the range around it, in seconds."""
    return f"{name} {statistics.median(taken):.3f} s [{min(taken):.3f}..{max(taken):.3f}]"
