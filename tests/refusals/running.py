"""Running the program on a spoiled input, and what it says of each thing that is wrong."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from haixi_check.cli.app import run
from haixi_check.messages import Language, say
from haixi_check.report import Manner
from haixi_check.report.problems import advise, describe
from haixi_check.report.reader import Reader
from haixi_check.verdict import ProblemRecord, Verdict
from haixi_check.writers import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.refusals.cases import Case

WIDE = 1000
"""Columns of the terminal, so that no sentence is broken."""

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of one problem, in one language, and of what input."""

    code: str
    language: Language
    file: str
    sheet: str
    cell: str
    header: str
    sentence: str
    remedy: str
    inputs: int
    """How many files were handed in."""
    note: bool
    """Whether it only says how something was understood, without a remedy."""
    answered: bool
    """Whether the submitter explained it: then nothing more is asked for."""
    quoted: tuple[str, ...]
    """What the sentence may repeat as it stands: found values, names of the form, files."""

    @property
    def place(self) -> str:
        """The sheet and the cell, as `指标数据!F5`; blank for a file."""
        return f"{self.sheet}!{self.cell}" if self.sheet else ""


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What a run printed in one language, and what of it is about a problem."""

    printed: str
    said: tuple[Said, ...]


def ran(case: Case) -> dict[Language, Ran]:
    """Spoil an input in a new folder, run the program on it, and read what it says.

    Few targets are judged: it is the data that are spoiled.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "报送"
        folder.mkdir()
        arguments = [str(each) for each in case.spoil(folder)]
        report = Path(name) / "结果.json"
        options = ["--verbose", "--jobs", "1", "--target", "Q01", "-o", str(report)]
        printed = io.StringIO()
        with (
            mock.patch.dict("os.environ", {"COLUMNS": str(WIDE)}),
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            run([*arguments, *options])
        verdict = Verdict.from_json(report.read_text(encoding="utf-8"))
    english = rendered("table", verdict, Manner(language="en", detail="verbose", width=WIDE))
    return {
        "zh": Ran(printed=printed.getvalue(), said=tuple(_said(verdict, "zh"))),
        "en": Ran(printed=english.decode(), said=tuple(_said(verdict, "en"))),
    }


def _said(verdict: Verdict, language: Language) -> Iterator[Said]:
    reader = Reader(verdict, language)
    for record in verdict.problems:
        yield _of_problem(reader, record)
    for item in verdict.inputs:
        for found in item.understood:
            values = {"found": found.found, **found.params}
            yield Said(
                code=found.code,
                language=language,
                file=found.place.file,
                sheet=found.place.sheet,
                cell=found.place.cell,
                header=found.place.header,
                sentence=say(f"understood.{found.code}", language, **values),
                remedy="",
                note=True,
                answered=False,
                inputs=len(verdict.inputs),
                quoted=(found.found, *found.params.values()),
            )


def _of_problem(reader: Reader, record: ProblemRecord) -> Said:
    where = record.place
    return Said(
        code=record.code,
        language=reader.language,
        file=where.file,
        sheet=where.sheet,
        cell=where.cell,
        header=where.header,
        sentence=describe(reader, record),
        remedy=advise(reader, record),
        inputs=len(reader.verdict.inputs),
        note=False,
        answered=bool(record.answer),
        quoted=(
            *_quoted(record.found),
            *_quoted(*record.params.values()),
            *reader.called.values(),
            where.file,
            where.sheet,
        ),
    )


def _quoted(*values: str) -> tuple[str, ...]:
    """Values as they stand within quotation marks, and as they are."""
    inner = (value.translate(str.maketrans("“”", "‘’")) for value in values)
    return (*values, *inner)


_BLANK = re.compile(r"\s+")


def is_printed(text: str, printed: str) -> bool:
    """Whether a text stands in what was printed, wherever the lines were broken."""
    return _BLANK.sub("", text) in _BLANK.sub("", printed)
