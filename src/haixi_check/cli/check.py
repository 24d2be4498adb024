"""`haixi-check [check] FILES|DIRS…`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from haixi_check.cli import options
from haixi_check.cli.config import settle
from haixi_check.cli.console import ProgressLine, phrase, speak_to_machines, tell, tell_unwritten
from haixi_check.messages import say
from haixi_check.pipeline.request import Request
from haixi_check.report import Manner
from haixi_check.writers import FOR_PEOPLE, TextFormat, renderer

if TYPE_CHECKING:
    from haixi_check.errors import RefusedError
    from haixi_check.readers import InputFile
    from haixi_check.verdict import Verdict
    from haixi_check.writers.files import Failed

NOT_WRITTEN = 2
"""The exit code where a file could not be written, whatever the verdict."""


def check(
    paths: options.Paths,
    pack: options.Pack = None,
    overlay: options.Overlays = None,
    waivers: options.Waivers = None,
    config: options.Config = None,
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
    request = Request(
        paths=tuple(paths),
        **settle(config, pack, overlay, waivers, year, output).asked,
        as_of=options.day(as_of),
        scope=scope,
        fail_on=fail_on,
        exit_zero=exit_zero,
        encoding=options.charset(encoding),
        jobs=jobs,
        annotate=annotate,
        **options.narrowing(kind, units=unit, clauses=clause, targets=target),
    )
    manner = options.manner(lang, quiet=quiet, verbose=verbose, no_color=no_color)
    raise typer.Exit(_run(request, format_, manner))


def _run(request: Request, format_: TextFormat, manner: Manner) -> int:
    """Judge and tell, and return the exit code. The inputs are listed once, for all outputs."""
    from haixi_check.pipeline.check import check as judge
    from haixi_check.pipeline.output import know_outputs
    from haixi_check.readers.discovery import list_all

    know_outputs(request)
    unwritten: list[RefusedError] = []
    with ProgressLine(manner.language, wanted=manner.detail != "quiet") as progress:
        listing = list_all(
            request.paths, encoding=request.encoding, keep=request.annotate is not None
        )
        verdict = judge(request, progress, listing=listing)
        manner = _where_it_ran(manner, request)
        progress("writing", 0, 0)
        _write(verdict, request, listing.sources, manner, progress, unwritten.append)
        if format_ not in FOR_PEOPLE:
            speak_to_machines()
        renderer(format_)(verdict, manner, sys.stdout)
        sys.stdout.flush()
    tell_unwritten(unwritten, manner.language)
    return NOT_WRITTEN if unwritten else verdict.verdict.exit_code


def _where_it_ran(manner: Manner, request: Request) -> Manner:
    """`manner` with what outputs say of the run itself: its folder, its rules, its processes."""
    from haixi_check.readers.discovery import folder_from_here
    from haixi_check.rulepack.load import own_pack

    root, pack = folder_from_here(request.paths), own_pack(request.pack)
    return replace(manner, root=root, pack=pack, jobs=request.processes)


def _write(
    verdict: Verdict,
    request: Request,
    sources: Sequence[InputFile],
    manner: Manner,
    progress: ProgressLine,
    failed: Failed,
) -> None:
    """Write the files and the annotated copies; say so, and what to know of each, beside."""
    from haixi_check.pipeline.output import annotate, write_outputs

    language = manner.language
    for path in write_outputs(verdict, request, sources, manner, failed=failed):
        progress.stop()
        tell(phrase("wrote", language, path=path), beside=True)
    if request.annotate is not None or sys.stdout.isatty():
        progress.stop()
    for copy in annotate(verdict, request, sources, language=language, failed=failed):
        tell(phrase("wrote", language, path=copy.path), beside=True)
        for code in copy.notices:
            tell(f"  {say(f'annotations.notice.{code}', language)}", beside=True)
