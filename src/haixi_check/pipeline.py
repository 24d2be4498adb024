"""One function per command: the only place where reading, judging and writing meet."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from haixi_check.attachments import attach
from haixi_check.auditing import applied, audit
from haixi_check.catalog import find_pack, lint_pack, load_pack
from haixi_check.conclusion import Findings, conclude, target_info, terms
from haixi_check.coverage import Coverage, Verification
from haixi_check.coverage import coverage as account_for
from haixi_check.coverage import verify_wordings as compare_wordings
from haixi_check.derivation import tally
from haixi_check.evaluation import evaluate
from haixi_check.figures import Figures
from haixi_check.inputs import list_inputs
from haixi_check.intake import Group, Intake, take_in
from haixi_check.names import by_name
from haixi_check.pooling import of_units, overlaps
from haixi_check.pack import Text
from haixi_check.problems import Fault, Problem, ProblemLog, RefusedError, Tier
from haixi_check.proving import Proof, prove
from haixi_check.readers import Document, read
from haixi_check.renderers import BY_SUFFIX, Manner, renderer
from haixi_check.rulepack import RulePack
from haixi_check.sheets.desk import Understood
from haixi_check.submissions import Case, Submission
from haixi_check.tables import Location
from haixi_check.targets import By, Evidence, Target
from haixi_check.verdicts import (
    Input,
    Options,
    Place,
    Run,
    Scope,
    TargetInfo,
    Understanding,
    Verdict,
)
from haixi_check.writing import write

if TYPE_CHECKING:
    from haixi_check.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a person asks to be checked, and how narrowly."""

    paths: tuple[Path, ...]
    pack: str | None = None
    year: int | None = None
    as_of: datetime.date | None = None
    scope: Literal["auto", "school", "prefecture"] = "auto"
    fail_on: Literal["mandatory", "aspirational"] = "mandatory"
    units: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    kind: Literal["all", "figures", "evidence"] = "all"
    exit_zero: bool = False
    encoding: str | None = None
    outputs: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Targets to be explained, with the words for their figures and, where asked, a verdict."""

    targets: Mapping[str, TargetInfo]
    terms: Mapping[str, Text]
    verdict: Verdict | None


def check(request: Request) -> Verdict:
    """Check submissions against a rule pack.

    Raises `RefusedError` for a wrong request and `PackError` for a broken pack; whatever is wrong
    with the data is in the verdict.
    """
    rules = load_pack(find_pack(request.pack))
    for path in request.outputs:
        _format(path)
    options = _options(request, rules)
    targets = _narrowed(rules, options)
    sources = list_inputs(request.paths, encoding=request.encoding)
    documents = tuple(read(source) for source in sources)
    taken = take_in(
        _groups(documents),
        pack=rules.pack,
        form=rules.form,
        targets=rules.targets,
        year=request.year,
    )
    year = request.year or _latest(taken.submissions, rules)
    folders = {source.shown: source.path.parent for source in sources}
    submissions, missing_files = attach(taken.submissions, folders)
    figures, found = _figures(rules, submissions, taken.problems, year)
    log = ProblemLog()
    for problems in ([p for d in documents for p in d.problems], taken.problems, missing_files, found):
        log.extend(problems)
    log.extend(_of_another_year(submissions, year))
    case = Case(
        pack=rules.pack,
        figures=figures,
        submissions=submissions,
        year=year,
        as_of=request.as_of or datetime.date(year, 12, 31),
    )
    findings = Findings(
        pack=rules.pack,
        form=rules.form,
        pack_sha256=rules.sha256,
        targets=targets,
        exhortations=rules.exhortations,
        run=Run(
            year=year,
            as_of=case.as_of.isoformat(),
            scope=_scope(request, submissions),
            fail_on=request.fail_on,
            options=options,
        ),
        inputs=tuple(_inputs(documents, taken)),
        reported=tuple(submissions),
        lost_inputs=_lost(documents, taken),
        results=evaluate(case, targets),
        problems=log,
    )
    return conclude(findings)


def write_outputs(verdict: Verdict, request: Request, manner: Manner) -> tuple[Path, ...]:
    """Write the verdict to every path that was asked for; each is whole or not there."""
    inputs = [source.path for source in list_inputs(request.paths)]
    for path in request.outputs:
        sink = io.StringIO()
        renderer(_format(path))(verdict, manner, sink)
        write(path, sink.getvalue().encode("utf-8"), inputs=inputs)
    return request.outputs


def _format(path: Path) -> str:
    """The format that a suffix chooses. Raises `RefusedError` for an unknown one."""
    if path.suffix.lower() not in BY_SUFFIX:
        raise RefusedError("unknown_suffix", path=str(path), known=" ".join(BY_SUFFIX))
    return BY_SUFFIX[path.suffix.lower()]


def explain(request: Request) -> Explained:
    """The targets that `request` names, and with inputs what they came to."""
    rules = load_pack(find_pack(request.pack))
    targets = _narrowed(rules, _options(request, rules))
    return Explained(
        targets={target.id: target_info(target, rules.form) for target in targets},
        terms=terms(rules.form),
        verdict=check(request) if request.paths else None,
    )


def write_templates(
    *,
    units: tuple[str, ...],
    folder: Path,
    year: int | None,
    last: Path | None,
    pack: str | None,
    language: Language,
) -> tuple[Path, ...]:
    """Write a workbook to fill in for each unit named, or for all of them."""
    from haixi_check.template import workbook

    rules = load_pack(find_pack(pack))
    wanted = _options(Request(paths=(), units=units), rules).units
    bodies = [unit for unit in rules.pack.units if not wanted or unit.id in wanted]
    before = _last_year(last, rules) if last is not None else {}
    stated = [item.year + 1 for item in before.values() if item.year]
    of_year = year or max(stated, default=_latest({}, rules))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RefusedError("cannot_write", path=str(folder), reason="denied") from error
    written = []
    for unit in bodies:
        content = workbook(
            pack=rules.pack,
            form=rules.form,
            targets=rules.targets,
            units=(unit,),
            year=of_year,
            language=language,
            last=before,
        )
        path = folder / f"{unit.short.in_language(language)}-{of_year}.xlsx"
        write(path, content, inputs=[last] if last else [])
        written.append(path)
    return tuple(written)


def _last_year(path: Path, rules: RulePack) -> Mapping[str, Submission]:
    """Last year's submissions, whose figures are carried over."""
    documents = tuple(read(source) for source in list_inputs((path,)))
    taken = take_in(
        _groups(documents), pack=rules.pack, form=rules.form, targets=rules.targets
    )
    if not taken.submissions:
        raise RefusedError("no_last_year", path=str(path))
    return taken.submissions


