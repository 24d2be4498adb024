"""What lies in a folder or a zip and is not opened. Looks at names, and opens nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath

from haixi_check.readers.documents import Unopened


def unopened(
    shown: str,
    others: Iterable[str],
    *,
    folders: Iterable[str],
    is_report: Callable[[str], bool],
    empty: bool,
    shown_as: Callable[[str], str] = str,
) -> Unopened | None:
    """What is to be told of a folder or a zip: nothing where all of it was opened."""
    names, hollow = sorted(others), [] if empty else sorted(folders)
    if not (names or hollow or empty):
        return None
    reports = [name for name in names if is_report(name)]
    files = [name for name in names if name not in reports]
    files, reports, hollow = (list(map(shown_as, each)) for each in (files, reports, hollow))
    return Unopened(shown, tuple(files), tuple(reports), tuple(hollow), empty=empty)


def empty_ones(folders: Collection[str], files: Iterable[str]) -> Iterator[str]:
    """Those of `folders` that no file lies in, at whatever depth; of nested ones the outermost."""
    filled = {str(above) for file in files for above in PurePosixPath(file).parents}
    hollow = {folder for folder in folders if folder not in filled}
    return (folder for folder in hollow if str(PurePosixPath(folder).parent) not in hollow)
