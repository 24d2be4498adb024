"""Paths on the command line -> the inputs to open, in a stable order and under names to print."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from haixi_check.errors import RefusedError, most_like
from haixi_check.plain import dataclass
from haixi_check.problem import masked
from haixi_check.readers.documents import InputFile, KeptBytes, Unopened
from haixi_check.readers.files import start_of
from haixi_check.readers.formats import SOUGHT
from haixi_check.readers.own_outputs import is_own_report
from haixi_check.readers.shown_paths import shown_paths
from haixi_check.readers.unopened import empty_ones, unopened
from haixi_check.system.paths import is_folder, readable

LOCK_FILE = 1024
"""Bytes that the lock file of a spreadsheet has at the most."""

STANDARD_INPUT = "-"
SHOWN_STANDARD_INPUT = "stdin"
"""The name under which problems tell of standard input."""


@dataclass(frozen=True)
class Listing:
    """What lies at the given paths."""

    sources: tuple[InputFile, ...]
    """The files to open, in the order of their names."""
    unopened: tuple[Unopened, ...] = ()
    """For each folder that has something to tell of, what of it is not opened."""


def list_inputs(paths: Iterable[Path], *, encoding: str | None = None) -> tuple[InputFile, ...]:
    """The files that `paths` name, folders searched through, each once. See `list_all`."""
    return list_all(paths, encoding=encoding).sources


def list_all(paths: Iterable[Path], *, encoding: str | None = None, keep: bool = False) -> Listing:
    """Look once through everything that `paths` name.

    A file is shown relative to the folder that all of `paths` have in common, so that the verdict
    does not depend on where the checkout or the caller stands. `-` is standard input, whose bytes
    stay where they will be needed again, told by `keep`. Raises `RefusedError` for a path that does
    not exist.
    """
    given = expanded(paths)
    files = [path for path in given if str(path) != STANDARD_INPUT]
    named = _absolute(files)
    for path, written in zip(named, files, strict=True):
        if not os.path.lexists(path):
            raise _missing(path, written)
    common = _common(named)
    inputs: dict[Path, InputFile] = {}
    unopened_by_folder: dict[Path, Unopened] = {}
    for path, written in zip(named, files, strict=True):
        within = is_folder(path)
        folders = list[Path]()
        every = sorted(_walk(path, folders)) if within else [path]
        others = {file for file in every if within and _is_other(file)}
        for file in every:
            if file not in others and (file not in inputs or not within):
                shown = _printable(file.relative_to(common))
                typed = "" if within else readable(str(written))
                inputs[file] = InputFile(file, shown, encoding, come_upon=within, typed=typed)
        if within and (rest := _not_opened(path, common, every, others, folders)) is not None:
            unopened_by_folder[path] = rest
    shown_as = shown_paths(source.shown for source in inputs.values())
    inputs = {at: replace(each, shown=shown_as[each.shown]) for at, each in inputs.items()}
    sources = sorted(inputs.values(), key=lambda source: source.shown)
    if len(files) < len(given):
        kept = KeptBytes() if keep else None
        path, shown = Path(SHOWN_STANDARD_INPUT), SHOWN_STANDARD_INPUT
        sources.append(InputFile(path, shown, encoding, standard_input=True, kept=kept))
    return Listing(tuple(sources), tuple(unopened_by_folder.values()))


def _not_opened(
    folder: Path, common: Path, every: Iterable[Path], others: set[Path], folders: Iterable[Path]
) -> Unopened | None:
    """What of a folder that was looked through is not opened, in names that may be printed."""
    names = {_printable(file.relative_to(common)): file for file in every}
    below = {_printable(each.relative_to(common)) for each in folders}
    return unopened(
        masked(_printable(folder.relative_to(common))),
        (name for name, file in names.items() if file in others),
        folders=empty_ones(below, names),
        is_report=lambda name: is_own_report(name, lambda size: start_of(names[name], size)),
        empty=len(others) == len(names),
        shown_as=masked,
    )


def _missing(path: Path, written: Path) -> RefusedError:
    """That nothing lies at `path`, with the name beside it that was perhaps meant."""
    try:
        beside = [each.name for each in path.parent.iterdir()]
    except OSError:
        beside = []
    near = most_like(path.name, beside)
    if not near:
        return RefusedError("no_such_path", path=str(written))
    return RefusedError("no_such_path_near", path=str(written), nearest=_printable(Path(near)))


def expanded(paths: Iterable[Path]) -> list[Path]:
    """The paths with `*` and `?` written out where no such file exists: cmd.exe leaves it to us."""
    return [each for path in paths for each in _expanded(path)]


def _expanded(path: Path) -> list[Path]:
    if not {"*", "?"} & set(str(path)) or os.path.lexists(path):
        return [path]
    parts = path.parts
    first = next(at for at, part in enumerate(parts) if {"*", "?"} & set(part))
    start = Path(*parts[:first]) if first else Path()
    return sorted(start.glob(str(Path(*parts[first:])))) or [path]


def folder_from_here(paths: Iterable[Path]) -> str:
    """The folder that inputs are shown relative to, as seen from the current one.

    Empty if it is the current one, or stands outside of it.
    """
    files = [path for path in expanded(paths) if str(path) != STANDARD_INPUT]
    try:
        here = Path.cwd()
    except OSError:  # it was deleted meanwhile
        return ""
    common = _common(_absolute(files))
    return masked(_printable(common.relative_to(here))) if here in common.parents else ""


def _absolute(paths: Iterable[Path]) -> list[Path]:
    """The paths from the root on, links as links.

    Raises `RefusedError` for a relative one where the current folder was deleted.
    """
    try:
        return [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100
    except OSError as error:
        raise RefusedError("no_current_folder") from error


def _common(named: Iterable[Path]) -> Path:
    roots = {path if is_folder(path) else path.parent for path in named}
    return Path(os.path.commonpath(roots)) if roots else Path()


def _printable(path: Path) -> str:
    r"""A path as it may be printed: bytes of its name that are no UTF-8 as `\xff`."""
    return readable(path.as_posix())


def _is_other(path: Path) -> bool:
    return (path.suffix.lower() not in SOUGHT or _is_hidden(path)) and not _is_folder(path)


def _is_hidden(path: Path) -> bool:
    """Whether it is called as what is hidden, or as the lock file of a spreadsheet."""
    return path.name.startswith((".", "~$"))


def _holds_something(path: Path) -> bool:
    """Whether a hidden file is one that somebody may have meant to hand in.

    A lock file holds a name and nothing else, and `._` is what macOS keeps beside a file.
    """
    if path.suffix.lower() not in SOUGHT or path.name.startswith("._"):
        return False
    try:
        return path.stat().st_size > LOCK_FILE
    except OSError:
        return False


def _walk(folder: Path, folders: list[Path]) -> Iterator[Path]:
    """The files below a folder; what is hidden is left out where it cannot be a submission.

    Each folder is entered once, whatever links lead to it, and then stands in `folders`. One that
    cannot be entered is an input that cannot be read.
    """
    waiting, entered = [folder], set[tuple[int, int]]()
    while waiting:
        current = waiting.pop()
        try:
            status = current.stat()
            paths = sorted(current.iterdir(), reverse=True)
        except OSError:
            yield current
            continue
        if (status.st_dev, status.st_ino) in entered:
            continue
        entered.add((status.st_dev, status.st_ino))
        folders.append(current)
        for path in paths:
            if _is_hidden(path) and (_is_folder(path) or not _holds_something(path)):
                continue
            if _is_folder(path):
                waiting.append(path)
            else:
                yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the path is too long, or may not be looked at: then it cannot be entered
        return True
