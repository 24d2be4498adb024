"""`haixi-check explain TARGET [FILES…]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from haixi_check.cli.options import (
    LANGUAGE,
    AsOf,
    Encoding,
    Lang,
    NoColor,
    Pack,
    Year,
    charset,
    day,
    told,
    value,
)
from haixi_check.cli.packs import rules_from

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        help=told("paths"), metavar=f"[{value('paths')}]", show_default=False, readable=False
    ),
]


def explain(
    target: Annotated[str, typer.Argument(help=told("explain.target"), metavar=value("target"))],
    paths: Files = None,
    pack: Pack = None,
    year: Year = None,
    as_of: AsOf = None,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", help=told("explain.unit"), metavar=value("unit")),
    ] = None,
    encoding: Encoding = None,
    lang: Lang = LANGUAGE,
    no_color: NoColor = False,
) -> None:
    """Print a rule and, with submissions, the way from its outcome to the cells."""
    from haixi_check.pipeline.explaining import explain as tell
    from haixi_check.pipeline.request import Request
    from haixi_check.report import Manner
    from haixi_check.writers.terminal import console
    from haixi_check.writers.terminal.explain import render_explanation

    request = Request(
        paths=tuple(paths or ()),
        pack=pack,
        year=year,
        as_of=day(as_of),
        units=tuple(unit or ()),
        targets=(target,),
        encoding=charset(encoding),
    )
    explained = tell(request)
    rules = rules_from(pack, lang)
    for name, info in explained.targets.items():
        render_explanation(
            name,
            info,
            figures=explained.terms,
            verdict=explained.verdict,
            language=lang,
            pack=rules,
            console=console(sys.stdout, Manner(color=False if no_color else None)),
        )
