"""Writing files: whole or not at all, under a temporary name first, and never over an input."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from haixi_check.refusals import RefusedError

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
}


def make_folder(path: Path) -> None:
    """Make the folder `path` unless it is there. Raises `RefusedError` where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise RefusedError("cannot_write", path=str(path), reason="not_folder") from error
    except OSError as error:
        raise RefusedError("cannot_write", path=str(path), reason="denied") from error


def write(path: Path, content: bytes, *, inputs: Iterable[Path] = ()) -> None:
    """Write `content` to `path`, or leave what was there. Raises `RefusedError` where it cannot."""
    for source in inputs:
        if path.exists() and source.exists() and path.samefile(source):
            raise RefusedError("output_is_input", path=str(path))
    try:
        _replace(path, content)
    except OSError as error:
        raise not_written(str(path), error) from error


def not_written(path: str, error: OSError) -> RefusedError:
    """Why nothing could be written to `path`, in terms of whoever chose it."""
    reason = _REASONS.get(error.errno or 0, "other")
    return RefusedError("cannot_write", path=path, reason=reason)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".haixi-check-")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
