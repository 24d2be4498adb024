"""`haixi-check template [UNIT…] -o DIR`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from haixi_check.cli.config import settle
from haixi_check.cli.console import phrase, tell, tell_rules
from haixi_check.cli.options import LANGUAGE, Config, Lang, Overlays, Pack, help_text, option, value

Units: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        help=help_text("template.units"), metavar=f"[{value('unit')}…]", show_default=False
    ),
]
Folder: TypeAlias = Annotated[
    Path, option("--output", "-o", of="template.", metavar=value("dir"), readable=False)
]
Year: TypeAlias = Annotated[
    int | None, option("--year", of="template.", min=2000, max=2100, metavar=value("year"))
]
LastYear: TypeAlias = Annotated[
    Path | None, option("--from", of="template.", metavar=value("path"), readable=False)
]
Force: TypeAlias = Annotated[bool, option("--force", of="template.")]


def template(
    units: Units = None,
    output: Folder = Path(),
    year: Year = None,
    last: LastYear = None,
    force: Force = False,
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Write a workbook to fill in for each unit."""
    from haixi_check.pipeline.template import write_templates

    settings = settle(config, pack=pack, overlays=overlay, year=year)
    for path in write_templates(
        units=tuple(units or ()),
        folder=output,
        year=settings.year,
        last=last,
        pack=settings.pack,
        overlays=settings.overlays,
        language=lang,
        force=force,
    ):
        tell(phrase("wrote", lang, path=path))
    tell_rules(settings.pack, settings.overlays, lang)
