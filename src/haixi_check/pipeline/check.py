"""`check` and `explain`: from paths to a verdict, and from a rule to what it came to.

The inputs are being read while the rules, and what judges by them, are loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from haixi_check.pipeline.request import Request, Tell, choose_targets, resolve_names, untold
from haixi_check.plain import dataclass
from haixi_check.readers import Document, Work, read_all
from haixi_check.readers.discovery import Listing, list_all

if TYPE_CHECKING:
    from haixi_check.rulepack.pack import Text
    from haixi_check.statement import PackRef, TargetInfo
    from haixi_check.verdict import Verdict


def check(request: Request, tell: Tell = untold, *, listing: Listing | None = None) -> Verdict:
    """Check submissions against a rule pack, and `tell` how far that has come.

    `listing` is what lies at the paths of `request`, where that was looked up already. Raises
    `RefusedError` for a wrong request and `PackError` for a broken pack; whatever is wrong with the
    data is in the verdict.
    """
    if listing is None:
        listing = list_all(request.paths, encoding=request.encoding)
    sources = listing.sources
    reading = read_all(sources, jobs=min(len(sources), request.processes))
    tell("reading", 0, len(sources))

    def read(work: Work) -> Iterator[Document]:
        for done, document in enumerate(reading.worked_on(work), start=1):
            # A zip holds more than one.
            tell("reading", done, max(done, len(sources)))
            yield document
        tell("judging", 0, 0)

    with closing(reading):
        # Loading the judge takes as long as reading a workbook: the two go on side by side.
        from haixi_check.pipeline.judgement import judge

        return judge(request, listing, read)


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Targets to be explained, the rules that they are of and, where asked, a verdict."""

    targets: Mapping[str, TargetInfo]
    rules: PackRef
    always_apply: frozenset[str]
    """The duties of which no unit may say that they do not apply to it."""
    not_evidence: tuple[str, ...]
    """Documents that prove no duty."""
    units: Mapping[str, Text]
    """What the units of the rules are called."""
    verdict: Verdict | None


def explain(request: Request) -> Explanation:
    """The targets that `request` names, and with inputs what they came to."""
    from haixi_check.judging.amended import target_infos
    from haixi_check.judging.statements import pack_ref
    from haixi_check.rulepack.load import find_pack, load_pack
    from haixi_check.rulepack.measures import Evidence

    rules = load_pack(find_pack(request.pack), overlays=request.overlays)
    targets = choose_targets(rules, resolve_names(request, rules))
    return Explanation(
        targets=target_infos(rules, targets),
        rules=pack_ref(rules),
        always_apply=frozenset(
            target.id
            for target in targets
            if isinstance(target.measure, Evidence) and not target.measure.may_not_apply
        ),
        not_evidence=rules.pack.not_evidence,
        units={unit.id: unit.short for unit in rules.pack.units},
        verdict=check(request) if request.paths else None,
    )
