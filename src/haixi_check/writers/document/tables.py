"""The tables of the document: clauses and bodies, what is absent, results, problems, readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from haixi_check.problem import Tier
from haixi_check.report import words
from haixi_check.report.advice import todo
from haixi_check.report.advice import told as problem_in_words
from haixi_check.report.agenda import Absence
from haixi_check.report.entries import by_clause, entry, subtitle
from haixi_check.report.findings import whose
from haixi_check.report.matrix import Matrix, matrix
from haixi_check.report.problems import Alike, alike, alike_over_files, problems
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome, Result
from haixi_check.verdict import ClauseSummary, UnitVerdict
from haixi_check.writers.document.paper import NOTE, Cell, Column, add_table, write

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
    picks: list[tuple[str, Callable[[ClauseSummary], Cell]]] = []
    if shown.whole:
        picks.append((reader.say("words.prefecture"), lambda clause: _mark(reader, clause.outcome)))
    if len(shown.units) <= MOST_UNITS:
        picks += [(reader.text(unit.short), _of_unit(reader, shown, unit)) for unit in shown.units]
    else:
        picks += [(reader.say(f"outcome.{o}"), _number(shown, o)) for o in shown.outcomes]
        write(paper, reader.say("table.units_by_outcome"), NOTE)
    width = min(1.95, (TEXT_WIDTH - 5.1) / max(1, len(picks)))
    first = TEXT_WIDTH - width * len(picks)
    columns = [Column(reader.say("column.clause"), first)]
    columns += [Column(heading, width) for heading, _ in picks]
    rows: list[list[Cell | str]] = [
        [f"{c.clause} {reader.text(c.title)}", *(pick(c) for _, pick in picks)]
        for c in shown.clauses
    ]
    add_table(paper, columns, rows)


def _mark(reader: Reader, outcome: str) -> Cell:
    return Cell(reader.say(f"outcome.{outcome}"), kind=str(outcome))


def _of_unit(reader: Reader, shown: Matrix, unit: UnitVerdict) -> Callable[[ClauseSummary], Cell]:
    def cell(clause: ClauseSummary) -> Cell:
        outcome = shown.of_unit(clause, unit)
        return _mark(reader, outcome) if outcome else Cell("—", centred=True)

    return cell


def _number(shown: Matrix, outcome: Outcome) -> Callable[[ClauseSummary], Cell]:
    def cell(clause: ClauseSummary) -> Cell:
        count = shown.counted(clause).get(outcome)
        return Cell(str(count), kind=outcome.value) if count else Cell("")

    return cell


def write_absences(paper: Paper, reader: Reader, absences: Sequence[Absence]) -> None:
    """One table for each body that handed nothing in, or nothing for some duties."""
    verdict = reader.verdict
    columns = [
        Column(reader.say("column.code"), 1.5),
        Column(reader.say("column.target"), 5.1),
        Column(reader.say("column.todo"), 9.0),
    ]
    for absence in absences:
        unit = whose(reader, absence)
        silent = any(one in verdict.not_reported for one in absence.units)
        code = "table.open_because_silent" if silent else "document.no_record"
        text = reader.say(code, unit=unit, n=len(absence.results))
        write(paper, reader.say("document.sentence", text=text))
        infos = [reader.info(result) for result in absence.results]
        rows: list[list[Cell | str]] = [
            [
                Cell(info.code, centred=True),
                reader.text(info.title),
                reader.text(info.remedy),
            ]
            for info in infos
        ]
        add_table(paper, columns, rows)


def write_results(paper: Paper, reader: Reader) -> None:
    """Every result of the level that is judged, in the order of the opinion."""
    names = ("clause", "target", "judged", "figure", "threshold", "lack")
    widths = (1.7, 4.4, 1.9, 3.4, 1.8, 2.4)
    columns = [
        Column(reader.say(f"column.{name}"), width)
        for name, width in zip(names, widths, strict=True)
    ]
    rows: list[list[Cell | str]] = []
    for clause, results in by_clause(reader.verdict):
        for result in results:
            told = entry(reader, result)
            rows.append(
                [
                    Cell(clause.clause, centred=True),
                    f"{reader.whose(result)}{told.code} {told.title}",
                    Cell(reader.say(f"outcome.{told.outcome}"), kind=told.outcome.value),
                    Cell(_figure(result), centred=True),
                    Cell(told.threshold, centred=True),
                    told.lack,
                ]
            )
    add_table(paper, columns, rows)


def _figure(result: Result) -> str:
    """The measured value, under it the two numbers that it was made of."""
    found = result.measured
    if found is None:
        return ""
    lines = [words.grouped(found.shown)]
    if found.numerator is not None and found.denominator is not None:
        lines.append(f"{words.grouped(found.numerator)}/{words.grouped(found.denominator)}")
    return "\n".join(lines)


def write_problems(paper: Paper, reader: Reader) -> None:
    """How many problems there are of each tier, and those that must be explained.

    Those that must be fixed stand in what to do.
    """
    counts = reader.verdict.summary.problems
    told = [f"{reader.say(f'tier.{tier}')} {counts.get(tier, 0)}" for tier in Tier]
    write(paper, reader.say("document.sentence", text=reader.joined(told, "document.comma")))
    found = problems(reader.verdict, Tier.EXPLAIN)
    if found:
        name = reader.say(f"tier.{Tier.EXPLAIN}")
        write(paper, reader.say("table.section", name=name, n=len(found)))
        write_tier(paper, reader, Tier.EXPLAIN)


def write_tier(paper: Paper, reader: Reader, tier: Tier) -> None:
    """The open problems of one tier as a table; those alike are one row."""
    found = problems(reader.verdict, tier)
    if not found:
        return
    names = ("cell", "problem", "todo")
    columns = [
        Column(reader.say(f"column.{name}"), width)
        for name, width in zip(names, (4.2, 5.9, 5.5), strict=True)
    ]
    groups = alike(found)
    if len(groups) > MOST_PROBLEMS:
        groups = alike_over_files(found)
    if len(groups) < len(found):
        write(paper, reader.say("document.alike"), NOTE)
    add_table(paper, columns, [_problem(reader, group) for group in groups])


def _problem(reader: Reader, group: Alike) -> Sequence[str]:
    return (
        words.places([p.place for p in (group.first, *group.others)], reader.language),
        problem_in_words(reader, group.first),
        todo(reader, group.first),
    )


def write_readings(paper: Paper, reader: Reader) -> None:
    """How every figure was computed: what an inspector asks first."""
    write(paper, subtitle(reader), NOTE)
    names = ("code", "target", "formula", "reading")
    columns = [
        Column(reader.say(f"column.{name}"), width)
        for name, width in zip(names, (1.5, 3.3, 5.2, 5.6), strict=True)
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(info.code, centred=True),
            reader.text(info.title),
            words.formula(info, reader.called, reader.language),
            reader.text(info.reading),
        ]
        for info in reader.verdict.targets.values()
        if info.formula
    ]
    add_table(paper, columns, rows)
