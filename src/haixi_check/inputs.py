"""Paths on the command line -> the inputs to open, in a stable order and under names to print."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from haixi_check.problems import RefusedError
from haixi_check.readers.documents import Source

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".json", ".yaml", ".yml")
"""What is looked for in a folder; a file that is named is opened whatever it is called."""


def list_inputs(paths: Iterable[Path], *, encoding: str | None = None) -> tuple[Source, ...]:
    """The files that `paths` name, folders searched through, each once.

    A file is shown relative to the folder that all of `paths` have in common, so that the verdict
    does not depend on where the checkout or the caller stands. Raises `RefusedError` for a path
    that does not exist.
    """
    named = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links stay links
    for path, given in zip(named, paths, strict=True):
        if not path.exists():
            raise RefusedError("no_such_path", path=str(given))
    roots = {path if path.is_dir() else path.parent for path in named}
    common = Path(os.path.commonpath(roots)) if roots else Path()
    found: dict[Path, Source] = {}
    for path in named:
        for file in sorted(_walk(path)) if path.is_dir() else [path]:
            found.setdefault(file, Source(file, file.relative_to(common).as_posix(), encoding))
    return tuple(sorted(found.values(), key=lambda source: source.shown))


def _walk(folder: Path) -> Iterator[Path]:
    """The submissions below a folder; what is hidden or a spreadsheet's lock file is not one."""
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            yield from _walk(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path
