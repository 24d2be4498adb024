"""Why something was not done, in words: a refused command, a faulty pack, a file not written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from haixi_check.cli.telling import said, tell
from haixi_check.messages import Language, known, say
from haixi_check.writers.escape import visible

if TYPE_CHECKING:
    from haixi_check.errors import Fault, RefusedError

NAMED = 5
"""How many of the files that could not be written are named; a full disk may refuse hundreds."""


def place_and_fault(fault: Fault, language: Language) -> str:
    """A fault of a pack as an editor understands it: file, line, column, sentence."""
    sentence = said(fault.code, language, **_filling(fault, language))
    return f"{visible(fault.file)}:{fault.line}:{fault.column}: {sentence}"


def _filling(fault: Fault, language: Language) -> dict[str, str]:
    """What its sentence may name: its parameters, and the name that was perhaps meant."""
    nearest = fault.params.get("nearest", "")
    near = say("words.nearest", language, name=nearest) if nearest else ""
    return {"near": near, **fault.params}


def refusal(error: RefusedError, language: Language) -> list[str]:
    """Why nothing was done, in words; a broken pack fault by fault."""
    params = dict(error.params)
    if known(f"{error.code}.{params.get('reason', '')}"):
        params["reason"] = say(f"{error.code}.{params['reason']}", language)
    return [
        said(f"refused.{error.code}", language, **params),
        *(place_and_fault(fault, language) for fault in error.faults),
    ]


def tell_unwritten(errors: Sequence[RefusedError], language: Language) -> None:
    """Say on standard error which files could not be written, and why."""
    for error in errors[:NAMED]:
        for line in refusal(error, language):
            tell(line, beside=True)
    if len(errors) > NAMED:
        tell(say("unwritten.more", language, n=len(errors) - NAMED), beside=True)
