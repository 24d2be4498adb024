"""`haixi-check targets …`: the rules, listed, shown, accounted for and tested; `schema`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from haixi_check.cli.config import settle
from haixi_check.cli.console import place_and_fault, speak_to_machines, tell, tell_rules
from haixi_check.cli.difference import diff
from haixi_check.cli.explain import Target, explain
from haixi_check.cli.help import HelpfulCommand, HelpfulGroup
from haixi_check.cli.options import (
    LANGUAGE,
    Config,
    Lang,
    NoColor,
    Overlays,
    Pack,
    help_text,
    option,
    value,
)
from haixi_check.messages import say

FAULTY = 2
"""The exit code of a pack that its linter, its examples or the official text find wrong."""

targets_app = typer.Typer(cls=HelpfulGroup, help=help_text("targets"), rich_markup_mode=None)


@targets_app.command("list", cls=HelpfulCommand, help=help_text("targets.list"))
def list_targets(
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
    no_color: NoColor = False,
) -> None:
    """Print all rules in document order."""
    from haixi_check.pipeline import packs as rules
    from haixi_check.writers.terminal.rules import write_list

    chosen = settle(config, pack=pack, overlays=overlay)
    tell_rules(chosen.pack, chosen.overlays, lang)
    listed = rules.rules(chosen.pack, chosen.overlays)
    write_list(listed, language=lang, color=not no_color, sink=sys.stdout)


@targets_app.command("show", cls=HelpfulCommand, help=help_text("targets.show"))
def show(
    target: Target,
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
    no_color: NoColor = False,
) -> None:
    """Print one rule in full."""
    explain(target=target, pack=pack, overlay=overlay, config=config, lang=lang, no_color=no_color)


@targets_app.command("coverage", cls=HelpfulCommand, help=help_text("targets.coverage"))
def coverage(
    source: Annotated[
        Path | None,
        typer.Option(
            "--source", help=help_text("coverage.source"), metavar=value("path"), readable=False
        ),
    ] = None,
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
    no_color: NoColor = False,
) -> None:
    """Print what judges each clause of the opinion, or why nothing can; or each sentence of it."""
    from haixi_check.pipeline import packs as rules
    from haixi_check.writers.terminal.rules import write_coverage, write_sentences

    chosen = settle(config, pack=pack, overlays=overlay)
    if source is None:
        tell_rules(chosen.pack, chosen.overlays, lang)
        found = rules.coverage(chosen.pack, chosen.overlays)
        write_coverage(found, language=lang, color=not no_color, sink=sys.stdout)
        return
    sentences = rules.sentences(chosen.pack, source)
    tell_rules(chosen.pack, (), lang)
    write_sentences(sentences, language=lang, color=not no_color, sink=sys.stdout)
    unclaimed = sum(each.unclaimed for each in sentences)
    summary = say("sentences.summary", lang, count=len(sentences), unclaimed=unclaimed)
    _leave(summary, sound=not unclaimed)


@targets_app.command("lint", cls=HelpfulCommand, help=help_text("targets.lint"))
def lint(
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Print every fault of a pack, or of what is laid over it; leave with 2 where there is one."""
    from haixi_check.pipeline import packs as rules

    chosen = settle(config, pack=pack, overlays=overlay)
    path, faults = rules.lint(chosen.pack, chosen.overlays)
    tell_rules(None, () if faults else chosen.overlays, lang)
    for fault in faults:
        tell(place_and_fault(fault, lang))
    _leave(
        say("lint.faults", lang, count=len(faults), path=path)
        if faults
        else say("lint.clean", lang, path=path),
        sound=not faults,
    )


@targets_app.command("test", cls=HelpfulCommand, help=help_text("targets.test"))
def test(
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Run the examples of a pack; leave with 2 where one fails."""
    from haixi_check.pipeline import packs as rules

    chosen = settle(config, pack=pack, overlays=overlay)
    proofs = rules.proofs(chosen.pack, chosen.overlays)
    tell_rules(chosen.pack, chosen.overlays, lang)
    failed = [proof for proof in proofs if proof.faults]
    for proof in failed:
        tell(f"{proof.target} “{proof.example}”: {'; '.join(proof.faults)}")
    targets = len({proof.target for proof in proofs})
    code = "examples.failed" if failed else "examples.passed"
    _leave(
        say(code, lang, count=len(proofs), failed=len(failed), targets=targets), sound=not failed
    )


@targets_app.command("verify", cls=HelpfulCommand, help=help_text("targets.verify"))
def verify(
    source: Annotated[
        Path, option("--source", of="verify.", metavar=value("path"), readable=False)
    ],
    pack: Pack = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Compare a pack with the official text; leave with 2 where they differ."""
    from haixi_check.pipeline import packs as rules

    pack = settle(None, pack=pack).pack
    compared, differing = rules.verify_wordings(pack, source)
    tell_rules(pack, (), lang)
    for fault in differing:
        tell(place_and_fault(fault, lang))
    for clause in compared.lost_clauses:
        tell(say("verify.lost_clause", lang, clause=clause.id, opening=clause.opening))
    for each in compared.astray:
        tell(say("verify.astray", lang, clause=each.clause, code=each.code, wording=each.wording))
    for mention in compared.unclaimed:
        tell(say("verify.unclaimed", lang, clause=mention.clause, figure=mention.text))
    summary = say(
        "verify.summary",
        lang,
        wordings=compared.wordings,
        astray=len(compared.astray),
        mentions=len(compared.mentions),
        unclaimed=len(compared.unclaimed),
        differing=len(compared.differing),
    )
    _leave(summary, sound=compared.sound)


targets_app.command("diff", cls=HelpfulCommand, help=help_text("targets.diff"))(diff)


@targets_app.command("schema", cls=HelpfulCommand, help=help_text("targets.schema"))
def rule_file_schema() -> None:
    """Print the JSON Schema of a rule file."""
    from haixi_check.pipeline import packs as rules

    tell(rules.schema("targets"))


def schema(
    what: Annotated[
        Literal["verdict", "submission", "pack", "overlay", "waivers"],
        typer.Argument(
            help=help_text("schema.what"), metavar="verdict|submission|pack|overlay|waivers"
        ),
    ],
    pack: Pack = None,
) -> None:
    """Print a JSON Schema."""
    from haixi_check.pipeline import packs as rules

    speak_to_machines()
    if what == "submission":
        pack = settle(None, pack=pack).pack
        tell_rules(pack, (), LANGUAGE, beside=True)
    tell(rules.schema(what, pack=pack))


def _leave(summary: str, *, sound: bool) -> None:
    tell(summary)
    raise typer.Exit(0 if sound else FAULTY)
