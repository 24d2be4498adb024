"""From what was read to a verdict: intake, figures, evaluation, conclusion."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TypeAlias

from haixi_check.derivation import figures_of
from haixi_check.intake.draft import Understood
from haixi_check.intake.merge import Group, Intake, gather
from haixi_check.intake.workbook import TOO_SLOW, Clerk, Taken
from haixi_check.judging.conclude import Findings, conclude
from haixi_check.judging.evaluate import evaluate
from haixi_check.parallel import shared_among
from haixi_check.pipeline.attachments import attach, names_in
from haixi_check.pipeline.narrowing import narrowed, options
from haixi_check.pipeline.request import Request
from haixi_check.pipeline.unopened import empty_folders, problems_of
from haixi_check.problem import Problem, ProblemLog, Tier
from haixi_check.readers import Document, Work
from haixi_check.readers.discovery import Listing
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.targets import By
from haixi_check.submission import Case, Submission
from haixi_check.table import Location
from haixi_check.verdict import Input, Run, Scope, Understanding, Verdict

Read: TypeAlias = Callable[[Work], Iterable[Document]]
"""Reads all inputs, and makes of their tables what it is told to, or leaves that to others."""

OF_A_FOLDER = ("csv", "tsv", "parquet")
"""Formats with one table a file: those of one folder are one submission."""


def judge(request: Request, listing: Listing, read: Read) -> Verdict:
    """Judge what `read` yields of the inputs in `listing`, in the way that `request` asks for.

    Raises `RefusedError` for a wrong request and `PackError` for a broken pack.
    """
    rules = load_pack(find_pack(request.pack))
    chosen = options(request, rules)
    targets = narrowed(rules, chosen)
    clerk = Clerk(pack=rules.pack, form=rules.form, targets=rules.targets, year=request.year)
    documents = tuple(read(clerk.take))
    held = (group.taken or clerk.take(group.tables, group.unread) for group in groups(documents))
    taken = gather(held, pack=rules.pack, form=rules.form, year=request.year)
    year = request.year or latest(taken.submissions, rules)
    case, found = _case(request, rules, taken, listing, year)
    lost = _lost(documents, taken)
    found += _without_reason(lost, taken.problems)
    zips = (document.beside for document in documents if document.beside is not None)
    found += problems_of((*listing.unopened, *zips), _named(taken))
    findings = Findings(
        rules=rules,
        targets=targets,
        run=Run(
            year=year,
            as_of=case.as_of.isoformat(),
            scope=_scope(request, case.submissions),
            fail_on=request.fail_on,
            options=chosen,
        ),
        inputs=tuple(_inputs(documents, taken)),
        reported=tuple(case.submissions),
        lost_inputs=max(len(lost) + len(empty_folders(listing.unopened)), not documents),
        results=evaluate(case, targets, shared_among(request.processes)),
        problems=_logged(documents, taken, found),
    )
    return conclude(findings)


def _case(
    request: Request, rules: RulePack, taken: Intake, listing: Listing, year: int
) -> tuple[Case, list[Problem]]:
    """What is judged, with the files that records name looked up; and what is told beside it."""
    files = {source.shown: source.path for source in listing.sources}
    submissions, missing_files = attach(taken.submissions, files)
    figures, found = figures_of(rules, submissions, taken.problems, year)
    case = Case(
        pack=rules.pack,
        figures=figures,
        submissions=submissions,
        year=year,
        as_of=request.as_of or datetime.date(year, 12, 31),
    )
    return case, [*found, *missing_files, *_of_another_year(submissions, year)]


def _logged(documents: Iterable[Document], taken: Intake, found: Iterable[Problem]) -> ProblemLog:
    """Every problem of the run: of the files, of what stands in them, and between them."""
    log = ProblemLog()
    for document in documents:
        log.extend(document.problems)
    log.extend(taken.problems)
    log.extend(found)
    for (code, tier, where), times in taken.uncounted.items():
        log.count(code, tier, where, times)
    return log


def groups(documents: Iterable[Document]) -> Iterator[Group]:
    """A workbook is a submission of its own; the csv files of one folder are one together."""
    folders: dict[str, list[Document]] = {}
    for document in documents:
        if _of_a_folder(document):
            folders.setdefault(str(PurePosixPath(document.path).parent), []).append(document)
        elif document.tables:
            made = document.made
            yield Group(document.tables, made if isinstance(made, Taken) else None)
    for found in folders.values():
        tables = tuple(table for document in found for table in document.tables)
        unread = tuple(document.path for document in found if not document.tables)
        yield Group(tables, unread=unread)


def _of_a_folder(document: Document) -> bool:
    """Whether a file is one table among others; of one that cannot be read the name tells."""
    suffix = PurePosixPath(document.path).suffix.lower().removeprefix(".")
    return (document.format or suffix) in OF_A_FOLDER


def latest(submissions: Mapping[str, Submission], rules: RulePack) -> int:
    """The latest year that a submission states; without any, the year in which most falls due."""
    years = [submission.year for submission in submissions.values() if submission.year]
    if not years:
        years = [cell[1] for item in submissions.values() for cell in item.declared]
    due = [target.period.by for target in rules.targets if isinstance(target.period, By)]
    return max(years) if years else max(due, default=rules.pack.judged_from)


def _of_another_year(submissions: Mapping[str, Submission], year: int) -> Iterator[Problem]:
    """A submission of another year is told: its unit has no figures for the reporting year."""
    for submission in submissions.values():
        if submission.year is not None and submission.year != year:
            where = submission.places.get("year", Location(submission.files[0]))
            yield Problem(
                code="other_year",
                tier=Tier.NOTE,
                location=where,
                found=str(submission.year),
                params={"year": str(submission.year), "run_year": str(year)},
                unit=submission.unit,
            )


def _scope(request: Request, submissions: Mapping[str, Submission]) -> Scope:
    """One submission alone is judged as a school; a lost school never turns into a pass."""
    if request.scope != "auto":
        return Scope(request.scope)
    return Scope.SCHOOL if len(submissions) == 1 or request.units else Scope.PREFECTURE


def _without_reason(lost: Iterable[Document], told: Iterable[Problem]) -> Iterator[Problem]:
    """For each lost input that nothing was said of as yet, that it holds no submission."""
    named = {problem.location.file for problem in told if problem.tier is Tier.MUST_FIX}
    for document in lost:
        told_of = any(problem.tier is Tier.MUST_FIX for problem in document.problems)
        if not told_of and document.path not in named:
            yield Problem(
                code="no_submission", tier=Tier.MUST_FIX, location=Location(document.path)
            )


def _lost(documents: Sequence[Document], taken: Intake) -> list[Document]:
    """The inputs that gave no submission at all; a named attachment is not a submission.

    A verdict that lies among submissions is passed over, unless there is nothing else.
    """
    named = _named(taken)
    late = {problem.location.file for problem in taken.problems if problem.code == TOO_SLOW}
    beside = {
        str(PurePosixPath(document.path).parent)
        for document in documents
        if document.format in OF_A_FOLDER and document.path in taken.units_of_file
    }
    return [
        document
        for document in documents
        if (document.path in late or document.path not in taken.units_of_file)
        and not (taken.submissions and _verdict_among(document))
        and document.path not in named
        and not (
            document.format in OF_A_FOLDER
            and document.tables
            and document.path not in late
            and str(PurePosixPath(document.path).parent) in beside
        )
    ]


def _named(taken: Intake) -> set[str]:
    """The files that records name as evidence, by the paths that they have as inputs."""
    return {
        normpath(PurePosixPath(record.location.file).parent / name.replace("\\", "/"))
        for submission in taken.submissions.values()
        for record in submission.records
        for name in {record.file, *names_in(record.file)}
        if name
    }


def _verdict_among(document: Document) -> bool:
    return any(
        problem.code == "own_verdict" and problem.tier is Tier.NOTE for problem in document.problems
    )


def _inputs(documents: Iterable[Document], taken: Intake) -> Iterator[Input]:
    understood: dict[str, list[Understood]] = {}
    for item in taken.understood:
        understood.setdefault(item.location.file, []).append(item)
    for document in documents:
        yield Input(
            path=document.path,
            sha256=document.sha256,
            bytes=document.bytes,
            format=document.format,
            units=taken.units_of_file.get(document.path, ()),
            sheets=tuple(table.name for table in document.tables),
            understood=_summed(understood.get(document.path, ())),
        )


def _summed(found: Iterable[Understood]) -> tuple[Understanding, ...]:
    """What was understood in the same way in one column, once, with how often."""
    first: dict[tuple[str, str, str], Understood] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for item in found:
        key = (item.location.sheet, item.location.header, item.code)
        first.setdefault(key, item)
        counts[key] = counts.get(key, 0) + item.count
    return tuple(
        Understanding(
            code=item.code,
            place=item.location,
            found=item.found,
            params=dict(item.params),
            count=counts[key],
        )
        for key, item in first.items()
    )
