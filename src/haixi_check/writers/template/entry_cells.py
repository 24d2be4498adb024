"""The hidden list sheet from which dropdowns choose: inline lists may not pass 255 characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from haixi_check.writers.template.commission import Commission

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


class ChoiceLists:
    """Every list that a dropdown offers, each once, in the order of first use."""

    def __init__(self, commission: Commission) -> None:
        self._commission = commission
        self._columns: dict[tuple[str, ...], int] = {}

    def dropdown(self, values: Iterable[str], *, strict: bool = True) -> DataValidation:
        """A validation that offers `values`; with `strict=False` others may be typed as well."""
        listed = tuple(values)
        column = self._columns.setdefault(listed, len(self._columns) + 1)
        letter = get_column_letter(column)
        title = quote_sheetname(self._commission.say("template.choices"))
        say = self._commission.say
        return DataValidation(
            type="list",
            formula1=f"{title}!${letter}$1:${letter}${len(listed)}",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop" if strict else "warning",
            errorTitle=say("template.refused"),
            error=say("template.refused.choice"),
        )

    def add_sheet(self, book: Workbook) -> None:
        """Write the lists, one a column, on a hidden sheet after all others."""
        sheet = book.create_sheet(self._commission.say("template.choices"))
        for values, column in self._columns.items():
            for row, value in enumerate(values, start=1):
                sheet.cell(row, column, value)
        sheet.sheet_state = "hidden"
        sheet.protection.sheet = True
