"""Small cases by hand: figures, records, sheets and runs, for the tests of judging.

Everything stands on the real rule pack, so that a test reads like a question to the program.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from haixi_check.derivation.derive import tally
from haixi_check.derivation.tallies import Cell, Tally
from haixi_check.figure import Claim, Claimed, Doubt, Figure, Figures, Gap, Shared, known, missing
from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.judging.evaluate import evaluate
from haixi_check.pipeline.check import check
from haixi_check.pipeline.request import Request
from haixi_check.problem import Problem
from haixi_check.result import Result
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.form import Form, Register
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.misfits import validated
from haixi_check.rulepack.pack import Pack
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Case, Entry, Record, Submission
from haixi_check.table import Content, Place, Table, Value
from haixi_check.verdict import Verdict

COLLEGE, HAIXI, GOLMUD, DEPARTMENTS = (
    "qaidam-college",
    "haixi-school",
    "golmud-school",
    "prefecture-departments",
)
SCHOOLS = (COLLEGE, HAIXI, GOLMUD)
EVERYONE = (*SCHOOLS, DEPARTMENTS)
SOMEWHERE = Place("甲.xlsx", "表", "B2")

Number: TypeAlias = int | str | Figure | None
Given: TypeAlias = Mapping[str, Mapping[int, Mapping[str, Number]]]
"""Unit to year to figure to number; `None` is a blank cell."""


@cache
def rules() -> RulePack:
    return load_pack(find_pack(None), examples=True)


def pack() -> Pack:
    return rules().pack


def form() -> Form:
    return rules().form


def named(target_id: str) -> Target:
    """A target of the real pack."""
    found = rules().target(target_id)
    assert found is not None, target_id
    return found


def made(measure: Mapping[str, Any], **over: Any) -> Target:
    """A target of the test's own; `over` replaces any of its fields."""
    kind = next(iter(measure))
    words = {"zh": "虚构", "en": "invented"}
    fields: dict[str, Any] = {
        "id": "invented",
        "code": "E99" if kind == "evidence" else "Q99",
        "title": words,
        "clauses": {"二": "虚构"},
        "force": "mandatory",
        "units": ["higher", "secondary"],
        "period": {"each_year_from": 2021} if kind == "trend" else {"by": 2022},
        "measure": measure,
        "reading": words,
        "remedy": words,
    }
    if kind not in ("evidence", "trend"):
        fields["at_least"] = "50%"
    if kind != "evidence":
        fields["shortfall"] = {"zh": "还差 {n}", "en": "{n} short", "unit": words}
    return validated(Target, fields | over)


def duty(
    shown_by: str = "every_unit", dated: str = "standing", *, measure: Any = None, **over: Any
) -> Target:
    """An evidence duty of the test's own; `measure` adds to its parameters."""
    parameters: dict[str, Any] = {
        "shown_by": shown_by,
        "dated": dated,
        "proof": {"zh": "虚构", "en": "invented"},
    }
    if dated == "milestone":
        parameters["window"] = {"since": "2021-01-01", "until": "2022-12-31"}
    defaults = {"period": "continuing"}
    return made({"evidence": parameters | (measure or {})}, **defaults | over)


def parts(*ids: str) -> dict[str, Any]:
    """Named parts of a duty."""
    return {"parts": [{"id": name, "title": {"zh": name, "en": name}} for name in ids]}


def record(unit: str = HAIXI, **over: Any) -> Record:
    """A sound record of the invented duty, dated within 2022."""
    fields: dict[str, Any] = {
        "unit": unit,
        "duty": "invented",
        "part": None,
        "status": "已落实",
        "location": SOMEWHERE,
        "date": datetime.date(2022, 5, 1),
        "document": "虚构〔2022〕1号",
    }
    return Record(**fields | over)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def doubtful(value: int, unit: str = HAIXI, code: str = "jump") -> Figure:
    """A figure that owes an explanation."""
    return known(value, doubts=(Doubt(unit, code, SOMEWHERE),))


def declared(value: int, unit: str) -> Figure:
    """A figure without the list that would let its things be told apart."""
    return known(value, declared_by=(unit,))


def listed(value: int, unit: str, *, keyed: bool = True) -> Figure:
    """A figure with a list behind it; by its keys, if it has them, others' things are known."""
    return known(value, listed_by=(unit,), unkeyed=() if keyed else (unit,))


