"""Evidence named as a file: looked for beside the submission, hashed, never opened further."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from haixi_check.explanations import explanation
from haixi_check.problems import Problem, Tier, shown
from haixi_check.submissions import Record, Submission

_ADDRESS = re.compile(r"^[a-z][a-z0-9+.-]+://|^www\.", re.IGNORECASE)


def attach(
    submissions: Mapping[str, Submission], folders: Mapping[str, Path]
) -> tuple[dict[str, Submission], list[Problem]]:
    """The submissions with the hash of every named file; one that is not there is told.

    `folders` maps an input, by its shown path, to the folder that it lies in. No file outside that
    folder is touched, whatever a record says.
    """
    problems: list[Problem] = []
    hashed = cache(_hash)
    attached = {
        unit: replace(
            submission,
            records=tuple(
                _attached(record, folders, hashed, problems) for record in submission.records
            ),
        )
        for unit, submission in submissions.items()
    }
    return attached, problems


def _attached(
    record: Record,
    folders: Mapping[str, Path],
    hashed: Callable[[Path], str],
    problems: list[Problem],
) -> Record:
    folder = folders.get(record.location.file)
    if not record.file or folder is None or _ADDRESS.match(record.file):
        return record
    path = _inside(folder, record.file)
    found = "" if path is None else hashed(path)
    if found:
        return replace(record, sha256=found)
    code = "file_missing" if path is not None else "file_outside"
    answer = explanation(record.note)
    problems.append(
        Problem(
            code=code,
            tier=Tier.EXPLAIN,
            location=record.location,
            found=shown(record.file),
            params={"file": shown(record.file)},
            unit=record.unit,
            answer=answer,
        )
    )
    return record if answer or record.doubt else replace(record, doubt=code)


def _hash(path: Path) -> str:
    """The hash of the file at `path`; blank where no file can be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:  # what is no name of a file anywhere (too long), or may not be read
        return ""


def _inside(folder: Path, written: str) -> Path | None:
    """The path that a record names, if it stays in the folder of its submission."""
    if PurePosixPath(written).is_absolute() or PureWindowsPath(written).drive:
        return None
    root = folder.resolve()
    try:
        path = (root / written.replace("\\", "/")).resolve()
    except (OSError, RuntimeError):  # links in a circle lead nowhere
        return None
    return path if path.is_relative_to(root) else None
