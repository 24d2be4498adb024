"""`haixi-check [check] FILES|DIRS…`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from haixi_check.commands.options import (
    LANGUAGE,
    AsOf,
    Encoding,
    Lang,
    NoColor,
    Pack,
    Paths,
    Year,
    day,
    told,
)
from haixi_check.messages import say
from haixi_check.renderers import BY_SUFFIX

Units = Annotated[list[str] | None, typer.Option("--unit", help=told("unit"))]
Clauses = Annotated[list[str] | None, typer.Option("--clause", help=told("clause"))]
Targets = Annotated[list[str] | None, typer.Option("--target", help=told("target"))]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output", "-o", help=told("output", suffixes=" ".join(BY_SUFFIX)), metavar="PATH"
    ),
]


def check(
    paths: Paths,
    pack: Pack = None,
    year: Year = None,
    as_of: AsOf = None,
    scope: Annotated[
        Literal["auto", "school", "prefecture"], typer.Option("--scope", help=told("scope"))
    ] = "auto",
    fail_on: Annotated[
        Literal["mandatory", "aspirational"], typer.Option("--fail-on", help=told("fail_on"))
    ] = "mandatory",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=told("exit_zero"))] = False,
    unit: Units = None,
    clause: Clauses = None,
    target: Targets = None,
    kind: Annotated[
        Literal["all", "figures", "evidence"], typer.Option("--kind", help=told("kind"))
    ] = "all",
    output: Outputs = None,
    format_: Annotated[
        Literal["table", "json"], typer.Option("--format", "-f", help=told("format"))
    ] = "table",
    encoding: Encoding = None,
    lang: Lang = LANGUAGE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=told("quiet"))] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=told("verbose"))] = False,
    no_color: NoColor = False,
) -> None:
    """Check submissions, write what was named, print what was asked for, leave with the verdict."""
    from haixi_check.pipeline.checking import check as judge
    from haixi_check.pipeline.outputs import know_formats, write_outputs
    from haixi_check.pipeline.requests import Request
    from haixi_check.renderers import Manner, renderer

    manner = Manner(
        language=lang,
        detail="quiet" if quiet else "verbose" if verbose else "normal",
        color=False if no_color else None,
    )
    request = Request(
        paths=tuple(paths),
        pack=pack,
        year=year,
        as_of=day(as_of),
        scope=scope,
        fail_on=fail_on,
        units=tuple(unit or ()),
        clauses=tuple(clause or ()),
        targets=tuple(target or ()),
        kind=kind,
        exit_zero=exit_zero,
        encoding=encoding,
        outputs=tuple(output or ()),
    )
    know_formats(request.outputs)
    verdict = judge(request)
    for path in write_outputs(verdict, request, manner):
        typer.echo(say("wrote", lang, path=path), err=True)
    renderer(format_)(verdict, manner, sys.stdout)
    raise typer.Exit(verdict.verdict.exit_code)