def flawed(proven: int, unit: str = HAIXI, code: str = "not_a_number") -> Figure:
    """A figure of which only `proven` rests on sound rows."""
    return Figure(value=None, proven=Fraction(proven), gaps=(Gap(unit, code, SOMEWHERE),))


def with_unproven(value: int, unproven: int) -> Figure:
    """A figure beside which entries without their proof stand."""
    return known(value, unproven=Fraction(unproven))


def claimed(*units: str, doubt: Doubt | None = None, denied_by: str = "") -> tuple[Shared, ...]:
    """One thing that these units report; whoever denies it says that it does not count."""
    claims = [
        Claim(unit, Claimed.DENIED if unit == denied_by else Claimed.COUNTED, Fraction(1))
        for unit in units
    ]
    return (Shared(tuple(claims), doubt),)


def case(
    given: Given | None = None,
    *,
    year: int = 2022,
    as_of: str = "",
    reported: Sequence[str] = (),
    records: Sequence[Record] = (),
    basics: Mapping[str, Mapping[str, Content]] | None = None,
    shared: Mapping[tuple[str, int], tuple[Shared, ...]] | None = None,
) -> Case:
    """What may be judged; every unit that is given something has reported."""
    numbers = given or {}
    units = [
        unit
        for unit in EVERYONE
        if unit in numbers or unit in reported or any(item.unit == unit for item in records)
    ]
    cells = {
        (unit, name, when): _figure(unit, value)
        for unit, years in numbers.items()
        for when, figures in years.items()
        for name, value in figures.items()
    }
    return Case(
        pack=pack(),
        figures=Figures(tuple(units), cells, shared or {}),
        submissions={
            unit: Submission(
                unit=unit,
                year=year,
                files=(f"{unit}.xlsx",),
                basics=(basics or {}).get(unit, {}),
                records=tuple(item for item in records if item.unit == unit),
            )
            for unit in units
        },
        year=year,
        as_of=day(as_of) if as_of else datetime.date(year, 12, 31),
    )


def _figure(unit: str, value: Number) -> Figure:
    if isinstance(value, Figure):
        return value
    return missing(Gap(unit, "blank")) if value is None else known(Fraction(value))


def judged(target: Target, looked_at: Case, unit: str | None = None) -> Result:
    """What `target` came to for the prefecture, or for one unit."""
    results = evaluate(looked_at, (target,))
    return results.whole[0] if unit is None else results.units[unit][0]


def seen(*things: object) -> tuple[object, ...]:
    """Several things side by side, to be compared at once."""
    return things


def ending(result: Result) -> tuple[str, str]:
    """Outcome and reason."""
    return result.outcome.value, result.reason


def schools(*sets: Mapping[str, Number], year: int = 2022) -> Given:
    """Figures of the three schools in one year, in the order of the pack."""
    return {unit: {year: figures} for unit, figures in zip(SCHOOLS, sets, strict=False)}


# ------------------------------------------------------------------------------ registers


def register(register_id: str) -> Register:
    return next(item for item in form().registers if item.id == register_id)


def entry(register_id: str, unit: str = HAIXI, *, flaw: str = "", **values: Any) -> Entry:
    """A row of a register as it was taken in, in the submission of 2022."""
    sheet = register(register_id)
    key = tuple(
        str(next((values[name] for name in part.split("|") if values.get(name)), ""))
        for part in sheet.key
    )
    year = values.pop("year", 2022)
    return Entry(
        unit=unit,
        year=year,
        values={column.id: values.get(column.id) for column in sheet.columns},
        key=(unit, *key) if sheet.within_unit else key,
        location=Place(f"{unit}.xlsx", sheet.title.zh, "A2"),
        flaw=flaw,
    )


def base(name: str, unit: str = HAIXI, **over: Any) -> Entry:
    """A training base in use, with all that makes it count."""
    fields: dict[str, Any] = {
        "name": name,
        "enterprise": "虚构盐湖公司",
        "stage": "已投入使用",
        "outreach": "年培训 30 人次",
        "document": "虚构〔2021〕8号",
        "in_use_since": day("2021-06-01"),
    }
    return entry("bases", unit, **fields | over)


