"""The whole workbook, sheet by sheet, and where in it every entry goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.workbook import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from haixi_check.messages import Language
from haixi_check.rulepack.form import Form
from haixi_check.rulepack.pack import Pack, Unit
from haixi_check.rulepack.targets import Target
from haixi_check.submission import Submission
from haixi_check.writers.template.basics import add_basics
from haixi_check.writers.template.commission import Commission
from haixi_check.writers.template.entry_cells import ChoiceLists
from haixi_check.writers.template.evidence import EvidenceRows, add_evidence
from haixi_check.writers.template.figures import FigureCells, add_figures
from haixi_check.writers.template.grid import Grid
from haixi_check.writers.template.guide import add_guide
from haixi_check.writers.template.paper import add_styles
from haixi_check.writers.template.registers import add_register

if TYPE_CHECKING:
    from openpyxl.cell import Cell


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A workbook and the cells in which it is filled in."""

    book: Workbook
    basics: Mapping[tuple[str, str], Cell]
    """By unit and line of 基本信息."""
    figures: FigureCells
    registers: Mapping[str, Grid]
    """Registers and rosters by id."""
    evidence: EvidenceRows


def lay_out(
    *,
    pack: Pack,
    form: Form,
    targets: Sequence[Target],
    units: Sequence[Unit],
    year: int,
    language: Language = "zh",
    last: Mapping[str, Submission] | None = None,
    rosters: Collection[str] | None = None,
) -> Layout:
    """The workbook for `units` and `year`, as `workbook` writes it, still open for entries.

    Rosters are optional: `rosters` names those to have, by default all that the units fill in.
    """
    commission = Commission(
        pack=pack,
        form=form,
        targets=tuple(targets),
        units=tuple(units),
        year=year,
        language=language,
        last=last or {},
    )
    book = _book(commission)
    choices = ChoiceLists(commission)
    lists = tuple(
        roster
        for roster in commission.registers(form.rosters)
        if rosters is None or roster.id in rosters
    )
    add_guide(book, commission, lists)
    basics = add_basics(book, commission, choices)
    figures = add_figures(book, commission)
    registers = {
        register.id: add_register(book, commission, choices, register)
        for register in commission.registers(form.registers)
    }
    for roster in lists:
        registers[roster.id] = add_register(book, commission, choices, roster, optional=True)
    evidence = add_evidence(book, commission, choices)
    choices.add_sheet(book)
    return Layout(book=book, basics=basics, figures=figures, registers=registers, evidence=evidence)


def _book(commission: Commission) -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.creator = "haixi-check"
    book.properties.title = commission.say("template.title", year=commission.year)
    book.properties.subject = commission.pack.document
    book.properties.language = "zh-CN" if commission.language == "zh" else "en"
    add_styles(book, commission.language)
    return book
