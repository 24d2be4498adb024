"""A habit: a small workbook as people fill it in, why it must be understood so, and as what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from haixi_check.table import Value

Rows: TypeAlias = Sequence[Sequence["Value"]]
BASICS: Rows = (("填报单位", "海西州职业技术学校"), ("填报年度", 2022))


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One case: the sheets, what else is done to the workbook, and what must come of it."""

    name: str
    why: str
    sheets: Mapping[str, Rows]
    shape: Callable[[Workbook], None] | None = None
    stem: str = "甲"
    suffix: str = ".xlsx"
    write: Callable[[Mapping[str, Rows]], bytes] | None = None
    """Writes the sheets in another way than by openpyxl."""
    figures: Mapping[tuple[str, int], int | None] = field(default_factory=dict)
    """Every declared figure that is not blank; None where it cannot be used."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """How many rows of each register are held."""
    flawed: int = 0
    """How many of these rows have a fault that must be mended."""
    problems: tuple[str, ...] = ()
    """Every problem, as `code Sheet!Cell`."""
    understood: tuple[str, ...] = ()
    """Every code of what was understood in a particular way."""
    units: tuple[str, ...] = ("haixi-school",)


def with_basics(**sheets: Rows) -> dict[str, Rows]:
    """The sheets, behind one that names the unit and the year."""
    return {"基本信息": BASICS, **sheets}


def figures(*rows: Sequence[Value], head: Sequence[Value] = ()) -> dict[str, Rows]:
    """A workbook with 指标数据 of these rows, under the usual header."""
    header = head or ("代码", "指标", "计量单位", "2021年", "2022年", "说明")
    return with_basics(指标数据=(header, *rows))


BASE_HEADER = ("基地名称", "共建企业", "建设阶段", "辐射带动情况", "文号", "投入使用日期")
BASE = ("盐湖基地", "虚构公司", "已投入使用", "年培训 30 人次", "虚构1号", "2021-06-01")
OTHER = ("枸杞基地", "虚构农业公司", "在建", "年培训 10 人次", "虚构2号", "2021-09-01")


def bases(*rows: Sequence[Value], head: Sequence[Value] = BASE_HEADER) -> dict[str, Rows]:
    """A workbook with 实训基地 of these rows."""
    return with_basics(实训基地=(head, *rows))


E1 = ("enrolment", "学历教育在校生数", "人", 1580, 1650, "")
G1 = ("graduates", "毕业生数", "人", 500, 520, "")
E_BOTH = {("enrolment", 2021): 1580, ("enrolment", 2022): 1650}
G_BOTH = {("graduates", 2021): 500, ("graduates", 2022): 520}
HEADER = ("代码", "指标", "计量单位", "2021年", "2022年", "说明")


def merging(sheet: str, *areas: str) -> Callable[[Workbook], None]:
    """Merge areas of a sheet."""

    def shape(book: Workbook) -> None:
        for area in areas:
            book[sheet].merge_cells(area)

    return shape
