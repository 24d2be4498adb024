"""Writing a verdict to the files that were named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check.errors import RefusedError
from haixi_check.pipeline.request import Request
from haixi_check.problem import Tier
from haixi_check.readers.discovery import list_inputs
from haixi_check.readers.own_outputs import OWN_OUTPUT
from haixi_check.report import Manner
from haixi_check.system.paths import is_folder
from haixi_check.writers import BY_SUFFIX, rendered
from haixi_check.writers.files import Failed, raised, write

if TYPE_CHECKING:
    from haixi_check.verdict import Verdict


def know_outputs(request: Request) -> None:
    """Refuse, before anything is read, what could not be written or would be read next time."""
    for path in request.outputs:
        _format(path)
        if not is_folder(path.parent):
            raise RefusedError("cannot_write", path=str(path), reason="missing")
    if (folder := request.annotate) is None:
        return
    for path in request.paths:
        if is_folder(path) and folder.resolve().is_relative_to(path.resolve()):
            raise RefusedError("annotate_among_inputs", path=str(folder), inputs=str(path))


def write_outputs(
    verdict: Verdict, request: Request, manner: Manner, *, failed: Failed = raised
) -> Iterator[Path]:
    """Write the verdict to every path that was asked for; each is whole or not there.

    Yields each that is written; one that cannot be keeps no other from it, and `failed` hears why.
    How much is printed is no matter of files: each holds everything. A report of ours that lies
    among the submissions is none of them: it may be written anew.
    """
    manner = replace(manner, detail="normal")
    read = {item.path for item in verdict.inputs} - reports(verdict)
    inputs = [source.path for source in list_inputs(request.paths) if source.shown in read]
    for path in request.outputs:
        content = rendered(_format(path), verdict, manner)
        try:
            write(path, content, inputs=inputs)
        except RefusedError as error:
            failed(error)
        else:
            yield path


def reports(verdict: Verdict) -> set[str]:
    """The inputs that are reports of ours, come upon in a folder."""
    return {
        problem.place.file
        for problem in verdict.problems
        if problem.code == OWN_OUTPUT and problem.tier is Tier.NOTE
    }


def _format(path: Path) -> str:
    """The format that a suffix chooses. Raises `RefusedError` for an unknown one."""
    if path.suffix.lower() not in BY_SUFFIX:
        raise RefusedError("unknown_suffix", path=str(path), known=" ".join(BY_SUFFIX))
    return BY_SUFFIX[path.suffix.lower()]
