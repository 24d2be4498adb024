"""`haixi-check targets prove`: every change of a rule, and what notices it, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from haixi_check.cli.config import settle
from haixi_check.cli.console import tell, tell_rules
from haixi_check.cli.options import LANGUAGE, Lang, Pack, help_text, value
from haixi_check.messages import Language, say

if TYPE_CHECKING:
    from haixi_check.pipeline.prove import Proof, Trial

FAULTY = 2
"""The exit code of a pack with a change that nothing notices."""


def prove(
    submissions: Annotated[
        list[Path] | None,
        typer.Argument(
            help=help_text("prove.submissions"), metavar=value("paths"), show_default=False
        ),
    ] = None,
    pack: Pack = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=help_text("prove.verbose"))
    ] = False,
    lang: Lang = LANGUAGE,
) -> None:
    """Change every rule in one thing at a time; leave with 2 where nothing notices one."""
    from haixi_check.pipeline.prove import prove as try_all

    pack = settle(None, pack=pack).pack
    proof = try_all(pack, submissions or ())
    tell_rules(pack, (), lang)
    for line in _lines(proof, lang, verbose=verbose):
        tell(line)
    raise typer.Exit(0 if proof.complete else FAULTY)


def _lines(proof: Proof, language: Language, *, verbose: bool) -> Iterator[str]:
    """Every change that nobody noticed, every outcome that nothing reaches, and the counts.

    With `verbose` every change, and what noticed it or why it makes no difference.
    """
    for trial in proof.trials if verbose else proof.survivors:
        yield _trial(trial, language)
    for target, outcome in proof.unreached:
        yield say(
            "prove.unreached",
            language,
            code=target.code,
            target=target.title.in_language(language),
            outcome=say(f"outcome.{outcome.value}", language),
        )
    same = sum(1 for trial in proof.trials if trial.mutation.same and not trial.noticed_by)
    by_example = sum(1 for trial in proof.trials if trial.by_example)
    noticed = sum(1 for trial in proof.trials if trial.noticed_by)
    yield say(
        "prove.summary",
        language,
        total=len(proof.trials),
        by_example=by_example,
        by_submission=noticed - by_example,
        same=same,
        survived=len(proof.survivors),
        outcomes=proof.outcomes,
        reached=proof.outcomes - len(proof.unreached),
    )


def _trial(trial: Trial, language: Language) -> str:
    change = trial.mutation
    code = "survived" if trial.survived else "noticed" if trial.noticed_by else "same"
    return say(
        f"prove.{code}",
        language,
        code=change.target.code,
        target=change.target.title.in_language(language),
        what=say(f"prove.what.{change.what}", language),
        was=change.was,
        now=change.now,
        by=trial.noticed_by,
        why=say(f"prove.same.{change.same}", language) if change.same else "",
    )
