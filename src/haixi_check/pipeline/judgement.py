"""From what was read to a verdict: intake, figures, evaluation, conclusion.

Apart from `check`, which reads the inputs while this module is being loaded.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from haixi_check.derivation import figures_of
from haixi_check.intake.merge import Intake, gather
from haixi_check.intake.workbook import WorkbookIntake
from haixi_check.judging.conclude import RunFacts, conclude
from haixi_check.judging.evaluate import evaluate
from haixi_check.judging.waive import waive
from haixi_check.parallel import shared_among
from haixi_check.pipeline.attachments import attach
from haixi_check.pipeline.inputs import (
    describe_inputs,
    files_named_in,
    group_documents,
    lost_documents,
    problems_of_unopened,
    problems_without_reason,
)
from haixi_check.pipeline.request import Request, choose_targets, resolve_names
from haixi_check.problem import Problem, ProblemLog, Tier
from haixi_check.readers import Document, Work
from haixi_check.readers.discovery import Listing
from haixi_check.rulepack import RulePack
from haixi_check.rulepack.figure_fields import steps_of
from haixi_check.rulepack.load import find_pack, load_pack
from haixi_check.rulepack.side_files import read_side_file
from haixi_check.rulepack.waivers import WaiverList
from haixi_check.submission import Case, Submission
from haixi_check.table import Place
from haixi_check.verdict import Run, Scope, Verdict

Read: TypeAlias = Callable[[Work], Iterable[Document]]
"""Reads all inputs, and makes of their tables what it is told to, or leaves that to others."""


def judge(request: Request, listing: Listing, read: Read) -> Verdict:
    """Judge what `read` yields of `listing`. Raises `RefusedError`, or `PackError` for a pack."""
    rules = load_pack(find_pack(request.pack), overlays=request.overlays)
    given = _waivers(request, rules)
    options = resolve_names(request, rules)
    targets = choose_targets(rules, options)
    documents, intake = _take_in(request, rules, read)
    case, problems = _case(request, rules, intake, listing)
    lost = lost_documents(documents, intake)
    problems += problems_without_reason(lost, intake.problems)
    problems += _unopened(listing, documents, intake)
    empty = [folder for folder in listing.unopened if folder.empty]
    run = Run(
        year=case.year,
        as_of=case.as_of.isoformat(),
        scope=_scope(request, case.submissions),
        fail_on=request.fail_on,
        options=options,
    )
    results, waivers = waive(
        evaluate(case, targets, shared_among(request.processes)), given, case.as_of
    )
    return conclude(
        RunFacts(
            rules=rules,
            targets=targets,
            run=run,
            inputs=tuple(describe_inputs(documents, intake)),
            reported=tuple(case.submissions),
            lost_inputs=max(len(lost) + len(empty), not documents),
            results=results,
            waivers=waivers,
            problems=_logged(documents, intake, problems),
        )
    )


def _waivers(request: Request, rules: RulePack) -> WaiverList:
    """What is excused. Raises `FaultyFileError` for a file of waivers that is not sound."""
    if request.waivers is None:
        return WaiverList()
    from haixi_check.rulepack.read_waivers import load_waivers

    return load_waivers(read_side_file(request.waivers, "broken_waivers"), rules)


def judged_case(request: Request, rules: RulePack, listing: Listing, read: Read) -> Case:
    """What would be judged of the inputs, without judging it."""
    _, intake = _take_in(request, rules, read)
    return _case(request, rules, intake, listing)[0]


def _take_in(request: Request, rules: RulePack, read: Read) -> tuple[tuple[Document, ...], Intake]:
    """All documents, and the submissions that they hold."""
    workbook = WorkbookIntake(
        pack=rules.pack, form=rules.form, targets=rules.targets, year=request.year
    )
    documents = tuple(read(workbook.take))
    taken = (
        group.taken or workbook.take(group.tables, group.unread)
        for group in group_documents(documents)
    )
    return documents, gather(taken, pack=rules.pack, form=rules.form, year=request.year)


def _case(
    request: Request, rules: RulePack, intake: Intake, listing: Listing
) -> tuple[Case, list[Problem]]:
    """What is judged, with the files that records name looked up; and the problems of that."""
    year = request.year or latest(intake.submissions, rules)
    files = {source.shown: source.path for source in listing.sources}
    submissions, missing_files = attach(intake.submissions, files)
    figures, problems = figures_of(rules, submissions, intake.problems, year)
    case = Case(
        pack=rules.pack,
        figures=figures,
        submissions=submissions,
        year=year,
        as_of=request.as_of or datetime.date(year, 12, 31),
        asked=request.as_of is not None,
        steps=steps_of(rules.form.figures),
    )
    return case, [*problems, *missing_files, *_of_another_year(submissions, year)]


def _unopened(listing: Listing, documents: Iterable[Document], intake: Intake) -> Iterator[Problem]:
    """What lies unopened in the folders that were listed, and in the zips that were read."""
    zips = (document.beside for document in documents if document.beside is not None)
    return problems_of_unopened((*listing.unopened, *zips), files_named_in(intake))


def _logged(
    documents: Iterable[Document], intake: Intake, problems: Iterable[Problem]
) -> ProblemLog:
    """Every problem of the run: of the files, of what stands in them, and between them."""
    log = ProblemLog()
    for document in documents:
        log.extend(document.problems)
    log.extend(intake.problems)
    log.extend(problems)
    for (code, tier, where), times in intake.uncounted.items():
        log.count(code, tier, where, times)
    return log


def latest(submissions: Mapping[str, Submission], rules: RulePack) -> int:
    """The latest year that a submission states; without any, the year in which most falls due."""
    years = [submission.year for submission in submissions.values() if submission.year]
    if not years:
        years = [cell[1] for item in submissions.values() for cell in item.declared]
    return max(years) if years else rules.due_year


def _of_another_year(submissions: Mapping[str, Submission], year: int) -> Iterator[Problem]:
    """A submission of another year is told: its unit has no figures for the reporting year."""
    for submission in submissions.values():
        if submission.year is not None and submission.year != year:
            where = submission.places.get("year", Place(submission.files[0]))
            yield Problem(
                code="other_year",
                tier=Tier.NOTE,
                location=where,
                found=str(submission.year),
                params={"year": str(submission.year), "run_year": str(year)},
                unit=submission.unit,
            )


_SCOPES = {
    "whole": Scope.WHOLE,
    "units": Scope.UNITS,
    # As they were called while there was one policy only.
    "prefecture": Scope.WHOLE,
    "school": Scope.UNITS,
}


def _scope(request: Request, submissions: Mapping[str, Submission]) -> Scope:
    """One submission alone is judged by itself; a lost unit never turns into a pass."""
    if request.scope != "auto":
        return _SCOPES[request.scope]
    return Scope.UNITS if len(submissions) == 1 or request.units else Scope.WHOLE
