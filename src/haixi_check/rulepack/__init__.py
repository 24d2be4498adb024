"""A rule pack, loaded whole: its cover, its form, its targets in document order.

Holds and looks up; it reads no file and judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from haixi_check.plain import dataclass
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.overlay import AppliedOverlay
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.periods import By
from haixi_check.rulepack.targets import Exhortation, Target


@dataclass(frozen=True, kw_only=True)
class RulePack:
    """What submissions are judged by.

    `sha256` is over the names and bytes of all its files, `path` the folder that it was read from.
    `built_in` is a pack that says what one of the program's own says, wherever it was read from.
    """

    pack: Pack
    form: Form
    targets: tuple[Target, ...]
    """In document order, by the first clause that prints each."""
    exhortations: tuple[Exhortation, ...]
    """In document order too."""
    sha256: str
    path: Path = field(compare=False)
    built_in: bool
    overlays: tuple[AppliedOverlay, ...] = ()
    """What the pack was changed by, in this order; its own files say what they said."""
    _known: Mapping[str, tuple[Target, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known: dict[str, tuple[Target, ...]] = {}
        for target in self.targets:
            for name in {target.id, target.code.lower(), obligation(target).lower()}:
                known[name] = (*known.get(name, ()), target)
        object.__setattr__(self, "_known", known)

    def target(self, name: str) -> Target | None:
        """The target with this id or code, in any case; `None` where none or several have it."""
        found = self.named(name)
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> tuple[Target, ...]:
        """The targets with this id or code, in any case: `Q24` names `Q24a` and `Q24b`."""
        return self._known.get(name.strip().lower(), ())

    @property
    def due_year(self) -> int:
        """The last year in which a target falls due; without any, the first that is judged."""
        due = [target.period.by for target in self.targets if isinstance(target.period, By)]
        return max(due, default=self.pack.judged_from)

    @property
    def clause_ids(self) -> tuple[str, ...]:
        """Every clause of the opinion, in document order."""
        return tuple(clause.id for clause in self.pack.clauses)

    def first_clause(self, item: Target | Exhortation) -> str:
        """The first clause, in document order, that prints `item`."""
        return min(item.clauses, key=self.clause_ids.index)


def obligation(target: Target) -> str:
    """The code of the obligation that a target is part of: `Q24` for `Q24a`."""
    return re.sub(r"[a-z]$", "", target.code)
