"""`haixi-check targets …`: the rules, listed, shown, accounted for and tested; `schema`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from haixi_check.cli.config import settle
from haixi_check.cli.console import speak_to_machines, tell, tell_rules
from haixi_check.cli.difference import diff
from haixi_check.cli.explain import Target, explain
from haixi_check.cli.help import HelpfulCommand, HelpfulGroup
from haixi_check.cli.new import new
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
from haixi_check.cli.proof import prove
from haixi_check.messages import say

if TYPE_CHECKING:
    from haixi_check.errors import Fault
    from haixi_check.messages import Language

FAULTY = 2
"""The exit code of a pack that its linter, its examples or the official text find wrong."""

LintFormat: TypeAlias = Annotated[
    Literal["text", "json", "github"],
    typer.Option("--format", "-f", help=help_text("lint.format"), metavar="text|json|github"),
]

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
        Path | None, option("--source", of="coverage.", metavar=value("path"), readable=False)
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
    form: LintFormat = "text",
    lang: Lang = LANGUAGE,
) -> None:
    """Print every fault of a pack, or of what is laid over it; leave with 2 where there is one."""
    from haixi_check.cli.faults import as_json, causes
    from haixi_check.pipeline import packs as rules

    chosen = settle(config, pack=pack, overlays=overlay)
    path, faults = rules.lint(chosen.pack, chosen.overlays)
    if form == "json":
        speak_to_machines()
        tell(as_json(path, faults))
        raise typer.Exit(FAULTY if faults else 0)
    tell_rules(None, () if faults else chosen.overlays, lang)
    _tell_faults(Path() if chosen.overlays else path, faults, form, lang)
    _leave(
        say("lint.faults", lang, count=len(causes(faults)), path=path)
        if faults
        else say("lint.clean", lang, path=path),
        sound=not faults,
    )


def _tell_faults(folder: Path, faults: Sequence[Fault], form: str, language: Language) -> None:
    """Print faults for people, each with its line, or as annotations of a workflow."""
    from haixi_check.cli.faults import as_annotations, causes, fault_lines

    if form == "github":
        for line in as_annotations(folder, faults, language):
            tell(line)
        return
    for cause in causes(faults):
        for line in fault_lines(cause, language):
            tell(line)


@targets_app.command("test", cls=HelpfulCommand, help=help_text("targets.test"))
def test(
    pack: Pack = None,
    overlay: Overlays = None,
    config: Config = None,
    junit: Annotated[
        Path | None,
        typer.Option(
            "--junit", help=help_text("test.junit"), metavar=value("path"), readable=False
        ),
    ] = None,
    form: LintFormat = "text",
    lang: Lang = LANGUAGE,
) -> None:
    """Run the examples of a pack; leave with 2 where one fails."""
    from haixi_check.cli import faults
    from haixi_check.pipeline import packs as rules

    chosen = settle(config, pack=pack, overlays=overlay)
    tested = rules.examples(chosen.pack, chosen.overlays)
    if junit is not None:
        sentences = [faults.sentence(fault, lang) for fault in tested.faults]
        rules.write_junit(tested, junit, sentences)
    if form == "json":
        speak_to_machines()
        tell(faults.as_json(tested.folder, tested.faults))
        raise typer.Exit(FAULTY if tested.faults else 0)
    tell_rules(chosen.pack, chosen.overlays, lang)
    _tell_faults(tested.folder, tested.faults, form, lang)
    failed = sum(1 for run in tested.runs if run.differences)
    targets = len({run.target for run in tested.runs})
    code = "examples.failed" if failed else "examples.passed"
    count = len(tested.runs)
    _leave(say(code, lang, count=count, failed=failed, targets=targets), sound=not failed)


targets_app.command("prove", cls=HelpfulCommand, help=help_text("targets.prove"))(prove)


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
    path, compared, differing = rules.verify_wordings(pack, source)
    tell_rules(pack, (), lang)
    _tell_faults(path, differing, "text", lang)
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


@targets_app.command("docs", cls=HelpfulCommand, help=help_text("targets.docs"))
def docs(
    output: Annotated[
        Path, option("--output", "-o", of="docs.", metavar=value("dir"), readable=False)
    ],
    pack: Pack = None,
    lang: Lang = LANGUAGE,
) -> None:
    """Write the reference pages of a pack."""
    from haixi_check.cli.console import phrase
    from haixi_check.pipeline.reference import write_pages

    for path in write_pages(pack, output):
        tell(phrase("wrote", lang, path=path))


targets_app.command("diff", cls=HelpfulCommand, help=help_text("targets.diff"))(diff)
targets_app.command("new", cls=HelpfulCommand, help=help_text("targets.new"))(new)


@targets_app.command("schema", cls=HelpfulCommand, help=help_text("targets.schema"))
def rule_file_schema(
    what: Annotated[
        Literal["rules", "pack", "form"],
        typer.Argument(
            help=help_text("schema.file"), metavar="[rules|pack|form]", show_default=False
        ),
    ] = "rules",
) -> None:
    """Print the JSON Schema of one kind of file of a pack."""
    from haixi_check.pipeline import packs as rules

    speak_to_machines()
    tell(rules.file_schema(what))


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
