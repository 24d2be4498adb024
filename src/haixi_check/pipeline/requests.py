"""What a person asks for, with every name in it resolved against the rule pack."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from haixi_check.names import by_name
from haixi_check.problems import RefusedError
from haixi_check.rulepack import RulePack
from haixi_check.targets import Evidence, Target
from haixi_check.verdicts import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks to be checked, and how narrowly."""

    paths: tuple[Path, ...]
    pack: str | None = None
    year: int | None = None
    as_of: datetime.date | None = None
    scope: Literal["auto", "school", "prefecture"] = "auto"
    fail_on: Literal["mandatory", "aspirational"] = "mandatory"
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False
    encoding: str | None = None
    jobs: int = 0
    """How many processes read the inputs; 0 leaves it to the machine. No verdict depends on it."""
    outputs: tuple[Path, ...] = ()
    annotate: Path | None = None
    """Where annotated copies of the inputs go, if anywhere."""


def options(request: Request, rules: RulePack) -> Options:
    """The request's narrowing, every name resolved; an unknown name is refused."""
    units = by_name({unit.id: unit.names for unit in rules.pack.units})
    clauses = by_name({clause: (clause,) for clause in rules.clause_ids})
    choice = {"unit": [unit.short.zh for unit in rules.pack.units], "clause": rules.clause_ids}
    wanted: dict[str, list[str]] = {"unit": [], "clause": []}
    for kind, names, known in (
        ("unit", request.units, units),
        ("clause", request.clauses, clauses),
    ):
        for name in names:
            found = known.find(name)
            if found is None:
                nearest = known.nearest(name) or " ".join(choice[kind])
                raise RefusedError(f"unknown_{kind}_option", found=name, nearest=nearest)
            wanted[kind].append(found)
    targets: list[str] = []
    for name in request.targets:
        named = rules.named(name)
        if not named:
            raise RefusedError("unknown_target_option", found=name)
        targets += [target.id for target in named]
    return Options(
        units=tuple(wanted["unit"]),
        clauses=tuple(wanted["clause"]),
        targets=tuple(targets),
        kind=request.kind,
        exit_zero=request.exit_zero,
    )


def narrowed(rules: RulePack, chosen: Options) -> tuple[Target, ...]:
    """The targets that `chosen` leaves, in document order."""

    def wanted(target: Target) -> bool:
        evidence = isinstance(target.measure, Evidence)
        return (
            (not chosen.targets or target.id in chosen.targets)
            and (not chosen.clauses or bool(set(chosen.clauses) & set(target.clauses)))
            and (chosen.kind == "all" or evidence == (chosen.kind == "evidence"))
        )

    return tuple(target for target in rules.targets if wanted(target))
