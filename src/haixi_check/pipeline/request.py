"""What a person asks for, and the names in it resolved against the rules.

Light to import: reading begins before the rules are even loaded.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from haixi_check.errors import RefusedError
from haixi_check.plain import dataclass

if TYPE_CHECKING:
    from haixi_check.rulepack import RulePack
    from haixi_check.rulepack.names import Names
    from haixi_check.rulepack.targets import Target
    from haixi_check.verdict import Options


@dataclass(frozen=True, kw_only=True)
class Request:
    """What a person asks to be checked, and how narrowly."""

    paths: tuple[Path, ...]
    pack: str | None = None
    overlays: tuple[Path, ...] = ()
    """What is laid over the pack, in this order."""
    waivers: Path | None = None
    """Which results are excused, if any are."""
    year: int | None = None
    as_of: datetime.date | None = None
    scope: Literal["auto", "whole", "units", "prefecture", "school"] = "auto"
    fail_on: Literal["mandatory", "aspirational", "must-fix"] = "mandatory"
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False
    encoding: str | None = None
    jobs: int = 0
    """How many processes read and judge; 0 leaves it to the machine. No verdict depends on it."""
    outputs: tuple[Path, ...] = ()
    annotate: Path | None = None
    """Where annotated copies of the inputs go, if anywhere."""

    @property
    def processes(self) -> int:
        """How many processes read and judge: as many as the machine has processors, if not told."""
        return self.jobs or os.cpu_count() or 1


Phase: TypeAlias = Literal["reading", "judging", "writing"]
"""What a run is at."""


class Tell(Protocol):
    """Hears how far a run has come."""

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """So many steps of a phase are done; `of` is 0 where nobody knows how many there are."""


def untold(phase: Phase, done: int, of: int) -> None:
    """Tell nobody."""


def resolve_names(request: Request, rules: RulePack) -> Options:
    """What of the rules `request` asks for, every name resolved; an unknown name is refused."""
    from haixi_check.rulepack.names import by_name
    from haixi_check.verdict import Options

    units = by_name({unit.id: unit.names for unit in rules.pack.units})
    clauses = by_name({clause: (clause,) for clause in rules.clause_ids})
    titles = [unit.short.zh for unit in rules.pack.units]
    return Options(
        units=_resolved("unit", request.units, units, titles),
        clauses=_resolved("clause", request.clauses, clauses, rules.clause_ids),
        targets=tuple(_target_ids(request, rules)),
        kind=request.kind,
        exit_zero=request.exit_zero,
    )


def _resolved(
    kind: str, written: Iterable[str], known: Names[str], choice: Iterable[str]
) -> tuple[str, ...]:
    """The ids of the units or clauses that were written; `choice` is offered for an unknown one."""
    ids = []
    for name in written:
        identifier = known.find(name)
        if identifier is None:
            nearest = known.nearest(name) or " ".join(choice)
            raise RefusedError(f"unknown_{kind}_option", found=name, nearest=nearest)
        ids.append(identifier)
    return tuple(ids)


def _target_ids(request: Request, rules: RulePack) -> Iterator[str]:
    for name in request.targets:
        targets = rules.named(name)
        if not targets:
            raise RefusedError("unknown_target_option", found=name)
        yield from (target.id for target in targets)


def choose_targets(rules: RulePack, options: Options) -> tuple[Target, ...]:
    """The targets that `options` leave, in document order."""
    return tuple(
        target
        for target in rules.targets
        if (not options.targets or target.id in options.targets)
        and (not options.clauses or not target.clauses.keys().isdisjoint(options.clauses))
        and (options.kind == "all" or target.is_duty == (options.kind == "evidence"))
    )
