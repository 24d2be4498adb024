"""Options that several commands share, and the language in which the command line speaks."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from haixi_check.messages import Language, say
from haixi_check.problems import RefusedError
from haixi_check.renderers import BY_SUFFIX, TEXT, TextFormat


def default_language() -> Language:
    """The language of the environment: Chinese, unless `HAIXI_CHECK_LANG` says `en`."""
    return "en" if os.environ.get("HAIXI_CHECK_LANG", "").lower().startswith("en") else "zh"


LANGUAGE = default_language()
"""The language that help is written in and results are told in, unless `--lang` says otherwise."""


def told(code: str, **values: str) -> str:
    """The help text called `code`."""
    return say(f"help.{code}", LANGUAGE, **values)


def day(text: str | None) -> datetime.date | None:
    """A date as written on the command line. Raises `RefusedError` for anything else."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise RefusedError("bad_date", found=text) from None


Pack: TypeAlias = Annotated[str | None, typer.Option("--pack", help=told("pack"), metavar="DIR")]
Year: TypeAlias = Annotated[
    int | None, typer.Option("--year", help=told("year"), min=2000, max=2100, metavar="YEAR")
]
AsOf: TypeAlias = Annotated[str | None, typer.Option("--as-of", help=told("as_of"), metavar="DATE")]
Lang: TypeAlias = Annotated[Literal["zh", "en"], typer.Option("--lang", help=told("lang"))]
NoColor: TypeAlias = Annotated[bool, typer.Option("--no-color", help=told("no_color"))]
Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", help=told("encoding"), metavar="NAME")
]
Paths: TypeAlias = Annotated[
    list[Path], typer.Argument(help=told("paths"), metavar="FILES|DIRS…", show_default=False)
]
Units: TypeAlias = Annotated[list[str] | None, typer.Option("--unit", help=told("unit"))]
Clauses: TypeAlias = Annotated[list[str] | None, typer.Option("--clause", help=told("clause"))]
Targets: TypeAlias = Annotated[list[str] | None, typer.Option("--target", help=told("target"))]
Scope: TypeAlias = Annotated[
    Literal["auto", "school", "prefecture"], typer.Option("--scope", help=told("scope"))
]
FailOn: TypeAlias = Annotated[
    Literal["mandatory", "aspirational"], typer.Option("--fail-on", help=told("fail_on"))
]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero", help=told("exit_zero"))]
Kind: TypeAlias = Annotated[
    Literal["all", "figures", "evidence"], typer.Option("--kind", help=told("kind"))
]
Outputs: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--output", "-o", help=told("output", suffixes=" ".join(BY_SUFFIX)), metavar="PATH"
    ),
]
Annotate: TypeAlias = Annotated[
    Path | None, typer.Option("--annotate", help=told("annotate"), metavar="DIR")
]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", help=told("jobs"), min=0, metavar="N", show_default=False)
]
Format: TypeAlias = Annotated[
    TextFormat,
    typer.Option("--format", "-f", help=told("format", formats=" ".join(TEXT)), metavar="FORMAT"),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help=told("quiet"))]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help=told("verbose"))]
