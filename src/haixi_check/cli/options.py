"""Options that several commands share, and the language in which the command line speaks."""

from __future__ import annotations

import codecs
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import typer

from haixi_check.cli.config import language_in
from haixi_check.errors import RefusedError
from haixi_check.messages import Language, say
from haixi_check.report import Detail, Manner
from haixi_check.writers import BY_SUFFIX, TEXT, TextFormat


def _said(arguments: Sequence[str], option: str) -> str:
    """What a command line says behind an option, the last time that it stands there."""
    found = ""
    for word, after in zip(arguments, [*arguments[1:], ""], strict=False):
        if word == option or word.startswith(f"{option}="):
            found = word.partition("=")[2] or after
    return found


def language_of(arguments: Sequence[str]) -> Language:
    """The language of a command line, also of one that cannot be read.

    What `--lang` says, or else the environment, or else the configuration: Chinese, unless
    `HAIXI_CHECK_LANG` or the file says `en`.
    """
    language = _said(arguments, "--lang") or os.environ.get("HAIXI_CHECK_LANG", "")
    language = language or language_in(_said(arguments, "--config"))
    return "en" if language.lower().startswith("en") else "zh"


LANGUAGE = language_of(sys.argv[1:])
"""The language that help is written in and results are told in."""


def help_text(code: str, **values: str) -> str:
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


_OF_NO_FILES = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape")
"""Codecs for text that stands in the names of hosts and in programs."""


def charset(name: str | None) -> str | None:
    """An encoding as written on the command line. Raises `RefusedError` for what is none.

    So it does for codecs of Python that no file of text is written in: base64, rot13, idna.
    """
    if name is None:
        return None
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        raise RefusedError("unknown_encoding", found=name) from None
    if known in _OF_NO_FILES or not _is_of_text(name):
        raise RefusedError("no_text_encoding", found=name)
    return name


def _is_of_text(name: str) -> bool:
    """Whether a codec makes text of bytes, and not bytes of bytes."""
    try:
        b"a".decode(name)
    except UnicodeError:
        return True  # a single byte is no whole character
    except LookupError:
        return False
    return True


def narrowing(kind: str, **names: Sequence[str] | None) -> dict[str, Any]:
    """What of the rules was asked for, by kind and by name, as a request holds it."""
    return {"kind": kind} | {what: tuple(asked or ()) for what, asked in names.items()}


def manner(language: Language, *, quiet: bool, verbose: bool, no_color: bool) -> Manner:
    """How a verdict is to be printed."""
    detail: Detail = "quiet" if quiet else "verbose" if verbose else "normal"
    return Manner(language=language, detail=detail, color=False if no_color else None)


def option(name: str, *short: str, of: str = "", named: str = "", **more: Any) -> Any:
    """An option, whose help has its name, behind that of the command `of` which alone it is.

    `named` fills the help where it names what there is; Typer is given `more`.
    """
    code = of + name.removeprefix("--").replace("-", "_")
    return typer.Option(name, *short, help=help_text(code, named=named), **more)


# What may be read, and what is told of what may not, is for us to find: Typer is not to look.


Pack: TypeAlias = Annotated[str | None, option("--pack", metavar=value("dir"))]
Overlays: TypeAlias = Annotated[
    list[Path] | None, option("--overlay", metavar=value("path"), readable=False)
]
Waivers: TypeAlias = Annotated[
    Path | None, option("--waivers", metavar=value("path"), readable=False)
]
Config: TypeAlias = Annotated[
    Path | None, option("--config", metavar=value("path"), readable=False)
]
Year: TypeAlias = Annotated[int | None, option("--year", min=2000, max=2100, metavar=value("year"))]
AsOf: TypeAlias = Annotated[str | None, option("--as-of", metavar=value("date"))]
Lang: TypeAlias = Annotated[Literal["zh", "en"], option("--lang", metavar="zh|en")]
NoColor: TypeAlias = Annotated[bool, option("--no-color")]
Encoding: TypeAlias = Annotated[str | None, option("--encoding", metavar=value("name"))]
Paths: TypeAlias = Annotated[
    list[Path],
    typer.Argument(
        help=help_text("paths"), metavar=value("paths"), show_default=False, readable=False
    ),
]
Units: TypeAlias = Annotated[list[str] | None, option("--unit", metavar=value("unit"))]
Clauses: TypeAlias = Annotated[list[str] | None, option("--clause", metavar=value("clause"))]
Targets: TypeAlias = Annotated[list[str] | None, option("--target", metavar=value("target"))]
Scope: TypeAlias = Annotated[
    Literal["auto", "whole", "units", "prefecture", "school"],
    option("--scope", metavar="auto|whole|units"),
]
FailOn: TypeAlias = Annotated[
    Literal["mandatory", "aspirational", "must-fix"],
    option("--fail-on", metavar="mandatory|aspirational|must-fix"),
]
ExitZero: TypeAlias = Annotated[bool, option("--exit-zero")]
Kind: TypeAlias = Annotated[
    Literal["all", "figures", "evidence"], option("--kind", metavar="all|figures|evidence")
]
Outputs: TypeAlias = Annotated[
    list[Path] | None,
    option("--output", "-o", metavar=value("path"), readable=False, named=" ".join(BY_SUFFIX)),
]
Annotate: TypeAlias = Annotated[
    Path | None, option("--annotate", metavar=value("dir"), readable=False)
]
Jobs: TypeAlias = Annotated[int, option("--jobs", min=0, metavar="N", show_default=False)]
Format: TypeAlias = Annotated[
    TextFormat, option("--format", "-f", metavar=value("format"), named=" ".join(TEXT))
]
Quiet: TypeAlias = Annotated[bool, option("--quiet", "-q")]
Verbose: TypeAlias = Annotated[bool, option("--verbose", "-v")]
