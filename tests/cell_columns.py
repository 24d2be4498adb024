"""Columns of every type, for the tests of cells."""

from __future__ import annotations

from haixi_check.intake.cells.identifiers import id_number
from haixi_check.intake.cells.meaning import Meaning
from haixi_check.rulepack.figure_fields import FigureField, Kind
from haixi_check.rulepack.form import Choice, Column, ColumnType
from haixi_check.rulepack.misfits import validated
from haixi_check.rulepack.pack import Text

UNITS = {Kind.PERSONS: "人", Kind.PERSON_TIMES: "人次", Kind.THINGS: "个", Kind.MONEY: "元"}
STAGES = (
    Choice(value="在建", en="being built", aliases=("建设中", "筹建")),
    Choice(value="已投入使用", en="in use", aliases=("“在用”",)),
    Choice(value="3+2", en="3+2 programme"),
    Choice(value="不适用", en="not applicable"),
)

_SEVENTEEN = "632800" + "19900101" + "001"
PERSONAL = next(_SEVENTEEN + check for check in "0123456789X" if id_number(_SEVENTEEN + check))
"""A number that fits the standard and is nobody's on purpose."""


def column(kind: ColumnType, title: str = "栏目") -> Column:
    return validated(
        Column,
        {
            "id": "cell",
            "title": {"zh": title, "en": "Cell"},
            "type": kind,
            "choices": STAGES if kind is ColumnType.CHOICE else (),
        },
    )


def flaw_of(meaning: Meaning) -> str:
    return meaning.flaw.code if meaning.flaw else ""


def remarks_of(meaning: Meaning) -> list[str]:
    return [remark.code for remark in meaning.remarks]


def counted(kind: Kind, unit: str, *, decimals: int = 0, english: str = "units") -> FigureField:
    """A figure of this kind, counted in this unit."""
    words = Text(zh="虚构", en="invented")
    return FigureField(
        id="invented",
        title=words,
        unit=Text(zh=unit, en=english),
        kind=kind,
        filled_by=("school",),
        definition=words,
        decimals=decimals,
    )
