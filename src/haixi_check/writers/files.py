"""Writing files: whole or not at all, under a temporary name first, and never over an input."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from haixi_check.errors import RefusedError
from haixi_check.system.paths import is_file

_BINARY = getattr(os, "O_BINARY", 0)
_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EFBIG: "too_big",
    errno.ENAMETOOLONG: "long_name",
}


Failed: TypeAlias = Callable[[RefusedError], None]
"""Hears of a file that could not be written; the others still are."""


def raised(error: RefusedError) -> None:
    """Let a file that cannot be written end it all. Raises `error`."""
    raise error


def make_folder(path: Path) -> None:
    """Make the folder `path` unless it is there. Raises `RefusedError` where it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise RefusedError("cannot_write", path=str(path), reason="not_folder") from error
    except (OSError, ValueError) as error:
        raise not_written(str(path), error) from error


def write(
    path: Path, content: bytes, *, inputs: Iterable[Path] = (), like: Path | None = None
) -> None:
    """Write `content` to `path`, or leave what was there.

    A link is followed: what it leads to is replaced. The file is as readable as the user's mask
    lets it be, and no more so than `like`, if one is given. Raises `RefusedError` where it cannot
    be written, is no ordinary file, or is one of `inputs`.
    """
    try:
        if path.exists() and not path.is_file():
            raise RefusedError("output_not_file", path=str(path))
        if path.exists() and any(is_file(source) and path.samefile(source) for source in inputs):
            raise RefusedError("output_is_input", path=str(path))
        _replace(Path(os.path.realpath(path)), content, _mode(like))
    except (OSError, ValueError) as error:
        raise not_written(str(path), error) from error


def not_written(path: str, error: Exception) -> RefusedError:
    """Why nothing could be written to `path`, in terms of whoever chose it."""
    reason = _REASONS.get(getattr(error, "errno", None) or 0, "other")
    return RefusedError("cannot_write", path=path, reason=reason)


def _mode(like: Path | None) -> int:
    """The permissions of a new file."""
    mask = os.umask(0o077)  # it can only be asked for by setting it
    os.umask(mask)
    mode = 0o666 & ~mask
    return mode & stat.S_IMODE(like.stat().st_mode) | 0o600 if like is not None else mode


def _replace(path: Path, content: bytes, mode: int) -> None:
    name = str(path.parent / f".haixi-check-{secrets.token_hex(8)}")
    try:
        # Made within what removes it: an interruption leaves nothing behind.
        handle = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
