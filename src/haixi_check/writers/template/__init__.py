"""The workbook to fill in: laid out from the form and the duties of its units, then packed.

One file for each kind of sheet that it has, and one for each thing that all of them need. Judges
nothing and reads no input.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from openpyxl.workbook import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from haixi_check.plain import dataclass
from haixi_check.writers.office.sheets import add_styles, packed
from haixi_check.writers.template.basics import add_basics
from haixi_check.writers.template.entries import ChoiceLists
from haixi_check.writers.template.evidence import EvidenceRows, add_evidence
from haixi_check.writers.template.figures import FigureCells, add_figures
from haixi_check.writers.template.guide import add_guide
from haixi_check.writers.template.paper import LOOKS
from haixi_check.writers.template.request import TemplateRequest
from haixi_check.writers.template.rows import EntryRows, add_register

if TYPE_CHECKING:
    from openpyxl.cell import Cell


@dataclass(frozen=True, kw_only=True)
class FillableWorkbook:
    """A workbook and the cells in which it is filled in."""

    book: Workbook
    basics: Mapping[tuple[str, str], Cell]
    """By unit and line of 基本信息."""
    figures: FigureCells
    registers: Mapping[str, EntryRows]
    """Registers and rosters by id."""
    evidence: EvidenceRows


def workbook(request: TemplateRequest) -> bytes:
    """The .xlsx for the units of `request` to fill in: the same bytes for the same request."""
    return packed(lay_out(request).book, made_on=request.pack.issued)


def lay_out(
    request: TemplateRequest, *, rosters: Collection[str] | None = None
) -> FillableWorkbook:
    """The same workbook, still open for entries; `rosters` names those to have, if not all."""
    book = _new_book(request)
    choices = ChoiceLists(request)
    lists = tuple(
        roster
        for roster in request.registers(request.form.rosters)
        if rosters is None or roster.id in rosters
    )
    add_guide(book, request, lists)
    basics = add_basics(book, request, choices)
    figures = add_figures(book, request)
    registers = {
        register.id: add_register(book, request, choices, register)
        for register in request.registers(request.form.registers)
    }
    for roster in lists:
        registers[roster.id] = add_register(book, request, choices, roster, optional=True)
    evidence = add_evidence(book, request, choices)
    choices.add_sheet(book)
    return FillableWorkbook(
        book=book, basics=basics, figures=figures, registers=registers, evidence=evidence
    )


def _new_book(request: TemplateRequest) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.creator = "haixi-check"
    book.properties.title = request.say("template.title", year=request.year)
    book.properties.subject = request.pack.document
    book.properties.language = "zh-CN" if request.language == "zh" else "en"
    add_styles(book, LOOKS, request.language, border="B8C2CC")
    return book
