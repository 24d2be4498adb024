"""`haixi-check [check] FILES|DIRS…`."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from haixi_check.cli import options
from haixi_check.cli.console import Progress
from haixi_check.cli.machine import speak_to_machines
from haixi_check.cli.refusing import tell_unwritten
from haixi_check.cli.telling import said, tell
from haixi_check.messages import say
from haixi_check.report import Detail, Manner
from haixi_check.writers import FOR_PEOPLE, TextFormat, renderer

if TYPE_CHECKING:
    from haixi_check.errors import RefusedError
    from haixi_check.messages import Language
    from haixi_check.pipeline.request import Request
    from haixi_check.verdict import Verdict
    from haixi_check.writers.files import Failed

NOT_WRITTEN = 2
"""The exit code where a file could not be written, whatever the verdict."""


def check(
    paths: options.Paths,
    pack: options.Pack = None,
    year: options.Year = None,
    as_of: options.AsOf = None,
    scope: options.Scope = "auto",
    fail_on: options.FailOn = "mandatory",
    exit_zero: options.ExitZero = False,
    unit: options.Units = None,
    clause: options.Clauses = None,
    target: options.Targets = None,
    kind: options.Kind = "all",
    output: options.Outputs = None,
    annotate: options.Annotate = None,
    format_: options.Format = "table",
    encoding: options.Encoding = None,
    jobs: options.Jobs = 0,
    lang: options.Lang = options.LANGUAGE,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_color: options.NoColor = False,
) -> None:
    """Check submissions, write what was named, print what was asked for, leave with the verdict."""
    from haixi_check.pipeline.output import know_outputs
    from haixi_check.pipeline.request import Request

    detail: Detail = "quiet" if quiet else "verbose" if verbose else "normal"
    request = Request(
        paths=tuple(paths),
        pack=pack,
        year=year,
        as_of=options.day(as_of),
        scope=scope,
        fail_on=fail_on,
        units=tuple(unit or ()),
        clauses=tuple(clause or ()),
        targets=tuple(target or ()),
        kind=kind,
        exit_zero=exit_zero,
        encoding=options.charset(encoding),
        jobs=jobs,
        outputs=tuple(output or ()),
        annotate=annotate,
    )
    know_outputs(request)
    manner = Manner(language=lang, detail=detail, color=False if no_color else None)
    raise typer.Exit(_run(request, format_, manner))


def _run(request: Request, format_: TextFormat, manner: Manner) -> int:
    """Judge and tell, saying on a terminal how far that has come, and return the exit code."""
    from haixi_check.pipeline.check import check as judge

    unwritten: list[RefusedError] = []
    with Progress(manner.language, wanted=manner.detail != "quiet") as progress:
        verdict = judge(request, progress)
        _tell(verdict, request, format_, manner, progress, unwritten.append)
    tell_unwritten(unwritten, manner.language)
    return NOT_WRITTEN if unwritten else verdict.verdict.exit_code


def _tell(
    verdict: Verdict,
    request: Request,
    format_: TextFormat,
    manner: Manner,
    progress: Progress,
    failed: Failed,
) -> None:
    """Write the files, saying so on standard error, and print what was asked for."""
    from haixi_check.pipeline.output import write_outputs
    from haixi_check.readers.discovery import folder_from_here
    from haixi_check.rulepack.load import own_pack

    manner = replace(
        manner,
        root=folder_from_here(request.paths),
        pack=own_pack(request.pack),
        jobs=request.processes,
    )
    progress("writing", 0, 0)
    for path in write_outputs(verdict, request, manner, failed=failed):
        progress.stop()
        tell(said("wrote", manner.language, path=path), beside=True)
    if request.annotate is not None or sys.stdout.isatty():
        progress.stop()
    if request.annotate is not None:
        _annotate(verdict, request, manner.language, failed)
    if format_ not in FOR_PEOPLE:
        speak_to_machines()
    renderer(format_)(verdict, manner, sys.stdout)
    sys.stdout.flush()


def _annotate(verdict: Verdict, request: Request, language: Language, failed: Failed) -> None:
    """Write the annotated copies, saying so and what to know of each on standard error."""
    from haixi_check.pipeline.annotating import annotate

    for copy in annotate(verdict, request, language=language, failed=failed):
        tell(said("wrote", language, path=copy.path), beside=True)
        for code in copy.notices:
            tell(f"  {say(f'annotations.notice.{code}', language)}", beside=True)
