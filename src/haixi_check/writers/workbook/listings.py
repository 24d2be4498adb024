"""The sheets that are lists: by clause, by unit, problems, what is not checked, and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from haixi_check.problem import Tier
from haixi_check.report import headline, words
from haixi_check.report.entries import ResultInWords, by_clause, describe_result
from haixi_check.report.problems import advise, describe, dropped
from haixi_check.report.reader import Reader
from haixi_check.result import Outcome
from haixi_check.verdict import ProblemRecord
from haixi_check.writers.workbook.paper import (
    HEADER_ROW,
    ListColumn,
    add_sheet,
    finish_table,
    put_header,
    put_row,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

RESULT_COLUMNS: Final = (
    ("clause", 12, "text"),
    ("code", 7, "centred"),
    ("target", 22, "strong"),
    ("force", 12, "centred"),
    ("judged", 12, "centred"),
    ("figure", 15, "centred"),
    ("threshold", 11, "centred"),
    ("lack", 18, "text"),
    ("situation", 40, "text"),
    ("todo", 36, "text"),
    ("places", 40, "soft"),
)
PROBLEM_COLUMNS: Final = (
    ("tier", 12, "centred"),
    ("unit", 12, "text"),
    ("file", 20, "text"),
    ("sheet", 14, "text"),
    ("cell", 10, "centred"),
    ("field", 16, "text"),
    ("found", 18, "text"),
    ("problem", 42, "text"),
    ("todo", 38, "text"),
    ("answer", 20, "text"),
)
RULE_COLUMNS: Final = (
    ("code", 7, "centred"),
    ("target", 26, "strong"),
    ("wordings", 30, "text"),
    ("force", 12, "centred"),
    ("formula", 44, "text"),
    ("reading", 44, "text"),
    ("remedy", 44, "text"),
)
UNCHECKED_COLUMNS: Final = (("kind", 22, "strong"), ("what", 110, "text"))
UNIT_COLUMN: Final = ("unit", 13, "strong")
"""Before the others, where results of several units stand in one list."""

Named: TypeAlias = Sequence[tuple[str, float, str]]
"""Columns by name, with their width and look."""


def _open_list(
    book: Workbook, reader: Reader, name: str, columns: Named, about: str, colour: str
) -> tuple[Worksheet, list[ListColumn]]:
    """A sheet with the headings of its list, and the columns."""
    sheet = add_sheet(book, reader.say(f"workbook.sheet.{name}"), about, colour)
    shown = [ListColumn(reader.say(f"column.{name}"), wide, look) for name, wide, look in columns]
    put_header(sheet, shown)
    return sheet, shown


def add_clauses(book: Workbook, reader: Reader) -> None:
    """Every result of the level that is judged, in the order of the opinion."""
    named = (UNIT_COLUMN, *RESULT_COLUMNS) if reader.several else RESULT_COLUMNS
    about = " · ".join(headline.counts(reader))
    sheet, columns = _open_list(book, reader, "clauses", named, about, "2F6DB5")
    row = HEADER_ROW
    for clause, results in by_clause(reader.verdict):
        title = f"{clause.clause} {reader.text(clause.title)}"
        for result in results:
            row += 1
            shown = describe_result(reader, result)
            first = [shown.whose, title] if reader.several else [title]
            _put_result(sheet, row, shown, columns, first)
    finish_table(sheet, columns, row - HEADER_ROW, reader.language, printed=len(columns) - 1)


def add_units(book: Workbook, reader: Reader) -> None:
    """Every result of every unit that is shown; a unit that handed in nothing is one row."""
    named, about = (UNIT_COLUMN, *RESULT_COLUMNS), reader.say("workbook.units_about")
    sheet, columns = _open_list(book, reader, "units", named, about, "2F6DB5")
    titles = {c.clause: reader.text(c.title) for c in reader.verdict.summary.by_clause}
    row = HEADER_ROW
    for unit in reader.units:
        name = reader.text(unit.short)
        if not unit.reported:
            row += 1
            blank: list[str | None] = [None] * len(columns)
            blank[0], blank[5] = name, reader.say("reason.not_reported")
            put_row(sheet, row, blank, columns, {5: Outcome.UNKNOWN.value})
            continue
        for result in unit.results:
            row += 1
            shown = describe_result(reader, result)
            clause = shown.clauses.split(reader.say("words.comma"))[0]
            _put_result(sheet, row, shown, columns, [name, f"{clause} {titles.get(clause, '')}"])
    finish_table(sheet, columns, row - HEADER_ROW, reader.language, printed=len(columns) - 1)


def _put_result(
    sheet: Worksheet,
    row: int,
    shown: ResultInWords,
    columns: Sequence[ListColumn],
    first: Sequence[str],
) -> None:
    """One result; before it stand the values of the columns up to that of its clause."""
    values = [
        *first,
        shown.code,
        shown.title,
        "\n".join([shown.force, shown.period, *([shown.binding] if len(first) > 1 else [])]),
        shown.judged,
        shown.figure,
        shown.threshold,
        shown.lack,
        "\n".join(filter(None, (*shown.situation, shown.units))),
        shown.remedy,
        shown.places,
    ]
    put_row(sheet, row, values, columns, {len(first) + 3: shown.outcome.value})


def add_problems(book: Workbook, reader: Reader) -> None:
    """Every problem with the data, gravest first."""
    counts = reader.verdict.summary.problems
    about = [f"{reader.say(f'tier.{tier}')} {counts.get(tier, 0)}" for tier in Tier]
    above = " · ".join([*about, *dropped(reader)])
    sheet, columns = _open_list(book, reader, "problems", PROBLEM_COLUMNS, above, "C8443A")
    problems = [p for tier in Tier for p in reader.verdict.problems if p.tier is tier]
    for row, problem in enumerate(problems, start=HEADER_ROW + 1):
        put_row(sheet, row, _problem(reader, problem), columns, {0: problem.tier.value})
    if not problems:
        put_row(sheet, HEADER_ROW + 1, [reader.say("words.none"), *[None] * 9], columns)
    finish_table(sheet, columns, len(problems), reader.language)


def _problem(reader: Reader, problem: ProblemRecord) -> list[str]:
    tier, where = reader.say(f"tier.{problem.tier}"), problem.place
    whose = [tier, reader.name(problem.unit), where.file, where.sheet, where.cell, where.header]
    words = [describe(reader, problem), advise(reader, problem)]
    return [*whose, problem.found, *words, problem.answer]


def add_unchecked(book: Workbook, reader: Reader) -> None:
    """What nobody may believe to have been checked."""
    about = reader.say("workbook.unchecked_about")
    sheet, columns = _open_list(book, reader, "unchecked", UNCHECKED_COLUMNS, about, "8A929C")
    row = HEADER_ROW
    for row, values in enumerate(_unchecked(reader), start=HEADER_ROW + 1):
        put_row(sheet, row, values, columns)
    finish_table(sheet, columns, row - HEADER_ROW, reader.language)


def _unchecked(reader: Reader) -> Iterator[tuple[str, str]]:
    verdict = reader.verdict
    for notice in headline.notices(reader, limit=None):
        if notice.kind == "narrowed":
            yield reader.say("workbook.unchecked.narrowed"), notice.text
    for caveat in verdict.pack.caveats:
        yield reader.say("workbook.unchecked.caveat"), reader.text(caveat)
    if verdict.not_reported and reader.whole:
        names = reader.listed(map(reader.name, verdict.not_reported))
        yield reader.say("workbook.unchecked.absent"), names
    for source in verdict.inputs:
        if not source.units:
            yield reader.say("workbook.unchecked.file"), source.path
    for clause in verdict.summary.by_clause:
        name = f"{clause.clause} {reader.text(clause.title)}"
        if clause.not_checkable:
            counted = reader.say("table.exhortations", n=clause.not_checkable)
            text = reader.say("entries.labelled", label=name, text=counted)
            yield reader.say("workbook.unchecked.exhortation"), text
        elif clause.outcome == "not_checkable":
            yield reader.say("workbook.unchecked.bare"), name


def add_rules(book: Workbook, reader: Reader) -> None:
    """How every target was read and computed."""
    pack = reader.verdict.pack
    about = reader.say("workbook.rules_about", id=pack.id, version=pack.version, sha256=pack.sha256)
    sheet, columns = _open_list(book, reader, "rules", RULE_COLUMNS, about, "8A929C")
    for row, info in enumerate(reader.verdict.targets.values(), start=HEADER_ROW + 1):
        values = [
            info.code,
            reader.text(info.title),
            "\n".join(f"{clause}：{words}" for clause, words in info.clauses.items()),
            f"{reader.say(f'force.{info.force}')}\n{words.period(info, reader.language)}",
            words.formula(info, reader.called, reader.language),
            reader.text(info.reading),
            reader.text(info.remedy),
        ]
        put_row(sheet, row, values, columns)
    finish_table(sheet, columns, len(reader.verdict.targets), reader.language)
