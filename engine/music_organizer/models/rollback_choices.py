"""What a person chose for a rollback."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from music_organizer.models.conflict import ConflictStrategy
from music_organizer.models.verdict import Verdict

_NO_STRATEGIES: Mapping[int, ConflictStrategy] = MappingProxyType({})


class RollbackChoices(Struct, frozen=True):
    """What the person chose for a rollback; operations are named by their sequence.

    Attributes:
        included: verdicts to act on beside those that act by themselves.
        strategy: what to do when the old place is taken.
        only: the operations to take back; `None` means all.
        accepted: single operations to act on though their verdict does not act by itself.
        strategies: what to do when the old place of a single operation is taken.
    """

    included: frozenset[Verdict] = frozenset()
    strategy: ConflictStrategy = ConflictStrategy.SKIP
    only: frozenset[int] | None = None
    accepted: frozenset[int] = frozenset()
    strategies: Mapping[int, ConflictStrategy] = field(default_factory=lambda: _NO_STRATEGIES)

    def strategy_for(self, sequence: int) -> ConflictStrategy:
        """Return what to do when the old place of an operation is taken."""
        return self.strategies.get(sequence, self.strategy)

    def accepts(self, sequence: int, verdict: Verdict) -> bool:
        """Tell whether an operation of this verdict is to be acted on."""
        chosen = verdict in self.included or sequence in self.accepted
        return verdict.acts_by_default or (chosen and verdict.may_act)
