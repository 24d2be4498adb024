"""What lies in a folder or a zip and is not opened. Tells of nothing and opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Unopened:
    """What lies in a folder or a zip that was given, or below, and was not opened.

    Everything is named as it may be printed; nothing is hidden or the lock file of a spreadsheet.
    """

    shown: str
    """The folder or the zip."""
    files: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """Reports that a check itself has written."""
    folders: tuple[str, ...] = ()
    """Folders within that hold no file at all; one within another is not named."""
    empty: bool = False
    """Whether nothing lies in it that is opened."""


def unopened(
    shown: str,
    others: Iterable[str],
    *,
    folders: Iterable[str],
    is_report: Callable[[str], bool],
    empty: bool,
) -> Unopened | None:
    """What is to be told of a folder or a zip: nothing where all of it was opened."""
    names = sorted(others)
    reports = tuple(name for name in names if is_report(name))
    files = tuple(name for name in names if name not in reports)
    found = Unopened(shown, files, reports, () if empty else tuple(sorted(folders)), empty=empty)
    return found if names or found.folders or empty else None


def empty_ones(folders: Collection[str], files: Iterable[str]) -> Iterator[str]:
    """Those of `folders` that no file lies in, at whatever depth; of nested ones the outermost."""
    filled = {str(above) for file in files for above in PurePosixPath(file).parents}
    hollow = {folder for folder in folders if folder not in filled}
    return (folder for folder in hollow if str(PurePosixPath(folder).parent) not in hollow)
