"""Options that several commands share, and the language in which the command line speaks."""

from __future__ import annotations

import codecs
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

from haixi_check.errors import RefusedError
from haixi_check.messages import Language, say
from haixi_check.writers import BY_SUFFIX, TEXT, TextFormat


def language_of(arguments: Sequence[str]) -> Language:
    """The language of a command line, also of one that cannot be read.

    What `--lang` says, or else the environment: Chinese, unless `HAIXI_CHECK_LANG` says `en`.
    """
    said = os.environ.get("HAIXI_CHECK_LANG", "")
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == "--lang" or word.startswith("--lang="):
            said = word.partition("=")[2] or after
    return "en" if said.lower().startswith("en") else "zh"


LANGUAGE = language_of(sys.argv[1:])
"""The language that help is written in and results are told in."""


def told(code: str, **values: str) -> str:
    """The help text called `code`."""
    return say(f"help.{code}", LANGUAGE, **values)


def value(code: str) -> str:
    """The word that stands for a value in help: a folder, a year."""
    return say(f"value.{code}", LANGUAGE)


def day(text: str | None) -> datetime.date | None:
    """A date as written on the command line. Raises `RefusedError` for anything else."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise RefusedError("bad_date", found=text) from None


def charset(name: str | None) -> str | None:
    """An encoding as written on the command line. Raises `RefusedError` for what is none."""
    if name is None:
        return None
    try:
        codecs.lookup(name)
    except LookupError:
        raise RefusedError("unknown_encoding", found=name) from None
    return name


# What may be read, and what is told of what may not, is for us to find: Typer is not to look.
Pack: TypeAlias = Annotated[
    str | None, typer.Option("--pack", help=told("pack"), metavar=value("dir"))
]
Year: TypeAlias = Annotated[
    int | None, typer.Option("--year", help=told("year"), min=2000, max=2100, metavar=value("year"))
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", help=told("as_of"), metavar=value("date"))
]
Lang: TypeAlias = Annotated[
    Literal["zh", "en"], typer.Option("--lang", help=told("lang"), metavar="zh|en")
]
NoColor: TypeAlias = Annotated[bool, typer.Option("--no-color", help=told("no_color"))]
Encoding: TypeAlias = Annotated[
    str | None, typer.Option("--encoding", help=told("encoding"), metavar=value("name"))
]
Paths: TypeAlias = Annotated[
    list[Path],
    typer.Argument(help=told("paths"), metavar=value("paths"), show_default=False, readable=False),
]
Units: TypeAlias = Annotated[
    list[str] | None, typer.Option("--unit", help=told("unit"), metavar=value("unit"))
]
Clauses: TypeAlias = Annotated[
    list[str] | None, typer.Option("--clause", help=told("clause"), metavar=value("clause"))
]
Targets: TypeAlias = Annotated[
    list[str] | None, typer.Option("--target", help=told("target"), metavar=value("target"))
]
Scope: TypeAlias = Annotated[
    Literal["auto", "school", "prefecture"],
    typer.Option("--scope", help=told("scope"), metavar="auto|school|prefecture"),
]
FailOn: TypeAlias = Annotated[
    Literal["mandatory", "aspirational", "must-fix"],
    typer.Option("--fail-on", help=told("fail_on"), metavar="mandatory|aspirational|must-fix"),
]
ExitZero: TypeAlias = Annotated[bool, typer.Option("--exit-zero", help=told("exit_zero"))]
Kind: TypeAlias = Annotated[
    Literal["all", "figures", "evidence"],
    typer.Option("--kind", help=told("kind"), metavar="all|figures|evidence"),
]
Outputs: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        help=told("output", suffixes=" ".join(BY_SUFFIX)),
        metavar=value("path"),
        readable=False,
    ),
]
Annotate: TypeAlias = Annotated[
    Path | None,
    typer.Option("--annotate", help=told("annotate"), metavar=value("dir"), readable=False),
]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", help=told("jobs"), min=0, metavar="N", show_default=False)
]
Format: TypeAlias = Annotated[
    TextFormat,
    typer.Option(
        "--format", "-f", help=told("format", formats=" ".join(TEXT)), metavar=value("format")
    ),
]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help=told("quiet"))]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help=told("verbose"))]
