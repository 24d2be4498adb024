"""Evidence named as a file: looked for beside the submission, hashed, never opened further.

Beside a submission in a zip lies what lies beside it in that zip.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from posixpath import normpath

from haixi_check.intake.cells.explanation import explanation
from haixi_check.intake.cells.references import Reference, reference
from haixi_check.problem import Problem, Tier, shown
from haixi_check.readers.files import Members
from haixi_check.submission import Record, Submission
from haixi_check.system.paths import for_the_system, is_file

_OF_NOTHING = hashlib.sha256(b"").hexdigest()
"""The hash of a file that holds nothing, and proves nothing."""


def attach(
    submissions: Mapping[str, Submission], files: Mapping[str, Path]
) -> tuple[dict[str, Submission], list[Problem]]:
    """The submissions with the hash of every named file; one that is not there is told.

    `files` maps an input, by its shown path, to the file that it is. Nothing outside its folder is
    touched, or, where it is a zip, outside of that; whatever a record says.
    """
    problems: list[Problem] = []
    folders = _Folders(files)
    attached = {
        unit: replace(
            submission,
            records=tuple(_attached(record, folders, problems) for record in submission.records),
        )
        for unit, submission in submissions.items()
    }
    return attached, problems


_BETWEEN_NAMES = re.compile(r"[;；、,，\n]+")


def names_in(written: str) -> tuple[str, ...]:
    """What one cell names, if it names several files or addresses."""
    return tuple(name for part in _BETWEEN_NAMES.split(written) if (name := part.strip()))


def _attached(record: Record, folders: _Folders, problems: list[Problem]) -> Record:
    """The record with the hash of its file, of several one after the other."""
    if not record.file:
        return record
    found, code = _found(record.file, record.location.file, folders)
    names = names_in(record.file)
    named = record.file
    if code and names not in ((), (record.file,)):
        each = {name: _found(name, record.location.file, folders) for name in names}
        lost = [(name, why) for name, (_, why) in each.items() if why]
        found = " ".join(digest for digest, _ in each.values() if digest)
        named, code = lost[0] if lost else ("", "")
    if not code:
        return replace(record, sha256=found)
    answer = explanation(record.note)
    problems.append(
        Problem(
            code=code,
            tier=Tier.EXPLAIN,
            location=record.named_at or record.location,
            found=shown(named),
            params={"file": shown(named)},
            unit=record.unit,
            answer=answer,
        )
    )
    return record if answer or record.doubt else replace(record, doubt=code)


def _found(named: str, submission: str, folders: _Folders) -> tuple[str, str]:
    """The hash of what a submission names, blank for an address; or why it counts for nothing."""
    match reference(named):
        case Reference.ADDRESS:
            return "", ""
        case Reference.INCOMPLETE:
            return "", "address_incomplete"
        case Reference.PLACEHOLDER:
            return "", "address_placeholder"
        case Reference.LOCAL:
            return "", "file_outside"
        case Reference.PATH:
            pass
    if folders.is_submission(submission, named):
        return "", "file_is_submission"
    digest = folders.hashed(submission, named)
    if digest == _OF_NOTHING:
        return "", "file_empty"
    if digest:
        return digest, ""
    return "", "file_outside" if digest is None else "file_missing"


class _Folders:
    """What lies beside the inputs."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._hash = cache(_hash)
        self._members = cache(Members)

    def is_submission(self, submission: str, written: str) -> bool:
        """Whether a submission names itself."""
        if submission in self._files:
            own = self._files[submission]
            path = _inside(own.parent, written)
            return path is not None and path == _resolved(own)
        archive, member = self._member(submission)
        return archive is not None and _within(member, written) == normpath(member)

    def hashed(self, submission: str, written: str) -> str | None:
        """The hash of a named file: blank if none can be read, `None` if it lies outside."""
        if submission in self._files:
            path = _inside(self._files[submission].parent, written)
            return None if path is None else self._hash(path)
        archive, member = self._member(submission)
        if archive is None:
            return ""
        named = _within(member, written)
        return None if named is None else self._members(archive).hash(named)

    def _member(self, submission: str) -> tuple[Path | None, str]:
        """The archive that a submission lies in, if any, and its name there."""
        for archive in map(str, PurePosixPath(submission).parents):
            if archive in self._files:
                members = self._members(self._files[archive])
                shown = submission.removeprefix(f"{archive}/")
                return self._files[archive], members.real(shown)
        return None, ""


def _hash(path: Path) -> str:
    """The hash of the file at `path`; blank where no file can be read."""
    try:
        if not is_file(path):
            return ""
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError):  # no name of a file anywhere (too long), or may not be read
        return ""


def _resolved(path: Path) -> Path | None:
    """Where `path` leads; nothing for links in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _is_absolute(written: str) -> bool:
    return PurePosixPath(written).is_absolute() or bool(PureWindowsPath(written).anchor)


def _inside(folder: Path, written: str) -> Path | None:
    """The path that a record names, if it stays in the folder of its submission."""
    if _is_absolute(written):
        return None
    root = folder.resolve()
    try:
        path = (root / for_the_system(written.replace("\\", "/"))).resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle lead nowhere
        return None
    return path if path.is_relative_to(root) else None


def _within(submission: str, written: str) -> str | None:
    """The member that a record names, if it stays in the folder of its submission's member."""
    if _is_absolute(written):
        return None
    folder = PurePosixPath(submission).parent
    path = normpath(written.replace("\\", "/"))
    return None if path == ".." or path.startswith("../") else normpath(folder / path)
