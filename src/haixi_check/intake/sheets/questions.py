"""Questions about all that rests on one sheet, of which something beside its cells says more."""

from __future__ import annotations

from collections.abc import Sequence

from haixi_check.intake.cells.meaning import repeated
from haixi_check.intake.context import BASICS, EVIDENCE, FIGURES
from haixi_check.intake.draft import Drafts
from haixi_check.intake.sheet_names import FormSheet
from haixi_check.problem import Tier
from haixi_check.table import Place, Value


class SheetQuestions:
    """Asks about all that rests on one sheet, of which something beside its cells says more."""

    def __init__(self, sheet: FormSheet, drafts: Drafts) -> None:
        self.drafts = drafts
        self.register = sheet.register
        self._figures: tuple[tuple[str, bool], ...] = ()
        if sheet.register is not None:
            self._figures = drafts.context.form.resting_on(sheet.register)
        elif sheet.kind in (BASICS, FIGURES):
            self._figures = drafts.context.every_figure
        self._records = sheet.kind in (BASICS, EVIDENCE)

    def ask(
        self,
        code: str,
        where: Place,
        written: Value,
        *,
        figures: Sequence[tuple[str, bool]] | None = None,
        duty: str = "",
        units: tuple[str, ...] = (),
        **params: str,
    ) -> None:
        """Put the question; `figures`, a `duty` or `units` where it touches a part of it only."""
        touched, found = self._figures if figures is None else figures, repeated(written)
        self.drafts.lose_figures(
            code, where, touched, tier=Tier.EXPLAIN, units=units, found=found, **params
        )
        if self._records:
            self.drafts.lose_records(code, where, duty=duty)
