"""Writing a verdict to the files that were named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from haixi_check.inputs import list_inputs
from haixi_check.pipeline.requests import Request
from haixi_check.problems import RefusedError
from haixi_check.renderers import BY_SUFFIX, Manner, rendered
from haixi_check.verdicts import Verdict
from haixi_check.writing import write


def know_formats(paths: Iterable[Path]) -> None:
    """Refuse an output of unknown suffix before anything is read."""
    for path in paths:
        _format(path)


def write_outputs(verdict: Verdict, request: Request, manner: Manner) -> tuple[Path, ...]:
    """Write the verdict to every path that was asked for; each is whole or not there."""
    inputs = [source.path for source in list_inputs(request.paths)]
    for path in request.outputs:
        write(path, rendered(_format(path), verdict, manner), inputs=inputs)
    return request.outputs


def _format(path: Path) -> str:
    """The format that a suffix chooses. Raises `RefusedError` for an unknown one."""
    if path.suffix.lower() not in BY_SUFFIX:
        raise RefusedError("unknown_suffix", path=str(path), known=" ".join(BY_SUFFIX))
    return BY_SUFFIX[path.suffix.lower()]
