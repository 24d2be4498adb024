"""`haixi-check targets diff A B [FILES…]`."""

from __future__ import annotations

import sys
from typing import Annotated, Literal, TypeAlias

import typer

from haixi_check.cli import options
from haixi_check.cli.console import speak_to_machines
from haixi_check.cli.explain import Files
from haixi_check.cli.options import help_text, value
from haixi_check.pipeline.request import Request

Before: TypeAlias = Annotated[
    str, typer.Argument(help=help_text("diff.before"), metavar=value("pack"))
]
After: TypeAlias = Annotated[
    str, typer.Argument(help=help_text("diff.after"), metavar=value("pack"))
]
Format: TypeAlias = Annotated[
    Literal["table", "json"],
    options.option("--format", "-f", of="diff.", metavar="table|json"),
]


def diff(
    before: Before,
    after: After,
    paths: Files = None,
    overlay: options.Overlays = None,
    year: options.Year = None,
    as_of: options.AsOf = None,
    scope: options.Scope = "auto",
    format_: Format = "table",
    lang: options.Lang = options.LANGUAGE,
    no_color: options.NoColor = False,
) -> None:
    """Print what two packs ask differently and, with submissions, which outcomes turn."""
    from haixi_check.pipeline.diff import diff as compare
    from haixi_check.writers.rule_difference import write_json, write_table

    request = Request(paths=tuple(paths or ()), year=year, as_of=options.day(as_of), scope=scope)
    found = compare(before, after, overlays=tuple(overlay or ()), request=request)
    if format_ == "json":
        speak_to_machines()
        write_json(found, sys.stdout)
    else:
        write_table(found, language=lang, color=not no_color, sink=sys.stdout)
