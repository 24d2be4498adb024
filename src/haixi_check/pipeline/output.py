"""Writing a verdict to the files that were named, and the annotated copies of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from haixi_check.errors import RefusedError
from haixi_check.pipeline.request import Request
from haixi_check.plain import dataclass
from haixi_check.problem import Tier
from haixi_check.readers import InputFile, contents
from haixi_check.readers.own_outputs import OWN_OUTPUT
from haixi_check.report import Manner
from haixi_check.system.paths import for_the_system, is_folder
from haixi_check.writers import BY_SUFFIX, rendered
from haixi_check.writers.files import Failed, make_folder, raised, write

if TYPE_CHECKING:
    from haixi_check.messages import Language
    from haixi_check.provenance import Input
    from haixi_check.verdict import Verdict


@dataclass(frozen=True)
class Copy:
    """A copy that was written, and what is to be known of it, by code."""

    path: Path
    notices: tuple[str, ...]


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
    verdict: Verdict,
    request: Request,
    sources: Iterable[InputFile],
    manner: Manner,
    *,
    failed: Failed = raised,
) -> Iterator[Path]:
    """Write the verdict to every path that was asked for; each is whole or not there.

    `sources` are the inputs as listed for this verdict; a report of ours among them may be written
    anew. Yields each file that is written, and gives `failed` the reason for one that cannot be.
    """
    manner = replace(manner, detail="normal")  # files hold everything, however little is printed
    read = _submitted(verdict)
    inputs = [source.path for source in sources if source.shown in read]
    for path in request.outputs:
        content = rendered(_format(path), verdict, manner)
        try:
            write(path, content, inputs=inputs)
        except RefusedError as error:
            failed(error)
        else:
            yield path


def annotate(
    verdict: Verdict,
    request: Request,
    sources: Iterable[InputFile],
    *,
    language: Language,
    failed: Failed = raised,
) -> Iterator[Copy]:
    """Write an annotated copy of every input below the folder named for them, if one is.

    `sources` are the inputs as listed for this verdict. Yields each copy that is written, and gives
    `failed` the reason for one that cannot be, or whose file is gone or another one by now.
    """
    if (folder := request.annotate) is None:
        return
    from haixi_check.report.reader import Reader
    from haixi_check.writers import annotated

    sources = tuple(sources)
    waiting = _submitted(verdict)
    reader = Reader(verdict, language)
    for document, data in contents(sources, unread=annotated.WORKBOOK):
        item = waiting.pop(document.path, None)
        source = _source_of(document.path, sources)
        if item is None:
            continue  # a report of ours, or a member that the zip has only now
        if document.sha256 != item.sha256 and not source.standard_input:
            failed(RefusedError("input_changed", path=document.path))
            continue
        made = annotated.annotate(reader, item, data, document.tables)
        path = folder / for_the_system(made.name)
        try:
            _write_copy(path, made.content, source, sources)
        except RefusedError as error:
            failed(error)
        else:
            yield Copy(path, made.notices)
    for gone in waiting:
        failed(RefusedError("input_changed", path=gone))


def _write_copy(
    path: Path, content: bytes, source: InputFile, sources: Iterable[InputFile]
) -> None:
    """Write the copy of `source`, readable for whom that is. Raises `RefusedError`."""
    make_folder(path.parent)
    like = None if source.standard_input else source.path
    write(path, content, inputs=[each.path for each in sources], like=like)


def _source_of(path: str, sources: Iterable[InputFile]) -> InputFile:
    """The input with this shown path, or the archive that it lies in."""
    return next(s for s in sources if path == s.shown or path.startswith(f"{s.shown}/"))


def _submitted(verdict: Verdict) -> dict[str, Input]:
    """The inputs by path, without the reports of ours that were come upon in a folder."""
    reports = {
        problem.place.file
        for problem in verdict.problems
        if problem.code == OWN_OUTPUT and problem.tier is Tier.NOTE
    }
    return {item.path: item for item in verdict.inputs if item.path not in reports}


def _format(path: Path) -> str:
    """The format that a suffix chooses. Raises `RefusedError` for an unknown one."""
    if path.suffix.lower() not in BY_SUFFIX:
        raise RefusedError("unknown_suffix", path=str(path), known=" ".join(BY_SUFFIX))
    return BY_SUFFIX[path.suffix.lower()]
