"""What is doubtful once a line of 基本信息 is: what rests on it, or all that a unit submits."""

from __future__ import annotations

from collections.abc import Mapping

from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.context import Context
from haixi_check.intake.draft import Drafts
from haixi_check.intake.sheets.comments import DENIED, is_denied
from haixi_check.problem import EVERY_YEAR, Tier
from haixi_check.table import Place, Table, Value

_UNIT, _OF_ALL = "unit", ("unit", "year")
"""Lines that all of a submission rests on."""


def ask_of_lines(
    table: Table,
    cells: Mapping[str, tuple[Value, Place]],
    unit_id: str,
    drafts: Drafts,
) -> None:
    """Ask about lines that the comments of their cells deny."""
    for name, (_, where) in cells.items():
        said = table.comments.get(where.cell, "")
        if not said or not is_denied(said, None, 0):
            continue
        if name in _OF_ALL:
            doubt_all(DENIED, where, unit_id, drafts, found=repeated(said))
        elif figures := resting_on(name, unit_id, drafts.context):
            found = repeated(said)
            drafts.log.tell(
                DENIED, where, tier=Tier.EXPLAIN, found=found, unit=unit_id, figures=figures
            )


def resting_on(
    line: str, unit_id: str, context: Context, year: int = EVERY_YEAR
) -> tuple[tuple[str, int], ...]:
    """The figures that mean something else with another answer in a line of 基本信息."""
    if line == _UNIT:
        return _everything(context)
    kind = context.unit(unit_id).kind
    return tuple(
        (figure.id, year)
        for figure in context.form.figures
        if line in figure.stated_by and kind in figure.filled_by
    )


def _everything(context: Context) -> tuple[tuple[str, int], ...]:
    return tuple((figure.id, EVERY_YEAR) for figure in context.form.figures)


def doubt_all(
    code: str, where: Place, unit_id: str, drafts: Drafts, *, answer: str = "", **params: object
) -> None:
    """Ask about all that a unit submits, unless it has answered."""
    figures = _everything(drafts.context)
    drafts.log.tell(
        code, where, tier=Tier.EXPLAIN, unit=unit_id, figures=figures, answer=answer, **params
    )
    if not answer:
        drafts.lose_records(code, where, unit=unit_id)
