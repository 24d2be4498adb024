"""The tables of the document: clauses and bodies, what is absent, results, problems, readings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from haixi_check.problem import Tier
from haixi_check.report import headline, words
from haixi_check.report.agenda import Absence
from haixi_check.report.entries import by_clause, describe_result
from haixi_check.report.findings import whose
from haixi_check.report.matrix import Matrix, MatrixColumn, matrix
from haixi_check.report.problems import advise, alike, alike_over_files, describe, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Result
from haixi_check.verdict import ClauseSummary
from haixi_check.writers.document.paper import NOTE, TableCell, TableColumn, add_table, write

if TYPE_CHECKING:
    from docx.document import Document as Paper

MOST_UNITS: Final = 6
"""More units than this do not stand side by side on a page: the matrix counts them by outcome."""

MOST_PROBLEMS: Final = 20
"""More kinds of problem than this, file by file, are put together over all files."""

TEXT_WIDTH: Final = 15.6
"""Centimetres between the margins."""


def write_matrix(paper: Paper, reader: Reader) -> None:
    """Every clause with one mark for the whole and for each unit, or with counts of units."""
    shown = matrix(reader)
    few = len(shown.units) <= MOST_UNITS
    if not few:
        write(paper, reader.say("table.units_by_outcome"), NOTE)
    beside = shown.columns(reader, side_by_side=few)
    width = min(1.95, (TEXT_WIDTH - 5.1) / max(1, len(beside)))
    columns = [TableColumn(reader.say("column.clause"), TEXT_WIDTH - width * len(beside))]
    columns += [
        TableColumn(column.name or reader.say(f"outcome.{column.counted}"), width)
        for column in beside
    ]
    rows: list[list[TableCell | str]] = [
        [
            f"{clause.clause} {reader.text(clause.title)}",
            *(_cell(reader, shown, clause, column) for column in beside),
        ]
        for clause in shown.clauses
    ]
    add_table(paper, columns, rows)


def _cell(reader: Reader, shown: Matrix, clause: ClauseSummary, column: MatrixColumn) -> TableCell:
    outcome, number = shown.cell(clause, column)
    if outcome is None:
        return TableCell("") if column.counted else TableCell("—", centred=True)
    text = reader.say(f"outcome.{outcome}") if number is None else str(number)
    return TableCell(text, kind=str(outcome))


def _columns(reader: Reader, widths: Mapping[str, float]) -> list[TableColumn]:
    """Columns by the names of their headings, with their widths in centimetres."""
    return [TableColumn(reader.say(f"column.{name}"), width) for name, width in widths.items()]


def write_absences(paper: Paper, reader: Reader, absences: Sequence[Absence]) -> None:
    """One table for each body that handed nothing in, or nothing for some duties."""
    verdict = reader.verdict
    columns = _columns(reader, {"code": 1.5, "target": 5.1, "todo": 9.0})
    for absence in absences:
        unit = whose(reader, absence)
        silent = any(each in verdict.not_reported for each in absence.units)
        code = "table.open_because_silent" if silent else "document.no_record"
        text = reader.say(code, unit=unit, n=len(absence.results))
        write(paper, reader.say("document.sentence", text=text))
        infos = [reader.info(result) for result in absence.results]
        rows: list[list[TableCell | str]] = [
            [TableCell(info.code, centred=True), reader.text(info.title), reader.text(info.remedy)]
            for info in infos
        ]
        add_table(paper, columns, rows)


def write_results(paper: Paper, reader: Reader) -> None:
    """Every result of the level that is judged, in the order of the opinion."""
    widths = {"clause": 1.7, "target": 4.4, "judged": 1.9}
    widths |= {"figure": 3.4, "threshold": 1.8, "lack": 2.4}
    rows: list[list[TableCell | str]] = []
    for clause, results in by_clause(reader.verdict):
        for result in results:
            shown = describe_result(reader, result)
            rows.append(
                [
                    TableCell(clause.clause, centred=True),
                    f"{reader.whose(result)}{shown.code} {shown.title}",
                    TableCell(reader.say(f"outcome.{shown.outcome}"), kind=shown.outcome.value),
                    TableCell(_figure(result), centred=True),
                    TableCell(shown.threshold, centred=True),
                    shown.lack,
                ]
            )
    add_table(paper, _columns(reader, widths), rows)


def _figure(result: Result) -> str:
    """The measured value, under it the two numbers that it was made of."""
    measured = result.measured
    if measured is None:
        return ""
    lines = [words.grouped(measured.shown)]
    if measured.numerator is not None and measured.denominator is not None:
        lines.append(f"{words.grouped(measured.numerator)}/{words.grouped(measured.denominator)}")
    return "\n".join(lines)


def write_problems(paper: Paper, reader: Reader) -> None:
    """How many problems there are of each tier, and those that must be explained."""
    counts = reader.verdict.summary.problems
    by_tier = [f"{reader.say(f'tier.{tier}')} {counts.get(tier, 0)}" for tier in Tier]
    write(paper, reader.say("document.sentence", text=reader.joined(by_tier, "document.comma")))
    if number := len(problems(reader.verdict, Tier.EXPLAIN)):
        name = reader.say(f"tier.{Tier.EXPLAIN}")
        write(paper, reader.say("table.section", name=name, n=number))
        write_tier(paper, reader, Tier.EXPLAIN)


def write_tier(paper: Paper, reader: Reader, tier: Tier) -> None:
    """The open problems of one tier as a table; those alike are one row."""
    records = problems(reader.verdict, tier)
    if not records:
        return
    groups = alike(records)
    if len(groups) > MOST_PROBLEMS:
        groups = alike_over_files(records)
    if len(groups) < len(records):
        write(paper, reader.say("document.alike"), NOTE)
    rows = [
        (
            words.places([p.place for p in (group.first, *group.others)], reader.language),
            describe(reader, group.first),
            advise(reader, group.first),
        )
        for group in groups
    ]
    add_table(paper, _columns(reader, {"cell": 4.2, "problem": 5.9, "todo": 5.5}), rows)


def write_readings(paper: Paper, reader: Reader) -> None:
    """How every figure was computed: what an inspector asks first."""
    write(paper, headline.subtitle(reader), NOTE)
    columns = _columns(reader, {"code": 1.5, "target": 3.3, "formula": 5.2, "reading": 5.6})
    rows: list[list[TableCell | str]] = [
        [
            TableCell(info.code, centred=True),
            reader.text(info.title),
            words.formula(info, reader.called, reader.language),
            reader.text(info.reading),
        ]
        for info in reader.verdict.targets.values()
        if info.formula
    ]
    add_table(paper, columns, rows)