def holding(*rows: tuple[str, Entry], year: int = 2022) -> dict[str, Submission]:
    """Submissions that hold these rows, each beside the register that it stands in."""
    found: dict[str, Submission] = {}
    for name, row in rows:
        before = found.get(row.unit) or Submission(
            unit=row.unit, year=year, files=(f"{row.unit}.xlsx",)
        )
        entries = {**before.entries, name: (*before.entries.get(name, ()), row)}
        found[row.unit] = replace(before, entries=entries)
    return found


def tallied(
    submissions: Mapping[str, Submission], years: Sequence[int] = (2022,)
) -> dict[Cell, Tally]:
    return tally(pack(), form(), submissions, years)


# ------------------------------------------------------------------------------ sheets


def sheet(name: str, *rows: Sequence[Value], file: str = "甲.xlsx") -> Table:
    return Table(file=file, name=name, rows=rows)


def basics(unit: str = "海西州职业技术学校", year: int = 2022, *, file: str = "甲.xlsx") -> Table:
    """基本信息 with the unit, the year, and how its figures were counted."""
    return sheet(
        "基本信息",
        ("填报单位", unit),
        ("填报年度", year),
        ("就业统计截止日", f"{year}-12-31"),
        ("研究生层次口径", "学历"),
        file=file,
    )


LEFT_OUT = frozenset({"sheet_missing", "year_not_filled_in", "line_blank"})
"""What is told of small workbooks because they are small: of what they leave out as a whole."""


def within(intake: Intake) -> Intake:
    """What was taken in, without what is told of that which was left out as a whole."""
    kept = tuple(problem for problem in intake.problems if problem.code not in LEFT_OUT)
    return replace(intake, problems=kept)


def figure_rows(*rows: Sequence[Value], file: str = "甲.xlsx") -> Table:
    """指标数据 with the columns of 2021 and 2022, a note and a unit of account."""
    header = ("代码", "指标", "2021年", "2022年", "说明", "计量单位")
    return sheet("指标数据", header, *rows, file=file)


def taken(*groups: Sequence[Table]) -> Intake:
    """What is taken in from these groups of sheets, each a workbook and none of them whole."""
    return within(
        take_in(
            (SubmissionTables(tuple(tables)) for tables in groups),
            pack=pack(),
            form=form(),
            targets=rules().targets,
        )
    )


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def told(intake: Intake, code: str) -> Problem:
    """The one problem of this code."""
    (found,) = (problem for problem in intake.problems if problem.code == code)
    return found


def holding_of(intake: Intake, register_id: str, unit: str = HAIXI) -> tuple[Entry, ...]:
    """The rows that a unit's submission holds."""
    return intake.submissions[unit].entries.get(register_id, ())


def value_of(intake: Intake, figure: str, year: int = 2022, unit: str = HAIXI) -> Fraction | None:
    cell = intake.submissions[unit].declared.get((figure, year))
    return cell.value if cell else None


# ------------------------------------------------------------------------------ whole runs


def submission(unit: str = HAIXI, year: int = 2022, **sections: Any) -> dict[str, Any]:
    """A submission as JSON; `figures` maps each figure to its years or to this year's number."""
    figures = {
        name: value if isinstance(value, dict) else {str(year): value}
        for name, value in sections.pop("figures", {}).items()
    }
    return {"unit": unit, "year": year, "figures": figures, **sections}


def college(clusters: int | None) -> dict[str, Any]:
    """The college with so many clusters, each with all that makes it count; `None`: no register."""
    rows = [
        {"name": f"虚构群{at}", "document": f"虚构〔2021〕{at}号", "date": "2021-05-01"}
        for at in range(1, (clusters or 0) + 1)
    ]
    return submission(COLLEGE, registers={} if clusters is None else {"clusters": rows})


def hand_in(folder: Path, *objects: Mapping[str, Any], name: str = "") -> Path:
    """Put submissions into a folder, a file each, named after their units."""
    folder.mkdir(exist_ok=True, parents=True)
    for item in objects:
        path = folder / f"{name or item['unit']}.json"
        path.write_text(json.dumps(item, ensure_ascii=False), encoding="utf-8")
    return folder


def checked(*paths: Path, **options: Any) -> Verdict:
    """The verdict on what lies at `paths`."""
    return check(Request(paths=paths, **options))
