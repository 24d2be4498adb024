"""`--annotate`: copies of the submitted files with everything marked that was found in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from haixi_check.errors import RefusedError
from haixi_check.messages import Language
from haixi_check.pipeline.output import reports
from haixi_check.pipeline.request import Request
from haixi_check.plain import dataclass
from haixi_check.readers import Document, InputFile, contents
from haixi_check.readers.discovery import list_inputs
from haixi_check.system.paths import for_the_system
from haixi_check.verdict import Verdict
from haixi_check.writers.files import Failed, make_folder, raised, write


@dataclass(frozen=True)
class Copy:
    """A copy that was written, and what is to be known of it, by code."""

    path: Path
    notices: tuple[str, ...]


def annotate(
    verdict: Verdict, request: Request, *, language: Language, failed: Failed = raised
) -> Iterator[Copy]:
    """Write an annotated copy of every input below the folder named for them, if one is.

    Yields each that is written; one that cannot be keeps no other from it, and `failed` hears why.
    No input is ever written to.
    """
    from haixi_check.report.reader import Reader
    from haixi_check.writers import annotated as annotations

    folder = request.annotate
    if folder is None:
        return
    sources = list_inputs(request.paths, encoding=request.encoding)
    inputs = [source.path for source in sources]
    own = reports(verdict)
    known = {item.path: item for item in verdict.inputs if item.path not in own}
    reader = Reader(verdict, language)
    for document, data in contents(sources, unread=annotations.WORKBOOK):
        item = known.get(document.path)
        if item is None:  # a report of ours, perhaps written by this very run
            continue
        made = annotations.annotate(reader, item, data, document.tables)
        path = folder / for_the_system(made.name)
        try:
            make_folder(path.parent)
            write(path, made.content, inputs=inputs, like=_original(document, sources))
        except RefusedError as error:
            failed(error)
        else:
            yield Copy(path, made.notices)


def _original(document: Document, sources: tuple[InputFile, ...]) -> Path | None:
    """The file that a document was read from, or the archive that it lies in."""
    for source in sources:
        if document.path == source.shown or document.path.startswith(f"{source.shown}/"):
            return None if source.standard_input else source.path
    return None
