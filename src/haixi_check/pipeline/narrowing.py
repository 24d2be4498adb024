"""The names in a request, resolved against the rule pack, and the targets that they leave."""

from __future__ import annotations

from haixi_check.errors import RefusedError
from haixi_check.pipeline.request import Request
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.names import by_name
from haixi_check.rulepack.targets import Target
from haixi_check.verdict import Options


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
        evidence = target.is_duty
        return (
            (not chosen.targets or target.id in chosen.targets)
            and (not chosen.clauses or bool(set(chosen.clauses) & set(target.clauses)))
            and (chosen.kind == "all" or evidence == (chosen.kind == "evidence"))
        )

    return tuple(target for target in rules.targets if wanted(target))
