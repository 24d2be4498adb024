"""The submitted files with what was found written into them: copies to send back to schools.

A workbook is changed where a mark stands and nowhere else; other formats become a workbook first.
Judges nothing, and never touches an input.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from haixi_check.plain import dataclass
from haixi_check.provenance import Input
from haixi_check.report import headline
from haixi_check.report.problems import describe
from haixi_check.report.reader import Reader
from haixi_check.table import Table
from haixi_check.writers.annotated.from_tables import MadeWorkbook, workbook_of
from haixi_check.writers.annotated.listing import ListHeading
from haixi_check.writers.annotated.marking import marked, signed
from haixi_check.writers.annotated.marks import Mark, counted, marks
from haixi_check.writers.annotated.splices import NotMarkableError

WORKBOOK: Final = "xlsx"
"""The format of inputs that are copied as they are, and marked."""

NOT_OPENED: Final = ("files_not_opened", "archive_not_opened")
"""The problems of a folder that speak of files in it."""


@dataclass(frozen=True)
class AnnotatedCopy:
    """A copy with its marks: what it is called, and what had to be left out, by code."""

    name: str
    content: bytes
    notices: tuple[str, ...]


def annotate(reader: Reader, source: Input, data: bytes, tables: Sequence[object]) -> AnnotatedCopy:
    """The copy of `source` with everything marked that was found in it.

    `data` are its bytes, used where it is a workbook; `tables` what was read from it otherwise.
    Where a copy cannot be made safely, the list alone is, and the notices say why.
    """
    findings = found = marks(reader, source)
    day = datetime.date.fromisoformat(reader.verdict.run.as_of)
    notices: tuple[str, ...] = ("converted",)
    name = f"{source.path}.xlsx"
    try:
        if source.format == WORKBOOK:
            name = source.path if PurePosixPath(source.path).suffix else name
            notices = ("signature",) if signed(data) else ()
        else:
            small = [table for table in tables if isinstance(table, Table)]
            if len(small) < len(tables):  # the rest is too big to be held cell by cell
                raise NotMarkableError("large")
            made = workbook_of(small, made_on=day)
            data, found = made.content, tuple(_moved(mark, made) for mark in findings)
        heading = _heading(reader, source, findings, notices)
        return AnnotatedCopy(name, marked(data, found, heading, reader.language), notices)
    except NotMarkableError as error:
        return _list_only(reader, source, findings, error.code, day)


def _moved(mark: Mark, made: MadeWorkbook) -> Mark:
    """`mark` at the cells of the workbook that was made from its file."""
    places = tuple(
        replace(
            place,
            sheet=made.titles.get(place.sheet, place.sheet),
            cell=made.addresses.get((place.sheet, place.cell), place.cell),
        )
        for place in mark.places
    )
    return replace(mark, places=places)


def _list_only(
    reader: Reader, source: Input, findings: Sequence[Mark], why: str, day: datetime.date
) -> AnnotatedCopy:
    """The list without the copy, in a workbook of its own that says why."""
    notices = (why, "list_only")
    name = reader.say("annotations.sheet")
    rows = [[reader.say(f"annotations.notice.{why}")]]
    reason = Table(file=source.path, name="haixi-check", rows=rows)
    made = workbook_of([reason], made_on=day, maker=f"haixi-check {reader.verdict.tool.version}")
    heading = _heading(reader, source, findings, notices)
    content = marked(made.content, findings, heading, reader.language)
    return AnnotatedCopy(f"{source.path}.{name}.xlsx", content, notices)


def _not_opened(reader: Reader, source: Input) -> Iterator[str]:
    """Which files beside the submission nobody opened: one of them may belong to it."""
    path = PurePosixPath(source.path)
    for problem in reader.verdict.problems:
        if problem.code in NOT_OPENED and path.is_relative_to(problem.place.file):
            yield describe(reader, problem)


def _heading(
    reader: Reader, source: Input, findings: Sequence[Mark], notices: Sequence[str]
) -> ListHeading:
    """What the list is of, by which rules, how much was found, and what to know of the copy."""
    verdict, pack = reader.verdict, reader.verdict.pack
    cut = sum(item.dropped for item in verdict.truncation if item.file == source.path)
    about = (
        source.path,
        pack.document,
        reader.say("words.year", year=verdict.run.year),
        reader.say("table.pack", id=pack.id, version=pack.version),
        reader.say("table.as_of", day=verdict.run.as_of),
        reader.say("entries.made_by", version=verdict.tool.version),
    )
    lines = [
        " · ".join(about),
        headline.own_rules(reader),
        *_not_opened(reader, source),
        " · ".join(counted(findings, reader.language)),
        reader.say("annotations.how"),
        reader.say("annotations.cut", n=cut) if cut else "",
        *(reader.say(f"annotations.notice.{code}") for code in notices),
    ]
    return ListHeading(title=reader.say("annotations.sheet"), lines=tuple(filter(None, lines)))
