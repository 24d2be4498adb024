"""The faulty samples: sound workbooks, each spoilt in one way that happens in an office."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path

from filling import fill, save, sound
from invented import COLLEGE, GOLMUD, HAIXI, PREFECTURE, YEAR, day, document

from haixi_check.writers.office.sheets import style_name
from haixi_check.writers.template import FillableWorkbook
from haixi_check.writers.template.paper import HEADER_ROW, SPACER_ROW

ALL = (COLLEGE, HAIXI, GOLMUD, PREFECTURE)


def write_faulty(folder: Path) -> None:
    """Write every faulty sample below `folder`."""
    for name, (units, spoil) in WORKBOOKS.items():
        sample = sound()
        layout = fill(sample, units)
        spoil(layout)
        save(layout, folder / f"{name}.xlsx")
    _duplicate_base(folder / "duplicate-base.xlsx")
    _lost_school(folder / "lost-school")
    _gbk_csv(fill(sound(), (GOLMUD,)), folder / "gbk-csv")
    _broken(folder / "broken.xlsx")


def _unit_slip(layout: FillableWorkbook) -> None:
    """Money in 10,000 yuan where yuan are asked for."""
    cell = layout.figures.amounts[COLLEGE, "fiscal_appropriation", YEAR]
    cell.value = 3660


def _excel_error(layout: FillableWorkbook) -> None:
    cell = layout.figures.amounts[GOLMUD, "graduates", YEAR]
    cell.value = "#DIV/0!"
    cell.data_type = "e"


def _unstored_formula(layout: FillableWorkbook) -> None:
    """A sum that a program wrote without its result."""
    cell = layout.figures.amounts[GOLMUD, "graduates", YEAR]
    cell.value = "=SUM(300,18)"


def _none_for_zero(layout: FillableWorkbook) -> None:
    """A word where a number is asked for."""
    layout.figures.amounts[GOLMUD, "returnees_eligible", YEAR].value = "无"
    layout.figures.amounts[GOLMUD, "returnees_received", YEAR].value = "无"


def _persons_for_person_times(layout: FillableWorkbook) -> None:
    amount = layout.figures.amounts[GOLMUD, "training_person_times", YEAR]
    layout.book["指标数据"].cell(amount.row, 3).value = "人"


def _school_year(layout: FillableWorkbook) -> None:
    amount = layout.figures.amounts[GOLMUD, "graduates", YEAR]
    layout.book["指标数据"].cell(HEADER_ROW, amount.column).value = f"{YEAR - 1}-{YEAR}学年"


def _two_row_headers(layout: FillableWorkbook) -> None:
    """The years under one heading, and every other column headed across two rows."""
    sheet = layout.book["指标数据"]
    first = layout.figures.amounts[GOLMUD, "graduates", YEAR - 2].column
    last = layout.figures.amounts[GOLMUD, "graduates", YEAR].column
    for column in range(1, last + 2):
        lower, upper = sheet.cell(HEADER_ROW, column), sheet.cell(SPACER_ROW, column)
        upper.style = style_name("header")
        if first <= column <= last:
            continue
        lower.comment = None
        upper.value, lower.value = lower.value, None
        sheet.merge_cells(
            start_row=SPACER_ROW, end_row=HEADER_ROW, start_column=column, end_column=column
        )
    sheet.cell(SPACER_ROW, first).value = "年度"
    sheet.merge_cells(start_row=SPACER_ROW, end_row=SPACER_ROW, start_column=first, end_column=last)
    sheet.row_dimensions[SPACER_ROW].height = 22


def _wrong_credit_code(layout: FillableWorkbook) -> None:
    """One character mistyped: the check character at the end no longer fits."""
    grid = layout.registers["enterprises"]
    cell = grid.sheet.cell(HEADER_ROW + 1, grid.columns["credit_code"])
    cell.value = str(cell.value).replace("0001", "0007")


def _old_evidence(layout: FillableWorkbook) -> None:
    row = layout.evidence.rows[GOLMUD, "internship-rules", None]
    layout.evidence.records.fill(
        row, {"date": day("2019-06-10"), "document": document(GOLMUD, 2019, 33)}
    )


WORKBOOKS: dict[str, tuple[tuple[str, ...], Callable[[FillableWorkbook], None]]] = {
    "unit-slip": ((COLLEGE,), _unit_slip),
    "excel-error": ((GOLMUD,), _excel_error),
    "unstored-formula": ((GOLMUD,), _unstored_formula),
    "none-for-zero": ((GOLMUD,), _none_for_zero),
    "persons-for-person-times": ((GOLMUD,), _persons_for_person_times),
    "school-year": ((GOLMUD,), _school_year),
    "two-row-headers": ((GOLMUD,), _two_row_headers),
    "wrong-credit-code": ((PREFECTURE,), _wrong_credit_code),
    "old-evidence": ((GOLMUD,), _old_evidence),
}
"""File to the units in it and what is spoilt."""


def _duplicate_base(path: Path) -> None:
    """The school reports two bases of the college on its campus as its own."""
    sample = sound()
    theirs = sample.registers[COLLEGE]["bases"][:2]
    ours = sample.registers[HAIXI]["bases"]
    for mine, base in zip(ours, theirs, strict=False):
        mine.update(name=base["name"], enterprise=base["enterprise"])
    save(fill(sample, ALL, teachers=True), path)


def _lost_school(folder: Path) -> None:
    """Three of the four workbooks."""
    sample = sound()
    for unit, name in ((COLLEGE, "柴达木职院"), (HAIXI, "州职校"), (PREFECTURE, "州级部门")):
        save(fill(sample, (unit,), teachers=True), folder / f"{name}.xlsx")


def _gbk_csv(layout: FillableWorkbook, folder: Path) -> None:
    """One file a sheet, in the encoding in which Chinese spreadsheets save text."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in layout.book.worksheets:
        if sheet.sheet_state != "visible" or sheet.title == "填报说明":
            continue
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        for row in sheet.iter_rows(values_only=True):
            cells = [_as_text(value) for value in row]
            if any(cells):
                writer.writerow(cells)
        (folder / f"{sheet.title}.csv").write_bytes(text.getvalue().encode("gb18030"))


def _as_text(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return "" if value is None else str(value)


def _broken(path: Path) -> None:
    """Half of a workbook, as an interrupted copy leaves it."""
    save(fill(sound(), (GOLMUD,)), path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
