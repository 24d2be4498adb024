"""`haixi-check template [UNIT…] -o DIR`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from haixi_check.cli.options import LANGUAGE, Lang, Pack, told, value
from haixi_check.cli.packs import tell_rules
from haixi_check.cli.telling import said, tell


def template(
    units: Annotated[
        list[str] | None,
        typer.Argument(
            help=told("template.units"), metavar=f"[{value('unit')}…]", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=told("template.output"), metavar=value("dir"), readable=False
        ),
    ] = Path(),
    year: Annotated[
        int | None,
        typer.Option(
            "--year", help=told("template.year"), min=2000, max=2100, metavar=value("year")
        ),
    ] = None,
    last: Annotated[
        Path | None,
        typer.Option("--from", help=told("template.from"), metavar=value("path"), readable=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=told("template.force"))] = False,
    pack: Pack = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Write a workbook to fill in for each unit."""
    from haixi_check.pipeline.template import write_templates

    for path in write_templates(
        units=tuple(units or ()),
        folder=output,
        year=year,
        last=last,
        pack=pack,
        language=lang,
        force=force,
    ):
        tell(said("wrote", lang, path=path))
    tell_rules(pack, lang)
