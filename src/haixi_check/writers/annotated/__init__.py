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

from haixi_check.messages import Language, say
from haixi_check.plain import dataclass
from haixi_check.report import headline
from haixi_check.report.advice import told
from haixi_check.report.reader import Reader
from haixi_check.table import Table
from haixi_check.verdict import Input, Verdict
from haixi_check.writers.annotated.from_tables import Made, workbook_of
from haixi_check.writers.annotated.listing import Heading
from haixi_check.writers.annotated.marking import marked, signed
from haixi_check.writers.annotated.marks import Mark, counted, marks
from haixi_check.writers.annotated.splices import NotMarkableError

WORKBOOK: Final = "xlsx"
"""The format of inputs that are copied as they are, and marked."""

NOT_OPENED: Final = ("files_not_opened", "archive_not_opened")
"""The problems of a folder that tell of files in it."""


@dataclass(frozen=True)
class Annotated:
    """A copy with its marks: what it is called, and what had to be left out, by code."""

    name: str
    content: bytes
    notices: tuple[str, ...]


def annotate(
    verdict: Verdict,
    source: Input,
    data: bytes,
    tables: Sequence[object],
    *,
    language: Language,
) -> Annotated:
    """The copy of `source` with everything marked that was found in it.

    `data` are its bytes, used where it is a workbook; `tables` what was read from it otherwise.
    Where a copy cannot be made safely, the list alone is, and the notices say why.
    """
    found = marks(verdict, source, language)
    day = datetime.date.fromisoformat(verdict.run.as_of)
    if source.format == WORKBOOK:
        try:
            notices = ("signature",) if signed(data) else ()
            heading = _heading(verdict, source, found, notices, language)
            return Annotated(source.path, marked(data, found, heading, language), notices)
        except NotMarkableError as error:
            return _list_only(verdict, source, found, error.code, day, language)
    held = [table for table in tables if isinstance(table, Table)]
    try:
        if len(held) < len(tables):  # the rest is too big to be held cell by cell
            raise NotMarkableError("large")
        made = workbook_of(held, made_on=day)
    except NotMarkableError as error:
        return _list_only(verdict, source, found, error.code, day, language)
    notices = ("converted",)
    heading = _heading(verdict, source, found, notices, language)
    content = marked(made.content, [_moved(mark, made) for mark in found], heading, language)
    return Annotated(f"{source.path}.xlsx", content, notices)


def _moved(mark: Mark, made: Made) -> Mark:
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
    verdict: Verdict,
    source: Input,
    found: Sequence[Mark],
    why: str,
    day: datetime.date,
    language: Language,
) -> Annotated:
    """The list without the copy, in a workbook of its own that says why."""
    notices = (why, "list_only")
    name = say("annotations.sheet", language)
    told = say(f"annotations.notice.{why}", language)
    reason = Table(file=source.path, name="haixi-check", rows=[[told]])
    made = workbook_of([reason], made_on=day, maker=f"haixi-check {verdict.tool.version}")
    heading = _heading(verdict, source, found, notices, language)
    content = marked(made.content, found, heading, language)
    return Annotated(f"{source.path}.{name}.xlsx", content, notices)


def _not_opened(reader: Reader, source: Input) -> Iterator[str]:
    """Which files beside the submission nobody opened: one of them may belong to it."""
    for problem in reader.verdict.problems:
        folder = PurePosixPath(problem.place.file)
        if problem.code in NOT_OPENED and PurePosixPath(source.path).is_relative_to(folder):
            yield told(reader, problem)


def _heading(
    verdict: Verdict,
    source: Input,
    found: Sequence[Mark],
    notices: Sequence[str],
    language: Language,
) -> Heading:
    """What the list is of, by which rules, how much was found, and what to know of the copy."""
    pack = verdict.pack
    reader = Reader.of(verdict, language)
    cut = sum(item.dropped for item in verdict.truncation if item.file == source.path)
    lines = [
        " · ".join(
            [
                source.path,
                pack.document,
                say("words.year", language, year=verdict.run.year),
                say("table.pack", language, id=pack.id, version=pack.version),
                say("table.as_of", language, day=verdict.run.as_of),
                say("entries.made_by", language, version=verdict.tool.version),
            ]
        ),
        headline.own_pack(reader),
        *_not_opened(reader, source),
        " · ".join(counted(found, language)),
        say("annotations.how", language),
        say("annotations.cut", language, n=cut) if cut else "",
        *(say(f"annotations.notice.{code}", language) for code in notices),
    ]
    return Heading(
        title=say("annotations.sheet", language), lines=tuple(line for line in lines if line)
    )
