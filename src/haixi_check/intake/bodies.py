"""Which body of a unit speaks: who hands in under its own name, and who stands behind a record."""

from __future__ import annotations

from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.context import UNIT
from haixi_check.intake.draft import Draft, Drafts
from haixi_check.intake.rows import HeadedTable
from haixi_check.problem import Tier
from haixi_check.rulepack.names import even
from haixi_check.table import Place, Value


def take_body(draft: Draft, name: Value, where: Place, drafts: Drafts) -> None:
    """Put down which body of a unit hands in, where it does so under its own name."""
    context = drafts.context
    body = context.body_of(draft.unit, name)
    draft.bodies.add(body.id if body else None)
    if body is not None:
        params = {"as": body.title.zh, "unit": context.unit(draft.unit).title.zh}
        drafts.log.understand("body_of_unit", where, repeated(name), params)


def body_of_row(
    unit_id: str, written: str, sheet: HeadedTable, row: int, drafts: Drafts
) -> str | None:
    """The body of the unit that stands behind a record: as its row says, or who hands it in.

    A name that is not known is none of them: the record may then be of any.
    """
    context = drafts.context
    if not context.unit(unit_id).bodies:
        return None
    body = context.body_of(unit_id, written)
    if even(written):
        if body is None:
            where, near = (
                sheet.place(row, sheet.column("body")),
                context.body_names.nearest(written),
            )
            drafts.log.tell("unknown_body", where, tier=Tier.NOTE, found=written, nearest=near)
        return body.id if body else None
    named = context.body_of(unit_id, sheet.filled(row, UNIT))
    return named.id if named else drafts.draft(unit_id, sheet.table.file).body
