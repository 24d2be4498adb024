"""Which documents are one submission, which gave none, and what lies beside them unopened."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import normpath

from haixi_check.intake.merge import Intake, SubmissionTables
from haixi_check.intake.workbook import TOO_SLOW, Taken
from haixi_check.pipeline.attachments import names_in
from haixi_check.problem import Problem, Tier, masked
from haixi_check.provenance import Input, Understanding
from haixi_check.readers import Document, Unopened
from haixi_check.table import Place

OF_A_FOLDER = ("csv", "tsv", "parquet")
"""Formats with one table a file: those of one folder are one submission."""

NAMED = 5
"""How many files that were not opened are named; the others are counted."""

ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
"""Archives that are not unpacked: only a zip is."""


def group_documents(documents: Iterable[Document]) -> Iterator[SubmissionTables]:
    """A workbook is a submission of its own; the csv files of one folder are one together."""
    folders: dict[PurePosixPath, list[Document]] = {}
    for document in documents:
        if _is_of_a_folder(document):
            folders.setdefault(PurePosixPath(document.path).parent, []).append(document)
        elif document.tables:
            made = document.made
            yield SubmissionTables(document.tables, made if isinstance(made, Taken) else None)
    for files in folders.values():
        tables = tuple(table for document in files for table in document.tables)
        unread = tuple(document.path for document in files if not document.tables)
        yield SubmissionTables(tables, unread=unread)


def _is_of_a_folder(document: Document) -> bool:
    """Whether a file is one table among others; of one that cannot be read the name tells."""
    suffix = PurePosixPath(document.path).suffix.lower().removeprefix(".")
    return (document.format or suffix) in OF_A_FOLDER


def lost_documents(documents: Sequence[Document], intake: Intake) -> list[Document]:
    """The inputs that gave no submission at all; a named attachment is not a submission.

    A verdict that lies among submissions is passed over, unless there is nothing else.
    """
    named = files_named_in(intake)
    late = {problem.location.file for problem in intake.problems if problem.code == TOO_SLOW}
    used = intake.units_of_file.keys() - late
    # A csv file without a unit of its own belongs to the submission in its folder.
    folders = {
        PurePosixPath(document.path).parent
        for document in documents
        if document.format in OF_A_FOLDER and document.path in intake.units_of_file
    }
    return [
        document
        for document in documents
        if document.path not in used
        and document.path not in named
        and not (intake.submissions and _is_verdict_among_others(document))
        and not (
            document.format in OF_A_FOLDER
            and document.tables
            and document.path not in late
            and PurePosixPath(document.path).parent in folders
        )
    ]


def files_named_in(intake: Intake) -> set[str]:
    """The files that records name as evidence, by the paths under which they are shown."""
    return {
        masked(normpath(PurePosixPath(record.location.file).parent / name.replace("\\", "/")))
        for submission in intake.submissions.values()
        for record in submission.records
        for name in {record.file, *names_in(record.file)}
        if name
    }


def _is_verdict_among_others(document: Document) -> bool:
    return any(
        problem.code == "own_verdict" and problem.tier is Tier.NOTE for problem in document.problems
    )


def problems_without_reason(
    lost: Iterable[Document], problems: Iterable[Problem]
) -> Iterator[Problem]:
    """For each lost input of which no problem says why, that it holds no submission."""
    explained = {problem.location.file for problem in problems if problem.tier is Tier.MUST_FIX}
    for document in lost:
        unreadable = any(problem.tier is Tier.MUST_FIX for problem in document.problems)
        if not unreadable and document.path not in explained:
            yield Problem(code="no_submission", tier=Tier.MUST_FIX, location=Place(document.path))


def problems_of_unopened(
    folders: Iterable[Unopened], evidence: Collection[str]
) -> Iterator[Problem]:
    """What lies in folders and zips and was not opened; `evidence` are files that records name."""
    named = {_comparable(name) for name in evidence}
    for folder in folders:
        files = [name for name in folder.files if _comparable(name) not in named]
        reports = [name for name in folder.reports if _comparable(name) not in named]
        packed = [name for name in files if PurePosixPath(name).suffix.lower() in ARCHIVES]
        others = [name for name in files if name not in packed]
        if folder.empty:
            yield _unopened_problem("empty_folder", Tier.MUST_FIX, folder, ())
        for code, tier, names in (
            ("archive_not_opened", Tier.EXPLAIN, packed),
            ("files_not_opened", Tier.EXPLAIN, others),
            ("reports_not_opened", Tier.NOTE, reports),
            ("empty_subfolders", Tier.NOTE, folder.folders),
        ):
            if names:
                yield _unopened_problem(code, tier, folder, names)


def _comparable(name: str) -> str:
    """The path to compare by: macOS writes accents apart from their letters."""
    return unicodedata.normalize("NFC", name)


def _unopened_problem(code: str, tier: Tier, folder: Unopened, files: Sequence[str]) -> Problem:
    names = " ".join(masked(PurePosixPath(name).name) for name in files[:NAMED])
    more = " …" if len(files) > NAMED else ""
    params = {"count": str(len(files)), "names": names + more} if files else {}
    return Problem(code=code, tier=tier, location=Place(folder.shown), params=params)


def describe_inputs(documents: Iterable[Document], intake: Intake) -> Iterator[Input]:
    """Each input as the verdict tells of it, with what was understood in its cells."""
    understood: dict[str, list[Understanding]] = {}
    for remark in intake.understood:
        understood.setdefault(remark.place.file, []).append(remark)
    for document in documents:
        yield Input(
            path=document.path,
            sha256=document.sha256,
            bytes=document.bytes,
            format=document.format,
            units=intake.units_of_file.get(document.path, ()),
            sheets=tuple(table.name for table in document.tables),
            understood=_summed(understood.get(document.path, ())),
        )


def _summed(understood: Iterable[Understanding]) -> tuple[Understanding, ...]:
    """What was understood in the same way in one column, once, with how often."""
    first: dict[tuple[str, str, str], Understanding] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    for item in understood:
        key = (item.place.sheet, item.place.header, item.code)
        first.setdefault(key, item)
        counts[key] += item.count
    return tuple(replace(item, count=counts[key]) for key, item in first.items())
