"""What one input may still cost: processor time, and patience with a reader that says nothing."""

from __future__ import annotations

from dataclasses import dataclass

from haixi_check.readers import limits


@dataclass()
class Budget:
    """What is left for one input; the members of a zip share what it has."""

    seconds: float
    """Of processor time, in whatever process reads."""
    patience: float
    """Seconds that are still waited for readers that say nothing."""
    whole: float
    """The processor time that there was at first."""

    @classmethod
    def for_size(cls, size: int) -> Budget:
        """What an input of so many bytes may cost."""
        more = max(size - limits.SMALL_FILE, 0) / limits.MIB * limits.SECONDS_PER_MIB
        budget = cls(0.0, 0.0, 0.0)
        budget._raise_by(limits.SECONDS + more)
        return budget

    @property
    def is_spent(self) -> bool:
        """Whether nothing of one of the two is left."""
        return self.seconds <= 0 or self.patience <= 0

    def allow_member(self) -> None:
        """Allow for one more member of a zip, unless the earlier ones have used up everything."""
        if not self.is_spent:
            self._raise_by(limits.SECONDS_PER_MEMBER)

    def _raise_by(self, seconds: float) -> None:
        self.seconds += seconds
        self.whole += seconds
        self.patience += seconds * limits.TIMES_ASLEEP
