"""`haixi-check waivers lint FILE`: whether a list of waivers can be used, before it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from haixi_check.cli.config import settle
from haixi_check.cli.console import phrase, tell, tell_rules
from haixi_check.cli.help import HelpfulCommand, HelpfulGroup
from haixi_check.cli.options import (
    LANGUAGE,
    AsOf,
    Config,
    Lang,
    Overlays,
    Pack,
    day,
    help_text,
    value,
)
from haixi_check.messages import say

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from haixi_check.messages import Language
    from haixi_check.rulepack.waivers import Waiver

FAULTY = 2
"""The exit code of a list that cannot be used."""

File: TypeAlias = Annotated[
    Path, typer.Argument(help=help_text("waivers.file"), metavar=value("path"), readable=False)
]

waivers_app = typer.Typer(cls=HelpfulGroup, help=help_text("waivers.group"), rich_markup_mode=None)


@waivers_app.callback()
def root() -> None:
    """Be a group of commands, though there is only one."""


@waivers_app.command("lint", cls=HelpfulCommand, help=help_text("waivers.lint"))
def lint(
    file: File,
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    as_of: AsOf = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Print every fault of a list of waivers; leave with 2 where there is one."""
    from haixi_check.cli.faults import causes, fault_lines
    from haixi_check.pipeline import packs as rules

    on = day(as_of)
    chosen = settle(config, pack=pack, overlays=overlay)
    waivers, faults = rules.lint_waivers(file, chosen.pack, chosen.overlays)
    tell_rules(chosen.pack, chosen.overlays, lang)
    for cause in causes(faults):
        for line in fault_lines(cause, lang):
            tell(line)
    if on is not None:
        _tell_lapsed(waivers, on, lang)
    code = "waivers.faults" if faults else "waivers.clean"
    tell(phrase(code, lang, count=len(causes(faults)), n=len(waivers), path=file))
    raise typer.Exit(FAULTY if faults else 0)


def _tell_lapsed(waivers: Iterable[Waiver], on: datetime.date, language: Language) -> None:
    """Say which waivers are over by a day."""
    lapsed = [f"{each.target} {each.unit}" for each in waivers if each.expires < on]
    if lapsed:
        names = say("words.comma", language).join(lapsed)
        tell(phrase("waivers.lapsed", language, day=on, names=names))