def rules(pack: str | None) -> dict[str, TargetInfo]:
    """All targets of a pack in document order, as they are told."""
    found = load_pack(find_pack(pack))
    return {target.id: target_info(target, found.form) for target in found.targets}


def coverage(pack: str | None) -> Coverage:
    """What a pack makes of every clause of the opinion."""
    return account_for(load_pack(find_pack(pack)))


def lint(pack: str | None) -> tuple[Path, tuple[Fault, ...]]:
    """The folder of a pack, and everything that is wrong with it."""
    path = find_pack(pack)
    return path, lint_pack(path)


def proofs(pack: str | None) -> tuple[Proof, ...]:
    """What became of every example of a pack."""
    return tuple(prove(load_pack(find_pack(pack), examples=True)))


def verify_wordings(pack: str | None, source: Path) -> Verification:
    """How the wordings of a pack compare with the official text in the file `source`."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError("cannot_read_source", path=str(source)) from error
    return compare_wordings(load_pack(find_pack(pack)), text)


def schema(what: str, *, pack: str | None = None) -> dict[str, Any]:
    """A JSON Schema: of a `verdict`, of a `submission` to a pack, of a `pack` or of `targets`."""
    from haixi_check import schemas

    match what:
        case "verdict":
            return Verdict.model_json_schema(mode="serialization")
        case "submission":
            found = load_pack(find_pack(pack))
            return schemas.of_submission(found.form)
        case "targets":
            return schemas.of_clause_file()
        case _:
            return schemas.of_pack()


def _options(request: Request, rules: RulePack) -> Options:
    """The request's narrowing, every name resolved; an unknown name is refused."""
    units = by_name({unit.id: unit.names for unit in rules.pack.units})
    clauses = by_name({clause: (clause,) for clause in rules.clause_ids})
    wanted: dict[str, list[str]] = {"unit": [], "clause": []}
    for kind, names, known in (
        ("unit", request.units, units),
        ("clause", request.clauses, clauses),
    ):
        for name in names:
            found = known.find(name)
            if found is None:
                raise RefusedError(f"unknown_{kind}_option", found=name, nearest=known.nearest(name) or "—")
            wanted[kind].append(found)
    targets: list[str] = []
    for name in request.targets:
        named = rules.named(name)
        if not named:
            raise RefusedError("unknown_target_option", found=name)
        targets += [target.id for target in named]
    return Options(
        units=tuple(wanted["unit"]),
        clauses=tuple(wanted["clause"]),
        targets=tuple(targets),
        kind=request.kind,
        exit_zero=request.exit_zero,
    )


