"""Fills the product's own template with a sample, as a clerk would, and marks every file 虚构."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import invented
import lists
from invented import MARK, NOTE, PREFECTURE, YEAR, YEARS, Row, day, document
from staff import staff

from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.measures import Dating, Evidence
from haixi_check.rulepack.pack import Unit
from haixi_check.rulepack.targets import Target
from haixi_check.writers.office.sheets import packed
from haixi_check.writers.template import FillableWorkbook, lay_out
from haixi_check.writers.template.paper import TITLE_ROW, fit_row
from haixi_check.writers.template.request import TemplateRequest

Slot = tuple[str, str, str | None]
"""Unit, code of the duty, title of the part."""

SHEET_OF_FIGURES = 2
"""After the guide and the basic information."""

RULES: RulePack = load_pack(find_pack())


@dataclass(slots=True)
class Sample:
    """What the units of a sample hand in."""

    figures: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    explanations: dict[tuple[str, str], str] = field(default_factory=dict)
    registers: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    evidence: dict[Slot, list[Row]] = field(default_factory=dict)


def sound() -> Sample:
    """A sample in which nothing is missing and every unit meets every target."""
    sample = Sample()
    for unit_id, figures in invented.FIGURES.items():
        for figure, values in figures.items():
            sample.figures[unit_id, figure] = list(values)
        sample.registers[unit_id] = lists.registers(unit_id)
    number = 0
    for unit in RULES.pack.units:
        for target, duty in _duties(unit):
            for part in _parts(duty):
                number += 1
                rows = [_record(unit.id, target, duty, part, number, YEAR)]
                if getattr(target.period, "each_year_from", YEAR) < YEAR:
                    rows.append(_record(unit.id, target, duty, part, number, YEAR - 1))
                sample.evidence[unit.id, target.code, part] = rows
    count(sample)
    return sample


def _duties(unit: Unit) -> list[tuple[Target, Evidence]]:
    return [
        (target, target.measure)
        for target in RULES.targets
        if isinstance(target.measure, Evidence) and unit in RULES.pack.bodies(target.units)
    ]


def _parts(duty: Evidence) -> tuple[str | None, ...]:
    return tuple(part.title.zh for part in duty.filed_under) or (None,)


def _record(
    unit: str, target: Target, duty: Evidence, part: str | None, number: int, year: int
) -> Row:
    """One record that proves a duty: the first thing that its proof names, on a working day."""
    yearly = duty.dated is Dating.YEARLY
    thing = _first_paper(duty.proof.zh)
    if yearly:
        on = datetime.date(year, 1, 10) + datetime.timedelta(days=number * 13 % 330)
    else:
        on = day("2021-03-01") + datetime.timedelta(days=number * 17 % 600)
    on -= datetime.timedelta(days=max(0, on.weekday() - 4))
    return {
        "status": "已落实",
        "body": _body(unit, target),
        "for_year": year if yearly else None,
        "material": f"{part}有关材料（{MARK}）" if part else f"{thing}（{MARK}）",
        "document": document(unit, on.year, 100 + number),
        "date": on,
    }


def _body(unit_id: str, target: Target) -> str | None:
    """The department that leads, for a unit that has departments."""
    unit = RULES.pack.by_id[unit_id]
    leading = target.lead.bodies if target.lead else ()
    return next((body.title.zh for body in unit.bodies if body.id in leading), None)


PAPER = re.compile(
    "(办法|方案|协议|章程|文件|记录|批复|表|名单|名册|报告|台账|书|简章|总结|合同|备案)$"
)


def _first_paper(proof: str) -> str:
    """The first thing in the description of a proof that can be put into a folder."""
    named = re.split("[，,、；;或和]", proof)
    return next((thing for thing in named if PAPER.search(thing)), max(named, key=len))


COUNTED: dict[str, tuple[str, str, Callable[[Row], bool]]] = {
    "program_pairs": ("articulations", "date", lambda row: True),
    "covered_programs": ("articulations", "date", lambda row: row["mode"] != "其他对接"),
    "program_clusters": ("clusters", "date", lambda row: True),
    "innovation_studios": ("studios", "date", lambda row: row["kind"] == "创新工作室"),
    "master_studios": ("studios", "date", lambda row: row["kind"] == "名师工作室"),
    "training_bases": ("bases", "in_use_since", lambda row: row["stage"] == "已投入使用"),
    "entrepreneurship_bases": ("incubators", "date", lambda row: True),
    "integration_enterprises": ("enterprises", "date", lambda row: True),
}
"""Figures that a clerk counts off a register: which one, by which day, and which rows."""


def count(sample: Sample) -> None:
    """Write the figures that registers tell of, as they stood at the end of each year."""
    for unit in RULES.pack.units:
        rows = sample.registers[unit.id]
        for figure, (register, since, counts) in COUNTED.items():
            if unit.kind in RULES.form.figure(figure).filled_by:
                dated = [
                    row[since].year  # type: ignore[attr-defined]
                    for row in rows.get(register, ())
                    if counts(row) and row["document"]
                ]
                sample.figures[unit.id, figure] = [
                    sum(begun <= year for begun in dated) for year in YEARS
                ]
        if unit.id in lists.TRAINING_OF_2020:
            ended: dict[int, int] = dict.fromkeys(YEARS, 0)
            for row in rows["classes"]:
                ended[row["end"].year] += row["person_times"]  # type: ignore[attr-defined, operator]
            ended[YEARS[0]] = lists.TRAINING_OF_2020[unit.id]
            sample.figures[unit.id, "training_person_times"] = list(ended.values())


def fill(sample: Sample, units: Sequence[str], *, teachers: bool = False) -> FillableWorkbook:
    """The template for `units`, filled in with their part of `sample`.

    With `teachers`, the schools list their teachers as well, whom the figures then follow from.
    """
    bodies = [unit for unit in RULES.pack.units if unit.id in units]
    request = TemplateRequest(rules=RULES, units=tuple(bodies), year=YEAR)
    layout = lay_out(request, rosters=("teachers",) if teachers else ())
    for unit in bodies:
        _fill_basics(layout, unit)
        _fill_figures(layout, sample, unit)
        rows_of = dict(sample.registers[unit.id])
        if teachers and unit.id != PREFECTURE:
            rows_of["teachers"] = list(staff(unit.id, _last_figures(sample, unit)))
        for register, rows in rows_of.items():
            for row in rows:
                layout.registers[register].append(_own(layout, unit, register, row))
    _fill_evidence(layout, sample, bodies)
    mark(layout)
    return layout


def _fill_figures(layout: FillableWorkbook, sample: Sample, unit: Unit) -> None:
    for (owner, figure), values in sample.figures.items():
        if owner == unit.id:
            for year, value in zip(YEARS, values, strict=True):
                layout.figures.amounts[owner, figure, year].value = value
    for (owner, figure), text in sample.explanations.items():
        if owner == unit.id:
            cell = layout.figures.explanations[owner, figure]
            cell.value = text
            sheet = layout.book.worksheets[SHEET_OF_FIGURES]
            width = sheet.column_dimensions[cell.column_letter].width
            fit_row(sheet, cell.row, [(text, width)])


def _last_figures(sample: Sample, unit: Unit) -> dict[str, int]:
    """The figures of `unit` in the last year."""
    return {
        figure: values[-1] for (owner, figure), values in sample.figures.items() if owner == unit.id
    }


def _own(layout: FillableWorkbook, unit: Unit, register: str, row: Row) -> Row:
    """A row with its unit, where the sheet has a column for it."""
    known = layout.registers[register].columns
    whose: Row = {"unit_name": unit.title.zh} if "unit_name" in known else {}
    return {name: value for name, value in {**whose, **row}.items() if name in known}


def _fill_basics(layout: FillableWorkbook, unit: Unit) -> None:
    said: Row = {
        "employment_cutoff": datetime.date(YEAR, 12, 31),
        "postgraduate_basis": "学历",
        "reporter": f"{MARK}填报人",
        "telephone": MARK,
        "reported_on": datetime.date(YEAR + 1, 3, 15),
        "note": NOTE,
    }
    for line, value in said.items():
        if (unit.id, line) in layout.basics:
            layout.basics[unit.id, line].value = value  # type: ignore[assignment]


def _fill_evidence(layout: FillableWorkbook, sample: Sample, units: Iterable[Unit]) -> None:
    grid = layout.evidence.records
    for unit in units:
        for target, duty in _duties(unit):
            ids = {part.title.zh: part.id for part in duty.filed_under}
            for part in _parts(duty):
                rows = sample.evidence.get((unit.id, target.code, part), [])
                place = layout.evidence.rows[unit.id, target.id, ids[part] if part else None]
                for first, given in zip([True] + [False] * len(rows), rows, strict=False):
                    row = {name: value for name, value in given.items() if name in grid.columns}
                    if first:
                        grid.fill(place, row)
                    else:
                        named: Row = {"duty": f"{target.code} {target.title.zh}", "part": part}
                        if "unit_name" in grid.columns:
                            named["unit_name"] = unit.title.zh
                        grid.append({**named, **row})


def mark(layout: FillableWorkbook) -> None:
    """Say in the title of every sheet, and in the file's properties, that all is invented."""
    for sheet in layout.book.worksheets:
        if sheet.sheet_state == "visible":
            cell = sheet.cell(TITLE_ROW, 1)
            cell.value = f"{cell.value}　【{MARK}样例】"
    properties = layout.book.properties
    properties.title = f"{MARK}样例：{properties.title}"
    properties.description = NOTE
    properties.keywords = MARK


def save(layout: FillableWorkbook, path: Path) -> None:
    """Write a filled workbook, with the same bytes every time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed(layout.book, made_on=RULES.pack.issued))
