"""Small and large rosters for tests: invented persons, taken in as a submission would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tests.builders import within

from haixi_check.derivation.derive import tally
from haixi_check.derivation.disagreements import disagreements
from haixi_check.derivation.pool import combine, overlaps
from haixi_check.figure import Figures
from haixi_check.intake.merge import Intake, SubmissionTables, take_in
from haixi_check.problem import Problem
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.table import Table, Value

YEAR = 2022
HAIXI, GOLMUD = "海西州职业技术学校", "格尔木市职业技术学校"

TEACHERS = (
    "工号", "身份证号", "是否专任教师", "是否专业教师", "是否“双师型”", "“双师型”认定文号",
    "学历层次", "学历或学位", "在岗年限", "近5年企业实践累计月数", "说明",
)  # fmt: skip
DOCUMENT = "虚构〔2021〕1号"

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def invented_number(serial: int) -> str:
    """A number that fits GB 11643 of a person who is not: born in 1901, in a made-up county."""
    body = f"639900{19010101 + serial % 28:08d}{serial // 28 % 1000:03d}"
    check = "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]
    return body + check


def teacher(staff_no: str, **changed: Value) -> dict[str, Value]:
    """A full-time, dual-qualified specialist; `changed` by header."""
    row: dict[str, Value] = dict(
        zip(
            TEACHERS,
            (staff_no, "", "是", "是", "是", DOCUMENT, "本科", "学历", 8, 7, ""),
            strict=True,
        )
    )
    return row | changed


def graduate(student_no: str, class_year: int = YEAR) -> dict[str, Value]:
    """Somebody who found work, with one certificate."""
    return {
        "学籍号": student_no,
        "届": class_year,
        "毕业去向": "就业",
        "职业技能等级证书本数": 1,
    }


@cache
def rules() -> RulePack:
    return load_pack(find_pack(None))


@dataclass(frozen=True)
class Taken:
    """What became of some rosters."""

    intake: Intake
    figures: Figures
    problems: tuple[Problem, ...]

    def of(self, figure: str, *units: str, year: int = YEAR) -> Fraction | None:
        return self.figures.of(units, figure, year).value

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems if problem.code != "no_basics"]


def basics(unit: str, file: str, year: int = YEAR) -> Table:
    """基本信息 with the unit, the year, and how its figures were counted."""
    rows: list[list[Value]] = [
        ["单位", unit],
        ["填报年度", year],
        ["就业统计截止日", f"{year}-12-31"],
        ["研究生层次口径", "学历"],
    ]
    return Table(file=file, name="基本信息", rows=rows)


def roster(file: str, name: str, rows: Sequence[Mapping[str, Value]]) -> Table:
    header = list(rows[0])
    return Table(
        file=file, name=name, rows=[header, *([row[key] for key in header] for row in rows)]
    )


def taken(*groups: Iterable[Table]) -> Taken:
    """Take in one submission for each group of tables, none of them whole."""
    pack = rules()
    intake = within(
        take_in(
            (SubmissionTables(tuple(group)) for group in groups),
            pack=pack.pack,
            form=pack.form,
            targets=pack.targets,
        )
    )
    tallies = tally(pack.pack, pack.form, intake.submissions, range(2020, YEAR + 1))
    table = combine(intake.submissions, tallies, pack.form)
    told = disagreements(intake.submissions, tallies, table, pack.form)
    twice, told_twice = overlaps(tallies)
    figures = Figures(tuple(intake.submissions), table, twice)
    return Taken(intake, figures, (*intake.problems, *told, *told_twice))


def of_teachers(*rows: Mapping[str, Value], unit: str = HAIXI, file: str = "a.xlsx") -> list[Table]:
    return [basics(unit, file), roster(file, "教师名册", rows)]
