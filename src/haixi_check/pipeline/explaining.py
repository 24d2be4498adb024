"""`explain`: a rule, and the way from its outcome to the cells."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.judging.statements import target_info, terms
from haixi_check.pipeline.check import check
from haixi_check.pipeline.narrowing import narrowed, options
from haixi_check.pipeline.request import Request
from haixi_check.plain import dataclass
from haixi_check.result import TargetInfo
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.pack import Text
from haixi_check.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class Explained:
    """Targets to be explained, with the words for their figures and, where asked, a verdict."""

    targets: Mapping[str, TargetInfo]
    terms: Mapping[str, Text]
    verdict: Verdict | None


def explain(request: Request) -> Explained:
    """The targets that `request` names, and with inputs what they came to."""
    rules = load_pack(find_pack(request.pack))
    targets = narrowed(rules, options(request, rules))
    return Explained(
        targets={target.id: target_info(target, rules.form) for target in targets},
        terms=terms(rules.form),
        verdict=check(request) if request.paths else None,
    )
