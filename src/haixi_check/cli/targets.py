"""`haixi-check targets …`: the rules themselves, listed, shown, accounted for and tested."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from haixi_check.cli.help import ToldCommand, ToldGroup
from haixi_check.cli.options import LANGUAGE, Lang, NoColor, Pack, told, value
from haixi_check.cli.packs import tell_rules
from haixi_check.cli.refusing import place_and_fault
from haixi_check.cli.telling import tell
from haixi_check.messages import say

FAULTY = 2
"""The exit code of a pack that its linter, its examples or the official text find wrong."""

targets_app = typer.Typer(
    cls=ToldGroup, help=told("targets"), no_args_is_help=True, rich_markup_mode=None
)


@targets_app.command("list", cls=ToldCommand, help=told("targets.list"))
def list_targets(pack: Pack = None, lang: Lang = LANGUAGE, no_color: NoColor = False) -> None:
    """Print all rules in document order."""
    from haixi_check.pipeline import packs as rules
    from haixi_check.writers.terminal.rules import write_list

    tell_rules(pack, lang)
    write_list(rules.rules(pack), language=lang, color=not no_color, sink=sys.stdout)


@targets_app.command("show", cls=ToldCommand, help=told("targets.show"))
def show(
    target: Annotated[str, typer.Argument(help=told("explain.target"), metavar=value("target"))],
    pack: Pack = None,
    lang: Lang = LANGUAGE,
    no_color: NoColor = False,
) -> None:
    """Print one rule in full."""
    from haixi_check.cli.explain import explain

    explain(target=target, pack=pack, lang=lang, no_color=no_color)


@targets_app.command("coverage", cls=ToldCommand, help=told("targets.coverage"))
def coverage(pack: Pack = None, lang: Lang = LANGUAGE, no_color: NoColor = False) -> None:
    """Print what judges each clause of the opinion, or why nothing can."""
    from haixi_check.pipeline import packs as rules
    from haixi_check.writers.terminal.rules import write_coverage

    tell_rules(pack, lang)
    write_coverage(rules.coverage(pack), language=lang, color=not no_color, sink=sys.stdout)


@targets_app.command("lint", cls=ToldCommand, help=told("targets.lint"))
def lint(pack: Pack = None, lang: Lang = LANGUAGE) -> None:
    """Print every fault of a pack; leave with 2 where there is one."""
    from haixi_check.pipeline import packs as rules

    path, faults = rules.lint(pack)
    for fault in faults:
        tell(place_and_fault(fault, lang))
    _leave(
        say("lint.faults", lang, count=len(faults), path=path)
        if faults
        else say("lint.clean", lang, path=path),
        sound=not faults,
    )


@targets_app.command("test", cls=ToldCommand, help=told("targets.test"))
def test(pack: Pack = None, lang: Lang = LANGUAGE) -> None:
    """Run the examples of a pack; leave with 2 where one fails."""
    from haixi_check.pipeline import packs as rules

    proofs = rules.proofs(pack)
    tell_rules(pack, lang)
    failed = [proof for proof in proofs if proof.faults]
    for proof in failed:
        tell(f"{proof.target} “{proof.example}”: {'; '.join(proof.faults)}")
    targets = len({proof.target for proof in proofs})
    code = "examples.failed" if failed else "examples.passed"
    _leave(
        say(code, lang, count=len(proofs), failed=len(failed), targets=targets), sound=not failed
    )


@targets_app.command("verify", cls=ToldCommand, help=told("targets.verify"))
def verify(
    source: Annotated[
        Path,
        typer.Option("--source", help=told("verify.source"), metavar=value("path"), readable=False),
    ],
    pack: Pack = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Compare a pack with the official text; leave with 2 where they differ."""
    from haixi_check.pipeline import packs as rules

    found = rules.verify_wordings(pack, source)
    tell_rules(pack, lang)
    lost, astray, unclaimed = "verify.lost_clause", "verify.astray", "verify.unclaimed"
    _print(say(lost, lang, clause=c.id, opening=c.opening) for c in found.lost_clauses)
    _print(say(astray, lang, clause=a.clause, code=a.code, wording=a.wording) for a in found.astray)
    _print(say(unclaimed, lang, clause=m.clause, figure=m.text) for m in found.unclaimed)
    summary = say(
        "verify.summary",
        lang,
        wordings=found.wordings,
        astray=len(found.astray),
        mentions=len(found.mentions),
        unclaimed=len(found.unclaimed),
    )
    _leave(summary, sound=found.sound)


@targets_app.command("schema", cls=ToldCommand, help=told("targets.schema"))
def schema() -> None:
    """Print the JSON Schema of a rule file."""
    from haixi_check.pipeline import packs as rules

    tell(rules.schema("targets"))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)


def _leave(summary: str, *, sound: bool) -> None:
    tell(summary)
    raise typer.Exit(0 if sound else FAULTY)