def _narrowed(rules: RulePack, options: Options) -> tuple[Target, ...]:
    def wanted(target: Target) -> bool:
        evidence = isinstance(target.measure, Evidence)
        return (
            (not options.targets or target.id in options.targets)
            and (not options.clauses or bool(set(options.clauses) & set(target.clauses)))
            and (options.kind == "all" or evidence == (options.kind == "evidence"))
        )

    return tuple(target for target in rules.targets if wanted(target))


def _groups(documents: Iterable[Document]) -> Iterator[Group]:
    """A workbook is a submission of its own; the csv files of one folder are one together."""
    folders: dict[str, list[Document]] = {}
    for document in documents:
        if document.format in ("csv", "tsv"):
            folders.setdefault(str(PurePosixPath(document.path).parent), []).append(document)
        elif document.tables:
            yield Group(document.tables)
    for found in folders.values():
        tables = tuple(table for document in found for table in document.tables)
        if tables:
            yield Group(tables)


def _latest(submissions: Mapping[str, Submission], rules: RulePack) -> int:
    """The latest year that a submission states; without any, the year in which most falls due."""
    years = [submission.year for submission in submissions.values() if submission.year]
    if not years:
        years = [cell[1] for item in submissions.values() for cell in item.declared]
    due = [target.period.by for target in rules.targets if isinstance(target.period, By)]
    return max(years) if years else max(due, default=rules.pack.judged_from)


def _figures(
    rules: RulePack, submissions: Mapping[str, Submission], told: Sequence[Problem], year: int
) -> tuple[Figures, list[Problem]]:
    """All figures of the run, after the checks between them; and what those checks found."""
    tallies = tally(rules.pack, rules.form, submissions, range(rules.pack.base_year, year + 1))
    table, problems = of_units(submissions, tallies, rules.form)
    table = applied(table, (*told, *problems))
    audited = [
        problem for item in submissions.values() for problem in audit(rules.form, item, table)
    ]
    twice, told_twice = overlaps(tallies)
    figures = Figures(tuple(submissions), applied(table, audited), twice)
    return figures, [*problems, *audited, *told_twice]


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


def _lost(documents: Sequence[Document], taken: Intake) -> int:
    """How many inputs gave no submission at all; a named attachment is not a submission."""
    named = {
        PurePosixPath(record.file.replace("\\", "/")).name
        for submission in taken.submissions.values()
        for record in submission.records
        if record.file
    }
    beside = {
        str(PurePosixPath(document.path).parent)
        for document in documents
        if document.format in ("csv", "tsv") and document.path in taken.units_of_file
    }
    lost = [
        document
        for document in documents
        if document.path not in taken.units_of_file
        and PurePosixPath(document.path).name not in named
        and not (document.tables and str(PurePosixPath(document.path).parent) in beside)
    ]
    return len(lost) if documents else 1


def _inputs(documents: Iterable[Document], taken: Intake) -> Iterator[Input]:
    for document in documents:
        yield Input(
            path=document.path,
            sha256=document.sha256,
            bytes=document.bytes,
            format=document.format,
            units=taken.units_of_file.get(document.path, ()),
            sheets=tuple(table.name for table in document.tables),
            understood=_summed(
                item for item in taken.understood if item.location.file == document.path
            ),
        )


def _summed(found: Iterable[Understood]) -> tuple[Understanding, ...]:
    """What was understood in the same way in one column, once, with how often."""
    first: dict[tuple[str, str, str], Understood] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for item in found:
        key = (item.location.sheet, item.location.header, item.code)
        first.setdefault(key, item)
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        Understanding(
            code=item.code,
            place=Place.of(item.location),
            found=item.found,
            params=dict(item.params),
            count=counts[key],
        )
        for key, item in first.items()
    )
