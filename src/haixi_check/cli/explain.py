"""`haixi-check explain TARGET [FILES…]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from haixi_check.cli import options
from haixi_check.cli.config import settle
from haixi_check.cli.console import rules_from
from haixi_check.cli.options import help_text, value
from haixi_check.pipeline.request import Request
from haixi_check.report import Manner

if TYPE_CHECKING:
    from haixi_check.messages import Language
    from haixi_check.pipeline.check import Explanation
    from haixi_check.verdict import Verdict

Target: TypeAlias = Annotated[
    str, typer.Argument(help=help_text("explain.target"), metavar=value("target"))
]
Files: TypeAlias = Annotated[
    list[Path] | None,
    typer.Argument(
        help=help_text("paths"), metavar=f"[{value('paths')}]", show_default=False, readable=False
    ),
]
Units: TypeAlias = Annotated[
    list[str] | None, options.option("--unit", of="explain.", metavar=value("unit"))
]


def explain(
    target: Target,
    paths: Files = None,
    pack: options.Pack = None,
    overlay: options.Overlays = None,
    waivers: options.Waivers = None,
    config: options.Config = None,
    year: options.Year = None,
    as_of: options.AsOf = None,
    unit: Units = None,
    encoding: options.Encoding = None,
    lang: options.Lang = options.LANGUAGE,
    no_color: options.NoColor = False,
) -> None:
    """Print a rule and, with submissions, the way from its outcome to the cells."""
    from haixi_check.pipeline import check

    settings = settle(config, pack, overlay, waivers, year)
    request = Request(
        paths=tuple(paths or ()),
        **settings.asked,
        as_of=options.day(as_of),
        units=tuple(unit or ()),
        targets=(target,),
        encoding=options.charset(encoding),
    )
    explanation = check.explain(request)
    manner = Manner(language=lang, color=False if no_color else None)
    _show(explanation, rules_from(settings.pack, settings.overlays, lang), manner)
    if explanation.verdict is not None:
        _end_without_inputs(explanation.verdict, lang, manner)


def _show(explanation: Explanation, rules: str, manner: Manner) -> None:
    """Print each target that was asked for."""
    from haixi_check.writers.terminal import console
    from haixi_check.writers.terminal.explain import render_explanation

    for name, info in explanation.targets.items():
        render_explanation(
            name,
            info,
            rules=explanation.rules,
            units=explanation.units,
            verdict=explanation.verdict,
            language=manner.language,
            pack=rules,
            console=console(sys.stdout, manner),
            beside=_limits(explanation, name, manner.language) if info.proof is not None else (),
        )


def _limits(
    explanation: Explanation, target: str, language: Language
) -> tuple[tuple[str, str], ...]:
    """To whom a duty may not apply, and what never proves it."""
    from haixi_check.report.duties import limits

    return tuple(
        limits(
            always_applies=target in explanation.always_apply,
            not_evidence=explanation.not_evidence,
            language=language,
        )
    )


def _end_without_inputs(verdict: Verdict, language: Language, manner: Manner) -> None:
    """Say which inputs are missing in what was explained, if any; end as a check of them does."""
    from haixi_check.verdict import INPUT_UNREADABLE
    from haixi_check.writers.terminal import console
    from haixi_check.writers.terminal.explain import render_unread

    if INPUT_UNREADABLE in verdict.verdict.reasons:
        render_unread(verdict, language, console(sys.stderr, manner))
        raise typer.Exit(verdict.verdict.exit_code)
