"""The only contact with the program that is judged: its intake, its figures and its evaluation.

Everything else in this folder knows nothing of it. The pack is loaded once.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from tests.second_judge import policy
from tests.second_judge.identities import with_numbers
from tests.second_judge.invented import INVENTED
from tests.second_judge.judging import Answer, Of, Result

from haixi_check import result as results
from haixi_check.derivation import figures_of
from haixi_check.figure import Doubt, Figures, Gap
from haixi_check.figure import Figure as ProductFigure
from haixi_check.intake.merge import gather
from haixi_check.intake.workbook import WorkbookIntake
from haixi_check.judging.evaluate import evaluate
from haixi_check.pipeline import judgement
from haixi_check.problem import Problem
from haixi_check.readers.objects import tables_of
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.misfits import validated
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case
from haixi_check.table import Place

if TYPE_CHECKING:
    from tests.second_judge.cells import Json

Cell = tuple[str, str, int]
_NOWHERE = Place("box.json")


@cache
def rules() -> RulePack:
    """The rule pack as it is shipped."""
    return load_pack(find_pack(), kept=False)


@cache
def _targets() -> dict[str, Target]:
    """Those of the pack, and those that are invented, under their ids."""
    own = {target.id: target for target in rules().targets}
    return own | {target.id: _written(target) for target in INVENTED}


def _written(target: policy.Target) -> Target:
    """An invented target as a pack would have it."""
    words = {"zh": "虚构", "en": "invented"}
    ratio = {"of": target.of} | ({"to": target.to} if target.to else {})
    per = {"per": target.per} if target.measure == "per_head" else {}
    dated = [{"from": since, "value": limit} for since, limit in target.limits]
    period = {"each_year_from": policy.FIRST_YEAR} if target.each_year else {"by": target.by}
    fields = {
        "id": target.id, "code": target.code, "title": words, "clauses": {"二": "虚构"},
        "force": "mandatory", "units": [_ids()[unit] for unit in target.units], "period": period,
        "measure": {target.measure: ratio | per}, target.relation: dated or target.limit,
        "shortfall": words | {"unit": words, "counted_in": target.lacks},
        "reading": words, "remedy": words,
    }  # fmt: skip
    return validated(Target, fields)


@cache
def _ids() -> dict[str, str]:
    """The ids of the units by their names."""
    return {unit.title.zh: unit.id for unit in rules().pack.units}


@cache
def _clerk() -> WorkbookIntake:
    return WorkbookIntake(pack=rules().pack, form=rules().form, targets=rules().targets)


def judge_submissions(
    submissions: Sequence[Json], targets: Sequence[str]
) -> tuple[dict[str, Answer], list[Problem]]:
    """What the program makes of a list of submission objects, each a file of its own."""
    taken = gather(
        (
            _clerk().take(tables_of(f"{index}.json", with_numbers(item)).tables)
            for index, item in enumerate(submissions)
        ),
        pack=rules().pack,
        form=rules().form,
    )
    year = judgement.latest(taken.submissions, rules())
    figures, found = figures_of(rules(), taken.submissions, taken.problems, year)
    case = Case(
        pack=rules().pack,
        figures=figures,
        submissions=taken.submissions,
        year=year,
        as_of=datetime.date(year, 12, 31),
    )
    return _answers(case, targets), [*taken.problems, *found]


def judge_figures(
    figures: Mapping[Cell, int | None],
    doubtful: frozenset[Cell],
    units: Sequence[str],
    year: int,
    target: str,
) -> Answer:
    """What the program makes of bare figures; `None` is one that is missing."""
    ids = _ids()
    given = {
        (ids[unit], name, of): _given(ids[unit], value, (unit, name, of) in doubtful)
        for (unit, name, of), value in figures.items()
    }
    case = Case(
        pack=rules().pack,
        figures=Figures(tuple(ids[unit] for unit in units), given),
        submissions={},
        year=year,
        as_of=datetime.date(year, 12, 31),
    )
    return _answers(case, (target,))[target]


@cache
def _given(unit: str, value: int | None, doubtful: bool) -> ProductFigure:
    if value is None:
        return ProductFigure(value=None, gaps=(Gap(unit, "blank"),))
    doubts = (Doubt(unit, "jump", _NOWHERE),) if doubtful else ()
    return ProductFigure(value=Fraction(value), proven=Fraction(value), doubts=doubts)


def _answers(case: Case, targets: Sequence[str]) -> dict[str, Answer]:
    names = {unit: name for name, unit in _ids().items()}
    judged = evaluate(case, [_targets()[target] for target in targets])
    whole = {result.target: _result(result) for result in judged.whole}
    units: dict[str, dict[str, Result]] = {target: {} for target in targets}
    for unit, of_unit in judged.units.items():
        for result in of_unit:
            if unit in case.figures.units:
                units[result.target][names[unit]] = _result(result)
    return {target: Answer(whole[target], units[target]) for target in targets}


def _result(result: results.Result) -> Result:
    """The value that decides stands at the result, or in its series at the year that decides."""
    years = {item.year: _of(item) for item in result.series}
    plain = _of(result)
    if plain.value is None:
        by = getattr(_targets()[result.target].period, "by", result.year)
        decides = years.get(min(by, result.year), plain)
        plain = Of(plain.outcome, decides.value, plain.shortfall or decides.shortfall)
    return Result(plain.outcome, plain.value, plain.shortfall, years)


def _of(result: results.Result | results.YearResult) -> Of:
    value = None if result.measured is None else Fraction(result.measured.exact)
    lack = None if result.shortfall is None else int(result.shortfall.amount)
    return Of(result.outcome.value, value, lack)
