"""The report as a workbook to look at, filter and print: one module for each kind of sheet."""

from __future__ import annotations

import datetime
from typing import BinaryIO

from openpyxl import Workbook

from haixi_check.report import Manner
from haixi_check.report.reader import Reader
from haixi_check.verdict import Verdict
from haixi_check.writers.office.sheets import packed
from haixi_check.writers.workbook.listings import (
    add_clauses,
    add_problems,
    add_rules,
    add_unchecked,
    add_units,
)
from haixi_check.writers.workbook.overview import add_overview
from haixi_check.writers.workbook.paper import add_report_styles


def render(verdict: Verdict, manner: Manner, sink: BinaryIO) -> None:
    """Write `verdict` as .xlsx: the same bytes for the same verdict."""
    book = Workbook()
    assert book.active is not None  # noqa: S101 - a new workbook has one sheet
    book.remove(book.active)
    add_report_styles(book, manner.language)
    reader = Reader.of(verdict, manner)
    for add in (add_overview, add_clauses, add_units, add_problems, add_unchecked, add_rules):
        add(book, reader)
    book.properties.creator = f"haixi-check {verdict.tool.version}"
    book.properties.title = verdict.pack.title.in_language(manner.language)
    sink.write(packed(book, made_on=datetime.date.fromisoformat(verdict.run.as_of)))
