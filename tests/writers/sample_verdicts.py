"""Whole verdicts for these tests, put together from the sample targets and results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tests.writers.sample_results import (
    BUREAU,
    COLLEGE,
    FAIL,
    GOLMUD,
    HAIXI,
    PASS,
    PROBLEMS,
    REVIEW,
    UNKNOWN,
    prefecture_results,
)
from tests.writers.sample_targets import CLAUSES, TARGETS, TERMS, text

from haixi_check.problem import Tier
from haixi_check.result import Counts, Outcome, Result, roll_up
from haixi_check.rulepack.targets import Force
from haixi_check.statement import PackRef
from haixi_check.verdict import (
    ClauseSummary,
    Run,
    RunOutcome,
    Scope,
    Summary,
    Summing,
    Tool,
    Truncated,
    UnitSummary,
    UnitVerdict,
    Verdict,
    WholeVerdict,
)

UNITS = {
    COLLEGE: ("higher", "青海柴达木职业技术学院", "柴达木职院", "Qaidam College"),
    HAIXI: ("secondary", "海西州职业技术学校", "州职校", "Haixi School"),
    GOLMUD: ("secondary", "格尔木市职业技术学校", "格尔木职校", "Golmud School"),
    BUREAU: ("prefecture", "州级部门", "州级部门", "Departments"),
}


def counted(results: Iterable[Result]) -> Counts:
    found = Counter(item.outcome for item in results)
    return Counts(
        total=found.total(),
        passed=found[PASS],
        failed=found[FAIL],
        unknown=found[UNKNOWN],
        review=found[REVIEW],
        not_due=found[Outcome.NOT_DUE],
        not_applicable=found[Outcome.NOT_APPLICABLE],
        info=found[Outcome.INFO],
    )


def clause_summaries(
    whole: list[Result], units: Mapping[str, list[Result]]
) -> tuple[ClauseSummary, ...]:
    found = []
    for clause, title in CLAUSES.items():
        here = {code for code, target in TARGETS.items() if clause in target.clauses}
        results = [item for item in whole if item.target in here]
        by_unit = {
            unit: roll_up(item.outcome for item in own if item.target in here)
            for unit, own in units.items()
            if any(item.target in here and item.outcome is not Outcome.INFO for item in own)
        }
        found.append(
            ClauseSummary(
                clause=clause,
                title=text(*title),
                outcome=roll_up(item.outcome for item in results) if results else "not_checkable",
                counts=counted(results),
                units=by_unit,
                not_checkable=2 if clause in ("一", "三(六)") else 0,
            )
        )
    return tuple(found)


def verdict(
    units: Mapping[str, tuple[str, str, str, str]],
    own: Mapping[str, list[Result]],
    *,
    scope: Scope = Scope.WHOLE,
    silent: tuple[str, ...] = (GOLMUD,),
    whole: list[Result] | None = None,
) -> Verdict:
    whole = prefecture_results() if whole is None else whole
    level = whole if scope is Scope.WHOLE else [r for u in own if u not in silent for r in own[u]]
    judged = counted(r for r in level if TARGETS[r.target].force is Force.MANDATORY)
    return Verdict(
        tool=Tool(version="0.1.0"),
        run=Run(year=2022, as_of="2022-12-31", scope=scope),
        pack=PackRef(
            id="haixi-2020-93",
            version="1.0.0",
            title=text(
                "海西州加快推进现代职业教育改革发展实施意见",
                "Haixi's opinion on vocational education",
            ),
            short_title=text("海西州职业教育实施意见", "Haixi vocational education opinion"),
            document="西政〔2020〕93号",
            whole=text("全州", "the whole prefecture"),
            reference=text("参照全州标准", "held to the prefecture's standards"),
            kinds={
                "higher": text("高职院校", "higher vocational college"),
                "secondary": text("中职学校", "secondary vocational school"),
                "prefecture": text("州级部门", "prefecture departments"),
            },
            sha256="0" * 64,
            built_in=True,
            terms=TERMS,
            caveats=(text("市县分项未核查。", "The shares of the counties are not checked."),),
        ),
        inputs=(),
        verdict=Summing(
            outcome=RunOutcome.NON_COMPLIANT,
            exit_code=1,
            reasons=("target_failed", "unit_not_reported"),
        ),
        summary=Summary(
            judged=judged,
            aspirational=Counts(),
            directional=Counts(),
            encouraged=Counts(),
            by_clause=clause_summaries(whole, own),
            by_unit=tuple(
                UnitSummary(
                    unit=unit, outcome=roll_up(r.outcome for r in found), counts=counted(found)
                )
                for unit, found in own.items()
            ),
            problems={Tier.MUST_FIX: 25, Tier.EXPLAIN: 1, Tier.NOTE: 14},
        ),
        targets=TARGETS,
        units=tuple(
            UnitVerdict(
                id=unit,
                name=text(name, english),
                short=text(short, english),
                kind=kind,
                reported=unit not in silent,
                outcome=roll_up(r.outcome for r in own[unit]),
                results=tuple(own[unit]),
            )
            for unit, (kind, name, short, english) in units.items()
        ),
        whole=WholeVerdict(outcome=FAIL, results=tuple(whole)),
        problems=PROBLEMS,
        not_reported=silent,
        truncation=(
            Truncated(code="sample_about", file="州职校.xlsx", sheet="教师名册", dropped=7),
        ),
    )
